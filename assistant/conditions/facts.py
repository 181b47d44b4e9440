"""The answers of one case, as conditions see them: what each question may still be, for whom, today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.conditions.dates import add_days, add_months, months_between
from assistant.conditions.reading import domain_of
from assistant.conditions.values import (
    CHILD,
    NO_VALUE,
    UNKNOWN,
    Answer,
    Dates,
    Domain,
    Gap,
    OneOf,
    Span,
    Ticks,
    Truth,
    Value,
)
from assistant.conditions.vocabulary import Term

if TYPE_CHECKING:
    from assistant.conditions.language import Language

WINDOW_MONTHS = 60
_NOTHING: Mapping[str, Answer] = {}
Answers = Mapping[str, Mapping[str, Answer]]


class Facts:
    """A read-only view of answers, keyed by (about, question); `about` is "child" or a person's id.

    What it works out it remembers, so one object serves one set of answers.
    """

    def __init__(
        self, language: Language, answers: Answers, roles: Mapping[str, str], today: date, plain: bool = False
    ) -> None:
        self.language = language
        self.answers = answers
        self.roles = roles
        self.people = tuple(roles)
        self.today = today
        self.plain = plain
        """Read an open list as if what was not ticked were out: right for what to ask next, wrong for reasoning."""
        self.domains: dict[tuple[str, str], Domain] = {}
        """What `look` has found so far."""
        self._said: dict[tuple[str, str], Domain] = {}
        self._months_with: dict[str, tuple[float, float] | Gap] = {}
        self.truths: dict[tuple[int, str | None], Truth] = {}
        """What conditions have found out so far, by their number and person."""
        self.remembered: dict[object, Any] = {}
        """What reasoning has worked out from these answers so far, so that entries share it."""

    def plainly(self) -> Facts:
        """The same answers, read plainly."""
        found = Facts(self.language, self.answers, self.roles, self.today, plain=True)
        terms = self.language.vocabulary.terms
        found._said = {key: said for key, said in self._said.items() if terms[key[1]].closed}
        return found

    def with_answer(self, about: str, question: str, answer: Answer) -> Facts:
        """The same answers but for one. What the others say by themselves is not worked out again."""
        answers = {**self.answers, about: {**self.answers.get(about, _NOTHING), question: answer}}
        found = Facts(self.language, answers, self.roles, self.today, self.plain)
        found._said = {**self._said}
        found._said.pop((about, question), None)
        return found

    def answer(self, about: str, question: str) -> Answer | None:
        """What was said, or None."""
        return self.answers.get(about, _NOTHING).get(question)

    def look(self, about: str, question: str) -> Domain:
        """The values `question` may still have: not asked where it does not apply, everything where nobody knows."""
        key = (about, question)
        found = self.domains.get(key)
        if found is None:
            found = self.domains[key] = self._look(about, question)
        return found

    def _look(self, about: str, question: str) -> Domain:
        term = self.language.vocabulary.terms[question]
        answer = self.answer(about, question)
        domain = UNKNOWN if answer is None else self._says(answer, about, question)
        if domain is UNKNOWN and about == CHILD:
            domain = self._from_age(term)
        if domain is not UNKNOWN or (answer is not None and answer.state == "disputed"):
            return domain
        if not self.is_asked_of(about, term):
            return NO_VALUE
        person = about if term.per_person else None
        return NO_VALUE if self.language.asked_when(question).truth(self, person) is False else UNKNOWN

    def _says(self, answer: Answer, about: str, question: str) -> Domain:
        """What an answer says by itself, whatever else was answered."""
        key = (about, question)
        if key not in self._said:
            vocabulary = self.language.vocabulary
            self._said[key] = domain_of(answer, (vocabulary.as_closed if self.plain else vocabulary.terms)[question])
        return self._said[key]

    def is_asked_of(self, about: str, term: Term) -> bool:
        """Whether this question is for people in this person's role."""
        return not (term.per_person and term.of) or self.roles.get(about) in term.of

    def _from_age(self, term: Term) -> Domain:
        """What the age band says of a missing birth date, or the birth date of a missing band."""
        if term.band_of:
            birth = self.answer(CHILD, term.band_of)
            known = UNKNOWN if birth is None else domain_of(birth, self.language.vocabulary.terms[term.band_of])
            return self._bands_of(term, known) if isinstance(known, Dates) else UNKNOWN
        band = self.language.vocabulary.band_for(term.id)
        said = self.answer(CHILD, band.id) if band else None
        chosen = _chosen(said) if said else ()
        ages = [ages for choice, ages in band.bands.items() if choice in chosen] if band else []
        if not ages or len(ages) < len(set(chosen)):
            return UNKNOWN
        return Dates(tuple(self._born_at(*age) for age in ages))

    def _bands_of(self, term: Term, birth: Dates) -> Domain:
        may = frozenset(
            choice
            for choice, ages in term.bands.items()
            for span in birth.spans
            if span.first <= self._born_at(*ages).last and self._born_at(*ages).first <= span.last
        )
        return OneOf(may) if may else UNKNOWN

    def bands_by_birth(self, term: Term) -> frozenset[str]:
        """The choices of an age band that the date of birth given allows; all of them where none is given."""
        said = self.answer(CHILD, term.band_of) if term.band_of else None
        known = UNKNOWN if said is None or term.band_of is None else domain_of(said, self._term(term.band_of))
        found = self._bands_of(term, known) if isinstance(known, Dates) else UNKNOWN
        return found.may if isinstance(found, OneOf) else frozenset(term.bands)

    def bands_given(self, term: Term) -> frozenset[str]:
        """The choices of an age band that were given; all of them where none was."""
        said = self.answer(CHILD, term.id)
        return frozenset(str(value) for value in _chosen(said)) if said and _chosen(said) else frozenset(term.bands)

    def _term(self, question: str) -> Term:
        return self.language.vocabulary.terms[question]

    def _born_at(self, youngest: int, oldest: int) -> Span:
        first = add_days(add_months(self.today, -12 * (oldest + 1)), 1)
        return Span(first, add_months(self.today, -12 * youngest))

    def lives_here(self, person: str) -> Truth:
        """Whether the child lives with this person now."""
        living_with = self.look(CHILD, "living_with")
        if isinstance(living_with, Ticks):
            return living_with.any_of(frozenset((person,)))
        return False if living_with is NO_VALUE else None

    def months_lived_with(self, person: str) -> tuple[float, float] | Gap:
        """At least and at most how many of the last sixty months the child has lived with this person.

        Never longer than the child has lived, so that a baby's three years need no asking.
        """
        found = self._months_with.get(person)
        if found is None:
            found = self._months_with[person] = self._months_lived_with(person)
        return found

    def _months_lived_with(self, person: str) -> tuple[float, float] | Gap:
        told = self._told_months(person)
        birth = self.look(CHILD, "birth")
        if not isinstance(birth, Dates):
            return told
        longest = max(months_between(min(span.first, self.today), self.today) for span in birth.spans)
        shortest = min(months_between(min(span.last, self.today), self.today) for span in birth.spans)
        if isinstance(told, Gap):
            return (0.0, longest) if longest < WINDOW_MONTHS else told
        return min(told[0], shortest), min(told[1], longest)

    def _told_months(self, person: str) -> tuple[float, float] | Gap:
        """What the dates given say of it; none at all for somebody with whom the child never lived.

        `arrangement_since` is the present home. `cared_since` and `cared_until` are an earlier time; without an
        end, with somebody the child lives with, `cared_since` takes the place of `arrangement_since`.
        """
        here = self.lives_here(person)
        since, until = self.look(person, "cared_since"), self.look(person, "cared_until")
        if here is None or since is UNKNOWN:
            return UNKNOWN
        now = Dates((Span(self.today, self.today),))
        times = [(0.0, 0.0)]
        if isinstance(since, Dates):
            if not isinstance(until, Dates):
                return self._months(since, now) if here and until is NO_VALUE else UNKNOWN
            times.append(self._months(since, until))
        if here:
            present = self.look(CHILD, "arrangement_since")
            if not isinstance(present, Dates):
                return UNKNOWN
            times.append(self._months(present, now))
        return min(sum(low for low, _ in times), WINDOW_MONTHS), min(sum(high for _, high in times), WINDOW_MONTHS)

    def care_answers(self, person: str) -> tuple[tuple[str, str], ...]:
        """The answers `months_lived_with` rests on, as (about, question)."""
        here = self.lives_here(person)
        since, until = self.look(person, "cared_since"), self.look(person, "cared_until")
        looked_at = [(CHILD, "living_with")]
        if here is not None:
            looked_at.append((person, "cared_since"))
            if isinstance(since, Dates):
                looked_at.append((person, "cared_until"))
            if here and (since is NO_VALUE or isinstance(until, Dates)):
                looked_at.append((CHILD, "arrangement_since"))
        if isinstance(self.look(CHILD, "birth"), Dates):
            looked_at.append((CHILD, "birth"))
        return tuple(looked_at)

    def _months(self, start: Dates, end: Dates) -> tuple[float, float]:
        window = add_months(self.today, -WINDOW_MONTHS)
        first = [max(span.first, window) for span in start.spans]
        last = [max(span.last, window) for span in start.spans]
        least = months_between(max(last), min(min(span.first, self.today) for span in end.spans))
        most = months_between(min(first), max(min(span.last, self.today) for span in end.spans))
        return max(least, 0.0), max(most, 0.0)


def _chosen(answer: Answer) -> tuple[Value, ...]:
    if answer.state == "disputed":
        return answer.versions if len(set(answer.versions)) > 1 else ()
    return (answer.value,) if answer.value is not None else ()
