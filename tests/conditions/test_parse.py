"""The whitelist: what the language takes, and that everything else is refused with its column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conditions import ConditionError, Term
from assistant.conditions.parse import DEEPEST, LARGEST, LONGEST, parse
from assistant.conditions.tree import (
    AcrossPeople,
    Always,
    And,
    Applies,
    Compare,
    Known,
    LivesHere,
    Membership,
    Named,
    Node,
    Not,
    Or,
    Ref,
)
from tests.conditions.vocabulary import LANGUAGE, language

MEMBER = 'any_of(living_now, "relative")'

ACCEPTED: dict[str, Node] = {
    "always": Always(),
    "looked_after": Named("looked_after"),
    "not looked_after": Not(Named("looked_after")),
    "away and looked_after and kin": And((Named("away"), Named("looked_after"), Named("kin"))),
    "away or looked_after and kin": Or((Named("away"), And((Named("looked_after"), Named("kin"))))),
    "(away or looked_after) and kin": And((Or((Named("away"), Named("looked_after"))), Named("kin"))),
    'any_of(q, "a")': Membership("any_of", Ref("q"), ("a",)),
    'none_of(q, "a", "b")': Membership("none_of", Ref("q"), ("a", "b")),
    "all_of(person.q, 'a')": Membership("all_of", Ref("q", True), ("a",)),
    "applies(q)": Applies(Ref("q")),
    "known(person.q)": Known(Ref("q", True)),
    "lives_here()": LivesHere(),
    'anyone_named(any_of(person.q, "a"))': AcrossPeople(
        False, Membership("any_of", Ref("q", True), ("a",)), of_named=True
    ),
    "age() < 3": Compare("age", None, "<", 3),
    "age() == -1": Compare("age", None, "==", -1),
    "months_since(q) >= 6.5": Compare("months_since", Ref("q"), ">=", 6.5),
    "weeks_until(q) <= 2": Compare("weeks_until", Ref("q"), "<=", 2),
    "days_since(person.q) > 28": Compare("days_since", Ref("q", True), ">", 28),
    "lived_with(person) != 12": Compare("lived_with", None, "!=", 12),
    "someone(kin)": AcrossPeople(False, Named("kin")),
    "everyone(not kin)": AcrossPeople(True, Not(Named("kin"))),
    "  always  ": Always(),
}

REFUSED = {
    "an empty text": ("", 1),
    "only spaces": ("   ", 4),
    "a statement": ("x = 1", 3),
    "an import": ("import os", 1),
    "attribute access": ("q.choices", 1),
    "attribute access on a call": ("lives_here().real", 1),
    "a person's attribute of an attribute": ('any_of(person.q.real, "a")', 8),
    "an attribute of something that is not a person": ('any_of(child.q, "a")', 8),
    "a method call": ('q.any_of("a")', 1),
    "a subscript": ("q[0]", 1),
    "a lambda": ("lambda: always", 1),
    "a list comprehension": ("[q for q in x]", 1),
    "a generator": ("someone(q for q in x)", 8),
    "a list": ("[always]", 1),
    "a tuple": ("always, always", 1),
    "a dict": ("{}", 1),
    "an f-string": ('any_of(q, f"{x}")', 11),
    "a walrus": ("(q := always)", 2),
    "a keyword argument": ('any_of(q, choice="a")', 1),
    "a keyword argument after enough others": ('any_of(q, "a", choice="b")', 1),
    "a keyword argument where nothing belongs": ("lives_here(x=1)", 1),
    "double-star arguments": ("applies(**q)", 1),
    "star arguments": ("any_of(q, *x)", 1),
    "a conditional expression": ("always if q else kin", 1),
    "await": ("await q", 1),
    "yield": ("(yield)", 2),
    "a chained comparison": ("1 < age() < 3", 1),
    "a number before its measure": ("3 < age()", 1),
    "a comparison of a question": ("q == 3", 1),
    "a comparison of two measures": ("age() < age()", 9),
    "a comparison with text": ('age() == "3"', 10),
    "a comparison with a bool": ("age() == True", 10),
    "a comparison with minus a bool": ("age() == -True", 10),
    "a comparison with a double minus": ("age() == --3", 10),
    "a comparison with arithmetic": ("age() == 1 + 2", 10),
    "a comparison with a complex number": ("age() == 1j", 10),
    "a comparison with infinity": ("age() < 1e999", 9),
    "a comparison with an absurd number": (f"age() < {'9' * 400}", 9),
    "a comparison with `in`": ("age() in q", 1),
    "a comparison with `is`": ("lives_here() is q", 1),
    "a comparison of something without a number": ("lives_here() > 3", 1),
    "arithmetic": ("age() + 1", 1),
    "minus a condition": ("-always", 1),
    "bitwise and": ("always & always", 1),
    "a number alone": ("1", 1),
    "a bool alone": ("True", 1),
    "text alone": ('"always"', 1),
    "a measure alone": ("age()", 1),
    "a measure alone in a longer condition": ("always and months_since(q)", 12),
    "an unknown word": ("always or print(q)", 11),
    "a call of a call": ('any_of(q, "a")()', 1),
    "membership without a choice": ("any_of(q)", 1),
    "membership without anything": ("any_of()", 1),
    "a choice without quotes": ("any_of(q, a)", 11),
    "a choice in bytes": ('any_of(q, b"a")', 11),
    "a number for a choice": ("any_of(q, 1)", 11),
    "a question in quotes": ('any_of("q", "a")', 8),
    "applies of two questions": ("applies(q, r)", 1),
    "known of nothing": ("known()", 1),
    "lives_here with something inside": ("lives_here(q)", 1),
    "age with something inside": ("age(q) < 3", 1),
    "lived_with nobody": ("lived_with() < 3", 1),
    "lived_with somebody else": ("lived_with(mgm) < 3", 12),
    "someone of two conditions": ("someone(kin, kin)", 1),
    "a null byte": ("always\x00", 1),
    "an escape sequence": ("\x1b[31malways", 1),
    "two lines": ("always\nalways", 8),
    "an unfinished text": ('any_of(q, "a', 11),
    "an unfinished bracket": ("someone(kin", 8),
    "a word that is not plain ASCII": ("always or caf\xe9", 14),
    "a look-alike letter": ("alwa\u0443s", 5),
    "half a character": ("\ud800", 1),
    "very deep brackets": ("(" * 299 + "x" + ")" * 299, 201),
    "very deep lists": ("[" * 300 + "]" * 300, 201),
    "very deep nots": ("not " * 140 + "always", 4 * (DEEPEST + 1) + 1),
    "very deep minuses": ("-" * 599 + "1", 1),
    "very deep lambdas": ("lambda:" * 85 + "q", 1),
    "very deep calls": ("someone(" * 60 + "kin" + ")" * 60, 8 * (DEEPEST + 1) + 1),
}


@pytest.mark.parametrize(("text", "tree"), ACCEPTED.items(), ids=ACCEPTED)
def test_every_form_of_the_language_is_read(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(("text", "column"), REFUSED.values(), ids=REFUSED)
def test_everything_else_is_refused_at_its_column(text: str, column: int) -> None:
    with pytest.raises(ConditionError) as refused:
        parse(text)
    assert refused.value.column == column
    assert str(refused.value).startswith(f"column {column}: ")


def test_a_condition_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert parse("always" + " " * (LONGEST - 6)) == Always()
    with pytest.raises(ConditionError, match="601 characters"):
        parse("always" + " " * (LONGEST - 5))


def test_nesting_up_to_the_limit_is_read() -> None:
    tree = parse("not " * DEEPEST + "always")
    for _ in range(DEEPEST):
        assert isinstance(tree, Not)
        tree = tree.part
    assert tree == Always()


def test_the_largest_number_is_read() -> None:
    assert parse(f"days_since(q) < {LARGEST}") == Compare("days_since", Ref("q"), "<", LARGEST)


@pytest.mark.parametrize(
    ("text", "column"),
    [("   foo(q)", 4), ("  any_of(q, 1)", 13), ("  x = 1", 5), ("\n someone(kin and\n  foo(q))", 21)],
)
def test_a_column_counts_from_the_start_of_the_text_as_written(text: str, column: int) -> None:
    with pytest.raises(ConditionError) as refused:
        parse(text)
    assert refused.value.column == column


@given(st.text(max_size=80) | st.text("()[]{}:,.*=<>-'\" abnotrlydf01\\\n", max_size=80))
def test_any_text_at_all_is_read_or_refused_and_never_breaks(text: str) -> None:
    try:
        parse(text)
    except ConditionError as error:
        assert error.column >= 1


UNKNOWN_WORDS = {
    "an unknown name": ("always and nobody", False, 12, "unknown name 'nobody'"),
    "an unknown question": ('any_of(nothing, "a")', False, 8, "unknown question 'nothing'"),
    "an unknown question of a person": ('any_of(person.nothing, "a")', True, 8, "'person.nothing'"),
    "an unknown choice": ('any_of(living_now, "moon")', False, 8, "has no choice 'moon'"),
    "a special value as a choice": ('any_of(living_now, "not_known")', False, 8, "has no choice"),
    "an unknown choice of yes or no": ('any_of(genogram, "true")', False, 8, "expected one of yes, no"),
    "a person's question written as the child's": ('any_of(viability, "positive")', True, 8, "'person.viability'"),
    "the child's question written as a person's": ('any_of(person.living_now, "relative")', True, 8, "'living_now'"),
    "a person's question in a rule about the child": ("applies(person.viability)", False, 9, "someone"),
    "a person's name in a rule about the child": ("always and kin", False, 12, "someone"),
    "lives_here in a rule about the child": ("always and lives_here()", False, 12, "someone"),
    "lived_with in a rule about the child": ("always and lived_with(person) > 3", False, 12, "someone"),
    "someone in a person's rule": ("always and someone(kin)", True, 12, "about the child"),
    "someone inside someone": ("someone(someone(kin))", False, 9, "about the child"),
    "membership of a date": ('any_of(birth, "a")', False, 8, "is a date"),
    "months since a choice": ("months_since(living_now) > 3", False, 14, "is a choice"),
    "all of a choice that stands for others": ('all_of(legal_status, "looked_after")', False, 8, "stands for several"),
}


@pytest.mark.parametrize(("text", "in_person", "column", "says"), UNKNOWN_WORDS.values(), ids=UNKNOWN_WORDS)
def test_a_word_outside_the_vocabulary_is_refused(text: str, in_person: bool, column: int, says: str) -> None:
    with pytest.raises(ConditionError) as refused:
        LANGUAGE.condition(text, in_person)
    assert refused.value.column == column
    assert says in str(refused.value)


@pytest.mark.parametrize("text", ["age() > 3", "lives_here()", "lived_with(person) > 3"])
def test_a_word_whose_question_is_missing_from_the_vocabulary_is_refused(text: str) -> None:
    with pytest.raises(ConditionError, match="needs the question"):
        language(Term("role", "choice", ("carer",), per_person=True)).condition(text, in_person=True)


@pytest.mark.parametrize("loop", [{"a": "a"}, {"a": "b", "b": "not a"}, {"a": "always or someone(b)", "b": "a"}])
def test_a_name_derived_from_itself_is_refused(loop: dict[str, str]) -> None:
    with pytest.raises(ConditionError, match="derived from itself"):
        language(**loop).derived("a")


def test_a_question_asked_depending_on_its_own_answer_is_refused() -> None:
    first = Term("first", "yes_no", when='any_of(second, "yes")')
    second = Term("second", "yes_no", when="name")
    words = language(first, second, name='any_of(first, "yes")')
    with pytest.raises(ConditionError, match="depends on its own answer"):
        words.asked_when("first")


def test_the_same_text_is_compiled_once() -> None:
    assert LANGUAGE.condition(MEMBER) is LANGUAGE.condition(MEMBER)
    assert LANGUAGE.condition(MEMBER) is not LANGUAGE.condition(MEMBER, in_person=True)
