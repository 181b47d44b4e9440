"""The invented cases: what real judgments do not report, each expectation argued from the guidance beforehand."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.guidance import Guidance, load_guidance
from tests.evaluation import exact, score_cases

INVENTED = Path(__file__).with_name("invented")
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in map(json.loads, (INVENTED / "cases.jsonl").read_text(encoding="utf-8").splitlines())
}
OPTIONS = 14


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_guidance()


def test_every_invented_case_passes(capsys: pytest.CaptureFixture[str]) -> None:
    code = score_cases.main(["--cases", str(INVENTED), "--floor", str(len(CASES))])
    page = capsys.readouterr()
    assert code == 0, "\n".join(line for line in (page.out + page.err).splitlines() if not line.endswith("pass"))


def test_they_say_that_they_are_invented_and_cover_every_authority_and_option(guidance: Guidance) -> None:
    files = [path.read_text(encoding="utf-8") for path in sorted((INVENTED / "casefiles").rglob("*.toml"))]
    assert all("Invented case." in text for text in files)
    assert {key for key in guidance.authorities if f'authority = "{key}"' not in "".join(files)} == set()
    listed = {option for case in CASES.values() for option in case["expected"]["realistic_must_list"]}
    needed = {one["option"] for case in CASES.values() for one in case["expected"]["needs_evidence"]}
    assert len(guidance.options) == OPTIONS
    assert set(guidance.options) <= listed | needed


def test_every_expectation_is_argued_from_the_guidance(guidance: Guidance) -> None:
    for case in CASES.values():
        expected = case["expected"]
        seeds = [one["seed"] for key in ("rule_out", "needs_evidence") for one in expected[key]]
        cites = [cite for seed in seeds for cite in seed.replace(" ", "").split(",")]
        cites += [cite for any_of in expected["must_cite"] for cite in any_of]
        assert cites, case["id"]
        assert [cite for cite in cites if not guidance.resolves(cite)] == [], case["id"]
        assert expected["argued_from"], case["id"]


@pytest.mark.parametrize(
    ("case", "field", "change", "says"),
    [
        ("INV-03", "deadlines", {"due": "2026-11-17"}, "devon.first-ppm-legal: due 2026-11-16"),
        ("INV-03", "deadlines", {"state": "done"}, "devon.first-ppm-legal: overdue"),
        ("INV-03", "deadlines", {"id": "devon.no-such"}, "devon.no-such: not there"),
        ("INV-02", "routes", {"finding": "law_differs"}, "cao.three-years of cao with aunt: appears_met"),
        ("INV-02", "routes", {"finding": None}, "cao.three-years of cao with aunt: appears_met"),
        ("INV-02", "routes", {"person": "nobody"}, "no entry for cao with nobody"),
    ],
)
def test_a_wrong_date_or_ground_is_noticed(
    case: str, field: str, change: dict[str, Any], says: str, guidance: Guidance
) -> None:
    expected = copy.deepcopy(CASES[case]["expected"])
    expected[field][0].update(change)
    output = score_cases.read_output(INVENTED / "casefiles" / f"{case}.toml", guidance)
    assert any(says in why for why in exact.failures(expected, {case: output.data}, case))


def test_a_citation_that_is_nowhere_is_noticed(guidance: Guidance) -> None:
    output = score_cases.read_output(INVENTED / "casefiles" / "INV-05.toml", guidance)
    expected = {"must_cite": [["TM-000z"]]}
    assert list(exact.failures(expected, {"INV-05": output.data}, "INV-05")) == ["must cite TM-000z: cited nowhere"]


@pytest.mark.parametrize("arguments", [[], ["shared", "--cases", "invented"]])
def test_one_folder_and_no_more_is_asked_for(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert score_cases.main(arguments) == 2
    assert "SHARED_DIR or --cases DIR" in capsys.readouterr().err
