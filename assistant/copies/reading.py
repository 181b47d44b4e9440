"""A file of the user's, read into clean paragraphs within limits, or refused in one line."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from assistant.copies.kinds import EXPECTED, decoded, kind_of
from assistant.copies.plain_text import text_paragraphs
from assistant.copies.records import MOST_CHARACTERS, MOST_PARAGRAPHS, TOO_MUCH, BadCopy, FileRead, Kind
from assistant.text import clean, clean_line

LARGEST_FILE = 50_000_000
LARGEST_TEXT = 4 * MOST_CHARACTERS
"""Bytes: as many as so many characters can have."""


def read_copy(path: Path, clock: Callable[[], float] = time.monotonic) -> FileRead:
    """What the file at `path` holds. `clock`: seconds. Raises BadCopy with the one line that its user sees."""
    name = clean_line(str(path), 200)
    data = _bytes_of(path, name)
    try:
        found, kind = _paragraphs(data, kind_of(data, path.suffix.lower()), clock)
        paragraphs = tuple(_bounded(found))
    except BadCopy as error:
        raise BadCopy(f"{name}: {error}") from None
    if not paragraphs:
        raise BadCopy(f"{name}: no text in it: expected {EXPECTED}: is it the right file?")
    return FileRead(paragraphs, kind, hashlib.sha256(data).hexdigest())


def _paragraphs(data: bytes, kind: Kind, clock: Callable[[], float]) -> tuple[Iterable[str], Kind]:
    """The paragraphs, and the kind, which for text its name says."""
    if kind == "word":
        from assistant.copies.word import word_paragraphs

        return (clean(one, MOST_CHARACTERS) for one in word_paragraphs(data)), kind
    if kind == "pdf":
        from assistant.copies.pdf import pdf_paragraphs

        return pdf_paragraphs(data, clock), kind
    if len(data) > LARGEST_TEXT:
        raise BadCopy(TOO_MUCH)
    text = decoded(data).replace("\u00ad\n", "")  # a word that was parted at the end of a line
    return text_paragraphs(clean(text, LARGEST_TEXT), named_markdown=kind == "markdown")


def _bounded(paragraphs: Iterable[str]) -> Iterator[str]:
    """Those that say something, on one line each; raises BadCopy where they are more than a document has."""
    characters = 0
    for count, paragraph in enumerate(paragraphs, 1):
        line = " ".join(paragraph.split())
        characters += len(line)
        if count > MOST_PARAGRAPHS or characters > MOST_CHARACTERS:
            raise BadCopy(TOO_MUCH)
        if line:
            yield line


def _bytes_of(path: Path, name: str) -> bytes:
    """The file's bytes, once; raises BadCopy."""
    try:
        if path.is_dir():
            raise BadCopy(f"{name}: a folder: expected {EXPECTED}: name the file in it")
        if path.exists() and not path.is_file():
            raise BadCopy(f"{name}: not a file: expected {EXPECTED}")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except BadCopy:
        raise
    except FileNotFoundError:
        raise BadCopy(f"{name}: no such file: expected {EXPECTED}") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable name"
        raise BadCopy(f"{name}: cannot be read ({why}): expected a file you may open") from None
    if len(data) > LARGEST_FILE:
        raise BadCopy(f"{name}: over {LARGEST_FILE // 1_000_000} MB: expected {EXPECTED}: save it without its pictures")
    if not data.strip():
        raise BadCopy(f"{name}: empty: expected {EXPECTED}")
    return data
