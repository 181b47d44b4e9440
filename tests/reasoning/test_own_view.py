"""The worker's own view in a case file: kept as they said it, refused in one line, and moving nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.casefile import BadCase, read_case
from assistant.reasoning.records import OwnEntry, OwnView, Seat
from assistant.text import LONGEST_REPLY
from tests.cases import TODAY, sample

PEOPLE = '[[people]]\nid = "mother"\nrole = "parent"\n[[people]]\nid = "aunt"\nrole = "carer"\n'
VIEW = """
[own_view]
reasons = "She knows her aunt.\\u001b[31m"
order = ["reunification:mother", "sgo:aunt", "ltfc"]
[[own_view.entries]]
option = "sgo"
person = "aunt"
means = "She stays near her school."
disagrees = "I think it needs less finding out."
[[own_view.entries]]
option = "ltfc"
"""


def test_the_view_is_read_as_it_was_said_and_cleaned(guidance: Guidance) -> None:
    own = read_case(PEOPLE + VIEW, "case.toml", guidance).own
    assert own.reasons == "She knows her aunt."
    assert own.order == (Seat("reunification", "mother"), Seat("sgo", "aunt"), Seat("ltfc"))
    said = OwnEntry("She stays near her school.", "I think it needs less finding out.")
    assert own.entries == {Seat("sgo", "aunt"): said}


def test_a_case_file_without_one_has_an_empty_one(guidance: Guidance) -> None:
    assert read_case(PEOPLE, "case.toml", guidance).own.is_empty
    assert read_case(f"{PEOPLE}[own_view]\n", "case.toml", guidance).own.is_empty


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ('own_view = "mine"', "own_view: expected a table, as in [own_view]"),
        ('[own_view]\nreason = "x"', "own_view: unknown field 'reason': expected reasons, order, entries; did you"),
        ("[own_view]\nreasons = 3", "own_view: reasons: expected text"),
        (f'[own_view]\nreasons = "{"x" * 2_001}"', "own_view: reasons: 2,001 characters: expected at most 2,000"),
        ('[own_view]\norder = "sgo"', "own_view: order: expected a list such as"),
        ("[own_view]\norder = [1]", "own_view: order: number 1: expected text"),
        ('[own_view]\norder = ["ltfc", "sgoo"]', "own_view: order: number 2: unknown option 'sgoo': expected one of"),
        ('[own_view]\norder = ["sgo:gran"]', "own_view: order: number 1: unknown person 'gran': expected the id"),
        ('[own_view]\norder = ["sgo:aunt", "sgo:aunt"]', "own_view: order: sgo:aunt is there twice"),
        (f"[own_view]\norder = {['ltfc'] * 201}", "own_view: order: expected at most 200, got 201"),
        ('[own_view]\nentries = "x"', "own_view: entries: expected [[own_view.entries]] tables"),
        ("[own_view]\nentries = [1]", "own_view: entries: number 1: expected a table"),
        ('[[own_view.entries]]\nmeans = "x"', "own_view: entries: number 1: option: missing"),
        ('[[own_view.entries]]\noption = "ltfc"\nmean = "x"', "own_view: entries: number 1: unknown field 'mean'"),
        ('[[own_view.entries]]\noption = "ltfc"\nmeans = []', "own_view: entries: number 1: means: expected text"),
        ('[[own_view.entries]]\noption = ["ltfc"]', "own_view: entries: number 1: option: expected text"),
        ('[[own_view.entries]]\noption = "sgo"\nperson = "x"', "own_view: entries: number 1: unknown person 'x'"),
        ('[[own_view.entries]]\noption = "ltfc"\n' * 2, "own_view: entries: ltfc is there twice"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(view: str, expected: str, guidance: Guidance) -> None:
    text = f"{view}\n{PEOPLE}" if view.startswith("own_view") else PEOPLE + view
    with pytest.raises(BadCase) as refused:
        read_case(text, "case.toml", guidance)
    line = str(refused.value)
    assert line.startswith(f"case.toml: {expected}")
    assert "\n" not in line
    assert len(line) < 1_500


def test_a_text_of_the_longest_allowed_is_kept_whole(guidance: Guidance) -> None:
    words = "x" * LONGEST_REPLY
    assert read_case(f'[own_view]\nreasons = "{words}"\n', "case.toml", guidance).own.reasons == words


def test_it_moves_nothing(guidance: Guidance) -> None:
    case = sample()
    before: Any = assess(guidance, case, TODAY)
    seats = tuple(reversed([entry.seat for entry in before.entries]))
    own = OwnView(seats, "All of it.", {seat: OwnEntry("Good.", "No.") for seat in seats})
    after = assess(guidance, replace(case, own=own), TODAY)
    assert after != before
    assert after.own == own
    assert replace(after, own=OwnView()) == before
