"""The app in a real pseudo-terminal, each time with an empty home."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.guidance.shipped import shipped_folder

if TYPE_CHECKING:
    from tests.journeys.terminal import Terminal

if sys.platform == "win32":  # there is no pseudo-terminal of this kind there
    collect_ignore_glob = ["test_*.py", "terminal.py"]

Open = Callable[..., "Terminal"]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Open]:
    """Opens the app, as `permanence` does, in a terminal of 80 by 24; whatever is still open at the end is ended."""
    from tests.journeys.terminal import Terminal

    opened: list[Terminal] = []
    home = {"PERMANENCE_HOME": str(tmp_path), "PYTHONPATH": str(shipped_folder("knowledge").parent)}

    def open_it(
        *arguments: str, columns: int = 80, rows: int = 24, program: str | None = None, **environment: str
    ) -> Terminal:
        command = [program, *arguments] if program else [sys.executable, "-m", "assistant", *arguments]
        opened.append(Terminal(command, columns, rows, {**home, **environment}))
        return opened[-1]

    yield open_it
    for terminal in opened:
        terminal.end()
    assert os.environ.get("PERMANENCE_HOME") != str(tmp_path)
