"""Two themes of our own, because most shipped ones are too faint to read: every pair here is at least 4.5 to 1."""

from __future__ import annotations

from textual.theme import Theme

_SHARED = {"block-cursor-text-style": "bold", "block-cursor-blurred-text-style": "none"}


def _scrollbars(behind: str) -> dict[str, str]:
    names = ("background", "background-hover", "background-active", "corner-color")
    return {f"scrollbar-{name}": behind for name in names}


DARK = Theme(
    name="permanence-dark",
    primary="#7fb4d8",
    secondary="#c3a6e0",
    accent="#e8c46a",
    foreground="#ece9e2",
    background="#17191d",
    surface="#17191d",
    panel="#262a31",
    success="#9fd49a",
    warning="#e8c46a",
    error="#f2a097",
    dark=True,
    variables={
        **_SHARED,
        **_scrollbars("#17191d"),
        "quiet": "#b4b0a7",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#24455f",
        "block-cursor-blurred-foreground": "#ece9e2",
        "block-cursor-blurred-background": "#2f343c",
        "text-disabled": "#b4b0a7",
        "border": "#7fb4d8",
        "border-blurred": "#5b6470",
        "scrollbar": "#5b6470",
        "scrollbar-hover": "#7fb4d8",
        "scrollbar-active": "#7fb4d8",
    },
)

LIGHT = Theme(
    name="permanence-light",
    primary="#1f5f8b",
    secondary="#6a3d9a",
    accent="#7a4d00",
    foreground="#1c1c1c",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#ece9e2",
    success="#1e6b2e",
    warning="#7a4d00",
    error="#9b1c12",
    dark=False,
    variables={
        **_SHARED,
        **_scrollbars("#fbfaf7"),
        "quiet": "#55524c",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#cfe0ee",
        "block-cursor-blurred-foreground": "#1c1c1c",
        "block-cursor-blurred-background": "#e2ded5",
        "text-disabled": "#55524c",
        "border": "#1f5f8b",
        "border-blurred": "#8a867d",
        "scrollbar": "#8a867d",
        "scrollbar-hover": "#1f5f8b",
        "scrollbar-active": "#1f5f8b",
    },
)
