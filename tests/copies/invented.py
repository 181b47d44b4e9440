"""Two invented guidance documents, and the knowledge that restates them. Nothing here is any council's."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.guidance import Guidance
from assistant.guidance.sources import Source, Statement
from tests.copies.made import Table, pdf_file, word_file

ANYTOWN = "anytown-guide"
OTHERVILLE = "otherville-note"
PARAGRAPHS = (
    "# A lasting home in Anytown",
    "# Contents",
    "1. Who is asked before anybody else is thought of",
    "2. How often the circle of helpers meets",
    "# 1. Who is asked before anybody else is thought of",
    (
        "Every worker in Anytown asks the wider family who is asked before anybody else is thought of, and writes down "
        "what each of them said. A grandparent who lives nearby is visited within nine days of the first call. Where a "
        "letter comes back unopened, it is carried to the door by hand."
    ),
    "# 2. How often the circle of helpers meets",
    (
        "The circle meets on the second Thursday, whatever the weather, and nobody is left out because they are shy. "
        "It keeps one green notebook for the child’s own questions, and reads them aloud at the end."
    ),
    "A plan is kept in three places:",
    "• in the green notebook, so that the child can find it",
    "• with the aunt or uncle who has been asked to look after the spare key",
    "• in the drawer of the long-term planning desk.",
    "Nothing is signed on a Friday afternoon, because tired people sign what they have not read.",
)
TABLE: Table = (
    ((("Way home",)), (("Who holds the key",)), (("How long",))),
    ((("By boat",)), ("The ferryman holds the key while the river is high.", "Nobody rows alone."), (("None",))),
    ((("On foot",)), (("The baker opens the side gate at dawn.",)), (("None",))),
)
_PINS = (
    (6, "who is asked before anybody else"),
    (6, "visited within nine days of the first call"),
    (6, "comes back unopened, it is carried"),
    (8, "meets on the second Thursday"),
    (8, "keeps one green notebook for the child's"),
    (11, "who has been asked to look after"),
    (12, "drawer of the long-term planning desk"),
    (13, "tired people sign what they have not"),
    (15, "holds the key while the river"),
    (15, "None"),
    (16, "opens the side gate at dawn"),
)
OTHERS = (
    "Otherville lights a lamp in every window on the night that a child comes home.",
    "The lamp is trimmed by whoever is youngest, and is never blown out before morning.",
    "Visitors bring bread, and take away only what they are given.",
)
_OTHER_PINS = ("lights a lamp in every window", "trimmed by whoever is youngest", "take away only what they are")


def statements() -> Iterator[Statement]:
    """Those of both documents; ZZ are Anytown's, YY Otherville's."""
    for number, (line, pin) in enumerate(_PINS, 1):
        yield Statement(f"ZZ-{number:03}a", ANYTOWN, f"In our words, {number}.", "1", "here", line, pin, "role_duty")
    for number, pin in enumerate(_OTHER_PINS, 1):
        yield Statement(
            f"YY-{number:03}a", OTHERVILLE, f"In other words, {number}.", "1", "here", number, pin, "role_duty"
        )


def sources() -> dict[str, Source]:
    """Both documents, by key."""
    read_on = date(2026, 11, 21)
    return {
        ANYTOWN: Source(ANYTOWN, "A lasting home", "Anytown guide", "dfe", "a.txt", "Version 3", "undated", read_on),
        OTHERVILLE: Source(OTHERVILLE, "Lamps", "Otherville note", "dfe", "o.txt", "undated", "undated", read_on),
    }


def small(guidance: Guidance) -> Guidance:
    """A guidance with these two documents and no other."""
    return replace(guidance, sources=sources(), statements={one.id: one for one in statements()})


def beside(guidance: Guidance) -> Guidance:
    """The guidance with these two documents beside its own, so that a whole conversation can be held over it."""
    return replace(
        guidance,
        sources={**guidance.sources, **sources()},
        statements={**guidance.statements, **{one.id: one for one in statements()}},
    )


def pack(folder: Path) -> Path:
    """The same two documents as a pack, for the command line."""
    (folder / "statements").mkdir(parents=True)
    _write(folder / "pack.toml", ["schema = 1", 'name = "Anytown"'])
    _write(folder / "sources.toml", [line for one in sources().values() for line in _source_lines(one)])
    for key in sources():
        lines = ["schema = 1", f"source = {json.dumps(key)}"]
        lines += [line for one in statements() if one.source == key for line in _statement_lines(one)]
        _write(folder / "statements" / f"{key}.toml", lines)
    return folder


def text_file(width: int | None = None) -> bytes:
    """Anytown's document as text, a paragraph to a line, or its lines wrapped."""
    rows = ["\t".join(" </p>".join(cell) for cell in row) for row in TABLE]
    lines = [one.removeprefix("# ") for one in (*PARAGRAPHS, *rows)]
    wrapped = lines if width is None else [textwrap.fill(line, width, break_on_hyphens=True) for line in lines]
    return "\n\n".join(wrapped).encode()


def markdown_file() -> bytes:
    """Anytown's document as Markdown, with its marks laid over the words."""
    lines = [one.replace("green notebook", "**green** *notebook*").replace("• ", "* ") for one in PARAGRAPHS]
    rows = ["| " + " | ".join(" ".join(cell) for cell in row) + " |" for row in TABLE]
    return "\n\n".join([*lines, "\n".join([rows[0], "|---|---|---|", *rows[1:]])]).encode()


def word() -> bytes:
    """Anytown's document as a Word file."""
    return word_file(*PARAGRAPHS, table=TABLE)


def pdf(width: int = 60, lines: int = 14) -> bytes:
    """Anytown's document as a PDF: so wide, so many lines to a page, with a head and a number on each."""
    cells = [part for row in TABLE for cell in row for part in cell]
    drawn = [
        line
        for one in (*PARAGRAPHS, *cells)
        for line in textwrap.wrap(one.removeprefix("# "), width, break_on_hyphens=True)
    ]
    pages = [drawn[start : start + lines] for start in range(0, len(drawn), lines)]
    return pdf_file(*(["Anytown, for everybody", *page, f"Page {number}"] for number, page in enumerate(pages, 1)))


def _source_lines(one: Source) -> Sequence[str]:
    keys = ("key", "title", "short", "owner", "file", "edition", "dated")
    return ["[[source]]", *(f"{key} = {json.dumps(getattr(one, key))}" for key in keys), f"read_on = {one.read_on}"]


def _statement_lines(one: Statement) -> Sequence[str]:
    keys = ("id", "says", "section", "locator", "line", "pin", "kind")
    return ["[[statement]]", *(f"{key} = {json.dumps(getattr(one, key))}" for key in keys)]


def _write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
