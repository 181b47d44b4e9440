"""`knowledge/lexicon.toml`: how workers say things. Read from the file into records; nothing is compiled here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.guidance.files import only_keys, read_toml, records
from assistant.guidance.shipped import shipped_folder

FILE = "lexicon.toml"
Of = Literal[
    "parent", "partner", "carer", "friend", "foster", "child", "sibling", "family", "court", "placement", "anyone"
]
"""What somebody is to the child. `carer`: a relative who might care; `foster`: who fosters them, recruited for it."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Names of one thing, each of which finds the others. `wider`: names that also do, but not the other way round."""

    words: tuple[str, ...]
    wider: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that stand in one place of a pattern, which names them as {id}."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody, as workers speak of them. `relation`: the choice of that question; empty where it is not known.

    `words`: patterns. `of`: what somebody like that is to the child. `pronoun`: he, she or they; empty where any fits.
    `parts`: the ids of those for whom a name of several stands.
    """

    id: str
    words: tuple[str, ...]
    of: Of
    relation: str = ""
    pronoun: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gives:
    """The answer that a finding comes to. `when`: its polarity. `whom`: "child" or "person", whose question it is."""

    when: Literal["affirmed", "negated", "past"]
    question: str
    value: Any = None
    """A choice, or several of them; nothing where the value is what was read with the finding, a date."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to try, and what must be found in it: "affirmed", "asked" (found, and asked back), "nothing", ..."""

    text: str
    found: Literal["affirmed", "negated", "past", "asked", "nothing"]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that change how what stands near them is meant.

    `means`: how. "affirmed": there is such a thing ("granted", "held"). "turned": undoes a "negated" ("no doubt").
    "would": so under a condition, if it is no wish or offer. "claimed": somebody says so. "now": it is so today.
    "unknown": a past tense, which may be then or now.
    `says`: patterns. `reach`: whether they bear on what comes after them in their clause, before them, or on all of it.
    """

    means: Literal[
        "affirmed",
        "negated",
        "turned",
        "uncertain",
        "planned",
        "hypothetical",
        "would",
        "claimed",
        "past",
        "now",
        "unknown",
    ]
    says: tuple[str, ...]
    reach: Literal["after", "before", "all"] = "after"


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that workers say.

    `says`: patterns that say it is so; `denies`: that it is not so; `was`: that it was; `hints`: that it may be, always
    asked back; `not_this`: what looks like it and is not; `words`: words that make a clause likely to be about it.
    `of`: whom it is said of; `owner`: who is meant where nobody is named; empty where it must then be asked.
    `questions`: those to which it belongs. `own_word`: that somebody says it is enough (a wish, an offer). `event`: it
    happened once, so that the past tense says that it is so. `noun`: its patterns only name the thing, so that it must
    be said as well that there is one. `reads`: what date is read with it. `below`: with an age, it is so for those
    below so many years, and not for others.
    """

    id: str
    label: str
    of: tuple[Of, ...]
    says: tuple[str, ...]
    examples: tuple[Example, ...]
    owner: str = ""
    denies: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    gives: tuple[Gives, ...] = ()
    own_word: bool = False
    event: bool = False
    reads: Literal["", "age", "since"] = ""
    below: int = 0
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """An open question that covers several questions of the interview. `asked`: how it may be put."""

    asked: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The whole file."""

    alike: tuple[Alike, ...]
    lists: tuple[WordList, ...]
    who: tuple[Who, ...]
    cues: tuple[Cue, ...]
    topics: tuple[Topic, ...]
    concepts: tuple[Concept, ...]


def read_lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon in a knowledge folder (default: the shipped one); raises BadKnowledge: file, record, field."""
    tables = read_toml((folder or shipped_folder("knowledge")) / FILE, FILE)
    only_keys(tables, ("schema", "alike", "list", "who", "cue", "topic", "concept"), FILE)
    return Lexicon(
        alike=records(tables, "alike", Alike, FILE),
        lists=records(tables, "list", WordList, FILE),
        who=records(tables, "who", Who, FILE),
        cues=records(tables, "cue", Cue, FILE),
        topics=records(tables, "topic", Topic, FILE),
        concepts=records(tables, "concept", Concept, FILE),
    )
