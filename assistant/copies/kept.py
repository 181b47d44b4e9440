"""The user's own copies on this machine: one private file a source, whole or not at all."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, Protocol

import msgspec

from assistant.copies.records import BadCopy, Copy, Kind
from assistant.text import clean_line

SCHEMA: Final = 1
LARGEST_KEPT = 30_000_000
PRIVATE_FOLDER = 0o700
_YEARS = range(2000, 9000)
"""Others cannot be told in the zone of every machine."""
_NAMED = re.compile(r"[0-9a-f]{16}\.json")
_AGAIN = "it was passed over: add the document again with: permanence sources add"


class Disk(Protocol):
    """The calls a copy is written through; `assistant.store.RealDisk` has them, each of which may raise OSError."""

    def write(self, path: Path, data: bytes) -> None:
        """Create or overwrite `path`, for this user alone."""

    def sync(self, path: Path) -> None:
        """Return once the contents of `path` survive a power cut."""

    def replace(self, source: Path, target: Path) -> None:
        """Rename `source` to `target`, in place of whatever is there."""

    def sync_folder(self, folder: Path) -> None:
        """Return once the names in `folder` survive a power cut."""


@dataclass(frozen=True)
class _Written:
    """A copy as it is on the disk."""

    schema: Literal[1]
    source: str
    added: datetime
    kind: Kind
    sha256: str
    paragraphs: tuple[str, ...]


def keep(folder: Path, copy: Copy, disk: Disk) -> None:
    """Keep a copy, in the place of the one of the same source; raises BadCopy, and then what was kept is still kept."""
    written = _Written(SCHEMA, copy.source, copy.added.astimezone(UTC), copy.kind, copy.sha256, copy.paragraphs)
    path = _file_of(folder, copy.source)
    half = path.with_suffix(".tmp")
    try:
        _make(folder, disk)
        disk.write(half, msgspec.json.encode(written))
        disk.sync(half)
        disk.replace(half, path)
        disk.sync_folder(folder)
    except OSError as error:
        raise BadCopy(
            f"the copy was not kept ({_why(error)}): expected to write in {clean_line(str(folder), 200)}: "
            "see that there is room and that you may write there"
        ) from None


def kept_copy(folder: Path, source: str) -> Copy | None:
    """The kept copy of a source, None where there is none. Read once, and again when the file was changed.

    Raises BadCopy, with the one line that says so, for a file that cannot be read as one.
    """
    path = _file_of(folder, source)
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise BadCopy(f"your copy of {clean_line(source, 60)} cannot be read ({_why(error)}): {_AGAIN}") from None
    return _read(path, source, found.st_size, found.st_mtime_ns)


def kept_sources(folder: Path) -> tuple[str, ...]:
    """The keys of the sources that a readable copy is kept of, whether or not this knowledge has them."""
    try:
        paths = sorted(path for path in folder.iterdir() if _NAMED.fullmatch(path.name))
    except OSError:
        return ()
    keys = [_source_in(path) for path in paths]
    return tuple(key for key, path in zip(keys, paths, strict=True) if key and _file_of(folder, key) == path)


def remove_copy(folder: Path, source: str) -> bool:
    """Remove the kept copy of a source for good; False where none is kept. Raises BadCopy."""
    path = _file_of(folder, source)
    try:
        path.with_suffix(".tmp").unlink(missing_ok=True)
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise BadCopy(
            f"your copy of {clean_line(source, 60)} cannot be removed ({_why(error)}): it is still kept: "
            "close what has it open, then try again"
        ) from None
    return True


@lru_cache(maxsize=8)
def _read(path: Path, source: str, size: int, _changed: int) -> Copy:
    """By its size and when it was changed, so that another copy under the same name is read anew."""
    named = f"your copy of {clean_line(source, 60)}"
    if size > LARGEST_KEPT:
        raise BadCopy(f"{named} is damaged: {_AGAIN}")
    try:
        data = path.read_bytes()
        written = msgspec.json.decode(data, type=_Written)
        if written.source != source or written.added.tzinfo is None or written.added.year not in _YEARS:
            raise ValueError
    except OSError as error:
        raise BadCopy(f"{named} cannot be read ({_why(error)}): {_AGAIN}") from None
    except (ValueError, RecursionError):  # msgspec's own errors are ValueErrors
        if _is_newer(data):
            raise BadCopy(
                f"{named} was kept by a newer version of this app: it was passed over: update the app"
            ) from None
        raise BadCopy(f"{named} is damaged: {_AGAIN}") from None
    return Copy(written.source, written.added, written.kind, written.sha256, written.paragraphs)


def _source_in(path: Path) -> str:
    try:
        with path.open("rb") as file:
            found = msgspec.json.decode(file.read(LARGEST_KEPT))
    except (OSError, ValueError, RecursionError):
        return ""
    key = found.get("source") if isinstance(found, dict) else None
    return key if isinstance(key, str) else ""


def _is_newer(data: bytes) -> bool:
    try:
        found = msgspec.json.decode(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and isinstance(found.get("schema"), int) and found["schema"] > SCHEMA


def _file_of(folder: Path, source: str) -> Path:
    """A name that no source's key can lead out of the folder, or to a device of Windows."""
    return folder / f"{hashlib.sha256(source.encode()).hexdigest()[:16]}.json"


def _make(folder: Path, disk: Disk) -> None:
    """Make `folder` and what is missing above it, for this user alone."""
    for each in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        disk.sync_folder(each.parent)


def _why(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return clean_line(reason or "no reason given", 100)
