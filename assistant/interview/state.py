"""The state of a conversation: what its events come to. Answers are keyed by (about, question), never by position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.conditions import CHILD, Answer, BadAnswer, read_answer
from assistant.guidance import Guidance
from assistant.interview.events import Event, Origin
from assistant.interview.heard import Heard, is_heard, read_heard
from assistant.interview.links import CARRIED, LINKED, Link, read_link, read_links
from assistant.interview.own_said import OwnSaid
from assistant.reasoning.records import OwnView, Seat
from assistant.text import LONGEST_REPLY, clean_line

Pair = tuple[str, str]
"""(about, question)"""
ANOTHER = "another case"
STEP = "interview."
"""How the ids of the interview's own cards begin: they are about the conversation, not about the case."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it stands, and how it came."""

    answer: Answer
    seq: int
    origin: Origin
    carried_from: str = ""
    """What the case is called that it was carried over from; empty where it was said in this one."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the case."""

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A worker's words with what they may mean, each as a plain value. Nothing of it counts until it is confirmed."""

    about: str
    question: str
    words: str
    meanings: tuple[Any, ...]
    unplaced: tuple[str, ...] = ()
    """Parts of the words that found no place in any meaning."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The result as it was last shown, in brief: where every entry stood, under which knowledge.

    `contradictions`: the answers that did not go together, as (contradiction, about).
    """

    standings: Mapping[Seat, str]
    knowledge: str
    contradictions: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What the events of one conversation come to.

    `asked`: the question that was put and not replied to. `left`: questions left for now. `steps`: replies to the
    interview's own cards. `unfit`: answers that the questions of this knowledge no longer take; they are asked again.
    `linked`: the cases of brothers and sisters. `heard`: what is left to settle of a reply in words.
    """

    reference: str = ""
    authority: str | None = None
    people: tuple[Somebody, ...] = ()
    said: Mapping[Pair, Said] = field(default_factory=dict)
    left: frozenset[Pair] = frozenset()
    steps: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    asked: Pair | None = None
    reading: Reading | None = None
    heard: Heard | None = None
    shown: Shown | None = None
    unfit: tuple[Pair, ...] = ()
    own: OwnView = field(default_factory=OwnView)
    """The worker's own view, as far as it is of people who are in the case."""
    linked: tuple[Link, ...] = ()

    def person(self, identity: str) -> Somebody | None:
        """The person with this id, if there is one."""
        return next((one for one in self.people if one.id == identity), None)


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count: without what was undone, and without undoings. An undoing can itself be undone."""
    events = tuple(events)
    gone: set[int] = set()
    for event in reversed(events):
        if event.kind == "undone" and event.seq not in gone:
            gone.update(event.value)
    return tuple(event for event in events if event.seq not in gone and event.kind != "undone")


def fold(events: Iterable[Event], guidance: Guidance) -> State:
    """What these events come to under this guidance."""
    folding = _Folding(guidance)
    for event in effective(events):
        folding.take(event)
    return folding.state()


class _Folding:
    """One fold under way; `take` reads one event."""

    def __init__(self, guidance: Guidance) -> None:
        self.guidance = guidance
        self.reference = ""
        self.authority: str | None = None
        self.people: dict[str, str] = {}
        self.said: dict[Pair, Said] = {}
        self.left: set[Pair] = set()
        self.steps: dict[str, Any] = {}
        self.notes: list[str] = []
        self.asked: Pair | None = None
        self.reading: Reading | None = None
        self.heard: Heard | None = None
        self.shown: Shown | None = None
        self.unfit: dict[Pair, None] = {}
        self.words = ""
        self.own = OwnSaid(guidance)
        self.linked: tuple[Link, ...] = ()
        self.carrying = ""

    def state(self) -> State:
        return State(
            reference=self.reference,
            authority=self.authority,
            people=tuple(Somebody(*one) for one in self.people.items()),
            said=self.said,
            left=frozenset(self.left),
            steps=self.steps,
            notes=tuple(self.notes),
            asked=self.asked,
            reading=self.reading,
            heard=self.heard,
            shown=self.shown,
            unfit=tuple(self.unfit),
            own=self.own.view(),
            linked=self.linked,
        )

    def take(self, event: Event) -> None:
        value = event.value if isinstance(event.value, dict) else {}
        match event.kind:
            case "opened":
                self.reference = clean_line(str(value.get("reference", "")), 80)
                self._authority(value.get("authority"))
                self.linked = read_links(value.get("linked"))
            case "person_added":
                self._added(event.about, value)
            case "person_changed":
                self._changed(event.about, value)
            case "asked" if event.question is not None:
                self.asked, self.reading = (event.about, event.question), None
            case "answered" | "confirmed" if event.question is not None:
                self._answered((event.about, event.question), event)
            case "told":
                self.words = str(event.value)[:LONGEST_REPLY]
            case "understood" if is_heard(event):
                self.heard, self.reading = read_heard(event, self.words), None
            case "understood" if event.question is not None:
                self.reading = Reading(event.about, event.question, self.words, *read_in(event))
            case "struck":
                self.reading = None
            case "reopened":
                self.asked = self.reading = None
            case "noted":
                self.notes.append(str(event.value))
            case "own_view":
                self.own.take(value, self.people)
            case "shown":
                self.shown = shown_in(event)
            case _:
                pass

    def _authority(self, key: object) -> None:
        if isinstance(key, str) and key in self.guidance.authorities:
            self.authority = key

    def _added(self, person: str, value: Mapping[str, Any]) -> None:
        roles = [choice.id for choice in self.guidance.questions["role"].choices]
        if value.get("role") in roles and person != CHILD:
            self.people[person] = str(value["role"])
        for step in [step for step in self.steps if step.startswith(f"{STEP}who") or step == f"{STEP}called"]:
            del self.steps[step]
        self.asked = self.reading = None

    def _changed(self, person: str, value: Mapping[str, Any]) -> None:
        if value.get("gone") and person in self.people:
            del self.people[person]
            self.own.gone(person)
            there = {pair: self._of_those_there(said, pair) for pair, said in self.said.items() if pair[0] != person}
            self.said = {pair: said for pair, said in there.items() if said is not None}
            self.left = {pair for pair in self.left if pair[0] != person}
            self.asked = self.reading = None

    def _answered(self, pair: Pair, event: Event) -> None:
        self.asked = self.reading = None
        about, question = pair
        if question == f"{STEP}reference":
            self.reference = clean_line(str(event.value or ""), 80)
        if question == LINKED:
            self.linked = read_links(event.value)
        elif question == CARRIED:
            self.carrying = carried_name(event.value)
        if question.startswith(STEP):
            self.steps[question] = event.value
            return
        if question == "authority":
            self._authority(event.value)
            return
        self.left.discard(pair)
        self.said.pop(pair, None)
        self.unfit.pop(pair, None)
        if event.value is None:
            self.left.add(pair)
            return
        term = self.guidance.language.vocabulary.terms.get(question)
        if about != CHILD and about not in self.people:
            return
        try:
            answer = read_answer(event.value, term) if term else None
        except BadAnswer:
            answer = None
        if answer is None:
            self.unfit[pair] = None
            return
        carried = self.carrying or ANOTHER if event.origin == "carried_over" else ""
        said = self._of_those_there(Said(answer, event.seq, event.origin or "chosen", carried), pair)
        if said is not None:
            self.said[pair] = said

    def _of_those_there(self, said: Said, pair: Pair) -> Said | None:
        """An answer that names people, without those who are not in the case; None where nobody is left."""
        answer = said.answer
        if self.guidance.language.vocabulary.terms[pair[1]].kind != "people":
            return said
        if answer.state == "value":
            there = self._there(answer.value)
            return replace(said, answer=Answer("value", there)) if there else None
        versions = tuple(there for version in answer.versions if (there := self._there(version)))
        return replace(said, answer=replace(answer, versions=versions))

    def _there(self, people: object) -> tuple[str, ...]:
        return tuple(one for one in people if one in self.people) if isinstance(people, tuple) else ()


def carried_name(raw: object) -> str:
    """What the case is called that answers are carried over from, in plain data."""
    link = read_link(raw)
    return (link.reference if link else "") or ANOTHER


def read_in(event: Event) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """The meanings that an `understood` event tells of, and the words that found no place in them."""
    value = event.value if isinstance(event.value, dict) else {"meanings": event.value}
    meanings, unplaced = value.get("meanings"), value.get("unplaced")
    return (
        tuple(meanings) if isinstance(meanings, list) else (),
        tuple(str(part) for part in unplaced) if isinstance(unplaced, list) else (),
    )


def shown_in(event: Event) -> Shown:
    """The result that a `shown` event tells of."""
    rows = event.value.get("standings") if isinstance(event.value, dict) else None
    found = {
        Seat(str(row[0]), None if row[1] is None else str(row[1])): str(row[2]) for row in _lists(rows) if len(row) == 3
    }
    rows = event.value.get("contradictions") if isinstance(event.value, dict) else None
    pairs = tuple((str(row[0]), str(row[1])) for row in _lists(rows) if len(row) == 2)
    return Shown(found, event.knowledge, pairs)


def _lists(rows: object) -> list[list[Any]]:
    return [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []
