"""The balance sheet: everything of the chosen entries, once, with its citations; nothing added up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.documents.balance import MOST, OF_ALL, Balance, BalanceSheet, balance_sheet, groups_of
from assistant.documents.balance_cells import HARM_PARTS
from assistant.documents.balance_text import WIDE, balance_data, balance_lines, balance_text, fitting
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.records import Assessment, Entry, OwnEntry, OwnView, Seat
from tests.cases import TODAY, entry, sample, shipped
from tests.reasoning.random_cases import Drawn, cases

OF_N = re.compile(r"\b\d+ of \d+\b|\d ?%|\d+/\d+", re.ASCII)
SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
CHOSEN = (Seat("sgo", "maternal_aunt"), Seat("reunification"), Seat("ltfc", "foster_carers"))


def _sheet(of: Case, seats: Sequence[Seat] = (), most: int = MOST) -> tuple[Assessment, BalanceSheet]:
    found = assess(shipped(), of, TODAY)
    return found, balance_sheet(found, shipped(), of.facts(shipped(), TODAY), seats, most)


def _said(group: Balance, number: int, row: str | None = None) -> Iterator[Line]:
    """Every line that a sheet says of one of its entries."""
    for one in group.rows:
        if row in (None, one.title):
            yield from (line for alike in one.alike if number in alike.of for line in alike.lines)
            yield from one.cells[number]


def _row(group: Balance, title: str) -> list[str]:
    (row,) = [one for one in group.rows if one.title == title]
    return [line.text for alike in row.alike for line in alike.lines] + [
        line.text for lines in row.cells for line in lines
    ]


def _once(lines: list[Line], words: str, cites: tuple[str, ...]) -> bool:
    """One line begins with these words, after what leads in to them, and opens these citations."""
    found = [line for line in lines if re.match(rf"([^.]+, because: )?{re.escape(words)}($|[ [])", line.text)]
    return len({line.text for line in found}) == len(found) >= 1 and any(line.opens == cites for line in found)


@SETTINGS
@given(cases(), st.data())
def test_every_argument_and_gap_of_a_chosen_entry_is_on_the_sheet_once(drawn: Drawn, data: st.DataObject) -> None:
    entries = assess(shipped(), drawn.case(), TODAY).entries
    picks = st.lists(st.sampled_from([one.seat for one in entries]), min_size=2, max_size=4, unique=True)
    found, sheet = _sheet(drawn.case(), data.draw(picks))
    (group,) = sheet.groups
    for number, seat in enumerate(group.seats):
        one = entry(found, seat.option, seat.person)
        lines = list(_said(group, number))
        for argument in (*one.supports, *one.cautions, *one.harm_reduced_by, *one.excluded_by, *one.defined_out_by):
            assert _once(lines, argument.says, argument.cites), argument.says
        for missing in one.missing:
            assert _once(lines, missing.needs, missing.cites), missing.needs
        assert len({(line.style, line.text) for line in lines if line.style in ("for", "against", "missing")}) == sum(
            line.style in ("for", "against", "missing") for line in lines
        )


@SETTINGS
@given(cases())
def test_every_live_entry_is_in_one_group_and_nothing_reads_like_a_score(drawn: Drawn) -> None:
    found, sheet = _sheet(drawn.case())
    seats = [seat for group in sheet.groups for seat in group.seats]
    assert sorted(seats, key=str) == sorted((one.seat for one in found.entries if one.is_live), key=str)
    assert all(len(group.seats) <= MOST for group in sheet.groups)
    text = balance_text(sheet, 80)
    assert not OF_N.search(text)
    assert all(len(line) <= 80 for line in text.splitlines())


@SETTINGS
@given(cases())
def test_a_line_of_several_is_said_of_more_than_one_and_never_again_of_them(drawn: Drawn) -> None:
    _, sheet = _sheet(drawn.case())
    for group in sheet.groups:
        for row in group.rows:
            own = [{(line.style, line.text, str(line.opens)) for line in lines} for lines in row.cells]
            for alike in row.alike:
                assert len(alike.of) > 1 or len(group.seats) == 1
                together = {(line.style, line.text, str(line.opens)) for line in alike.lines}
                assert all(together.isdisjoint(own[number]) for number in alike.of)


@SETTINGS
@given(cases())
def test_where_little_is_known_the_questions_lead_and_no_option_does(drawn: Drawn) -> None:
    found, sheet = _sheet(drawn.case())
    assert bool(sheet.leads) == found.plan.too_little_known
    if not sheet.leads:
        return
    assert sheet.leads[0].text.startswith("Little is known yet")
    assert not any(re.search("first|alongside", group.title) for group in sheet.groups)
    labels = {shipped().options[one.option].label for one in found.entries}
    assert not any(label in line.text for line in sheet.leads for label in labels)


def test_harm_stands_in_its_parts_with_what_is_told_and_what_is_not_known() -> None:
    _, sheet = _sheet(sample(), CHOSEN)
    (group,) = sheet.groups
    titles = [row.title for row in group.rows]
    assert [title for title in titles if title in HARM_PARTS.values()] == list(HARM_PARTS.values())
    assert any("It has happened and is likely to again" in words for words in _row(group, HARM_PARTS["likelihood"]))
    assert any(words.startswith("Not asked yet: ") for words in _row(group, HARM_PARTS["seriousness"]))


def test_ties_are_said_and_what_is_missing_names_who_can_supply_it() -> None:
    _, sheet = _sheet(sample(), CHOSEN)
    (group,) = sheet.groups
    assert any(words.startswith("A tie, none before another: ") for words in _row(group, "Where it stands"))
    missing = _row(group, "What is missing, and who can supply it")
    assert any("From: assessing social worker." in words for words in missing)


def test_what_it_would_mean_and_the_disagreement_are_the_workers_and_blank_is_said() -> None:
    _, blank = _sheet(sample(), CHOSEN)
    assert _row(blank.groups[0], "What it would mean for this child") == ["Yours to write."]
    own = OwnView(entries={CHOSEN[0]: OwnEntry("She would stay near her school.", "The strain is overstated.")})
    _, sheet = _sheet(replace(sample(), own=own), CHOSEN)
    (group,) = sheet.groups
    means = [line.text for line in _said(group, 0, "What it would mean for this child")]
    assert means == ["You wrote: “She would stay near her school.”"]
    assert [line.text for line in _said(group, 1, "What it would mean for this child")] == ["Yours to write."]
    assert "You disagree: “The strain is overstated.”" in _row(group, "Where you disagree")


def test_a_beaten_argument_stays_with_what_beat_it(guidance: Guidance) -> None:
    found, _ = _sheet(sample())
    facts = sample().facts(guidance, TODAY)
    first = next(one for one in found.entries if len(one.supports) > 1)
    beating, beaten = first.supports[:2]
    changed = replace(first, supports=(beating, replace(beaten, beaten_by=beating.rule)))
    entries = tuple(changed if one is first else one for one in found.entries)
    sheet = balance_sheet(replace(found, entries=entries), guidance, facts, [first.seat])
    says = _row(sheet.groups[0], "Strengths")
    assert any(words.startswith(f"{beaten.says} Beaten by: “{beating.says}”") for words in says)


def test_alike_is_said_of_all_or_by_name_in_the_text() -> None:
    _, sheet = _sheet(sample(), CHOSEN)
    lines = [line.text for line in balance_lines(sheet)]
    assert f"{OF_ALL}:" in lines


@pytest.mark.parametrize(("width", "columns"), [(80, 1), (99, 1), (WIDE, 2), (140, 3), (200, 5)])
def test_columns_only_where_each_is_wide_enough(width: int, columns: int) -> None:
    assert fitting(width) == columns
    _, sheet = _sheet(sample(), CHOSEN[:2])
    rows = balance_text(sheet, width).splitlines()
    assert all(len(row) <= width for row in rows)
    assert any(" | " in row for row in rows) == (columns >= 2)


def test_columns_and_rows_say_the_same() -> None:
    _, sheet = _sheet(sample(), CHOSEN[:2])
    (group,) = sheet.groups
    wide = balance_text(sheet, 160)
    left, right = ["".join(half).split() for half in _halves(wide)]
    words = " ".join(wide.split())
    for row in group.rows:
        assert row.title.upper() in words
        for alike in row.alike:
            assert all(" ".join(line.text.split()) in words for line in alike.lines)
        for half, lines in zip((left, right), row.cells, strict=True):
            assert all(" ".join(line.text.split()) in " ".join(half) for line in lines)


def _halves(text: str) -> tuple[list[str], list[str]]:
    """What stands in the first column, and in the second."""
    rows = [f"{row} ".split(" | ") for row in text.splitlines() if " | " in f"{row} "]
    return [f"{row[0]} " for row in rows], [f"{row[1]} " for row in rows]


def test_the_data_has_every_line_with_its_citations() -> None:
    _, sheet = _sheet(sample(), CHOSEN)
    (group,) = balance_data(sheet)["groups"]
    assert [one["option"] for one in group["entries"]] == [seat.option for seat in CHOSEN]
    lines = [line for row in group["rows"] for cell in row["each"] for line in cell]
    assert all(line["cites"] for line in lines if line["kind"] in ("for", "against"))


def test_groups_follow_the_plan() -> None:
    found, _ = _sheet(sample())
    groups = groups_of(found)
    first: tuple[Entry, ...] = groups[0][1]
    assert groups[0][0] == "Own family: consider first"
    assert {one.seat for one in first} <= set(found.plan.consider_first)
