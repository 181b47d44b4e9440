"""Plain full-text search over the guidance: SQLite's index, in memory, with word stems."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from assistant.guidance import Guidance
from assistant.guidance.library import as_cited
from assistant.guidance.records import Whose
from assistant.language.filed import Listed, filed
from assistant.text import clean_line

MOST_PASSAGES = 5
MOST_NOTES = 3
MOST_LISTED = 20
MOST_OTHERS = 4
EVERY = 10_000
NEAR = 0.8
LONGEST_QUESTION = 300
_WORD = re.compile(r"[a-z0-9]+")
_WEIGHTS = {"said": "0, 1.0, 0.6, 0.25", "noted": "0, 1.0, 0.6", "filed": "0, 0.6, 1.0"}
"""Of each table's columns, for its ranking. With each question left out in turn and asked, a weight of 0.25 for the
questions that are kept with a statement finds it among the first five most often; more than that finds it less."""
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
    """The records of one guidance, ready to search. It may be asked any number of questions.

    Its tables: `said`, the statements; `noted`, the law notes; `filed`, what only browsing shows, each as kind:id.
    """

    def __init__(self, guidance: Guidance) -> None:
        self._guidance = guidance
        self._database = sqlite3.connect(":memory:")
        for table, columns in (("said", "says, about, asks"), ("noted", "says, about"), ("filed", "says, about")):
            self._database.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(id UNINDEXED, {columns}, tokenize = 'porter unicode61')"
            )
        statements = [
            (one.id, one.says, self._about(one.id), " ".join(one.asks)) for one in guidance.statements.values()
        ]
        notes = [(str(one.number), one.says, one.title) for one in guidance.notes.values()]
        self._database.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", statements)
        self._database.executemany("INSERT INTO noted VALUES (?, ?, ?)", notes)
        self._words = {
            word for row in (*statements, *notes) for text in row[1:] for word in _WORD.findall(text.lower())
        }
        others = list(filed(guidance))
        self._database.executemany("INSERT INTO filed VALUES (?, ?, ?)", others)
        self._filed_words = self._words | {
            word for row in others for text in row[1:] for word in _WORD.findall(text.lower())
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
        words, read_as, unfound = self._read(question, self._words, ("said", "noted"))
        if not words:
            return Found("no", (), (), unfound)
        query = _any_of(words)
        ids = self._said(query, authority)[:MOST_PASSAGES]
        noted = [
            int(row[0]) for row in self._ranked("noted", query) if self._shared("noted", row[0], words) == len(words)
        ]
        best = self._shared("said", ids[0], words) if ids else 0
        complete = not unfound and not read_as and best == len(words)
        notes = tuple(dict.fromkeys((*noted[:MOST_NOTES], *self._beside(ids))))
        passages = tuple(self._passage(identity, authority) for identity in ids)
        return Found("yes" if complete else "partly", passages, notes, unfound, read_as)

    def everything(self, words: str, authority: str) -> Listed:
        """Every kind of record that has any of these words, or the one with this id; the best of each."""
        words = clean_line(words, LONGEST_QUESTION)
        cite = as_cited(words)
        if cite in self._guidance.statements:
            return Listed((cite,), notes=self._beside([cite]))
        note = self._guidance.note_of(cite)
        if note is not None:
            return Listed(notes=(note.number,))
        kept, read_as, unfound = self._read(words, self._filed_words, tuple(_WEIGHTS))
        if not kept:
            return Listed(unfound=unfound, searched=bool(unfound))
        others: dict[str, list[str]] = {"term": self._called(words)}
        for identity in self._near("filed", kept):
            kind, _, key = identity.partition(":")
            others.setdefault(kind, []).append(key)
        best = {kind: tuple(dict.fromkeys(keys))[:MOST_OTHERS] for kind, keys in others.items()}
        have = self._counted("said", kept)
        statements = sorted(self._said(_any_of(kept), authority, EVERY), key=lambda one: -have[one])
        return Listed(
            statements=tuple(statements[:MOST_LISTED]),
            options=best.get("option", ()),
            terms=best["term"],
            silences=best.get("silence", ()),
            forms=best.get("form", ()),
            conflicts=best.get("conflict", ()),
            notes=tuple(map(int, self._near("noted", kept)))[:MOST_OTHERS],
            unfound=unfound,
            read_as=read_as,
        )

    def _near(self, table: str, words: list[str]) -> list[str]:
        """The records of a table that have half of the words, or as many as any has where that is fewer, best first."""
        have = self._counted(table, words)
        enough = min((len(words) + 1) // 2, max(have.values(), default=0))
        return [identity for identity, _ in self._ranked(table, _any_of(words), EVERY) if have[identity] >= enough]

    def _counted(self, table: str, words: list[str]) -> Counter[str]:
        """How many of the words each record of a table has."""
        have: Counter[str] = Counter()
        for word in words:
            found = self._database.execute(f"SELECT id FROM {table} WHERE {table} MATCH ?", (f'"{word}"',))  # noqa: S608
            have.update(row[0] for row in found)
        return have

    def _called(self, words: str) -> list[str]:
        """The words of the field that are called just so."""
        asked = words.casefold()
        return [one.id for one in self._guidance.terms.values() if asked in map(str.casefold, (one.term, *one.also))]

    def _said(self, query: str, authority: str, most: int = 40) -> list[str]:
        """The statements that a query finds, the best first, one's own council's first among equals."""
        rows = self._ranked("said", query, most)
        rows.sort(key=lambda row: row[1] * (2 - _OWN_FIRST[self._guidance.whose(row[0], authority)]))
        return [row[0] for row in rows]

    def _read(
        self, question: str, known: Collection[str], tables: tuple[str, ...]
    ) -> tuple[list[str], tuple[tuple[str, str], ...], tuple[str, ...]]:
        """The words to search for, the misspelt ones with how they were read, and those that nothing has."""
        asked = dict.fromkeys(word for word in _WORD.findall(question.lower()) if word not in _COMMON)
        words: list[str] = []
        read_as: list[tuple[str, str]] = []
        unfound: list[str] = []
        for word in asked:
            near = [] if self._has(word, tables) else get_close_matches(word, known, 1, NEAR)
            if near:
                read_as.append((word, near[0]))
            elif not self._has(word, tables):
                unfound.append(word)
                continue
            words.append(near[0] if near else word)
        return words, tuple(read_as), tuple(unfound)

    def _beside(self, ids: list[str]) -> tuple[int, ...]:
        """The law notes that touch any of these statements."""
        return tuple(note.number for note in self._guidance.notes.values() if not set(ids).isdisjoint(note.touches))

    def _ranked(self, table: str, query: str, most: int = 40) -> list[tuple[str, float]]:
        find = f"SELECT id, bm25({table}, {_WEIGHTS[table]}) FROM {table} WHERE {table} MATCH ? ORDER BY 2 LIMIT ?"  # noqa: S608
        return list(self._database.execute(find, (query, most)))

    def _has(self, word: str, tables: tuple[str, ...]) -> bool:
        return any(
            self._database.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (f'"{word}"',)).fetchone()  # noqa: S608
            for table in tables
        )

    def _shared(self, table: str, identity: str, words: list[str]) -> int:
        """How many of the words one record has, not counting the questions kept with it, which nobody is shown."""
        match = f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND id = ?"  # noqa: S608
        there = (self._database.execute(match, (f'{{says about}} : "{word}"', identity)).fetchone() for word in words)
        return sum(found is not None for found in there)

    def _passage(self, statement: str, authority: str) -> Passage:
        one = self._guidance.statements[statement]
        source = self._guidance.sources[one.source]
        return Passage(one.id, source.title, one.section, one.says, self._guidance.whose(one.id, authority))


def _any_of(words: list[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)
