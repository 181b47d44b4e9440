"""The four calls that everything kept is written through, so that a power cut can be simulated at each of them."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Protocol

PRIVATE_FILE = 0o600
_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
_HELD_BY_OTHERS = os.name == "nt"
_BINARY = getattr(os, "O_BINARY", 0)


class Disk(Protocol):
    """Writes files; every call may raise OSError. Nothing is certain to survive a power cut before it is synced."""

    def write(self, path: Path, data: bytes) -> None:
        """Create or overwrite `path`, for this user alone."""

    def sync(self, path: Path) -> None:
        """Return once the contents of `path` survive a power cut."""

    def replace(self, source: Path, target: Path) -> None:
        """Rename `source` to `target`, in place of whatever is there."""

    def sync_folder(self, folder: Path) -> None:
        """Return once the names in `folder` survive a power cut."""


class RealDisk:
    """This machine's own disk."""

    def write(self, path: Path, data: bytes) -> None:
        """Create or overwrite `path`, mode 0600 from the start where modes exist."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, PRIVATE_FILE)
        with os.fdopen(handle, "wb") as file:
            if sys.platform != "win32":
                os.fchmod(handle, PRIVATE_FILE)
            file.write(data)

    def sync(self, path: Path) -> None:
        """Flush the contents of `path` to the disk."""
        _flush(path, os.O_RDWR | _BINARY)  # Windows flushes writable handles only

    def replace(self, source: Path, target: Path) -> None:
        """Rename; where a virus scanner or indexer holds the file for a moment, wait for it, a second at most."""
        for wait in _WAITS:
            try:
                source.replace(target)
            except PermissionError:
                if not _HELD_BY_OTHERS:
                    raise
                time.sleep(wait)
            else:
                return
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Flush the names in `folder`; Windows cannot open a folder, and keeps names in order by itself."""
        if os.name == "posix":
            _flush(folder, os.O_RDONLY)


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync alone stops at the drive's own cache there
        else:
            os.fsync(handle)
    finally:
        os.close(handle)
