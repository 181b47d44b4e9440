"""Fixtures for every room's tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
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


@pytest.fixture(autouse=True, scope="session")
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test keeps anything where a person's own cases are."""
    before = os.environ.get("PERMANENCE_HOME")
    os.environ["PERMANENCE_HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    if before is None:
        del os.environ["PERMANENCE_HOME"]
    else:
        os.environ["PERMANENCE_HOME"] = before


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    """The shipped knowledge, loaded once."""
    return shipped()


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge folder, to break."""
    return Path(shutil.copytree(shipped_folder("knowledge"), tmp_path / "knowledge"))
