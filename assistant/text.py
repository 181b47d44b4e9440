"""The one door for text from outside: control characters, escape sequences and direction overrides stay out."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, TypeVar

LONGEST_TEXT = 20_000
LONGEST_REPLY = 2_000
LONGEST_ERROR = 1_500
DEEPEST = 40
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]{0,500}(?:\x07|\x1b\\)|\]|[@-Z\\-_])")
_NEW_LINES = re.compile("\r\n|[\r\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STACKED = re.compile(f"([{_MARKS}]{{4}})[{_MARKS}]+")
Data = TypeVar("Data")


class Refused(ValueError):
    """Something from outside that cannot be used: one clear line, what and where, what was expected, what to do."""


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """`text` without what a terminal would act on or would not show; keeps new lines and tabs; at most `longest`."""
    text = text[: longest * 2]
    if text.isprintable() and text.isascii():
        return text[:longest]
    text = _NEW_LINES.sub("\n", text)
    text = _UNSEEN.sub("", _ESCAPES.sub("", text))
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    return _STACKED.sub(r"\1", text)[:longest]


def clean_line(text: str, longest: int = 500) -> str:
    """`clean`, on one line."""
    return " ".join(clean(text, longest).split())


def capital(words: str) -> str:
    """With a capital first and the rest as it is."""
    return words[:1].upper() + words[1:]


def clean_data(data: Data, deepest: int = DEEPEST) -> Data:
    """Every text in lists and tables cleaned, keys too; raises ValueError for what is nested more than `deepest`."""
    cleaned: Any = data
    if isinstance(data, str):
        cleaned = clean(data)
    elif isinstance(data, dict | list):
        if not deepest:
            raise ValueError(f"nested more than {DEEPEST} deep")
        if isinstance(data, dict):
            cleaned = {clean_data(key, deepest): clean_data(value, deepest - 1) for key, value in data.items()}
        else:
            cleaned = [clean_data(value, deepest - 1) for value in data]
    return cleaned  # type: ignore[no-any-return]
