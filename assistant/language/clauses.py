"""Where one thing that is said ends and the next begins: sentences by marks, clauses by commas and small words."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

_STOPS = frozenset(".;!?:\n…|•")
_TURNS = frozenset("but although though because cos whereas unless however except since until".split())
"""Words with which another clause begins."""
_JOINS = frozenset("and so then plus while who which".split())
"""Words with which another clause begins where something that can be a subject, or a verb, comes after."""
_STARTS = frozenset(
    "i he she it they we there this that these no not never nobody none nothing both all has have had is are was were "
    "be been will would can could may might does do did wants want says said still now currently also if only just "
    "needs need got gets isn hasn doesn wasn wo ca".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `start` to `end` (past the last). `sentence`: its number, counted from nothing."""

    start: int
    end: int
    sentence: int


def clauses_of(doc: Doc) -> list[Clause]:
    """The clauses of a text whose people are marked as entities. Marks between them belong to none."""
    found: list[Clause] = []
    start, sentence = 0, 0
    for token in doc:
        here = token.i
        stop = token.text in _STOPS or (token.is_space and "\n" in token.text) or _is_dash(doc, here)
        if stop or _ends_before(doc, start, here):
            if start < here:
                found.append(Clause(start, here, sentence))
            start = here + (stop or token.text == ",")
            sentence += stop
    if start < len(doc):
        found.append(Clause(start, len(doc), sentence))
    return found


def _is_dash(doc: Doc, here: int) -> bool:
    """Whether a dash parts what is said, rather than joining a word."""
    if doc[here].text in ("–", "—", "--", "->"):
        return True
    return doc[here].text == "-" and here > 0 and bool(doc[here - 1].whitespace_)


def _ends_before(doc: Doc, start: int, here: int) -> bool:
    """Whether a clause ends before this token."""
    if here == start or here + 1 >= len(doc):
        return False
    word, after = doc[here].norm_, doc[here + 1]
    if doc[here].text == ",":
        return here - start > 1 and (_can_start(doc, here + 1) or after.norm_ in _JOINS | _TURNS or here - start > 2)
    if word in _TURNS:
        return not (word in ("since", "until") and not _can_start(doc, here + 1))
    return word in _JOINS and _can_start(doc, here + 1)


def _can_start(doc: Doc, here: int) -> bool:
    return bool(doc[here].ent_type_) or doc[here].norm_ in _STARTS
