"""A small vocabulary with one question of every sort, and short ways to say what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.conditions import CHILD, Answer, Facts, Language, Term, Truth, Vocabulary, read_answer

TODAY = date(2026, 11, 21)
IN_CARE = frozenset({"section_20", "care_order"})

TERMS = (
    Term("birth", "date"),
    Term(
        "age_band",
        "choice",
        ("unborn", "baby", "young", "older", "adult"),
        band_of="birth",
        bands={"unborn": (-1, -1), "baby": (0, 2), "young": (0, 11), "older": (8, 17), "adult": (18, 120)},
    ),
    Term("living_now", "choice", ("parents", "relative", "custody")),
    Term("living_with", "people", when='none_of(living_now, "custody")'),
    Term("arrangement_since", "date", when='none_of(living_now, "parents")'),
    Term("home_safety", "choice", ("yes", "with_plan", "no")),
    Term("return_considered", "choice", ("planned", "ruled_out"), when='none_of(home_safety, "yes")'),
    Term(
        "legal_status",
        "many",
        ("none", "section_20", "care_order", "sgo", "looked_after"),
        alone=frozenset({"none"}),
        stands_for={"looked_after": IN_CARE},
    ),
    Term("home_risks", "many", ("none", "neglect", "violence", "drugs"), closed=False, alone=frozenset({"none"})),
    Term("network_search", "choice", ("complete", "under_way")),
    Term("genogram", "yes_no"),
    Term("court_date", "date"),
    Term("reviews_held", "number"),
    Term("notes", "text"),
    Term("role", "choice", ("parent", "carer"), per_person=True),
    Term("relation", "choice", ("grandparent", "mother", "foster_carer"), per_person=True),
    Term("offers", "many", ("to_care", "help", "no"), closed=False, alone=frozenset({"no"}), per_person=True),
    Term(
        "viability",
        "choice",
        ("positive", "negative", "conflicting"),
        per_person=True,
        of=("carer",),
        when='any_of(person.offers, "to_care")',
    ),
    Term("whereabouts", "choice", ("known", "prison"), per_person=True, of=("parent",)),
    Term("cared_since", "date", per_person=True, of=("carer",), when="not lives_here()"),
    Term("cared_until", "date", per_person=True, of=("carer",), when="not lives_here()"),
)
DERIVED = {
    "looked_after": 'any_of(legal_status, "section_20", "care_order", "looked_after")',
    "home_in_doubt": 'none_of(home_safety, "yes")',
    "kin": 'none_of(person.relation, "foster_carer")',
    "relative_can": 'kin and any_of(person.viability, "positive")',
    "search_complete": 'any_of(network_search, "complete") and any_of(genogram, "yes")',
}

LANGUAGE = Language(Vocabulary({term.id: term for term in TERMS}, DERIVED, "search_complete"))
TERM = LANGUAGE.vocabulary.terms
SEARCHED: Mapping[str, Any] = {"network_search": "complete", "genogram": True}


def language(*terms: Term, **derived: str) -> Language:
    """A language over only these terms and derived names."""
    return Language(Vocabulary({term.id: term for term in terms}, derived))


def case(people: Mapping[str, Mapping[str, object]] | None = None, today: date = TODAY, **child: Any) -> Facts:
    """The facts of a case written as a case file would write it; a person is a carer unless it says so."""
    everyone = {about: {"role": "carer", **raw} for about, raw in (people or {}).items()}
    answers = {about: _read(raw) for about, raw in {CHILD: child, **everyone}.items()}
    return Facts(LANGUAGE, answers, {about: str(raw["role"]) for about, raw in everyone.items()}, today)


def truth(text: str, facts: Facts, person: str | None = None) -> Truth:
    """Whether a condition about the child, or about this person, holds."""
    return LANGUAGE.condition(text, person is not None).truth(facts, person)


def _read(raw: Mapping[str, object]) -> dict[str, Answer]:
    read = {question: read_answer(value, TERM[question]) for question, value in raw.items()}
    return {question: answer for question, answer in read.items() if answer is not None}
