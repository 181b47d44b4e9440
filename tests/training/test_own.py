"""The worker's own view in a scenario: said as a worker says it, or refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.guidance import Guidance
from assistant.reasoning.records import OwnEntry, Seat
from assistant.training.play import play, sitting_after
from assistant.training.scenario import read_scenario
from tests.training.test_bad_scenarios import BORN, HEAD, refused, written

FOSTER = Seat("ltfc")


def test_a_scenario_says_it_and_shows_it_beside_the_option(tmp_path: Path, guidance: Guidance) -> None:
    steps = """[[step]]
own = { option = "ltfc", means = "She keeps her room.", disagrees = "More first." }
[[step]]
own = { order = ["ltfc", "adoption"], reasons = "She asked." }
[[step]]
open = { option = "ltfc" }
"""
    scenario = read_scenario(written(tmp_path, HEAD + BORN + steps), guidance)
    own = sitting_after(scenario, guidance).state.own
    assert own.entries == {FOSTER: OwnEntry("She keeps her room.", "More first.")}
    assert own.order == (FOSTER, Seat("adoption"))
    assert own.reasons == "She asked."
    text = " ".join(play(scenario, guidance).split())
    assert "Your own view of “Long-term foster care”, what it would mean for this child: “She keeps" in text
    assert "Your own view What it would mean for this child: “She keeps her room.”" in text


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ('{ option = "ltfoster", means = "x" }', "own: unknown option 'ltfoster': expected one of"),
        ('{ option = "ltfc", person = "ghost", means = "x" }', "own: unknown person 'ghost'"),
        ('{ option = "ltfc" }', "own: expected reasons, or order, or an option with means or disagrees"),
        ("{ words = 1 }", "own: unknown field 'words': expected reasons, order, entries"),
        ('{ option = "sgo", means = 3 }', "own: means: expected text"),
    ],
)
def test_one_that_cannot_be_used_names_the_step(tmp_path: Path, guidance: Guidance, own: str, expected: str) -> None:
    line = refused(written(tmp_path, f"{HEAD}{BORN}[[step]]\nown = {own}\n"), guidance)
    assert line.startswith(f"trial.toml: step 4: {expected}")
