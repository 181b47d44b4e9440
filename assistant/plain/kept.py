"""The kept cases in words and as data: for plain mode's list, and for the `case` commands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TextIO

from assistant.documents.words import when_words
from assistant.store import Kept, Store
from assistant.text import clean_line
from assistant.working import WorkingCase

NO_REFERENCE = "No reference"
EVERY = 1_000_000
ASKED_FOR = 4
"""How much of a key is typed to confirm that its case shall go."""


def kept_words(case: Kept, now: datetime) -> str:
    """A kept case in a line: its reference, when it was last changed, and why it cannot be opened, if so."""
    problem = f": {case.problem}" if case.problem else ""
    return f"{case.label or NO_REFERENCE}, last changed {when_words(case.changed, now)}{problem}"


def cases_data(cases: Iterable[Kept]) -> list[dict[str, str | None]]:
    """The cases as plain data."""
    return [
        {"key": one.key, "reference": one.label, "changed": one.changed.isoformat(), "problem": one.problem}
        for one in cases
    ]


def cases_text(cases: Iterable[Kept], now: datetime) -> str:
    """The cases, a line each, after their keys."""
    return "\n".join(f"{one.key}  {kept_words(one, now)}" for one in cases) or "No case is kept on this machine yet."


def delete(store: Store, key: str, *, ask: bool, stdin: TextIO, stdout: TextIO) -> bool:
    """Remove a case for good; False where that was not confirmed. Raises StoreError."""
    if ask and any(one.key == key for one in store.kept(EVERY)):
        stdout.write(f"This removes the case {key} with every copy of it, for good.\n")
        stdout.write(f"Type the first {ASKED_FOR} characters of its key to remove it: ")
        stdout.flush()
        if clean_line(stdin.readline(100)) != key[:ASKED_FOR]:
            stdout.write("\nNothing was removed.\n")
            return False
    store.delete(key)
    stdout.write(f"Removed: {key}\n")
    return True


def whether_kept(working: WorkingCase) -> str:
    """Whether the case is kept, in a sentence."""
    if not working.is_kept:
        return "Nothing of this is kept."
    if working.key is None:
        return "Nothing to keep yet: the case is kept from your first reply on."
    return "Everything you answered is kept already, as you answer it. There is nothing you need to save."
