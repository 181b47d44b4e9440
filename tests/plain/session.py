"""Plain mode held in memory: what a worker types, and what they read."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from assistant.guidance import Guidance
from assistant.plain import run_plain
from assistant.store import Disk, Store
from assistant.working import label_of
from tests.cases import TODAY
from tests.store.plain import UnsyncedDisk

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NEW_CASE = ("1", "1", "AB-1", "2")
"""From an empty home: a new case, the first authority, a reference, a planning meeting."""


class Session:
    """A machine with cases on it. `disk`: what they are kept on."""

    def __init__(self, guidance: Guidance, folder: Path, disk: Disk | None = None) -> None:
        self.guidance = guidance
        self.folder = folder
        self.disk = disk or UnsyncedDisk()
        self.keeps = True

    @property
    def store(self) -> Store:
        """The cases."""
        return Store(self.folder / "cases", self.disk, label_of)

    def type(self, *lines: str, authority: str | None = None) -> str:
        """What is read while these lines are typed and then input ends; fails where it does not end well."""
        code, text = self.run(io.StringIO("".join(f"{line}\n" for line in lines)), authority)
        assert code == 0, text
        return text

    def run(self, stdin: TextIO, authority: str | None = None) -> tuple[int, str]:
        """The exit code and everything that is read."""
        out = stdin.out if isinstance(stdin, Worker) else io.StringIO()
        code = run_plain(
            self.guidance,
            store=self.store if self.keeps else None,
            settings=self.folder,
            authority=authority,
            today=TODAY,
            stdin=stdin,
            stdout=out,
            clock=lambda: NOW,
        )
        text = out.getvalue()
        assert not RAW.search(text)
        assert all(len(line) <= 80 for line in text.splitlines())
        assert "Traceback" not in text
        return code, text


class Worker(io.StringIO):
    """Somebody who reads what is asked and answers it. `answers`: by words of the question, the first that fit."""

    def __init__(self, answers: Mapping[str, list[str]], most: int = 200) -> None:
        super().__init__()
        self.out = io.StringIO()
        self.asked: list[str] = []
        self._answers = {words: list(replies) for words, replies in answers.items()}
        self._most = most
        self._read = 0

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """The next reply, to what was written since the one before."""
        text = self.out.getvalue()[self._read :]
        self._read = len(self.out.getvalue())
        self.asked.append(text)
        flat = " ".join(text.split())
        for words, replies in self._answers.items():
            if words in flat and replies:
                return f"{replies.pop(0)}\n"
        if len(self.asked) > self._most:
            return ""
        if "  1. " in text:
            return "1\n"
        return "2021-05\n" if "A day, a month" in flat else "2\n"


def a_card(text: str, words: str) -> str:
    """The last card in which these words were asked."""
    found = [block for block in text.split("\n> \n") if words in " ".join(block.split())]
    assert found, f"never asked: {words}"
    return found[-1]
