"""Fixtures for every room's tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from assistant.guidance import Guidance
from assistant.guidance.shipped import shipped_folder
from tests.cases import shipped

settings.register_profile("gate", derandomize=True)
settings.register_profile("search", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))
"""The gate tries the same examples every time; HYPOTHESIS_PROFILE=search looks for new ones."""


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    """The shipped knowledge, loaded once."""
    return shipped()


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge folder, to break."""
    return Path(shutil.copytree(shipped_folder("knowledge"), tmp_path / "knowledge"))
