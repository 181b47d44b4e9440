"""Plain full-text search over the guidance: what answers a question, and everything that has some words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Literal

from assistant.guidance import Guidance
from assistant.guidance.library import as_cited
from assistant.guidance.records import Whose
from assistant.guidance.sheets import Silence
from assistant.guidance.sources import Statement
from assistant.language.filed import Listed, filed
from assistant.language.kept_questions import KeptQuestions, Likeness
from assistant.language.names import OtherNames, Sought, asks_for_time, counting, words_of
from assistant.language.tables import Tables, by, counted, near
from assistant.text import clean_line

MOST_PASSAGES = 5
MOST_NOTES = 3
MOST_LISTED = 30
MOST_OTHERS = 4
NEAR = 0.8
LONGEST_QUESTION = 300
_OWN_FIRST = {"own": 1.3, "dfe": 1.05, "other_council": 1.0, "law": 1.0}
_TIMELY = 1.35
"""What a statement about a time counts for where a time is asked for. It finds more of the questions left out than no
such boost does; one much higher brings up times that have little to do with the rest of the question."""
_WEIGHS = {1: 0.9, 2: 1.0, 3: 1.1}
"""In a list, what binds comes before what is held dear; for a question that makes the first passages worse."""
_TIMES = frozenset(("days", "working_days", "days_unstated", "weeks", "months", "years", "years_of_age"))


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
    """What there is for a question.

    `unfound`: words that nothing has; `read_as`: misspelt words, as they were read; `not_covered`: what no
    document covers; `also`: words that found something through another name, with that name. With the answer "no" there
    are passages only beside a silence, as the nearest there is.
    """

    answered: Literal["yes", "partly", "no"]
    passages: tuple[Passage, ...]
    notes: tuple[int, ...]
    unfound: tuple[str, ...]
    read_as: tuple[tuple[str, str], ...] = ()
    not_covered: tuple[Silence, ...] = ()
    also: tuple[tuple[str, str], ...] = ()

    @property
    def silences(self) -> tuple[str, ...]:
        """The ids of what no document covers."""
        return tuple(one.id for one in self.not_covered)


@dataclass(frozen=True, slots=True)
class _Read:
    """A question as it is searched for. `called`: as typed, with its other names."""

    words: tuple[Sought, ...]
    read_as: tuple[tuple[str, str], ...]
    unfound: tuple[str, ...]
    called: tuple[tuple[str, tuple[str, ...]], ...]
    time: bool


class Index:
    """The records of one guidance, ready to search. It may be asked any number of questions."""

    def __init__(self, guidance: Guidance) -> None:
        self._guidance = guidance
        self._names = OtherNames(guidance)
        self._tables = Tables()
        statements = [(one.id, one.says, self._about(one), " ".join(one.asks)) for one in guidance.statements.values()]
        notes = [(str(one.number), one.says, one.title) for one in guidance.notes.values()]
        others = list(filed(guidance))
        for table, rows in (("said", statements), ("noted", notes), ("filed", others)):
            self._tables.fill(table, rows)
        self._kept = KeptQuestions(guidance, self._tables)
        self._texts = ([*statements, *notes], others)
        self._timely = {one.id for one in guidance.statements.values() if _of_time(one)}

    @cached_property
    def _words(self) -> set[str]:
        """Every word of the statements and law notes; only a misspelling needs them."""
        return {word for row in self._texts[0] for text in row[1:] for word in words_of(text)}

    @cached_property
    def _filed_words(self) -> set[str]:
        """Those, and the words of what only browsing shows."""
        return self._words | {word for row in self._texts[1] for text in row[1:] for word in words_of(text)}

    def _about(self, one: Statement) -> str:
        """What a statement is filed under: its section, topics, and options by name and by key."""
        options = " ".join(f"{key} {self._guidance.options[key].label}" for key in one.options)
        return f"{one.section} {' '.join(one.topics)} {options}"

    def ask(self, question: str, authority: str) -> Found:
        """Up to five passages, one's own council's first among equals.

        "no" where not one word of it is found, or where it asks for what no document covers.
        """
        question = clean_line(question, LONGEST_QUESTION)
        statement = self._guidance.statements.get(as_cited(question))
        if statement is not None:
            return Found("yes", (self._passage(statement.id, authority),), self._beside([statement.id]), ())
        read = self._read(question, ("said", "noted"))
        words = read.words
        scores, matched, like = self._said(read, authority)
        silences, outright = like.silences(matched, len(self._guidance.statements))
        ids = (near(scores, matched, len(words) // 2 + 1) if outright else by(scores))[:MOST_PASSAGES]
        noted, in_notes = self._tables.scores("noted", words)
        if not ids and not silences and not noted:
            return Found("no", (), (), read.unfound)
        whole = [int(one) for one in by(noted) if all(one in ids_of for ids_of in in_notes)]
        notes = tuple(dict.fromkeys((*whole[:MOST_NOTES], *self._beside(ids))))
        complete = not read.unfound and not read.read_as and not silences and ids and self._stands_in(ids[0], words)
        return Found(
            "no" if outright else "yes" if complete else "partly",
            tuple(self._passage(identity, authority) for identity in ids),
            notes,
            tuple(word for word in read.unfound if not silences or not self._tables.has(word, ("asked",))),
            read.read_as,
            tuple(self._guidance.silences[key] for key in silences),
            self._through(read, ids),
        )

    def everything(self, words: str, authority: str) -> Listed:
        """Every kind of record that has half of these words, or the one with this id; the best of each."""
        words = clean_line(words, LONGEST_QUESTION)
        cite = as_cited(words)
        if cite in self._guidance.statements:
            return Listed((cite,), notes=self._beside([cite]))
        note = self._guidance.note_of(cite)
        if note is not None:
            return Listed(notes=(note.number,))
        read = self._read(words, ("said", "noted", "filed"))
        if not read.words:
            return Listed(unfound=read.unfound, searched=bool(read.unfound))
        others: dict[str, list[str]] = {"term": self._called(words)}
        for identity in near(*self._tables.scores("filed", read.words)):
            kind, _, key = identity.partition(":")
            others.setdefault(kind, []).append(key)
        others["note"] = near(*self._tables.scores("noted", read.words))
        fitting, matched, _ = self._said(read, authority)
        scores = {one: score * _WEIGHS[self._guidance.statements[one].weight] for one, score in fitting.items()}
        found = {kind: tuple(dict.fromkeys(keys)) for kind, keys in others.items()}
        have = counted(matched)
        statements = sorted(near(scores, matched), key=lambda one: -have[one])
        best = {kind: keys[:MOST_OTHERS] for kind, keys in found.items()}
        best["statement"], found["statement"] = tuple(statements[:MOST_LISTED]), tuple(statements)
        return Listed(
            statements=best["statement"],
            options=best.get("option", ()),
            terms=best["term"],
            silences=best.get("silence", ()),
            forms=best.get("form", ()),
            conflicts=best.get("conflict", ()),
            notes=tuple(map(int, best["note"])),
            unfound=read.unfound,
            read_as=read.read_as,
            also=self._through(read, best["statement"]),
            more=tuple(
                (kind, len(keys) - len(best[kind])) for kind, keys in found.items() if len(keys) > len(best[kind])
            ),
        )

    def _said(self, read: _Read, authority: str) -> tuple[dict[str, float], list[set[str]], Likeness]:
        """How well each statement fits, those that have each word, and how the kept questions compare."""
        scores, matched = self._tables.scores("said", read.words)
        like = self._kept.likeness(read.words, read.time, authority)
        for identity in scores:
            scores[identity] *= _OWN_FIRST[self._guidance.whose(identity, authority)] * like.nearer(identity)
            if read.time and identity in self._timely:
                scores[identity] *= _TIMELY
        return scores, matched, like

    def _read(self, question: str, tables: tuple[str, ...]) -> _Read:
        """The words to search for. What some table has is never taken for a misspelling of what another has."""
        named: dict[str, list[str]] = {}
        called = []
        for tokens, typed, others in self._names.in_question(question):
            kept = tuple(other for other in others if self._tables.has(other, tables))
            called.append((typed, kept))
            for token in tokens:
                named.setdefault(token, []).extend(kept)
        words: list[Sought] = []
        read_as: list[tuple[str, str]] = []
        unfound: list[str] = []
        for word in counting(question):
            also = tuple(dict.fromkeys(named.get(word, ())))
            nearest: list[str] = []
            if not also and not self._tables.has(word, ("said", "noted", "filed")):
                known = self._filed_words if "filed" in tables else self._words
                nearest = get_close_matches(word, (one for one in known if one[0] == word[0]), 1, NEAR)
            if nearest:
                read_as.append((word, nearest[0]))
                words.append(Sought(nearest[0]))
            else:
                words.append(Sought(word, also))
                if not also and not self._tables.has(word, tables):
                    unfound.append(word)
        return _Read(tuple(words), tuple(read_as), tuple(unfound), tuple(called), asks_for_time(question))

    def _through(self, read: _Read, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The words of the question that any of these has by another name only, with the first such name."""
        shown = set(ids)
        through = []
        for typed, others in read.called:
            left = shown.difference(self._tables.matching("said", f'says : "{typed}"'))
            names = (one for one in others if one.lower() not in typed.lower())
            name = next(
                (one for one in names if left.intersection(self._tables.matching("said", f'says : "{one}"'))), None
            )
            if name is not None:
                through.append((typed, name))
        return tuple(dict.fromkeys(through))

    def _called(self, words: str) -> list[str]:
        """The words of the field that are called just so."""
        asked = words.casefold()
        return [one.id for one in self._guidance.terms.values() if asked in map(str.casefold, (one.term, *one.also))]

    def _beside(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The law notes that touch any of these statements."""
        return tuple(note.number for note in self._guidance.notes.values() if not set(ids).isdisjoint(note.touches))

    def _stands_in(self, identity: str, words: Iterable[Sought]) -> bool:
        """Whether a statement has every word, not counting the questions kept with it, which nobody is shown."""
        return all(identity in self._tables.matching("said", f"{{says about}} : ({word.query})") for word in words)

    def _passage(self, statement: str, authority: str) -> Passage:
        one = self._guidance.statements[statement]
        source = self._guidance.sources[one.source]
        return Passage(one.id, source.title, one.section, one.says, self._guidance.whose(one.id, authority))


def _of_time(one: Statement) -> bool:
    return one.kind in ("timescale", "review") or any(figure.unit in _TIMES for figure in one.figures)
