"""What was heard in a worker's words: chips to be settled one by one, as events keep them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, get_args

from assistant.interview.events import Event
from assistant.language.understood import Polarity
from assistant.text import clean_line

MOST_ITEMS = 60
"""Of chips, and of clauses, that are kept of one reply."""
MOST_OFFERS = 4
"""What a clause may be about, with the question that was put as the last."""
_ID = re.compile(r"[a-z0-9_-]{1,60}")
_LONGEST = 300
_POLARITIES: tuple[Polarity, ...] = get_args(Polarity)


@dataclass(frozen=True, slots=True)
class Chip:
    """One finding with the answer that it may come to. Nothing of it counts until it is confirmed.

    `says`: the finding in words. `about`: "child" or a person's id; empty where it must be asked who is meant. `role`,
    `relation`: of somebody who is added with it, because they were not in the case when it was said. `question`: None
    where no question takes it. `value`: None where nothing is proposed. `ask`: why it must be asked back. `text`: the
    words it came from, from `start` to `end` of what was said.
    """

    finding: str
    says: str
    polarity: Polarity
    about: str
    text: str
    start: int
    end: int
    question: str | None = None
    value: Any = None
    ask: str | None = None
    role: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a clause may be about: an answer to a question, or only the question where `value` is None."""

    label: str
    about: str
    question: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in which nothing was found."""

    text: str
    start: int
    end: int
    offers: tuple[Offered, ...] = ()


Item: TypeAlias = Chip | Clause


@dataclass(frozen=True, slots=True)
class Heard:
    """What is left to settle of one reply. `about`, `question`: what was put when it was said. `words`: all of it."""

    about: str
    question: str
    words: str
    chips: tuple[Chip, ...] = ()
    unplaced: tuple[Clause, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything to settle, as it is numbered."""
        return (*self.chips, *self.unplaced)

    def without(self, gone: Iterable[int]) -> Heard:
        """What is left once the items at these places are settled."""
        there = frozenset(gone)
        return self.of([item for place, item in enumerate(self.items) if place not in there])

    def put(self, place: int, item: Item) -> Heard:
        """With this in the place of what stood there."""
        return self.of([item if here == place else one for here, one in enumerate(self.items)])

    def of(self, items: Iterable[Item]) -> Heard:
        """The same words with these items."""
        listed = list(items)
        chips = tuple(one for one in listed if isinstance(one, Chip))
        clauses = tuple(one for one in listed if isinstance(one, Clause))
        return Heard(self.about, self.question, self.words, chips, clauses)


def is_heard(event: Event) -> bool:
    """Whether the event tells of chips, or that none is left."""
    return event.kind == "understood" and isinstance(event.value, dict) and "chips" in event.value


def heard_data(heard: Heard) -> dict[str, Any]:
    """As plain data, for an event; what is empty is left out."""
    return {
        "chips": [_plain(chip) for chip in heard.chips],
        "unplaced": [
            {**_plain(clause), "offers": [_plain(offer) for offer in clause.offers]} for clause in heard.unplaced
        ],
    }


def _plain(record: Chip | Clause | Offered) -> dict[str, Any]:
    found = {field: getattr(record, field) for field in record.__slots__ if field != "offers"}
    return {field: value for field, value in found.items() if value is not None and value != ""}


def read_heard(event: Event, words: str) -> Heard | None:
    """What an event tells of chips, whatever stands in it; None where nothing is left to settle."""
    value = event.value if isinstance(event.value, dict) else {}
    chips = tuple(chip for row in _tables(value.get("chips")) if (chip := _chip(row, words)) is not None)
    clauses = tuple(clause for row in _tables(value.get("unplaced")) if (clause := _clause(row, words)) is not None)
    return Heard(event.about, event.question or "", words, chips, clauses) if chips or clauses else None


def _tables(rows: object, most: int = MOST_ITEMS) -> list[Mapping[str, Any]]:
    return [row for row in rows[:most] if isinstance(row, dict)] if isinstance(rows, list) else []


def _chip(row: Mapping[str, Any], words: str) -> Chip | None:
    place = _place(row, words)
    finding = _id(row.get("finding"))
    polarity: Polarity | None = next((one for one in _POLARITIES if one == row.get("polarity")), None)
    if place is None or polarity is None or not finding:
        return None
    ask = row.get("ask")
    return Chip(
        finding,
        _line(row.get("says")) or finding.replace("_", " "),
        polarity,
        _id(row.get("about")),
        *place,
        question=_id(row.get("question")) or None,
        value=row.get("value"),
        ask=(_line(ask) or "it was not clear") if ask is not None else None,
        role=_id(row.get("role")),
        relation=_id(row.get("relation")),
    )


def _clause(row: Mapping[str, Any], words: str) -> Clause | None:
    place = _place(row, words)
    if place is None:
        return None
    offers = (
        Offered(label, _id(one.get("about")), question, one.get("value"))
        for one in _tables(row.get("offers"), MOST_OFFERS)
        if (label := _line(one.get("label"))) and (question := _id(one.get("question")))
    )
    return Clause(*place, tuple(offers))


def _place(row: Mapping[str, Any], words: str) -> tuple[str, int, int] | None:
    """The words from start to end, with both; None where they are no part of what was said."""
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(words):
        return None
    return words[start:end], start, end


def _id(raw: object) -> str:
    return raw if isinstance(raw, str) and _ID.fullmatch(raw) else ""


def _line(raw: object) -> str:
    return clean_line(raw, _LONGEST) if isinstance(raw, str) else ""
