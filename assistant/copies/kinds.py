"""Which kind of file something is: by what is in it, and only where that says nothing, by its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from assistant.copies.records import BadCopy, Kind

EXPECTED = "a text, Markdown, Word (.docx) or PDF file of one of the guidance documents"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {b"{\\rtf": "a rich text file", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture"}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WEB_PAGE = re.compile(rb"\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype html|html)", re.IGNORECASE)
_NAMED = {".docx": "Word file", ".docm": "Word file", ".dotx": "Word file", ".pdf": "PDF"}
_MARKDOWN = (".md", ".markdown")


def kind_of(data: bytes, suffix: str) -> Kind:
    """The kind of a file with these bytes, whose name ends in `suffix`; text that is not Markdown by name is "text".

    Raises BadCopy, without the file's name, for a kind that cannot be read.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLD_OFFICE):
        if _LOCKED in data:
            raise BadCopy("protected by a password: expected a file that opens without one: save it without it in Word")
        raise BadCopy("an old Word or Office file (.doc): expected .docx: open it in Word and save it as .docx")
    if data.startswith(b"PK"):
        return _in_zip(data, suffix)
    other = next((words for begins, words in _OTHERS.items() if data.startswith(begins)), None)
    other = "a web page" if _WEB_PAGE.match(data) else other
    if other:
        raise BadCopy(f"{other}: expected {EXPECTED}: open it and save it, or print it, as one of these")
    if suffix in _NAMED and not _is_text(data):
        raise BadCopy(
            f"not a {_NAMED[suffix]}, though it is named like one, or a broken one: fetch it or save it again"
        )
    return "markdown" if suffix in _MARKDOWN else "text"


def decoded(data: bytes) -> str:
    """The text of a text file; raises BadCopy, without the file's name."""
    if data.startswith(_UTF16):
        raise BadCopy("text, but not as UTF-8: expected UTF-8: save it so (in Notepad: Save as, Encoding)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCopy(
            f"not {EXPECTED} (byte {error.start + 1} is not UTF-8): if it is text, save it as UTF-8 text"
        ) from None
    if "\0" in text:
        raise BadCopy(f"not text: expected {EXPECTED}")
    return text


def _in_zip(data: bytes, suffix: str) -> Kind:
    """A Word file is a packed one; one that cannot be unpacked is left to its reader, which says what is wrong."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            is_word = any(one.startswith("word/") for one in packed.namelist())
    except Exception:  # zipfile raises more than BadZipFile on a broken file
        is_word = _NAMED.get(suffix) == "Word file"
    if not is_word:
        raise BadCopy(f"a packed file of another kind: expected {EXPECTED}: open it and save it as one of these")
    return "word"


def _is_text(data: bytes) -> bool:
    try:
        decoded(data)
    except BadCopy:
        return False
    return True
