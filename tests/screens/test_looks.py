"""Everything can be read: in both themes at 4.5 to 1, and every question wholly on a screen of 80 by 24."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from textual.color import Color
from textual.geometry import Region
from textual.theme import Theme
from textual.widgets import OptionList

from assistant.conditions import CHILD
from assistant.interview.cards import Card, question_card
from assistant.screens.app import PermanenceApp
from assistant.screens.lines import LineList
from assistant.screens.question import QuestionCard
from assistant.screens.theme import DARK, LIGHT
from tests.cases import TODAY
from tests.interview.talk import with_people
from tests.screens.window import SMALL, WIDE, Window, in_window, offered, shipped, with_sitting

ENOUGH = 4.5
BEHIND = ("background", "panel")
IN_FRONT = ("foreground", "quiet", "primary", "accent", "error")
BARS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("quiet", "block-cursor-background"),
    ("quiet", "block-cursor-blurred-background"),
    ("primary", "block-cursor-background"),
    ("primary", "block-cursor-blurred-background"),
    ("accent", "block-cursor-background"),
    ("accent", "block-cursor-blurred-background"),
    ("error", "block-cursor-background"),
)


def _contrast(one: Color, other: Color) -> float:
    """As WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_pair_of_colours_in_use_can_be_read(theme: Theme) -> None:
    variables = {**theme.to_color_system().generate(), **theme.variables}
    pairs = [*((front, behind) for front in IN_FRONT for behind in BEHIND), *BARS]
    for front, behind in pairs:
        found = _contrast(Color.parse(variables[front]), Color.parse(variables[behind]))
        assert found >= ENOUGH, f"{front} on {behind}: {found:.2f}"


def _faint(window: Window) -> list[str]:
    """What is drawn too faintly to be read; what stands behind a small question is faint on purpose."""
    box = next((widget.region for widget in window.screen.query(".box")), window.screen.region)
    strips = [strip.crop(box.x, box.right) for strip in window.strips()[box.y : box.bottom]]
    found = []
    for segment in (segment for strip in strips for segment in strip):
        style = segment.style
        if not any(letter.isalnum() for letter in segment.text):
            continue
        assert style is not None
        assert style.color is not None
        assert style.bgcolor is not None
        front, behind = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
        if style.dim or _contrast(_seen(front), _seen(behind)) < ENOUGH:
            found.append(segment.text.strip())
    return found


def _seen(color: RichColor) -> Color:
    return Color.from_rich_color(color)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_nothing_on_the_screen_is_too_faint_to_be_read(theme: Theme) -> None:
    app = PermanenceApp(today=TODAY)
    app.theme = theme.name

    async def act(window: Window) -> None:
        await window.home()
        assert _faint(window) == []
        await window.put(with_people())
        assert _faint(window) == []
        await window.press("down", "x", "enter")
        assert "I could not place “x”" in window.text()
        assert _faint(window) == []
        await window.press("ctrl+z")
        for key in ("f6", "f6", "f4", "f1", "escape", "escape", "f7", "f7", "escape", "f3"):
            await window.press(key)
            assert _faint(window) == []
        lines = window.talk.query_one("#options", LineList)
        lines.walk_to("? Special guardianship: the maternal aunt")
        await window.press("enter")
        for _ in range(6):
            assert _faint(window) == []
            await window.press("down")
        window.screen.query_one(LineList).walk_to("? ")
        await window.press("enter")
        assert "in our words" in window.text()
        assert _faint(window) == []
        await window.resize(30, 8)
        assert _faint(window) == []

    in_window(act, WIDE, app)


def _every_card() -> list[Card]:
    sitting = with_people()
    found = []
    for identity in shipped().card_of:
        for about in (CHILD, "mother", "maternal_aunt"):
            card = question_card((about, identity), sitting.state, sitting.guidance, sitting.facts)
            if card is not None:
                found.append(card)
                break
    return found


def _shown_in(window: Window, region: Region) -> str:
    rows = [row.crop(region.x, region.right).text for row in window.strips()[region.y : region.bottom]]
    return " ".join(" ".join(rows).split())


def test_every_question_of_the_knowledge_fits_on_a_small_screen() -> None:
    every = _every_card()
    assert len(every) > 60
    wrong: list[str] = []

    async def act(window: Window) -> None:
        card_shown = window.talk.query_one(QuestionCard)
        choices = window.talk.query_one("#choices", OptionList)
        ask = window.talk.query_one("#ask")
        for card in every:
            card_shown.put(card)
            choices.scroll_home(animate=False)
            await window.pilot.pause()
            asked = _shown_in(window, ask.content_region)
            wanted = " ".join(card.ask.split())
            if wanted not in asked or not ask.region.height or card.whom not in asked:
                wrong.append(f"{card.question}: its words are cut: {asked}")
            listed = _shown_in(window, choices.content_region)
            first = [" ".join(words.split()) for words in offered(choices)[:4]]
            wrong.extend(f"{card.question}: not in sight: {words}" for words in first if words not in listed)

    with_sitting(with_people(), act, SMALL)
    assert wrong == []
