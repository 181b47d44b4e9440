"""The words of the field in a text: whole words, the longest name, capitals where only they can mean it."""

from __future__ import annotations

import pytest

from assistant.documents.browse import is_page, page_view
from assistant.documents.browse_text import opened_in, page_text
from assistant.documents.explained_terms import AT, BESIDE, NONE_HERE, explained_page, term_called, terms_in, terms_like
from assistant.documents.pages import Page
from tests.cases import TODAY, shipped


def named(text: str) -> list[str]:
    return [term.term for term in terms_in(text, shipped())]


def lines_of(page: Page, authority: str = "tameside") -> str:
    return " ".join(page_text(tuple(page_view(page, shipped(), authority, TODAY)), 80).split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An SGO, or special guardianship, or SGOs", ["special guardianship order"]),
        ("a special guardianship order made", ["special guardianship order"]),
        ("SPECIAL GUARDIANSHIP ORDER", ["special guardianship order"]),
        ("the IRO's view, then the IRO’s report", ["independent reviewing officer"]),
        ("so the supervision goes on; la la", []),
        ("her CP plan", ["child protection plan"]),
        ("in care. Order it", ["in care"]),
        ("unadopted, readoption", []),
        ("", []),
        ("…?! — 👩‍👧", []),
        ("a Permanency Planning Meeting", ["permanence planning meeting"]),
        ("Stable Homes, Built on Love", ["Stable Homes, Built on Love"]),
    ],
)
def test_words_are_found_whole_in_order_and_the_longest(text: str, found: list[str]) -> None:
    assert named(text) == found


def test_every_term_is_found_by_each_of_its_names() -> None:
    for term in shipped().terms.values():
        for name in (term.term, *term.also, *term.words.values()):
            called = term_called(name, shipped())
            assert called is not None, name
            assert called.id == term.id or name.casefold() in (called.term.casefold(), *map(str.casefold, called.also))


def test_a_term_is_called_in_any_case_and_others_like_it_are_named() -> None:
    called = term_called(" sgo? ", shipped())
    assert called is not None
    assert called.id == "special_guardianship_order"
    assert term_called("sgo and more", shipped()) is None
    assert term_called("", shipped()) is None
    assert [one.id for one in terms_like("the sgo SGO thing", shipped())] == ["special_guardianship_order"]
    assert "genogram" in " ".join((*one.also, one.term)[0] for one in terms_like("genogran", shipped()))
    assert terms_like("\x1b[31m" * 50, shipped()) == ()


def test_the_one_word_where_the_worker_is_opens_at_once_and_the_others_stand_beside_it() -> None:
    page = explained_page(["An IRO chairs it"], ["the IRO again", "a care order, then an SGO"], shipped())
    assert page == Page("term", "iro", ("care_order", "special_guardianship_order"))
    beside = lines_of(page).partition(BESIDE)[2]
    assert "care order" in beside.split("special")[0]
    assert "independent" not in beside
    assert Page("term", "special_guardianship_order") in opened_in(tuple(page_view(page, shipped(), "devon", TODAY)))


def test_several_words_are_listed_those_where_the_worker_is_first() -> None:
    page = explained_page(["IRO or ADM"], ["an SGO"], shipped())
    assert page.parts == ("iro", "adm", "special_guardianship_order")
    shown = lines_of(page)
    assert shown.index(AT) < shown.index("agency decision maker") < shown.index("special guardianship order")


def test_where_no_word_stands_that_is_said_and_all_of_them_are_a_line_away() -> None:
    page = explained_page(["nothing"], [], shipped())
    assert NONE_HERE in lines_of(page)
    assert opened_in(tuple(page_view(page, shipped(), "tameside", TODAY))) == (Page("terms"),)


def test_a_page_of_words_that_are_not_there_is_no_page() -> None:
    assert not is_page(Page("words_here", "0", ("no_such_word",)), shipped())
    assert not is_page(Page("term", "care_order", ("no_such_word",)), shipped())
