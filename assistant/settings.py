"""What a worker has set once: the authority whose policy they work to."""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.text import clean_line

FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """`authority`: its key; None where none is set. `problem`: why a settings file was passed over, in one line."""

    authority: str | None = None
    problem: str | None = None


def read_settings(folder: Path) -> Settings:
    """The settings kept in `folder`; what cannot be read is passed over, and said."""
    try:
        tables = tomllib.loads((folder / FILE).read_bytes()[:100_000].decode("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        return Settings(problem=f"{FILE}: cannot be read: it was passed over; choose your authority again")
    authority = tables.get("authority")
    return Settings(clean_line(authority, 60) if isinstance(authority, str) else None)


def keep_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings. A folder that cannot be written to is no trouble: the question is put again next time."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = folder / f"{FILE}.tmp"
        half.write_text(f"authority = {json.dumps(settings.authority)}\n" if settings.authority else "", "utf-8")
        half.replace(folder / FILE)
