"""Whatever is typed or piped in, nothing is raised and nothing but text comes out."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.guidance import Guidance
from assistant.plain.commands import COMMANDS
from tests.cases import shipped
from tests.plain.session import Session

HOSTILE = (
    "\x1b[31mred\x1b]0;title\x07\u202eevil\u2066\x9b2J",
    "\x00" * 50,
    "a" * 100_000,
    "9" * 5_000,
    "1" * 400 + ", 2",
    "²",
    "٣",
    "[/nope][@click=app.quit]",
    "{}{0}%s%n",
    "\ud800",
    "\t\x0b\x0c\x1c\u2028\u0085",
    "/" * 500,
    "//help",
    ": open ²",
    "/open 99999999999999999999",
    "/cite " + "9" * 500,
    "/note " + "\x1b[2J" * 100,
    "e" + "\u0301" * 500,
)
WORDS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(HOSTILE),
    st.sampled_from([name for command in COMMANDS for name in command.names if name not in ("quit", "exit", "q")]),
    st.integers(0, 30).map(str),
    st.lists(st.integers(0, 25), min_size=1, max_size=4).map(lambda numbers: ", ".join(map(str, numbers))),
    st.sampled_from(["", "y", "n", "2021", "they disagree", "not known yet", "nan", "1 2 / 3", "open 3", "change 2"]),
)


def typed(guidance: Guidance, lines: list[str]) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        return Session(guidance, Path(folder)).run(io.StringIO("".join(f"{line}\n" for line in lines)))


@given(st.sampled_from((["1", "1"], ["2"], [])), st.lists(WORDS, max_size=25))
@settings(max_examples=120, deadline=None)
def test_no_input_raises_or_puts_anything_but_text_on_the_terminal(begins: list[str], lines: list[str]) -> None:
    code, text = typed(shipped(), [*begins, *lines])
    assert code == 0, text


@pytest.mark.parametrize("line", HOSTILE, ids=range(len(HOSTILE)))
def test_each_hostile_line_is_taken_at_every_kind_of_card(guidance: Guidance, line: str) -> None:
    code, text = typed(guidance, [line, "1", line, "1", line, line, "1", "2021", line, "5", line, "n", "1", line])
    assert code == 0, text


def test_a_line_of_a_million_characters_is_cut_and_that_is_said(guidance: Guidance) -> None:
    code, text = typed(guidance, ["1", "1", "x" * 1_000_000, "2", "2021"])
    assert code == 0
    assert "only the first 2,000 characters were taken" in text
    assert "Where does the child live at the moment?" in text
