"""What was understood wrongly, as lines that can be pasted into the lexicon."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from assistant.corrections import FILE, HEAD, correction_line, keep_correction
from assistant.interview.heard import Chip, Heard

DAY = date(2026, 11, 21)


def _line(words: str, span: str, became: str = "struck", role: str = "") -> str:
    start = words.index(span)
    chip = Chip("drinking", "drinks", "affirmed", "mother", span, start, start + len(span), role=role)
    return correction_line(Heard("child", "birth", words, (chip,)), chip, became, lambda text: text, DAY)


def _read(line: str) -> dict[str, str]:
    (found,) = tomllib.loads(f"examples = [\n{line}]")["examples"]
    return dict(found)


@pytest.mark.parametrize(
    ("words", "span", "kept"),
    [
        ("mum drinks, and he was born 12/3/2021", "mum drinks", "mum drinks"),
        ("he saw that mum drinks with Sharon Oakes. More", "mum drinks", "he saw that mum drinks with [name] [name]"),
        ("mum drinks 40 units", "drinks", "mum drinks [number] units"),
        ('mum "drinks" \\ he says', "drinks", 'mum "drinks" \\ he says'),
        ("an ICO was made as mum drinks", "mum drinks", "an ICO was made as mum drinks"),
    ],
)
def test_only_the_clause_is_kept_without_names_and_numbers(words: str, span: str, kept: str) -> None:
    assert _read(_line(words, span)) == {"text": kept, "found": "nothing"}


def test_what_was_corrected_is_to_be_asked() -> None:
    line = _line("mum drinks", "mum drinks", "child's home_risks is ['none']", role="parent")
    assert line.startswith("# drinking, affirmed, 2026-11-21: child's home_risks is ['none']\n")
    assert _read(line) == {"text": "mum drinks", "found": "asked", "about": "mother"}


def test_the_file_begins_with_what_it_is_and_grows(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    for _ in range(2):
        assert keep_correction(folder, _line("mum drinks", "mum drinks")) == folder / FILE
    text = (folder / FILE).read_text("utf-8")
    assert text.count(HEAD) == 1
    assert len(tomllib.loads(f"examples = [\n{text}]")["examples"]) == 2
