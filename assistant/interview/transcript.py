"""The conversation as it reads: who said what, from its events alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.conditions import CHILD, BadAnswer, read_answer
from assistant.interview import cards
from assistant.interview.changes import moved, moved_words
from assistant.interview.events import ACTS, Event
from assistant.interview.heard import is_heard
from assistant.interview.hearing import Hearing, struck_words
from assistant.interview.links import CARRIED, LINKED, read_links
from assistant.interview.loose_ends import left_words
from assistant.interview.own_said import seat_in
from assistant.interview.sitting import Sitting
from assistant.interview.state import ANOTHER, STEP, Pair, carried_name, effective, read_in, shown_in
from assistant.reasoning.arguments import spoken
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Seat
from assistant.reasoning.words import answer_words, seat_label
from assistant.text import LONGEST_REPLY, clean_line

Who = Literal["assistant", "worker", "aside"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said.

    `pair`: the question that an answer was given to, so that it can be changed.
    `changed`: what moved, without its lead.
    `since`: it is about what happened since the worker was last here.
    """

    who: Who
    text: str
    pair: Pair | None = None
    changed: str = ""
    since: bool = False


def turns(sitting: Sitting) -> tuple[Turn, ...]:
    """The whole conversation so far. What was taken back is said to have been, and no more."""
    counting = {event.seq for event in effective(sitting.events)}
    reading = _Reading(sitting)
    for event in sitting.events:
        if event.seq in counting:
            reading.take(event)
        elif event.kind == "undone":
            reading.took_back(event)
        reading.before = event.kind
    return tuple(reading.turns)


class _Reading:
    """Events being read out, one by one."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.turns: list[Turn] = []
        self.before = ""
        """The kind of the event before, whether or not it counts."""
        self.shown: Event | None = None
        self.carrying = ANOTHER
        self.hearing = Hearing()

    def take(self, event: Event) -> None:
        pair = (event.about, event.question or "")
        match event.kind:
            case "opened":
                self._linked(event.value.get("linked") if isinstance(event.value, dict) else None)
            case "answered" if event.question == LINKED:
                self._linked(event.value)
            case "answered" if event.question == CARRIED:
                self.carrying = carried_name(event.value)
            case "answered":
                self._answered(event, pair)
            case "confirmed" if self.hearing.is_open:
                self.turns.append(Turn("worker", f"Yes: {self._question(pair)} {self._value(event, pair)}", pair))
            case "confirmed":
                self.turns.append(Turn("worker", f"Yes: {self._value(event, pair)}", pair))
            case "told":
                self._ask(pair)
                self.hearing.told(event)
                self.turns.append(Turn("worker", f"“{event.value}”"))
            case "understood" if is_heard(event):
                words = self.hearing.take(event, self.sitting, first=self.before == "told")
                self.turns += [Turn("assistant", words)] if words else []
            case "understood":
                meanings, unplaced = read_in(event)
                meant = " or ".join(f"“{self._words(value, pair)}”" for value in meanings)
                self.turns.append(Turn("assistant", f"I read that as {meant}.{unplaced_words(unplaced)}"))
            case "struck":
                self.turns.append(Turn("worker", struck_words(event)))
            case "person_added":
                label = person_label(self.sitting.guidance, self.sitting.facts, event.about)
                if event.origin == "carried_over":
                    self.turns.append(Turn("aside", f"Carried over from {self.carrying}: {label}"))
                    return
                if not self.hearing.is_open:
                    self._ask((CHILD, cards.WHO))
                self.turns.append(Turn("worker", f"{label[:1].upper()}{label[1:]}"))
            case "person_changed":
                self.turns.append(Turn("aside", f"Taken out of this case: {event.about.replace('_', ' ')}"))
            case "noted":
                self.turns.append(Turn("aside", f"Kept as a note: “{event.value}”"))
            case "own_view":
                words = own_view_words(event.value, self.sitting)
                self.turns += [Turn("aside", words)] if words else []
            case "reopened":
                changed = f"The guidance has changed since you were last here.{self._gone()}{self._unfit()}"
                self.turns.append(Turn("aside", changed, since=True))
            case "shown":
                self._shown(event)
            case _:
                pass

    def _gone(self) -> str:
        """Whose policy the case was worked to, where this guidance has no such authority."""
        named = None
        for event in effective(self.sitting.events):
            if event.kind == "opened" and isinstance(event.value, dict):
                named = event.value.get("authority")
            elif event.kind in ("answered", "confirmed") and event.question == "authority":
                named = event.value
        if not isinstance(named, str) or named in self.sitting.guidance.authorities:
            return ""
        return f" This case was worked to {clean_line(named, 60)}'s policy, which is in a pack that is not in use now."

    def _unfit(self) -> str:
        """Which answers the questions no longer take."""
        unfit = [self._question(pair) or f"“{pair[1]}”, which is no longer asked" for pair in self.sitting.state.unfit]
        return f" These answers no longer fit: {'; '.join(unfit)}" if unfit else ""

    def took_back(self, event: Event) -> None:
        """Says which reply was taken back; that a question was put away needs no words."""
        gone = [one for one in self.sitting.events if one.seq in event.value]
        words = next((words for one in gone if (words := self._taken_back(one))), "")
        if words:
            self.turns.append(Turn("aside", f"Taken back: {words}"))

    def _taken_back(self, event: Event) -> str:
        match event.kind:
            case "person_added":
                return f"adding {event.about.replace('_', ' ')}"
            case "person_changed":
                return f"taking out {event.about.replace('_', ' ')}"
            case "noted":
                return "your note"
            case "own_view":
                return "what you wrote in your own view"
            case "struck" if isinstance(event.value, dict):
                return "striking it out"
            case "answered" if event.question == LINKED:
                return "the link with the case of a brother or sister"
            case "answered" | "confirmed" | "told":
                question = self._question((event.about, event.question or ""))
                return f"your answer to “{question}”" if question else "your last reply"
            case _:
                return ""

    def _ask(self, pair: Pair) -> None:
        words = self._question(pair)
        if words and (not self.turns or self.turns[-1].text != words):
            self.turns.append(Turn("assistant", words))

    def _question(self, pair: Pair) -> str:
        return question_words(self.sitting, pair)

    def _answered(self, event: Event, pair: Pair) -> None:
        if self.before == "person_added" and pair[1] == "relation":
            return
        if pair[1] in (cards.WHO, cards.DEEPER) and event.value not in (cards.NOBODY, "deeper"):
            return
        self._ask(pair)
        words = f"{self._value(event, pair)}{self._carried(event)}"
        self.turns.append(Turn("worker", words, None if pair[1].startswith(STEP) else pair))
        if event.value is None and pair in self.sitting.state.left:
            self._left(pair)

    def _left(self, pair: Pair) -> None:
        """What a question that is still left leaves open, as things stand now."""
        sitting = self.sitting
        words = left_words(pair, sitting.loose_ends, sitting.guidance, sitting.facts)
        if words:
            self.turns.append(Turn("aside", words))

    def _carried(self, event: Event) -> str:
        return carried_words(self.carrying) if event.origin == "carried_over" else ""

    def _linked(self, raw: object) -> None:
        links = read_links(raw)
        if links:
            named = "; ".join(link.reference or link.person.replace("_", " ") or "no reference" for link in links)
            self.turns.append(Turn("aside", f"Linked with the case of a brother or sister: {named}"))

    def _value(self, event: Event, pair: Pair) -> str:
        if event.value is None:
            return "Without one" if pair[1] == cards.REFERENCE else "Left for now"
        return self._words(event.value, pair)

    def _words(self, value: object, pair: Pair) -> str:
        """A plain value in words, whatever its question."""
        guidance = self.sitting.guidance
        if pair[1].startswith(STEP):
            kinds = {kind.id: kind.label for kind in guidance.person_kinds.values()}
            own = {offer.id: offer.label for offer in (cards.NOBODY_ELSE, *cards.deeper_card(0).offers)}
            return (kinds | own).get(str(value), str(value))
        term = guidance.language.vocabulary.terms.get(pair[1])
        try:
            answer = read_answer(value, term) if term else None
        except BadAnswer:
            answer = None
        if answer is None:
            return f"{value} (no longer an answer to this question)"
        return answer_words(guidance, self.sitting.facts, pair[1], answer)

    def _shown(self, event: Event) -> None:
        before, self.shown = self.shown, event
        if before is None:
            return
        changes = moved(shown_in(before).standings, shown_in(event).standings)
        words = moved_words(changes, self.sitting.guidance, self.sitting.facts)
        here = self.before in (*ACTS, "undone")
        if words:
            lead = "Changed" if here else "Since you were last here"
            self.turns.append(Turn("aside", f"{lead}: {words}", changed=words, since=not here))
        for pair in shown_in(event).contradictions:
            says = self._contradiction(pair) if pair not in shown_in(before).contradictions else ""
            if says:
                self.turns.append(Turn("assistant", f"Two answers do not seem to go together. {says}", changed=says))

    def _contradiction(self, pair: Pair) -> str:
        """What does not go together, in words; empty where this guidance has no such contradiction."""
        found = self.sitting.guidance.contradictions.get(pair[0])
        person = pair[1] if self.sitting.state.person(pair[1]) else None
        if found is None or (person is None and pair[1] != CHILD):
            return ""
        return spoken(found.says, person, self.sitting.guidance, self.sitting.facts)


def carried_words(carried_from: str) -> str:
    """Where an answer was carried over from, after the answer; empty where it was said here."""
    return f" (carried over from {carried_from})" if carried_from else ""


def unplaced_words(unplaced: tuple[str, ...]) -> str:
    """What found no place, said so that it can be answered otherwise or kept as a note; empty where all did."""
    return f" I found no place for {' or '.join(f'“{part}”' for part in unplaced)}." if unplaced else ""


def own_view_words(value: object, sitting: Sitting) -> str:
    """One change to the worker's own view; empty where it is none of ours."""
    value = value if isinstance(value, dict) else {}
    seat, order, reasons = seat_in(value.get("entry")), value.get("order"), value.get("reasons")
    if isinstance(reasons, str):
        return f"Your own view, your reasons: {_own(reasons)}"
    if isinstance(order, list):
        seats = [seat for one in order if (seat := seat_in(one)) is not None]
        named = "; ".join(f"{number}. {_seat(one, sitting)}" for number, one in enumerate(seats, 1))
        return f"Your own view, your order: {named or 'taken away'}"
    for key, title in (("means", "what it would mean for this child"), ("disagrees", "where you see it differently")):
        text = value.get(key)
        if seat is not None and isinstance(text, str):
            return f"Your own view of “{_seat(seat, sitting)}”, {title}: {_own(text)}"
    return ""


def _own(text: str) -> str:
    return f"“{clean_line(text, LONGEST_REPLY)}”" if text.strip() else "taken away"


def _seat(seat: Seat, sitting: Sitting) -> str:
    """An entry in words, also where its option is in a pack that is not in use now."""
    if seat.option not in sitting.guidance.options:
        return clean_line(seat.option, 60)
    return seat_label(seat, sitting.guidance, sitting.facts)


def question_words(sitting: Sitting, pair: Pair) -> str:
    """A question as it was put, with the person it is about."""
    about, question = pair
    fixed = {
        cards.REFERENCE: cards.reference_card().ask,
        cards.WHO: "Who is there to think about?",
        cards.DEEPER: "That is enough for a first picture.",
    }
    if question in fixed:
        return fixed[question]
    if question not in sitting.guidance.card_of:
        return ""
    words = sitting.guidance.question_text(question)
    if about == CHILD or sitting.state.person(about) is None:
        return words
    label = person_label(sitting.guidance, sitting.facts, about)
    return f"{label[:1].upper()}{label[1:]}: {words}"
