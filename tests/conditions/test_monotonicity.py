"""The central property: an answer that becomes more exact never overturns what was settled.

Random conditions without `known`, over random answers about the child and two people; then one answer becomes
more exact. Left out: a question that had no value because it was not asked (its `when` false, or not for this
role). Answering it would be volunteering, which is new, not more exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.conditions import CHILD, Answer, Condition, Facts, Span, Term, Truth
from assistant.conditions.values import NO_VALUE, Dates, OneOf
from tests.conditions.vocabulary import LANGUAGE, TERM, TERMS, TODAY

ROLES = {"mgm": "carer", "dad": "parent"}
Said = dict[tuple[str, str], Answer]
Pair = tuple[str, str]

DAYS = st.dates(date(2005, 1, 1), date(2027, 11, 1)) | st.sampled_from(
    [TODAY, TODAY - timedelta(days=1), date(2023, 11, 21), date(2025, 11, 21), date.min, date.max]
)
NOT_KNOWN, DISPUTED, DOES_NOT_APPLY = Answer("not_known"), Answer("disputed"), Answer("does_not_apply")


def _span(first: date, last: date) -> Span:
    return Span(min(first, last), max(first, last))


def _ticks(term: Term) -> st.SearchStrategy[tuple[str, ...]]:
    choices = term.choices or (*ROLES, "mum")
    together = st.lists(st.sampled_from([c for c in choices if c not in term.alone]), min_size=1, unique=True)
    alone = [st.just((choice,)) for choice in sorted(term.alone)]
    return st.one_of(together.map(tuple), *alone)


def _values(term: Term) -> st.SearchStrategy[str | tuple[str, ...] | Span | float]:
    if term.kind in ("many", "people"):
        return _ticks(term)
    if term.kind == "date":
        return st.builds(_span, DAYS, DAYS) | DAYS.map(lambda day: Span(day, day))
    if term.kind == "number":
        return st.just(1.0)
    return st.sampled_from(term.choices or ("yes", "no")) if term.kind != "text" else st.just("words")


def _answers(term: Term) -> st.SearchStrategy[Answer]:
    value = _values(term).map(lambda value: Answer("value", value))
    versions = st.lists(_values(term), min_size=2, max_size=3).map(lambda v: Answer("disputed", versions=tuple(v)))
    return st.one_of(value, value, versions, st.sampled_from([NOT_KNOWN, DISPUTED, DOES_NOT_APPLY]))


PAIRS: tuple[Pair, ...] = tuple(
    (about, term.id)
    for about in (CHILD, *ROLES)
    for term in TERMS
    if term.per_person == (about != CHILD) and term.id != "role"
)
ANSWERS: dict[Pair, st.SearchStrategy[Answer]] = {pair: _answers(TERM[pair[1]]) for pair in PAIRS}
CASES: st.SearchStrategy[Said] = st.fixed_dictionaries({}, optional=ANSWERS)
OFTEN = st.sampled_from([True, True, False])


def _facts(said: Mapping[Pair, Answer]) -> Facts:
    answers: dict[str, dict[str, Answer]] = {about: {"role": Answer("value", role)} for about, role in ROLES.items()}
    for (about, question), answer in said.items():
        answers.setdefault(about, {})[question] = answer
    return Facts(LANGUAGE, answers, ROLES, TODAY)


def _atoms(in_person: bool) -> st.SearchStrategy[str]:
    terms = [term for term in TERMS if in_person or not term.per_person]
    listed = [term for term in terms if term.kind in ("choice", "many", "yes_no")]
    dates = [term for term in terms if term.kind == "date"]
    names = [name for name in LANGUAGE.vocabulary.derived if in_person or not LANGUAGE.is_about_person(name)]
    operator = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
    compared = st.tuples(operator, st.integers(-2, 40)).map(lambda pair: f"{pair[0]} {pair[1]}")
    measures = [f"{word}({_named(term)})" for term in dates for word in ("months_since", "weeks_until", "days_since")]
    measures += ["age()"] * 3 + ["lived_with(person)"] * (8 if in_person else 0)
    atoms = [
        st.sampled_from(listed).flatmap(_membership),
        st.sampled_from(terms).map(lambda term: f"applies({_named(term)})"),
        st.tuples(st.sampled_from(measures), compared).map(" ".join),
        st.sampled_from(names),
    ]
    return st.one_of(*atoms, st.just("lives_here()")) if in_person else st.one_of(*atoms)


def _named(term: Term) -> str:
    return f"person.{term.id}" if term.per_person else term.id


def _membership(term: Term) -> st.SearchStrategy[str]:
    some = st.lists(st.sampled_from(term.choices or ("yes", "no")), min_size=1, max_size=3, unique=True)

    def written(pair: tuple[str, list[str]]) -> str:
        word, choices = pair
        word = "any_of" if word == "all_of" and set(choices) & set(term.stands_for) else word
        return f"{word}({_named(term)}, {', '.join(repr(choice) for choice in choices)})"

    return st.tuples(st.sampled_from(["any_of", "none_of", "all_of"]), some).map(written)


def _joined(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    both = st.tuples(part, st.sampled_from(["and", "or"]), part).map(lambda three: f"({' '.join(three)})")
    return both | part.map(lambda text: f"not {text}")


PERSONAL = st.recursive(_atoms(in_person=True), _joined, max_leaves=4)
ACROSS = st.tuples(st.sampled_from(["someone", "everyone", "anyone_named"]), PERSONAL).map(
    lambda pair: f"{pair[0]}({pair[1]})"
)
GENERAL = st.recursive(_atoms(in_person=False) | ACROSS, _joined, max_leaves=4)
ABOUT = st.sampled_from([None, *ROLES])
CONDITIONS: st.SearchStrategy[tuple[str, str | None]] = ABOUT.flatmap(
    lambda person: st.tuples(PERSONAL if person else GENERAL, st.just(person))
).filter(lambda pair: len(pair[0]) <= 600)


def _more_exact(pair: Pair, facts: Facts) -> st.SearchStrategy[Answer] | None:
    """Answers that leave fewer of the values this one leaves; None if it is as exact as it can be."""
    term, answer, looked = TERM[pair[1]], facts.answer(*pair), facts.look(*pair)
    if looked is NO_VALUE:
        return None
    if answer is None or answer.state == "not_known" or (answer.state == "disputed" and not answer.versions):
        if isinstance(looked, OneOf):
            return st.sampled_from(sorted(looked.may)).map(lambda value: Answer("value", value))
        return _within(looked) if isinstance(looked, Dates) else ANSWERS[pair]
    if answer.state == "disputed":
        return st.sampled_from(answer.versions).map(lambda value: Answer("value", value))
    if isinstance(looked, Dates):
        return _within(looked)
    return _ticking_more(term, answer.value) if isinstance(answer.value, tuple) else None


def _within(dates: Dates) -> st.SearchStrategy[Answer]:
    spans = st.sampled_from(dates.spans).flatmap(
        lambda span: st.builds(_span, st.dates(span.first, span.last), st.dates(span.first, span.last))
    )
    return spans.map(lambda span: Answer("value", span))


def _ticking_more(term: Term, ticked: tuple[str, ...]) -> st.SearchStrategy[Answer]:
    """An open list with more in it, and concrete choices for those that stand for others."""
    more = st.just(ticked)
    if not term.closed and not set(ticked) & term.alone:
        rest = sorted(set(term.choices) - term.alone - set(ticked))
        more = st.lists(st.sampled_from(rest), unique=True).map(lambda new: (*ticked, *new)) if rest else more
    for choice in set(ticked) & set(term.stands_for):
        concrete = st.lists(st.sampled_from(sorted(term.stands_for[choice])), min_size=1, unique=True)
        more = st.tuples(more, concrete).map(
            lambda pair, choice=choice: (*(tick for tick in pair[0] if tick != choice), *pair[1])  # type: ignore[misc]
        )
    return more.map(lambda ticks: Answer("value", tuple(dict.fromkeys(ticks))))


@dataclass(frozen=True)
class Sample:
    """A condition, whom it is about, and answers to questions it reads."""

    condition: Condition
    person: str | None
    said: Said
    reads: frozenset[Pair]

    def facts(self, said: Said | None = None) -> Facts:
        return _facts(self.said if said is None else said)

    def truth(self, said: Said | None = None) -> Truth:
        return self.condition.truth(self.facts(said), self.person)


@st.composite
def _samples(draw: st.DrawFn) -> Sample:
    text, person = draw(CONDITIONS)
    condition = LANGUAGE.condition(text, person is not None)
    reads = condition.reads(_facts({}), person)
    said = {pair: draw(ANSWERS[pair]) for pair in reads if pair in ANSWERS and draw(OFTEN)}
    return Sample(condition, person, said, frozenset(reads))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(_samples(), st.data())
def test_a_more_exact_answer_never_overturns_what_was_settled(sample: Sample, data: st.DataObject) -> None:
    said, before = dict(sample.said), sample.truth()
    for pair in sorted(sample.reads & set(ANSWERS)):
        narrower = _more_exact(pair, sample.facts(said))
        if narrower is None:
            continue
        said[pair] = data.draw(narrower)
        after = sample.truth(said)
        assert before is None or after is before or (after is None and (CHILD, "age_band") in sample.reads), pair
        before = after


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(_samples())
def test_an_unresolved_condition_always_names_a_wait_and_a_settled_one_none(sample: Sample) -> None:
    facts, condition, person = sample.facts(), sample.condition, sample.person
    unresolved = sample.truth() is None
    assert bool(condition.waits(facts, person)) is unresolved
    assert set(condition.waits(facts, person)) <= sample.reads
    assert not (unresolved and condition.because(facts, person))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(_samples())
def test_the_answers_that_settled_a_condition_settle_it_by_themselves(sample: Sample) -> None:
    settled = sample.truth()
    because = sample.condition.because(sample.facts(), sample.person)
    alone = {pair: answer for pair, answer in sample.said.items() if pair in because}
    assert settled is None or sample.truth(alone) is settled
    assert all(pair in sample.said or pair[1] == "role" for pair in because)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(_samples(), CASES)
def test_only_the_answers_a_condition_reads_can_change_it(sample: Sample, others: Said) -> None:
    elsewhere = {pair: answer for pair, answer in others.items() if pair not in sample.reads}
    assert sample.truth({**elsewhere, **sample.said}) is sample.truth()
