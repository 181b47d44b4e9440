"""Atoms and connectives in three values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.conditions import CHILD, Answer, Facts, Term, Truth, truth_of
from tests.conditions.vocabulary import LANGUAGE, SEARCHED, TODAY, case, language, truth

DISPUTED = {"disputed": ["relative", "parents"]}


@pytest.mark.parametrize(
    ("living_now", "text", "expected"),
    [
        ("relative", 'any_of(living_now, "relative", "custody")', True),
        ("relative", 'any_of(living_now, "custody")', False),
        ("relative", 'none_of(living_now, "relative")', False),
        ("relative", 'none_of(living_now, "custody", "parents")', True),
        ("relative", 'all_of(living_now, "relative")', True),
        ("relative", 'all_of(living_now, "custody")', False),
        ("relative", 'all_of(living_now, "relative", "custody")', False),
        (DISPUTED, 'any_of(living_now, "relative")', None),
        (DISPUTED, 'any_of(living_now, "relative", "parents")', True),
        (DISPUTED, 'any_of(living_now, "custody")', False),
        (DISPUTED, 'none_of(living_now, "relative")', None),
        (DISPUTED, 'none_of(living_now, "custody")', True),
        (DISPUTED, 'all_of(living_now, "relative")', None),
        ("not_known", 'any_of(living_now, "relative", "parents", "custody")', None),
        ("not_known", 'none_of(living_now, "relative")', None),
        ("disputed", 'any_of(living_now, "relative")', None),
        ("does_not_apply", 'any_of(living_now, "relative")', False),
        ("does_not_apply", 'none_of(living_now, "relative")', False),
        ("does_not_apply", 'all_of(living_now, "relative")', False),
    ],
)
def test_a_choice_is_true_for_every_value_it_may_have_or_false_for_all(
    living_now: object, text: str, expected: Truth
) -> None:
    assert truth(text, case(living_now=living_now)) is expected


@pytest.mark.parametrize(
    ("status", "text", "expected"),
    [
        (["care_order"], 'any_of(legal_status, "care_order")', True),
        (["care_order"], 'any_of(legal_status, "sgo")', False),
        (["care_order"], 'none_of(legal_status, "sgo")', True),
        (["care_order"], 'all_of(legal_status, "sgo", "care_order")', False),
        (["care_order", "sgo"], 'all_of(legal_status, "sgo", "care_order")', True),
        (["looked_after"], 'any_of(legal_status, "care_order")', None),
        (["looked_after"], 'any_of(legal_status, "section_20", "care_order")', True),
        (["looked_after"], 'none_of(legal_status, "section_20", "care_order")', False),
        (["looked_after"], 'any_of(legal_status, "looked_after")', True),
        (["care_order"], 'any_of(legal_status, "looked_after")', True),
        (["looked_after"], 'any_of(legal_status, "sgo")', False),
        (["looked_after"], 'all_of(legal_status, "section_20", "care_order")', None),
        (["looked_after", "sgo"], 'any_of(legal_status, "sgo")', True),
        (["looked_after", "care_order"], 'any_of(legal_status, "care_order")', True),
        (["looked_after", "care_order"], 'any_of(legal_status, "section_20")', None),
        ({"disputed": [["sgo"], ["care_order", "sgo"]]}, 'any_of(legal_status, "sgo")', True),
        ({"disputed": [["sgo"], ["care_order", "sgo"]]}, 'any_of(legal_status, "care_order")', None),
        ({"disputed": [["sgo"], ["care_order", "sgo"]]}, 'any_of(legal_status, "section_20")', False),
        ({"disputed": [["sgo"], ["care_order"]]}, 'all_of(legal_status, "sgo", "care_order")', False),
        ([], 'any_of(legal_status, "sgo")', None),
    ],
)
def test_on_a_closed_list_what_is_not_ticked_is_out(status: object, text: str, expected: Truth) -> None:
    assert truth(text, case(legal_status=status)) is expected


@pytest.mark.parametrize(
    ("risks", "text", "expected"),
    [
        (["neglect"], 'any_of(home_risks, "neglect")', True),
        (["neglect"], 'any_of(home_risks, "violence")', None),
        (["neglect"], 'none_of(home_risks, "violence")', None),
        (["neglect"], 'none_of(home_risks, "none")', True),
        (["neglect"], 'all_of(home_risks, "neglect", "violence")', None),
        (["neglect"], 'all_of(home_risks, "neglect", "none")', False),
        (["none"], 'any_of(home_risks, "violence")', False),
        (["none"], 'none_of(home_risks, "violence", "neglect")', True),
        ({"disputed": [["neglect"], ["none"]]}, 'any_of(home_risks, "neglect")', None),
        ({"disputed": [["neglect"], ["none"]]}, 'any_of(home_risks, "violence")', None),
    ],
)
def test_on_an_open_list_what_is_not_ticked_is_unsaid(risks: object, text: str, expected: Truth) -> None:
    assert truth(text, case(home_risks=risks)) is expected


def test_read_plainly_an_open_list_is_as_good_as_closed() -> None:
    facts = case(home_risks=["neglect"])
    assert truth('any_of(home_risks, "violence")', facts.plainly()) is False
    assert truth('any_of(home_risks, "violence")', facts) is None


def test_over_a_question_not_asked_because_its_when_is_false_every_atom_is_false() -> None:
    facts = case(home_safety="yes", living_now="custody")
    for text in ('any_of(return_considered, "planned")', 'none_of(return_considered, "planned")'):
        assert truth(text, facts) is False
    assert truth("applies(return_considered)", facts) is False
    assert truth("not applies(return_considered)", facts) is True
    assert truth("lives_here()", case({"mgm": {}}, living_now="custody"), "mgm") is False
    assert truth("months_since(arrangement_since) < 3", case(living_now="parents")) is False


def test_not_known_under_a_false_when_does_not_apply_either() -> None:
    assert (
        truth('none_of(return_considered, "planned")', case(home_safety="yes", return_considered="not_known")) is False
    )


@pytest.mark.parametrize("home_safety", [None, "not_known", {"disputed": ["yes", "no"]}, "no"])
def test_a_question_whose_when_is_not_false_stays_open(home_safety: Any) -> None:
    facts = case(**({"home_safety": home_safety} if home_safety else {}))
    assert truth('none_of(return_considered, "planned")', facts) is None


def test_an_answer_volunteered_though_not_asked_is_kept_and_used() -> None:
    facts = case(home_safety="yes", return_considered="planned")
    assert truth('any_of(return_considered, "planned")', facts) is True
    assert truth("applies(return_considered)", facts) is True


def test_a_dispute_volunteered_though_not_asked_stays_open() -> None:
    assert truth('any_of(return_considered, "planned")', case(home_safety="yes", return_considered="disputed")) is None


def test_a_question_for_another_role_has_no_value_unless_volunteered() -> None:
    facts = case({"mum": {"role": "parent"}, "dad": {"role": "parent", "viability": "positive"}})
    assert truth('none_of(person.viability, "negative")', facts, "mum") is False
    assert truth('none_of(person.viability, "negative")', facts, "dad") is True


@pytest.mark.parametrize(
    ("raw", "applies", "known"),
    [
        (None, None, False),
        ("relative", True, True),
        ("not_known", None, False),
        ("disputed", None, False),
        (DISPUTED, True, False),
        ("does_not_apply", False, True),
    ],
)
def test_applies_and_known_say_what_is_settled(raw: Any, applies: Truth, known: Truth) -> None:
    facts = case(**({"living_now": raw} if raw else {}))
    assert truth("applies(living_now)", facts) is applies
    assert truth("known(living_now)", facts) is known


@pytest.mark.parametrize(
    ("birth", "text", "expected"),
    [
        ("2023-11-21", "age() == 3", True),
        ("2023-11-22", "age() == 3", False),
        ("2023-11-22", "age() < 3", True),
        ("2023", "age() < 3", None),
        ("2023", "age() <= 3", True),
        ("2023", "age() > 3", False),
        ("2023", "age() != 3", None),
        ("2023", "age() == 4", False),
        ("..2008-11-21", "age() >= 18", True),
        ("2024..", "age() >= 3", False),
        ("2024..", "age() < 0", None),
        ("2026-11-22", "age() == -1", True),
        ({"disputed": ["2010", "2020"]}, "age() < 10", None),
        ({"disputed": ["2010", "2020"]}, "age() < 18", True),
        ({"disputed": ["2010-05-01", "2020-05-01"]}, "age() == 10", False),
        ({"disputed": ["2010-05-01", "2020-05-01"]}, "age() != 10", True),
        ("not_known", "age() < 3", None),
        ("does_not_apply", "age() < 3", False),
    ],
)
def test_an_age_is_compared_over_every_day_the_birth_may_be(birth: object, text: str, expected: Truth) -> None:
    assert truth(text, case(birth=birth)) is expected


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        (date(2026, 5, 21), "months_since(court_date) >= 6", True),
        (date(2026, 5, 22), "months_since(court_date) >= 6", False),
        ("2026-05", "months_since(court_date) >= 6", None),
        ("..2023-11-21", "months_since(court_date) >= 36", True),
        (date(2026, 12, 5), "weeks_until(court_date) <= 2", True),
        (date(2026, 12, 6), "weeks_until(court_date) <= 2", False),
        (date(2026, 12, 5), "months_since(court_date) < 0", True),
        (date(2026, 10, 24), "days_since(court_date) == 28", True),
        ("2026-10", "days_since(court_date) == 28", None),
    ],
)
def test_a_length_of_time_is_counted_from_today(day: object, text: str, expected: Truth) -> None:
    assert truth(text, case(court_date=day)) is expected


@pytest.mark.parametrize(
    ("band", "text", "expected"),
    [
        ("baby", "age() < 3", True),
        ("baby", "age() < 0", False),
        ("baby", "age() < 2", None),
        ("unborn", "age() < 0", True),
        ("adult", "age() >= 18", True),
        ({"disputed": ["baby", "adult"]}, "age() < 10", None),
        ({"disputed": ["baby", "young"]}, "age() < 12", True),
        ("does_not_apply", "age() < 3", None),
    ],
)
def test_without_a_birth_date_the_age_band_speaks_for_it(band: object, text: str, expected: Truth) -> None:
    assert truth(text, case(age_band=band)) is expected
    assert truth(text, case(age_band=band, birth="not_known")) is expected


@pytest.mark.parametrize(
    ("birth", "choices", "expected"),
    [
        ("2025", '"baby", "young"', True),
        ("2025", '"baby"', None),
        ("2025", '"adult"', False),
        ("2027-01", '"unborn"', True),
        ("2006-01", '"adult"', True),
        ("1800", '"adult"', None),
        ({"disputed": ["2006", "2024-01"]}, '"adult"', None),
    ],
)
def test_without_an_age_band_the_birth_date_speaks_for_it(birth: object, choices: str, expected: Truth) -> None:
    assert truth(f"any_of(age_band, {choices})", case(birth=birth)) is expected


def test_a_disputed_band_with_a_version_that_tells_no_age_tells_none() -> None:
    bands = {"baby": (0, 2)}
    words = language(Term("birth", "date"), Term("band", "choice", ("baby", "any"), band_of="birth", bands=bands))
    said = {CHILD: {"band": Answer("disputed", versions=("baby", "any"))}}
    assert words.condition("age() < 3").truth(Facts(words, said, {}, TODAY)) is None


def test_where_both_are_given_each_stands_for_itself() -> None:
    facts = case(birth="2010-01-01", age_band="young")
    assert truth("age() == 16", facts) is True
    assert truth('any_of(age_band, "young")', facts) is True


@pytest.mark.parametrize(
    ("today", "youngest", "oldest"),
    [
        (date(2026, 11, 21), date(2023, 11, 22), date(2026, 11, 21)),
        (date(2027, 2, 28), date(2024, 2, 29), date(2027, 2, 28)),
        (date(2028, 2, 29), date(2025, 3, 1), date(2028, 2, 29)),
    ],
)
def test_an_age_band_reaches_exactly_to_its_birthdays(today: date, youngest: date, oldest: date) -> None:
    inside = [case(today=today, birth=day) for day in (youngest, oldest)]
    assert [truth("any_of(age_band, 'baby')", facts) for facts in inside] == [None, None]
    assert [truth("age() >= 0 and age() <= 2", facts) for facts in inside] == [True, True]
    assert truth("age() <= 2", case(today=today, age_band="baby")) is True


@pytest.mark.parametrize(
    ("living_with", "expected"),
    [(["mgm"], True), (["mum"], False), ({"disputed": [["mgm"], ["mum"]]}, None), ("not_known", None), (None, None)],
)
def test_who_the_child_lives_with(living_with: Any, expected: Truth) -> None:
    facts = case({"mgm": {}}, **({"living_with": living_with} if living_with else {}))
    assert truth("lives_here()", facts, "mgm") is expected


LIVED: list[tuple[dict[str, Any], dict[str, Any], str, Truth]] = [
    ({"living_with": ["mgm"], "arrangement_since": "2024-11-21"}, {}, "== 24", True),
    ({"living_with": ["mgm"], "arrangement_since": "2024"}, {}, ">= 24", None),
    ({"living_with": ["mgm"], "arrangement_since": "2024"}, {}, ">= 12", True),
    ({"living_with": ["mgm"], "arrangement_since": "2010"}, {}, "== 60", True),
    ({"living_with": ["mgm"], "arrangement_since": "2027"}, {}, "== 0", True),
    ({"living_with": ["mgm"]}, {}, ">= 12", None),
    ({"living_with": ["mgm"], "arrangement_since": "does_not_apply"}, {}, ">= 12", None),
    ({"arrangement_since": "2024"}, {}, ">= 1", None),
    ({"living_with": ["mum"], "arrangement_since": "2024"}, {}, ">= 1", None),
    ({"living_with": ["mum"]}, {"cared_since": "does_not_apply"}, ">= 1", False),
    ({"birth": "2026-06"}, {}, ">= 36", False),
    ({"birth": "2026-06"}, {}, ">= 3", None),
    ({"birth": "2026-06", "living_with": ["mgm"], "arrangement_since": "2020"}, {}, ">= 12", False),
    ({"living_with": ["mum"]}, {"cared_since": "2024-01-01"}, ">= 1", None),
    ({"living_with": ["mum"]}, {"cared_since": "2024-01-01", "cared_until": "2025-01-01"}, "== 12", True),
    ({"living_with": ["mum"]}, {"cared_since": "2024-01", "cared_until": "2025-01"}, ">= 12", None),
    ({"living_with": ["mum"]}, {"cared_since": "2015", "cared_until": "2020"}, "== 0", True),
    ({"living_with": ["mgm"], "arrangement_since": "2026-05-21"}, {"cared_since": "2025-11-21"}, "== 12", True),
    (
        {"living_with": ["mgm"], "arrangement_since": "2026-05-21"},
        {"cared_since": "2024-01-01", "cared_until": "2025-01-01"},
        "== 18",
        True,
    ),
    (
        {"living_with": ["mgm"], "arrangement_since": "2010"},
        {"cared_since": "2010", "cared_until": "2026-11-21"},
        "== 60",
        True,
    ),
    ({"living_with": ["mgm"], "arrangement_since": "2026-05-21"}, {"cared_since": "disputed"}, ">= 12", None),
    (
        {"living_with": ["mgm"], "arrangement_since": "2026-05-21"},
        {"cared_since": "2024", "cared_until": "disputed"},
        ">= 12",
        None,
    ),
]


@pytest.mark.parametrize(("child", "person", "compared", "expected"), LIVED)
def test_how_long_the_child_has_lived_with_somebody(
    child: dict[str, Any], person: dict[str, Any], compared: str, expected: Truth
) -> None:
    assert truth(f"lived_with(person) {compared}", case({"mgm": person}, **child), "mgm") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{t} and {t}", True),
        ("{t} and {u}", None),
        ("{u} and {f}", False),
        ("{t} or {u}", True),
        ("{u} or {f}", None),
        ("{f} or {f}", False),
        ("not {t}", False),
        ("not {u}", None),
        ("not ({t} and {f}) or {u}", True),
        ("always or {u}", True),
    ],
)
def test_connectives_are_kleenes(text: str, expected: Truth) -> None:
    atoms = {
        "t": 'any_of(living_now, "relative")',
        "f": 'any_of(living_now, "custody")',
        "u": 'any_of(genogram, "yes")',
    }
    assert truth(text.format(**atoms), case(living_now="relative")) is expected


POSITIVE = 'any_of(person.viability, "positive")'


@pytest.mark.parametrize(
    ("viabilities", "searched", "someone", "everyone"),
    [
        ([], False, None, None),
        ([], True, False, True),
        (["positive"], False, True, None),
        (["positive"], True, True, True),
        (["negative"], False, None, False),
        (["negative"], True, False, False),
        (["negative", "positive"], False, True, False),
        (["not_known"], True, None, None),
        (["not_known", "positive"], True, True, None),
        (["not_known", "negative"], True, None, False),
    ],
)
def test_nobody_named_is_not_nobody_there_until_the_search_is_closed(
    viabilities: list[str], searched: bool, someone: Truth, everyone: Truth
) -> None:
    people = {f"p{number}": {"offers": ["to_care"], "viability": said} for number, said in enumerate(viabilities)}
    facts = case(people, **(SEARCHED if searched else {"network_search": "under_way"}))
    assert truth(f"someone({POSITIVE})", facts) is someone
    assert truth(f"everyone({POSITIVE})", facts) is everyone


def test_derived_names_read_the_child_or_the_person() -> None:
    facts = case({"mgm": {"relation": "grandparent", "viability": "positive"}}, legal_status=["looked_after"])
    assert truth("looked_after", facts) is True
    assert truth("looked_after and relative_can", facts, "mgm") is True
    assert truth("someone(relative_can)", facts) is True


def test_a_part_of_a_condition_can_be_tried_alone() -> None:
    condition = LANGUAGE.condition('not any_of(living_now, "relative")')
    facts = case(living_now="relative")
    assert condition.truth(facts) is False
    assert truth_of(condition.tree.part, facts, None) is True  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("viabilities", "found"),
    [([], False), (["negative"], False), (["negative", "positive"], True), (["negative", "not_known"], None)],
)
@pytest.mark.parametrize("searched", [True, False])
def test_anyone_named_speaks_of_those_who_are_named_whether_or_not_the_search_is_closed(
    viabilities: list[str], found: Truth, searched: bool
) -> None:
    people = {f"carer_{number}": {"viability": one} for number, one in enumerate(viabilities)}
    assert truth(f"anyone_named({POSITIVE})", case(people, **(SEARCHED if searched else {}))) is found
