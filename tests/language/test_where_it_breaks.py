"""Where reading free text breaks, kind by kind: what must never be taken as read, and what must still be heard."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from assistant.language.reader import Reader, load_reader

TODAY = date(2026, 11, 22)


@cache
def reader() -> Reader:
    return load_reader()


def taken(text: str, question: str | None = None) -> set[tuple[str, str, str]]:
    """What is taken as read: (finding, polarity, about)."""
    findings = reader().understand(text, question, (), TODAY).findings
    return {(one.finding, one.polarity, one.about) for one in findings if one.ask is None}


def heard(text: str, question: str | None = None) -> set[str]:
    """What is taken as read or asked back."""
    return {one.finding for one in reader().understand(text, question, (), TODAY).findings}


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # idiom
        ("dad is dead set against it", "parent_deceased"),
        ("mum nearly died of embarrassment", "parent_deceased"),
        ("dad's in bits about it", "parental_mental_health"),
        ("the plan died a death at panel", "parent_deceased"),
        # false owner
        ("the foster carer's mum died", "parent_deceased"),
        ("mum's brother is in prison", "parent_in_prison"),
        ("mum's sister is pregnant", "child_unborn"),
        ("his teacher has cancer", "carer_health_concern"),
        ("nan's friend drinks a lot", "substance_misuse"),
        # counterfactual
        ("nan would of had him if she'd been asked", "relative_willing"),
        ("had the aunt come forward sooner we would have assessed her", "relative_willing"),
        ("mum wishes dad was dead", "parent_deceased"),
        # legal talk that is not status
        ("spoke to the care order team", "care_order"),
        ("mum asked what a placement order is", "placement_order"),
        ("we discussed section 20 with mum", "section_20"),
        ("solicitor advised that an ICO is an option", "interim_care_order"),
        # somebody's claim, a question, a plan
        ("dad denies any domestic abuse", "domestic_abuse"),
        ("mum says she is clean", "parent_capacity_change"),
        ("is mum using again?", "substance_misuse"),
        ("FGC to be booked", "fgc_held"),
        # doubt and untruth
        ("I doubt mum is using heroin", "substance_misuse"),
        ("it is untrue that mum is using", "substance_misuse"),
        ("dad is in prison, or was", "parent_in_prison"),
        ("mum was four when her mum died", "parent_deceased"),
        ("nan and the aunt are both not willing", "relative_willing"),
        # two denials
        ("dad isn't just in prison", "parent_in_prison"),
        ("child doesn't not want to go home", "child_wants_home"),
    ],
)
def test_never_taken_as_read(text: str, never: str) -> None:
    assert never not in {finding for finding, _, _ in taken(text)}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        # euphemism
        ("dad's doing time", "parent_in_prison"),
        ("dad is away at His Majesty's pleasure", "parent_in_prison"),
        ("mum's back on the gear", "substance_misuse"),
        ("she's got a problem with the bottle, mum", "substance_misuse"),
        ("we lost dad last year", "parent_deceased"),
        # elliptical time
        ("went home in May, lasted five weeks", "previous_return_failed"),
        # hedges, claims and plans are asked back, not lost
        ("dad denies any domestic abuse", "domestic_abuse"),
        ("nan might have him", "relative_willing"),
        ("FGC booked for the 14th", "fgc_held"),
        ("not sure whether mum is using", "substance_misuse"),
        # spelling
        ("mum is drinkign heavily", "substance_misuse"),
        ("no genagram done", "genogram_done"),
    ],
)
def test_still_heard(text: str, finding: str) -> None:
    assert finding in heard(text)


def test_several_people_in_one_sentence_each_have_their_own() -> None:
    said = taken("mum is using heroin, dad is in prison and nan has offered to have her")
    assert {
        ("substance_misuse", "affirmed", "mother"),
        ("parent_in_prison", "affirmed", "father"),
        ("relative_willing", "affirmed", "grandmother"),
    } <= said


def test_the_sentence_of_the_issue_is_heard_whole() -> None:
    text = "Nan in Bolton might have him but she's 74 and had a stroke, dad's inside, nobody else has come forward"
    findings = reader().understand(text, "offers", (), TODAY).findings
    said = {(one.finding, one.about): one for one in findings}
    assert said["relative_willing", "grandmother"].ask is not None
    assert ("carer_health_concern", "grandmother") in said
    assert said["parent_in_prison", "father"].ask is None
    assert any(one.finding == "relative_willing" and one.polarity == "negated" for one in findings)


def test_what_contradicts_itself_in_one_answer_is_asked_back() -> None:
    text = "no genogram has been done. The genogram was completed in March"
    findings = [one for one in reader().understand(text).findings if one.finding == "genogram_done"]
    assert len(findings) == 2
    assert all(one.ask for one in findings)


def test_past_and_present_are_told_apart() -> None:
    said = taken("mum used to drink but has been sober for 14 months")
    assert ("substance_misuse", "past", "mother") in said
    assert not any(finding == "substance_misuse" and polarity == "affirmed" for finding, polarity, _ in said)


def test_the_child_s_own_words_are_the_child_s() -> None:
    said = taken("'I don't want to be adopted'", "child_wants")
    assert ("child_refuses_adoption", "affirmed", "child") in said


@pytest.mark.parametrize(
    ("text", "polarity", "born"),
    [
        ("he is a 7 year old", "negated", "2018-11-23..2019-11-22"),
        ("she is a teenager", "negated", None),
        ("he is in year 4", "negated", None),
        ("he is nearly five", "affirmed", "2021-11-23..2022-11-22"),
        ("she is under five", "affirmed", "2021-11-23..2026-11-22"),
    ],
)
def test_an_age_is_the_child_s_own_and_no_other_number(text: str, polarity: str, born: str | None) -> None:
    findings = reader().understand(text, "birth", (), TODAY).findings
    (age,) = [one for one in findings if one.finding == "under_five"]
    assert (age.polarity, age.value) == (polarity, born)
