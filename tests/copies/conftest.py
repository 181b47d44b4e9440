"""A home of its own for every test, the invented documents, and a way to put a file down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.copies.reading import read_copy
from assistant.copies.records import BadCopy, FileRead
from assistant.guidance import Guidance
from tests.copies import invented

Put = Callable[[str, bytes], Path]
Read = Callable[[str, bytes], FileRead]
Refused = Callable[[str, bytes], str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PERMANENCE_HOME", str(folder))
    return folder


@pytest.fixture
def small(guidance: Guidance) -> Guidance:
    """A knowledge of two invented documents."""
    return invented.small(guidance)


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Puts a file down."""

    def put_down(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put_down


@pytest.fixture
def read(put: Put) -> Read:
    """What a file with these bytes is read as."""
    return lambda name, data: read_copy(put(name, data))


@pytest.fixture
def refused(put: Put) -> Refused:
    """The one clean line that a file with these bytes is refused with."""

    def refuse(name: str, data: bytes) -> str:
        with pytest.raises(BadCopy) as stopped:
            read_copy(put(name, data))
        line = str(stopped.value)
        assert line.isprintable()
        assert stopped.value.__context__ is None or stopped.value.__suppress_context__
        assert name in line
        return line

    return refuse
