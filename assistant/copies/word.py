"""The paragraphs of a Word file, in the order in which they are read, those in tables and text boxes among them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from assistant.copies.records import BadCopy

MOST_PARTS = 5_000
LARGEST_UNPACKED = 150_000_000
LARGEST_XML = 15_000_000
"""Bytes of the text with its marks, unpacked; a document of a thousand pages has less."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".wdp", ".odttf")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TEXT, _HYPHEN = f"{_W}p", f"{_W}t", f"{_W}noBreakHyphen"
_SPACES = (f"{_W}tab", f"{_W}br", f"{_W}cr")
_ELSEWHERE = (_FALLBACK, f"{_W}txbxContent", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr")
"""Said again for an older Word, a paragraph of its own, moved away, or no words at all."""
BROKEN = "a broken Word file: expected one that Word opens: open it there and save it again as .docx"


def word_paragraphs(data: bytes) -> Iterator[str]:
    """Each paragraph as it stands; raises BadCopy, without the file's name."""
    _refuse_bomb(data)
    import docx  # a fifth of a second, and only for a Word file

    try:
        body: Any = docx.Document(BytesIO(data)).element.body
        for paragraph in body.iter(_PARAGRAPH):
            if next(paragraph.iterancestors(_FALLBACK), None) is None:
                yield "".join(_texts(paragraph))
    except Exception:  # a broken file can make the library raise anything
        raise BadCopy(BROKEN) from None


def _texts(element: Any) -> Iterator[str]:
    """The text of one paragraph. What was inserted is in; what was deleted has another tag, and is not."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SPACES:
            yield " "
        elif child.tag == _HYPHEN:
            yield "-"
        elif child.tag not in _ELSEWHERE:
            yield from _texts(child)


def _refuse_bomb(data: bytes) -> None:
    """Look at what the file says of its own size before any of it is unpacked; unpacking stops at that size."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except Exception:  # zipfile raises more than BadZipFile on a broken file
        raise BadCopy(BROKEN) from None
    words = [part.file_size for part in parts if not part.filename.lower().endswith(_PICTURES)]
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or max(words, default=0) > LARGEST_XML:
        raise BadCopy(
            "unpacks to more than any guidance document: expected one document of at most a thousand pages: "
            "ask for it as a PDF"
        )
