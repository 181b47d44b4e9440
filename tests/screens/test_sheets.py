"""The sheets over a case on the screen: side by side, the chair's page, the welfare checklist. All by keyboard."""

from __future__ import annotations

from textual.widgets import Static

from assistant.documents.balance import MOST
from assistant.documents.sheet_address import Sheet
from assistant.interview.sitting import Sitting
from assistant.screens.balance import BalanceList, BalanceScreen, ChooseEntriesScreen
from assistant.screens.lines import LineList
from assistant.training.sample import sample_sitting
from tests.interview.talk import AT, begun, with_people
from tests.screens.window import WIDE, Window, shipped, with_sitting


def _sample() -> Sitting:
    return sample_sitting(shipped(), AT)


async def _to(window: Window, title: str) -> None:
    """From the question to a sheet, by its line under the options."""
    await window.press("f3")
    window.screen.query_one(LineList).walk_to(f"› {title}")
    await window.press("enter")


def _note(window: Window) -> str:
    return str(window.screen.query_one("#note", Static).content)


async def _tick(window: Window, *beginnings: str) -> None:
    for beginning in beginnings:
        window.screen.query_one(LineList).walk_to(beginning)
        await window.press("space")


async def _walk_to(window: Window, words: str) -> None:
    """Down the sheet to a line that has these words."""
    sheet = window.screen.query_one(BalanceList)
    sheet.highlighted = next(at for at, lines in enumerate(sheet._opens) if any(words in line.text for line in lines))
    await window.pilot.pause()


def test_a_group_of_the_plan_opens_side_by_side_and_each_line_its_citation_and_back() -> None:
    async def act(window: Window) -> None:
        await _to(window, "Side by side")
        assert isinstance(window.screen, ChooseEntriesScreen)
        window.screen.query_one(LineList).walk_to("› Family and network: alongside")
        await window.press("enter")
        assert isinstance(window.screen, BalanceScreen)
        assert "Of all of these:" in window.text()
        assert "│" in window.rows()[1]
        await window.press("right", "right")
        await _walk_to(window, "It leaves the ties to the birth family")
        await window.press("enter")
        assert "in our words" in window.text()
        await window.press("escape", "escape")
        assert isinstance(window.screen, ChooseEntriesScreen)
        await window.press("f3")
        assert window.where == "talk"

    with_sitting(_sample(), act)


def test_two_to_four_are_ticked_and_a_fifth_is_refused_in_words() -> None:
    async def act(window: Window) -> None:
        await _to(window, "Side by side")
        assert _note(window).startswith("Open a group, or tick")
        await _tick(window, "[ ] Special guardianship: the maternal aunt")
        assert _note(window) == "One is ticked: now tick a second."
        await _tick(window, "[ ] Return to a parent: the mother")
        await window.press("end", "enter")
        assert isinstance(window.screen, BalanceScreen)
        assert [seat.option for seat in window.screen._sheet.seats] == ["reunification", "sgo"]
        await window.press("escape")
        await _tick(window, "[ ] Children's home", "[ ] Home under", "[ ] Informal")
        assert _note(window) == f"No more than {MOST} fit side by side: take one out to tick another."
        await _tick(window, "[x] Home under")
        assert _note(window).startswith("Ticked.")

    with_sitting(_sample(), act)


def test_columns_that_do_not_fit_are_turned_in_and_the_highlight_stays_in_its_row() -> None:
    async def act(window: Window) -> None:
        await _to(window, "Side by side")
        await _tick(window, "[ ] Special guardianship: the mat", "[ ] Return to a parent: the m", "[ ] Children's home")
        await window.press("end", "enter")
        sheet = window.screen.query_one(BalanceList)
        assert sheet.shown == 2
        assert "Children's home" not in window.text()
        sheet.highlighted = next(at for at, place in enumerate(sheet._places) if place[0] == 2)
        await window.press("right", "right")
        assert "Children's home" in " ".join(window.rows()[1:3])
        assert sheet._places[sheet.highlighted or 0][0] == 2
        await window.resize(140, 30)
        assert sheet.shown == 3
        await window.press("left")
        assert "Children's home" in " ".join(window.rows()[1:3])

    with_sitting(_sample(), act)


def test_where_little_is_known_the_questions_come_first_on_the_sheet() -> None:
    async def act(window: Window) -> None:
        await _to(window, "Side by side")
        await _tick(window, "[ ] Adoption", "[ ] Long-term")
        await window.press("end", "enter")
        assert "Little is known yet, so none of these is named to consider first." in window.text()

    with_sitting(begun("2022"), act)


def test_the_chairs_page_and_the_checklist_open_their_citations() -> None:
    async def act(window: Window) -> None:
        for title, words in (("For the chair: one page", "The child"), ("The welfare checklist", "law note 46")):
            await _to(window, title)
            assert window.rows()[0].strip() == title
            assert words in window.text()
            lines = window.screen.query_one(LineList)
            lines.highlighted = next(
                at for at, line in enumerate(lines._lines_shown) if isinstance(line.opens, tuple) and at > 3
            )
            await window.press("enter")
            assert "in our words" in window.text() or "Law note" in window.text()
            await window.press("escape", "f3")
            assert window.where == "talk"

    with_sitting(_sample(), act)


def test_each_sheet_is_a_command_and_says_in_help_what_its_keys_do() -> None:
    async def act(window: Window) -> None:
        for title in ("Side by side", "For the chair", "The welfare checklist"):
            await window.command(title)
            assert window.where != "talk"
            await window.press("f1")
            assert "Escape" in window.text()
            await window.press("escape", "f3")
            assert window.where == "talk"

    with_sitting(with_people(), act)


def test_beside_the_conversation_the_same_lines_open_the_same() -> None:
    async def act(window: Window) -> None:
        await window.press("f3")
        window.screen.query_one(LineList).walk_to("› For the chair")
        await window.press("enter")
        assert window.rows()[0].strip() == "For the chair: one page"

    with_sitting(with_people(), act, WIDE)


def test_an_address_is_the_same_by_its_kind_and_seats() -> None:
    assert Sheet("chair") == Sheet("chair") != Sheet("welfare")
