"""Lines of a page or of a hard-wrapped text, put together again as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

WIDEST_PAGE = 170
"""A text whose lines are longer than any page is wide has a paragraph to a line, and nothing to join."""
NEARLY = 0.8
_BEGINS = re.compile(
    r"(?:[•●▪◦‣■□–—*-]|o|\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)(?:\s|$)"
)
_MARK_ALONE = re.compile(r"(?:[•●▪◦‣■□–—*-]|o|\(?\d{1,3}[.)]|\(?[a-z][.)])")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")


def joined(lines: Iterable[str]) -> list[str]:
    """Paragraphs. A line goes on from the one above it unless that one is blank, stops short or ends what it says.

    A bullet, a number or a capital letter after a line that stops short begins a new one. Where this is wrong, a
    pin is found all the same: `finding.Stream` looks across paragraphs.
    """
    lines = [line.strip() for line in lines]
    width = _usual_width(lines)
    found: list[list[str]] = []
    above = ""
    for line in lines:
        if line and above and _goes_on(above, line, width):
            found[-1] += [line] if _parted(above, line) else [" ", line]
        elif line:
            found.append([line])
        above = line
    return ["".join(parts) for parts in found]


def _usual_width(lines: Sequence[str]) -> int:
    """How long full lines are: all but the longest tenth are shorter."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(above: str, line: str, width: int) -> bool:
    if width > WIDEST_PAGE:
        return False
    if _MARK_ALONE.fullmatch(above):
        return True
    if _BEGINS.match(line):
        return False
    full = len(above) + 1 + len(line.split(" ", 1)[0]) >= width * NEARLY
    if full:
        return True
    return line[0].islower() and not _ENDS.search(above)


def _parted(above: str, line: str) -> bool:
    """Whether a word was parted at its hyphen, so that no space belongs there."""
    return above[-1] in "-‐" and above[-2:-1].isalpha() and line[0].isalpha()
