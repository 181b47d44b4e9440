"""Text for the screen. Everything is `Content` made of plain text: nothing from outside is read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Spacing
from textual.visual import Padding, Visual
from textual.widgets import Static

if TYPE_CHECKING:
    from assistant.documents.views import Line, Style
    from assistant.interview.transcript import Who

_STYLES: dict[Style, str] = {
    "title": "bold",
    "heading": "bold $primary",
    "text": "",
    "quiet": "$quiet",
    "entry": "",
    "for": "",
    "against": "",
    "missing": "",
    "law": "$accent",
}
_MARKS: dict[Style, str] = {"for": "+ ", "against": "- ", "missing": "? ", "law": "! "}
_VOICES: dict[Who, tuple[str, str]] = {
    "assistant": ("", ""),
    "worker": ("bold $primary", "  You: "),
    "aside": ("$quiet", "  "),
}


def plain(text: str, style: str = "") -> Content:
    """Text as it stands, in a style."""
    return Content.styled(text, style) if style else Content(text)


def shown_text(line: Line) -> str:
    """A line's words with its sign."""
    return _MARKS.get(line.style, "") + line.text


def line_visual(line: Line) -> Visual:
    """A line of a view, with its sign and its indent."""
    first, _, second = shown_text(line).partition("\n")
    content = plain(first, _STYLES[line.style])
    if second:
        content = Content.assemble(content, plain(f"\n    {second}", "$quiet"))
    return Padding(content, Spacing(0, 0, 0, line.indent))


def put_in(widget: Static, content: Content) -> None:
    """Show `content`; the screen is laid out anew only where it takes another number of rows."""
    width = widget.content_size.width
    same = width and content.get_height({}, width) == widget.content_size.height
    widget.update(content, layout=not same)


def turn_content(who: Who, text: str) -> Content:
    """One turn of the conversation."""
    style, lead = _VOICES[who]
    return plain(f"{lead}{text}", style)
