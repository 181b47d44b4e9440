"""What a worker has set once: the authority whose policy they work to, and their council's pack."""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.guidance import BadKnowledge, Guidance, load_guidance
from assistant.text import clean_line

FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """`authority`: its key; None where none is set. `pack`: the folder of a pack to lay over the shipped guidance.

    `problem`: why a settings file was passed over, in one line.
    """

    authority: str | None = None
    pack: str | None = None
    problem: str | None = None


def read_settings(folder: Path) -> Settings:
    """The settings kept in `folder`; what cannot be read is passed over, and said."""
    try:
        tables = tomllib.loads((folder / FILE).read_bytes()[:100_000].decode("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        return Settings(problem=f"{FILE}: cannot be read: it was passed over; choose your authority again")
    authority, pack = tables.get("authority"), tables.get("pack")
    return Settings(
        clean_line(authority, 60) if isinstance(authority, str) else None,
        clean_line(pack, 1_000) if isinstance(pack, str) and pack.strip() else None,
    )


def keep_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings. A folder that cannot be written to is no trouble: the question is put again next time."""
    given = {"authority": settings.authority, "pack": settings.pack}
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = folder / f"{FILE}.tmp"
        half.write_text("".join(f"{key} = {json.dumps(value)}\n" for key, value in given.items() if value), "utf-8")
        half.replace(folder / FILE)


def keep_authority(folder: Path, authority: str) -> None:
    """Keep another authority, and the rest of the settings as they are."""
    keep_settings(folder, replace(read_settings(folder), authority=authority))


def guidance_as_set(folder: Path, cache: Path) -> tuple[Guidance, str | None]:
    """The guidance with the pack that is set in `folder`; and why that pack was passed over, where it was."""
    pack = read_settings(folder).pack
    if pack is None:
        return load_guidance(cache=cache), None
    try:
        return load_guidance(cache=cache, pack=Path(pack)), None
    except BadKnowledge as error:
        return load_guidance(cache=cache), f"{error}: it was passed over; only the shipped guidance is used"
