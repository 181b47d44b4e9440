"""A page of the guidance as wrapped text, what can be opened numbered."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from assistant.documents.views import Line, Opens
from assistant.documents.words import paragraph

_APART = ("title", "heading")
_MARKED = ("for", "against", "missing", "law", "link", "item")


def opened_in(lines: Sequence[Line]) -> tuple[Opens, ...]:
    """What the lines of a page open, in order: as they are numbered, from 1."""
    return tuple(line.opens for line in lines if line.opens is not None)


def page_text(lines: Sequence[Line], width: int, numbered: bool = True) -> str:
    """A page, wrapped. `numbered`: a number before every line that opens something, as in `opened_in`."""
    out: list[str] = []
    number = 0
    for line in lines:
        if line.style in _APART and out:
            out.append("")
        mark = "- " if line.style in _MARKED else ""
        if numbered and line.opens is not None:
            number += 1
            mark = f"{number}. "
        out += _laid_out(line, width, mark)
    return "\n".join(out)


def _laid_out(line: Line, width: int, mark: str) -> list[str]:
    """A line's rows, with those below it and those it is wrapped to beside its mark."""
    first, *rest = line.text.split("\n")
    lead, beside = " " * line.indent, line.indent + len(mark)
    top = textwrap.fill(
        first, width, initial_indent=f"{lead}{mark}", subsequent_indent=" " * beside, break_on_hyphens=False
    )
    return [top, *(paragraph(part, width, beside) for part in rest)]
