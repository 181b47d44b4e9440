"""Which entries there are and in which order: from data and from who is there, never from evidence."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from tests.cases import (
    AUNT,
    FATHER,
    FOSTER_CARER,
    GRANDMOTHER,
    MOTHER,
    TODAY,
    assessed,
    entry,
    rules,
    sample,
    seats,
)

KIN_OPTIONS = ("informal_family", "connected_foster", "cao", "sgo")
ORDER = {
    "stay_home": 1,
    "reunification": 1,
    "stay_home_so": 1,
    "care_order_home": 1,
    "informal_family": 2,
    "connected_foster": 2,
    "cao": 2,
    "sgo": 2,
    "early_permanence": 3,
    "ltfc": 3,
    "adoption": 3,
    "residential": 3,
    "staying_put": None,
    "private_fostering": None,
}


def test_with_nobody_named_every_option_has_one_entry_in_the_order_of_consideration() -> None:
    found = assessed()
    assert {one.option: one.tier for one in found.entries} == ORDER
    assert len(found.entries) == 14
    assert {one.person for one in found.entries} == {None}
    tiers = [one.tier or 9 for one in found.entries]
    assert tiers == sorted(tiers)


@pytest.mark.parametrize("authority", ["tameside", "devon", "swindon", "england"])
def test_every_authority_has_the_same_order(authority: str) -> None:
    assert seats(assessed({"aunt": AUNT}, authority)) == seats(assessed({"aunt": AUNT}))


@pytest.mark.parametrize(
    "people",
    [
        {},
        {"aunt": AUNT},
        {"aunt": {**AUNT, "offers": "no"}},
        {"mother": {**MOTHER, "whereabouts": "dead"}},
        {"carers": FOSTER_CARER},
        {"tom": {"role": "sibling", "relation": "brother_or_sister"}},
        {"aunt": AUNT, "mother": MOTHER, "carers": {**FOSTER_CARER, "offers": "to_care"}},
    ],
)
def test_every_option_is_there_at_least_once(guidance: Guidance, people: dict[str, Any]) -> None:
    assert {one.option for one in assessed(people).entries} == set(guidance.options)


@pytest.mark.parametrize("option", KIN_OPTIONS)
def test_the_stand_in_is_there_only_while_nobody_is_named(option: str) -> None:
    assert (option, None) in seats(assessed())
    assert (option, None) not in seats(assessed({"aunt": AUNT}))
    assert (option, "aunt") in seats(assessed({"aunt": AUNT}))


@pytest.mark.parametrize("option", KIN_OPTIONS)
@pytest.mark.parametrize("offers", ["no", "withdrew"])
def test_kin_who_said_no_or_withdrew_have_no_entry(option: str, offers: str) -> None:
    found = seats(assessed({"aunt": {**AUNT, "offers": offers}, "grandmother": GRANDMOTHER}))
    assert (option, "aunt") not in found
    assert (option, "grandmother") in found


@pytest.mark.parametrize("option", KIN_OPTIONS)
def test_where_everybody_named_said_no_the_stand_in_comes_back(option: str) -> None:
    assert (option, None) in seats(assessed({"aunt": {**AUNT, "offers": "no"}}))


@pytest.mark.parametrize("option", KIN_OPTIONS)
@pytest.mark.parametrize("offers", ["not_known", "not_asked", "help", "for_now", "share", "to_care", "disputed"])
def test_kin_who_have_not_said_no_have_an_entry(option: str, offers: str) -> None:
    assert (option, "aunt") in seats(assessed({"aunt": {**AUNT, "offers": offers}}))


@pytest.mark.parametrize(
    "form",
    [
        ["sgo"],
        ["cao"],
        ["foster_care"],
        ["adoption"],
        ["no_order"],
        ["order_declined"],
        ["undecided"],
        ["not_discussed"],
        ["sgo", "cao"],
    ],
)
@pytest.mark.parametrize("person", [AUNT, FOSTER_CARER, {"role": "carer", "relation": "friend"}])
def test_the_footing_somebody_wants_never_hides_an_entry(form: list[str], person: dict[str, Any]) -> None:
    without = set(seats(assessed({"them": {**person, "offers": "to_care"}})))
    assert without <= set(seats(assessed({"them": {**person, "offers": "to_care", "legal_form": form}})))


def test_a_foster_carers_order_is_never_in_the_second_tier() -> None:
    carer = {**FOSTER_CARER, "offers": "to_care", "legal_form": ["sgo"], "carer_match": ["matched"]}
    found = assessed({"carers": carer}, living_now="foster_carer", living_with=["carers"], legal_status=["care_order"])
    theirs = {one.option: one.tier for one in found.entries if one.person == "carers"}
    assert theirs["sgo"] == theirs["cao"] == theirs["ltfc"] == theirs["adoption"] == 3
    assert 2 not in theirs.values()
    assert "connected_foster" not in theirs


@pytest.mark.parametrize(
    "relation", ["grandparent", "brother_or_sister", "aunt_or_uncle", "other_relative", "friend", "step_parent"]
)
def test_a_relatives_or_friends_order_is_in_the_second_tier(relation: str) -> None:
    found = assessed({"them": {"role": "carer", "relation": relation, "offers": "to_care"}})
    assert entry(found, "sgo", "them").tier == entry(found, "cao", "them").tier == 2
    assert entry(found, "connected_foster", "them").tie == entry(found, "sgo", "them").tie


@pytest.mark.parametrize("relation", ["foster_carer", "adopter", "other"])
def test_an_order_to_somebody_from_beyond_the_network_is_in_the_third_tier(relation: str) -> None:
    found = assessed({"them": {"role": "carer", "relation": relation, "offers": "to_care"}})
    assert {one.tier for one in found.entries if one.person == "them" and one.option != "private_fostering"} == {3}


@pytest.mark.parametrize("offers", ["not_known", "to_care", "for_now", "help", "not_asked"])
def test_somebody_whose_relation_nobody_said_is_never_put_with_the_parents(offers: str) -> None:
    found = assessed({"them": {"role": "carer", "offers": offers}})
    assert 1 not in {one.tier for one in found.entries if one.person == "them"}


def test_a_father_who_lives_apart_is_an_option_of_his_own_in_the_first_tier() -> None:
    people = {
        "mother": {**MOTHER, "could_care": "no"},
        "father": {**FATHER, "whereabouts": "apart", "offers": "to_care"},
    }
    found = assessed(people, living_now="foster_carer", home_safety="not_now")
    his = {one.option: one.tier for one in found.entries if one.person == "father"}
    assert his == {"reunification": 1, "stay_home_so": 1, "cao": 1}
    assert ("reunification", None) in seats(found)


def test_a_dead_parent_has_no_entry() -> None:
    assert "mother" not in {one.person for one in assessed({"mother": {**MOTHER, "whereabouts": "dead"}}).entries}


def test_parents_together_have_no_entries_of_their_own_and_one_who_was_assessed_has() -> None:
    together = {"mother": {**MOTHER, "whereabouts": "with_other_parent"}}
    assert "mother" not in {one.person for one in assessed(together, living_now="parents").entries}
    together["mother"]["could_care"] = "yes"
    assert "mother" in {one.person for one in assessed(together, living_now="parents", home_safety="no").entries}


def test_one_persons_entries_stand_together_inside_a_tie() -> None:
    found = assessed({"aunt": {**AUNT, "offers": "to_care"}, "grandmother": {**GRANDMOTHER, "offers": "to_care"}})
    tied = [(one.person, one.option) for one in found.entries if one.tie == "2a"]
    assert [person for person, _ in tied] == ["aunt"] * 4 + ["grandmother"] * 4
    assert [option for person, option in tied if person == "aunt"] == list(KIN_OPTIONS)


def test_people_are_in_the_order_they_were_named() -> None:
    both = {"aunt": AUNT, "grandmother": GRANDMOTHER}
    first = [one.person for one in assessed(both).entries if one.option == "sgo"]
    second = [one.person for one in assessed(dict(reversed(both.items()))).entries if one.option == "sgo"]
    assert first == ["aunt", "grandmother"]
    assert second == ["grandmother", "aunt"]


def test_however_strong_the_evidence_the_order_is_the_same() -> None:
    strong = {
        "aunt": {**AUNT, "offers": "to_care", "viability": "full_positive", "carer_concerns": ["none"]},
        "father": {**FATHER, "whereabouts": "apart", "could_care": "not_for_childhood"},
    }
    weak = {
        "aunt": {**AUNT, "offers": "to_care", "viability": "full_negative", "carer_concerns": ["risk_from_them"]},
        "father": {**FATHER, "whereabouts": "apart", "could_care": "yes"},
    }
    away: dict[str, Any] = {"living_now": "foster_carer", "legal_status": ["care_order"]}
    first, second = seats(assessed(strong, **away)), seats(assessed(weak, **away))
    both = set(first) & set(second)
    assert [seat for seat in first if seat in both] == [seat for seat in second if seat in both]
    assert {("sgo", "aunt"), ("reunification", "father")} <= both


def test_long_term_fostering_and_adoption_tie_and_so_do_the_orders_of_a_foster_carer() -> None:
    found = assessed({"carers": {**FOSTER_CARER, "offers": "to_care"}})
    assert {one.tie for one in found.entries if one.option in ("ltfc", "adoption")} == {"3a"}
    assert {entry(found, option, "carers").tie for option in ("sgo", "cao", "ltfc", "adoption")} == {"3a"}
    assert entry(found, "residential").tie is None


def test_what_is_outside_the_order_comes_last_without_a_tier() -> None:
    found = assessed({"aunt": AUNT})
    outside = [one.option for one in found.entries if one.tier is None]
    assert outside == [one.option for one in found.entries][-len(outside) :]
    assert set(outside) == {"staying_put", "private_fostering"}


@pytest.mark.parametrize(
    ("answers", "people", "current"),
    [
        ({"living_now": "parents", "legal_status": ["none"]}, {}, [("stay_home", None)]),
        ({"living_now": "parents", "legal_status": ["supervision_order"]}, {}, [("stay_home_so", None)]),
        ({"living_now": "parents", "legal_status": ["care_order"]}, {}, [("care_order_home", None)]),
        (
            {"living_now": "connected_foster", "legal_status": ["care_order"], "living_with": ["aunt"]},
            {"aunt": AUNT, "grandmother": GRANDMOTHER},
            [("connected_foster", "aunt")],
        ),
        (
            {"living_now": "relative", "arranged_by": "privately", "legal_status": ["none"], "living_with": ["aunt"]},
            {"aunt": AUNT},
            [("informal_family", "aunt")],
        ),
        ({"living_now": "residential"}, {}, [("residential", None)]),
    ],
)
def test_todays_arrangement_is_marked(
    answers: dict[str, Any], people: dict[str, Any], current: list[tuple[str, str | None]]
) -> None:
    found = assessed(people, **answers)
    assert [one.seat.option for one in found.entries if one.current] == [option for option, _ in current]
    assert [one.person for one in found.entries if one.current] == [person for _, person in current]


def test_an_unsafe_home_is_current_and_not_supported() -> None:
    found = assessed(living_now="parents", legal_status=["child_protection"], home_safety="not_for_childhood")
    home = entry(found, "stay_home")
    assert (home.current, home.standing) == (True, "not_supported")
    assert rules(home.excluded_by) == {"home.not-in-childhood"}


def test_the_sample_names_the_aunt_in_the_second_tier_and_the_carers_in_the_third(guidance: Guidance) -> None:
    found = assess(guidance, sample(), TODAY)
    assert entry(found, "sgo", "maternal_aunt").tier == 2
    assert entry(found, "sgo", "foster_carers").tier == 3
    assert "father" not in {one.person for one in found.entries}
