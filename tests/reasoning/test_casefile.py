"""Reading a case file: what is there is kept, and what cannot be used is refused in one line that names the field."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.conditions import Answer, Span
from assistant.guidance import Guidance
from assistant.reasoning.case import Case
from assistant.reasoning.casefile import BadCase, case_from, read_case, read_day
from tests.cases import SAMPLE, sample

PERSON = '[[people]]\nid = "aunt"\nrole = "carer"\n'


def _refusal(text: str, guidance: Guidance) -> str:
    with pytest.raises(BadCase) as refused:
        read_case(text, "case.toml", guidance)
    line = str(refused.value)
    assert line.startswith("case.toml: ")
    assert "\n" not in line
    assert len(line) < 1500
    return line


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        pytest.param("[answers]\nbirht = 2020", "answers:", "did you mean 'birth'?", id="an unknown question"),
        pytest.param(PERSON + 'viabilty = "positive"', "people aunt:", "did you mean 'viability'?", id="of a person"),
        pytest.param(
            '[answers]\nliving_now = "foster_career"',
            "answers: living_now: unknown choice 'foster_career'",
            "did you mean 'foster_carer'?",
            id="an unknown choice",
        ),
        pytest.param(
            '[answers]\nlegal_status = ["care_ordr"]',
            "answers: legal_status: unknown choice 'care_ordr'",
            "did you mean 'care_order'?",
            id="an unknown choice in a list",
        ),
        pytest.param(
            PERSON + 'viability = "good"',
            "people aunt: viability:",
            "full_positive",
            id="an unknown choice of a person",
        ),
        pytest.param(
            '[answers]\nliving_with = ["gran"]\n' + PERSON,
            "answers: living_with: unknown person 'gran'",
            "expected the id of a [[people]] table",
            id="an unknown person",
        ),
        pytest.param(
            '[answers]\nliving_with = { disputed = [["aunt"], ["gran"]] }\n' + PERSON,
            "answers: living_with: unknown person 'gran'",
            "[[people]]",
            id="an unknown person in one version",
        ),
        pytest.param(
            '[[people]]\nid = "tom"\nrole = "sibling"\nsibling_with = ["gran"]',
            "people tom: sibling_with: unknown person 'gran'",
            "[[people]]",
            id="an unknown person of a person",
        ),
        pytest.param(
            "[answers]\nliving_now = 5", "answers: living_now:", "got the number 5", id="a number for a choice"
        ),
        pytest.param("[answers]\nliving_now = true", "answers: living_now:", "got true", id="a yes for a choice"),
        pytest.param('[answers]\nliving_now = ["parents"]', "answers: living_now:", "got a list", id="a list for one"),
        pytest.param(
            '[answers]\nlegal_status = "none"', "answers: legal_status:", 'a list, as in ["none"]', id="one for a list"
        ),
        pytest.param(
            "[answers]\nlegal_status = [1]", "answers: legal_status:", "a list of choices", id="numbers listed"
        ),
        pytest.param(
            '[answers]\nlegal_status = ["none", "care_order"]',
            "answers: legal_status: 'none' stands alone",
            "by itself",
            id="none and something",
        ),
        pytest.param("[answers]\nreviews_held = -1", "answers: reviews_held:", "zero or more", id="less than none"),
        pytest.param(
            '[answers]\nreviews_held = "two"', "answers: reviews_held:", "expected a number", id="two in words"
        ),
        pytest.param("[answers]\nreviews_held = nan", "answers: reviews_held:", "expected a number", id="not a number"),
        pytest.param("[answers]\nreviews_held = inf", "answers: reviews_held:", "expected a number", id="no end"),
        pytest.param(
            '[answers]\nbirth = "2026-02-30"', "answers: birth:", "not a day in the calendar", id="an impossible date"
        ),
        pytest.param('[answers]\nbirth = "30/02/2026"', "answers: birth:", "is not a date", id="a date the other way"),
        pytest.param(
            '[answers]\nbirth = "2025..2024"', "answers: birth:", "ends before it begins", id="a range the wrong way"
        ),
        pytest.param(
            "[answers]\nbirth = 2026-02-30", "not valid TOML", "line 2", id="an impossible date without quotes"
        ),
        pytest.param("[answers]\nbirth = 2020", "answers: birth:", "expected a date", id="a number for a date"),
        pytest.param("[answers]\nbirth = 10:30:00", "answers: birth:", "expected a date", id="a time for a date"),
        pytest.param(
            '[answers]\nviability = "positive"',
            "answers: viability: this is asked about a person",
            "[[people]]",
            id="a person's question about the child",
        ),
        pytest.param(
            PERSON + 'living_now = "parents"',
            "people aunt: living_now: this is asked about the child",
            "[answers]",
            id="the child's question about a person",
        ),
        pytest.param(
            '[answers]\nmeeting_dates = "2026-01-01"',
            "answers: meeting_dates: expected its parts",
            "ppm_last",
            id="a card for its part",
        ),
        pytest.param(
            PERSON + 'cared = "2020"', "people aunt: cared: expected its parts", "cared_since", id="a person's card"
        ),
        pytest.param(
            'authority = "dorset"', "authority: unknown authority 'dorset'", "tameside", id="an unknown authority"
        ),
        pytest.param("authority = 5", "authority: unknown authority '5'", "tameside", id="a number for an authority"),
        pytest.param('authority = ["devon"]', "authority: unknown authority", "tameside", id="a list for an authority"),
        pytest.param("authority = {}", "authority: unknown authority", "tameside", id="a table for an authority"),
        pytest.param(
            '[answers]\nauthority = "dorset"',
            "authority: unknown authority 'dorset'",
            "tameside",
            id="an unknown authority among the answers",
        ),
        pytest.param(
            'authority = "devon"\n[answers]\nauthority = "dorset"',
            "authority",
            "dorset",
            id="an unknown authority behind a known one",
        ),
        pytest.param(PERSON + PERSON, "people aunt: id used twice", "every id once", id="two people with one id"),
        pytest.param('[[people]]\nrole = "carer"', "people number 1: id:", "letters, digits", id="a person without id"),
        pytest.param('[[people]]\nid = "child"\nrole = "carer"', "people number 1: id:", "'child'", id="a taken id"),
        pytest.param(
            '[[people]]\nid = "aunt jo"\nrole = "carer"', "people number 1: id:", "letters", id="an id of two"
        ),
        pytest.param("[[people]]\nid = 5\nrole = 'carer'", "people number 1: id:", "letters", id="a number for an id"),
        pytest.param(
            f'[[people]]\nid = "{"a" * 61}"\nrole = "carer"', "people number 1: id:", "letters", id="a long id"
        ),
        pytest.param('[[people]]\nid = "aunt"', "people aunt: role:", "parent, carer, sibling, other", id="no role"),
        pytest.param('[[people]]\nid = "aunt"\nrole = "aunt"', "people aunt: role:", "carer", id="an unknown role"),
        pytest.param(
            '[[people]]\nid = "aunt"\nrole = ["carer"]', "people aunt: role:", "carer", id="a list for a role"
        ),
        pytest.param(
            '[[people]]\nid = "aunt"\nrole = "not_known"', "people aunt: role:", "parent, carer", id="a role not known"
        ),
        pytest.param('people = "aunt"', "people: expected [[people]] tables", "", id="text for people"),
        pytest.param("people = [1]", "people: expected [[people]] tables", "", id="numbers for people"),
        pytest.param("[people]\nid = 'aunt'", "people: expected [[people]] tables", "", id="one table for people"),
        pytest.param("answers = 5", "answers: expected a table of answers", "[answers]", id="a number for answers"),
        pytest.param("schema = 2", "schema: expected 1", "newer version", id="a later schema"),
        pytest.param("schema = true", "schema: expected 1", "", id="a yes for the schema"),
        pytest.param('schema = "1"', "schema: expected 1", "", id="text for the schema"),
        pytest.param("told = 5", "told: expected text", "", id="a number for what was told"),
        pytest.param('today = "tomorrow"', "today: expected a day such as 2026-11-21", "", id="tomorrow"),
        pytest.param("today = 20261121", "today: expected a day such as 2026-11-21", "", id="a number for today"),
        pytest.param('today = "2026"', "today: expected a day such as 2026-11-21", "", id="a year for today"),
        pytest.param("answer = 5", "unknown field 'answer'", "did you mean 'answers'?", id="an unknown field"),
        pytest.param("living_now = 5", "unknown field 'living_now'", "answers", id="an answer outside the answers"),
        pytest.param(
            '[answers]\nliving_now = { versions = ["parents"] }',
            "answers: living_now:",
            "disputed",
            id="versions under another name",
        ),
        pytest.param(
            '[answers]\nliving_now = { disputed = ["parents", "not_known"] }',
            "answers: living_now:",
            "a version must be a value",
            id="a version that is not known",
        ),
        pytest.param(
            '[answers]\nliving_now = { disputed = "parents" }', "answers: living_now:", "disputed = [", id="one version"
        ),
        pytest.param(
            "[answers]\nbirth = 2020-01-01\nbirth = 2021-01-01",
            "not valid TOML",
            "Cannot overwrite a value",
            id="said twice",
        ),
        pytest.param("[answers", "not valid TOML", "Expected ']'", id="a bracket that is not closed"),
        pytest.param("told = '''\x00'''", "not valid TOML", "", id="a null character"),
        pytest.param(f"[answers]\nreviews_held = {'9' * 5000}", "not valid TOML", "", id="a number without end"),
        pytest.param("[answers]\nreviews_held = " + "[" * 5000, "not valid TOML", "", id="brackets without end"),
        pytest.param(
            "[answers]\nlegal_status = [" + '"none",' * 100 + "]",
            "answers: legal_status:",
            "at most 60",
            id="a long list",
        ),
        pytest.param(
            "".join(f'[[people]]\nid = "p{n}"\nrole = "other"\n' for n in range(101)),
            "people: expected at most 100",
            "101",
            id="a crowd",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(text: str, field: str, expected: str, guidance: Guidance) -> None:
    line = _refusal(text, guidance)
    assert field in line
    assert expected in line


@pytest.mark.parametrize(
    "text",
    [
        '[answers]\n"\\u001b[31mred" = 5',
        '[answers]\nliving_now = "\\u001b]0;title\\u0007\\u202eevil"',
        '[[people]]\nid = "\\u202eaunt\\u0085"\nrole = "carer"',
        'authority = "\\u001b[2J"',
        '[answers]\nbirth = "\\u001b[2J\\u2066"',
        '"\\u001b[2J" = 5',
        "schema = \x1b[31m",
        '[answers]\nliving_with = ["\\u001b[31m\\nx"]',
        '[[people]]\nid = "a"\nrole = "\\u009b31m"',
    ],
)
def test_hostile_text_is_cleaned_before_it_is_repeated(text: str, guidance: Guidance) -> None:
    line = _refusal(text, guidance)
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in line)
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def test_a_case_that_only_names_its_authority_is_a_case(guidance: Guidance) -> None:
    assert read_case('authority = "england"', "case.toml", guidance) == Case("england")


def test_an_empty_file_is_no_case(guidance: Guidance) -> None:
    with pytest.raises(BadCase, match="nothing in it"):
        read_case("# only a comment", "case.toml", guidance)


def test_the_sample_is_read_whole() -> None:
    case = sample()
    assert case.authority == "tameside"
    assert case.today == date(2026, 11, 21)
    people = {person.id: person for person in case.people}
    assert list(people)[:4] == ["mother", "father", "maternal_aunt", "foster_carers"]
    assert [people[one].role for one in list(people)[:4]] == ["parent", "parent", "carer", "carer"]
    assert case.answers["living_now"] == Answer("value", "foster_carer")
    assert case.answers["birth"] == Answer("value", Span(date(2021, 3, 1), date(2021, 6, 30)))
    assert people["maternal_aunt"].answers["cared_since"] == Answer("does_not_apply")


def test_special_values_and_disputes_are_kept(guidance: Guidance) -> None:
    text = """
    [answers]
    genogram = "not_known"
    ppm_last = "does_not_apply"
    home_safety = "disputed"
    living_now = { disputed = ["parents", "relative"] }
    legal_status = { disputed = [["none"], ["section_20", "child_protection"]] }
    home_risks = []
    """
    answers = read_case(text, "case.toml", guidance).answers
    assert answers == {
        "genogram": Answer("not_known"),
        "ppm_last": Answer("does_not_apply"),
        "home_safety": Answer("disputed"),
        "living_now": Answer("disputed", versions=("parents", "relative")),
        "legal_status": Answer("disputed", versions=(("none",), ("section_20", "child_protection"))),
    }


def test_the_authority_may_stand_among_the_answers(guidance: Guidance) -> None:
    assert read_case('[answers]\nauthority = "devon"', "case.toml", guidance).authority == "devon"


def test_line_ends_of_windows_make_no_difference(guidance: Guidance) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert read_case(text.replace("\n", "\r\n"), "case.toml", guidance) == sample()


def test_what_is_told_is_kept_clean(guidance: Guidance) -> None:
    case = read_case('told = "She said \\u001b[31mno\\u001b[0m.\\u202e\\nThen yes."', "case.toml", guidance)
    assert case.told == "She said no.\nThen yes."


def test_people_keep_their_order(guidance: Guidance) -> None:
    ids = ["zoe", "ann", "mary"]
    case = case_from({"people": [{"id": one, "role": "other"} for one in ids]}, guidance)
    assert [person.id for person in case.people] == ids


@pytest.mark.parametrize("raw", ["2026-11-21", date(2026, 11, 21)])
def test_a_day_is_read_from_text_or_a_date(raw: object) -> None:
    assert read_day(raw, "--today") == date(2026, 11, 21)


@pytest.mark.parametrize("raw", ["", "2026-02-30", "21.11.2026", "today", 5, True, None, "2026-11-21T10:00"])
def test_what_is_no_day_is_refused_by_its_field(raw: object) -> None:
    with pytest.raises(BadCase, match=r"^--today: expected a day such as 2026-11-21$"):
        read_day(raw, "--today")
