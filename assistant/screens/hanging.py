"""A sign or a number with words beside it, wrapped so that they stay beside it."""

from __future__ import annotations

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """`lead` on the first row, `body` wrapped to the right of it."""

    def __init__(self, lead: Content, body: Content) -> None:
        self._lead = lead
        self._body = body
        self._indent = lead.cell_length

    @property
    def plain(self) -> str:
        """Its words."""
        return f"{self._lead.plain}{self._body.plain}"

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as it is unwrapped."""
        return self._indent + self._body.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows at this width."""
        return self._body.get_height(rules, max(1, width - self._indent))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows, each as wide as its words."""
        body = self._body.render_strips(max(1, width - self._indent), height, style, options)
        lead = self._lead.render_strips(max(1, self._indent), 1, style, options) or [Strip.blank(0)]
        below = Strip.blank(self._indent, style.rich_style)
        return [Strip.join([lead[0] if row == 0 else below, strip]) for row, strip in enumerate(body)]
