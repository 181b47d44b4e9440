"""The guidance to read in, line by line: the same pages, by number."""

from __future__ import annotations

import pytest

from assistant.documents.browse_sheets import ROWS
from assistant.documents.pages import CONTENTS
from assistant.documents.reading import reading
from tests.cases import TODAY, shipped
from tests.plain.session import NEW_CASE, Session

BROWSE = "3"
"""From an empty home."""
HERE = (*NEW_CASE, "2021", "5")
"""A case in which the question is how it is going where they are."""


def flat(text: str) -> str:
    return " ".join(text.split())


def pages(text: str) -> list[str]:
    """What was read out after each line typed."""
    return [flat(block) for block in text.split("\n> \n")]


def number(page: str, words: str) -> str:
    """The number that stands before these words on a page that was read out."""
    before = page[: page.index(f". {words}")]
    return before.split()[-1]


def read(session: Session, *lines: str, authority: str | None = "devon") -> list[str]:
    """What is read out from home on, ending with the page that the last of these lines opens."""
    return pages(session.type(BROWSE, *lines, "done", "4", authority=authority))[1 : len(lines) + 2]


def follow(session: Session, *words: str) -> list[str]:
    """The numbers to type for these lines, page after page."""
    typed: list[str] = []
    for one in words:
        typed.append(number(read(session, *typed)[-1], one))
    return typed


def test_it_is_a_choice_of_home_and_leads_back_there(session: Session) -> None:
    text = session.type("browse the guidance", "done", "quit")
    assert "This is the guidance, to read in." in flat(text)
    assert flat(text).count("3. Browse the guidance") == 2
    assert text.rstrip().endswith("Goodbye.")


def test_from_the_contents_to_a_statement_and_back_page_by_page(session: Session) -> None:
    way = follow(session, "By document", "Tameside procedure", "Section 8.5 Special Guardianship Order")
    found = read(session, *way, "3", "back", "back", "back", "back")
    contents, documents, document, section, statement, *back = found
    assert "Devon's own come first" in contents
    assert documents.startswith("By document 1. Devon guidance")
    assert "another council's, not yours" in document
    assert "3. Parents keep parental responsibility under a special guardianship order" in section
    assert "TM-234c, in our words" in statement
    assert [page[:40] for page in back[:3]] == [page[:40] for page in (section, document, documents)]
    assert back[3].startswith("The guidance in this app")


def test_back_at_the_beginning_says_how_to_leave(session: Session) -> None:
    assert "This is where it begins. Type done to leave the guidance." in read(session, "back")[-1]


def test_the_pages_are_those_of_the_screen(session: Session) -> None:
    lines = reading(shipped(), "devon", TODAY).behind(CONTENTS)
    page = read(session)[0]
    assert all(flat(line.text) in page for line in lines)


def test_options_side_by_side_are_read_out_row_by_row_each_under_the_other(session: Session) -> None:
    way = follow(session, "Options side by side", "[ ] Special guardianship", "[ ] Adoption")
    found = read(session, *way, number(read(session, *way)[-1], "Show these side by side"))[-1]
    assert found.startswith("Special guardianship and Adoption This sets out what the documents print.")
    at = [found.index(title) for title in ROWS.values()]
    assert at == sorted(at)
    assert found.index("Special guardianship:") < found.index("Adoption:")


def test_ticking_says_what_comes_next_and_moves_no_number(session: Session) -> None:
    way = follow(session, "Options side by side", "[ ] Special guardianship")
    none, one, two = read(session, *way, number(read(session, *way)[-1], "[ ] Adoption"))[-3:]
    assert "Tick from 2 to 4 options" in none
    assert "One is ticked: now choose a second." in one
    assert "go on to “Show these”, the last line" in two
    assert number(none, "[ ] Children's home") == number(two, "[ ] Children's home")
    assert "Enter on a line" not in f"{none}{one}{two}"


def test_ticking_is_not_gone_back_through(session: Session) -> None:
    way = follow(session, "Options side by side", "[ ] Special guardianship", "[ ] Adoption")
    assert read(session, *way, "back")[-1].startswith("The guidance in this app")


@pytest.mark.parametrize("before", ["", "/", ":"])
def test_a_search_lists_what_has_the_words_and_says_where_nothing_has(session: Session, before: str) -> None:
    found = read(session, f"{before}search special guardianship", f"{before}search xyzzy", f"{before}back", "search")
    assert "Options 1. Special guardianship Words of the field" in found[1]
    assert "Nothing in this guidance has these words." in found[2]
    assert found[3].startswith("Search: special guardianship")
    assert "Type search and what to look for" in found[4]


@pytest.mark.parametrize("typed", ["0", "99999999999", "hello", "", "²", "-1", "1 2", "search\x1b[31m"])
def test_whatever_else_is_typed_is_answered_and_the_page_stands(session: Session, typed: str) -> None:
    found = read(session, typed, "again")
    assert "Type " in found[1]
    assert found[2].startswith("The guidance in this app")


def test_a_page_where_nothing_opens_says_so(session: Session) -> None:
    assert "Nothing on this page can be opened." in read(session, "search qqqq", "1")[-1]


def test_contents_leads_back_to_the_beginning_from_anywhere(session: Session) -> None:
    found = read(session, "1", "contents", "contents", "back")
    assert found[2].startswith("The guidance in this app")
    assert found[4].startswith("By document")


def test_in_the_interview_it_is_read_as_the_case_is_and_the_question_is_put_again(session: Session) -> None:
    text = session.type(*HERE, "browse", "search TM-216f", "1", "done", "quit")
    assert "Tameside's own come first" in flat(text)
    assert "TM-216f, in our words" in text
    after = flat(text[text.index("TM-216f, in our words") :])
    assert "How is it going where they are?" in after
    assert "Taken back" not in text


def test_quit_in_the_guidance_stops_and_keeps_the_case(session: Session) -> None:
    text = session.type(*HERE, "/browse", "quit")
    assert "Everything you answered is kept" in flat(text)
    assert text.rstrip().endswith("Goodbye.")
    assert len(session.store.kept()) == 1


def test_input_that_ends_in_the_guidance_ends_well(session: Session) -> None:
    assert "Nothing is open" in session.type(BROWSE, "1")
    assert "Everything you answered is kept" in flat(session.type(*HERE, "browse", "2"))


def test_without_a_council_nothing_is_said_to_be_ones_own(session: Session) -> None:
    found = " ".join(read(session, "1", "back", "2", authority=None))
    assert "yours" not in found
    assert "none of them is your own council's" in found
