"""A reply in words, matched to the choices of the question that was put. What is near is asked back, never assumed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, utils

from assistant.language.names import words_of
from assistant.language.stems import stem
from assistant.language.vocabulary import Vocabulary, shipped_alike, stems_of

Offers = Sequence[tuple[str, str]]
"""(id, label)"""
Groups = tuple[tuple[str, ...], ...]

FAR = 60.0
"""Less alike than this is not near."""
LEAD = 12.0
"""What is less alike than the likeliest by this much is not asked about."""
MOST = 3
_LONGEST = 300
_BETWEEN = re.compile(r"\s*(?:[,;&+]|\band\b)\s*")
_AFTER = re.compile(r"[,:(]")
_NUMBERS = re.compile(r"\d{1,2}(?:\s*[,; ]\s*\d{1,2})*")
_SPECIALS = {
    "not_known": (
        "not sure|unsure|dunno|don t know|dont know|do not know|not known|unknown|no idea|idk|tbc|can t say|cannot say|"
        "not clear|unclear"
    ),
    "does_not_apply": "n a|na|not applicable|doesn t apply|does not apply|not relevant",
}
_SPECIAL = {key: re.compile(rf"(?:i |we |i m |we re )?(?:{words})(?: yet)?") for key, words in _SPECIALS.items()}
_REPLIES = {
    **dict.fromkeys(("yeah", "yep", "yea", "y"), ("yes",)),
    **dict.fromkeys(("nope", "nah", "n"), ("no",)),
    **dict.fromkeys(("nothing", "no"), ("none", "nothing")),
}
"""Words that may be meant by a word of a reply. What things are called stands in the lexicon."""
_SMALL = frozenset(
    "a an the with his her their its my our in at is are was of to on by for he she they or wants want would has have "
    "been just did know before".split()
)
_NOT = frozenset("no not none nothing never without isn hasn doesn wasn didn aren won".split())


class Meant(NamedTuple):
    """What words may mean: groups of offers' ids, likeliest first; whether it is one of them word for word; and which
    parts of a list found no place.
    """

    groups: Groups
    exact: bool
    unplaced: tuple[str, ...] = ()


def closest(words: str, offers: Offers, several: bool) -> Meant:
    """What `words` may mean.

    By number or label, else by likeness, word by word (rapidfuzz). `several`: a list may be meant, "care order
    and placement order". Nothing near: no groups.
    """
    listed, words = list(offers), words[:_LONGEST]
    exact = _numbered(words, listed, several) or _named(words, listed)
    if exact:
        return Meant((exact,), True)
    special = _special(words, listed)
    if special:
        return Meant((special,), False)
    if several:
        found = [(part.strip(), *_one(part, listed)) for part in _BETWEEN.split(words) if part.strip()]
        placed = tuple(dict.fromkeys(meanings[0] for _, meanings, _ in found if meanings))
        if len(found) > 1 and placed:
            unplaced = tuple(part for part, meanings, _ in found if not meanings)
            return Meant((placed,), not unplaced and all(certain for _, _, certain in found), unplaced)
    meanings, certain = _one(words, listed)
    return Meant(tuple((identity,) for identity in meanings), certain)


def _one(words: str, offers: list[tuple[str, str]]) -> tuple[tuple[str, ...], bool]:
    named = _named(words, offers)
    return (named, True) if named else (_alike(words, offers), False)


def _numbered(words: str, offers: list[tuple[str, str]], several: bool) -> tuple[str, ...]:
    if not _NUMBERS.fullmatch(words.strip()):
        return ()
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if not all(1 <= number <= len(offers) for number in numbers) or (len(numbers) > 1 and not several):
        return ()
    return tuple(dict.fromkeys(offers[number - 1][0] for number in numbers))


def _named(words: str, offers: list[tuple[str, str]]) -> tuple[str, ...]:
    said = utils.default_process(words)
    for identity, label in offers:
        plainly = (utils.default_process(label), identity.replace("_", " ") if identity in _SPECIAL else None)
        if said and said in plainly:
            return (identity,)
    return ()


def _special(words: str, offers: list[tuple[str, str]]) -> tuple[str, ...]:
    """A special answer in other words, "not sure": it is asked back like any other that is near."""
    said = utils.default_process(words)
    said = " ".join(said.split())
    return tuple(identity for identity, _ in offers if identity in _SPECIAL and _SPECIAL[identity].fullmatch(said))[:1]


def _alike(words: str, offers: list[tuple[str, str]]) -> tuple[str, ...]:
    """The offers that are alike, likeliest first; only the first where it is well ahead."""
    scored = [
        (max(likeness(words, label), likeness(words, identity.replace("_", " "))), identity)
        for identity, label in offers
    ]
    near = sorted((one for one in scored if one[0] >= FAR), key=lambda one: -one[0])[:MOST]
    return tuple(identity for score, identity in near if score > near[0][0] - LEAD)


def likeness(words: str, label: str) -> float:
    """How alike words and a label are, 0 to 100: how much of what was said is in the label, and a little how much of
    its gist, before any comma or bracket, was said. What is denied is like nothing that denies nothing.
    """
    named = _words(label)
    said = _words(_as_called(words, label))
    if not said or not named or (_NOT.intersection(said) and not _NOT.intersection(named)):
        return 0.0
    gist = _words(_AFTER.split(label, maxsplit=1)[0]) or named
    there = sum(_best(word, named) for word in said) / len(said)
    back = sum(max(_pair(word, name) for word in said) for name in gist) / len(gist)
    return 80 * there + 20 * back


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(shipped_alike())


@lru_cache(maxsize=64)
def _names_in(words: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """(start, end, other names) of every name in a reply, the longest first."""
    found = _vocabulary().others(words_of(words), wider=False)
    return tuple(sorted(found, key=lambda one: one[0] - one[1]))


def _as_called(words: str, label: str) -> str:
    """The reply with each name put as the label has it: "s20" as "section 20", where that is what the label says."""
    said: list[str | None] = list(words_of(words))
    have = f" {' '.join(stems_of(label))} "
    for start, end, names in _names_in(words):
        if f" {' '.join(stems_of(' '.join(filter(None, said[start:end]))))} " in have or None in said[start:end]:
            continue
        name = next((one for one in names if f" {' '.join(stems_of(one))} " in have), None)
        if name is not None:
            said[start:end] = [name, *[None] * (end - start - 1)]
    return " ".join(filter(None, said))


def _words(text: str) -> list[str]:
    found = words_of(text)
    return [word for word in found if word not in _SMALL] or found


def _best(word: str, named: list[str]) -> float:
    return max(_pair(word, name) for name in named)


@lru_cache(maxsize=1_000)
def _wider(word: str) -> frozenset[str]:
    """The stems of the single words that the lexicon calls the same, or wider: a nan is a relative."""
    names = (name for _, _, names in _vocabulary().others([word]) for name in names)
    return frozenset(stems_of(name)[0] for name in names if len(stems_of(name)) == 1)


def _pair(word: str, name: str) -> float:
    """How alike two words are, 0 to 1; a number is itself or another."""
    if word == name:
        return 1.0
    if name in _REPLIES.get(word, ()) or stem(name) in _wider(word):
        return 0.9
    if not (word.isalpha() and name.isalpha()) or min(len(word), len(name)) < 4:
        return 0.0
    if word.startswith(name) or name.startswith(word):
        return 0.95
    alike = fuzz.ratio(word, name) / 100
    return alike if alike >= 0.8 else 0.0
