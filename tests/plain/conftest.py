"""Nothing is ever kept in the real home."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import listening
from assistant.guidance import Guidance
from tests.interview.hearing import Reader
from tests.plain.session import Session


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home."""
    monkeypatch.setenv("PERMANENCE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def session(guidance: Guidance, home: Path) -> Session:
    """A machine on which no case is kept yet."""
    return Session(guidance, home)


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """What reads sentences, in a moment: it finds nothing, unless a test says what is in them."""
    quiet = Reader()
    monkeypatch.setattr(listening, "load", lambda _: quiet)
    return quiet
