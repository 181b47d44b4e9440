"""From a reply to what happened: drafts of events. A reply that cannot be taken raises BadReply and changes nothing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from assistant.conditions import BadAnswer, Span, read_answer
from assistant.conditions.dates import EARLIEST, years_old
from assistant.guidance.records import PersonKind
from assistant.interview import cards
from assistant.interview.cards import Card
from assistant.interview.events import ACTS, BESIDE, Draft, Event, Origin
from assistant.interview.heard import is_heard
from assistant.interview.sitting import ASSISTANT, Sitting
from assistant.interview.state import Pair, effective
from assistant.reasoning.words import span_words
from assistant.text import LONGEST_REPLY, clean, clean_data, clean_line

MOST_PEOPLE = 60
_LONGEST_NAME = 40


class BadReply(ValueError):
    """A reply that the card cannot take. One line: what was expected."""


def answer(sitting: Sitting, value: Any, origin: Origin = "chosen") -> tuple[Draft, ...]:
    """A plain value chosen for the card that is put; raises BadReply."""
    refuse_unsettled(sitting)
    card = sitting.card
    try:
        value = clean_data(value)
    except (ValueError, RecursionError):
        raise BadReply("that does not fit this question: it is nested too deep") from None
    if not card.of_case:
        return _own_answer(sitting, card, value)
    refuse_unfit(card, value, sitting)
    return (Draft("answered", card.about, card.question, value, origin),)


def refuse_unfit(card: Card, value: Any, sitting: Sitting) -> None:
    if card.question == "authority" and not (isinstance(value, str) and value in sitting.guidance.authorities):
        raise BadReply("choose one of the authorities: whose policy applies decides a great deal")
    try:
        found = read_answer(value, sitting.guidance.language.vocabulary.terms[card.question])
    except BadAnswer as error:
        raise BadReply(f"that does not fit this question: {error}") from None
    if found is None:
        raise BadReply("tick at least one, or choose “Not known yet”")
    if card.kind == "people":
        offered = {offer.id for offer in card.offers}
        for group in (found.value, *found.versions):
            if isinstance(group, tuple) and not offered.issuperset(group):
                raise BadReply("choose among the people of this case")


def _own_answer(sitting: Sitting, card: Card, value: Any) -> tuple[Draft, ...]:
    """A reply to one of the interview's own cards."""
    words = value if isinstance(value, str) else ""
    if card.question == cards.REFERENCE:
        return (Draft("answered", card.about, card.question, clean_line(words, 80) or None, "chosen"),)
    if card.question == cards.CALLED:
        return _called(sitting, words)
    if words not in {offer.id for offer in card.offers}:
        raise BadReply("choose one of these")
    if card.question == cards.WHO:
        return _who(sitting, words)
    if value == "add":
        return add_somebody()
    if value == "deeper":
        return (Draft("answered", card.about, card.question, value, "chosen"),)
    return ()


def _who(sitting: Sitting, value: str) -> tuple[Draft, ...]:
    kind = sitting.guidance.person_kinds.get(value)
    if kind is not None and len(sitting.state.people) >= MOST_PEOPLE:
        raise BadReply(f"a case takes at most {MOST_PEOPLE} people")
    if kind is None or not kind.called or sitting.state.person(slug(kind.called)):
        return (Draft("answered", question=cards.WHO, value=value, origin="chosen"),)
    return _added(slug(kind.called), kind)


def _called(sitting: Sitting, words: str) -> tuple[Draft, ...]:
    kind = sitting.guidance.person_kinds[str(sitting.state.steps[cards.WHO])]
    words = clean_line(words, _LONGEST_NAME) or kind.called
    if not words:
        raise BadReply(f"say what they are to the child, {kind.ask_called}")
    return _added(_unused(slug(words), sitting), kind)


def _added(person: str, kind: PersonKind) -> tuple[Draft, ...]:
    found = [Draft("person_added", person, value={"role": kind.role}, origin="chosen")]
    if kind.relation:
        found.append(Draft("answered", person, "relation", kind.relation, "chosen"))
    return tuple(found)


def slug(words: str) -> str:
    """A person's id from what they are called: plain letters and digits, underscores between."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "person"


def _unused(identity: str, sitting: Sitting) -> str:
    taken = {one.id for one in sitting.state.people} | {"child", "household", "unnamed", "person"}
    numbers = (f"{identity}_{number}" for number in range(2, MOST_PEOPLE + 10))
    return identity if identity not in taken else next(one for one in numbers if one not in taken)


def meaning_words(sitting: Sitting, card: Card, value: Any) -> str:
    """A plain value in words, to be confirmed."""
    if card.kind != "date" or not isinstance(value, str):
        return card.label(value)
    try:
        found = read_answer(value, sitting.guidance.language.vocabulary.terms[card.question])
    except BadAnswer:
        return card.label(value)
    if not found or not isinstance(found.value, Span):
        return card.label(value)
    age = _age_words(found.value, sitting.today) if card.question == "birth" else ""
    return f"{age}{span_words(found.value)}"


def _age_words(born: Span, today: date) -> str:
    """The age that a span of birth means today; empty before birth, and where it has no beginning."""
    if born.first == EARLIEST or born.last > today:
        return ""
    youngest, oldest = years_old(born.last, today), years_old(born.first, today)
    return f"aged {youngest}, born " if youngest == oldest else f"aged {youngest} to {oldest}, born "


def confirm(sitting: Sitting, which: int = 0) -> tuple[Draft, ...]:
    """What the words were read as is right: the first meaning, or another of those shown."""
    reading = sitting.card.reading
    if reading is None or not 0 <= which < len(reading.meanings):
        raise BadReply("there is nothing to confirm")
    value = reading.meanings[which]
    if sitting.card.of_case:
        refuse_unfit(sitting.card, value, sitting)
        return (Draft("confirmed", reading.about, reading.question, value, "confirmed"),)
    return answer(sitting, value) or (Draft("confirmed", reading.about, reading.question, value, "confirmed"),)


def strike(sitting: Sitting) -> tuple[Draft, ...]:
    """What the words were read as is wrong: the question stands as it was."""
    reading = sitting.card.reading
    if reading is None:
        raise BadReply("there is nothing to strike")
    return (Draft("struck", reading.about, reading.question, list(reading.meanings)),)


def leave(sitting: Sitting) -> tuple[Draft, ...]:
    """Leave the question for now; one that is being changed keeps its answer."""
    refuse_unsettled(sitting)
    card = sitting.card
    if is_on_request(sitting):
        return _back_out(sitting)
    if not card.of_case:
        raise BadReply("this one needs a reply")
    if card.question == "authority":
        raise BadReply("choose one of the authorities: whose policy applies decides a great deal")
    return (Draft("answered", card.about, card.question, None, "chosen"),)


def note(words: str, sitting: Sitting) -> tuple[Draft, ...]:
    """Keep words as a note; raises BadReply where there are none."""
    text = clean(words, LONGEST_REPLY).strip()
    if not text:
        raise BadReply("there is nothing to keep")
    return (Draft("noted", sitting.card.about, sitting.card.question, text),)


def change(sitting: Sitting, pair: Pair) -> tuple[Draft, ...]:
    """Put an earlier question again; everything else stays."""
    refuse_unsettled(sitting)
    if pair[1] != "authority" and sitting.card_of(pair) is None:
        raise BadReply("that question is not there any more")
    return (Draft("asked", *pair),)


def refuse_unsettled(sitting: Sitting) -> None:
    """Raises BadReply while something that was said is still to be settled."""
    if sitting.card.heard is not None:
        raise BadReply("settle first what I understood: what is left of it can be kept as a note")


def add_somebody(sitting: Sitting | None = None) -> tuple[Draft, ...]:
    """Ask whom to add, now."""
    if sitting is not None:
        refuse_unsettled(sitting)
    return (Draft("asked", question=cards.WHO),)


def take_out(sitting: Sitting, person: str) -> tuple[Draft, ...]:
    """Take a person out of the case, with what was said of them."""
    if sitting.state.person(person) is None:
        raise BadReply("nobody of that name is in this case")
    return (Draft("person_changed", person, value={"gone": True}, origin="chosen"),)


def undo(sitting: Sitting) -> tuple[Draft, ...]:
    """Take back the last reply: its question is put again. Raises BadReply where there is nothing to take back.

    A question that was put again on request is put away. A note and a word of their own view are
    each a reply by itself.
    """
    events = _replies(sitting)
    acts = [event for event in events if event.kind in ACTS]
    if is_on_request(sitting) and (not acts or acts[-1].seq < _last_put(events).seq):
        return _back_out(sitting)
    if not acts:
        raise BadReply("there is nothing to take back")
    before = [event.seq for event in events if _ends_a_reply(event, events) and event.seq < acts[-1].seq]
    since = before[-1] if before else -1
    return _undone([event for event in events if event.seq > since])


def _ends_a_reply(event: Event, events: list[Event]) -> bool:
    """Whether what follows is another reply. What is left of chips ends one; a note made of a chip comes before it."""
    if event.kind in BESIDE:
        return not any(other.seq == event.seq + 1 and is_heard(other) for other in events)
    return event.kind == "asked" or is_heard(event)


def is_on_request(sitting: Sitting) -> bool:
    """Whether what is waited for was put on request, rather than in the course of the interview."""
    asked = [event for event in effective(sitting.events) if event.kind == "asked"]
    return bool(asked) and asked[-1].by != ASSISTANT and sitting.state.asked == (asked[-1].about, asked[-1].question)


def _back_out(sitting: Sitting) -> tuple[Draft, ...]:
    """Put away a question that was put again, with what was said to it since: its earlier answer stands."""
    events = _replies(sitting)
    last = _last_put(events).seq
    return _undone([event for event in events if event.seq >= last and event.kind not in BESIDE])


def _replies(sitting: Sitting) -> list[Event]:
    """What counts of replies, and of what followed them: the result as shown then, and the questions put."""
    acts = {event.seq for event in sitting.events if event.kind in ACTS}
    return [
        event
        for event in effective(sitting.events)
        if event.seq in acts or event.kind == "asked" or (event.kind == "shown" and event.seq - 1 in acts)
    ]


def _last_put(events: list[Event]) -> Event:
    return next(event for event in reversed(events) if event.kind == "asked")


def _undone(events: list[Event]) -> tuple[Draft, ...]:
    return (Draft("undone", value=[event.seq for event in events]),)
