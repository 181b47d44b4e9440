"""The whole conversation in one widget, so that a long one is as quick to type in as a short one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import RenderOptions, Visual

from assistant.interview.transcript import Turn
from assistant.screens.words import turn_visual


class Conversation(ScrollView, can_focus=True):
    """The turns so far, wrapped to the width, scrolled to the last. Only what is new is wrapped again."""

    def __init__(self) -> None:
        super().__init__(id="said")
        self._turns: list[Turn] = []
        self._wrapped: list[list[Strip]] = []
        self._strips: list[Strip] = []
        self._width = 0

    def show(self, turns: Sequence[Turn]) -> None:
        """Show these turns."""
        same = 0
        for old, new in zip(self._turns, turns, strict=False):
            if old != new:
                break
            same += 1
        self._turns = list(turns)
        del self._wrapped[same:]
        self._wrap()

    def in_sight(self) -> list[str]:
        """The words in sight, as if they had not been wrapped."""
        first = self.scroll_offset.y
        rows = self._strips[first : first + self.scrollable_content_region.height]
        return [" ".join(strip.text.strip() for strip in rows)]

    def on_resize(self) -> None:
        """Only another width wraps anew; another height keeps the last turn in sight."""
        if self.scrollable_content_region.width != self._width:
            self._wrap()
        else:
            self._to_the_end()

    def notify_style_update(self) -> None:
        """A new theme: everything is drawn again."""
        super().notify_style_update()
        self._width = 0
        self._wrap()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        if width != self._width:
            self._width, self._wrapped = width, []
        self._wrapped += [self._drawn(turn, width) for turn in self._turns[len(self._wrapped) :]]
        self._strips = [strip for strips in self._wrapped for strip in strips]
        self.virtual_size = Size(width, len(self._strips))
        self._to_the_end()
        self.refresh()

    def _to_the_end(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def _drawn(self, turn: Turn, width: int) -> list[Strip]:
        visual = turn_visual(turn.who, turn.text)
        gap = [Strip.blank(width)] if turn.who == "assistant" else []
        return [*gap, *_strips(visual, width, self)]

    def render_line(self, y: int) -> Strip:
        """One line of it, as the screen asks for it."""
        line = self.scroll_offset.y + y
        width = self.size.width
        if line >= len(self._strips):
            return Strip.blank(width, self.rich_style)
        return self._strips[line].extend_cell_length(width).apply_style(self.rich_style)


def _strips(visual: Visual, width: int, widget: Conversation) -> list[Strip]:
    options = RenderOptions(widget._get_style, {})
    return visual.render_strips(width, None, widget.visual_style, options)
