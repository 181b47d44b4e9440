"""Harm, in parts: of the household, of each parent, and what separating would do."""

from __future__ import annotations

from typing import Any

from assistant.guidance.records import HarmPart
from assistant.reasoning.records import Entry, Harm
from tests.cases import AUNT, FATHER, MOTHER, assessed, entry

SAID: dict[str, Any] = {
    "living_now": "foster_carer",
    "home_safety": "not_now",
    "return_considered": "being_assessed",
    "home_risks": ["domestic_abuse"],
    "risk_likelihood": "happening",
    "separation_harm": ["siblings"],
}
PEOPLE = {
    "mother": {**MOTHER, "whereabouts": "with_danger", "part_in_harm": "hurt_too"},
    "father": {**FATHER, "whereabouts": "apart", "part_in_harm": "no_part"},
    "aunt": {**AUNT, "offers": "to_care"},
}


def part(found: Entry, name: HarmPart) -> Harm | None:
    return next((one for one in found.harm if one.part == name), None)


def told(found: Entry, name: HarmPart) -> list[tuple[str, str, str]]:
    one = part(found, name)
    return [(said.about, said.question, said.value) for said in one.told] if one else []


def test_the_household_has_every_part_and_everybodys_part_in_it() -> None:
    home = entry(assessed(PEOPLE, **SAID), "reunification")
    assert told(home, "kind") == [
        ("child", "home_risks", "domestic_abuse"),
        ("mother", "part_in_harm", "hurt_too"),
        ("father", "part_in_harm", "no_part"),
    ]
    assert told(home, "likelihood") == [("child", "risk_likelihood", "happening")]
    serious = part(home, "seriousness")
    assert serious is not None
    assert [one.question for one in serious.asked] == ["risk_seriousness"]
    assert not serious.told


def test_the_danger_at_home_is_not_laid_on_a_parent_who_had_no_part_and_lives_apart() -> None:
    found = assessed(PEOPLE, **SAID)
    father, mother = entry(found, "reunification", "father"), entry(found, "reunification", "mother")
    assert told(father, "kind") == [("father", "part_in_harm", "no_part")]
    assert part(father, "likelihood") is None
    assert ("child", "home_risks", "domestic_abuse") in told(mother, "kind")
    assert ("father", "part_in_harm", "no_part") not in told(mother, "kind")


def test_what_separating_would_do_bears_on_every_home_away_and_alone_there() -> None:
    found = assessed(PEOPLE, **SAID)
    for option, person in (("connected_foster", "aunt"), ("ltfc", None), ("reunification", "father")):
        one = entry(found, option, person)
        assert told(one, "separation") == [("child", "separation_harm", "siblings")], option
    assert [one.part for one in entry(found, "connected_foster", "aunt").harm] == ["separation"]


def test_home_that_is_simply_safe_has_no_danger_to_weigh() -> None:
    home = entry(assessed({}, living_now="parents", home_safety="yes"), "stay_home")
    assert home.harm == ()


def test_what_is_disputed_or_not_known_is_still_to_be_asked() -> None:
    home = entry(assessed({}, **{**SAID, "risk_likelihood": "not_known", "home_risks": "disputed"}), "reunification")
    for name in ("kind", "likelihood"):
        one = part(home, name)
        assert one is not None
        assert one.asked
        assert not one.told
