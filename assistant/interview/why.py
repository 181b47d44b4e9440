"""Why a question is asked: which options it can still move, and the guidance that makes it matter."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conditions.tracing import questions_in
from assistant.guidance import Guidance
from assistant.interview.cards import Card
from assistant.interview.sitting import Sitting
from assistant.reasoning.arguments import GATES
from assistant.reasoning.records import Asked, Entry

MOST_CITED = 6


@dataclass(frozen=True, slots=True)
class Why:
    """`settles`: entries that wait for it; `weighs`: live options whose strengths or risks turn on it; `cites`."""

    settles: tuple[Entry, ...]
    weighs: tuple[str, ...]
    dates: tuple[str, ...]
    cites: tuple[str, ...]


def why_asked(card: Card, sitting: Sitting) -> Why:
    """What the answer to this card can still do. `dates`: what is due, or could be, that waits for it."""
    guidance, assessment = sitting.guidance, sitting.assessment
    waits = [
        entry
        for entry in assessment.entries
        if entry.is_live and any(_is(card, asked) for lacking in entry.missing for asked in lacking.questions)
    ]
    live = dict.fromkeys(entry.option for entry in assessment.entries if entry.is_live)
    weighs = tuple(option for option in live if card.question in guidance.weighed_by[option])
    gates = tuple(option for option in live if card.question in _gated_by(guidance, option))
    dates = tuple(due.what for due in assessment.deadlines if any(_is(card, asked) for asked in due.needs))
    others = tuple(option for option in dict.fromkeys((*gates, *weighs)) if option not in {one.option for one in waits})
    return Why(tuple(waits), others, tuple(dict.fromkeys(dates)), _cites(card, guidance))


def _is(card: Card, asked: Asked) -> bool:
    return card.pair == (asked.about, asked.part or asked.question)


def _gated_by(guidance: Guidance, option: str) -> frozenset[str]:
    found: set[str] = set()
    for direction in GATES:
        for ready in guidance.ready_for.get((option, direction), ()):
            for condition in (ready.when, ready.needs):
                if condition is not None:
                    found.update(questions_in(condition.tree, guidance.language))
    return frozenset(found)


def _cites(card: Card, guidance: Guidance) -> tuple[str, ...]:
    question = guidance.card_of.get(card.question)
    if question is None:
        return ()
    every = (*question.decides, *(cite for choice in question.choices for cite in choice.decides))
    known = [cite for cite in dict.fromkeys(every) if guidance.resolves(cite)]
    return tuple(known[:MOST_CITED])
