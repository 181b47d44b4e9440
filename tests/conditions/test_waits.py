"""What an unresolved condition waits for, and which answers settled a settled one."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.conditions import CHILD, Facts
from tests.conditions.vocabulary import LANGUAGE, SEARCHED, case

EMPTY = case()
Pairs = list[tuple[str, str]]
CHILD_LIVES_ELSEWHERE: dict[str, Any] = {"living_with": ["mum"]}
SINCE: dict[str, Any] = {"living_with": ["mgm"], "arrangement_since": "2024"}


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ('any_of(living_now, "custody")', EMPTY, [(CHILD, "living_now")]),
        ('any_of(living_now, "custody") and looked_after', EMPTY, [(CHILD, "living_now"), (CHILD, "legal_status")]),
        ('any_of(living_now, "custody") and looked_after', case(living_now="custody"), [(CHILD, "legal_status")]),
        ('any_of(living_now, "custody") and looked_after', case(living_now="parents"), []),
        ("looked_after or not looked_after", EMPTY, [(CHILD, "legal_status")]),
        ("age() < 3", EMPTY, [(CHILD, "birth")]),
        ("months_since(court_date) > 3", case(court_date="..2026"), [(CHILD, "court_date")]),
        ("someone(kin)", EMPTY, [(CHILD, "network_search"), (CHILD, "genogram")]),
        ("someone(kin)", case(network_search="under_way", genogram=True), [(CHILD, "network_search")]),
        ("someone(kin)", case({"mgm": {}}, **SEARCHED), [("mgm", "relation")]),
        ("anyone_named(kin)", case({"mgm": {}}), [("mgm", "relation")]),
        ("anyone_named(kin)", EMPTY, []),
        ("someone(lives_here())", case({"mgm": {}}, **SEARCHED), [(CHILD, "living_with")]),
    ],
)
def test_an_unresolved_condition_names_what_it_waits_for(text: str, facts: Facts, expected: Pairs) -> None:
    assert list(LANGUAGE.condition(text).waits(facts)) == expected


@pytest.mark.parametrize(
    ("child", "person", "expected"),
    [
        ({}, {}, [(CHILD, "living_with")]),
        (SINCE, {}, [(CHILD, "arrangement_since")]),
        (SINCE, {"cared_since": "2024"}, [("mgm", "cared_since")]),
        (SINCE, {"cared_since": "disputed"}, [("mgm", "cared_since")]),
        (CHILD_LIVES_ELSEWHERE, {}, [("mgm", "cared_since")]),
        (CHILD_LIVES_ELSEWHERE, {"cared_since": "2020-01-01"}, [("mgm", "cared_until")]),
        (CHILD_LIVES_ELSEWHERE, {"cared_since": "2024", "cared_until": "2026-01-01"}, [("mgm", "cared_since")]),
    ],
)
def test_a_length_of_care_waits_for_the_date_that_is_missing(
    child: dict[str, Any], person: dict[str, Any], expected: Pairs
) -> None:
    condition = LANGUAGE.condition("lived_with(person) >= 24", in_person=True)
    assert list(condition.waits(case({"mgm": person}, **child), "mgm")) == expected


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("home_in_doubt", case(home_safety="no"), [(CHILD, "home_safety")]),
        ("home_in_doubt", EMPTY, []),
        ("always", EMPTY, []),
        ("looked_after or home_in_doubt", case(home_safety="no", legal_status=["sgo"]), [(CHILD, "home_safety")]),
        (
            "looked_after or home_in_doubt",
            case(home_safety="yes", legal_status=["sgo"]),
            [(CHILD, "legal_status"), (CHILD, "home_safety")],
        ),
        ("looked_after and home_in_doubt", case(home_safety="yes"), [(CHILD, "home_safety")]),
        ('any_of(return_considered, "planned")', case(home_safety="yes"), [(CHILD, "home_safety")]),
        ("age() < 3", case(age_band="baby"), [(CHILD, "age_band")]),
        ('any_of(age_band, "adult")', case(birth="2000"), [(CHILD, "birth")]),
        ("known(birth)", EMPTY, [(CHILD, "birth")]),
        ("someone(kin)", case({"mgm": {"relation": "mother"}}), [("mgm", "relation")]),
        ("someone(kin)", case(**SEARCHED), [(CHILD, "network_search"), (CHILD, "genogram")]),
        ('someone(any_of(person.viability, "positive"))', case({"mum": {"role": "parent"}}), []),
    ],
)
def test_a_settled_condition_names_the_answers_that_settled_it(text: str, facts: Facts, expected: Pairs) -> None:
    assert list(LANGUAGE.condition(text).because(facts)) == expected


def test_what_a_role_settles_is_put_down_to_the_role() -> None:
    condition = LANGUAGE.condition("applies(person.viability)", in_person=True)
    assert list(condition.because(case({"mum": {"role": "parent"}}), "mum")) == [("mum", "role")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('any_of(living_now, "custody")', {(CHILD, "living_now")}),
        ("applies(return_considered)", {(CHILD, "return_considered"), (CHILD, "home_safety")}),
        ('any_of(age_band, "baby")', {(CHILD, "age_band"), (CHILD, "birth")}),
        ("age() < 3", {(CHILD, "age_band"), (CHILD, "birth")}),
        ("someone(kin)", {("mgm", "relation"), (CHILD, "network_search"), (CHILD, "genogram")}),
        (
            "looked_after and someone(lived_with(person) > 3)",
            {
                (CHILD, "legal_status"),
                (CHILD, "living_now"),
                (CHILD, "living_with"),
                (CHILD, "arrangement_since"),
                ("mgm", "cared_since"),
                ("mgm", "cared_until"),
                (CHILD, "birth"),
                (CHILD, "age_band"),
                (CHILD, "network_search"),
                (CHILD, "genogram"),
            },
        ),
    ],
)
def test_a_condition_reads_whatever_could_change_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert set(LANGUAGE.condition(text).reads(case({"mgm": {}}))) == expected


def test_with_nobody_named_the_closing_of_the_search_is_still_read() -> None:
    assert set(LANGUAGE.condition("someone(kin)").reads(EMPTY)) == {(CHILD, "network_search"), (CHILD, "genogram")}
