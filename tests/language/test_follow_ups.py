"""Questions that go on from the one before keep its subject; one that stands by itself is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.follow_ups import in_context
from assistant.language.search import Index
from tests.cases import shipped

BEFORE = "how often do we need a PPM?"


@pytest.fixture(scope="module")
def index() -> Index:
    """The shipped guidance, ready to search."""
    return Index(shipped())


@pytest.mark.parametrize("question", ["and in Devon?", "What about Devon", "Devon?", "and for Devon's policy"])
def test_the_same_is_asked_of_another_council(question: str, index: Index) -> None:
    whole, authority = in_context(question, BEFORE, "tameside", shipped())
    assert authority == "devon"
    assert index.ask(whole, authority).passages[0].id == "DV-048c"


def test_the_council_that_was_asked_before_is_left_out() -> None:
    whole, authority = in_context("and in Swindon?", "How often are PPMs held in Devon?", "tameside", shipped())
    assert (whole, authority) == ("How often are PPMs held?", "swindon")


def test_what_is_added_is_asked_with_what_was_asked_before(index: Index) -> None:
    whole, authority = in_context("what about for babies?", BEFORE, "tameside", shipped())
    assert "PPM" in whole
    assert "babies" in whole
    assert "TM-492a" in [one.id for one in index.ask(whole, authority).passages]


def test_another_question_of_the_same_thing_keeps_the_thing_and_not_what_was_asked_of_it(index: Index) -> None:
    whole, authority = in_context("and who chairs it?", BEFORE, "tameside", shipped())
    assert "often" not in whole
    assert index.ask(whole, authority).passages[0].id in ("TM-297a", "TM-487a")
    whole, authority = in_context(
        "how long does it last?", "what is a child arrangements order?", "tameside", shipped()
    )
    assert {"TM-218c", "TM-434d"} & {one.id for one in index.ask(whole, authority).passages[:3]}


@pytest.mark.parametrize(
    "question",
    [
        "who can apply for a special guardianship order?",
        "When should we talk about staying put?",
        "and when is a family group conference held?",
        "what support do adopters get after the order",
    ],
)
def test_a_question_that_stands_by_itself_is_left_as_it_is(question: str) -> None:
    assert in_context(question, BEFORE, "tameside", shipped()) == (question, "tameside")


@pytest.mark.parametrize("question", ["and in Devon?", "who chairs it?", "what about babies"])
def test_with_nothing_before_it_is_left_as_it_is(question: str) -> None:
    assert in_context(question, "", "tameside", shipped())[0] == question


def test_a_question_that_names_a_council_is_asked_of_it_and_one_that_names_two_of_ones_own() -> None:
    assert in_context("how often are PPMs in Devon?", "", "tameside", shipped())[1] == "devon"
    assert in_context("do Devon and Swindon differ?", "", "tameside", shipped())[1] == "tameside"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_nothing_that_is_typed_breaks_it(question: str, before: str) -> None:
    whole, authority = in_context(question, before, "tameside", shipped())
    assert len(whole) <= 1_300
    assert authority in shipped().authorities
