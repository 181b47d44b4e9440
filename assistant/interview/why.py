"""Why a question is asked: what the answer can still move, and the guidance that makes it matter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.conditions import CHILD
from assistant.guidance import Guidance
from assistant.interview.cards import Card
from assistant.interview.loose_ends import LooseEnds, loose_ends
from assistant.interview.sitting import Sitting
from assistant.interview.state import Pair
from assistant.reasoning import Case, assess
from assistant.reasoning.records import Entry

MOST_CITED = 6


@dataclass(frozen=True, slots=True)
class Why:
    """`settles`: entries that wait for it; `weighs`: other live options of which something said turns on it.

    `dates`: what is due, or could be; `prompts`: the rules that may be things to do; `cites`: why it matters.
    """

    settles: tuple[Entry, ...]
    weighs: tuple[str, ...]
    dates: tuple[str, ...]
    cites: tuple[str, ...]
    prompts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Options in which somebody has an entry of their own, or has not, by this answer."""


def why_asked(card: Card, sitting: Sitting) -> Why:
    """What the answer to this card can still do; of one that is answered, what it could do if it were not."""
    guidance = sitting.guidance
    case, assessment, facts = sitting.case, sitting.assessment, sitting.facts
    ends = sitting.loose_ends
    if facts.answer(*card.pair) is not None and card.question != "authority":
        case = _without(case, card.pair)
        assessment, facts = assess(guidance, case, sitting.today), case.facts(guidance, sitting.today)
        ends = loose_ends(guidance, facts, assessment)
    found = ends.get(card.pair, LooseEnds())
    settles = tuple(entry for entry in assessment.entries if entry.seat in found.settles)
    others = tuple(option for option in found.weighs if option not in {one.option for one in settles})
    prompts = tuple(found.prompts)
    return Why(settles, others, tuple(found.dates), _cites(card, guidance), prompts, tuple(found.places))


def _without(case: Case, pair: Pair) -> Case:
    """The case as if this had not been answered."""
    about, question = pair
    if about == CHILD:
        return replace(case, answers={key: one for key, one in case.answers.items() if key != question})
    people = (
        replace(one, answers={key: said for key, said in one.answers.items() if key != question})
        if one.id == about
        else one
        for one in case.people
    )
    return replace(case, people=tuple(people))


def _cites(card: Card, guidance: Guidance) -> tuple[str, ...]:
    question = guidance.card_of.get(card.question)
    if question is None:
        return ()
    every = (*question.decides, *(cite for choice in question.choices for cite in choice.decides))
    known = [cite for cite in dict.fromkeys(every) if guidance.resolves(cite)]
    return tuple(known[:MOST_CITED])
