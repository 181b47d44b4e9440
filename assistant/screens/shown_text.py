"""What is in sight on a screen, as text: where the worker is first, then what is nearest to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.visual import VisualType
from textual.widgets import OptionList, Static

from assistant.screens.columns import Columns
from assistant.screens.conversation import Conversation
from assistant.screens.hanging import Hanging
from assistant.screens.keys import KeyLine

Shown = tuple[list[str], list[str]]


def shown_text(screen: Screen[Any]) -> Shown:
    """(the highlighted line, or else what is asked; everything else in sight, nearest first)."""
    statics = [
        _words(one.content) for one in screen.query(Static) if one.display and not isinstance(one, KeyLine) and one.size
    ]
    lists = sorted((one for one in screen.query(OptionList) if one.display), key=lambda one: not one.has_focus)
    at_bar = [_words(lists[0].options[here].prompt)] if lists and (here := _bar(lists[0])) is not None else []
    rest = [text for one in lists for text in _in_sight(one)]
    said = [text for one in screen.query(Conversation) for text in one.in_sight()]
    return (at_bar, [*statics, *rest, *said]) if at_bar else (statics, [*rest, *said])


def _bar(listed: OptionList) -> int | None:
    """The highlighted line, where the worker is in that list."""
    return listed.highlighted if listed.has_focus else None


def _in_sight(listed: OptionList) -> Iterator[str]:
    """The lines in sight, those nearest to the bar first."""
    top = listed.scroll_offset.y
    bottom = top + listed.scrollable_content_region.height
    first = listed._index_to_line
    seen = [at for at in range(listed.option_count) if first[at] < bottom and first[at] + listed._heights[at] > top]
    bar = _bar(listed) or 0
    for at in sorted(seen, key=lambda at: abs(at - bar)):
        yield _words(listed.options[at].prompt)


def _words(visual: VisualType) -> str:
    if isinstance(visual, Content | Hanging | Columns):
        return visual.plain
    return str(visual)
