"""Linking the cases of brothers and sisters, and carrying over answers they share: only what the worker ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.conditions import CHILD
from assistant.guidance import Guidance
from assistant.guidance.records import PersonKind
from assistant.interview.events import Draft
from assistant.interview.links import CARRIED, LINKED, MOST_LINKED, Link, links_data
from assistant.interview.replies import MOST_PEOPLE, BadReply, slug
from assistant.interview.sitting import Sitting
from assistant.interview.state import Pair, Somebody, State
from assistant.interview.transcript import question_words
from assistant.reasoning.case import person_label
from assistant.reasoning.words import answer_label, answer_words
from assistant.text import capital, clean_line

SIBLING = "sibling"
THE_FAMILY = "The family and the case"
BROTHER_OR_SISTER = "brother or sister"
"""What a child is called in the other's case where nothing else is said."""
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that could be carried over, to be ticked or left.

    `needs`: the id of the offer of the person it is about, without whom it cannot come; empty where it needs none.
    """

    id: str
    group: str
    words: str
    draft: Draft
    needs: str = ""


def offers(source: Sitting, into: Sitting | None = None, without: str = "") -> tuple[Offer, ...]:
    """What could be carried over from a case, group by group: the answers that brothers and sisters share, the people.

    Not what the other case has an answer to already, what is not known, or what does not count now.
    `into`: the other case; None for a new one. `without`: the person of the first case who is the child of the other.
    """
    there = into.state if into is not None else State()
    found = [_answer(source, pair, THE_FAMILY, "") for pair in _shared(source, CHILD, there)]
    known = {one.id: one.role for one in there.people}
    for person in source.state.people:
        if person.id == without or known.get(person.id, person.role) != person.role or _is_child_of(there, person.id):
            continue
        label = capital(person_label(source.guidance, source.facts, person.id))
        needs = "" if person.id in known else f"{person.id}."
        if needs:
            found.append(_person(person, label, source.guidance))
        found += [_answer(source, pair, label, needs) for pair in _shared(source, person.id, there)]
    return tuple(found)


def _is_child_of(there: State, person: str) -> bool:
    return any(link.person == person for link in there.linked)


def _shared(source: Sitting, about: str, there: State) -> list[Pair]:
    """The answers about somebody that can be offered, in the order of the questions."""
    guidance, state, terms = source.guidance, source.state, source.guidance.language.vocabulary.terms
    pairs = [
        (about, part)
        for question in guidance.questions.values()
        if question.shared and not question.structural
        for part in ([one.id for one in question.parts] or [question.id])
    ]
    return [
        pair
        for pair in pairs
        if pair in state.said
        and pair not in there.said
        and pair not in source.set_aside
        and terms[pair[1]].kind != "people"
        and state.said[pair].answer.state in ("value", "disputed")
    ]


def _person(person: Somebody, label: str, guidance: Guidance) -> Offer:
    role = answer_label(guidance, "role", person.role)
    draft = Draft("person_added", person.id, value={"role": person.role}, origin="carried_over")
    return Offer(f"{person.id}.", label, f"{label}. In this child's case too: {role.lower()}", draft)


def _answer(source: Sitting, pair: Pair, group: str, needs: str) -> Offer:
    said = source.state.said[pair]
    words = answer_words(source.guidance, source.facts, pair[1], said.answer)
    asked = source.guidance.question_text(pair[1]) if pair[0] != CHILD else question_words(source, pair)
    draft = Draft("answered", pair[0], pair[1], source.events[said.seq].value, "carried_over")
    return Offer(f"{pair[0]}.{pair[1]}", group, f"{asked} {words}", draft, needs)


def groups(found: Iterable[Offer]) -> dict[str, tuple[Offer, ...]]:
    """The offers under their headings, in order."""
    sorted_out: dict[str, tuple[Offer, ...]] = {}
    for offer in found:
        sorted_out[offer.group] = (*sorted_out.get(offer.group, ()), offer)
    return sorted_out


def with_needed(ticked: Iterable[str], found: Sequence[Offer]) -> frozenset[str]:
    """These ticks and those they need: what is said of a person cannot come without the person."""
    chosen = frozenset(ticked)
    return chosen | {one.needs for one in found if one.id in chosen and one.needs}


def without_orphans(ticked: Iterable[str], found: Sequence[Offer]) -> frozenset[str]:
    """These ticks without what is said of a person who is not ticked."""
    chosen = frozenset(ticked)
    return frozenset(one.id for one in found if one.id in chosen and (not one.needs or one.needs in chosen))


def carry(found: Sequence[Offer], ticked: Iterable[str], source: Link) -> tuple[Draft, ...]:
    """What happens where these are carried over from the case of `source`: nothing that was not ticked."""
    chosen = without_orphans(ticked, found)
    drafts = [one.draft for one in found if one.id in chosen]
    if not drafts:
        return ()
    named = links_data([source])[0]
    return (Draft("answered", question=CARRIED, value=named, origin="carried_over"), *drafts)


def linked_with(state: State, link: Link) -> tuple[Draft, ...]:
    """What happens where a case is linked with that of a brother or sister; raises BadReply where it takes no more.

    Nothing where they are linked already.
    """
    before = next((one for one in state.linked if one.key == link.key), Link(link.key))
    now = Link(link.key, link.reference or before.reference, link.person or before.person)
    others = [one for one in state.linked if one.key != link.key]
    if now in state.linked:
        return ()
    if len(others) >= MOST_LINKED:
        raise BadReply(f"a case can be linked with at most {MOST_LINKED} others")
    return (Draft("answered", question=LINKED, value=links_data([*others, now]), origin="chosen"),)


def brothers_and_sisters(sitting: Sitting) -> tuple[tuple[str, str], ...]:
    """The brothers and sisters of a case who stand for no linked case yet: (id, what they are called)."""
    state = sitting.state
    free = [one.id for one in state.people if one.role == SIBLING and not _is_child_of(state, one.id)]
    return tuple((one, person_label(sitting.guidance, sitting.facts, one)) for one in free)


def sibling_added(called: str, state: State, guidance: Guidance) -> tuple[str, tuple[Draft, ...]]:
    """A brother or sister added to a case: their id, and what happens. `called`: what they are to its child."""
    if len(state.people) >= MOST_PEOPLE:
        raise BadReply(f"a case takes at most {MOST_PEOPLE} people")
    kind = _kind(guidance)
    wanted = slug(clean_line(called, _LONGEST_NAME) or BROTHER_OR_SISTER)
    taken = {one.id for one in state.people} | {CHILD, "household", "unnamed", "person"}
    numbered = (f"{wanted}_{number}" for number in range(2, MOST_PEOPLE + 10))
    identity = wanted if wanted not in taken else next(one for one in numbered if one not in taken)
    drafts = [Draft("person_added", identity, value={"role": SIBLING}, origin="chosen")]
    if kind is not None and kind.relation:
        drafts.append(Draft("answered", identity, "relation", kind.relation, "chosen"))
    return identity, tuple(drafts)


def _kind(guidance: Guidance) -> PersonKind | None:
    return next((kind for kind in guidance.person_kinds.values() if kind.role == SIBLING), None)
