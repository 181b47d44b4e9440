"""A home of its own for every test of the screens, and the knowledge read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.screens import desk
from tests.cases import shipped


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that this test's cases and settings are in."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PERMANENCE_HOME", str(folder))
    monkeypatch.setattr(desk, "guidance_as_set", lambda *folders: (shipped(), None))
    return folder
