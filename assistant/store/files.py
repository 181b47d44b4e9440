"""The files of one case: their names come from its key, and never from text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.store.disk import Disk

PRIVATE_FOLDER = 0o700
_KEY = re.compile(r"[0-9a-f]{16}")
_OURS = re.compile(r"([0-9a-f]{16})\.(json|bak|tmp|[0-9]{1,9}\.unreadable)")


@dataclass(frozen=True)
class CaseFiles:
    """Where one case is kept: the case, the save before it, the save under way, and the lock."""

    folder: Path
    key: str

    @property
    def main(self) -> Path:
        """The case as last saved."""
        return self.folder / f"{self.key}.json"

    @property
    def bak(self) -> Path:
        """The case as it was one save earlier."""
        return self.folder / f"{self.key}.bak"

    @property
    def tmp(self) -> Path:
        """A save that has not taken the case's name yet."""
        return self.folder / f"{self.key}.tmp"

    @property
    def lock(self) -> Path:
        """Held while the case is open."""
        return self.folder / f"{self.key}.lock"

    def asides(self) -> list[Path]:
        """Damaged files of this case that were set aside, oldest first."""
        found = [path for path in self.folder.glob(f"{self.key}.*.unreadable") if _OURS.fullmatch(path.name)]
        return sorted(found, key=_number)

    def next_aside(self) -> Path:
        """A name for a damaged file that no earlier one has."""
        asides = self.asides()
        return self.folder / f"{self.key}.{_number(asides[-1]) + 1 if asides else 1}.unreadable"

    def anything(self) -> bool:
        """Whether the case, a copy or a damaged file of it is there."""
        return any(path.exists() for path in (self.main, self.bak, self.tmp)) or bool(self.asides())


def is_key(key: str) -> bool:
    """Whether `key` is a name that a case may have."""
    return bool(_KEY.fullmatch(key))


def keys_in(folder: Path) -> set[str]:
    """The keys that any file of a case in `folder` has; raises OSError where the folder cannot be read."""
    return {match.group(1) for path in folder.iterdir() if (match := _OURS.fullmatch(path.name))}


def make_folder(folder: Path, disk: Disk) -> None:
    """Make `folder` and what is missing above it, for this user alone; leaves folders that exist as they are."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        disk.sync_folder(each.parent)


def _number(aside: Path) -> int:
    return int(aside.name.split(".")[1])
