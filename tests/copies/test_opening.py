"""What a citation opens: on the screen, line by line, and with `knowledge show`, with a copy kept and without."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.copies.kept import keep
from assistant.copies.passages import own_passages
from assistant.copies.records import Copy
from assistant.documents.shown import shown_data, shown_text
from assistant.documents.views import citation_view
from assistant.guidance import Guidance
from assistant.interview.sitting import opened
from assistant.paths import copies_folder
from assistant.screens.look import open_behind
from tests.cases import TODAY
from tests.copies import invented
from tests.copies.invented import ANYTOWN, PARAGRAPHS
from tests.plain.session import NEW_CASE, Session
from tests.screens.window import Window, with_sitting
from tests.store.plain import UnsyncedDisk

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HEADING = "The passage itself, from your own copy"
QUOTED = f"“{PARAGRAPHS[7]}”"
FIRST = "The circle meets on the second Thursday"


@pytest.fixture
def larger(guidance: Guidance) -> Guidance:
    """The shipped knowledge with the invented documents beside it."""
    return invented.beside(guidance)


@pytest.fixture
def copy(home: Path) -> Path:
    """A copy of Anytown's document, kept; the folder it is in."""
    keep(
        copies_folder(), Copy(ANYTOWN, NOON, "word", "ab" * 32, (*PARAGRAPHS[:-1], "[@click=app.quit]")), UnsyncedDisk()
    )
    assert copies_folder().is_relative_to(home)
    return copies_folder()


def _view(guidance: Guidance, cite: str) -> str:
    passage = own_passages(copies_folder(), guidance)
    return "\n".join(line.text for line in citation_view(cite, guidance, "tameside", TODAY, passage))


def test_without_a_copy_a_citation_is_as_it_was(small: Guidance) -> None:
    bare = "\n".join(line.text for line in citation_view("ZZ-004a", small, "tameside", TODAY))
    assert _view(small, "ZZ-004a") == bare
    assert "your copy" not in bare


def test_with_a_copy_it_has_the_passage_in_quotation_after_where_to_find_it(small: Guidance, copy: Path) -> None:
    text = _view(small, "ZZ-004a")
    assert f"{HEADING}\n{QUOTED}\nYour copy: a Word file, added on 21 November 2026." in text
    assert text.index("In our words, 4.") < text.index("Where to find it") < text.index(HEADING)


def test_a_short_one_has_its_neighbours_beside_it_and_is_told_from_them(small: Guidance, copy: Path) -> None:
    text = _view(small, "ZZ-006a")
    assert "\nJust before it: “• in the green notebook, so that the child can find it”\n“• with the aunt or" in text
    assert "spare key”\nJust after it: “• in the drawer of the long-term planning desk.”\n" in text
    shown = shown_text(shown_data("ZZ-006a", small, own_passages(copies_folder(), small)) or {})
    assert "Just before it: “• in the green notebook" in shown
    assert "\n  “• with the aunt or uncle" in shown


def test_a_pin_that_the_copy_lacks_is_said(small: Guidance, copy: Path) -> None:
    text = _view(small, "ZZ-008a")
    assert "Not found in your copy, added on 21 November 2026: it may be another edition." in text
    assert HEADING not in text


def test_a_citation_of_another_document_or_of_the_law_says_nothing_of_it(larger: Guidance, copy: Path) -> None:
    law = next(f"law:{number}" for number in larger.notes)
    for cite in ("YY-001a", law, "TM-000z"):
        assert "our copy" not in _view(larger, cite)


def test_a_damaged_copy_is_said_in_a_line_and_the_rest_is_shown(small: Guidance, copy: Path) -> None:
    next(copy.glob("*.json")).write_bytes(b"{")
    text = _view(small, "ZZ-004a")
    assert "Your copy of anytown-guide is damaged: it was passed over" in text
    assert "In our words, 4." in text


def test_one_record_is_shown_with_its_passage(small: Guidance, copy: Path) -> None:
    passage = own_passages(copies_folder(), small)
    found, lacking = shown_data("ZZ-004a", small, passage), shown_data("ZZ-008a", small, passage)
    assert found is not None
    assert lacking is not None
    passage_data = {"says": PARAGRAPHS[7], "before": "", "after": ""}
    assert found["your_copy"] == {"added": "2026-11-21", "from": "a Word file", "passage": passage_data}
    assert "from your own copy (a Word file, added on 21" in shown_text(found)
    assert lacking["your_copy"]["passage"] is None
    assert "Not found in your copy, added on 21 November 2026" in " ".join(shown_text(lacking).split())
    assert "your_copy" not in (shown_data("ZZ-004a", small) or {})
    next(copy.glob("*.json")).write_bytes(b"{")
    broken = shown_data("ZZ-004a", small, own_passages(copies_folder(), small))
    assert broken is not None
    assert "Your copy of anytown-guide is damaged" in " ".join(shown_text(broken).split())


def test_line_by_line_a_citation_reads_the_passage_out(larger: Guidance, home: Path, copy: Path) -> None:
    text = " ".join(Session(larger, home).type(*NEW_CASE, "cite zz-004a", "cite ZZ-008a", "quit").split())
    assert f"{HEADING} {QUOTED} Your copy: a Word file, added on 21 November 2026." in text
    assert "Not found in your copy, added on 21 November 2026" in text


def test_a_copy_that_is_added_meanwhile_is_there_at_the_next_citation(larger: Guidance, home: Path) -> None:
    passage = own_passages(copies_folder(), larger)
    assert passage(larger.statements["ZZ-004a"]) is None
    keep(copies_folder(), Copy(ANYTOWN, NOON, "pdf", "ab" * 32, PARAGRAPHS), UnsyncedDisk())
    assert QUOTED in " ".join(Session(larger, home).type(*NEW_CASE, "cite ZZ-004a", "quit").split())


def test_on_the_screen_a_citation_opens_the_passage_and_its_markup_is_only_text(larger: Guidance, copy: Path) -> None:
    sitting = opened(larger, TODAY, NOON, "tameside")

    async def act(window: Window) -> None:
        open_behind(window.screen, ("ZZ-004a",), sitting)
        await window.pilot.pause()
        assert HEADING in window.text()
        assert FIRST in window.text()
        await window.press("escape")
        open_behind(window.screen, ("ZZ-007a",), sitting)
        await window.pilot.pause()
        assert "[@click=app.quit]" in window.text()

    with_sitting(sitting, act, size=(120, 36))


def test_the_passage_is_written_into_no_case_transcript_log_or_cache(larger: Guidance, home: Path, copy: Path) -> None:
    session = Session(larger, home)
    session.type(*NEW_CASE, "cite ZZ-004a", "note I read it", "said", "quit")
    said = session.type("2", "said", "quit")
    assert FIRST not in said
    others = [path for path in home.rglob("*") if path.is_file() and path.parent != copy]
    assert others
    assert not [path for path in others if FIRST.encode() in path.read_bytes()]
