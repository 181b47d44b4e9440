"""What the mutation run draws and says, without running any."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import mutation

NAMES = [f"assistant.reasoning.plan.x_plan_for__mutmut_{number}" for number in range(50)]


def test_the_same_seed_draws_the_same_sample_and_another_seed_another() -> None:
    assert mutation.drawn(NAMES, 10, 1) == mutation.drawn(reversed(NAMES), 10, 1)
    assert mutation.drawn(NAMES, 10, 1) != mutation.drawn(NAMES, 10, 2)
    assert len(set(mutation.drawn(NAMES, 10, 1))) == 10
    assert mutation.drawn(NAMES, 99, 1) == sorted(NAMES)


@pytest.mark.parametrize(
    ("code", "kind"),
    [(1, "killed"), (3, "killed"), (0, "survived"), (33, "no test"), (5, "no test"), (-24, "timeout"), (36, "timeout")],
)
def test_an_exit_code_says_what_became_of_it(code: int, kind: str) -> None:
    assert mutation.kind_of(code) == kind


def test_the_report_counts_by_file_and_names_what_nothing_noticed() -> None:
    results = {
        "assistant.reasoning.plan.x_a__mutmut_1": 1,
        "assistant.reasoning.plan.x_a__mutmut_2": 0,
        "assistant.reasoning.words.x_b__mutmut_1": 24,
        "assistant.reasoning.words.x_b__mutmut_2": 33,
    }
    lines = [line.split() for line in mutation.report(results)]
    assert lines == [
        ["file", "killed", "timeout", "survived", "no", "test", "share"],
        ["plan", "1", "0", "1", "0", "50.0%"],
        ["words", "0", "1", "0", "1", "50.0%"],
        ["all", "1", "1", "1", "1", "50.0%"],
        [],
        ["assistant.reasoning.plan.x_a__mutmut_2"],
        ["assistant.reasoning.words.x_b__mutmut_2"],
    ]


def test_the_mutants_that_were_run_are_read_from_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutation, "MUTATED", tmp_path)
    (tmp_path / "plan.py.meta").write_text('{"exit_code_by_key": {"a": 1, "b": null}}', encoding="utf-8")
    assert mutation.codes() == {"a": 1, "b": None}
