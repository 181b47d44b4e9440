"""The page of one record, by its id: for `knowledge show`."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from assistant.documents.browse import page_view, records_of
from assistant.documents.browse_text import page_text
from assistant.documents.pages import Page, PageKind
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.guidance.wording import EVERYBODYS

NAMES: dict[PageKind, str] = {
    "option": "option",
    "form": "form",
    "term": "word of the field",
    "conflict": "difference",
    "silence": "topic that is not covered",
    "authority": "council",
    "source": "document",
    "deadline": "deadline",
}
"""What each kind of record that has a page is called. Of two with the same id, the earlier kind is shown."""


def pages_of(identity: str, guidance: Guidance) -> tuple[Page, ...]:
    """The pages with this id, as `sgo` or, to be exact, `term:sgo`; none for an unknown id."""
    kind, _, key = identity.partition(":")
    records = records_of(guidance)
    exact = tuple(Page(one, key) for one in NAMES if one == kind and key in records[one])
    return exact or tuple(Page(one, identity) for one in NAMES if identity in records[one])


def page_data(identity: str, guidance: Guidance) -> dict[str, Any] | None:
    """The record as plain data, an option with its sheet; None for an unknown id."""
    pages = pages_of(identity, guidance)
    if not pages:
        return None
    page = pages[0]
    data = asdict(records_of(guidance)[page.kind][page.key])
    if page.kind == "option":
        data["sheet"] = [asdict(cell) for cell in guidance.cells if cell.option == page.key]
    dated = {key: value.isoformat() if isinstance(value, date) else value for key, value in data.items()}
    return {"kind": NAMES[page.kind], "id": page.key, **dated, "also": [_exact(other) for other in pages[1:]]}


def shown_page(identity: str, guidance: Guidance, today: date, width: int) -> str | None:
    """The record's page as text, every line that leads to another record with its id; None for an unknown id."""
    pages = pages_of(identity, guidance)
    if not pages:
        return None
    lines = [_with_id(line) for line in page_view(pages[0], guidance, EVERYBODYS, today)]
    lines += [Line("quiet", f"There is also {_exact(other)}.") for other in pages[1:]]
    return page_text(lines, width, numbered=False) + "\n"


def _exact(page: Page) -> str:
    return f"{page.kind}:{page.key}"


def _with_id(line: Line) -> Line:
    if not isinstance(line.opens, Page) or line.opens.kind not in NAMES:
        return line
    first, _, below = line.text.partition("\n")
    return replace(line, text=f"{first} ({_exact(line.opens)})" + (f"\n{below}" if below else ""))
