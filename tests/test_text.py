"""The one door for text: what a terminal would act on, or not show, never gets through it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import DEEPEST, LONGEST_TEXT, capital, clean, clean_data, clean_line

HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
TROUBLE = st.text(
    st.one_of(
        st.sampled_from(
            "\x1b[]()m0;?A\\\x07\x9b\x9d\r\n\t\u202e\u2066\ufeff\u200b\u0301\u0300\u0323\ud800\u00e9\U000e0041"
        ),
        st.characters(),
    ),
    max_size=60,
)


@given(TROUBLE)
def test_nothing_that_a_terminal_acts_on_is_left(text: str) -> None:
    assert not HOSTILE.search(clean(text))
    assert not HOSTILE.search(clean_line(text))
    clean(text).encode("utf-8")


@given(TROUBLE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(TROUBLE, st.integers(0, 70))
def test_it_is_never_longer_than_was_asked(text: str, longest: int) -> None:
    assert len(clean(text, longest)) <= longest
    assert len(clean_line(text, longest)) <= longest


@given(st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126), max_size=200))
def test_plain_text_passes_unchanged(text: str) -> None:
    assert clean(text) == text
    assert clean_line(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07name", "name"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bcreset", "creset"),
        ("a\x9b31mb", "a31mb"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tab\tstays", "tab\tstays"),
        ("\ufeffmark", "mark"),
        ("abc\u202edef\u2066", "abcdef"),
        ("ta\U000e0067g", "tag"),
        ("soft\u00adhyphen", "softhyphen"),
        ("cafe\u0301", "café"),
        ("z" + "\u0300" * 50, "z" + "\u0300" * 4),
        ("half\ud800", "half?"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("👩\u200d👧 爷爷 Siân", "👩\u200d👧 爷爷 Siân"),
    ],
)
def test_each_kind_of_trouble(text: str, expected: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", expected)


def test_a_line_is_one_line() -> None:
    assert clean_line(" a\n b\t\tc\u00a0d ") == "a b c d"


def test_a_text_has_a_longest() -> None:
    assert len(clean("é" * (LONGEST_TEXT * 3))) == LONGEST_TEXT


DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | TROUBLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TROUBLE, inner, max_size=3),
    max_leaves=10,
)


def _texts(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        return [text for pair in data.items() for one in pair for text in _texts(one)]
    return [text for one in data for text in _texts(one)] if isinstance(data, list) else []


@given(DATA)
def test_every_text_in_data_is_cleaned_keys_too_and_the_rest_is_left(data: Any) -> None:
    cleaned = clean_data(data)
    assert not any(HOSTILE.search(text) for text in _texts(cleaned))
    assert clean_data(cleaned) == cleaned
    if not isinstance(data, str | list | dict):
        assert cleaned is data


def test_data_nested_too_deep_is_refused() -> None:
    deep: Any = "x"
    for _ in range(DEEPEST):
        deep = [deep]
    assert clean_data(deep) == deep
    for wrapped in ([deep], {"a": deep}):
        with pytest.raises(ValueError, match="deep"):
            clean_data(wrapped)


def test_a_capital_leaves_the_rest_as_it_is() -> None:
    assert [capital(words) for words in ("", "a", "the DfE", "élan")] == ["", "A", "The DfE", "Élan"]
