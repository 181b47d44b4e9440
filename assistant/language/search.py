"""Asking the guidance: what answers a question, and everything that has some words or their other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.guidance import Guidance
from assistant.guidance.lexicon import Alike
from assistant.guidance.library import as_cited
from assistant.guidance.sources import Statement
from assistant.language.asked_for import AskedFor, Read
from assistant.language.defined import Defined
from assistant.language.filed import Listed, filed
from assistant.language.found import Found, Passage
from assistant.language.judging import LOOKED_AT, Near, judged, spread
from assistant.language.kept_questions import KeptQuestions
from assistant.language.names import counting, is_person, words_of
from assistant.language.stems import stem
from assistant.language.tables import HARDLY, Scores, Table, by, counted, near
from assistant.language.vocabulary import Unit, Vocabulary, shipped_alike, stems_of
from assistant.text import clean_line

MOST_PASSAGES = 5
MOST_NOTES = 3
MOST_CONFLICTS = 2
MOST_LISTED = 30
MOST_OTHERS = 4
LONGEST_QUESTION = 600
_OWN_FIRST = {"own": 1.8, "dfe": 1.05, "other_council": 1.0, "law": 1.0}
_TIMELY = 1.35
"""What a statement about a time counts for where a time is asked for. It finds more of the questions left out than no
such boost does; one much higher brings up times that have little to do with the rest of the question."""
_WEIGHS = {1: 0.9, 2: 1.0, 3: 1.1}
"""In a list, what binds comes before what is held dear; for a question that makes the first passages worse."""
_FIGURES = {
    "?age": "age",
    "?how_often": "time",
    "?how_long": "long",
    "?taking": "time",
    "?lasting": "long",
    "?amount": "amount",
}
"""The figures that a question may ask for, by what a statement would have to give."""
_AGE = re.compile(r"\b(age|aged|16|18)\b")
_TIMES = frozenset(("days", "working_days", "days_unstated", "weeks", "months", "years", "years_of_age"))


_SAID = (1.0, 0.5, 0.5, 0.2)
"""What a statement says, what it is filed under, how it may be asked for, and what the law notes beside it say."""
_TITLED = (1.0, 1.0)
_ASKED_SO = 1.2
FAINT = 0.5
_NAMED = 1.15
_TOLD = 0.7
"""What a thing counts for that is told beside the question."""
_PEOPLE = 0.5
"""What somebody counts for beside what the question says of them."""
_LONGEST_SHORT = 4
_WITHOUT_SUBJECT = 0.75
"""What a statement counts for that does not name what the question chiefly names."""
_NEIGHBOURLY = 0.15
_FAR = 0.1
"""What is so much less near than the nearest is not looked at."""
_HOPELESS = 0.12
"""What so much less of the question is found in than in another is not looked at, whatever else speaks for it."""
NEAREST = 0.25
"""The share of the question that a passage beside a silence has at least."""
_SAYS_IT = 0.5
"""A name that counts for so much is enough to say that a passage speaks of a thing."""


class Index:
    """The records of one guidance, ready to search. It may be asked any number of questions.

    `alike`: other names for the same thing; the shipped lexicon's unless given.
    """

    def __init__(self, guidance: Guidance, alike: Sequence[Alike] | None = None) -> None:
        self._guidance = guidance
        read = Vocabulary(shipped_alike() if alike is None else alike, guidance.terms.values())
        beside = _said_beside(guidance)
        self._said = Table(
            _SAID,
            [
                (
                    one.id,
                    (
                        read.terms(one.says),
                        read.terms(self._about(one)),
                        read.terms(" ".join(one.asks)),
                        read.terms(" ".join(beside.get(one.id, ()))),
                    ),
                )
                for one in guidance.statements.values()
            ],
        )
        self._noted = Table(
            _TITLED,
            [(str(one.number), (read.terms(one.says), read.terms(one.title))) for one in guidance.notes.values()],
        )
        self._silent = Table(
            _TITLED,
            [(one.id, (read.terms(" ".join(one.asks)), read.terms(one.title))) for one in guidance.silences.values()],
        )
        self._filed = Table(
            _TITLED, [(key, (read.terms(says), read.terms(called))) for key, says, called in filed(guidance)]
        )
        councils = frozenset(key for key, one in guidance.authorities.items() if one.sources)
        self._defined = Defined(guidance.terms.values())
        self._kept = KeptQuestions(guidance, read, councils)
        self._asked_for = AskedFor(guidance, read, (self._said, self._noted, self._silent, self._filed), councils)
        self._whose: dict[str, str] = {}
        for one in guidance.statements.values():
            self._whose.setdefault(one.source, one.id)
        self._own = {
            one.id: frozenset((*read.terms(one.says), *read.terms(self._about(one))))
            for one in guidance.statements.values()
        }
        self._spoken_of = frozenset().union(*self._own.values())
        self._sides = _sides(guidance)
        self._first_before: dict[str, dict[str, float]] = {}
        self._stems: dict[str, str] = {}
        self._sections = {one.id: (one.source, one.section) for one in guidance.statements.values()}
        self._timely = {one.id for one in guidance.statements.values() if _of_time(one)}
        self._aged = {one.id for one in guidance.statements.values() if _of_age(one)}

    def _about(self, one: Statement) -> str:
        """What a statement is filed under: its section, topics, and options by name and by key."""
        options = " ".join(f"{key} {self._guidance.options[key].label}" for key in one.options)
        return f"{one.section} {' '.join(one.topics)} {options}".replace("_", " ")

    def ask(self, question: str, authority: str) -> Found:
        """Up to five passages, one's own council's first among equals; "no" where no document covers what is asked."""
        question = clean_line(question, LONGEST_QUESTION + 1)
        cut = len(question) > LONGEST_QUESTION
        if cut:  # in the middle of a word there is no word
            question = question[:LONGEST_QUESTION].rpartition(" ")[0] or question[:LONGEST_QUESTION]
        statement = self._guidance.statements.get(as_cited(question))
        if statement is not None:
            passage = self._passage(statement.id, authority)
            return Found("yes", (passage,), self._beside([statement.id]), (), asked_of=authority)
        read = self._asked_for.read(question, authority)
        nearby, _ = self._near(read)
        verdict = judged(read, nearby)
        ids = spread(nearby, self._sections, self._guidance.same_wording, MOST_PASSAGES)
        if verdict.answered == "no":
            ids = [one for one in ids if nearby.covers(one) >= NEAREST] if verdict.silences else []
        missing = self._missing(read, ids)
        whole = verdict.answered == "yes" and not self._missing(read, ids[:1])
        return Found(
            "yes" if whole else "no" if verdict.answered == "no" else "partly",
            tuple(self._passage(identity, read.authority) for identity in ids),
            tuple(dict.fromkeys((*self._notes(read), *self._beside(ids)))),
            read.unfound,
            read.read_as,
            tuple(self._guidance.silences[key] for key in verdict.silences),
            self._through(read, ids),
            self._differing(ids),
            missing,
            read.authority,
            cut,
            self._defined.asked_for(question),
        )

    def _missing(self, read: Read, ids: Sequence[str]) -> tuple[str, ...]:
        """What of the question none of these says or is filed under, by any name; not what is nowhere at all."""
        have = set().union(*(self._own[one] for one in ids))
        return tuple(
            unit.typed
            for unit in read.units
            if ids
            and not unit.faint
            and unit.typed not in read.unfound
            and not any(term in have for term, counts in unit.terms if counts >= _SAYS_IT)
        )

    def _differing(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Where the sources differ on what these say: on the first of them, or between two."""
        sides: dict[str, set[int]] = {}
        for one in ids:
            for conflict, side in self._sides.get(one, ()):
                sides.setdefault(conflict, set()).add(side)
        of_first = {conflict for conflict, _ in self._sides.get(ids[0], ())} if ids else set()
        found = [key for key in self._guidance.conflicts if len(sides.get(key, ())) > 1 or key in of_first]
        return tuple(found[:MOST_CONFLICTS])

    def _near(self, read: Read) -> tuple[Near, list[Mapping[str, float]]]:
        """How near everything is to a question, and the statements that have each unit of it."""
        values = self._values(read)
        scores, shares, matched = self._said.scores(read.units, values)
        kept = self._kept.likeness(read.units, read.kinds)
        own_first = self._own_first(read.authority)
        alike = kept.statements if len(read.units) + len(read.kinds) > 1 else {}
        subject = self._subject(read, values)
        least = _HOPELESS * max(scores.values(), default=0.0)
        scores = {identity: score for identity, score in scores.items() if score >= least}
        for identity in scores:
            so = alike.get(identity, 0.0)
            fits = (1 + _ASKED_SO * so * so) * (1 + shares[identity]) * own_first[identity]
            if subject and identity not in subject:
                fits *= _WITHOUT_SUBJECT
            scores[identity] *= fits * _TIMELY if read.time and identity in self._timely else fits
        _, silent, in_silences = self._silent.scores(read.units, values)
        scores = self._with_neighbours(scores)
        said = {one: _share(self._own[one], read.units, values) for one in by(scores)[:LOOKED_AT]}
        only: dict[str, float] = {}
        whole = sum(values) or 1.0
        for unit, value, silences in zip(read.units, values, in_silences, strict=True):
            if not unit.faint and not self._spoken(unit):
                for one, fit in silences.items():
                    if fit > HARDLY:
                        only[one] = only.get(one, 0.0) + value / whole
        return Near(scores, shares, values, kept, silent, said, only, self._unmet(read.kinds, said)), matched

    def _unmet(self, kinds: Sequence[str], first: Iterable[str]) -> float:
        """The share of the figures asked for of which none of these statements gives one. None gives an amount."""
        asked = [kind for kind in kinds if kind in _FIGURES]
        aged, timely = not self._aged.isdisjoint(first), not self._timely.isdisjoint(first)
        given = {"age": aged, "long": aged or timely, "time": timely, "amount": False}
        return sum(not given[_FIGURES[kind]] for kind in asked) / len(asked) if asked else 0.0

    def _spoken(self, unit: Unit) -> bool:
        """Whether any statement says it or is filed under it, by any name."""
        return any(term in self._spoken_of for term, counts in unit.terms if counts >= _SAYS_IT)

    def _own_first(self, authority: str) -> Mapping[str, float]:
        """What each statement counts for where a worker of that authority asks."""
        found = self._first_before.get(authority)
        if found is None:
            of = {key: _OWN_FIRST[self._guidance.whose(one, authority)] for key, one in self._whose.items()}
            found = {one: of[source] for one, (source, _) in self._sections.items()}
            self._first_before[authority] = found
        return found

    def _subject(self, read: Read, values: Sequence[float]) -> set[str]:
        """The statements that name what the question chiefly names, if it is anything that they speak of."""
        named = [(value, at) for at, value in enumerate(values) if self._is_subject(read.units[at])]
        return self._said.naming(read.units[max(named)[1]]) if named else set()

    @staticmethod
    def _is_subject(unit: Unit) -> bool:
        """Whether a question may be about it above all: a name of several words, or an abbreviation of one."""
        return bool(unit.names) and not unit.faint and (" " in unit.typed or len(unit.typed) <= _LONGEST_SHORT)

    def _values(self, read: Read) -> list[float]:
        """What each unit counts for: less what is only told, and people where the question names a thing too."""
        people = [is_person(unit.typed) for unit in read.units]
        things = any(not person and not unit.faint for person, unit in zip(people, read.units, strict=True))
        return [
            self._value(unit) * (_TOLD if unit.typed in read.told else 1) * (_PEOPLE if person and things else 1)
            for person, unit in zip(people, read.units, strict=True)
        ]

    def _value(self, unit: Unit) -> float:
        """How much a unit says of what a question is about; a name of the field's says more than a word."""
        rare = self._said.rarity(unit)
        if unit.faint or unit.typed.isdigit():
            return rare * FAINT if self._said.has(unit) else 0.0
        return rare * _NAMED if unit.names else rare

    def _with_neighbours(self, scores: Scores) -> Scores:
        """A passage whose section says more of the same is a little nearer."""
        sections = self._sections
        sums: dict[tuple[str, str], tuple[float, int]] = {}
        least = _FAR * max(scores.values(), default=0.0)
        scores = {identity: score for identity, score in scores.items() if score >= least}
        for identity, score in scores.items():
            total, count = sums.get(sections[identity], (0.0, 0))
            sums[sections[identity]] = total + score, count + 1
        found = {}
        for identity, score in scores.items():
            total, count = sums[sections[identity]]
            found[identity] = score + _NEIGHBOURLY * (total - score) / (count - 1) if count > 1 else score
        return found

    def everything(self, words: str, authority: str) -> Listed:
        """Every kind of record that has half of these words, or the one with this id; the best of each."""
        words = clean_line(words, LONGEST_QUESTION)
        cite = as_cited(words)
        if cite in self._guidance.statements:
            return Listed((cite,), notes=self._beside([cite]))
        note = self._guidance.note_of(cite)
        if note is not None:
            return Listed(notes=(note.number,))
        read = self._asked_for.read(words, authority, everywhere=True)
        if not read.units:
            return Listed(unfound=read.unfound, searched=bool(read.unfound))
        others: dict[str, list[str]] = {"term": self._called(words)}
        values = [self._said.rarity(unit) for unit in read.units]
        for identity in near(*_of(self._filed, read.units, values)):
            kind, _, key = identity.partition(":")
            others.setdefault(kind, []).append(key)
        others["note"] = near(*_of(self._noted, read.units, values))
        fitting, matched = self._near(read)
        scores = {one: score * _WEIGHS[self._guidance.statements[one].weight] for one, score in fitting.scores.items()}
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

    def _through(self, read: Read, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The names in the question that any of these has by another name only, with that name."""
        said = [self._stems_in(one) for one in ids]
        through = []
        for unit in read.units:
            if not unit.names or not counting(unit.typed):
                continue
            typed = f" {' '.join(stems_of(unit.typed))} "
            left = [text for text in said if typed not in text]
            if left:
                names = (
                    (name, f" {' '.join(stems_of(name))} ")
                    for name in unit.names
                    if f" {' '.join(stems_of(name))} " not in typed
                )
                name = next((name for name, stems in names if any(stems in text for text in left)), None)
                if name is not None:
                    through.append((unit.typed, name))
        return tuple(dict.fromkeys(through))

    def _notes(self, read: Read) -> tuple[int, ...]:
        """The law notes that speak of all of it."""
        values = [self._noted.rarity(unit) for unit in read.units]
        noted, matched = _of(self._noted, read.units, values)
        whole = [int(one) for one in by(noted) if all(one in ids for ids in matched)]
        return tuple(whole[:MOST_NOTES])

    def _stems_in(self, statement: str) -> str:
        """What a statement says, as stems with a space around each."""
        if statement not in self._stems:
            self._stems[statement] = f" {' '.join(map(stem, words_of(self._guidance.statements[statement].says)))} "
        return self._stems[statement]

    def _called(self, words: str) -> list[str]:
        """The words of the field that are called just so."""
        asked = words.casefold()
        return [one.id for one in self._guidance.terms.values() if asked in map(str.casefold, (one.term, *one.also))]

    def _beside(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The law notes that touch any of these statements."""
        return tuple(note.number for note in self._guidance.notes.values() if not set(ids).isdisjoint(note.touches))

    def _passage(self, statement: str, authority: str) -> Passage:
        one = self._guidance.statements[statement]
        source = self._guidance.sources[one.source]
        return Passage(one.id, source.title, one.section, one.says, self._guidance.whose(one.id, authority))


def _said_beside(guidance: Guidance) -> Mapping[str, list[str]]:
    """What the law notes say that touch each statement."""
    found: dict[str, list[str]] = {}
    for note in guidance.notes.values():
        for statement in note.touches:
            found.setdefault(statement, []).append(f"{note.title} {note.says}")
    return found


def _sides(guidance: Guidance) -> Mapping[str, list[tuple[str, int]]]:
    """The conflicts on whose sides each statement is, with the number of the side."""
    found: dict[str, list[tuple[str, int]]] = {}
    for conflict in guidance.conflicts.values():
        for number, side in enumerate(conflict.sides):
            for cite in side.cites:
                found.setdefault(cite, []).append((conflict.id, number))
    return found


def _share(have: frozenset[str], units: Sequence[Unit], values: Sequence[float]) -> float:
    """The share of a question that is among these terms."""
    found = sum(
        value
        for unit, value in zip(units, values, strict=True)
        if any(term in have for term, counts in unit.terms if counts >= _SAYS_IT)
    )
    return found / (sum(values) or 1.0)


def _of(table: Table, units: Sequence[Unit], values: Sequence[float]) -> tuple[Scores, list[Mapping[str, float]]]:
    """How well each record of a table fits, and those that have each unit."""
    scores, _, matched = table.scores(units, values)
    return scores, matched


def _of_time(one: Statement) -> bool:
    return one.kind in ("timescale", "review") or any(figure.unit in _TIMES for figure in one.figures)


def _of_age(one: Statement) -> bool:
    return any(figure.unit == "years_of_age" for figure in one.figures) or _AGE.search(one.says) is not None
