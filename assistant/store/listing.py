"""What is kept, without opening it: one line a case, from a derived index where the file has not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from assistant.store.disk import Disk
from assistant.store.errors import NoSuchCase, StoreError, said_plainly
from assistant.store.files import CaseFiles, keys_in
from assistant.store.reading import Damaged, Event, read_bytes, text_of
from assistant.store.recovery import find, unreadable
from assistant.text import clean_line

SCHEMA = 1
Label = Callable[[Sequence[Event]], str]
"""From a case's events to what it is called in a list."""
INDEX = "index.json"


@dataclass(frozen=True)
class Kept:
    """A case as listed: when its file changed (UTC), how many events, its label, and when the last event was.

    `problem`: one line if the case cannot be opened as it is; then there are no events.
    """

    key: str
    changed: datetime
    events: int
    label: str
    last_at: str
    problem: str | None = None


@dataclass(frozen=True)
class _Entry:
    mtime_ns: int
    size: int
    events: int
    label: str
    last_at: str


@dataclass(frozen=True)
class _Index:
    schema: int
    cases: dict[str, _Entry]


def list_kept(folder: Path, disk: Disk, most: int, label: Label) -> tuple[Kept, ...]:
    """The `most` cases of `folder` that changed last, newest first; raises CannotKeep if it cannot be looked into."""
    with said_plainly(folder.name, "the cases in it cannot be listed, nothing was changed"):
        try:
            keys = keys_in(folder)
        except FileNotFoundError:
            return ()
    stamped = sorted(((_stamp(CaseFiles(folder, key)), key) for key in keys), reverse=True)
    known = _read_index(folder / INDEX)
    fresh: dict[str, _Entry] = {}
    kept: list[Kept] = []
    for (mtime_ns, size), key in stamped:
        if len(kept) >= most:
            break
        entry = known.get(key)
        if entry is None or size < 0 or (entry.mtime_ns, entry.size) != (mtime_ns, size):
            found = _look(CaseFiles(folder, key), mtime_ns, size, label)
            if not isinstance(found, _Entry):
                kept.extend(found)
                continue
            entry = found
        if size >= 0:
            fresh[key] = entry
        kept.append(Kept(key, _moment(mtime_ns), entry.events, entry.label, entry.last_at))
    rest = {key: known[key] for _, key in stamped if key in known and key not in {each.key for each in kept}}
    if fresh | rest != known:
        _write_index(folder, disk, fresh | rest)
    return tuple(kept)


def forget_index(folder: Path) -> None:
    """Remove the index, which the next listing makes again; raises OSError."""
    for path in (folder / INDEX, _index_tmp(folder)):
        path.unlink(missing_ok=True)


def _look(files: CaseFiles, mtime_ns: int, size: int, label: Label) -> _Entry | Iterable[Kept]:
    """The entry of a case that can be opened; else the line that says why not, or nothing if there is no case."""
    try:
        with said_plainly(files.main.name, "its answers cannot be shown, nothing was changed"):
            found = find(files)
            if found.reading is None or found.state not in ("whole", "interrupted"):
                raise unreadable(files, found)
    except NoSuchCase:
        return ()
    except StoreError as problem:
        return (Kept(files.key, _moment(mtime_ns), 0, "", "", str(problem)),)
    reading = found.reading
    return _Entry(mtime_ns, size, len(reading.events), clean_line(label(reading.events), 200), reading.last_at)


def _stamp(files: CaseFiles) -> tuple[int, int]:
    """When the main file changed and its size; where it is missing, when the newest copy changed, and -1."""
    with suppress(OSError):
        stat = files.main.stat()
        return stat.st_mtime_ns, stat.st_size
    times = [0]
    for path in (files.tmp, files.bak, *files.asides()):
        with suppress(OSError):
            times.append(path.stat().st_mtime_ns)
    return max(times), -1


def _moment(mtime_ns: int) -> datetime:
    try:
        return datetime.fromtimestamp(mtime_ns / 1_000_000_000, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _read_index(path: Path) -> dict[str, _Entry]:
    try:
        index = msgspec.json.decode(read_bytes(path), type=_Index)
        known = {
            key: _Entry(entry.mtime_ns, entry.size, entry.events, clean_line(entry.label, 200), text_of(entry.last_at))
            for key, entry in index.cases.items()
            if entry.events >= 0
        }
    except (OSError, Damaged, ValueError, RecursionError):
        return {}
    return known if index.schema == SCHEMA else {}


def _write_index(folder: Path, disk: Disk, cases: dict[str, _Entry]) -> None:
    # Never synced: torn or lost, it is only made again.
    with suppress(OSError):
        disk.write(_index_tmp(folder), msgspec.json.encode(asdict(_Index(SCHEMA, cases))))
        disk.replace(_index_tmp(folder), folder / INDEX)


def _index_tmp(folder: Path) -> Path:
    return folder / f"{INDEX}.tmp"
