"""Which single answers would move an entry, to the day where the answer is a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.conditions import Answer
from assistant.reasoning.candidates import on
from assistant.reasoning.changes import Change, changes
from assistant.reasoning.records import Asked, Seat
from tests.cases import AUNT, FOSTER_CARER, MOTHER, TODAY, case, shipped

ABLE: dict[str, Any] = {
    "offers": "to_care",
    "viability": "full_positive",
    "adult": "yes",
    "carer_through_childhood": "yes",
    "carer_concerns": ["none"],
    "consent": ["none"],
}
AWAY: dict[str, Any] = {
    "living_now": "foster_carer",
    "legal_status": ["section_20"],
    "home_safety": "no",
    "network_search": "someone",
}


def moves(option: str, person: str | None, people: dict[str, Any], **said: Any) -> dict[tuple[str, str], list[Change]]:
    """Every change by the person and the question it is about."""
    of = case(people, **said)
    found: dict[tuple[str, str], list[Change]] = {}
    for one in changes(shipped(), of.facts(shipped(), TODAY), of.authority, Seat(option, person)):
        found.setdefault((one.asked.about, one.asked.part or one.asked.question), []).append(one)
    return found


def test_a_year_with_a_relative_turns_on_the_day_it_began() -> None:
    people = {"aunt": {**AUNT, **ABLE}}
    said = {**AWAY, "living_now": "relative", "living_with": ["aunt"], "birth": "2018-01-01"}
    assert moves("sgo", "aunt", people, **said)["child", "arrangement_since"] == [
        Change(
            Asked("child", "arrangement_since"),
            ("by 21 November 2025",),
            "open",
            asked_already=False,
            given=(on(date(2014, 1, 1)), on(date(2025, 11, 21))),
        )
    ]


def test_three_years_turn_on_their_first_and_on_their_last_day() -> None:
    friend = {**AUNT, **ABLE, "relation": "friend", "cared_since": "2020-01-01", "cared_until": "2026-10-01"}
    people = {"friend": friend, "carer": FOSTER_CARER}
    found = moves("sgo", "friend", people, **AWAY, living_with=["carer"], birth="2018-01-01")
    (since,) = found["friend", "cared_since"]
    assert since.asked == Asked("friend", "cared", "cared_since")
    assert (since.answers, since.standing, since.asked_already) == (
        ("2 October 2023 or later",),
        "find_out_first",
        True,
    )
    assert since.given[0] == on(date(2023, 10, 2))
    (until,) = found["friend", "cared_until"]
    assert (until.answers, until.standing) == (("by 20 August 2026",), "find_out_first")
    assert until.given[1] == on(date(2026, 8, 20))


def test_staying_put_is_not_about_the_youngest_nor_about_the_grown_up() -> None:
    found = moves("staying_put", None, {}, **AWAY)["child", "birth"]
    assert [(one.answers, one.standing) for one in found] == [
        (("by 21 November 2005", "22 November 2010 or later"), "not_applicable")
    ]
    days = [date(2003, 11, 21), date(2005, 11, 21), date(2010, 11, 22), date(2027, 8, 21)]
    assert found[0].given == tuple(on(day) for day in days)


def test_a_birth_that_settles_two_things_is_said_for_each() -> None:
    said = {
        "living_now": "parents",
        "legal_status": ["none"],
        "plan_now": ["with_supervision_order"],
        "home_safety": "yes",
    }
    found = moves("cao", "mother", {"mother": {**MOTHER, "could_care": "yes"}}, **said)["child", "birth"]
    assert [(one.answers, one.standing) for one in found] == [
        (("by 21 November 2008",), "not_applicable"),
        (("22 November 2008 or later",), "open"),
    ]


def test_a_birth_once_told_is_not_asked_to_be_another() -> None:
    assert ("child", "birth") in moves("sgo", None, {}, **AWAY)
    assert ("child", "birth") not in moves("sgo", None, {}, **AWAY, birth="2018-01-01")
    assert ("child", "age_band") not in moves("sgo", None, {}, **AWAY, birth="2018-01-01")


def test_nobody_is_told_to_answer_what_is_not_asked_of_them() -> None:
    people = {"aunt": {**AUNT, **ABLE}, "mother": MOTHER}
    found = moves("sgo", "aunt", people, **AWAY, birth="2018-01-01")
    assert not {question for _, question in found} & {"authority", "role", "purpose", "relation"}
    assert ("aunt", "could_care") not in found


def test_an_answer_that_nobody_knows_yet_is_not_marked_as_answered() -> None:
    people = {"aunt": {**AUNT, **ABLE, "viability": "not_known"}}
    (found, *_) = moves("connected_foster", "aunt", people, **AWAY, birth="2018-01-01")["aunt", "viability"]
    assert not found.asked_already
    assert found.given[0] == Answer("value", "full_positive") or found.standing != "open"
