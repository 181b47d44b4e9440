"""Events as plain values, and disks that skip the syncs or refuse at a chosen call."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.store import Disk, OpenCase, RealDisk, StoreError

CALLS_OF_A_SAVE = ("write", "sync", "sync_folder", "replace", "replace", "sync_folder")


def event(number: int, **more: Any) -> dict[str, Any]:
    """The event with that number; `more` replaces or adds fields."""
    at = f"2026-11-21T10:{number // 60 % 60:02}:{number % 60:02}Z"
    return {"schema": 1, "seq": number, "at": at, "kind": "answered", "question": "living_now", "value": "kin"} | more


def events(first: int, last: int) -> list[dict[str, Any]]:
    return [event(number) for number in range(first, last + 1)]


def seqs(case: OpenCase) -> list[int]:
    return [each["seq"] for each in case.events]


def refusal(kind: type[StoreError], act: Callable[..., object], *given: object) -> str:
    """The one line that `act`, given `given`, is refused with."""
    try:
        act(*given)
    except kind as error:
        line = str(error)
        assert line
        assert line.isprintable()
        assert "pytest" not in line  # no folder of this machine
        assert len(line) < 300
        return line
    raise AssertionError(f"expected {kind.__name__}")


class UnsyncedDisk(RealDisk):
    """The real disk without waiting for it: for tests that do not pull the plug."""

    def sync(self, path: Path) -> None:
        assert path.is_file()

    def sync_folder(self, folder: Path) -> None:
        assert folder.is_dir()


class RefusingDisk:
    """Passes calls on to `disk`, but raises `error` at call number `at` (from 0), before it or after it was done."""

    def __init__(self, disk: Disk, error: int, at: int = 0, *, after: bool = False, once: bool = True) -> None:
        self.disk, self.error, self.at, self.after, self.once = disk, error, at, after, once
        self.calls = 0
        self.refused = 0

    def _call(self, act: Callable[[], None]) -> None:
        number, self.calls = self.calls, self.calls + 1
        refuse = number == self.at or (number > self.at and not self.once)
        if not refuse or self.after:
            act()
        if refuse:
            self.refused += 1
            raise OSError(self.error, os.strerror(self.error))

    def write(self, path: Path, data: bytes) -> None:
        self._call(lambda: self.disk.write(path, data))

    def sync(self, path: Path) -> None:
        self._call(lambda: self.disk.sync(path))

    def replace(self, source: Path, target: Path) -> None:
        self._call(lambda: self.disk.replace(source, target))

    def sync_folder(self, folder: Path) -> None:
        self._call(lambda: self.disk.sync_folder(folder))
