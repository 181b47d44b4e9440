"""The cases kept in one folder: start one, open one, list them, restore or delete one."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import BaseFileLock

from assistant.store.disk import Disk, RealDisk
from assistant.store.errors import NoSuchCase, moment_words, said_plainly
from assistant.store.files import CaseFiles, is_key, make_folder
from assistant.store.listing import Kept, Label, forget_index, list_kept
from assistant.store.opened import NEW_CASE, OpenCase, take_lock
from assistant.store.recovery import Found, find, set_aside, take_main_name, unreadable

_NOTHING_CHANGED = "it was not opened, and its answers are as they were"


def _no_label(_: object) -> str:
    return ""


class Store:
    """The cases of one folder. Errors are StoreErrors, each one line for a person."""

    def __init__(self, folder: Path, disk: Disk | None = None, label: Label = _no_label) -> None:
        """Touches nothing; `folder` is made when the first case is. `disk`: the real one if left out.

        `label`: what a case is called in a list, from its events.
        """
        self._folder = folder
        self._disk = disk or RealDisk()
        self._label = label

    def create(self, first: Sequence[Mapping[str, Any]]) -> OpenCase:
        """A new case with its `first` events, saved and open; raises CannotKeep, and then nothing is left of it."""
        files = CaseFiles(self._folder, secrets.token_hex(8))
        with said_plainly(self._folder.name, "the new case is not saved"):
            make_folder(self._folder, self._disk)
            lock = take_lock(files)
        case = OpenCase(files, lock, self._disk, NEW_CASE, ())
        try:
            if first:
                case.append(first)
            else:
                case.save([])
        except BaseException:
            for path in (files.main, files.tmp):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            _let_go(files, lock)
            raise
        return case

    def open(self, key: str) -> OpenCase:
        """The case kept under `key`.

        Raises AlreadyOpen, NoSuchCase, Newer, Foreign, CannotKeep; and Unreadable after setting a damaged file aside.
        """
        with self._locked(key) as (files, lock):
            found = find(files)
            if found.state == "damaged":
                found = set_aside(files, self._disk, found)
            if found.state == "gone":
                raise unreadable(files, found)
            return self._opened(files, lock, found)

    def restore(self, key: str) -> OpenCase:
        """The last good copy of the case under `key`, made the case again; the case itself if it can be read.

        Raises what `open` does; Unreadable where no good copy is left.
        """
        with self._locked(key) as (files, lock):
            found = find(files)
            if found.state == "damaged":
                found = set_aside(files, self._disk, found)
            return self._opened(files, lock, found)

    def kept(self, most: int = 50) -> tuple[Kept, ...]:
        """The `most` cases that changed last, newest first; one that cannot be read says so in `problem`.

        Raises CannotKeep where the folder cannot be looked into.
        """
        return list_kept(self._folder, self._disk, most, self._label)

    def delete(self, key: str) -> None:
        """Remove the case with every copy of it, damaged ones too; raises AlreadyOpen, NoSuchCase or CannotKeep."""
        files = self._files(key)
        with said_plainly(files.main.name, "it is not deleted, or not all of it"):
            lock = take_lock(files)
            try:
                # The case goes last: a power cut halfway leaves it in the list, to be deleted again.
                forget_index(self._folder)
                for path in (files.tmp, files.bak, *files.asides()):
                    path.unlink(missing_ok=True)
                self._disk.sync_folder(self._folder)
                files.main.unlink(missing_ok=True)
                self._disk.sync_folder(self._folder)
            except BaseException:
                lock.release()
                raise
            _let_go(files, lock)

    def _files(self, key: str) -> CaseFiles:
        if not is_key(key) or not (files := CaseFiles(self._folder, key)).anything():
            raise NoSuchCase
        return files

    @contextmanager
    def _locked(self, key: str) -> Iterator[tuple[CaseFiles, BaseFileLock]]:
        """The case's files with its lock, which is let go if anything is raised inside."""
        with said_plainly(f"{key}.json" if is_key(key) else "the case", _NOTHING_CHANGED):
            files = self._files(key)
            lock = take_lock(files)
            try:
                yield files, lock
            except BaseException:
                lock.release()
                raise

    def _opened(self, files: CaseFiles, lock: BaseFileLock, found: Found) -> OpenCase:
        """The case from what was found, under its main name and safe from a power cut."""
        reading = found.reading
        if reading is None:
            raise unreadable(files, found)
        recovered = None
        if found.state == "gone":
            aside = f"; the damaged file is kept as {files.asides()[-1].name}" if files.asides() else ""
            until = f", up to {moment_words(reading.last_at)}" if reading.last_at else ""
            count = f"{len(reading.events)} entries{until}"
            recovered = f"Restored from the last good copy: {count}; check the last answers{aside}."
        case = OpenCase(files, lock, self._disk, reading.data, reading.events, recovered)
        if found.at == files.tmp:
            take_main_name(files, self._disk)
        elif found.at == files.bak:
            case.save([])
        else:
            self._disk.sync_folder(files.folder)  # what a process that was killed had renamed, a person now sees
        return case


def _let_go(files: CaseFiles, lock: BaseFileLock) -> None:
    """Release the lock of a case that is no more, and remove it: Windows refuses while it is held."""
    lock.release()
    with suppress(OSError):
        files.lock.unlink(missing_ok=True)
