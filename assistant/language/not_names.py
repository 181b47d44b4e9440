"""`knowledge/not_names.toml`: what is a person's name and what is not. The guidance's own words are none either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path

from assistant.guidance import BadKnowledge, Guidance
from assistant.guidance.files import only_keys, read_toml, records
from assistant.guidance.shipped import shipped_folder

FILE = "not_names.toml"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """One list of the file: words with spaces between."""

    id: str
    words: str


@dataclass(frozen=True)
class NotNames:
    """The lists of the file, in small letters: what each is for stands at its head."""

    given: frozenset[str]
    both: frozenset[str]
    months: frozenset[str]
    surnames: frozenset[str]
    roles: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str]
    ordinary: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    says: frozenset[str]

    @cached_property
    def first(self) -> frozenset[str]:
        """Given names of every kind."""
        return self.given | self.both

    @cached_property
    def second(self) -> frozenset[str]:
        """What a surname may be, known as something else."""
        return self.first | self.surnames | self.places

    @cached_property
    def words(self) -> frozenset[str]:
        """Everything that is a word and not only a name."""
        return frozenset().union(
            self.never, self.ordinary, self.places, self.roles, self.titles, self.bodies, self.says
        )


def read_not_names(folder: Path | None = None) -> NotNames:
    """The lists in a knowledge folder (default: the shipped one); raises BadKnowledge: file, record, field."""
    tables = read_toml((folder or shipped_folder("knowledge")) / FILE, FILE)
    only_keys(tables, ("schema", "words"), FILE)
    lists = {one.id: frozenset(one.words.lower().split()) for one in records(tables, "words", Words, FILE)}
    wanted = [one.name for one in fields(NotNames)]
    for name in wanted:
        if name not in lists:
            raise BadKnowledge(f"{FILE}: no list {name!r}: expected [[words]] with each of {', '.join(wanted)}")
    for name in lists:
        if name not in wanted:
            raise BadKnowledge(f"{FILE}: unknown list {name!r}: expected {', '.join(wanted)}")
    return NotNames(**lists)


@cache
def shipped_not_names() -> NotNames:
    """The lists of the shipped file, read once."""
    return read_not_names()


def field_words(guidance: Guidance) -> frozenset[str]:
    """The words of the guidance, which name nobody: what it writes in small letters, and its terms and bodies."""
    return frozenset(_field_words(guidance))


def _field_words(guidance: Guidance) -> Iterator[str]:
    texts = [text for one in guidance.statements.values() for text in (one.says, *one.asks)]
    texts += [one.says for one in guidance.rules.values()]
    texts += [text for one in guidance.questions.values() for text in (one.ask, *(c.label for c in one.choices))]
    texts += [one.means for one in guidance.terms.values()]
    for text in texts:
        yield from (word for word in _WORD.findall(text) if word.islower())
    names = [name for one in guidance.terms.values() for name in (one.term, *one.also, *one.words.values())]
    names += [name for one in guidance.authorities.values() for name in (one.name, *(b.name for b in one.bodies))]
    for name in names:
        yield from map(str.lower, _WORD.findall(name))
