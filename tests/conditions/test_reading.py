"""From what a case file holds to an answer, for every type of question."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conditions import Answer, BadAnswer, Span, Term, Value, read_answer
from assistant.conditions.reading import LARGEST_NUMBER, LONGEST_LIST, domain_of
from assistant.conditions.values import NO_VALUE, UNKNOWN, Amount, Dates, OneOf, Ticked, Ticks, Words
from tests.conditions.vocabulary import IN_CARE, TERM, TERMS

DAY = Span(date(2026, 11, 21), date(2026, 11, 21))
IDS = [term.id for term in TERMS if term.id != "role"]

GOOD: list[tuple[str, object, Value]] = [
    ("living_now", "relative", "relative"),
    ("genogram", "yes", "yes"),
    ("genogram", True, "yes"),
    ("genogram", False, "no"),
    ("legal_status", ["care_order", "sgo"], ("care_order", "sgo")),
    ("legal_status", ["sgo", "sgo"], ("sgo",)),
    ("legal_status", ["none"], ("none",)),
    ("legal_status", ["none", "none"], ("none",)),
    ("living_with", ["mgm", "mgf"], ("mgm", "mgf")),
    ("birth", date(2026, 11, 21), DAY),
    ("birth", datetime(2026, 11, 21, 10, 30), DAY),
    ("birth", "2026-11-21", DAY),
    ("birth", "..2026", Span(date.min, date(2026, 12, 31))),
    ("reviews_held", 0, 0.0),
    ("reviews_held", 2.5, 2.5),
    ("notes", "  two\nlines\x1b[31m ", "two lines"),
    ("role", "carer", "carer"),
]

BAD: list[tuple[str, object, str]] = [
    ("living_now", "moon", "unknown choice 'moon': expected one of parents, relative, custody, not_known"),
    ("living_now", 3, "expected one of parents, .*, got the number 3"),
    ("living_now", True, "got true"),
    ("living_now", ["relative"], "got a list"),
    ("living_now", date(2026, 1, 1), "got a date"),
    ("living_now", None, "got something else"),
    ("genogram", "maybe", "expected one of yes, no"),
    ("genogram", 1, "got the number 1"),
    ("legal_status", "sgo", 'expected a list, as in \\["sgo"\\]'),
    ("legal_status", ["sgo", 3], "expected a list of choices"),
    ("legal_status", ["moon"], "unknown choice 'moon': expected one of none, .*, looked_after$"),
    ("legal_status", ["not_known"], "unknown choice 'not_known'"),
    ("legal_status", ["sgo"] * (LONGEST_LIST + 1), "at most 60"),
    ("living_with", "mgm", "expected a list of people's ids, got the text 'mgm'"),
    ("living_with", [1], "expected a list of people's ids"),
    ("birth", 2026, "expected a date such as"),
    ("birth", "soon", "'soon' is not a date"),
    ("birth", "2026-02-30", "is not a day in the calendar"),
    ("birth", ["2026"], "got a list"),
    ("reviews_held", "2", "expected a number, zero or more, got the text '2'"),
    ("reviews_held", -1, "zero or more"),
    ("reviews_held", True, "got true"),
    ("reviews_held", float("nan"), "zero or more"),
    ("reviews_held", float("inf"), "zero or more"),
    ("notes", 3, "expected text, got the number 3"),
    ("role", "not_known", "^expected one of parent, carer$"),
    ("role", {"disputed": ["parent", "carer"]}, "^expected one of parent, carer$"),
]


@pytest.mark.parametrize(("question", "raw", "value"), GOOD)
def test_a_value_of_its_type_is_read(question: str, raw: object, value: Value) -> None:
    assert read_answer(raw, TERM[question]) == Answer("value", value)


@pytest.mark.parametrize(("question", "raw", "says"), BAD)
def test_a_value_of_another_type_is_refused_with_what_was_expected(question: str, raw: object, says: str) -> None:
    with pytest.raises(BadAnswer, match=says):
        read_answer(raw, TERM[question])


@pytest.mark.parametrize("question", ["living_now", "reviews_held", "notes"])
@pytest.mark.parametrize("size", [400, 5000])
def test_a_number_too_large_to_write_out_is_refused(question: str, size: int) -> None:
    with pytest.raises(BadAnswer, match="got a number out of range"):
        read_answer(16**size, TERM[question])


@pytest.mark.parametrize("question", IDS)
@pytest.mark.parametrize("special", ["not_known", "does_not_apply", "disputed"])
def test_every_question_but_the_role_takes_the_special_values(question: str, special: str) -> None:
    answer = read_answer(special, TERM[question])
    assert answer is not None
    assert (answer.state, answer.value, answer.versions) == (special, None, ())


def test_a_close_guess_is_suggested() -> None:
    with pytest.raises(BadAnswer, match="did you mean 'relative'"):
        read_answer("relatives", TERM["living_now"])


def test_a_wild_guess_suggests_nothing() -> None:
    with pytest.raises(BadAnswer) as refused:
        read_answer("zzz", TERM["living_now"])
    assert "did you mean" not in str(refused.value)


@pytest.mark.parametrize("question", ["living_now", "legal_status", "birth", "reviews_held", "living_with"])
def test_a_refusal_repeats_neither_long_texts_nor_escape_sequences(question: str) -> None:
    with pytest.raises(BadAnswer) as refused:
        read_answer("\x1b]0;title\x07\x1b[31m" + "x" * 5000, TERM[question])
    assert len(str(refused.value)) < 300
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize("question", ["legal_status", "home_risks", "living_with"])
def test_an_empty_list_says_nothing(question: str) -> None:
    assert read_answer([], TERM[question]) is None


@pytest.mark.parametrize("question", ["legal_status", "home_risks"])
def test_none_stands_alone(question: str) -> None:
    other = TERM[question].choices[1]
    with pytest.raises(BadAnswer, match="'none' stands alone"):
        read_answer([other, "none"], TERM[question])
    with pytest.raises(BadAnswer, match="'none' stands alone"):
        read_answer({"disputed": [[other, "none"], [other]]}, TERM[question])


@pytest.mark.parametrize(
    ("question", "versions", "values"),
    [
        ("living_now", ["parents", "relative"], ("parents", "relative")),
        ("genogram", [True, "no"], ("yes", "no")),
        ("legal_status", [["sgo"], ["care_order", "sgo"]], (("sgo",), ("care_order", "sgo"))),
        ("legal_status", [["none"], ["sgo"]], (("none",), ("sgo",))),
        ("birth", ["2026-11-21", date(2026, 11, 21)], (DAY, DAY)),
        ("reviews_held", [1, 2], (1.0, 2.0)),
        ("notes", ["one", "two"], ("one", "two")),
        ("living_with", [["mgm"], ["mum"]], (("mgm",), ("mum",))),
        ("living_now", [], ()),
    ],
)
def test_a_dispute_keeps_its_versions(question: str, versions: list[object], values: tuple[Value, ...]) -> None:
    assert read_answer({"disputed": versions}, TERM[question]) == Answer("disputed", None, values)


@pytest.mark.parametrize(
    ("question", "raw", "says"),
    [
        ("living_now", {}, "expected a value, or"),
        ("living_now", {"disputed": "parents"}, "expected a value, or"),
        ("living_now", {"disputed": ["parents"], "by": "mum"}, "expected a value, or"),
        ("living_now", {"argued": ["parents"]}, "expected a value, or"),
        ("living_now", {"disputed": ["moon", "parents"]}, "unknown choice 'moon'"),
        ("living_now", {"disputed": ["not_known", "parents"]}, "a version must be a value"),
        ("living_now", {"disputed": [["parents"], ["relative"]]}, "got a list"),
        ("living_now", {"disputed": ["parents"] * (LONGEST_LIST + 1)}, "at most 60 versions"),
        ("legal_status", {"disputed": ["sgo", "care_order"]}, "expected a list"),
        ("legal_status", {"disputed": [[], ["sgo"]]}, "must have a choice in it"),
        ("living_with", {"disputed": [[], ["mgm"]]}, "at least one person"),
        ("birth", {"disputed": ["2026", {"disputed": []}]}, "got a table"),
    ],
)
def test_a_dispute_with_a_wrong_version_is_refused(question: str, raw: object, says: str) -> None:
    with pytest.raises(BadAnswer, match=says):
        read_answer(raw, TERM[question])


RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["disputed", "x"]), inner, max_size=2),
    max_leaves=5,
)


@given(st.sampled_from(TERMS), RAW)
def test_anything_a_file_can_hold_is_read_or_refused(term: Term, raw: object) -> None:
    try:
        answer = read_answer(raw, term)
    except BadAnswer as refused:
        assert str(refused)
    else:
        assert answer is None or domain_of(answer, term) is not None


def test_the_largest_number_is_read() -> None:
    assert read_answer(LARGEST_NUMBER, TERM["reviews_held"]) == Answer("value", float(LARGEST_NUMBER))


def _domain(question: str, raw: object) -> object:
    answer = read_answer(raw, TERM[question])
    assert answer is not None
    return domain_of(answer, TERM[question])


def test_an_answer_is_the_set_of_values_it_may_still_have() -> None:
    assert _domain("living_now", "relative") == OneOf(frozenset({"relative"}))
    assert _domain("living_now", {"disputed": ["relative", "parents"]}) == OneOf(frozenset({"relative", "parents"}))
    assert _domain("birth", {"disputed": ["2026-11-21", "2026-11-22"]}) == Dates(
        (DAY, Span(date(2026, 11, 22), date(2026, 11, 22)))
    )
    assert _domain("birth", {"disputed": ["2026-11-21", "2026-11-21"]}) is UNKNOWN
    assert _domain("living_now", {"disputed": ["parents"]}) is UNKNOWN
    assert _domain("reviews_held", 2) == Amount(frozenset({2.0}))
    assert _domain("notes", "x") == Words()
    assert _domain("living_now", "does_not_apply") is NO_VALUE
    assert _domain("living_now", "not_known") is UNKNOWN
    assert _domain("living_now", "disputed") is UNKNOWN


def test_a_closed_list_is_what_was_ticked() -> None:
    ticked = frozenset({"sgo"})
    assert _domain("legal_status", ["sgo"]) == Ticks((Ticked(ticked, ticked),))


def test_an_open_list_may_hold_more_but_not_what_stands_alone() -> None:
    every = frozenset({"neglect", "violence", "drugs"})
    assert _domain("home_risks", ["neglect"]) == Ticks((Ticked(frozenset({"neglect"}), every),))
    assert _domain("home_risks", ["none"]) == Ticks((Ticked(frozenset({"none"}), frozenset({"none"})),))


def test_a_choice_that_stands_for_others_is_one_or_more_of_them() -> None:
    assert _domain("legal_status", ["looked_after"]) == Ticks((Ticked(frozenset(), IN_CARE, IN_CARE),))


def test_a_single_choice_that_stands_for_others_is_one_of_them() -> None:
    term = Term("status", "choice", ("a", "b", "either"), stands_for={"either": frozenset({"a", "b"})})
    assert domain_of(Answer("value", "either"), term) == OneOf(frozenset({"a", "b"}))
    assert domain_of(Answer("value", "a"), term) == OneOf(frozenset({"a"}))
