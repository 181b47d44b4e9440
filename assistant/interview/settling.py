"""What is made of chips: confirmed, corrected, struck, or kept as a note. Only what is confirmed becomes an answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.conditions import CHILD, Answer
from assistant.interview.events import Draft
from assistant.interview.heard import Chip, Clause, Heard, Item, heard_data
from assistant.interview.replies import BadReply, slug
from assistant.interview.sitting import Sitting
from assistant.interview.standing import clear_places, stand, together
from assistant.interview.state import Pair
from assistant.language.said_dates import BadDate, read_said_date
from assistant.reasoning.arguments import written

_SENTENCE = re.compile(r"[^.;!?\n]+")


def confirm_clear(sitting: Sitting) -> tuple[Draft, ...]:
    """Everything that is clear is right; the rest stays to be settled. Raises BadReply."""
    heard = heard_now(sitting)
    places = clear_places(sitting, heard)
    if not places:
        raise BadReply("nothing of it is clear enough to confirm at once: settle it one by one")
    confirming = _Confirming(sitting)
    for place in places:
        confirming.take(heard.chips[place], heard.chips[place].value)
    return (*confirming.drafts, _left(heard.without(places)))


def confirm_chip(sitting: Sitting, place: int, value: Any = None) -> tuple[Draft, ...]:
    """One chip is right, or right with another answer to its question. Raises BadReply."""
    heard = heard_now(sitting)
    chip = _chip(heard, place)
    standing = stand(sitting, replace(chip, value=chip.value if value is None else value))
    if standing.card is None:
        raise BadReply("that cannot be an answer as it stands: keep it as a note, or strike it")
    if standing.value is None:
        raise BadReply("choose which answer it is")
    confirming = _Confirming(sitting)
    confirming.take(chip, standing.value)
    return (*confirming.drafts, _left(heard.without([place])))


def say_instead(sitting: Sitting, place: int, words: str) -> tuple[Draft, ...]:
    """A chip with another date or number, typed. Raises BadReply."""
    chip = _chip(heard_now(sitting), place)
    card = stand(sitting, chip).card
    if card is None or card.kind not in ("date", "number"):
        raise BadReply("choose one of these")
    if card.kind == "number":
        if not re.fullmatch(r"\d{1,6}", words.strip()):
            raise BadReply("expected a number, such as 2")
        return confirm_chip(sitting, place, int(words))
    try:
        said = read_said_date(words, sitting.today, of_birth=card.question == "birth")
    except BadDate as error:
        raise BadReply(str(error)) from None
    return confirm_chip(sitting, place, written(said.span))


def is_about(sitting: Sitting, place: int, person: str) -> tuple[Draft, ...]:
    """Who is meant, where that was not clear. What it proposes is still to be confirmed. Raises BadReply."""
    heard = heard_now(sitting)
    chip = _chip(heard, place)
    meant = people_meant(sitting, chip)
    if person not in meant:
        raise BadReply("choose among the people of this case")
    role, relation = meant[person]
    return (_left(heard.put(place, replace(chip, about=person, role=role, relation=relation))),)


def people_meant(sitting: Sitting, chip: Chip) -> dict[str, tuple[str, str]]:
    """Who may be meant by a chip that names nobody, with the role and relation of those who are not in the case yet."""
    question = sitting.guidance.card_of.get(chip.question or "")
    if question is None or chip.about:
        return {}
    if not question.per_person:
        return {CHILD: ("", "")}
    found = {one.id: ("", "") for one in sitting.state.people if not question.of or one.role in question.of}
    for kind in sitting.guidance.person_kinds.values():
        new = slug(kind.called) if kind.called else ""
        if new and sitting.state.person(new) is None and (not question.of or kind.role in question.of):
            found[new] = (kind.role, kind.relation or "")
    return found


def take_offer(sitting: Sitting, place: int, which: int) -> tuple[Draft, ...]:
    """A clause without a place is about this: an answer where the offer is one, else a chip to go on with."""
    heard = heard_now(sitting)
    clause = item_at(heard, place)
    if not isinstance(clause, Clause) or not 0 <= which < len(clause.offers):
        raise BadReply("choose one of these")
    offer = clause.offers[which]
    chip = Chip(
        "offered",
        offer.label,
        "affirmed",
        offer.about,
        clause.text,
        clause.start,
        clause.end,
        offer.question,
        offer.value,
        None if offer.value is not None and offer.about else "you said that it is about this: which answer is it?",
    )
    items = [chip if here == place else one for here, one in enumerate(heard.items)]
    new = heard.of(items)
    standing = stand(sitting, chip)
    if standing.is_clear:
        confirming = _Confirming(sitting)
        confirming.take(chip, chip.value)
        return (*confirming.drafts, _left(heard.without([place])))
    return (_left(new),)


def strike_item(sitting: Sitting, place: int) -> tuple[Draft, ...]:
    """A chip or a clause is wrong, or of no matter: it goes. Raises BadReply."""
    heard = heard_now(sitting)
    item = item_at(heard, place)
    about, question = _pair_of(item, heard)
    return (Draft("struck", about, question, {"text": item.text}), _left(heard.without([place])))


def note_item(sitting: Sitting, place: int) -> tuple[Draft, ...]:
    """A chip or a clause is kept as a note, with the sentence it stands in. Raises BadReply."""
    heard = heard_now(sitting)
    item = item_at(heard, place)
    note = Draft("noted", heard.about, heard.question, sentence(heard, item))
    return note, _left(heard.without([place]))


def note_rest(sitting: Sitting) -> tuple[Draft, ...]:
    """Everything that is left is kept as a note, and gone on. Raises BadReply."""
    heard = heard_now(sitting)
    said = dict.fromkeys(sentence(heard, item) for item in sorted(heard.items, key=lambda item: item.start))
    kept = [one for one in said if not any(one != other and one in other for other in said)]
    return Draft("noted", heard.about, heard.question, "; ".join(kept)), _left(heard.of([]))


def sentence(heard: Heard, item: Item) -> str:
    """What an item is kept as: a clause as it was typed; a chip with its sentence, for who is meant stands there."""
    if isinstance(item, Clause):
        return item.text
    parts = _SENTENCE.finditer(heard.words)
    around = [part for part in parts if part.start() < item.end and item.start < part.end()]
    return heard.words[around[0].start() : around[-1].end()].strip() if around else item.text


class _Confirming:
    """Drafts being made of chips, each beside what the ones before it come to."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.drafts: list[Draft] = []
        self._whole: dict[Pair, int] = {}
        """By pair: the place of its draft."""
        self._added: set[str] = set()

    def take(self, chip: Chip, value: Any) -> None:
        """Confirm one; a list takes in what was ticked before and what another chip ticks."""
        state = self.sitting.state
        if chip.about not in (CHILD, *self._added) and state.person(chip.about) is None:
            self._add(chip)
        card = stand(self.sitting, chip).card
        if card is None:
            return
        said = state.said.get(card.pair)
        place = self._whole.get(card.pair)
        earlier = said.answer if said is not None else None
        if place is not None and isinstance(self.drafts[place].value, list):
            earlier = Answer("value", tuple(self.drafts[place].value))
        whole = together(card, earlier, value)
        draft = Draft("confirmed", *card.pair, whole, "confirmed")
        if place is None:
            self._whole[card.pair] = len(self.drafts)
            self.drafts.append(draft)
        else:
            self.drafts[place] = draft

    def _add(self, chip: Chip) -> None:
        relations = {choice.id for choice in self.sitting.guidance.questions["relation"].choices}
        self._added.add(chip.about)
        self.drafts.append(Draft("person_added", chip.about, value={"role": chip.role}, origin="confirmed"))
        if chip.relation in relations:
            self.drafts.append(Draft("answered", chip.about, "relation", chip.relation, "confirmed"))


def heard_now(sitting: Sitting) -> Heard:
    """What is to be settled; raises BadReply where nothing is."""
    heard = sitting.card.heard
    if heard is None:
        raise BadReply("there is nothing to settle")
    return heard


def item_at(heard: Heard, place: int) -> Item:
    """The chip or clause at a place; raises BadReply."""
    if not 0 <= place < len(heard.items):
        raise BadReply(f"there is no number {place + 1}: expected 1 to {len(heard.items)}")
    return heard.items[place]


def _chip(heard: Heard, place: int) -> Chip:
    item = item_at(heard, place)
    if not isinstance(item, Chip):
        raise BadReply("choose what it is about, keep it as a note, or strike it")
    return item


def _pair_of(item: Item, heard: Heard) -> Pair:
    if isinstance(item, Chip) and item.question is not None and item.about:
        return item.about, item.question
    return heard.about, heard.question


def _left(heard: Heard) -> Draft:
    return Draft("understood", heard.about, heard.question, heard_data(heard), "understood")
