"""The tables of the full-text index: what matches a word in each, and how well. SQLite, in memory, with word stems."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from assistant.language.names import Sought

COLUMNS = {"said": ("says", "about", "asks"), "noted": ("says", "about"), "filed": ("says", "about"), "asked": ("ask",)}
"""`said`: the statements; `noted`: the law notes; `filed`: what only browsing shows, each as kind:id; `asked`: each
question kept with a statement, or with what no document covers, in a row of its own."""
_WEIGHTS = {"said": "0, 1.0, 0.6, 0.25", "noted": "0, 1.0, 0.6", "filed": "0, 0.6, 1.0", "asked": "0, 1.0"}
"""Of each table's columns, for its ranking. With each question left out in turn and asked, a weight of 0.25 for the
questions that are kept with a statement finds it among the first five most often; more than that finds it less."""


_BOTH = 0.3
"""What a second name for the same word adds where a record has both."""


class Tables:
    """Full-text tables, each filled once."""

    def __init__(self) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("PRAGMA journal_mode = OFF")  # it is written once, and nothing is ever taken back
        self._size: dict[str, int] = {}
        for table, columns in COLUMNS.items():
            self._database.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(id UNINDEXED, {', '.join(columns)}, "
                "tokenize = 'porter unicode61')"
            )

    def fill(self, table: str, rows: Sequence[Sequence[str]]) -> None:
        """The rows of a table, numbered from one: an id and a text for each column."""
        self._size[table] = len(rows)
        places = ", ".join("?" * (len(COLUMNS[table]) + 1))
        self._database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608

    def has(self, word: str, tables: Iterable[str]) -> bool:
        """Whether a word or phrase stands anywhere in these tables."""
        return any(
            self._database.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (f'"{word}"',)).fetchone()  # noqa: S608
            for table in tables
        )

    def matching(self, table: str, query: str) -> list[str]:
        """The ids of the rows that match."""
        found = self._database.execute(f"SELECT id FROM {table} WHERE {table} MATCH ?", (query,))  # noqa: S608
        return [row[0] for row in found]

    def rows_matching(self, table: str, query: str) -> list[int]:
        """The numbers of the rows that match."""
        found = self._database.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (query,))  # noqa: S608
        return [row[0] for row in found]

    def scores(self, table: str, words: Iterable[Sought]) -> tuple[dict[str, float], list[set[str]]]:
        """How well each record matches (the more the better), and the records that have each word.

        A word with other names counts as one: the name that fits a record best, and as rare as all of them together.
        """
        scores: dict[str, float] = {}
        matched: list[set[str]] = []
        for word in words:
            found = [dict(self._ranked(table, name)) for name in word.names]
            either = set().union(*found)
            matched.append(either)
            best: dict[str, float] = {}
            for rows in found:
                like = self._rarity(table, len(either)) / self._rarity(table, len(rows))
                for identity, score in rows.items():
                    fit = score * like
                    had = best.get(identity, 0)
                    best[identity] = max(had, fit) + _BOTH * min(had, fit)
            for identity, score in best.items():
                scores[identity] = scores.get(identity, 0) + score
        return scores, matched

    def _ranked(self, table: str, name: str) -> list[tuple[str, float]]:
        find = f"SELECT id, -bm25({table}, {_WEIGHTS[table]}) FROM {table} WHERE {table} MATCH ?"  # noqa: S608
        return list(self._database.execute(find, (f'"{name}"',)))

    def _rarity(self, table: str, rows: int) -> float:
        """As SQLite reckons it: a word in half of the rows or more says next to nothing."""
        return max(log((self._size[table] - rows + 0.5) / (rows + 0.5)), 1e-6)


def by(scores: dict[str, float]) -> list[str]:
    """The best first."""
    return sorted(scores, key=lambda one: -scores[one])


def counted(matched: list[set[str]]) -> Counter[str]:
    """How many of the words each record has."""
    return Counter(one for ids in matched for one in ids)


def near(scores: dict[str, float], matched: list[set[str]], least: int = 0) -> list[str]:
    """The records that have half of the words, or as many as any has where that is fewer, best first; all `least`."""
    have = counted(matched)
    enough = max(least, min((len(matched) + 1) // 2, max(have.values(), default=0)))
    return [one for one in by(scores) if have[one] >= enough]
