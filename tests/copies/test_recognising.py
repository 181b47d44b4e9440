"""Which document a text is: by its passages, never by its name; and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.copies.finding import Place, Stream, places
from assistant.copies.recognising import recognised, statements_of
from assistant.copies.records import BadCopy
from assistant.guidance import Guidance
from assistant.guidance.sources import Statement
from tests.copies import invented
from tests.copies.conftest import Read
from tests.copies.invented import ANYTOWN, OTHERS, OTHERVILLE, PARAGRAPHS

ALL = tuple(one.id for one in invented.statements() if one.source == ANYTOWN)


def _statement(number: int, line: int, pin: str) -> Statement:
    return Statement(f"ZZ-{number:03}a", ANYTOWN, "So it is.", "1", "here", line, pin, "role_duty")


def _where(paragraphs: tuple[str, ...], *statements: Statement) -> dict[str, tuple[int, int]]:
    return {key: (one.first, one.last) for key, one in places(Stream(paragraphs), statements).items()}


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.txt", invented.text_file),
        ("a.txt", lambda: invented.text_file(60)),
        ("a.md", invented.markdown_file),
        ("a.docx", invented.word),
        ("a.pdf", invented.pdf),
        ("a.pdf", lambda: invented.pdf(width=40, lines=5)),
        ("lamps-otherville.pdf", lambda: invented.pdf(width=80)),
    ],
    ids=["text", "wrapped text", "markdown", "word", "pdf", "narrow pdf", "pdf named like another"],
)
def test_every_kind_of_file_is_recognised_with_every_passage(
    read: Read, small: Guidance, name: str, make: Callable[[], bytes]
) -> None:
    found = recognised(Stream(read(name, make()).paragraphs), small)
    assert (found.source, found.found, found.missing) == (ANYTOWN, ALL, ())


def test_another_edition_is_recognised_and_what_is_not_in_it_is_named(small: Guidance) -> None:
    other = tuple(one for one in PARAGRAPHS if "green notebook for" not in one and "Friday" not in one)
    found = recognised(Stream(other), small)
    assert found.source == ANYTOWN
    assert found.missing == ("ZZ-004a", "ZZ-005a", "ZZ-008a", "ZZ-009a", "ZZ-010a", "ZZ-011a")
    assert found.of == len(ALL)


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (
            ("A recipe for bread.", "None"),
            ["it has no passage that this knowledge cites", "A lasting home (anytown-guide)"],
        ),
        (PARAGRAPHS[9:12], ["2 of its 10 passages found of A lasting home (anytown-guide)", "--as anytown-guide"]),
        ((*PARAGRAPHS[5:8], *OTHERS), ["of its", "expected one of: A lasting home (anytown-guide), Lamps"]),
    ],
    ids=["neither", "too little", "both"],
)
def test_what_is_not_clearly_one_of_them_is_refused(
    small: Guidance, paragraphs: tuple[str, ...], words: list[str]
) -> None:
    with pytest.raises(BadCopy) as stopped:
        recognised(Stream(paragraphs), small)
    assert all(one in str(stopped.value) for one in words)
    assert str(stopped.value).isprintable()


def test_it_may_be_said_which_it_is_so_long_as_one_passage_is_there(small: Guidance) -> None:
    assert recognised(Stream(PARAGRAPHS[9:12]), small, ANYTOWN).found == ("ZZ-006a", "ZZ-007a")
    with pytest.raises(BadCopy, match=re.escape("not Lamps (otherville-note): none of its 3 passages stands in it")):
        recognised(Stream(PARAGRAPHS), small, OTHERVILLE)
    with pytest.raises(BadCopy, match="none of its 10 passages"):
        recognised(Stream(("None",)), small, ANYTOWN)


def test_a_source_that_nothing_is_cited_from_is_never_recognised(small: Guidance) -> None:
    bare = replace(small, statements={})
    with pytest.raises(BadCopy, match="no passage that this knowledge cites"):
        recognised(Stream(PARAGRAPHS), bare)


def test_a_pin_is_found_across_line_ends_page_turns_hyphens_and_odd_spaces() -> None:
    pin = "the long-term planning desk"
    for paragraphs in (
        ("In the drawer of the long-", "term plan-", "ning desk."),
        ("In the drawer of the longterm  p lanning d esk.",),
        ("IN THE DRAWER OF THE LONG\u2011TERM PLANNING DESK",),
    ):
        assert Stream(paragraphs).places(pin) == (Place(0, len(paragraphs) - 1),)


def test_a_short_pin_is_found_as_whole_words_only() -> None:
    assert Stream(("Nonetheless the lamp", "none")).places("None") == (Place(1, 1),)
    assert Stream(("Nonetheless",)).places("") == ()
    assert Stream(()).places("None") == ()


def test_a_pin_that_a_list_of_contents_has_too_is_meant_where_its_chapter_stands(small: Guidance) -> None:
    stream = Stream(PARAGRAPHS)
    assert len(stream.places("who is asked before anybody else")) == 3
    assert places(stream, statements_of(ANYTOWN, small))["ZZ-001a"] == Place(5, 5)


def test_a_pin_that_stands_twice_is_meant_nearest_to_its_neighbours() -> None:
    twice = ("The lamp is lit at dusk.", "Bread is cut thin.", "Salt is kept dry.", "The lamp is lit at dusk.")
    lamp, bread, salt = (
        _statement(1, 30, "the lamp is lit at"),
        _statement(2, 10, "bread is cut thin"),
        _statement(3, 20, "salt is kept dry"),
    )
    assert _where(twice, lamp, bread, salt)["ZZ-001a"] == (3, 3)
    assert _where(twice, replace(lamp, line=1), bread, salt)["ZZ-001a"] == (0, 0)
    assert _where(twice, replace(lamp, line=1), bread)["ZZ-001a"] == (0, 0)
    assert _where(twice, lamp)["ZZ-001a"] == (3, 3)


def test_a_pin_that_tells_nothing_counts_only_between_its_neighbours() -> None:
    cells = ("None", "Bread is cut thin.", "None", "Salt is kept dry.", "None")
    bread, salt = _statement(2, 10, "bread is cut thin"), _statement(3, 20, "salt is kept dry")
    assert _where(cells, bread, _statement(9, 10, "None"), salt)["ZZ-009a"] == (2, 2)
    assert "ZZ-009a" not in _where(cells, bread, _statement(9, 30, "None"), salt)
    assert "ZZ-009a" not in _where(cells, _statement(9, 10, "None"))


def test_chapters_in_another_order_do_no_harm() -> None:
    turned = ("Salt is kept dry.", "None", "Bread is cut thin.")
    bread, salt = _statement(2, 10, "bread is cut thin"), _statement(3, 20, "salt is kept dry")
    assert _where(turned, bread, _statement(9, 15, "None"), salt) == {
        "ZZ-002a": (2, 2),
        "ZZ-009a": (1, 1),
        "ZZ-003a": (0, 0),
    }
