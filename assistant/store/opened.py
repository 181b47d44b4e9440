"""One case while it is open: its events, and adding to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any

import msgspec
from filelock import BaseFileLock, FileLock, Timeout
from tinydb import TinyDB
from tinydb.table import Document

from assistant.store.disk import PRIVATE_FILE, Disk
from assistant.store.errors import AlreadyOpen, CannotKeep, StoreError, said_plainly
from assistant.store.files import CaseFiles
from assistant.store.reading import ABOUT, EVENTS, SCHEMA, WHAT, Event, cleaned
from assistant.store.storage import AtomicStorage

NEW_CASE = msgspec.json.encode({ABOUT: {"1": {"schema": SCHEMA, "what": WHAT}}, EVENTS: {}})


class OpenCase:
    """A case that this process alone has open, until it is closed. Use it from one thread at a time."""

    def __init__(
        self,
        files: CaseFiles,
        lock: BaseFileLock,
        disk: Disk,
        kept: bytes,
        events: tuple[Event, ...],
        recovered: str | None = None,
    ) -> None:
        """Made by `Store`: the case's files, its lock (held), and what its file holds."""
        storage = AtomicStorage(files.main, disk, kept)
        self._table = TinyDB(storage=lambda: storage).table(EVENTS)
        self._files = files
        self._lock = lock
        self._events = events
        self._recovered = recovered

    @property
    def key(self) -> str:
        """The opaque name the case is kept under."""
        return self._files.key

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event that is kept, in order."""
        return self._events

    @property
    def recovered(self) -> str | None:
        """One line on what had to be recovered when the case was opened; None if nothing was."""
        return self._recovered

    def append(self, events: Sequence[Mapping[str, Any]]) -> None:
        """Keep `events`, all or none, text in them cleaned; when this returns they survive a power cut.

        Raises CannotKeep, and then nothing is changed; trying again is safe.
        """
        name = self._files.main.name
        if not self._lock.is_locked:
            raise StoreError(f"{name}: this case is closed: this is not saved: open it again")
        if events:
            added = tuple(_as_kept(event, name) for event in events)
            numbers = range(len(self._events) + 1, len(self._events) + len(added) + 1)
            self.save([Document(event, number) for event, number in zip(added, numbers, strict=True)])
            self._events += added

    def save(self, documents: Sequence[Document]) -> None:
        """Save the case with `documents` added, which may be none; raises CannotKeep."""
        with said_plainly(self._files.main.name, "this is not saved, everything before it is"):
            self._table.insert_multiple(documents)

    def close(self) -> None:
        """Let others open the case. Closing twice does nothing."""
        self._lock.release()

    def __enter__(self) -> OpenCase:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def take_lock(files: CaseFiles) -> BaseFileLock:
    """The case's lock, held; the system frees it if the process dies. Raises AlreadyOpen, or OSError."""
    # Not reentrant and not shared: a second opening here is refused as one in another process is.
    lock = FileLock(files.lock, mode=PRIVATE_FILE, thread_local=False, is_singleton=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise AlreadyOpen(files.main.name) from None
    return lock


def _as_kept(event: Mapping[str, Any], name: str) -> Event:
    try:
        plain = cleaned(msgspec.to_builtins(dict(event), str_keys=True))
        # What can be written but not read back, such as a number without end, would make the whole file unreadable.
        return msgspec.json.decode(msgspec.json.encode(plain), type=Event)
    except (TypeError, ValueError, OverflowError, RecursionError):
        means = "it is not saved, everything before it is"
        raise CannotKeep(f"{name}: this cannot be written down: {means}: say it shorter") from None
