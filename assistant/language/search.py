"""Plain full-text search over the statements: SQLite's index, in memory, with word stems."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from assistant.guidance import Guidance
from assistant.guidance.library import as_cited
from assistant.guidance.records import Whose
from assistant.text import clean_line

MOST_PASSAGES = 5
MOST_NOTES = 3
NEAR = 0.8
LONGEST_QUESTION = 300
_WORD = re.compile(r"[a-z0-9]+")
_OWN_FIRST = {"own": 0.7, "dfe": 0.95, "other_council": 1.0, "law": 1.0}
_COMMON = frozenset(
    """
    a about after all an and any are as at be been before being but by can child children could did do does for from
    get give had has have how i if in is it its just may me my need needs no not of often on or our out over should so
    some than that the their them then there these they this those to told under up us was we were what when where which
    who whom whose why will with would you your
    """.split()
)
"""Words too common to search for."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement that answers, whose it is, and where it stands."""

    id: str
    source: str
    section: str
    text: str
    whose: Whose


@dataclass(frozen=True, slots=True)
class Found:
    """The passages for a question. `unfound`: words that nothing has; `read_as`: misspelt words, as they were read."""

    answered: Literal["yes", "partly", "no"]
    passages: tuple[Passage, ...]
    notes: tuple[int, ...]
    unfound: tuple[str, ...]
    read_as: tuple[tuple[str, str], ...] = ()


class Index:
    """The statements and law notes of one guidance, ready to search. It may be asked any number of questions."""

    def __init__(self, guidance: Guidance) -> None:
        self._guidance = guidance
        self._database = sqlite3.connect(":memory:")
        for table in ("said", "noted"):
            self._database.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(id UNINDEXED, says, about, tokenize = 'porter unicode61')"
            )
        statements = [(one.id, one.says, self._about(one.id)) for one in guidance.statements.values()]
        notes = [(str(one.number), one.says, one.title) for one in guidance.notes.values()]
        self._database.executemany("INSERT INTO said VALUES (?, ?, ?)", statements)
        self._database.executemany("INSERT INTO noted VALUES (?, ?, ?)", notes)
        self._words = {
            word for row in (*statements, *notes) for text in row[1:] for word in _WORD.findall(text.lower())
        }

    def _about(self, statement: str) -> str:
        """What a statement is filed under: its section, topics, and options by name and by key."""
        one = self._guidance.statements[statement]
        options = " ".join(f"{key} {self._guidance.options[key].label}" for key in one.options)
        return f"{one.section} {' '.join(one.topics)} {options}"

    def ask(self, question: str, authority: str) -> Found:
        """Up to five passages, one's own council's first among equals; "no" where not one word of it is found."""
        question = clean_line(question, LONGEST_QUESTION)
        statement = self._guidance.statements.get(as_cited(question))
        if statement is not None:
            return Found("yes", (self._passage(statement.id, authority),), self._beside([statement.id]), ())
        words, read_as, unfound = self._read(question)
        if not words:
            return Found("no", (), (), unfound)
        query = " OR ".join(f'"{word}"' for word in words)
        rows = self._ranked("said", query)
        rows.sort(key=lambda row: row[1] * (2 - _OWN_FIRST[self._guidance.whose(row[0], authority)]))
        ids = [row[0] for row in rows[:MOST_PASSAGES]]
        noted = [
            int(row[0]) for row in self._ranked("noted", query) if self._shared("noted", row[0], words) == len(words)
        ]
        best = self._shared("said", ids[0], words) if ids else 0
        complete = not unfound and not read_as and best == len(words)
        notes = tuple(dict.fromkeys((*noted[:MOST_NOTES], *self._beside(ids))))
        passages = tuple(self._passage(identity, authority) for identity in ids)
        return Found("yes" if complete else "partly", passages, notes, unfound, read_as)

    def _read(self, question: str) -> tuple[list[str], tuple[tuple[str, str], ...], tuple[str, ...]]:
        """The words to search for, the misspelt ones with how they were read, and those that nothing has."""
        asked = dict.fromkeys(word for word in _WORD.findall(question.lower()) if word not in _COMMON)
        words: list[str] = []
        read_as: list[tuple[str, str]] = []
        unfound: list[str] = []
        for word in asked:
            near = [] if self._has(word) else get_close_matches(word, self._words, 1, NEAR)
            if near:
                read_as.append((word, near[0]))
            elif not self._has(word):
                unfound.append(word)
                continue
            words.append(near[0] if near else word)
        return words, tuple(read_as), tuple(unfound)

    def _beside(self, ids: list[str]) -> tuple[int, ...]:
        """The law notes that touch any of these statements."""
        return tuple(note.number for note in self._guidance.notes.values() if not set(ids).isdisjoint(note.touches))

    def _ranked(self, table: str, query: str) -> list[tuple[str, float]]:
        find = f"SELECT id, bm25({table}, 0, 1.0, 0.6) FROM {table} WHERE {table} MATCH ? ORDER BY 2 LIMIT 40"  # noqa: S608
        return list(self._database.execute(find, (query,)))

    def _has(self, word: str) -> bool:
        return any(
            self._database.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (f'"{word}"',)).fetchone()  # noqa: S608
            for table in ("said", "noted")
        )

    def _shared(self, table: str, identity: str, words: list[str]) -> int:
        """How many of the words one record has."""
        match = f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND id = ?"  # noqa: S608
        return sum(self._database.execute(match, (f'"{word}"', identity)).fetchone() is not None for word in words)

    def _passage(self, statement: str, authority: str) -> Passage:
        one = self._guidance.statements[statement]
        source = self._guidance.sources[one.source]
        return Passage(one.id, source.title, one.section, one.says, self._guidance.whose(one.id, authority))
