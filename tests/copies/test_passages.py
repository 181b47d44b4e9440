"""The passage itself: the paragraph its pin stands in, neither too long nor too short, and whole sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.copies.finding import Place
from assistant.copies.kept import keep, remove_copy
from assistant.copies.passages import LONGEST, Passage, own_passages, passage_at
from assistant.copies.records import Copy
from assistant.guidance import Guidance
from assistant.guidance.sources import Statement
from tests.copies.invented import ANYTOWN, PARAGRAPHS, statements
from tests.store.plain import UnsyncedDisk
from tests.test_text import HOSTILE

BY_ID = {one.id: one for one in statements()}
ADDED = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
COPY = Copy(ANYTOWN, ADDED, "pdf", "ab" * 32, PARAGRAPHS)
LAMP = replace(BY_ID["ZZ-001a"], pin="the lamp is lit at dusk")


def _of(paragraphs: tuple[str, ...], at: int = 0, to: int | None = None, statement: Statement = LAMP) -> Passage:
    return passage_at(replace(COPY, paragraphs=paragraphs), statement, Place(at, at if to is None else to))


def _says(text: str) -> str:
    return _of((text,)).says


def test_a_paragraph_of_middling_length_is_shown_whole() -> None:
    assert _of(PARAGRAPHS, 7, statement=BY_ID["ZZ-005a"]) == Passage(PARAGRAPHS[7])


def test_a_short_one_has_the_sentence_before_it_and_the_one_after_it_beside_it() -> None:
    found = _of(("Not this. This is before.", "The lamp is lit at dusk.", "This is after. Not this."), 1)
    assert found == Passage("The lamp is lit at dusk.", "This is before.", "This is after.")


def test_a_neighbour_that_is_long_itself_is_left_out() -> None:
    found = _of(("and so on " * 40, "The lamp is lit at dusk.", "This is after."), 1)
    assert found == Passage("The lamp is lit at dusk.", "", "This is after.")


def test_at_the_beginning_and_the_end_there_is_nothing_beside_it() -> None:
    assert _of(("The lamp is lit at dusk.",)) == Passage("The lamp is lit at dusk.")


def test_a_long_one_is_cut_at_whole_sentences_around_the_pin() -> None:
    many = " ".join(f"Sentence number {number} is said here." for number in range(60))
    found = _says(f"{many} The lamp is lit at dusk. {many}")
    assert len(found) <= LONGEST
    assert len(found) > LONGEST - 100
    assert "The lamp is lit at dusk." in found
    assert found.startswith("… Sentence number")
    assert found.endswith("is said here. …")


def test_the_pin_at_either_end_of_a_long_one_is_kept() -> None:
    many = " ".join(f"Sentence number {number} is said here." for number in range(60))
    assert _says(f"The lamp is lit at dusk. {many}").startswith("The lamp is lit at dusk. Sentence number 0")
    assert _says(f"{many} The lamp is lit at dusk.").endswith("is said here. The lamp is lit at dusk.")


def test_one_endless_sentence_is_cut_at_words() -> None:
    found = _says(f"{'and so on ' * 400}the lamp is lit at dusk{' and so forth' * 400}")
    assert len(found) <= LONGEST
    assert "the lamp is lit at dusk" in found
    assert found.startswith("… ")
    assert found.endswith(" …")


def test_one_endless_word_beside_it_is_no_harm() -> None:
    assert _says(f"{'x' * 100_000} the lamp is lit at dusk {'y' * 100_000}") == "… the lamp is lit at dusk …"


def test_a_passage_that_a_page_turn_breaks_is_put_together() -> None:
    found = _of(("Here we say that the lamp is", "lit at dusk and not before."), 0, 1)
    assert found == Passage("Here we say that the lamp is lit at dusk and not before.")


@pytest.mark.parametrize("where", range(len(PARAGRAPHS)))
def test_none_is_longer_than_it_may_be_or_empty(where: int) -> None:
    for paragraphs in (PARAGRAPHS, tuple(one * 40 for one in PARAGRAPHS), tuple("…" for _ in PARAGRAPHS)):
        found = _of(paragraphs, where)
        assert 0 < len(found.says) <= LONGEST
        assert len(found.before + found.after) <= LONGEST


def test_what_somebody_wrote_into_a_kept_file_is_cleaned_before_it_is_shown() -> None:
    written = "The lamp \x1b[31mis\x1b[0m lit \u202eat\x07 dusk.\n"
    found = _of((f"Be\x07fore.{written}", written, f"{written}After."), 1)
    for text in (found.says, found.before, found.after, _says(f"{written}{'And so on. ' * 20}")):
        assert text
        assert not HOSTILE.search(text)
        assert "\n" not in text


def test_copies_are_opened_by_source_and_only_when_they_are_asked_for(tmp_path: Path, small: Guidance) -> None:
    keep(tmp_path, COPY, UnsyncedDisk())
    look = own_passages(tmp_path, small)
    found = look(BY_ID["ZZ-005a"])
    assert found is not None
    assert (found.passage, found.kind, found.problem) == (Passage(PARAGRAPHS[7]), "a PDF", "")
    assert found.added == date(2026, 11, 21)
    assert look(BY_ID["YY-001a"]) is None


def test_a_pin_that_the_copy_lacks_says_when_the_copy_was_added(tmp_path: Path, small: Guidance) -> None:
    keep(tmp_path, replace(COPY, paragraphs=PARAGRAPHS[:8]), UnsyncedDisk())
    found = own_passages(tmp_path, small)(BY_ID["ZZ-008a"])
    assert found is not None
    assert (found.passage, found.added) == (None, date(2026, 11, 21))


def test_a_damaged_copy_says_so_and_nothing_else(tmp_path: Path, small: Guidance) -> None:
    keep(tmp_path, COPY, UnsyncedDisk())
    next(tmp_path.glob("*.json")).write_text("{", encoding="utf-8")
    found = own_passages(tmp_path, small)(BY_ID["ZZ-005a"])
    assert found is not None
    assert found.problem.startswith("your copy of anytown-guide is damaged")
    assert remove_copy(tmp_path, ANYTOWN)
    assert own_passages(tmp_path, small)(BY_ID["ZZ-005a"]) is None
