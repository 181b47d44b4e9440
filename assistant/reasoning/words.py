"""The field's words for what reasoning says in keys: standings, tiers, entries, questions, answers, days."""

from __future__ import annotations

from datetime import date

from assistant.conditions import Answer, Facts, Span, Value
from assistant.conditions.dates import EARLIEST, LATEST, add_days, add_months
from assistant.guidance import Guidance
from assistant.guidance.records import Strength
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Asked, Seat, Standing

STANDINGS: dict[Standing, str] = {
    "open": "open",
    "find_out_first": "find out first",
    "not_supported": "considered, and not supported by what you have told me",
    "not_applicable": "not about this child now",
}
STRENGTHS: dict[Strength, str] = {
    "entitled": "printed as a right",
    "may_be_entitled": "the document says no more than “may”",
    "assessment": "a right to be assessed; an award is a decision",
    "discretion": "at the authority's discretion",
    "may_be_used": "open to use",
    "responsible": "who is responsible, not what is given",
}
TIERS = {1: "OWN FAMILY", 2: "FAMILY AND NETWORK", 3: "BEYOND THE NETWORK", None: "OUTSIDE THE ORDER"}


def seat_label(seat: Seat, guidance: Guidance, facts: Facts) -> str:
    """An option and whom it would be with."""
    option = guidance.options[seat.option]
    if seat.person is not None:
        return f"{option.label_with or option.label}: {person_label(guidance, facts, seat.person)}"
    return f"{option.label}: {option.label_alone}" if option.label_alone else option.label


def asked_label(asked: Asked, guidance: Guidance, facts: Facts) -> str:
    """A question in words, with the person it is about."""
    words = guidance.question_text(asked.part or asked.question)
    if asked.about in facts.roles:
        return f"{person_label(guidance, facts, asked.about)}: {words}"
    return words


def day_label(day: date) -> str:
    """A day as people write it: 5 January 2027."""
    return f"{day.day} {day:%B %Y}"


def answer_label(guidance: Guidance, question: str, value: str) -> str:
    """A choice's words."""
    choices = guidance.card_of[question].choices
    return next((choice.label for choice in choices if choice.id == value), value.capitalize())


def answer_words(guidance: Guidance, facts: Facts, question: str, answer: Answer) -> str:
    """An answer as a worker would read it back, whatever its kind."""
    if answer.state == "not_known":
        return "Not known yet"
    if answer.state == "does_not_apply":
        return "Does not apply"
    if answer.state == "disputed":
        versions = " / ".join(_value_words(guidance, facts, question, version) for version in answer.versions)
        return f"They disagree: {versions}" if versions else "They disagree"
    return "" if answer.value is None else _value_words(guidance, facts, question, answer.value)


def _value_words(guidance: Guidance, facts: Facts, question: str, value: Value) -> str:
    match value:
        case Span():
            return span_words(value)
        case tuple():
            if guidance.language.vocabulary.terms[question].kind == "people":
                return "; ".join(person_label(guidance, facts, person) for person in value)
            return "; ".join(answer_label(guidance, question, choice) for choice in value)
        case float():
            return f"{value:g}"
        case _:
            return answer_label(guidance, question, value)


def span_words(span: Span) -> str:
    """A day, a month, a year or a span of days in words."""
    first, last = span.first, span.last
    if first == last:
        return day_label(first)
    if first == EARLIEST:
        return f"by {day_label(last)}"
    if last == LATEST:
        return f"{day_label(first)} or later"
    if first.day == 1 and last == add_days(add_months(first, 1), -1):
        return f"{first:%B %Y}"
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return f"{first.year}" if first.year == last.year else f"between {first.year} and {last.year}"
    return f"between {day_label(first)} and {day_label(last)}"
