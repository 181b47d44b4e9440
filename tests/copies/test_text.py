"""Text and Markdown files as paragraphs: lines joined, marks taken off, cells apart, nothing raw."""

from __future__ import annotations

import pytest

from assistant.copies.joining import joined
from tests.copies.conftest import Read
from tests.copies.invented import PARAGRAPHS, markdown_file, text_file
from tests.test_text import HOSTILE

WORDS = tuple(one.removeprefix("# ") for one in PARAGRAPHS)


def test_a_paragraph_to_a_line_stays_one(read: Read) -> None:
    found = read("a.txt", text_file())
    assert found.kind == "text"
    assert found.paragraphs[: len(WORDS)] == WORDS


@pytest.mark.parametrize("width", [40, 60, 90])
def test_wrapped_lines_are_put_together_again(read: Read, width: int) -> None:
    assert read("a.txt", text_file(width)).paragraphs[: len(WORDS)] == WORDS


def test_the_parts_of_a_cell_stand_apart(read: Read) -> None:
    found = read("a.txt", text_file()).paragraphs
    assert "The ferryman holds the key while the river is high." in found
    assert "Nobody rows alone." in found


def test_the_marks_of_markdown_are_not_read_as_words(read: Read) -> None:
    found = read("a.md", markdown_file())
    assert found.kind == "markdown"
    assert WORDS[0] == found.paragraphs[0]
    assert "It keeps one green notebook for the child’s own questions" in found.paragraphs[7]
    assert "The baker opens the side gate at dawn." in found.paragraphs
    assert not any("---" in one or "|" in one for one in found.paragraphs)


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("**Two** words and __two__ more", "Two words and two more"),
        ("A [link](https://example.org/a_b) to follow", "A link to follow"),
        ("![A picture](p.png) of it", "A picture of it"),
        ("See `this` here", "See this here"),
        ("> What was said", "What was said"),
        ("A note<sup>1</sup> below", "A note1 below"),
        (r"\*Not\* marked", "*Not* marked"),
        ("2 * 3 is 6 and snake_case stays", "2 * 3 is 6 and snake_case stays"),
        ("### A heading ###", "A heading"),
    ],
)
def test_each_mark_is_taken_off(read: Read, marked: str, bare: str) -> None:
    assert read("a.md", marked.encode()).paragraphs == (bare,)


def test_a_text_file_with_marks_is_still_a_text_file_and_reads_the_same(read: Read) -> None:
    found = read("a.txt", markdown_file())
    assert found.kind == "text"
    assert found.paragraphs == read("a.md", markdown_file()).paragraphs


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "A.MD"])
def test_a_name_makes_markdown_of_text_without_marks(read: Read, name: str) -> None:
    assert read(name, b"Only words.").kind == "markdown"


def test_a_bullet_a_number_and_a_blank_line_begin_a_paragraph() -> None:
    lines = (
        "We ask three things of each of you, and\nthey are:\n• a lamp\n• bread and\nsalt\n2.1 A rule\n(b) More\n\nEnd"
    )
    assert joined(lines.split("\n")) == [
        "We ask three things of each of you, and they are:",
        "• a lamp",
        "• bread and salt",
        "2.1 A rule",
        "(b) More",
        "End",
    ]


def test_a_bullet_alone_on_its_line_belongs_to_the_next() -> None:
    assert joined(["•", "A lamp in every window, and bread"]) == ["• A lamp in every window, and bread"]


def test_a_word_parted_at_a_hyphen_gets_no_space() -> None:
    assert joined(["Every home here is meant for the long-", "term, as we say."]) == [
        "Every home here is meant for the long-term, as we say."
    ]


def test_a_soft_hyphen_at_the_end_of_a_line_leaves_the_word_whole(read: Read) -> None:
    text = "Every home that is found here is meant for perma\u00ad\nnence and nothing less."
    assert read("a.txt", text.encode()).paragraphs == (
        "Every home that is found here is meant for permanence and nothing less.",
    )


def test_a_mark_at_the_beginning_and_windows_line_ends_do_not_count(read: Read) -> None:
    assert read("a.txt", b"\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n").paragraphs == ("One.", "Two.")


def test_nothing_a_terminal_acts_on_is_kept(read: Read) -> None:
    text = "A \x1b[31mlamp\x1b[0m \u202ein\u2066 \u200fevery\x07 [@click=app.quit]window[/]\x9b2J"
    found = read("a.txt", text.encode()).paragraphs
    assert found == ("A lamp in every [@click=app.quit]window[/]2J",)
    assert not HOSTILE.search("".join(found))
