"""A small lexicon, and a reader that finds in words what a test says is in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.guidance.lexicon import Concept, Gives, Lexicon, Of, Who
from assistant.interview import opened, saying, settling
from assistant.interview.events import Draft
from assistant.interview.heard import Heard
from assistant.interview.sitting import Sitting
from assistant.language.choosing import closest
from assistant.language.understood import Finding, Known, Polarity, Understood, Unplaced
from tests.interview.talk import AT


def _concept(identity: str, label: str, of: Of, *gives: Gives, questions: tuple[str, ...] = ()) -> Concept:
    belongs = questions or tuple(one.question for one in gives)
    return Concept(identity, label, (of,), (), (), questions=belongs, gives=gives)


LEXICON = Lexicon(
    alike=(),
    lists=(),
    cues=(),
    topics=(),
    who=(
        Who("mother", ("mum",), "parent", "mother"),
        Who("father", ("dad",), "parent", "father"),
        Who("parents", ("parents",), "family", parts=("mother", "father")),
        Who("maternal_grandmother", ("nan",), "carer", "grandparent"),
        Who("judge", ("judge",), "court"),
    ),
    concepts=(
        _concept("drinking", "drinks or uses drugs", "parent", Gives("affirmed", "home_risks", ["alcohol_or_drugs"])),
        _concept("violence", "violence at home", "parent", Gives("affirmed", "home_risks", "domestic_abuse")),
        _concept("no_worries", "no worries about home", "child", Gives("affirmed", "home_risks", ["none"])),
        _concept("dead", "has died", "parent", Gives("affirmed", "whereabouts", "dead")),
        _concept("apart", "lives apart", "parent", Gives("affirmed", "whereabouts", "apart")),
        _concept(
            "willing",
            "would have the child",
            "carer",
            Gives("affirmed", "offers", "to_care"),
            Gives("negated", "offers", "no"),
        ),
        _concept("viable", "viability was positive", "carer", Gives("affirmed", "viability", "positive")),
        _concept("care_order", "care order", "court", Gives("affirmed", "legal_status", ["care_order"])),
        _concept("placement_order", "placement order", "court", Gives("affirmed", "legal_status", ["placement_order"])),
        _concept("with_carer", "lives with foster carers", "child", Gives("affirmed", "living_now", "foster_carer")),
        _concept("with_relative", "lives with a relative", "child", Gives("affirmed", "living_now", "relative")),
        _concept("born", "was born", "child", Gives("affirmed", "birth")),
        _concept("likes_football", "likes football", "child"),
    ),
)
Said = tuple[str, Polarity, str, str] | tuple[str, Polarity, str, str, str | None]
"""(concept, polarity, about, the words it is in, why it is asked back)"""


class Reader:
    """Finds what it was told to find. `heard`: what it was asked to read, and of whom."""

    def __init__(
        self, *said: Said, unplaced: dict[str, tuple[str, ...]] | None = None, value: str | None = None
    ) -> None:
        self.lexicon = LEXICON
        self.finds(*said, unplaced=unplaced, value=value)
        self.heard: list[tuple[str, str | None, tuple[Known, ...]]] = []

    def finds(self, *said: Said, unplaced: dict[str, tuple[str, ...]] | None = None, value: str | None = None) -> None:
        """From now on it finds these, each where its words are in what is said."""
        self._said, self._unplaced, self._value = said, unplaced or {}, value

    def understand(self, text: str, question: str | None, people: Sequence[Known], today: date | None) -> Understood:
        assert today is not None
        self.heard.append((text, question, tuple(people)))
        findings = []
        for concept, polarity, about, words, *ask in self._said:
            start = text.find(words)
            if start >= 0:
                why = ask[0] if ask else None
                findings.append(Finding(concept, polarity, about, why, words, start, start + len(words), self._value))
        clauses = [(text.index(words), words) for words in self._unplaced if words in text]
        unplaced = (Unplaced(words, at, at + len(words), self._unplaced[words]) for at, words in clauses)
        return Understood(text, tuple(findings), tuple(unplaced))


def told(sitting: Sitting, words: str, reader: Reader) -> Sitting:
    """The sitting after a reply in words that this reader reads."""
    return sitting.then(saying.say(sitting, words, closest, reader), AT)


def heard(sitting: Sitting) -> Heard:
    """What is left to settle; fails where nothing is."""
    assert sitting.card.heard is not None
    return sitting.card.heard


def then(sitting: Sitting, drafts: Sequence[Draft]) -> Sitting:
    """The sitting after these."""
    return sitting.then(drafts, AT)


def confirmed(sitting: Sitting, place: int | None = None, value: Any = None) -> Sitting:
    """The sitting after what is clear was confirmed, or one chip."""
    drafts = settling.confirm_clear(sitting) if place is None else settling.confirm_chip(sitting, place, value)
    return then(sitting, drafts)


def done(sitting: Sitting, place: int, act: str) -> Sitting:
    """The sitting after one of the acts on an opened chip."""
    return then(sitting, opened.do(sitting, place, act))
