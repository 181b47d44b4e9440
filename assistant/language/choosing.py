"""A reply in words, matched to the choices of the question that was put. What is near is asked back, never assumed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

Offers = Sequence[tuple[str, str]]
"""(id, label)"""
Groups = tuple[tuple[str, ...], ...]

NEAR, FAR = 78.0, 60.0
LEAD = 12.0
MOST = 3
_BETWEEN = re.compile(r"\s*(?:[,;&+]|\band\b)\s*")
_NUMBERS = re.compile(r"\d{1,2}(?:\s*[,; ]\s*\d{1,2})*")


def closest(words: str, offers: Offers, several: bool) -> tuple[Groups, bool]:
    """What `words` may mean: groups of offers' ids, likeliest first, and whether it is one of them word for word.

    By number, by id or label, else by likeness (rapidfuzz). `several`: a list may be meant, "care order and placement
    order". Nothing near: no groups.
    """
    listed = list(offers)
    exact = _numbered(words, listed, several) or _named(words, listed)
    if exact:
        return (exact,), True
    if several:
        parts = [part for part in _BETWEEN.split(words) if part.strip()]
        found = [_one(part, listed) for part in parts]
        if len(parts) > 1 and all(meanings for meanings, _ in found):
            joined = tuple(dict.fromkeys(meanings[0] for meanings, _ in found))
            return (joined,), all(certain for _, certain in found)
    meanings, certain = _one(words, listed)
    return tuple((identity,) for identity in meanings), certain


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
        if said and said in (utils.default_process(label), utils.default_process(identity.replace("_", " "))):
            return (identity,)
    return ()


def _alike(words: str, offers: list[tuple[str, str]]) -> tuple[str, ...]:
    """The offers that are alike, likeliest first; only the first where it is well ahead."""
    labels = dict(offers)
    found = process.extract(words, labels, scorer=likeness, processor=utils.default_process, limit=MOST)
    scored = [(score, identity) for _, score, identity in found if score >= FAR]
    if not scored:
        return ()
    best = scored[0][0]
    near = [identity for score, identity in scored if score > best - LEAD]
    return tuple(near)


def likeness(words: str, label: str, **_: object) -> float:
    """How alike words and a label are, 0 to 100: by their words in any order, or by a part of the longer one."""
    if not words or not label:
        return 0.0
    whole = fuzz.token_set_ratio(words, label)
    part = fuzz.partial_ratio(words, label) if min(len(words), len(label)) > 3 else 0.0
    return max(whole, 0.9 * part, fuzz.ratio(words, label))
