"""The child's wishes, and everybody who sees it otherwise, for the chair's page: as told, and not weighed."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conditions import CHILD, Facts
from assistant.documents.balance_cells import Laid
from assistant.documents.views import Line
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Asked, Seat
from assistant.reasoning.words import answer_label, answer_words, asked_label, seat_label
from assistant.text import capital, clean_line

NOBODY = "Nobody, from what has been told."
_LONGEST_OWN = 300
_NOT_WITH_IT = ("opposes", "partly", "not_told")
_UNDECIDED = "not_decided"


def voice_line(laid: Laid) -> Line:
    """What the child wants and how that is known, in a line."""
    cites = laid.guidance.card_of["child_wants"].decides or laid.guidance.card_of["child_views"].decides
    wants, views = laid.facts.answer(CHILD, "child_wants"), laid.facts.answer(CHILD, "child_views")
    how = answer_words(laid.guidance, laid.facts, "child_views", views) if views else ""
    if wants is not None:
        said = answer_words(laid.guidance, laid.facts, "child_wants", wants)
        return Line("text", f"{said}.{f' How it is known: {how}.' if how else ''}", cites or None, 2)
    if how:
        return Line("text", f"How it is known: {how}.", cites or None, 2)
    return Line("missing", "Not told yet: how do you know what the child thinks and feels?", cites or None, 2)


def dissent_lines(laid: Laid) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The child first, then parents, assessments that disagree and answers in dispute; apart from them, the worker.

    What the worker disagrees with past the first stands among the others.
    """
    disagrees, rest = list(_disagrees(laid)), tuple(_own(laid))
    others = (*_child(laid), *_parents(laid), *_assessments(laid), *_disputed(laid), *disagrees[1:])
    worker = (*disagrees[:1], *rest)
    return others or (() if worker else (_unheard(laid),)), worker


def _unheard(laid: Laid) -> Line:
    """Nobody, where everybody named was asked; else who was not."""
    parents = [one for one, role in laid.facts.roles.items() if role == "parent"]
    unasked = [one for one in parents if laid.facts.answer(one, "parents_position") is None]
    if parents and not unasked:
        return Line("quiet", NOBODY, None, 2)
    names = " and ".join(person_label(laid.guidance, laid.facts, one) for one in unasked) or "the parents"
    return Line("missing", f"Not asked yet: the view of {names} on the plan.", None, 2)


def ticked(facts: Facts, question: str) -> tuple[str, ...]:
    """What was ticked in a list about the child; nothing where nothing was told."""
    answer = facts.answer(CHILD, question)
    value = answer.value if answer is not None else None
    return tuple(str(one) for one in value) if isinstance(value, tuple) else ()


def _child(laid: Laid) -> Iterator[Line]:
    """What the child wants that no plan on the table would bring, and what they do not want that one would."""
    plans = ticked(laid.facts, "plan_now")
    if not plans or _UNDECIDED in plans:
        return
    named = "; ".join(answer_label(laid.guidance, "plan_now", plan) for plan in plans)
    question = laid.guidance.questions["child_wants"]
    wants = ticked(laid.facts, question.id)
    for want in question.choices:
        unmet = bool(want.fits) and set(want.fits).isdisjoint(plans)
        if want.id in wants and (unmet or not set(want.against).isdisjoint(plans)):
            label = answer_label(laid.guidance, question.id, want.id)
            cites = question.decides or want.decides
            yield Line("item", f"The child wants: {label}. The plan on the table is: {named}.", cites or None, 2)


def _parents(laid: Laid) -> Iterator[Line]:
    for person in laid.facts.people:
        answer = laid.facts.answer(person, "parents_position")
        if answer is not None and answer.value in _NOT_WITH_IT:
            label = capital(person_label(laid.guidance, laid.facts, person))
            words = answer_words(laid.guidance, laid.facts, "parents_position", answer)
            cites = laid.guidance.card_of["parents_position"].decides
            yield Line("item", f"{label}, on the plan: {words}.", cites or None, 2)


def _assessments(laid: Laid) -> Iterator[Line]:
    for person in laid.facts.people:
        answer = laid.facts.answer(person, "viability")
        if answer is not None and answer.value == "conflicting":
            label = person_label(laid.guidance, laid.facts, person)
            cites = laid.guidance.card_of["viability"].decides
            yield Line("item", f"The assessments of {label} disagree.", cites or None, 2)


def _disputed(laid: Laid) -> Iterator[Line]:
    for about in (CHILD, *laid.facts.people):
        for question, answer in laid.facts.answers.get(about, {}).items():
            if answer.state == "disputed":
                asked = asked_label(Asked(about, question), laid.guidance, laid.facts)
                words = answer_words(laid.guidance, laid.facts, question, answer)
                yield Line("item", f"In dispute: {asked} {words}.", laid.guidance.card_of[question].decides or None, 2)


def _disagrees(laid: Laid) -> Iterator[Line]:
    """What the worker disagrees with, entry by entry."""
    for seat, said in laid.of.own.entries.items():
        if said.disagrees:
            label = seat_label(seat, laid.guidance, laid.facts)
            yield Line("item", f"The worker, on {label}: “{clean_line(said.disagrees, _LONGEST_OWN)}”", seat, 2)


def _own(laid: Laid) -> Iterator[Line]:
    """The worker's own order where it is another, and their reasons."""
    own = laid.of.own
    laid_out = [entry.seat for entry in laid.of.entries if entry.seat in own.order]
    if own.order and list(own.order) != laid_out:
        named = "; ".join(seat_label(seat, laid.guidance, laid.facts) for seat in own.order if _is_here(seat, laid))
        yield Line("item", f"The worker's own order: {named}.", None, 2)
    if own.reasons:
        yield Line("item", f"The worker's reasons: “{clean_line(own.reasons, _LONGEST_OWN)}”", None, 2)


def _is_here(seat: Seat, laid: Laid) -> bool:
    return any(entry.seat == seat for entry in laid.of.entries)
