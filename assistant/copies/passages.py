"""The passage that a statement restates, as it stands in the user's own copy. It is shown, and never kept anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.copies.finding import Place, places
from assistant.copies.kept import kept_copy
from assistant.copies.recognising import statements_of
from assistant.copies.records import KINDS, BadCopy, Copy
from assistant.curation.passages import words_of
from assistant.text import clean_line

if TYPE_CHECKING:
    from assistant.guidance import Guidance
    from assistant.guidance.sources import Statement

LONGEST = 700
SHORT = 160
"""A paragraph of fewer characters is shown with the sentences that stand before and after it."""
LONGEST_BESIDE = 270
CUT = "…"
_SENTENCE_ENDS = re.compile(r"(?<=[.!?:;])[\"'”’)\]]*\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Passage:
    """`says`: the paragraph, or what stands of it around the pin. `before`, `after`: its neighbours, where it is short.

    They are apart because in a table the neighbours of a cell speak of something else.
    """

    says: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class OwnPassage:
    """What the user's copy has of a statement.

    `passage`: None where its pin is not in the copy. `added`: the day, here, on which the copy was added. `kind`: from
    which kind of file, in words. `problem`: why the copy cannot be read, in one line.
    """

    passage: Passage | None = None
    added: date | None = None
    kind: str = ""
    problem: str = ""


Passages = Callable[["Statement"], OwnPassage | None]
"""What a statement's passage is in the user's own copy of its source; None where no copy is kept."""


def own_passages(folder: Path, guidance: Guidance) -> Passages:
    """The passages of the copies kept in `folder`. A copy is read when a statement of its source is first asked for."""
    found: dict[str, tuple[Copy | None, Mapping[str, Place], str]] = {}

    def look(statement: Statement) -> OwnPassage | None:
        key = statement.source
        if key not in found:
            found[key] = _opened(folder, key, guidance)
        copy, where, problem = found[key]
        if copy is None:
            return OwnPassage(problem=problem) if problem else None
        here = where.get(statement.id)
        passage = None if here is None else passage_at(copy, statement, here)
        return OwnPassage(passage, copy.added.astimezone().date(), KINDS[copy.kind])

    return look


def _opened(folder: Path, key: str, guidance: Guidance) -> tuple[Copy | None, Mapping[str, Place], str]:
    try:
        copy = kept_copy(folder, key)
    except BadCopy as error:
        return None, {}, str(error)
    return copy, places(copy.stream, statements_of(key, guidance)) if copy else {}, ""


def passage_at(copy: Copy, statement: Statement, place: Place) -> Passage:
    """The paragraph that a statement's pin stands in, cut to some `LONGEST` characters; beside a short one, others."""
    pin = "".join(words_of(statement.pin))
    says = clean_line(_shortened(" ".join(copy.paragraphs[place.first : place.last + 1]), pin), LONGEST)
    if len(says) >= SHORT:
        return Passage(says)
    before = _sentences(copy.paragraphs[place.first - 1])[-1] if place.first else ""
    after = _sentences(copy.paragraphs[place.last + 1])[0] if place.last + 1 < len(copy.paragraphs) else ""
    beside = [clean_line(one, LONGEST) if len(one) <= LONGEST_BESIDE else "" for one in (before, after)]
    return Passage(says, *beside)


def _shortened(text: str, pin: str) -> str:
    """Whole sentences around a pin, given as letters; where one sentence is too long, words around it."""
    if len(text) <= LONGEST:
        return text
    for units in (_sentences(text), text.split()):
        first, last = _around(units, pin)
        if len(" ".join(units[first : last + 1])) <= LONGEST:
            break
    return _grown(units, first, last)


def _around(units: Sequence[str], pin: str) -> tuple[int, int]:
    """The units, from 0, that a pin stands in."""
    letters = ["".join(words_of(unit)) for unit in units]
    start = max("".join(letters).find(pin), 0)
    ends = list(accumulate(map(len, letters)))
    first = next((index for index, end in enumerate(ends) if end > start), 0)
    last = next((index for index, end in enumerate(ends) if end >= start + len(pin)), first)
    return first, last


def _grown(units: Sequence[str], first: int, last: int) -> str:
    """The units from `first` to `last` and as many beside them, one after and one before in turn, as there is room."""
    room = LONGEST - len(" ".join(units[first : last + 1])) - 2 * (len(CUT) + 1)
    more = True
    while more:
        more = False
        if last + 1 < len(units) and len(units[last + 1]) + 1 <= room:
            last, more = last + 1, True
            room -= len(units[last]) + 1
        if first and len(units[first - 1]) + 1 <= room:
            first, more = first - 1, True
            room -= len(units[first]) + 1
    kept = [*units[first : last + 1]]
    return " ".join([CUT] * (first > 0) + kept + [CUT] * (last + 1 < len(units)))


def _sentences(text: str) -> list[str]:
    """At least one; closing quotation marks stay with the sentence they close."""
    cuts = [0, *(match.end() for match in _SENTENCE_ENDS.finditer(text)), len(text)]
    found = [text[start:end].strip() for start, end in pairwise(cuts)]
    return [one for one in found if one] or [text]
