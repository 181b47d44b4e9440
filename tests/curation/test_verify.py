"""`knowledge verify` over small invented documents: found on its line, moved, or gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.curation.verify import squeezed, verify
from assistant.guidance import BadKnowledge, Guidance
from assistant.guidance.records import Statement

PAGE = (
    "A heading\n\nThe  first\tthing is said here.\r\nThe second thing is said there.\nThe first thing is said again.\n"
)


def _statement(identity: str, line: int, pin: str) -> Statement:
    return Statement(identity, "invented", "It says so.", "1", "paragraph 1", line, pin, "definition")


@pytest.fixture
def small(guidance: Guidance, tmp_path: Path) -> Guidance:
    """A guidance with one invented document, of a few lines."""
    (tmp_path / "page.txt").write_bytes(PAGE.encode())
    source = replace(next(iter(guidance.sources.values())), key="invented", file="page.txt")
    return replace(guidance, sources={"invented": source}, statements={})


def _with(small: Guidance, *statements: Statement) -> Guidance:
    return replace(small, statements={one.id: one for one in statements})


def test_a_pin_on_its_line_is_found_whatever_its_white_space(small: Guidance, tmp_path: Path) -> None:
    (result,) = verify(_with(small, _statement("A-1", 3, "The first thing is")), tmp_path)
    assert (result.statement, result.source, result.state, result.line) == ("A-1", "invented", "found", 3)
    assert result.now_on == ()


def test_a_pin_on_another_line_has_moved_and_says_where_to(small: Guidance, tmp_path: Path) -> None:
    (result,) = verify(_with(small, _statement("A-1", 1, "thing is said")), tmp_path)
    assert (result.state, result.line, result.now_on) == ("moved", 1, (3, 4, 5))


@pytest.mark.parametrize("line", [0, -1, 99])
def test_a_line_the_document_does_not_have_is_no_harm(small: Guidance, tmp_path: Path, line: int) -> None:
    (result,) = verify(_with(small, _statement("A-1", line, "second thing")), tmp_path)
    assert (result.state, result.now_on) == ("moved", (4,))


def test_a_pin_that_is_nowhere_is_gone(small: Guidance, tmp_path: Path) -> None:
    (result,) = verify(_with(small, _statement("A-1", 3, "the third thing")), tmp_path)
    assert (result.state, result.now_on) == ("gone", ())


def test_there_is_one_result_a_statement_in_their_order(small: Guidance, tmp_path: Path) -> None:
    several = _with(small, _statement("B-2", 4, "second"), _statement("A-1", 3, "first"), _statement("C-3", 3, "none"))
    assert [one.statement for one in verify(several, tmp_path)] == ["B-2", "A-1", "C-3"]


def test_a_document_that_is_missing_is_named(small: Guidance, tmp_path: Path) -> None:
    (tmp_path / "page.txt").unlink()
    with pytest.raises(BadKnowledge, match=r"^page\.txt: not found in .*: expected the document's text") as refused:
        verify(_with(small, _statement("A-1", 3, "first")), tmp_path)
    assert "\n" not in str(refused.value)


def test_a_document_that_is_not_text_is_named(small: Guidance, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadKnowledge, match=r"^page\.txt: not text: expected the document saved as UTF-8 text$"):
        verify(_with(small, _statement("A-1", 3, "first")), tmp_path)


def test_a_document_without_end_is_refused(small: Guidance, tmp_path: Path) -> None:
    with (tmp_path / "page.txt").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(BadKnowledge, match="over 20,000,000 bytes"):
        verify(_with(small, _statement("A-1", 3, "first")), tmp_path)


def test_white_space_is_made_single() -> None:
    assert squeezed("  a \t b\r\n c\u00a0d ") == "a b c d"
