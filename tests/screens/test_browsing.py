"""The guidance to read in, on the screen: there and back, side by side, searched, and nothing in it acted on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.theme import Theme
from textual.widgets import OptionList

from assistant.documents.browse_sheets import CAPTION, ROWS
from assistant.guidance import Guidance
from assistant.screens import desk
from assistant.screens.app import PermanenceApp
from assistant.screens.lines import LineList
from assistant.screens.side_by_side import SideBySideScreen, TableList
from assistant.screens.theme import DARK, LIGHT
from tests.cases import TODAY
from tests.interview.talk import begun, with_people
from tests.screens.hostile import HOSTILE, MARKUP, assert_harmless
from tests.screens.test_looks import _faint
from tests.screens.window import SMALL, WIDE, Window, in_window, shipped, with_sitting

SMALLEST = (50, 16)
SCROLLBAR = " ▁▂▃▄▅▆▇█"
CHOSEN = ("cao", "sgo", "ltfc", "adoption")


def as_worker_of(authority: str) -> PermanenceApp:
    """The app of somebody whose new cases begin with that council."""
    return PermanenceApp(authority, today=TODAY)


async def follow(window: Window, *lines: str) -> None:
    """Enter on the line that begins so, page after page."""
    for line in lines:
        window.screen.query_one(LineList).walk_to(line)
        await window.press("enter")
        await window.pilot.pause()


async def side_by_side(window: Window, *options: str) -> None:
    """From home, these options in the table."""
    await window.press("b")
    await follow(window, "› Options side by side")
    for option in options:
        await follow(window, f"› [ ] {shipped().options[option].label}")
    await follow(window, "› Show these side by side")
    await window.pilot.pause()


def under_bar(window: Window) -> str:
    """The line that is highlighted."""
    lines = window.screen.query_one(LineList)
    assert lines.highlighted is not None
    return lines._lines_shown[lines.highlighted].text


def in_sight(window: Window) -> list[str]:
    """The options that are named above the table."""
    return [key for key in CHOSEN if shipped().options[key].label in " ".join(window.rows()[1:3])]


# ---------------------------------------------------------------- there and back


def test_from_home_to_a_statement_and_back_to_the_same_place_on_every_page() -> None:
    async def act(window: Window) -> None:
        await window.press("b")
        assert "The guidance · Devon first" in window.text()
        assert "664 statements of 5 documents" in window.text()
        await follow(window, "› By document", "› Tameside procedure", "› Section 8.5 Special Guardianship Order")
        assert "another council's, not yours" in window.text()
        await window.press("down", "down")
        left = under_bar(window)
        await window.press("enter")
        assert "TM-234c, in our words" in window.text()
        await window.press("escape")
        assert under_bar(window) == left
        for key, expected in (
            ("backspace", "Section 8.5 Special Guardianship Order"),
            ("escape", "Tameside procedure"),
        ):
            await window.press(key)
            assert under_bar(window).startswith(expected)
        await window.press("left")
        assert under_bar(window) == "By document"
        await window.press("escape")
        assert window.where == "home"

    in_window(act, SMALL, as_worker_of("devon"))


def test_it_is_a_line_of_home_and_a_command_of_every_screen() -> None:
    async def act(window: Window) -> None:
        home = window.screen.query_one("#home", OptionList)
        ids = [option.id for option in home.options]
        home.highlighted = ids.index("browse")
        await window.press("enter", "enter")
        assert "The guidance in this app" in window.text() or "By document" in window.rows()[1]
        await window.press("f3")
        assert window.where == "home"
        await window.command("Browse")
        assert "The guidance in this app" in window.text()
        await window.press("f3", "f8")
        assert "The guidance · no council of your own is set" in window.text()

    in_window(act)


def test_from_the_conversation_it_is_read_as_the_case_is_and_nothing_of_it_changes() -> None:
    async def act(window: Window) -> None:
        events = window.work.sitting.events
        await window.type("with nan")
        await window.press("f8")
        assert "The guidance · Tameside first" in window.text()
        await follow(window, "› By topic", "› Family time")
        await window.press("f3")
        assert window.where == "talk"
        assert window.line.value == "with nan"
        assert window.work.sitting.events == events

    with_sitting(begun("2022"), act)


def test_a_citation_of_the_case_leads_to_its_section() -> None:
    async def act(window: Window) -> None:
        await window.press("f3")
        await follow(window, "? Special guardianship: the maternal aunt", "+ ")
        lines = window.screen.query_one(LineList)
        section = next(index for index, line in enumerate(lines._lines_shown) if line.text.startswith("8."))
        lines.highlighted = section
        words = lines._lines_shown[section].text.split(";")[0]
        await window.press("enter")
        assert words in window.rows()[1]
        await window.press("escape")
        assert "in our words" in window.text()
        await window.press("f8", "f3")
        assert window.where == "talk"

    with_sitting(with_people(), act)


def test_f8_leads_to_the_contents_and_back_from_there() -> None:
    async def act(window: Window) -> None:
        await window.press("b")
        await follow(window, "› By topic", "› Family time")
        await window.press("f8", "f8")
        assert "The guidance in this app" in window.text()
        await window.press("escape")
        assert "Family time" in window.rows()[1]

    in_window(act)


def test_its_keys_are_named_on_every_page_and_its_help_fits_on_a_small_screen() -> None:
    async def act(window: Window) -> None:
        await window.press("b")
        for line in ("› By option", "› Special guardianship"):
            assert "/ search  Esc back  F8 contents  F3 leave  F1 help" in window.rows()[-1]
            await follow(window, line)
        await window.press("f1")
        framed = " ".join(row.split("│")[1] for row in window.rows() if row.count("│") == 2)
        last = "everything else says whose it is. F9 asks the guidance, F12 explains the words of the field here. Back"
        assert last in " ".join(framed.split())

    in_window(act)


# ---------------------------------------------------------------- side by side


def test_on_a_small_screen_two_options_stand_side_by_side_and_the_others_come_by_the_arrows() -> None:
    async def act(window: Window) -> None:
        await side_by_side(window, *CHOSEN[:3])
        assert isinstance(window.screen, SideBySideScreen)
        assert CAPTION in window.text()
        assert in_sight(window) == ["cao", "sgo"]
        assert "2 of 3 in sight, ← → for the others" in window.rows()[0]
        await window.press("right")
        assert in_sight(window) == ["sgo", "ltfc"]
        await window.press("right")
        assert in_sight(window) == ["cao", "ltfc"]
        await window.press("left", "left")
        assert in_sight(window) == ["cao", "sgo"]
        await window.press("escape")
        assert under_bar(window).startswith("Show these side by side: Child arrangements order (lives with), Special")

    in_window(act, SMALL, as_worker_of("tameside"))


def test_a_wider_screen_shows_more_of_them() -> None:
    async def act(window: Window) -> None:
        await side_by_side(window, *CHOSEN)
        assert in_sight(window) == ["cao", "sgo", "ltfc"]
        await window.resize(160, 40)
        await window.pilot.pause()
        assert in_sight(window) == list(CHOSEN)
        assert "in sight" not in window.rows()[0]
        await window.press("right")
        assert in_sight(window) == list(CHOSEN)
        await window.resize(80, 24)
        await window.pilot.pause()
        assert in_sight(window) == ["cao", "sgo"]

    in_window(act, WIDE, as_worker_of("swindon"))


@pytest.mark.parametrize("size", [SMALL, WIDE, SMALLEST], ids=str)
def test_every_word_of_the_table_can_be_read_with_the_arrows(size: tuple[int, int]) -> None:
    seen: set[str] = set()

    async def act(window: Window) -> None:
        await side_by_side(window, "sgo", "ltfc")
        table = window.screen.query_one(TableList)
        walked = False
        while not walked or table.highlighted:
            walked = True
            for row in window.rows():
                seen.update(part.strip() for part in row.rstrip(SCROLLBAR).split(" │ "))
            await window.press("down")
        assert table.highlighted == 0

    in_window(act, size, as_worker_of("tameside"))
    words = {word for part in seen for word in part.split()}
    for title in ROWS.values():
        assert set(title.split()) <= words
    for cell in shipped().cells:
        if cell.option in ("sgo", "ltfc"):
            assert set(f"{cell.says} {cell.note}".split()) <= words, cell


def test_enter_on_a_row_opens_what_the_cells_in_sight_rest_on() -> None:
    async def act(window: Window) -> None:
        await side_by_side(window, "cao", "sgo", "adoption")
        table = window.screen.query_one(TableList)
        row = next(index for index, one in enumerate(table._rows) if one.cells)
        table.highlighted = row + len(table._above)
        await window.press("enter")
        first = [cite for cell in table._rows[row].cells[:2] for cite in cell.cites]
        shown = [line.text for line in window.screen.query_one(LineList)._lines_shown if "in our words" in line.text]
        assert shown == [f"{cite}, in our words" for cite in dict.fromkeys(first)]
        await window.press("escape")
        assert table.highlighted == row + len(table._above)
        table.highlighted = 0
        await window.press("enter")
        assert isinstance(window.screen, SideBySideScreen)

    in_window(act)


def test_space_ticks_too_and_what_is_ticked_and_what_comes_next_is_said_in_sight() -> None:
    async def act(window: Window) -> None:
        await window.press("b")
        await follow(window, "› Options side by side")
        assert "Tick from 2 to 4 options" in window.rows()[0]
        assert "Space or Enter ticks  End Enter shows those ticked" in window.rows()[-1]
        window.screen.query_one(LineList).walk_to("› [ ] Adoption")
        await window.press("space")
        assert under_bar(window) == "[x] Adoption"
        assert "One is ticked: now choose a second." in window.rows()[0]
        await window.press("up", "space")
        assert "2 are ticked. You can tick more, or go on to “Show these”, the last line." in window.rows()[0]
        await window.press("end", "enter")
        assert isinstance(window.screen, SideBySideScreen)

    in_window(act)


def test_space_opens_nothing_where_nothing_is_ticked() -> None:
    async def act(window: Window) -> None:
        await window.press("b", "space")
        assert "The guidance in this app" in window.text()

    in_window(act)


def test_ticking_an_option_keeps_the_bar_where_it_is_and_going_back_leaves_at_once() -> None:
    async def act(window: Window) -> None:
        await window.press("b")
        await follow(window, "› Options side by side", "› [ ] Adoption")
        assert under_bar(window) == "[x] Adoption"
        await window.press("enter")
        assert under_bar(window) == "[ ] Adoption"
        await window.press("escape")
        assert "The guidance in this app" in window.text()

    in_window(act)


# ---------------------------------------------------------------- searching


def test_a_search_lists_what_has_the_words_and_goes_back_to_where_it_was_asked() -> None:
    async def act(window: Window) -> None:
        await window.press("b")
        await follow(window, "› By topic")
        await window.press("slash")
        await window.type("special guardianship")
        await window.press("enter")
        assert "Search: special guardianship" in window.rows()[1]
        await follow(window, "› Special guardianship")
        assert "Why it stands where it does" in window.text()
        await window.press("escape", "escape")
        assert "By topic" in window.rows()[1]
        await window.press("slash", "escape")
        assert "By topic" in window.rows()[1]

    in_window(act)


def test_that_nothing_has_the_words_is_said() -> None:
    async def act(window: Window) -> None:
        await window.press("b", "slash")
        await window.type("xyzzy")
        await window.press("enter")
        assert "Nothing in this guidance has these words." in window.text()

    in_window(act)


# ---------------------------------------------------------------- what it looks like, and what is not acted on


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_no_page_is_too_faint_to_be_read(theme: Theme) -> None:
    app = as_worker_of("devon")
    app.theme = theme.name

    async def act(window: Window) -> None:
        await window.press("b")
        assert _faint(window) == []
        for way in (
            ("› By document",),
            ("› By option", "› Child arr"),
            ("› By topic", "› Family time"),
            ("› Law notes",),
        ):
            await follow(window, *way)
            for _ in range(5):
                assert _faint(window) == []
                await window.press("down")
            await window.press("f8")
        await follow(window, "› Options side by side", "› [ ] Adoption", "› [ ] Special", "› Show these")
        for _ in range(6):
            assert _faint(window) == []
            await window.press("down")

    in_window(act, SMALL, app)


def _pack(change: Callable[[Guidance], Guidance], monkeypatch: pytest.MonkeyPatch) -> None:
    guidance = change(shipped())
    monkeypatch.setattr(desk, "guidance_as_set", lambda *folders: (guidance, None))


def _written(text: str) -> Callable[[Guidance], Guidance]:
    """A guidance in which a council has written this wherever it can."""

    def change(guidance: Guidance) -> Guidance:
        one = guidance.statements["TM-234a"]
        cells = tuple(replace(cell, says=text, note=text) for cell in guidance.cells)
        return replace(
            guidance,
            statements={**guidance.statements, one.id: replace(one, says=text, section=text, topics=(text,))},
            cells=cells,
            options={key: replace(option, label=f"{key} {text}") for key, option in guidance.options.items()},
            terms={key: replace(term, term=f"{key} {text}", means=text) for key, term in guidance.terms.items()},
        )

    return change


def test_what_a_pack_says_is_shown_as_it_stands_and_never_acted_on(monkeypatch: pytest.MonkeyPatch) -> None:
    _pack(_written(MARKUP), monkeypatch)

    async def act(window: Window) -> None:
        await window.press("b")
        await follow(window, "› By document", "› Tameside procedure", f"› {MARKUP}")
        assert MARKUP in window.text()
        assert_harmless(window)
        await follow(window, f"› {MARKUP}")
        assert f"{MARKUP}; " in window.text()
        assert_harmless(window)
        await window.press("f8")
        await follow(window, "› Options side by side", "› [ ] cao", "› [ ] sgo")
        assert_harmless(window)
        await follow(window, "› Show these")
        assert "[bold]loud[/bold]" in window.text()
        assert_harmless(window)
        await window.press("f8")
        await follow(window, "› Words of the field", "› sgo", "› adoption")
        assert_harmless(window)

    in_window(act)


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_typed_to_search_for_is_only_words(kind: str) -> None:
    async def act(window: Window) -> None:
        await window.press("b", "slash")
        await window.paste(HOSTILE[kind])
        assert_harmless(window)
        await window.press("enter")
        await window.pilot.pause()
        assert window.rows()[1].strip().startswith("Search")
        assert_harmless(window)

    in_window(act)
