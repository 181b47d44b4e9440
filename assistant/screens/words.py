"""Text for the screen. Everything is `Content` made of plain text: nothing from outside is read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from assistant.screens.hanging import Hanging

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
    "link": "",
    "item": "",
}
_MARKS: dict[Style, str] = {"for": "+ ", "against": "- ", "missing": "? ", "law": "! ", "link": "› ", "item": "- "}
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
    """A line of a view, its sign before it and its indent kept where it is wrapped."""
    sign = _MARKS.get(line.style, "")
    words = line.text
    if line.style == "entry" and words[1:2] == " ":  # the sign of its standing
        sign, words = words[:2], words[2:]
    first, _, second = words.partition("\n")
    body = plain(first, _STYLES[line.style])
    if second:
        body = Content.assemble(body, plain(f"\n{second}", "$quiet"))
    return Hanging(plain(" " * line.indent + sign, _STYLES[line.style]), body)


def put_in(widget: Static, content: Content) -> None:
    """Show `content`; the screen is laid out anew only where it takes another number of rows."""
    width = widget.content_size.width
    same = width and content.get_height({}, width) == widget.content_size.height
    widget.update(content, layout=not same)


def turn_visual(who: Who, text: str) -> Visual:
    """One turn of the conversation."""
    style, lead = _VOICES[who]
    return Hanging(plain(lead, style), plain(text, style))
