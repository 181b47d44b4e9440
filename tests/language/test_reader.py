"""What is understood of a reply, and what is asked back."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.reader import Reader, load_reader
from assistant.language.understood import Finding, Known
from tests.language.lexicon import SMALL

TODAY = date(2026, 11, 22)


@cache
def reader() -> Reader:
    return Reader(SMALL)


def found(text: str, question: str | None = None, people: tuple[Known, ...] = ()) -> list[Finding]:
    return list(reader().understand(text, question, people, TODAY).findings)


def only(text: str, question: str | None = None) -> Finding:
    (one,) = found(text, question)
    return one


@pytest.mark.parametrize(
    ("text", "polarity", "about"),
    [
        ("mum is drinking", "affirmed", "mother"),
        ("Mum's drinking", "affirmed", "mother"),
        ("mum is not drinking", "negated", "mother"),
        ("mum isnt drinking", "negated", "mother"),
        ("dad is sober", "negated", "father"),
        ("dad is an ex-drinker", "past", "father"),
        ("there is no doubt mum is drinking", "affirmed", "mother"),
        ("dad previously had a drink problem", "past", "father"),
        ("dad had a drink problem four years ago", "past", "father"),
        ("mum was still drinking", "affirmed", "mother"),
        ("mum died", "affirmed", "mother"),
        ("the aunt would have her", "affirmed", "aunt"),
        ("a care order was granted", "affirmed", "child"),
        ("no care order", "negated", "child"),
        ("he is not well. Dad is drinking", "affirmed", "father"),
    ],
)
def test_what_is_said_plainly_is_understood(text: str, polarity: str, about: str) -> None:
    one = only(text)
    assert (one.polarity, one.about, one.ask) == (polarity, about, None)


@pytest.mark.parametrize(
    ("text", "polarity", "why"),
    [
        ("mum might have a drink problem", "uncertain", "possible"),
        ("dad denies a drink problem", "uncertain", "somebody says"),
        ("if mum is drinking", "hypothetical", "if"),
        ("is mum's drink problem back?", "uncertain", "question"),
        ("mum is not sober", "uncertain", "two denials"),
        ("mum was drinking", "past", "then, or"),
        ("a drink problem", "affirmed", "of whom"),
        ("the bottle, with dad", "affirmed", "outright"),
        ("applying for a care order", "uncertain", "planned"),
        ("the care order folder", "affirmed", "named"),
        ("the boy has a drink problem", "other_person", "somebody else"),
        ("mum's sister has a drink problem", "other_person", "somebody else"),
    ],
)
def test_what_is_not_plain_is_asked_back_with_the_reason(text: str, polarity: str, why: str) -> None:
    one = next(one for one in found(text) if one.polarity == polarity)
    assert why in (one.ask or "")


def test_a_trailing_doubt_is_of_what_went_before() -> None:
    assert only("dad has a drink problem, unsure").ask is not None
    assert only("dad is drinking, might not").polarity == "uncertain"


def test_what_only_looks_like_it_is_not_found() -> None:
    assert not found("mum is drinking water")


def test_one_answer_that_says_both_is_asked_back() -> None:
    both = found("mum is drinking. mum is not drinking")
    assert {one.polarity for one in both} == {"affirmed", "negated"}
    assert all(one.ask and "more than one way" in one.ask for one in both)


def test_a_pronoun_stands_for_who_was_named() -> None:
    assert only("dad rang, he is drinking").about == "father"
    assert only("dad rang, he is drinking").ask is None
    other = only("mum said that her mum died")
    assert "somebody else" in str(other.ask)


def test_what_can_only_be_of_the_child_need_not_name_them() -> None:
    assert only("a care order was made").ask is None
    assert only("aged 3 years", "birth").ask is None


def test_a_misspelling_is_read_and_asked_back() -> None:
    one = only("mum is drinkign")
    assert (one.finding, one.text) == ("drinks", "is drinkign")
    assert "spelling" in str(one.ask)


def test_people_of_the_case_are_known_by_relation_and_by_label() -> None:
    bev = Known("bev_2", "carer", "aunt_or_uncle", "the aunt in Leeds")
    assert found("aunt has offered", people=(bev,))[0].about == "bev_2"
    assert found("the aunt in Leeds has offered", people=(bev,))[0].about == "bev_2"
    two = (bev, Known("jo", "carer", "aunt_or_uncle", "the other aunt"))
    assert found("aunt has offered", people=two)[0].about == "aunt"


@pytest.mark.parametrize(
    ("text", "polarity", "value"),
    [
        ("aged 3 years", "affirmed", "2022-11-23..2023-11-22"),
        ("aged 18 months", "affirmed", "2025-04-23..2025-05-22"),
        ("aged 9 years", "negated", "2016-11-23..2017-11-22"),
    ],
)
def test_an_age_is_read_as_a_date_with_its_precision(text: str, polarity: str, value: str) -> None:
    one = only(text)
    assert (one.polarity, one.value) == (polarity, value)


def test_a_clause_in_which_nothing_is_found_is_offered_what_the_question_is_about() -> None:
    understood = reader().understand("dad died; always down the pub", "home_risks")
    (clause,) = understood.unplaced
    assert (clause.text, clause.offers[0]) == ("always down the pub", "drinks")
    assert understood.text[clause.start : clause.end] == clause.text


def test_every_word_of_a_reply_is_found_or_offered() -> None:
    text = "dad died, and the rest of it is a long story; mum is drinking but nobody knows"
    understood = reader().understand(text, "home_risks")
    said = [(one.start, one.end) for one in understood.findings]
    said += [(one.start, one.end) for one in understood.unplaced]
    assert [text[start:end] for start, end in sorted(said)] == [
        "died",
        "and the rest of it is a long story",
        "is drinking",
        "but nobody knows",
    ]


@cache
def shipped() -> Reader:
    return load_reader()


HOSTILE = [
    "",
    "   ",
    "1234 !!! 77",
    "😀" * 3000,
    "a" * 10_000,
    "mum " * 2_500,
    "\u202emum is using\u202c",
    "\x1b[31mmum is using\x1b[0m",
    "[b]mum[/b] [@click=x]is using[/]",
    "maman boit beaucoup et papa est en prison",
    "From: a@b.c\nTo: d@e.f\nSubject: Re: Re: nan\n> mum is using\n>> dad's inside\n",
    "not " * 2_500,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_hostile_text_is_understood_as_far_as_it_goes(text: str) -> None:
    _holds(text)


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from("mum dad nan is not using if , . ? she 's died".split())).map(" ".join)
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_harm(text: str) -> None:
    _holds(text)


def _holds(text: str) -> None:
    understood = shipped().understand(text, "home_risks", (), TODAY)
    for start, end, said in [
        *((one.start, one.end, one.text) for one in understood.findings),
        *((one.start, one.end, one.text) for one in understood.unplaced),
    ]:
        assert understood.text[start:end] == said
    assert "\x1b" not in understood.text
    assert understood == shipped().understand(text, "home_risks", (), TODAY)
