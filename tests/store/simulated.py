"""A disk that forgets: what may be left after a power cut at any moment, under the most pessimistic rules.

Contents not synced may be old, empty, torn, zeroed or new. Each new name and each rename since the folder was last
synced may, by itself, have happened or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

Left = dict[str, bytes]


@dataclass(frozen=True)
class Renamed:
    """A name given to a file, and the name it had before (None if it is new)."""

    target: str
    file: int
    source: str | None = None


@dataclass(frozen=True)
class Moment:
    """What a power cut now would find, and how many appends had been acknowledged (`acknowledged`)."""

    acknowledged: int
    names: Mapping[str, int]
    pending: tuple[Renamed, ...]
    contents: Mapping[int, tuple[bytes, ...]]

    def left(self) -> Iterator[Left]:
        """Every folder that may be found after it."""
        for happened in product((False, True), repeat=len(self.pending)):
            names = dict(self.names)
            for renamed, did in zip(self.pending, happened, strict=True):
                if did:
                    names[renamed.target] = renamed.file
                    names.pop(renamed.source or "", None)
            files = sorted(set(names.values()))
            for contents in product(*(self.contents[file] for file in files)):
                of = dict(zip(files, contents, strict=True))
                yield {name: of[file] for name, file in names.items()}


class SimulatedDisk:
    """Does each call in a live folder at once, and records every moment at which the power may go."""

    def __init__(self, folder: Path, left: Left | None = None) -> None:
        """`left`: what is in `folder` already, and safe."""
        self.folder = folder
        self.acknowledged = 0
        self.moments: list[Moment] = []
        safe = list((left or {}).items())
        self._names = {name: number for number, (name, _) in enumerate(safe)}
        self._live = dict(self._names)
        self._contents: dict[int, tuple[bytes, ...]] = {number: (data,) for number, (_, data) in enumerate(safe)}
        self._newest = {number: data for number, (_, data) in enumerate(safe)}
        self._pending: list[Renamed] = []
        self.record()

    def record(self) -> None:
        """The power may go now."""
        moment = Moment(self.acknowledged, dict(self._names), tuple(self._pending), dict(self._contents))
        if not self.moments or self.moments[-1] != moment:
            self.moments.append(moment)

    def write(self, path: Path, data: bytes) -> None:
        self.record()
        path.write_bytes(data)
        if path.name not in self._live:
            file = len(self._contents)
            self._live[path.name] = file
            self._pending.append(Renamed(path.name, file))
            self._contents[file] = ()
        file = self._live[path.name]
        torn = (*(data[: len(data) * eighth // 8] for eighth in range(8)), data[:-1], b"\0" * len(data), data)
        self._contents[file] = tuple(dict.fromkeys((*self._contents[file], *torn)))
        self._newest[file] = data
        self.record()

    def sync(self, path: Path) -> None:
        self.record()
        file = self._live[path.name]
        self._contents[file] = (self._newest[file],)
        self.record()

    def replace(self, source: Path, target: Path) -> None:
        self.record()
        source.replace(target)
        file = self._live.pop(source.name)
        self._live[target.name] = file
        self._pending.append(Renamed(target.name, file, source.name))
        self.record()

    def sync_folder(self, folder: Path) -> None:
        self.record()
        if folder == self.folder:
            self._names = dict(self._live)
            self._pending.clear()
        self.record()


class ForgetsContents(SimulatedDisk):
    """A disk that does not sync files: the simulation must notice."""

    def sync(self, path: Path) -> None:
        self.record()


class ForgetsNames(SimulatedDisk):
    """A disk that does not sync folders: the simulation must notice."""

    def sync_folder(self, folder: Path) -> None:
        self.record()
