"""What a user's own copy is, and what a file is refused with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from assistant.copies.finding import Stream
from assistant.text import Refused

Kind = Literal["text", "markdown", "word", "pdf"]
KINDS: Mapping[Kind, str] = {
    "text": "a text file",
    "markdown": "a Markdown file",
    "word": "a Word file",
    "pdf": "a PDF",
}


MOST_PARAGRAPHS = 50_000
"""Of one document, empty ones among them."""
MOST_CHARACTERS = 3_000_000
"""Of one document's text: about a thousand pages."""
TOO_MUCH = (
    f"more than {MOST_PARAGRAPHS:,} paragraphs or {MOST_CHARACTERS:,} characters: expected one guidance document: "
    "save its part alone"
)


class BadCopy(Refused):
    """A file, or a kept copy, that cannot be used: one line that says which, what was expected and what to do."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file holds. `sha256`: of the file's bytes, in hexadecimal."""

    paragraphs: tuple[str, ...]
    kind: Kind
    sha256: str


@dataclass(frozen=True, eq=False)
class Copy:
    """The user's own copy of one source. `source`: its key. `added`: when, in UTC. The rest as in `FileRead`."""

    source: str
    added: datetime
    kind: Kind
    sha256: str
    paragraphs: tuple[str, ...]

    @cached_property
    def stream(self) -> Stream:
        """Its words one after the other, made when they are first looked through."""
        return Stream(self.paragraphs)
