"""Who is spoken of: every person in a text, and whom a fact is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from assistant.guidance.lexicon import Of, Who
from assistant.language.clauses import Clause

_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "themselves", "theirs"), "they"),
}
_AND, _ITS = frozenset(("and", "or", "&")), frozenset(("the", "her", "his", "their"))
_SUBJECTS = frozenset("he she they".split())
_FIRST = frozenset("i me my mine myself".split())
CHILD = "child"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start` to `end` (past the last) speak of somebody. `about`: a person's id, or a role."""

    start: int
    end: int
    about: str
    of: Of
    pronoun: str
    owns: bool = False
    """Whether what follows is theirs: "mum's flat"."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a fact is about. `fits`: it can be said of them; `sure`: they are named, or clearly meant.

    `ask`: why it must be asked of whom it is, though somebody is named; empty where it need not.
    """

    about: str
    fits: bool
    sure: bool
    ask: str = ""


def mention(doc: Doc, start: int, end: int, who: Who, about: str) -> Mention:
    """The mention of somebody at these tokens."""
    owns = end < len(doc) and doc[end].norm_ in ("'s", "’s", "'")
    owns = owns or (doc[end - 1].norm_.endswith("s") and who.pronoun in ("he", "she") and end < len(doc))
    return Mention(start, end, about, who.of, who.pronoun, owns)


def owner_of(
    doc: Doc,
    start: int,
    end: int,
    clause: Clause,
    mentions: Sequence[Mention],
    of: Collection[str],
    usual: str,
) -> Owner:
    """Whom the fact at these tokens is about. `of`: what they must be to the child; `usual`: who is meant by default.

    The nearest named before it in its clause; else one named within it; else whom a pronoun stands for; else one named
    after it; else the last one spoken of in the same sentence; else who is usually meant.
    """
    before = [one for one in mentions if clause.start <= one.start < start]
    within = [one for one in mentions if start <= one.start < end]
    after = [one for one in mentions if end <= one.start < clause.end]
    if CHILD in of and _first_person(doc, clause):
        return Owner(CHILD, True, True)
    if within and within[0].start == start and within[0].of in of:
        return _named(doc, within[0], mentions)
    at, pronoun = _pronoun(doc, clause.start, start)
    nearest = before[-1] if before else None
    if nearest is not None and nearest.end > at:
        fitting = next((one for one in reversed(before) if one.of in of), None)
        return _named(doc, fitting, mentions) if fitting else _instead(nearest, within, of)
    if pronoun:
        meant = _antecedent(pronoun, mentions, at, of)
        if meant is not None:
            return meant
    for one in (*within, *after):
        if one.of in of:
            return _named(doc, one, mentions)
    earlier = [one for one in mentions if one.start < clause.start]
    if not pronoun and earlier and earlier[-1].of in of:
        return Owner(earlier[-1].about, True, True)
    return Owner(usual, True, False)


def _named(doc: Doc, one: Mention, mentions: Sequence[Mention]) -> Owner:
    """Somebody who is named; asked about where they may be another's ("mum was four when her mum died"), or where they
    are named with others ("nan and aunt").
    """
    owner = _PRONOUNS.get(doc[one.start - 1].norm_, "") if one.start else ""
    before = [other for other in mentions if other.start < one.start]
    if owner and any(other.pronoun == owner and other.of not in (CHILD, "sibling") for other in before):
        return Owner(one.about, True, True, "it may be of somebody else's family")
    between = {token.norm_ for token in doc[before[-1].end : one.start]} if before else set()
    if between & _AND and between <= _AND | _ITS and before[-1].about != one.about:
        return Owner(one.about, True, True, "it may be of more than one person")
    return Owner(one.about, True, True)


def _instead(nearest: Mention, within: Sequence[Mention], of: Collection[str]) -> Owner:
    """Whom a fact is about that somebody is named before of whom it cannot be said: who is named in it, else they."""
    fitting = next((one for one in within if one.of in of), None)
    return Owner(fitting.about, True, True) if fitting else Owner(nearest.about, False, True)


def _first_person(doc: Doc, clause: Clause) -> bool:
    words = {token.norm_ for token in doc[clause.start : clause.end]}
    return bool(words & _FIRST) and not words & {"think", "say", "told", "spoke", "answer"}


def _pronoun(doc: Doc, start: int, end: int) -> tuple[int, str]:
    """The last pronoun of these tokens that can be the subject, or owns what follows, with its place; else -1."""
    found = [(token.i, _PRONOUNS[token.norm_]) for token in doc[start : end + 1] if token.norm_ in _PRONOUNS]
    subjects = [one for one in found if one[0] < end or doc[one[0]].norm_ in _SUBJECTS]
    return subjects[-1] if subjects else (-1, "")


def _antecedent(pronoun: str, mentions: Sequence[Mention], before: int, of: Collection[str]) -> Owner | None:
    """For whom a pronoun stands: the last one spoken of whom it fits; not sure where another would fit as well."""
    fitting = [one for one in mentions if one.start < before and one.pronoun in (pronoun, "")]
    if not fitting:
        return Owner(CHILD, True, True) if CHILD in of and pronoun != "they" else None
    last = fitting[-1]
    rivals = {one.about for one in fitting if one.of in of}
    if last.of in of:
        return Owner(last.about, True, len(rivals) == 1)
    return Owner(rivals.pop(), True, False) if rivals else Owner(last.about, False, True)
