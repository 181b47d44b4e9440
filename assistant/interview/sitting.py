"""A sitting: the events so far, under this guidance, on this day, and what they come to. A value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.guidance.wording import in_words_of
from assistant.interview import cards
from assistant.interview.cards import Card, question_card
from assistant.interview.casework import NOBODYS, case_of
from assistant.interview.events import Draft, Event
from assistant.interview.links import Link, links_data
from assistant.interview.loose_ends import LooseEnds, end_words, loose_ends
from assistant.interview.order import next_card
from assistant.interview.state import STEP, Pair, State, fold
from assistant.reasoning import Assessment, Case, assess
from assistant.reasoning.records import Seat

WORKER, ASSISTANT = "worker", "assistant"


@dataclass(frozen=True)
class Sitting:
    """One conversation as it stands. `today`: the day it reasons as of. Its guidance speaks as its authority does."""

    guidance: Guidance
    today: date
    events: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        spoken = in_words_of(self.guidance, self.state.authority or NOBODYS)
        object.__setattr__(self, "guidance", spoken)

    @cached_property
    def state(self) -> State:
        """What the events come to."""
        return fold(self.events, self.guidance)

    @cached_property
    def _casework(self) -> tuple[Case, tuple[Pair, ...]]:
        return case_of(self.state, self.guidance, self.today)

    @property
    def case(self) -> Case:
        """The case that the answers make."""
        return self._casework[0]

    @property
    def set_aside(self) -> tuple[Pair, ...]:
        """Answers kept and not counted, because another answer means that they would not be asked."""
        return self._casework[1]

    @cached_property
    def facts(self) -> Facts:
        """The answers as conditions see them."""
        return self.case.facts(self.guidance, self.today)

    @cached_property
    def assessment(self) -> Assessment:
        """How every option lies."""
        return assess(self.guidance, self.case, self.today)

    @cached_property
    def loose_ends(self) -> Mapping[Pair, LooseEnds]:
        """What waits for each answer that is not there."""
        return loose_ends(self.guidance, self.facts, self.assessment)

    @cached_property
    def card(self) -> Card:
        """What is waited for."""
        card = self._pinned() or next_card(self.state, self.assessment.to_ask, self.guidance, self.facts)
        if card.question == cards.END and self.state.left:
            left = sorted(self.state.left)
            card = replace(card, hint=end_words(left, self.loose_ends, self.guidance, self.facts))
        if self.state.heard is not None:
            return replace(card, heard=self.state.heard)
        reading = self.state.reading
        return replace(card, reading=reading) if reading and (reading.about, reading.question) == card.pair else card

    def _pinned(self) -> Card | None:
        """The question that was put and not replied to, if it still is one."""
        if self.state.asked is None:
            return None
        question = self.state.asked[1]
        if question == cards.WHO:
            return cards.who_card(self.state, self.guidance)
        return None if question.startswith(STEP) else self.card_of(self.state.asked)

    def card_of(self, pair: Pair) -> Card | None:
        """The card of any question of the case, answered or not; None where there is none."""
        return question_card(pair, self.state, self.guidance, self.facts)

    def then(self, drafts: Sequence[Draft], at: datetime, by: str = WORKER) -> Sitting:
        """The sitting after these, with what follows: the result as shown, if it moved, and the next question.

        `at`: the time, with its zone.
        """
        after = self._with(drafts, at, by)
        follows: list[Draft] = []
        shown = after._shown()
        if after.state.shown is None or (after.state.shown.standings, after.state.shown.contradictions) != shown:
            standings, contradictions = shown
            value: dict[str, Any] = {"standings": [[seat.option, seat.person, now] for seat, now in standings.items()]}
            if contradictions:
                value["contradictions"] = [list(pair) for pair in contradictions]
            follows.append(Draft("shown", value=value))
        if after.state.asked != after.card.pair:
            follows.append(Draft("asked", about=after.card.about, question=after.card.question))
        return after._told(follows, at) if follows else after

    def _shown(self) -> tuple[dict[Seat, str], tuple[Pair, ...]]:
        """The result in brief: where every entry stands, and which answers do not go together."""
        standings: dict[Seat, str] = {entry.seat: entry.standing for entry in self.assessment.entries}
        return standings, tuple((one.contradiction, one.about) for one in self.assessment.contradictions)

    def _told(self, follows: Sequence[Draft], at: datetime) -> Sitting:
        """With what the assistant showed and asked. No answer is in that, so what was worked out holds and is kept."""
        told = self._with(follows, at, ASSISTANT)
        for worked_out in ("_casework", "facts", "assessment", "loose_ends"):
            if worked_out in self.__dict__:
                told.__dict__[worked_out] = self.__dict__[worked_out]
        return told

    def _with(self, drafts: Iterable[Draft], at: datetime, by: str) -> Sitting:
        new = tuple(
            Event(seq, at, by, self.guidance.fingerprint, one.kind, one.about, one.question, one.value, one.origin)
            for seq, one in enumerate(drafts, len(self.events))
        )
        return Sitting(self.guidance, self.today, (*self.events, *new))


def opened(
    guidance: Guidance,
    today: date,
    at: datetime,
    authority: str | None = None,
    by: str = WORKER,
    linked: Sequence[Link] = (),
) -> Sitting:
    """A new conversation, with its first question put. `authority`: the one the worker works to, if it is known.

    `linked`: the cases of brothers and sisters that it begins from.
    """
    links = {"linked": links_data(linked)} if linked else {}
    return Sitting(guidance, today).then([Draft("opened", value={"authority": authority, **links})], at, by)


def resumed(guidance: Guidance, today: date, events: tuple[Event, ...], at: datetime) -> Sitting:
    """An earlier conversation, taken up again; says so where the knowledge changed since."""
    sitting = Sitting(guidance, today, events)
    last = next((event.knowledge for event in reversed(events)), guidance.fingerprint)
    newer = last != guidance.fingerprint
    drafts = [Draft("reopened", value={"was": last, "now": guidance.fingerprint})] if newer else []
    return sitting.then(drafts, at, ASSISTANT)
