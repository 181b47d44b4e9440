"""One child's case beside those of brothers and sisters, and what was answered in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.conditions import CHILD, Facts
from assistant.guidance import Guidance
from assistant.reasoning.records import Assessment
from assistant.reasoning.words import answer_words

NOT_ANSWERED = "not answered"
PLANS, ASSESSMENT = "plan_now", "together_or_apart"


@dataclass(frozen=True)
class Child:
    """One child's case. `key`: of the case. `people`: who of its people is the child of which other case, by key."""

    reference: str
    assessment: Assessment
    facts: Facts
    guidance: Guidance
    key: str = ""
    people: Mapping[str, str] = field(default_factory=dict)


def lives_of(child: Child) -> str:
    """Where the child lives, and with whom."""
    home, people = words_of(child, CHILD, "living_now"), words_of(child, CHILD, "living_with")
    return home if people == NOT_ANSWERED else f"{home} ({people})"


def words_of(child: Child, about: str, question: str) -> str:
    """An answer in words, or that none was given."""
    answer = child.facts.answer(about, question)
    return answer_words(child.guidance, child.facts, question, answer) if answer else NOT_ANSWERED


def value_of(child: Child, about: str, question: str) -> tuple[str, ...]:
    """The choices that were answered; none where it is not known or they disagree."""
    answer = child.facts.answer(about, question)
    if answer is None or answer.state != "value":
        return ()
    return answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
