"""The address of a page of the guidance: what to open next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PageKind = Literal[
    "contents",
    "sources",
    "source",
    "section",
    "options",
    "option",
    "compare",
    "table",
    "topics",
    "topic",
    "forms",
    "form",
    "terms",
    "term",
    "conflicts",
    "conflict",
    "notes",
    "note",
    "silences",
    "silence",
    "authorities",
    "authority",
    "deadline",
    "search",
    "asked",
    "words_here",
]


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `key`: of its record, or the words searched for. `parts`: a section of a source; the options chosen.

    `asked`: a whole question, with the council it is asked of and what was typed. `words_here`: words of the field, by
    id, with how many of them come first; of a `term`, the others beside it.
    """

    kind: PageKind
    key: str = ""
    parts: tuple[str, ...] = ()


CONTENTS = Page("contents")


def replaces(page: object, before: object) -> bool:
    """Whether a page takes the place of the one it was opened from, so that going back does not step through both."""
    return isinstance(page, Page) and isinstance(before, Page) and page.kind == before.kind == "compare"
