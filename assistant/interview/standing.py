"""How a chip stands in the case as it is now: what it would answer, and whether that goes with what was said before.

Worked out whenever it is shown and again before it counts: other answers may have come, or the guidance changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.conditions import CHILD, Answer, BadAnswer, Span, read_answer
from assistant.interview.cards import Card, question_card
from assistant.interview.heard import Chip, Clause, Heard, Item
from assistant.interview.replies import MOST_PEOPLE
from assistant.interview.sitting import Sitting
from assistant.interview.state import Somebody
from assistant.language.understood import Polarity
from assistant.reasoning.case import person_label
from assistant.reasoning.words import answer_words
from assistant.text import capital

NO_QUESTION = "I have no question for that: keep it as a note, or strike it"
NOT_ASKED = "that is not asked of this case as it stands: keep it as a note, or strike it"
NOT_THERE = "they are not in this case: keep it as a note, or strike it"
_NOT_FIT = "that is no longer an answer to its question: which is it?"
_FOLLOWS = "the date of birth is answered already: is this of the child?"
_RESERVED = frozenset((CHILD, "household", "unnamed", "person"))
_SAYS: dict[Polarity, str] = {
    "affirmed": "{}",
    "negated": "not: {}",
    "uncertain": "perhaps: {}",
    "past": "once: {}",
    "other_person": "of somebody else: {}",
    "hypothetical": "if: {}",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a chip stands. `card`: of its question, None where it cannot be answered now.

    `value`: what it proposes, None for nothing; `whole`: with what was ticked before. `ask`: why it must be asked
    back, None where it is clear. `against`: an earlier answer that it does not go with, in words. `said`: it was
    answered so already.
    """

    card: Card | None
    value: Any = None
    whole: Any = None
    ask: str | None = None
    against: str = ""
    said: bool = False

    @property
    def is_clear(self) -> bool:
        """Whether it can be confirmed together with others."""
        return self.card is not None and self.value is not None and self.ask is None and not self.against


def stand(sitting: Sitting, chip: Chip) -> Standing:
    """How a chip stands now."""
    if chip.question is None:
        return Standing(None, ask=NO_QUESTION)
    if not chip.about:
        return Standing(None, ask=chip.ask)
    state, guidance = sitting.state, sitting.guidance
    is_new = chip.about != CHILD and state.person(chip.about) is None
    if is_new and not _can_be_added(sitting, chip):
        return Standing(None, ask=NOT_THERE)
    if is_new:
        state = replace(state, people=(*state.people, Somebody(chip.about, chip.role)))
    question = guidance.card_of.get(chip.question)
    card = question_card((chip.about, chip.question), state, guidance, sitting.facts)
    if question is None or card is None or chip.question == "authority" or not _takes(card):
        return Standing(None, ask=NO_QUESTION)
    role = next((one.role for one in state.people if one.id == chip.about), None)
    if question.per_person and question.of and role not in question.of:
        return Standing(None, ask=NOT_ASKED)
    if not is_new and _is_closed(sitting, chip.about, question.id, per_person=question.per_person):
        return Standing(None, ask=NOT_ASKED)
    follows = question.band_of and (CHILD, question.band_of) in sitting.state.said
    if follows and chip.ask is None:
        chip = replace(chip, ask=_FOLLOWS)
    if chip.value is None:
        return Standing(card, ask=chip.ask or "which answer is it?")
    answer = _fitting(sitting, card, chip.value)
    if answer is None:
        return Standing(card, ask=_NOT_FIT)
    return _beside_the_rest(sitting, chip, card, answer)


def _can_be_added(sitting: Sitting, chip: Chip) -> bool:
    roles = {choice.id for choice in sitting.guidance.questions["role"].choices}
    return chip.role in roles and chip.about not in _RESERVED and len(sitting.state.people) < MOST_PEOPLE


def _takes(card: Card) -> bool:
    """Whether there is anything that it could be answered with."""
    return bool(card.offers) or not card.takes_choices


def _is_closed(sitting: Sitting, about: str, question: str, *, per_person: bool) -> bool:
    plain = sitting.facts.plainly()
    return plain.language.asked_when(question).truth(plain, about if per_person else None) is False


def _fitting(sitting: Sitting, card: Card, value: Any) -> Answer | None:
    """The answer that a value is; None where its question does not take it."""
    try:
        answer = read_answer(value, sitting.guidance.language.vocabulary.terms[card.question])
    except BadAnswer:
        return None
    named = answer.value if answer is not None and card.kind == "people" else ()
    offered = {offer.id for offer in card.offers}
    return answer if not isinstance(named, tuple) or offered.issuperset(named) else None


def _beside_the_rest(sitting: Sitting, chip: Chip, card: Card, answer: Answer) -> Standing:
    said = sitting.state.said.get(card.pair)
    earlier = said.answer if said is not None else None
    if earlier is None or earlier.state == "not_known":
        other = _otherwise_in_the_same_words(sitting, chip, card, answer)
        return Standing(card, chip.value, chip.value, chip.ask, f"You also said: {other}" if other else "")
    if earlier == answer:
        return Standing(card, chip.value, chip.value, chip.ask, said=True)
    if _goes_with(card, earlier, answer):
        whole = together(card, earlier, chip.value)
        return Standing(card, chip.value, whole, chip.ask, said=_fitting(sitting, card, whole) == earlier)
    words = answer_words(sitting.guidance, sitting.facts, card.question, earlier)
    return Standing(card, chip.value, chip.value, chip.ask, f"Earlier you said: {words}")


def _goes_with(card: Card, earlier: Answer, answer: Answer) -> bool:
    """Whether both can hold: ticks of one list, none of which stands alone, or a date that is only closer."""
    match earlier.value, answer.value:
        case tuple(before), tuple(now) if earlier.state == answer.state == "value" and card.kind == "many":
            return card.alone.isdisjoint(before) and card.alone.isdisjoint(now)
        case Span() as before, Span() as now:
            return before.first <= now.first and now.last <= before.last
        case _:
            return False


def together(card: Card, earlier: Answer | None, value: Any) -> Any:
    """A value with what was ticked before, where the question takes several and none of them stands alone."""
    before = earlier.value if earlier is not None and earlier.state == "value" else None
    if card.kind != "many" or not isinstance(value, list) or not isinstance(before, tuple):
        return value
    if not card.alone.isdisjoint(before) or not card.alone.isdisjoint(value):
        return value
    return list(dict.fromkeys((*before, *value)))


def _otherwise_in_the_same_words(sitting: Sitting, chip: Chip, card: Card, answer: Answer) -> str:
    """What else the same reply answers to the same question, where both cannot hold; empty where nothing."""
    heard = sitting.state.heard
    for other in heard.chips if heard else ():
        if (other.about, other.question) != card.pair or other.ask is not None or other == chip or other.value is None:
            continue
        also = _fitting(sitting, card, other.value)
        if also is not None and also != answer and not _goes_with(card, also, answer):
            return answer_words(sitting.guidance, sitting.facts, card.question, also)
    return ""


# ------------------------------------------------------------ in words


def whom_words(sitting: Sitting, chip: Chip) -> str:
    """Whom a chip is about."""
    if chip.about == CHILD:
        return "The child"
    if sitting.state.person(chip.about) is not None:
        return capital(person_label(sitting.guidance, sitting.facts, chip.about))
    return f"{capital(chip.about.replace('_', ' '))} (new here)" if chip.about else "Somebody"


def value_words(sitting: Sitting, card: Card, value: Any) -> str:
    """A value of a question in words."""
    answer = _fitting(sitting, card, value)
    return answer_words(sitting.guidance, sitting.facts, card.question, answer) if answer else ""


def says_words(chip: Chip) -> str:
    """The finding in words, with whether it is so."""
    return _SAYS[chip.polarity].format(chip.says)


def item_words(sitting: Sitting, item: Item) -> str:
    """A chip or a clause in a line: what would be answered, or why it is asked back, and the words it came from."""
    quoted = f"“{item.text}”"
    if isinstance(item, Clause):
        return f"? I could not place {quoted}"
    standing = stand(sitting, item)
    about = f"{whom_words(sitting, item)}, {says_words(item)}"
    if standing.card is None or standing.value is None:
        return f"? {about}. {ended(capital(standing.ask or ''))} {quoted}"
    answer = value_words(sitting, standing.card, standing.value) + _whole_list(sitting, standing)
    if standing.against:
        return f"! {about}: {answer}. {standing.against}. Keep which? {quoted}"
    if standing.ask is not None:
        return f"? {about}: {answer}? {ended(capital(standing.ask))} {quoted}"
    return f"{about}: {answer}{', as you said before' if standing.said else ''}. {quoted}"


def _whole_list(sitting: Sitting, standing: Standing) -> str:
    """What a list that is closed would then come to: whatever is not ticked in it counts as not so."""
    card, heard = standing.card, sitting.state.heard
    question = sitting.guidance.card_of.get(card.question) if card else None
    if card is None or question is None or card.kind != "many" or not question.closed or heard is None:
        return ""
    whole = list(standing.whole) if isinstance(standing.whole, list) else []
    if not card.alone.isdisjoint(whole):
        return ""
    for other in heard.chips:
        if (other.about, other.question) == card.pair and other.ask is None and isinstance(other.value, list):
            whole += [one for one in other.value if one not in whole]
    if whole == standing.value:
        return ", and nothing else on that list"
    ticked = [offer.id for offer in card.offers if offer.id in whole]
    return f" (the whole list would be: {value_words(sitting, card, ticked)})"


def ended(words: str) -> str:
    """A sentence with its full stop, where it does not end in a mark of its own."""
    return words if words.endswith(("?", ".", "!")) else f"{words}."


def clear_places(sitting: Sitting, heard: Heard) -> tuple[int, ...]:
    """The places of the chips that are clear."""
    return tuple(place for place, chip in enumerate(heard.chips) if stand(sitting, chip).is_clear)
