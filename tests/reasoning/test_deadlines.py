"""What is due when: by authority, with the law beside it, and "cannot tell" where that is the truth."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from assistant.guidance import Guidance
from assistant.guidance.records import BankHolidays
from assistant.reasoning.records import Due
from assistant.reasoning.working_days import working_days_after
from tests.cases import FOSTER_CARER, TODAY, assessed, due

IN_CARE: dict[str, Any] = {"living_now": "foster_carer", "legal_status": ["interim_care_order"], "birth": "2020"}


def _due(identity: str, authority: str = "tameside", today: date = TODAY, **said: Any) -> Due:
    found = due(assessed(None, authority, today, **{**IN_CARE, **said}), identity)
    assert found is not None
    return found


# ---------------------------------------------------------------- working days


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 16), 5, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 18), 10, date(2027, 1, 6)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2027, 12, 24), 1, date(2027, 12, 29)),
        (date(2026, 12, 29), -1, date(2026, 12, 24)),
        (date(2026, 11, 23), -5, date(2026, 11, 16)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(
    guidance: Guidance, start: date, count: int, end: date
) -> None:
    assert working_days_after(start, count, guidance.bank_holidays) == end


@pytest.mark.parametrize(
    ("start", "count"),
    [
        (date(2028, 12, 22), 10),
        (date(2030, 1, 1), 1),
        (date(2022, 12, 1), 10),
        (date(2023, 1, 4), -10),
        (date(2026, 1, 1), 10**9),
        (date.max, 1),
        (date.min, -1),
    ],
)
def test_where_the_list_of_bank_holidays_does_not_reach_nobody_can_tell(
    guidance: Guidance, start: date, count: int
) -> None:
    assert working_days_after(start, count, guidance.bank_holidays) is None


def test_working_days_are_counted_up_to_the_first_and_the_last_day_of_the_list() -> None:
    week = BankHolidays(date(2026, 11, 16), date(2026, 11, 20), ())
    assert working_days_after(date(2026, 11, 17), 3, week) == date(2026, 11, 20)
    assert working_days_after(date(2026, 11, 19), -3, week) == date(2026, 11, 16)
    assert working_days_after(date(2026, 11, 19), 2, week) is None
    assert working_days_after(date(2026, 11, 17), 4, week) is None
    assert working_days_after(date(2026, 11, 16), 0, week) == date(2026, 11, 16)
    assert working_days_after(date(2026, 11, 20), 0, week) == date(2026, 11, 20)
    assert working_days_after(date(2026, 11, 15), 0, week) is None
    assert working_days_after(date(2026, 11, 21), 0, week) is None


def test_every_bank_holiday_is_a_weekday_and_listed_once(guidance: Guidance) -> None:
    days = guidance.bank_holidays.days
    assert len(set(days)) == len(days)
    assert all(day.weekday() < 5 for day in days)
    assert {day.year for day in days} == set(range(2023, 2029))
    assert all(sum(day.year == year for day in days) >= 8 for year in range(2023, 2029))


# ---------------------------------------------------------------- states


def test_twenty_days_of_no_stated_kind_are_shown_in_both_readings() -> None:
    first = _due("tameside.first-ppm", looked_after_since=date(2026, 11, 10), ppm_last="does_not_apply")
    assert first.due is None
    assert first.alternatives == (date(2026, 11, 30), date(2026, 12, 8))
    assert first.state == "due"


def test_between_two_readings_nobody_can_tell_and_after_both_it_is_overdue() -> None:
    said: dict[str, Any] = {"looked_after_since": date(2026, 11, 10), "ppm_last": "does_not_apply"}
    assert _due("tameside.first-ppm", today=date(2026, 12, 4), **said).state == "cannot_tell"
    assert _due("tameside.first-ppm", today=date(2026, 12, 9), **said).state == "overdue"


def test_a_meeting_nobody_asked_about_is_not_called_overdue() -> None:
    said: dict[str, Any] = {"looked_after_since": date(2026, 1, 10)}
    assert _due("tameside.first-ppm", **said).state == "cannot_tell"
    assert _due("tameside.first-ppm", **said, ppm_last="not_known").state == "cannot_tell"


def test_a_meeting_that_was_held_is_done() -> None:
    said: dict[str, Any] = {"looked_after_since": date(2026, 1, 10), "ppm_last": date(2026, 1, 20)}
    assert _due("tameside.first-ppm", **said).state == "done"


def test_six_weeks_before_the_final_plan() -> None:
    final = _due("tameside.ppm-final-care-plan", proceedings=["care_application"], final_plan_due=date(2027, 1, 18))
    assert (final.due, final.state) == (date(2026, 12, 7), "due")


def test_on_its_day_it_is_due_and_the_day_after_overdue() -> None:
    said: dict[str, Any] = {"ppm_last": date(2026, 10, 10)}
    assert _due("tameside.next-ppm", today=date(2026, 11, 21), **said).state == "due"
    assert _due("tameside.next-ppm", today=date(2026, 11, 22), **said).state == "overdue"
    assert _due("tameside.next-ppm", today=date(2026, 11, 22), **said).due == date(2026, 11, 21)


def test_a_start_nobody_gave_cannot_be_told_and_is_asked_for() -> None:
    first = _due("law.first-review")
    assert (first.due, first.alternatives, first.state) == (None, (), "cannot_tell")
    assert {("child", "looked_after_since")} <= {(one.about, one.question) for one in first.needs}


def test_past_the_list_of_bank_holidays_working_days_cannot_be_told() -> None:
    late = _due("law.first-review", today=date(2029, 1, 2), looked_after_since=date(2028, 12, 20))
    assert (late.due, late.state) == (None, "cannot_tell")


def test_a_start_known_to_the_month_gives_its_earliest_and_latest_day() -> None:
    plan = _due("devon.plan", "devon", looked_after_since="2026-09")
    assert plan.due is None
    assert plan.alternatives == (date(2027, 1, 1), date(2027, 1, 30))
    assert plan.state == "due"


@pytest.mark.parametrize("since", ["..2026-09-01", "2026-09-01.."])
def test_a_start_without_an_end_never_shows_a_day_of_another_age(since: str) -> None:
    plan = _due("devon.plan", "devon", looked_after_since=since)
    for day in (plan.due, *plan.alternatives):
        assert day is None or abs(day - TODAY) < timedelta(days=365 * 30)


@pytest.mark.parametrize(
    ("held", "second", "later"),
    [(0, False, False), (1, True, False), (2, False, True), (5, False, True)],
)
def test_the_second_review_and_the_later_ones_are_told_apart_by_how_many_were_held(
    held: int, second: bool, later: bool
) -> None:
    found = assessed(**IN_CARE, review_last=date(2026, 8, 3), reviews_held=held)
    assert (due(found, "law.second-review") is not None) is second
    assert (due(found, "law.next-review") is not None) is later


def test_how_many_reviews_is_asked_where_nobody_said() -> None:
    review = _due("law.second-review", review_last=date(2026, 8, 3))
    assert review.due is None
    assert review.state == "cannot_tell"
    assert ("child", "reviews_held") in {(one.about, one.part) for one in review.needs}


def test_a_review_three_months_after_the_first() -> None:
    review = _due("law.second-review", review_last=date(2026, 8, 31), reviews_held=1)
    assert (review.due, review.state) == (date(2026, 11, 30), "due")


def test_twenty_six_weeks_from_the_start_of_the_court_case() -> None:
    said: dict[str, Any] = {"proceedings": ["care_application"], "issued_on": date(2026, 4, 20)}
    assert _due("law.court-timetable", **said).due == date(2026, 10, 19)
    assert _due("law.court-timetable", **said).state == "overdue"
    assert _due("law.court-timetable", **{**said, "proceedings": ["care_application", "ended"]}).state == "done"


# ---------------------------------------------------------------- whose


@pytest.mark.parametrize("authority", ["tameside", "devon", "swindon", "england"])
def test_two_councils_are_never_merged_and_the_law_is_always_beside(authority: str) -> None:
    found = assessed(None, authority, **IN_CARE, looked_after_since=date(2026, 11, 10), ppm_last=date(2026, 11, 1))
    whose = {one.authority for one in found.deadlines}
    assert whose == {authority, "law"} - {"england"}


def test_every_deadline_is_cited_and_its_citation_is_its_own_councils(guidance: Guidance) -> None:
    for deadline in guidance.deadlines.values():
        assert deadline.cites
        for cite in deadline.cites:
            whose = guidance.whose(cite, deadline.authority)
            assert whose == ("law" if deadline.authority == "law" else "own"), deadline.id


def test_a_child_who_is_not_looked_after_has_no_review() -> None:
    found = assessed(living_now="parents", legal_status=["none"])
    assert due(found, "law.first-review") is None
    assert due(found, "tameside.first-ppm") is None


def test_a_status_nobody_asked_about_leaves_the_review_to_be_told() -> None:
    review = due(assessed(looked_after_since=date(2026, 11, 10)), "law.first-review")
    assert review is not None
    assert (review.state, review.due) == ("cannot_tell", None)
    assert ("child", "legal_status") in {(one.about, one.question) for one in review.needs}


def test_a_match_in_swindon_is_due_six_months_after_the_move() -> None:
    said: dict[str, Any] = {**IN_CARE, "meant_for": "for_childhood", "arrangement_since": date(2026, 6, 1)}
    found = due(assessed({"carers": FOSTER_CARER}, "swindon", **said), "swindon.match")
    assert found is not None
    assert (found.due, found.state) == (date(2026, 12, 1), "due")
    matched = {**FOSTER_CARER, "carer_match": ["matched"]}
    found = due(assessed({"carers": matched}, "swindon", **said), "swindon.match")
    assert found is not None
    assert found.state == "done"


@pytest.mark.parametrize("today", [date.min, date(1, 3, 1), date(9999, 1, 1), date.max])
def test_the_ends_of_the_calendar_do_no_harm(today: date) -> None:
    said: dict[str, Any] = {
        **IN_CARE,
        "looked_after_since": today,
        "ppm_last": today,
        "final_plan_due": today,
        "issued_on": today,
    }
    said |= {"proceedings": ["care_application"], "birth": today, "arrangement_since": today}
    for authority in ("tameside", "devon", "swindon", "england"):
        assert assessed({"carers": FOSTER_CARER}, authority, today, **said).deadlines
