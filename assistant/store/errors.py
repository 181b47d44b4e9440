"""What can go wrong with a kept case, each as one line: what happened, what it means, what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from assistant.text import clean_line

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED = (errno.EROFS, errno.EACCES, errno.EPERM)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.EEXIST)


class StoreError(Exception):
    """A kept case that cannot be used as asked; its text is one line for a person, files by name only."""

    def __init__(self, line: str) -> None:
        super().__init__(clean_line(line))


class NoSuchCase(StoreError):
    """No case is kept under that key."""

    def __init__(self) -> None:
        super().__init__("no case is kept under that name: nothing was changed: choose one from the list")


class AlreadyOpen(StoreError):
    """The case is open elsewhere, in this process or another."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: this case is already open: nothing was changed: close it there, then try again")


class CannotKeep(StoreError):
    """The disk or the folder refuses, so something is not saved."""


class Newer(StoreError):
    """The case was written by a later version of this app; it is left as it is."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: written by a newer version of this app: its answers are untouched: update the app to open it"
        )


class Foreign(StoreError):
    """The file is something else under a case's name; it is left as it is."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: not a case of this app: the file is left as it is: move it out of this folder")


class Unreadable(StoreError):
    """The case's file is damaged or gone.

    `key`: the case. `set_aside`: the file name the damaged file now has, None if there was none to set aside.
    `last_good`: how many events the last good copy has, None if there is no good copy. `last_at`: when its last
    event was, as written there. `Store.restore` opens that copy.
    """

    def __init__(self, key: str, set_aside: str | None, last_good: int | None, last_at: str | None) -> None:
        self.key = key
        self.set_aside = set_aside
        self.last_good = last_good
        self.last_at = last_at
        aside = f" and is set aside as {set_aside}" if set_aside else ""
        until = f", up to {moment_words(last_at)}" if last_at else ""
        rest = (
            "no good copy of its answers is left: ask for a backup of this folder"
            if last_good is None
            else f"a good copy holds {last_good} entries{until}; the last answers may be missing: restore that copy"
        )
        super().__init__(f"{key}.json: this case cannot be read{aside}: {rest}")


def moment_words(at: str) -> str:
    """A time as it is kept, as people write it; as it stands where it is no time."""
    try:
        here = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return clean_line(at, 40)
    return f"{here.day} {here:%B %Y at %H:%M}"


@contextmanager
def said_plainly(name: str, means: str) -> Iterator[None]:
    """Raise an OSError from inside as CannotKeep: the file's `name`, why, what it `means`, what to do."""
    try:
        yield
    except OSError as error:
        raise CannotKeep(f"{name}: {_why(error)[0]}: {means}: {_why(error)[1]}") from None


def _why(error: OSError) -> tuple[str, str]:
    if error.errno in _FULL:
        return "the disk is full", "free some space, then try again"
    if error.errno in _REFUSED:
        return "the folder or file may not be written or read", "check that you may write there, then try again"
    if error.errno in _GONE:
        return "the folder or file is not there", "check the folder that cases are kept in, then try again"
    return f"the disk refused ({clean_line(error.strerror or 'no reason given', 100)})", "try again"
