"""Where TinyDB writes: each save whole or not at all, whatever moment the power goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from tinydb import Storage

from assistant.store.disk import Disk
from assistant.store.errors import CannotKeep
from assistant.store.reading import LARGEST_FILE, read_bytes

Tables = dict[str, dict[str, Any]]


class AtomicStorage(Storage):
    """One file, `path`; beside it `.bak` (the save before) and `.tmp` (the save under way).

    A save is acknowledged when `write` returns. Its order leaves, at any moment and whichever of its renames reach the
    disk, either a main file, or no main file and a complete `.tmp`; each holds all that was acknowledged.
    """

    def __init__(self, path: Path, disk: Disk, kept: bytes | None = None) -> None:
        """`kept`: what `path` holds, if it has been read already."""
        self._path = path
        self._tmp = path.with_suffix(".tmp")
        self._bak = path.with_suffix(".bak")
        self._disk = disk
        self._kept = kept
        self._half_done = False

    def read(self) -> Tables | None:
        """The tables as last acknowledged, None if there is no file; raises OSError or ValueError."""
        if self._kept is None:
            try:
                self._kept = read_bytes(self._path)
            except FileNotFoundError:
                return None
        return msgspec.json.decode(self._kept, type=Tables)

    def write(self, data: Tables) -> None:
        """Save `data`; raises OSError or CannotKeep, and then the last acknowledged tables still stand."""
        encoded = msgspec.json.encode(data)
        if len(encoded) > LARGEST_FILE:
            size = f"a case may have {LARGEST_FILE // 1_000_000} MB"
            raise CannotKeep(f"{self._path.name}: this case is full ({size}): this is not saved: start a new case")
        self._finish_a_failed_save()
        self._disk.write(self._tmp, encoded)
        self._disk.sync(self._tmp)
        # The .tmp must be certain to have its name before the main file loses its own: so a main file that is missing
        # beside a complete .tmp is a power cut, and one that is missing without it was taken away.
        self._disk.sync_folder(self._path.parent)
        self._half_done = True
        if self._path.exists():
            self._disk.replace(self._path, self._bak)
        self._disk.replace(self._tmp, self._path)
        self._disk.sync_folder(self._path.parent)
        self._half_done = False
        self._kept = encoded

    def _finish_a_failed_save(self) -> None:
        """Put an acknowledged file back under the main name, for certain, before the `.tmp` is overwritten."""
        if not self._half_done:
            return
        if not self._path.exists() and self._bak.exists():
            self._disk.replace(self._bak, self._path)
        self._disk.sync_folder(self._path.parent)
        self._half_done = False
