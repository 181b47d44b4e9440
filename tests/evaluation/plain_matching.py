"""What two everyday tools make of the same lines by themselves, to show what the reader adds: no rules, only examples.

Each learns from the spans of one half of a file and is scored on the other half, and the other way round.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz, utils

Said = tuple[str, str]
"""A concept and a polarity."""
Thing = TypeVar("Thing")
ALIKE_ENOUGH = 80
"""Of a hundred, for rapidfuzz."""
NEAR_ENOUGH = 4.0
"""For SQLite, whose bm25 is better the further it is below nothing: chosen for the best F1 on lines open to all."""
_CLAUSE = re.compile(r"[.;,:!?]+|\bbut\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a line, and what it says."""

    span: str
    said: Said


Engine = Callable[[Sequence[Example]], Callable[[str], set[Said]]]
"""Examples in, out comes what finds things in a line."""


def by_rapidfuzz(examples: Sequence[Example]) -> Callable[[str], set[Said]]:
    """Every concept of which a piece of the line is like an example. It cannot tell polarity: all is affirmed."""
    known = [(utils.default_process(one.span), one.said[0]) for one in examples]

    def find(text: str) -> set[Said]:
        line = utils.default_process(text)
        return {(concept, "affirmed") for span, concept in known if fuzz.partial_ratio(span, line) >= ALIKE_ENOUGH}

    return find


def by_full_text_search(examples: Sequence[Example]) -> Callable[[str], set[Said]]:
    """For each clause of the line what its nearest example says, if that is near enough."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE spans USING fts5(span, tokenize = 'porter unicode61')")
    connection.executemany("INSERT INTO spans(rowid, span) VALUES (?, ?)", enumerate(one.span for one in examples))

    def find(text: str) -> set[Said]:
        return {said for clause in _CLAUSE.split(text) for said in nearest(clause)}

    def nearest(clause: str) -> Iterator[Said]:
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(_WORD.findall(clause)))
        if not query:
            return
        sql = "SELECT rowid, bm25(spans) FROM spans WHERE spans MATCH ? ORDER BY bm25(spans) LIMIT 1"
        with closing(connection.execute(sql, (query,))) as rows:
            for number, distance in rows:
                if -distance >= NEAR_ENOUGH:
                    yield examples[number].said

    return find


@dataclass(frozen=True, slots=True)
class Plain:
    """How an engine does: precision and recall of concepts, and the F1 of concept and polarity together."""

    precision: float
    recall: float
    f1: float
    f1_with_polarity: float


def score(engine: Engine, lines: Sequence[tuple[str, str, Sequence[Example]]]) -> Plain:
    """Over lines, each with the name of its file, its text and its facts."""
    found_all: list[tuple[set[Said], set[Said]]] = []
    for file in dict.fromkeys(file for file, _, _ in lines):
        of_file = [(text, facts) for name, text, facts in lines if name == file]
        for half, other in ((of_file[::2], of_file[1::2]), (of_file[1::2], of_file[::2])):
            find = engine([one for _, facts in other for one in facts])
            found_all += [(find(text), {one.said for one in facts}) for text, facts in half]
    concepts = [({key for key, _ in found}, {key for key, _ in gold}) for found, gold in found_all]
    precision, recall, f1 = _measures(concepts)
    return Plain(precision, recall, f1, _measures(found_all)[2])


def _measures(pairs: Sequence[tuple[set[Thing], set[Thing]]]) -> tuple[float, float, float]:
    right = sum(len(found & gold) for found, gold in pairs)
    found_all, gold_all = sum(len(found) for found, _ in pairs), sum(len(gold) for _, gold in pairs)
    precision = right / found_all if found_all else 0.0
    recall = right / gold_all if gold_all else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
