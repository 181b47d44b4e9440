"""The conversation as it reads: who said what, from its events alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.conditions import CHILD, BadAnswer, read_answer
from assistant.interview import cards
from assistant.interview.changes import moved, moved_words
from assistant.interview.events import ACTS, Event
from assistant.interview.loose_ends import left_words
from assistant.interview.sitting import Sitting
from assistant.interview.state import STEP, Pair, effective, read_in, shown_in
from assistant.reasoning.case import person_label
from assistant.reasoning.words import answer_words
from assistant.text import clean_line

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

    def take(self, event: Event) -> None:
        pair = (event.about, event.question or "")
        match event.kind:
            case "answered":
                self._answered(event, pair)
            case "confirmed":
                self.turns.append(Turn("worker", f"Yes: {self._value(event, pair)}", pair))
            case "told":
                self._ask(pair)
                self.turns.append(Turn("worker", f"“{event.value}”"))
            case "understood":
                meanings, unplaced = read_in(event)
                meant = " or ".join(f"“{self._words(value, pair)}”" for value in meanings)
                self.turns.append(Turn("assistant", f"I read that as {meant}.{unplaced_words(unplaced)}"))
            case "struck":
                self.turns.append(Turn("worker", "No, not that."))
            case "person_added":
                label = person_label(self.sitting.guidance, self.sitting.facts, event.about)
                self._ask((CHILD, cards.WHO))
                self.turns.append(Turn("worker", f"{label[:1].upper()}{label[1:]}"))
            case "person_changed":
                self.turns.append(Turn("aside", f"Taken out of this case: {event.about.replace('_', ' ')}"))
            case "noted":
                self.turns.append(Turn("aside", f"Kept as a note: “{event.value}”"))
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
        self.turns.append(Turn("worker", self._value(event, pair), None if pair[1].startswith(STEP) else pair))
        if event.value is None and pair in self.sitting.state.left:
            self._left(pair)

    def _left(self, pair: Pair) -> None:
        """What a question that is still left leaves open, as things stand now."""
        sitting = self.sitting
        words = left_words(pair, sitting.loose_ends, sitting.guidance, sitting.facts)
        if words:
            self.turns.append(Turn("aside", words))

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


def unplaced_words(unplaced: tuple[str, ...]) -> str:
    """What found no place, said so that it can be answered otherwise or kept as a note; empty where all did."""
    return f" I found no place for {' or '.join(f'“{part}”' for part in unplaced)}." if unplaced else ""


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
