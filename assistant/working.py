"""A conversation under way, kept as it goes: what was replied is on the disk before it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from assistant.guidance import Guidance
from assistant.interview.cards import REFERENCE
from assistant.interview.events import BadEvent, Draft, event_data, read_event
from assistant.interview.links import Link
from assistant.interview.sitting import WORKER, Sitting, opened, resumed
from assistant.store import OpenCase, Store, StoreError
from assistant.text import clean_line

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def label_of(events: Sequence[Mapping[str, Any]]) -> str:
    """The reference that stored events give their case; empty where they give none."""
    opened = events[0].get("value") if events else None
    found = [opened.get("reference")] if isinstance(opened, dict) else []
    found += [event.get("value") for event in events if event.get("question") == REFERENCE]
    return clean_line(found[-1], 80) if found and isinstance(found[-1], str) else ""


class WorkingCase:
    """One case being worked on. A new one is put on the disk with its first reply, so that looking leaves no trace."""

    def __init__(self, sitting: Sitting, store: Store | None, file: OpenCase | None = None, clock: Clock = now) -> None:
        """`store`: None where nothing is to be kept. `file`: the case on the disk, where there is one already."""
        self.sitting = sitting
        self._store = store
        self._file = file
        self.clock = clock
        """What time it is."""
        self.day: Callable[[], date] | None = None
        """What day it is, for a case that is left open overnight; None where the sitting's own day stays."""

    @property
    def key(self) -> str | None:
        """The name under which it is kept; None while it is not."""
        return self._file.key if self._file else None

    @property
    def store(self) -> Store | None:
        """Where it is kept, and where the cases linked with it are; None where nothing is."""
        return self._store

    @property
    def is_kept(self) -> bool:
        """Whether replies are kept."""
        return self._store is not None

    @property
    def recovered(self) -> str | None:
        """What had to be recovered when it was opened, in a sentence; None where nothing had to be."""
        return self._file.recovered if self._file else None

    def reply(self, drafts: Sequence[Draft], by: str = WORKER) -> Sitting:
        """Keep these and what follows from them, then let them count.

        Raises StoreError where they could not be kept: then nothing has happened, and the same can be tried again.
        """
        before = self.sitting
        if self.day is not None and self.day() != before.today:
            before = Sitting(before.guidance, self.day(), before.events)
        after = before.then(drafts, self.clock(), by)
        if self._store is not None:
            if self._file is None:
                self._file = self._store.create([event_data(event) for event in after.events])
            else:
                self._file.append([event_data(event) for event in after.events[len(self._file.events) :]])
        self.sitting = after
        return after

    def stop_keeping(self) -> None:
        """Go on without keeping anything more; what is on the disk stays."""
        self.close()
        self._store = self._file = None

    def close(self) -> None:
        """Let others open the case."""
        if self._file is not None:
            self._file.close()


def start(
    guidance: Guidance,
    today: date,
    store: Store | None,
    authority: str | None = None,
    clock: Clock = now,
    linked: Sequence[Link] = (),
) -> WorkingCase:
    """A new case; nothing is on the disk yet. `linked`: the cases of brothers and sisters that it begins from."""
    return WorkingCase(opened(guidance, today, clock(), authority, linked=linked), store, clock=clock)


def take_up(guidance: Guidance, today: date, store: Store, file: OpenCase, clock: Clock = now) -> WorkingCase:
    """A kept case, opened again; raises StoreError where what it holds cannot be read by this version."""
    try:
        events = tuple(read_event(data, seq) for seq, data in enumerate(file.events))
    except BadEvent as error:
        file.close()
        raise StoreError(
            f"{file.key}.json: {error}: its answers are untouched: open it with the newest version"
        ) from None
    return WorkingCase(resumed(guidance, today, events, clock()), store, file, clock)
