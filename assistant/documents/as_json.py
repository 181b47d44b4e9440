"""An assessment, an explanation and search results as plain data for JSON. Keys are a stable interface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.documents.explained import line_words, paragraph_words
from assistant.guidance import Guidance
from assistant.language.found import Found
from assistant.reasoning.explain import Explanation
from assistant.reasoning.records import (
    Argument,
    Asked,
    Assessment,
    Due,
    Entry,
    Harm,
    Missing,
    Note,
    OwnEntry,
    OwnView,
    Seat,
    Supported,
    Told,
)


def assessment_data(assessment: Assessment, guidance: Guidance) -> dict[str, Any]:
    """The whole assessment, as `permanence assess --json` prints it."""
    plan = assessment.plan
    contingency = plan.contingency
    return {
        "authority": assessment.authority,
        "today": assessment.today.isoformat(),
        "knowledge": assessment.knowledge,
        "options": [_entry(entry, assessment.own) for entry in assessment.entries],
        "plan": {
            "too_little_known": plan.too_little_known,
            "consider_first": [_planned(seat, assessment) for seat in plan.consider_first],
            "in_parallel": [_planned(seat, assessment) for seat in plan.in_parallel],
            "beside": [_planned(seat, assessment) for seat in plan.beside],
            "contingency": contingency
            and {
                "option": contingency.option,
                "person": contingency.person,
                "viable_because": contingency.viable_because,
            },
        },
        "contradictions": [
            {
                "id": one.contradiction,
                "about": one.about,
                "says": one.says,
                "questions": [_asked(a) for a in one.questions],
            }
            for one in assessment.contradictions
        ],
        "gaps": [
            {"what": gap.what, "about": gap.about, "who": gap.who, "cites": list(gap.cites)} for gap in assessment.gaps
        ],
        "deadlines": [_due(due) for due in assessment.deadlines],
        "prompts": [
            {
                "what": prompt.what,
                "about": prompt.about,
                "by": prompt.by and prompt.by.isoformat(),
                "rule": prompt.rule,
                "topic": prompt.topic,
                "inference": prompt.inference,
                "cites": list(prompt.cites),
            }
            for prompt in assessment.prompts
        ],
        "conflicts": [_conflict(conflict, guidance) for conflict in assessment.conflicts],
        "not_covered": [_silence(silence, guidance) for silence in assessment.silences],
        "currency": [_note(note) for note in assessment.notes],
        "next_questions": [_asked(asked) for asked in assessment.next_questions],
        "own_view": _own_view(assessment),
        "understood": [],
    }


def explanation_data(
    explanation: Explanation, guidance: Guidance, authority: str, own: OwnView | None = None
) -> dict[str, Any]:
    """One entry with every rule that bears on it, and what would settle or change it. `own`: the worker's view."""
    return {
        "entry": _entry(explanation.entry, own or OwnView()),
        "line": line_words(explanation.entry),
        "paragraph": paragraph_words(explanation.entry, guidance, authority),
        "reasons": [
            {
                "rule": reason.rule,
                "direction": reason.direction,
                "says": reason.says,
                "why": reason.why or None,
                "mark": reason.mark,
                "condition": [{"depth": step.depth, "words": step.words, "mark": step.mark} for step in reason.steps],
                "cites": list(reason.cites),
                "whose": reason.whose,
                "inference": reason.inference,
            }
            for reason in explanation.reasons
        ],
        "would_change": [
            {
                **_asked(change.asked),
                "answers": list(change.answers),
                "standing": change.standing,
                "asked_already": change.asked_already,
            }
            for change in explanation.changes
        ],
    }


def found_data(
    found: Found, say: str, notes: list[dict[str, Any]], conflicts: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    """What the guidance says to a question. `notes`, `conflicts`: the law notes and differences beside it, as data."""
    return {
        "answered": found.answered,
        "terms": [
            {"id": one.id, "term": one.term, "means": one.means, "basis": one.basis, "cites": list(one.cites)}
            for one in found.terms
        ],
        "passages": [
            {"id": one.id, "source": one.source, "section": one.section, "text": one.text, "whose": one.whose}
            for one in found.passages
        ],
        "not_covered": [
            {"id": one.id, "title": one.title, "says": one.says, "ask": one.ask_whom} for one in found.not_covered
        ],
        "currency": notes,
        "conflicts": list(conflicts),
        "asked_of": found.asked_of,
        "not_found": list(found.unfound),
        "say": say,
    }


def _entry(entry: Entry, own: OwnView) -> dict[str, Any]:
    """An entry; what it would mean for the child and what is seen differently is the worker's own, or nobody's."""
    return {
        "option": entry.option,
        "person": entry.person,
        "tier": entry.tier,
        "tie": entry.tie,
        "standing": entry.standing,
        "current": entry.current,
        "law_differs": [{"note": held.note, "says": held.says} for held in entry.law_differs],
        "for": [_argument(one) for one in entry.supports],
        "against": [_argument(one) for one in entry.cautions],
        "excluded_by": [_argument(one) for one in entry.excluded_by],
        "defined_out_by": [_argument(one) for one in entry.defined_out_by],
        "harm_reduced_by": [_argument(one) for one in entry.harm_reduced_by],
        "harm": [_harm(one) for one in entry.harm],
        **_said_of(own.entries.get(entry.seat, OwnEntry())),
        "missing": [_missing(one) for one in entry.missing],
        "routes": [
            {
                "ground": route.ground,
                "says": route.says,
                "finding": route.finding,
                "needs": [_asked(asked) for asked in route.needs],
                "cites": list(route.cites),
            }
            for route in entry.routes
        ],
        "support": [_supported(one) for one in entry.support],
    }


def _said_of(one: OwnEntry) -> dict[str, Any]:
    return {"means_for_child": one.means or None, "disagreement": one.disagrees or None}


def _own_view(assessment: Assessment) -> dict[str, Any]:
    """The worker's own order and reasons, and what they said of entries that are not laid out now."""
    own, laid_out = assessment.own, {entry.seat for entry in assessment.entries}
    return {
        "order": [_seat(seat) for seat in own.order] or None,
        "reasons": own.reasons or None,
        "not_laid_out": [{**_seat(seat), **_said_of(one)} for seat, one in own.entries.items() if seat not in laid_out],
    }


def _seat(seat: Seat) -> dict[str, Any]:
    return {"option": seat.option, "person": seat.person}


def _argument(one: Argument) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "says": one.says,
        "because": [_told(told) for told in one.because],
        "cites": list(one.cites),
        "whose": one.whose,
        "beaten_by": one.beaten_by,
        "inference": one.inference,
    }


def _harm(one: Harm) -> dict[str, Any]:
    return {
        "part": one.part,
        "told": [_told(told) for told in one.told],
        "not_known": [_asked(asked) for asked in one.asked],
        "cites": list(one.cites),
    }


def _told(told: Told) -> dict[str, Any]:
    return {"about": told.about, "question": told.question, "value": told.value}


def _missing(one: Missing) -> dict[str, Any]:
    return {
        "needs": one.needs,
        "rule": one.rule,
        "questions": [_asked(asked) for asked in one.questions],
        "known_by": one.known_by or None,
        "answered": one.answered,
        "inference": one.inference,
        "cites": list(one.cites),
    }


def _supported(one: Supported) -> dict[str, Any]:
    return {
        "support": one.support,
        "kind": one.kind,
        "strength": one.strength,
        "finding": one.finding,
        "says": one.says,
        "needs": [_asked(asked) for asked in one.needs],
        "cites": list(one.cites),
        "whose": one.whose,
    }


def _asked(asked: Asked) -> dict[str, Any]:
    data = {"about": asked.about, "question": asked.question}
    return data if asked.part is None else {**data, "part": asked.part}


def _planned(seat: Seat, assessment: Assessment) -> dict[str, Any]:
    """A seat in the plan, with whether a law note holds it back."""
    entry = next(entry for entry in assessment.entries if entry.seat == seat)
    return {"option": seat.option, "person": seat.person, "law_differs": [held.note for held in entry.law_differs]}


def _due(due: Due) -> dict[str, Any]:
    return {
        "id": due.id,
        "what": due.what,
        "says": due.says,
        "authority": due.authority,
        "due": due.due and due.due.isoformat(),
        "alternatives": [day.isoformat() for day in due.alternatives],
        "state": due.state,
        "applies": True if due.applies else None,
        "needs": [_asked(asked) for asked in due.needs],
        "cites": list(due.cites),
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "note": note.note,
        "says": note.says,
        "authority": note.authority,
        "starred": note.starred,
        "checked": note.checked,
        "stale": note.stale,
        "signed_off": note.signed_off,
    }


def _conflict(key: str, guidance: Guidance) -> dict[str, Any]:
    conflict = guidance.conflicts[key]
    return {
        "id": conflict.id,
        "title": conflict.title,
        "sides": [{"whose": side.whose, "says": side.says, "cites": list(side.cites)} for side in conflict.sides],
        "why": conflict.why,
        "do": conflict.do,
    }


def _silence(key: str, guidance: Guidance) -> dict[str, Any]:
    silence = guidance.silences[key]
    return {"id": silence.id, "title": silence.title, "says": silence.says, "ask": silence.ask_whom}
