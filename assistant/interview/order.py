"""What to ask next: the child, then the people one by one, then the rest of the core, then depth on request."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.conditions import CHILD, Facts
from assistant.guidance import Guidance
from assistant.interview import cards
from assistant.interview.cards import Card, question_card
from assistant.interview.state import Pair, State
from assistant.reasoning.questions import may_be_put
from assistant.reasoning.records import Asked, Depths

PEOPLE_FROM = "role"
"""The question before which the core is about the child and home; the people come then."""


def next_card(state: State, depths: Depths, guidance: Guidance, facts: Facts) -> Card:
    """The next card. `depths`: what can still be asked and move something, core first."""
    step = _first_step(state, guidance, facts)
    if step is not None:
        return step
    positions = {identity: index for index, identity in enumerate(guidance.questions)}
    core = [asked for asked in depths.core if _pair(asked) not in state.left]
    early = [asked for asked in core if asked.about == CHILD and positions[asked.question] < positions[PEOPLE_FROM]]
    of_people = [asked for asked in core if asked.about != CHILD]
    late = [asked for asked in core if asked.about == CHILD and asked not in early]
    found = (
        _first(early, state, guidance, facts)
        or _age_band(state, guidance, facts)
        or _first(_person_by_person(of_people, state), state, guidance, facts)
        or _who(state, guidance)
        or _living_with(state, guidance, facts)
        or _first(late, state, guidance, facts)
    )
    if found is not None:
        return found
    further = [one for one in beyond_core(state, depths, guidance) if _first([one], state, guidance, facts)]
    if further and state.steps.get(cards.DEEPER) != "deeper":
        return cards.deeper_card(len(further))
    left = {_pair(asked) for asked in depths.all} & state.left
    return _first(further[:1], state, guidance, facts) or cards.end_card(len(left))


def beyond_core(state: State, depths: Depths, guidance: Guidance) -> list[Asked]:
    """What is left to ask beyond the core: topic by topic of the child, then person by person.

    Whoever is being talked about is finished first, so that nobody is come back to for one question.
    """
    place = guidance.positions
    core = [asked for asked in depths.core if _pair(asked) not in state.left]
    deep = [asked for asked in (*depths.waited_for, *depths.weighing) if _pair(asked) not in state.left]
    deep.sort(key=lambda asked: place[asked.part or asked.question])
    found = _person_by_person(core, state) + _person_by_person(deep, state)
    last = max(state.said, key=lambda pair: state.said[pair].seq, default=None)
    if last is None or last[0] == CHILD:
        return found
    return sorted(found, key=lambda asked: asked.about != last[0])


def _first_step(state: State, guidance: Guidance, facts: Facts) -> Card | None:
    if state.authority is None:
        return question_card((CHILD, "authority"), state, guidance, facts)
    if not state.reference and cards.REFERENCE not in state.steps:
        return cards.reference_card()
    kind = guidance.person_kinds.get(str(state.steps.get(cards.WHO)))
    return cards.called_card(kind) if kind is not None else None


def _who(state: State, guidance: Guidance) -> Card | None:
    return None if state.steps.get(cards.WHO) == cards.NOBODY else cards.who_card(state, guidance)


def _age_band(state: State, guidance: Guidance, facts: Facts) -> Card | None:
    """The band is asked only where the birth is not known; else it follows from it."""
    birth = state.said.get((CHILD, "birth"))
    unsaid = birth is not None and birth.answer.state in ("not_known", "disputed") and not birth.answer.versions
    unknown = (CHILD, "birth") in state.left or unsaid
    pair = (CHILD, "age_band")
    if not unknown or pair in state.said or pair in state.left:
        return None
    return question_card(pair, state, guidance, facts)


def _living_with(state: State, guidance: Guidance, facts: Facts) -> Card | None:
    """With whom of the people named the child lives, once they are named."""
    pair = (CHILD, "living_with")
    candidates = [one for one in state.people if one.role in ("parent", "carer")]
    if not candidates or pair in state.said or pair in state.left:
        return None
    if not may_be_put(guidance.questions["living_with"], CHILD, facts.plainly()):
        return None
    return question_card(pair, state, guidance, facts)


def _person_by_person(asked: Sequence[Asked], state: State) -> list[Asked]:
    position = {CHILD: -1} | {one.id: index for index, one in enumerate(state.people)}
    return sorted(asked, key=lambda one: position.get(one.about, len(position)))


def _first(asked: Sequence[Asked], state: State, guidance: Guidance, facts: Facts) -> Card | None:
    for one in asked:
        card = question_card(_pair(one), state, guidance, facts)
        if card is not None and (card.offers or not card.takes_choices):
            return card
    return None


def _pair(asked: Asked) -> Pair:
    return asked.about, asked.part or asked.question
