"""How this installation is: for `doctor`."""

from __future__ import annotations

import platform
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

from assistant.documents.words import bullet, paragraph, past_review
from assistant.guidance import Guidance
from assistant.text import clean_line


def health_data(guidance: Guidance, folder: Path, today: date, version: str) -> dict[str, Any]:
    """Versions, where the knowledge is, and what wants attention. `ready`: everything needed is there."""
    search = _can_search()
    attention = [] if search else ["This Python's SQLite has no full-text search: `permanence ask` will not work."]
    attention += past_review(guidance, guidance.sources, today)
    stale = [note.number for note in guidance.notes.values() if note.review_by < today]
    if stale:
        attention.append(f"Law notes due to be checked again: {', '.join(map(str, stale))}.")
    unsigned = [note for note in guidance.notes.values() if note.starred and not note.signed_off]
    if unsigned:
        attention.append(
            "Law notes that can change a result are not yet signed off by a solicitor: that is your council's to give."
        )
    if guidance.bank_holidays.known_to < today:
        attention.append("The list of bank holidays has run out: working days cannot be told.")
    return {
        "version": version,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "knowledge": {
            "folder": str(folder),
            "pack": guidance.pack,
            "replaces": [clean_line(one, 200) for one in guidance.replaces],
            "hash": guidance.fingerprint,
            "statements": len(guidance.statements),
        },
        "kept": "Nothing is kept by this version: cases are files of your own.",
        "search": search,
        "attention": attention,
        "ready": search,
    }


def _can_search() -> bool:
    try:
        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
    except sqlite3.OperationalError:
        return False
    return True


def health_text(data: dict[str, Any], width: int = 80) -> str:
    """The same as text."""
    knowledge = data["knowledge"]
    pack = f", with the pack {knowledge['pack']}" if knowledge["pack"] else ""
    lines = [
        f"permanence-assistant {data['version']}, Python {data['python']}, {data['system']}",
        f"Knowledge: {knowledge['folder']} ({knowledge['statements']} statements{pack}, {knowledge['hash']})",
        *(
            [paragraph(f"The pack replaces: {', '.join(knowledge['replaces'])}.", width)]
            if knowledge["replaces"]
            else ()
        ),
        f"Kept: {data['kept']}",
        "Ready." if data["ready"] else "Not ready:",
        *(bullet(one, width, 2, "!") for one in data["attention"]),
    ]
    return "\n".join(lines) + "\n"
