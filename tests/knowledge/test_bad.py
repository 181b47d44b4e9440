"""Each fault a curator can make, as a pack of its own, beside the exact message it must give."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.curation.check import check
from assistant.curation.verify import said, verify
from assistant.guidance import BadKnowledge, Guidance, load_guidance
from assistant.guidance.files import at_its_line
from assistant.guidance.pack import read_pack

BAD = sorted(path for path in (Path(__file__).parent / "bad").iterdir() if path.is_dir())
EXPECTED = "expected.txt"
RESET = os.environ.get("RESET_BAD") == "1"
"""Write what is said now, to be read and kept: RESET_BAD=1 pytest tests/knowledge."""


def said_of(pack: Path) -> str:
    """What a curator is told about a pack: why it is refused, or what is wrong with it, a line each."""
    try:
        guidance = load_guidance(pack=pack)
        problems = [at_its_line(pack, problem.where, problem.what) for problem in check(guidance)]
        return "".join(f"{line}\n" for line in (*problems, *_not_found(pack, guidance)))
    except BadKnowledge as error:
        return f"{error}\n"


def _not_found(pack: Path, guidance: Guidance) -> list[str]:
    documents = pack / "documents"
    if not documents.is_dir():
        return []
    results = verify(guidance, documents, read_pack(pack).records.statements)
    return [said(one, guidance) for one in results if one.state not in ("unchanged", "not_kept")]


@pytest.mark.parametrize("pack", BAD, ids=lambda path: path.name)
def test_a_curators_mistake_is_said_in_exactly_these_words(pack: Path) -> None:
    said = said_of(pack)
    if RESET:
        (pack / EXPECTED).write_text(said, encoding="utf-8", newline="\n")
    assert said == (pack / EXPECTED).read_text(encoding="utf-8")


@pytest.mark.parametrize("pack", BAD, ids=lambda path: path.name)
def test_a_mistake_is_one_line_that_names_what_is_wrong_and_what_was_expected(pack: Path) -> None:
    lines = (pack / EXPECTED).read_text(encoding="utf-8").splitlines()
    assert 1 <= len(lines) <= 2
    for line in lines:
        assert ":" in line
        assert str(pack.parent) not in line
        assert len(line) < 900


def test_there_is_a_pack_for_every_kind_of_mistake_the_issue_names() -> None:
    assert len(BAD) >= 40
