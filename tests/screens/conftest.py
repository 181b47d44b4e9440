"""A home of its own for every test of the screens, and the knowledge read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import listening
from assistant.screens import desk
from tests.cases import shipped
from tests.interview.hearing import Reader


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that this test's cases and settings are in."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PERMANENCE_HOME", str(folder))
    monkeypatch.setattr(desk, "guidance_as_set", lambda *folders: (shipped(), None))
    return folder


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """What reads sentences, there at once: it finds nothing, unless a test says what is in them."""
    quiet = Reader()
    monkeypatch.setattr(listening, "load", lambda _: quiet)
    return quiet


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads sentences cannot be loaded."""

    def cannot(_: object) -> None:
        raise ImportError

    monkeypatch.setattr(listening, "load", cannot)
