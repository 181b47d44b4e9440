"""The one door for text from outside: control characters, escape sequences and direction overrides stay out."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TEXT = 20_000
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """`text` without what a terminal would act on; keeps new lines and tabs; at most `longest` characters."""
    text = text[: longest * 2].replace("\r\n", "\n").replace("\r", "\n")
    text = _UNSEEN.sub("", _ESCAPES.sub("", text))
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    return text[:longest]


def clean_line(text: str, longest: int = 500) -> str:
    """`clean`, on one line."""
    return " ".join(clean(text, longest).split())
