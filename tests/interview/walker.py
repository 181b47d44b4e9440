"""A worker who replies at random, the same way for the same seed, and what must hold after every reply."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.conditions import CHILD
from assistant.interview import cards, replies, saying
from assistant.interview.cards import Card
from assistant.interview.casework import case_of
from assistant.interview.events import ACTS, Draft, Event, event_data, read_event
from assistant.interview.own_view import place_or_take_out, say_of
from assistant.interview.replies import BadReply
from assistant.interview.sitting import ASSISTANT, Sitting, opened
from assistant.interview.state import Pair, State, effective, fold
from assistant.interview.transcript import turns
from assistant.language.choosing import closest
from assistant.reasoning import assess
from assistant.reasoning.questions import may_be_put
from assistant.reasoning.records import Seat
from tests.cases import TODAY, shipped

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
MOST_REPLIES = 150
ENOUGH_PEOPLE = 6
NAMES = (
    "maternal aunt",
    "nan",
    "older brother",
    "family friend",
    "mother's partner",
    "[bold]x[/]",
    "\x1b[31m!",
    "child",
)
DAYS = ("2021", "2023-03-02", "..2020", "2026-10", "2019..2021", "2008-05", "2027-01-15")
SAID_DAYS = (
    "4",
    "about 3 years",
    "14/3/21",
    "March 2021",
    "yesterday",
    "31/2/2021",
    "soon",
    "due in 3 weeks",
    "not sure",
)
NONSENSE = ("", " ", "xyzzy", "\x1b]0;title\x07", "[@click=app.quit]x[/]", "9999999", "1, 2", "٣", "no", "not sure")


@dataclass(frozen=True)
class Reply:
    """What was replied. `follows`: it counts as the reply to its card, so that another card comes next."""

    drafts: Sequence[Draft]
    follows: bool = False


class Walker:
    """One worker: `reply` says something to whatever is waited for."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def reply(self, sitting: Sitting) -> Reply | None:
        """A reply; None where it was one that cannot be taken."""
        card, rng = sitting.card, self.rng
        try:
            if card.reading is not None:
                return self._to_reading(sitting)
            if sitting.state.said and rng.random() < 0.12:
                return Reply(self._aside(sitting))
            if card.of_case and rng.random() < 0.04:
                drafts = replies.leave(sitting)
                return Reply(drafts, follows=drafts[0].kind == "answered")
            if rng.random() < 0.15:
                return self._in_words(sitting)
            value = self._value(card, sitting)
            return Reply(replies.answer(sitting, value), follows=card.of_case)
        except BadReply as bad:
            line = str(bad)
            assert line
            assert line.isprintable()
            assert len(line) < 400
            return None

    def _to_reading(self, sitting: Sitting) -> Reply:
        reading = sitting.card.reading
        assert reading is not None
        if self.rng.random() < 0.3:
            return Reply(replies.strike(sitting))
        return Reply(replies.confirm(sitting, self.rng.randrange(len(reading.meanings) + 1)), sitting.card.of_case)

    def _aside(self, sitting: Sitting) -> Sequence[Draft]:
        """Something else than a reply to the card."""
        roll = self.rng.random()
        if roll < 0.4:
            return replies.undo(sitting)
        if roll < 0.7:
            return replies.change(sitting, self.rng.choice([*sitting.state.said, (CHILD, "authority")]))
        if roll < 0.8 and len(sitting.state.people) < ENOUGH_PEOPLE:
            return replies.add_somebody()
        if roll < 0.9 and sitting.state.people:
            return replies.take_out(sitting, self.rng.choice(sitting.state.people).id)
        if roll < 0.95:
            entry = self.rng.choice(sitting.assessment.entries)
            return self.rng.choice((place_or_take_out, _meant_to_be))(sitting, entry.seat)
        return replies.note(self.rng.choice(NONSENSE), sitting)

    def _in_words(self, sitting: Sitting) -> Reply:
        card = sitting.card
        if card.kind == "date":
            words = self.rng.choice(SAID_DAYS)
        elif card.offers and self.rng.random() < 0.7:
            words = self._misspelt(self.rng.choice(card.offers).label)
        else:
            words = self.rng.choice(NONSENSE)
        drafts = saying.say(sitting, words, closest)
        return Reply(drafts, card.of_case and drafts[-1].kind == "answered")

    def _misspelt(self, words: str) -> str:
        at = self.rng.randrange(len(words))
        return self.rng.choice((words, words.lower(), words[:at] + words[at + 1 :], words[: max(at, 4)]))

    def _value(self, card: Card, sitting: Sitting) -> object:
        rng = self.rng
        if card.question == cards.DEEPER:
            return rng.choice(("deeper", "deeper", "look"))
        if card.question == cards.WHO and len(sitting.state.people) >= ENOUGH_PEOPLE:
            return cards.NOBODY
        if card.kind == "text":
            return rng.choice((*NAMES, *card.suggested))
        plain = self._plain(card)
        if not card.specials or rng.random() < 0.85:
            return plain
        if rng.random() < 0.4:
            return {"disputed": [plain, self._plain(card)]}
        return rng.choice(card.specials)[0]

    def _plain(self, card: Card) -> object:
        rng = self.rng
        if card.kind == "date":
            return rng.choice(DAYS)
        if card.kind == "number":
            return rng.randint(0, 4)
        if not card.takes_several:
            return rng.choice(card.offers).id
        together = [offer.id for offer in card.offers if offer.id not in card.alone]
        if card.alone and (not together or rng.random() < 0.2):
            return [rng.choice(sorted(card.alone))]
        return rng.sample(together, rng.randint(1, min(3, len(together))))


def _meant_to_be(sitting: Sitting, seat: Seat) -> Sequence[Draft]:
    return say_of(sitting, seat, "means", f"words number {len(sitting.events)}")


def walk(seed: int, thoroughly: bool) -> Sitting:
    """One interview to its end card, or for MOST_REPLIES. `thoroughly`: everything is checked after every reply."""
    walker = Walker(seed)
    sitting = opened(shipped(), TODAY, AT, walker.rng.choice((None, "tameside", "devon")))
    for _ in range(MOST_REPLIES):
        if sitting.card.question == cards.END:
            break
        before, reply = sitting, walker.reply(sitting)
        if reply is None:
            continue
        sitting = before.then(reply.drafts, AT)
        check_asked(before, sitting, reply)
        if thoroughly:
            check_round_trip(sitting)
            check_afresh(sitting)
            if reply.drafts:
                check_undo(before, sitting, reply.drafts)
    check_round_trip(sitting)
    check_afresh(sitting)
    assert all(turn.text.isprintable() for turn in turns(sitting))
    return sitting


def check_asked(before: Sitting, after: Sitting, reply: Reply) -> None:
    """The question waited for was put, may be put, and is another than the one just answered."""
    card = after.card
    asked = last_asked(after)
    assert (asked.about, asked.question) == card.pair
    assert after.state.asked == card.pair
    assert set(card.suggested) <= {offer.id for offer in card.offers} | {one for one, _ in card.specials} or (
        card.kind == "text"
    )
    if reply.follows:
        assert card.pair != before.card.pair, "the same card was put twice in a row"
    if card.of_case and asked.by == ASSISTANT and card.question != "authority":
        question = after.guidance.card_of[card.question]
        assert may_be_put(question, card.about, after.facts.plainly()), card.pair
        assert card.pair not in after.state.left
    assert not card.takes_choices or card.offers


def check_round_trip(sitting: Sitting) -> None:
    """What is written down and read again comes to the same."""
    again = reread(sitting)
    assert again.state == sitting.state
    assert again.card == sitting.card


def check_afresh(sitting: Sitting) -> None:
    """The assessment is that of the case built afresh from the events, whatever the order they came in."""
    case, aside = case_of(fold(sitting.events, sitting.guidance), sitting.guidance, sitting.today)
    assert sitting.assessment == assess(sitting.guidance, case, sitting.today)
    assert set(aside) <= set(sitting.state.said)


def check_undo(before: Sitting, after: Sitting, drafts: Sequence[Draft]) -> None:
    """Taking the reply back leaves everything as it was."""
    if drafts[0].kind == "undone":
        return
    restored = after.then(replies.undo(after), AT)
    assert restored.card.pair == before.card.pair
    assert restored.card.offers == before.card.offers
    assert _meant(restored.state) == _meant(before.state)
    assert restored.assessment == before.assessment
    if drafts[0].kind in ACTS and before.state.reading is None:
        assert restored.card == before.card


def _meant(state: State) -> tuple[object, ...]:
    return state.authority, state.reference, state.people, state.said, state.left, state.steps, state.notes, state.own


def reread(sitting: Sitting) -> Sitting:
    """The sitting whose events were written down and read again."""
    data = json.loads(json.dumps([event_data(event) for event in sitting.events]))
    events = tuple(read_event(one, seq) for seq, one in enumerate(data))
    return Sitting(sitting.guidance, sitting.today, events)


def last_asked(sitting: Sitting) -> Event:
    """The question that was put last and not put away."""
    return next(event for event in reversed(effective(sitting.events)) if event.kind == "asked")


def pairs_put(sitting: Sitting) -> list[Pair]:
    """Every question that was put, in order."""
    return [(event.about, event.question or "") for event in sitting.events if event.kind == "asked"]
