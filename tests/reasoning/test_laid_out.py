"""What a few invented cases come to, as a page of ids: read what changed in laid_out.txt before you keep it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.guidance import Guidance, load_guidance
from assistant.reasoning import assess, read_case
from assistant.reasoning.case import Case
from assistant.reasoning.records import Seat
from tests.reasoning import laid_out

HERE = Path(__file__).parent
INVENTED = HERE.parent / "evaluation" / "invented" / "casefiles"
PAGES = HERE / "laid_out.txt"
RESET = os.environ.get("RESET_LAID_OUT") == "1"
"""Write what is said now, to be read and kept: RESET_LAID_OUT=1 pytest tests/reasoning/test_laid_out.py."""

WHOLE = ("INV-02", "INV-05")
WITHOUT_ENTRIES = ("INV-03", "INV-08", "sparse-referral")
MOVED = (
    ("INV-01", Seat("early_permanence")),
    ("INV-02", Seat("sgo", "aunt")),
    ("INV-05", Seat("sgo", "carers")),
    ("INV-08", Seat("stay_home", "mother")),
    ("INV-09", Seat("private_fostering", "friends_mother")),
    ("INV-10", Seat("staying_put", "carers")),
)


@pytest.fixture(scope="module")
def fresh() -> Guidance:
    """Loaded again: nothing that another test worked out is remembered in it."""
    return load_guidance()


def case_of(name: str, guidance: Guidance) -> Case:
    path = (INVENTED if name.startswith("INV") else HERE / "hand_cases") / f"{name}.toml"
    return read_case(path.read_text(encoding="utf-8"), name, guidance)


def pages(guidance: Guidance) -> dict[str, list[str]]:
    """Every page by its heading."""
    found = {}
    for name in (*WHOLE, *WITHOUT_ENTRIES):
        case = case_of(name, guidance)
        assert case.today is not None
        assessment = assess(guidance, case, case.today)
        entries = laid_out.entries(assessment) if name in WHOLE else []
        found[f"== {name}"] = [*entries, *laid_out.case_as_a_whole(assessment)]
    for name, seat in MOVED:
        found[f"== {name}, {laid_out.seat_words(seat)}: what would move it"] = list(
            laid_out.moved_by(guidance, case_of(name, guidance), seat)
        )
    return found


def kept() -> dict[str, list[str]]:
    """The pages as they were read and kept."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in PAGES.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            lines = found.setdefault(line, [])
        elif line:
            lines.append(line)
    return found


def test_every_invented_case_comes_to_what_was_read_and_kept(fresh: Guidance) -> None:
    now = pages(fresh)
    if RESET:
        text = "\n".join("\n".join((heading, *lines, "")) for heading, lines in now.items())
        PAGES.write_text(text, encoding="utf-8", newline="\n")
    assert now == kept()
