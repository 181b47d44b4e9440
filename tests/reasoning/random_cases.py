"""Random cases over the shipped knowledge: rich and sparse beginnings with some answers changed or taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from assistant.conditions import CHILD, Answer, Facts, Term, read_answer
from assistant.conditions.values import NO_VALUE
from assistant.guidance import Guidance
from assistant.reasoning.case import Case, Person
from assistant.reasoning.entries import placed_entries
from assistant.reasoning.records import Seat, Standing
from assistant.reasoning.standing import gates_for
from tests.cases import TODAY, sample_tables, shipped

Pair = tuple[str, str]
Said = Mapping[Pair, Any]
IDENTITY = frozenset({"authority", "role", "relation", "birth", "age_band"})
"""Who people are and who the child is, rather than evidence."""

GUIDANCE = shipped()
TERMS = GUIDANCE.language.vocabulary.terms
CARDS = frozenset(question.id for question in GUIDANCE.questions.values() if question.parts)
CHILD_TERMS = tuple(term for term in TERMS.values() if not term.per_person and term.id not in CARDS)
PERSON_TERMS = tuple(term for term in TERMS.values() if term.per_person and term.id not in CARDS)
PEOPLE: Mapping[str, tuple[str, str | None]] = {
    "mother": ("parent", "mother"),
    "father": ("parent", "father"),
    "aunt": ("carer", "aunt_or_uncle"),
    "friend": ("carer", "friend"),
    "foster_carer": ("carer", "foster_carer"),
    "somebody": ("carer", None),
    "brother": ("sibling", "brother_or_sister"),
}
DAYS = (
    "2026-11-10",
    "2026-08-21",
    "2026-01",
    "2025",
    "2025-11-21",
    "2023-11-21",
    "..2023-11-21",
    "2020..2022",
    "2017-03-02",
    "2009-06-30",
    "2008",
    "2000-01-01",
    "2027-01-15",
    "2024..",
)
SPECIAL = ("not_known", "does_not_apply", "disputed")


@dataclass(frozen=True)
class Drawn:
    """A random case: who there is, and what is said of whom."""

    people: tuple[str, ...]
    said: Said
    authority: str = "tameside"
    roles: Mapping[str, str] = field(default_factory=dict)
    """Roles of people who are not in PEOPLE."""

    def pairs(self) -> list[Pair]:
        """Every answer there could be."""
        about_people = [(person, term.id) for person in self.people for term in PERSON_TERMS]
        return [(CHILD, term.id) for term in CHILD_TERMS] + [pair for pair in about_people if pair[1] != "role"]

    def with_answer(self, pair: Pair, raw: Any) -> Drawn:
        """The same case with another answer to one question; None takes the answer away."""
        said = {key: value for key, value in self.said.items() if key != pair}
        return replace(self, said=said if raw is None else {**said, pair: raw})

    def case(self) -> Case:
        answers: dict[str, dict[str, Answer]] = {about: {} for about in (CHILD, *self.people)}
        for (about, question), raw in self.said.items():
            answer = read_answer(raw, TERMS[question])
            if answer is not None and question != "authority":
                answers[about][question] = answer
        people = tuple(
            Person(person, self.roles.get(person) or PEOPLE[person][0], answers[person]) for person in self.people
        )
        return Case(self.authority, answers[CHILD], people)

    def facts(self) -> Facts:
        return self.case().facts(GUIDANCE, TODAY)

    def standings(self, options: tuple[str, ...] | None = None, guidance: Guidance = GUIDANCE) -> dict[Seat, Standing]:
        """Where every entry stands, or only those of these options."""
        facts = self.facts()
        found = [placed.seat for placed in placed_entries(guidance, facts)]
        wanted = [seat for seat in found if options is None or seat.option in options]
        return {seat: gates_for(seat, guidance, facts, self.authority).standing for seat in wanted}

    def is_ruled_out(self, pair: Pair) -> bool:
        """Whether this question has no value because it would not be asked, or was said not to apply."""
        return self.facts().look(*pair) is NO_VALUE


def values(term: Term, people: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Plain values of a question, as a case file writes them."""
    match term.kind:
        case "choice":
            return st.sampled_from(term.choices)
        case "yes_no":
            return st.sampled_from(("yes", "no"))
        case "many":
            together = [choice for choice in term.choices if choice not in term.alone]
            alone = [st.just([choice]) for choice in sorted(term.alone)]
            return st.one_of(st.lists(st.sampled_from(together), min_size=1, max_size=3, unique=True), *alone)
        case "people":
            return st.lists(st.sampled_from(people), min_size=1, max_size=2, unique=True) if people else st.nothing()
        case "date":
            return st.sampled_from(DAYS)
        case "number":
            return st.integers(0, 4)
        case _:
            return st.just("words")


def every_value(term: Term, people: tuple[str, ...]) -> list[Any]:
    """Every plain value of a question; for a list each tick by itself; for a date a few days."""
    match term.kind:
        case "choice" | "yes_no":
            return list(term.choices or ("yes", "no"))
        case "many":
            return [[choice] for choice in term.choices]
        case "people":
            return [[person] for person in people]
        case "date":
            return list(DAYS)
        case "number":
            return [0, 1, 2, 4]
        case _:
            return ["words"]


def answers_to(term: Term, people: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Plain values mostly, and now and then not known, does not apply, or disputed."""
    plain = values(term, people)
    versions = st.lists(plain, min_size=2, max_size=2).map(lambda two: {"disputed": two})
    return st.one_of(plain, plain, plain, plain, st.sampled_from(SPECIAL), versions)


def drawn_from(tables: Mapping[str, Any]) -> Drawn:
    """A case file's tables as a beginning; only the people who are in PEOPLE."""
    said = {(CHILD, question): raw for question, raw in tables["answers"].items()}
    people = [person for person in tables.get("people", []) if person["id"] in PEOPLE]
    for person in people:
        said |= {(person["id"], key): raw for key, raw in person.items() if key not in ("id", "role")}
    return Drawn(tuple(person["id"] for person in people), said)


def _beginnings() -> list[Drawn]:
    sample = sample_tables()
    sample["answers"]["living_with"] = ["foster_carer"]
    for person in sample["people"]:
        person["id"] = {"maternal_aunt": "aunt", "foster_carers": "foster_carer"}.get(person["id"], person["id"])
    home = {"living_now": "parents", "legal_status": ["child_protection"], "home_safety": "with_plan", "birth": "2020"}
    away = {
        "birth": "2024",
        "living_now": "foster_carer",
        "living_with": ["foster_carer"],
        "arrangement_since": "2025-01-10",
        "arrangement_stability": "settled",
        "legal_status": ["care_order"],
        "home_safety": "not_for_childhood",
        "return_considered": "ruled_out",
        "network_search": "someone",
        "others_examined": "recorded",
        "plan_now": ["sgo", "adoption"],
        "early_permanence_steps": ["family_assessed_out", "carers_approved"],
        "special_needs": ["behaviour"],
        "residential_case": "both",
    }
    able = {"offers": "to_care", "viability": "full_positive", "carer_concerns": ["none"], "consent": ["authority"]}
    kin = [
        {"id": "aunt", "relation": "aunt_or_uncle", "adult": "yes", "legal_form": ["sgo"], **able},
        {"id": "friend", "relation": "friend", "adult": "yes", "legal_form": ["cao"], **able},
        {"id": "foster_carer", "relation": "foster_carer", "offers": "to_care", "legal_form": ["sgo"]},
    ]
    parents = [
        {"id": "mother", "relation": "mother", "whereabouts": "apart", "could_care": "with_plan", "offers": "to_care"},
        {"id": "father", "relation": "father", "could_care": "not_for_childhood"},
    ]
    return [
        Drawn((), {}),
        Drawn(("somebody",), {("somebody", "offers"): "to_care"}),
        Drawn(("aunt", "brother"), {("aunt", "relation"): "aunt_or_uncle"}),
        drawn_from(sample),
        drawn_from({"answers": home, "people": parents}),
        drawn_from({"answers": away, "people": [*kin, *parents]}),
        drawn_from({"answers": {**away, "living_now": "relative", "living_with": ["aunt"]}, "people": kin}),
    ]


BEGINNINGS = _beginnings()


@st.composite
def cases(draw: st.DrawFn) -> Drawn:
    """A beginning with up to ten answers changed or taken away, perhaps with somebody more, in any authority."""
    start = draw(st.sampled_from(BEGINNINGS))
    more = draw(st.lists(st.sampled_from(sorted(set(PEOPLE) - set(start.people))), max_size=2, unique=True))
    found = Drawn((*start.people, *more), start.said, draw(st.sampled_from(sorted(GUIDANCE.authorities))))
    for person in more:
        relation = PEOPLE[person][1]
        if relation is not None:
            found = found.with_answer((person, "relation"), relation)
    for pair in draw(st.lists(st.sampled_from(found.pairs()), max_size=10, unique=True)):
        if pair[1] not in IDENTITY or pair[1] in ("birth", "age_band"):
            raw = draw(st.none() | answers_to(TERMS[pair[1]], found.people))
            found = found.with_answer(pair, raw)
    return found


def other_answers(drawn: Drawn, pair: Pair) -> st.SearchStrategy[Any]:
    """Another answer to this question, or none."""
    return st.none() | answers_to(TERMS[pair[1]], drawn.people)
