"""`knowledge verify` over small invented documents: found on its line, moved, or gone."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.curation.fingerprints import fingerprints, keep_fingerprints
from assistant.curation.verify import said, verify
from assistant.guidance import BadKnowledge, Guidance
from assistant.guidance.sources import Statement

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


def _read(small: Guidance, folder: Path, *statements: Statement) -> Guidance:
    """The guidance with these statements, whose passages somebody has read as they are now."""
    unread = _with(small, *statements)
    return replace(unread, fingerprints=fingerprints(unread, folder))


def _became(guidance: Guidance, folder: Path, page: str) -> tuple[str, tuple[int, ...]]:
    """What became of the one statement's passage, once the document reads like this."""
    (folder / "page.txt").write_text(page, encoding="utf-8")
    (result,) = verify(guidance, folder)
    return result.state, result.now_on


def test_a_passage_that_reads_as_it_did_is_unchanged_whatever_its_white_space(small: Guidance, tmp_path: Path) -> None:
    kept = _read(small, tmp_path, _statement("A-1", 3, "The first thing is"))
    (result,) = verify(kept, tmp_path)
    assert (result.statement, result.source, result.state, result.line) == ("A-1", "invented", "unchanged", 3)
    assert _became(kept, tmp_path, PAGE.replace("is said here", "is   said — here")) == ("unchanged", ())


def test_a_passage_that_was_never_read_is_found_and_said_not_to_be_kept(small: Guidance, tmp_path: Path) -> None:
    (result,) = verify(_with(small, _statement("A-1", 3, "The first thing is")), tmp_path)
    assert result.state == "not_kept"


def test_a_passage_on_another_line_has_moved_and_says_where_to(small: Guidance, tmp_path: Path) -> None:
    kept = _read(small, tmp_path, _statement("A-1", 4, "second thing"))
    assert _became(kept, tmp_path, f"A new line\n{PAGE}") == ("moved", (5,))


def test_a_passage_in_which_one_word_was_changed_is_changed_although_its_pin_stands(
    small: Guidance, tmp_path: Path
) -> None:
    kept = _read(small, tmp_path, _statement("A-1", 4, "The second thing"))
    assert _became(kept, tmp_path, PAGE.replace("said there", "said nowhere")) == ("changed", (4,))
    assert _became(kept, tmp_path, f"New\n{PAGE.replace('said there', 'said nowhere')}") == ("changed", (5,))


def test_a_passage_whose_very_pin_was_edited_is_changed_and_points_at_what_is_nearest(
    small: Guidance, tmp_path: Path
) -> None:
    kept = _read(small, tmp_path, _statement("A-1", 4, "The second thing is said"))
    assert _became(kept, tmp_path, PAGE.replace("second thing is said", "second thing was said")) == ("changed", (4,))


def test_a_passage_with_nothing_like_it_left_is_gone(small: Guidance, tmp_path: Path) -> None:
    kept = _read(small, tmp_path, _statement("A-1", 4, "second thing"))
    assert _became(kept, tmp_path, "Quite another page.\n") == ("gone", ())


def test_a_passage_broken_by_a_page_turn_is_known_by_both_its_lines(small: Guidance, tmp_path: Path) -> None:
    across = replace(_statement("A-1", 4, "second thing"), through=5)
    kept = _read(small, tmp_path, across)
    assert _became(kept, tmp_path, PAGE.replace("said again", "said once more")) == ("changed", (4,))
    assert _became(kept, tmp_path, f"New\n{PAGE}") == ("moved", (5,))


def test_in_a_table_only_the_cell_with_the_pin_counts(small: Guidance, tmp_path: Path) -> None:
    row = "Duration\tTo sixteen.\t<p>To eighteen.</p><p>Or less.</p>\n"
    (tmp_path / "page.txt").write_text(row, encoding="utf-8")
    kept = _read(small, tmp_path, _statement("A-1", 1, "To eighteen"))
    assert _became(kept, tmp_path, row.replace("sixteen", "seventeen").replace("less", "more")) == ("unchanged", ())
    assert _became(kept, tmp_path, row.replace("eighteen.", "eighteen, mostly.")) == ("changed", (1,))


@pytest.mark.parametrize("line", [0, -1, 99])
def test_a_line_the_document_does_not_have_is_no_harm(small: Guidance, tmp_path: Path, line: int) -> None:
    (result,) = verify(_with(small, _statement("A-1", line, "second thing")), tmp_path)
    assert (result.state, result.now_on) == ("moved", (4,))


def test_a_pin_that_is_nowhere_is_gone(small: Guidance, tmp_path: Path) -> None:
    (result,) = verify(_with(small, _statement("A-1", 3, "the third thing")), tmp_path)
    assert (result.state, result.now_on) == ("gone", ())


def test_fingerprints_are_not_kept_of_a_pin_that_is_not_on_its_line(small: Guidance, tmp_path: Path) -> None:
    with pytest.raises(BadKnowledge, match=r"^statement A-1: pin: not on line 3 of page\.txt: expected words"):
        fingerprints(_with(small, _statement("A-1", 3, "second thing")), tmp_path)


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


def test_what_changed_is_said_the_pin_or_the_words_beside_it(small: Guidance, tmp_path: Path) -> None:
    kept = _read(small, tmp_path, _statement("A-1", 4, "The second thing"))
    for page, words in (
        (PAGE.replace("said there", "said nowhere"), "words beside its pin; read line 4 again"),
        (PAGE.replace("second thing", "second things"), "its pin; read line 4 again"),
    ):
        (tmp_path / "page.txt").write_text(page, encoding="utf-8")
        (result,) = verify(kept, tmp_path)
        assert said(result, kept) == f"A-1: changed: expected on line 4 of page.txt: {words}"


def test_an_id_of_any_letters_is_kept_as_a_key(tmp_path: Path) -> None:
    kept = {"AN-001a": "0f", "Stoke on Trent 1.2": "1a", 'a "b"': "2b", "ŵ": "3c"}
    keep_fingerprints(tmp_path, kept)
    assert tomllib.loads((tmp_path / "fingerprints.toml").read_text("utf-8"))["passage"] == kept
    assert 'AN-001a = "0f"' in (tmp_path / "fingerprints.toml").read_text("utf-8")
