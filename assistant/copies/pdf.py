"""The text of a PDF as paragraphs: lines joined, and what stands at the head or foot of every page left out."""

from __future__ import annotations

import logging
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from assistant.copies.joining import joined
from assistant.copies.records import MOST_CHARACTERS, TOO_MUCH, BadCopy
from assistant.text import clean

MOST_PAGES = 1_000
LONGEST = 60.0
"""Seconds that reading may take. It is looked at between pages; the limits below end a page of any size."""
EDGE = 3
"""How many lines at the head and the foot of a page may be said on every page."""
_LIMITS = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "xform_maximum_invocations_per_extraction": 200,
}
_WORD_FILE = "ask for the Word file"
_LETTER = re.compile(r"[^\W\d_]")
_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf0fc\uf02d]")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|[ivxl]{1,6}", re.IGNORECASE)


def pdf_paragraphs(data: bytes, clock: Callable[[], float]) -> list[str]:
    """The paragraphs, clean. `clock`: seconds. Raises BadCopy, without the file's name."""
    with _quietly():
        pages = [[line.strip() for line in page.split("\n")] for page in _pages(data, clock)]
    if not any(_LETTER.search(line) for page in pages for line in page):
        raise BadCopy(
            "no text in this PDF, only pictures of pages, as from a scanner: expected one whose words can be selected: "
            f"{_WORD_FILE}, or have its text recognised (OCR)"
        )
    return joined(line for page in _without_heads(pages) for line in page)


def _pages(data: bytes, clock: Callable[[], float]) -> Iterator[str]:
    """The text of each page. Whatever the library raises is said as one of a few things."""
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    try:
        until, characters = clock() + LONGEST, 0
        reader = pypdf.PdfReader(BytesIO(data))
        if len(reader.pages) > MOST_PAGES:
            raise BadCopy(f"over {MOST_PAGES:,} pages: expected one guidance document: save its part alone")
        for page in reader.pages:
            text = _BULLETS.sub("•", page.extract_text().replace("\u00ad\n", ""))
            characters += len(text)
            if characters > MOST_CHARACTERS:
                raise BadCopy(TOO_MUCH)
            if clock() > until:
                raise BadCopy(f"takes over {LONGEST:.0f} seconds to read: expected a document of words: {_WORD_FILE}")
            yield clean(text, MOST_CHARACTERS)
    except BadCopy:
        raise
    except (DependencyError, FileNotDecryptedError):
        raise BadCopy(
            "protected by a password or against copying: expected a PDF that opens without one: print it to a new PDF, "
            f"or {_WORD_FILE}"
        ) from None
    except (LimitReachedError, MemoryError):
        raise BadCopy(
            f"unpacks to more than any guidance document: expected a document of words: {_WORD_FILE}"
        ) from None
    except Exception:  # a broken file can make the library raise anything
        raise BadCopy("a broken PDF: expected one that a PDF reader opens: fetch or save it again") from None


@contextmanager
def _quietly() -> Iterator[None]:
    """pypdf tells of every oddity through logging and warnings; none of that is for the user."""
    logger = logging.getLogger("pypdf")
    before, silent = logger.propagate, logging.NullHandler()
    logger.propagate = False
    logger.addHandler(silent)
    try:
        import pypdf  # a tenth of a second, and only for a PDF

        with warnings.catch_warnings(), pypdf.apply_configuration(pypdf.get_configuration().with_overwrites(**_LIMITS)):
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.removeHandler(silent)
        logger.propagate = before


def _without_heads(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """The pages without running heads and feet, whatever the number in them, and without page numbers."""
    edges = [_edges(page) for page in pages]
    counted = Counter(
        shape for page, found in zip(pages, edges, strict=True) for shape in {_shape(page[at]) for at in found}
    )
    often = {shape for shape, pages_with in counted.items() if pages_with >= max(3, len(pages) * 0.4)}
    for page, found in zip(pages, edges, strict=True):
        heads = {
            at for at in found if _shape(page[at]) in often or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(page[at]))
        }
        yield [line for at, line in enumerate(page) if at not in heads]


def _edges(page: Sequence[str]) -> list[int]:
    """Which lines stand at the head and the foot of a page."""
    full = [at for at, line in enumerate(page) if line]
    return sorted({*full[:EDGE], *full[-EDGE:]})


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())
