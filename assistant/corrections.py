"""What was understood wrongly, kept on this machine as lines to paste beside an entry of the lexicon, without names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from assistant.interview.events import Draft
from assistant.interview.heard import Chip, Heard
from assistant.text import clean_line

FILE = "understood-wrongly.toml"
HEAD = """\
# Clauses that were understood wrongly, as they were struck or corrected on this machine. Nothing is sent anywhere.
# Each line can be pasted under `examples` beside the entry of knowledge/lexicon.toml that it names, once somebody has
# read it through: names and numbers were taken out, as far as they could be told.
"""
_CLAUSE = re.compile(r"[^.,;:!?\n]+")
_NAME = re.compile(r"(?<=[a-z,’'\s] )[A-Z][a-z’'-]+")
_NUMBER = re.compile(r"\d[\d./:-]*")
LONGEST = 200
STRUCK = "struck"


def correction_line(heard: Heard, chip: Chip, became: str, without_names: Callable[[str], str], today: date) -> str:
    """The clause of a chip as an example, with what became of it before it.

    `became`: "struck", or the answer that was confirmed instead. `without_names`: puts roles for what it finds.
    """
    found = "nothing" if became == STRUCK else "asked"
    text = clean_line(_plain(without_names(_clause(heard, chip))), LONGEST)
    about = f", about = {_quoted(chip.about)}" if found == "asked" and chip.role else ""
    said = clean_line(became, LONGEST)
    entry = f"{{ text = {_quoted(text)}, found = {_quoted(found)}{about} }},"
    return f"# {chip.finding}, {chip.polarity}, {today.isoformat()}: {said}\n{entry}\n"


def became_of(drafts: Sequence[Draft]) -> str:
    """What became of a chip by these: "struck", or the answer that was confirmed."""
    found = (f"{one.about}'s {one.question} is {one.value}" for one in drafts if one.kind == "confirmed")
    return next(found, STRUCK)


def keep_correction(folder: Path, line: str) -> Path:
    """Add a line to the file in this folder, and say where that is. Raises OSError."""
    path = folder / FILE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = not path.exists()
    with open(path, "a", encoding="utf-8", opener=_privately) as file:
        file.write(f"{HEAD}\n{line}" if new else line)
    return path


def _privately(path: str, flags: int) -> int:
    """A file that only its owner can read, where the system knows of that."""
    return os.open(path, flags, 0o600)


def _clause(heard: Heard, chip: Chip) -> str:
    parts = [part for part in _CLAUSE.finditer(heard.words) if part.start() < chip.end and chip.start < part.end()]
    return heard.words[parts[0].start() : parts[-1].end()].strip() if parts else chip.text


def _plain(text: str) -> str:
    """Without numbers, and without what is written like a name in the middle of a clause."""
    return _NUMBER.sub("[number]", _NAME.sub("[name]", text))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
