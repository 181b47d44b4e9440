"""A scenario played: the conversation it makes, as text, with the same events that a worker's replies make."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from assistant.conditions import CHILD
from assistant.documents.own_view import entry_with_own
from assistant.documents.reasons_to_ask import why_view
from assistant.documents.views import options_view
from assistant.documents.words import paragraph
from assistant.guidance import Guidance
from assistant.interview import cards, replies, saying
from assistant.interview.events import Draft, event_data, read_event
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting, opened
from assistant.interview.transcript import Turn, turns
from assistant.language.choosing import closest
from assistant.reasoning.records import Seat
from assistant.reasoning.words import day_label
from assistant.text import clean_line
from assistant.training.own import own_replies
from assistant.training.printed import turns_text, view_text
from assistant.training.scenario import BadScenario, Scenario, Step, plain_value

WIDTH = 80
BY = "scenario"
STARTS = time(9, 0)
RULE = "-" * WIDTH
AGAIN = "(Checked: played again from what was kept, it comes to the same.)"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the conversation. `pause`: it ends with something to discuss."""

    text: str
    pause: bool = False


def play(scenario: Scenario, guidance: Guidance) -> str:
    """The whole conversation; raises BadScenario where the interview asks something else than a step expects."""
    return "".join(part.text for part in parts(scenario, guidance))


def parts(scenario: Scenario, guidance: Guidance) -> Iterator[Part]:
    """The conversation from one discussion point to the next, the options as they stand at the end; raises as play."""
    playing = _Playing(scenario, guidance)
    lines = list(_heading(scenario, guidance))
    for number, step in enumerate(scenario.steps, 1):
        lines.append(playing.take(number, step))
        if step.pause is not None:
            yield Part("\n".join(lines) + "\n", pause=True)
            lines = []
    yield Part("\n".join((*lines, *playing.ending())) + "\n")


def sitting_after(scenario: Scenario, guidance: Guidance) -> Sitting:
    """The conversation at the end of the scenario; raises BadScenario."""
    playing = _Playing(scenario, guidance)
    for number, step in enumerate(scenario.steps, 1):
        playing.take(number, step)
    return playing.sitting


def _heading(scenario: Scenario, guidance: Guidance) -> Iterator[str]:
    yield scenario.title.upper()
    yield ""
    yield paragraph(scenario.summary, WIDTH)
    yield paragraph(f"For: {scenario.for_whom}", WIDTH)
    whose = guidance.authorities[scenario.authority].name
    yield paragraph(f"Policy: {whose}. The day: {day_label(scenario.today)}.", WIDTH)
    yield "The child and everybody around them are invented."


class _Playing:
    """A scenario being played, step by step, by a clock that moves one minute a step."""

    def __init__(self, scenario: Scenario, guidance: Guidance) -> None:
        self.scenario = scenario
        self.start = datetime.combine(scenario.today, STARTS, UTC)
        self.sitting = opened(guidance, scenario.today, self.start, scenario.authority, BY)
        self.discussed = 0

    def take(self, number: int, step: Step) -> str:
        """Do one step and say how it reads."""
        before, at = self.sitting, self.start + timedelta(minutes=number)
        try:
            self._refuse_unexpected(step)
            shown = self._shown(step)
            if shown is not None:
                return shown
            for drafts in self._drafts(step):
                self.sitting = self.sitting.then(drafts, at, BY)
        except (BadReply, BadScenario) as error:
            raise BadScenario(f"{self.scenario.name}.toml: step {number}: {error}") from None
        if step.change is not None:
            return "\n  > Let me go back to an earlier answer."
        was, now = turns(before), turns(self.sitting)
        if step.undo:
            return "\n  > Take that back.\n" + turns_text(now[_same(was, now) :], WIDTH)
        return turns_text(now[len(was) :], WIDTH)

    def _refuse_unexpected(self, step: Step) -> None:
        card = self.sitting.card
        pending = card.reading is not None
        made_of = step.confirm is not False or step.strike
        if pending and not (made_of or step.why or step.look or step.open or step.pause):
            raise BadScenario("the words before it are not settled: expected confirm or strike")
        if made_of and step.words is None and not pending:
            raise BadScenario("there is nothing to confirm or strike: expected words before it")
        expected = self._expected(step)
        if expected is not None and expected != card.pair:
            now = _named(card.pair)
            raise BadScenario(f"expected {_named(expected)} to be asked; what is asked now is {now}: “{card.ask}”")

    def _expected(self, step: Step) -> tuple[str, str] | None:
        if step.question is not None:
            return step.about, step.question
        own = {"reference": cards.REFERENCE, "person": cards.WHO, "deeper": cards.DEEPER}
        return next(((CHILD, question) for act, question in own.items() if act in step.acts), None)

    def _drafts(self, step: Step) -> Iterator[tuple[Draft, ...]]:
        """What the step makes happen, one reply after another; each is asked for once the one before counts."""
        for act in step.acts:
            match act:
                case "choose":
                    yield replies.answer(self.sitting, plain_value(step.choose), "scripted")
                case "special":
                    yield replies.answer(self.sitting, step.special, "scripted")
                case "words":
                    yield saying.say(self.sitting, step.words or "", closest)
                    if self.sitting.card.reading is None and len(step.acts) > 1:
                        raise BadScenario("words: taken word for word, so there is nothing to confirm or strike")
                case "confirm":
                    yield replies.confirm(self.sitting, 0 if step.confirm is True else int(step.confirm) - 1)
                case "strike":
                    yield replies.strike(self.sitting)
                case "leave":
                    yield replies.leave(self.sitting)
                case "reference":
                    yield replies.answer(self.sitting, step.reference)
                case "person":
                    yield from self._person(step)
                case "undo":
                    yield replies.undo(self.sitting)
                case "change":
                    about, question = step.change or ("", "")
                    yield replies.change(self.sitting, (about, question))
                case "note":
                    yield replies.note(step.note or "", self.sitting)
                case "deeper":
                    yield replies.answer(self.sitting, "deeper")
                case "add":
                    yield replies.add_somebody()
                case "out":
                    yield replies.take_out(self.sitting, step.out or "")
                case "own":
                    yield from own_replies(self.sitting, step.own or {})

    def _person(self, step: Step) -> Iterator[tuple[Draft, ...]]:
        yield replies.answer(self.sitting, step.person)
        if self.sitting.card.question == cards.CALLED:
            yield replies.answer(self.sitting, step.called or "")
        elif step.called is not None:
            raise BadScenario(f"called: expected none: {step.person} is called by what they are")

    def _shown(self, step: Step) -> str | None:
        """What a step shows that changes nothing; None for one that replies."""
        sitting = self.sitting
        if step.why:
            return "\n  > Why do you ask?\n" + view_text(why_view(sitting.card, sitting), WIDTH, indent=4)
        if step.look:
            return "\n  > Show me the options.\n\n" + _options(sitting, indent=4)
        if step.open is not None:
            return self._entry(step.open)
        if step.pause is not None:
            self.discussed += 1
            return f"\n{RULE}\nTO DISCUSS, {self.discussed}\n{paragraph(step.pause, WIDTH)}\n{RULE}"
        return None

    def _entry(self, opens: dict[str, str]) -> str:
        sitting, seat = self.sitting, Seat(opens["option"], opens.get("person"))
        entry = next((one for one in sitting.assessment.entries if one.seat == seat), None)
        if entry is None:
            laid_out = [one.person or "nobody" for one in sitting.assessment.entries if one.option == seat.option]
            raise BadScenario(
                f"open: {seat.option} is not laid out for {clean_line(seat.person or 'nobody', 60)!r}: "
                f"expected one of {', '.join(laid_out) or 'the other options'}"
            )
        view = entry_with_own(entry, sitting.assessment, sitting.guidance, sitting.facts)
        return f"\n  > Open “{view[0].text}”.\n\n" + view_text(view, WIDTH, indent=4)

    def ending(self) -> tuple[str, ...]:
        """The options as they stand, and whether the events come to the same again."""
        if not _comes_to_the_same(self.sitting):
            raise BadScenario(f"{self.scenario.name}.toml: its events do not come to the same again: please report it")
        return "", RULE, "WHERE IT STANDS AT THE END", "", _options(self.sitting), "", AGAIN


def _same(was: tuple[Turn, ...], now: tuple[Turn, ...]) -> int:
    """How many of the things said stand as they were, from the beginning."""
    pairs = enumerate(zip(was, now, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(was), len(now)))


def _options(sitting: Sitting, indent: int = 0) -> str:
    return view_text(options_view(sitting.assessment, sitting.guidance, sitting.facts), WIDTH, indent=indent)


def _comes_to_the_same(sitting: Sitting) -> bool:
    written = json.loads(json.dumps([event_data(event) for event in sitting.events]))
    events = tuple(read_event(data, seq) for seq, data in enumerate(written))
    again = Sitting(sitting.guidance, sitting.today, events)
    return (again.state, again.assessment, again.card) == (sitting.state, sitting.assessment, sitting.card)


def _named(pair: tuple[str, str]) -> str:
    return f"{pair[1]} about {'the child' if pair[0] == CHILD else pair[0]}"
