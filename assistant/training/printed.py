"""Views and conversations as wrapped text with no codes in it: the same line by line and in kept transcripts."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping

from assistant.documents.views import MARKS, Line
from assistant.documents.words import bullet, paragraph
from assistant.interview.transcript import Turn
from assistant.reasoning.records import Seat

_SIGNS = {f"{mark} " for mark in MARKS.values()}
_NUMBERED = re.compile(r"^\d+\. ")
_BULLETS = ("for", "against", "missing", "law")


def seats_in(lines: Iterable[Line]) -> tuple[Seat, ...]:
    """The entries of a view that can be opened, in order."""
    return tuple(dict.fromkeys(line.opens for line in lines if isinstance(line.opens, Seat)))


def cites_in(lines: Iterable[Line]) -> tuple[str, ...]:
    """The citations of a view, in order."""
    return tuple(dict.fromkeys(cite for line in lines if isinstance(line.opens, tuple) for cite in line.opens))


def view_text(lines: Iterable[Line], width: int, numbers: Mapping[Seat, int] | None = None, indent: int = 0) -> str:
    """A view's lines, wrapped; entries with their `numbers` before them, and then no others.

    Signs are left out: the words say it all.
    """
    out: list[str] = []
    for line in lines:
        if line.style == "heading" and out:
            out.append("")
        out += _laid_out(line, width, numbers or {}, indent)
    return "\n".join(out)


def _laid_out(line: Line, width: int, numbers: Mapping[Seat, int], indent: int) -> list[str]:
    column = indent + line.indent
    if line.style in _BULLETS:
        return [bullet(line.text, width, column)]
    if line.style != "entry":
        text = _NUMBERED.sub("", line.text) if numbers and line.style == "heading" else line.text
        return [paragraph(text, width, column)]
    text = line.text[2:] if line.text[:2] in _SIGNS else line.text
    first, *rest = text.split("\n")
    number = numbers.get(line.opens) if isinstance(line.opens, Seat) else None
    lead = f"{number}." if number is not None else "-"
    named = bullet(first, width, column, lead)
    return [named, *(paragraph(one, width, column + len(lead) + 1) for one in rest)]


def choice_text(number: int, label: str, width: int) -> str:
    """One numbered choice."""
    return bullet(label, width, 2, f"{number}.")


def turn_text(turn: Turn, width: int) -> str:
    """One thing said: the assistant's at the margin, the worker's after a `>`, what followed from it further in."""
    if turn.who == "assistant":
        return "\n" + paragraph(turn.text, width)
    if turn.who == "worker":
        return bullet(turn.text, width, 2, ">")
    return textwrap.fill(turn.text, width, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False)


def turns_text(turns: Iterable[Turn], width: int) -> str:
    """Several things said, in order."""
    return "\n".join(turn_text(turn, width) for turn in turns)
