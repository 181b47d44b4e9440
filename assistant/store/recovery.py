"""Finds the best of what is left of a case, and sets a damaged file aside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.store.disk import Disk
from assistant.store.errors import Foreign, NoSuchCase, Unreadable
from assistant.store.files import CaseFiles
from assistant.store.reading import Damaged, Reading, read_case_file


@dataclass(frozen=True)
class Found:
    """What is there of a case: the `reading` to use and the file it is `at`, None if nothing good is left.

    `state`: "whole"; "interrupted" (the power went during a save, nothing acknowledged is missing); "damaged" (a main
    file that cannot be read); "gone" (no main file).
    """

    state: str
    at: Path | None
    reading: Reading | None


def find(files: CaseFiles) -> Found:
    """What is left of the case; changes nothing. Raises NoSuchCase, Newer, Foreign or OSError."""
    try:
        found = _find(files)
    except NoSuchCase:
        found = None
    if found is None or found.state == "gone":
        return _find(files)  # another process may have been between its two renames
    return found


def _find(files: CaseFiles) -> Found:
    state = "gone"
    try:
        return Found("whole", files.main, read_case_file(files.main))
    except FileNotFoundError:
        pass
    except Damaged:
        state = "damaged"
    tmp, bak = _good(files.tmp), _good(files.bak)
    if tmp and (bak is None or len(tmp.events) >= len(bak.events)):
        # A .tmp only outlives a save that was not acknowledged, and each save holds all of the one before. Beside a
        # missing main file it is the save that a power cut stopped between its two renames.
        return Found("interrupted" if state == "gone" else state, files.tmp, tmp)
    if bak:
        return Found(state, files.bak, bak)  # may be one save behind: for a person to accept
    if state == "gone" and not files.bak.exists() and not files.asides():
        raise NoSuchCase
    return Found(state, None, None)


def _good(path: Path) -> Reading | None:
    try:
        return read_case_file(path)
    except (Damaged, Foreign, FileNotFoundError):
        return None


def set_aside(files: CaseFiles, disk: Disk, found: Found) -> Found:
    """Give the damaged main file a name of its own, never an earlier one's, and say what is left; raises OSError."""
    if found.at == files.tmp:  # or it would look like a save that a power cut stopped
        disk.sync(files.tmp)
        disk.replace(files.tmp, files.bak)
        disk.sync_folder(files.folder)
    disk.replace(files.main, files.next_aside())
    disk.sync_folder(files.folder)
    return find(files)


def unreadable(files: CaseFiles, found: Found) -> Unreadable:
    """The error that says what is left of the case."""
    asides = files.asides()
    aside = asides[-1].name if asides else None
    if found.reading is None:
        return Unreadable(files.key, aside, None, None)
    return Unreadable(files.key, aside, len(found.reading.events), found.reading.last_at)


def take_main_name(files: CaseFiles, disk: Disk) -> None:
    """Make a complete `.tmp` the main file; raises OSError."""
    disk.sync(files.tmp)
    disk.replace(files.tmp, files.main)
    disk.sync_folder(files.folder)
