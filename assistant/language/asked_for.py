"""A question as it is searched for: what it speaks of, in which words, what it asks for and of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.guidance import Guidance
from assistant.language.names import COMMON, asks_for_time, kinds_of, words_of
from assistant.language.tables import Table
from assistant.language.vocabulary import Unit, Vocabulary

_SENTENCE = re.compile(r"(?<=[?!.])\s+")
_ASKS = re.compile(
    r"\W*(?:(?:so|and|but|please|also)\W+)*(?:who|what|whats|when|where|why|which|how|can|could|do|does|did|is|are|was|will|would|should|must|"
    r"has|have|am)\b",
    re.IGNORECASE,
)
_BEFORE_A_THING = frozenset(
    "a an the my his her our your their its this that any some no for of on in with about from by per free own extra "
    "and or new old into onto against".split()
)
_BEFORE_A_DEED = frozenset(
    "to i we you they he she it not be been being is are was were will would can could should must may might do does "
    "did have has had child children family worker council".split()
)
_OF_A_DEED = ("ed", "ing", "ly")
_ENOUGH = 2
"""A question that names so many things stands by itself; what is told beside it says less of what it is about."""
_SHORTEST_MISSPELT = 5
_ONE_SLIP, _TWO_SLIPS = 1, 2
_LONG = 8
"""Letters from which two slips of the pen are believed."""


@dataclass(frozen=True, slots=True)
class Read:
    """A question, read. `read_as`: misspelt words and what they were read as; `unfound`: words that nothing has.

    `authority`: whose policy it is asked of. `matter`: those of the unfound words that say what it is about. `told`:
    those things that stand only in what is told beside the question itself. `things`: those of the matter that stand
    where a thing is named, not something done.
    """

    units: tuple[Unit, ...]
    read_as: tuple[tuple[str, str], ...]
    unfound: tuple[str, ...]
    matter: tuple[str, ...]
    kinds: tuple[str, ...]
    time: bool
    authority: str
    told: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()


class AskedFor:
    """Reads questions. `tables`: where a word may stand, the statements first; the silences third."""

    def __init__(
        self, guidance: Guidance, vocabulary: Vocabulary, tables: Sequence[Table], councils: frozenset[str]
    ) -> None:
        self._guidance = guidance
        self._vocabulary = vocabulary
        self._tables = tables
        self._councils = councils

    def read(self, question: str, authority: str, everywhere: bool = False) -> Read:
        """The question of a worker of `authority`; one that names a council is asked of that council.

        What some table has is never taken for a misspelling, even where it is not searched. `everywhere`: all tables
        are searched, else only the statements and law notes.
        """
        named = [word for word in dict.fromkeys(words_of(question)) if word in self._councils]
        searched = self._tables if everywhere else self._tables[:2]
        units: list[Unit] = []
        read_as: list[tuple[str, str]] = []
        unfound: list[str] = []
        matter: list[str] = []
        asked = [unit for unit in self._vocabulary.units(question) if unit.typed.lower() not in self._councils]
        for unit in asked:
            nearest = None if any(table.has(unit) for table in self._tables) else self._nearest(unit)
            if nearest is not None:
                read_as.append((unit.typed, nearest))
                units.append(replace(self._vocabulary.units(nearest)[0], typed=nearest))
                continue
            units.append(unit)
            if not any(table.has(unit) for table in searched):
                unfound.append(unit.typed)
                if not unit.faint:
                    matter.append(unit.typed)
        return Read(
            tuple(units) if units else tuple(self._named(named)),
            tuple(read_as),
            tuple(unfound),
            tuple(matter),
            kinds_of(question),
            asks_for_time(question),
            named[0] if len(named) == 1 else authority,
            self._told(question, units),
            frozenset(one for one in matter if _is_thing(question, one)),
        )

    def _told(self, question: str, units: Sequence[Unit]) -> frozenset[str]:
        """What is only told, where some sentences ask and name something and others tell."""
        sentences = [one for one in _SENTENCE.split(question) if one.strip()]
        asking = [one for one in sentences if one.rstrip().endswith("?") or _ASKS.match(one)]
        if len(asking) in (0, len(sentences)):
            return frozenset()
        asked = [unit for one in asking for unit in self._vocabulary.units(one)]
        if sum(not unit.faint for unit in asked) < _ENOUGH:
            return frozenset()
        about = {term for unit in asked for term, counts in unit.terms if counts == 1}
        return frozenset(unit.typed for unit in units if about.isdisjoint(term for term, _ in unit.terms))

    def _named(self, councils: Sequence[str]) -> list[Unit]:
        """The councils as words: all that there is to search for in a question that names nothing else."""
        return [unit for name in councils for unit in self._vocabulary.units(name)]

    def _nearest(self, unit: Unit) -> str | None:
        """The known word that this one may be a misspelling of: the same first letter, one slip of the pen or two."""
        word = unit.typed.lower()
        if unit.names or unit.faint or len(word) < _SHORTEST_MISSPELT or not word.isalpha():
            return None
        slips = _TWO_SLIPS if len(word) >= _LONG else _ONE_SLIP
        found = process.extractOne(word, self._known.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else None

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        """Every word that can be found, by its first letter; only a misspelling needs them."""
        guidance = self._guidance
        texts = [
            *(one.says for one in guidance.statements.values()),
            *(ask for one in guidance.statements.values() for ask in one.asks),
            *(one.says for one in guidance.notes.values()),
            *(name for one in guidance.terms.values() for name in (one.term, *one.also, *one.words.values())),
            *self._vocabulary.names,
        ]
        known: dict[str, list[str]] = {}
        for word in dict.fromkeys(word for text in texts for word in words_of(text)):
            if word.isalpha() and word not in COMMON and len(word) >= _SHORTEST_MISSPELT - 1:
                known.setdefault(word[0], []).append(word)
        return known


def _is_thing(question: str, word: str) -> bool:
    """Whether a word stands where a thing is named: after an article or the like, or not as what somebody does."""
    words, name = words_of(question), words_of(word)
    at = next((at for at in range(len(words)) if words[at : at + len(name)] == name), 0)
    before = words[at - 1] if at else ""
    if before in _BEFORE_A_THING:
        return True
    return at > 0 and before not in _BEFORE_A_DEED and not name[-1].endswith(_OF_A_DEED)
