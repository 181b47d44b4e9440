"""What a worker has set once: the authority whose policy they work to, and their council's pack."""

from __future__ import annotations

import json
import secrets
import tomllib
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.guidance import BadKnowledge, Guidance, load_guidance
from assistant.text import Refused, clean_line

FILE = "settings.toml"
ASIDE = "settings.old.toml"
KEYS = ("authority", "pack")
LONGEST = {"authority": 60, "pack": 4_096}
LARGEST = 100_000
_CONTROL = ("Cc", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Settings:
    """`authority`: its key; None where none is set. `pack`: the folder of a pack to lay over the shipped guidance.

    `problem`: what of a settings file was passed over, and why, in one line.
    """

    authority: str | None = None
    pack: str | None = None
    problem: str | None = None


def read_settings(folder: Path) -> Settings:
    """The settings kept in `folder`; what cannot be read is passed over, and said."""
    try:
        data = (folder / FILE).read_bytes()
        if len(data) > LARGEST:
            return Settings(problem=_passed_over(f"over {LARGEST:,} bytes"))
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        return Settings(problem=_passed_over(f"cannot be read ({error.strerror or 'no reason given'})"))
    except (ValueError, RecursionError):
        return Settings(problem=_passed_over("cannot be read: not valid TOML"))
    wrong = [
        f"{clean_line(key, 60)}: unknown: expected {' or '.join(KEYS)}"
        if key not in KEYS
        else f"{key}: expected text in one line, of {LONGEST[key]:,} characters at most"
        for key, value in tables.items()
        if key not in KEYS or not _usable(key, value)
    ]
    usable = {key: tables[key] for key in KEYS if _usable(key, tables.get(key)) and tables[key].strip()}
    return Settings(**usable, problem=_passed_over("; ".join(wrong[:3])) if wrong else None)


def _usable(key: str, value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST[key] and not _has_control(value)


def _has_control(text: str) -> bool:
    return any(unicodedata.category(one) in _CONTROL for one in text)


def _passed_over(why: str) -> str:
    return f"{FILE}: {why}: it was passed over; when a setting is kept next, the file is put aside as {ASIDE}"


def keep_settings(folder: Path, settings: Settings) -> str | None:
    """Keep the settings; in a line, where a file that was there and could not be used whole has gone.

    A folder that cannot be written to is no trouble: the question is put again next time. Raises Refused for a setting
    that would not be read again as it is.
    """
    given = {key: value for key in KEYS if (value := getattr(settings, key))}
    text = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in given.items())
    for key, value in given.items():
        if not _usable(key, value):
            raise Refused(
                f"{key}: {clean_line(value, 200)!r} cannot be kept: expected at most {LONGEST[key]:,} characters, "
                "none of them a control character: rename it"
            )
    if tomllib.loads(text) != given:
        raise Refused(f"{FILE}: the settings would not be read again as they are: nothing was changed")
    from assistant.store.disk import RealDisk  # the store's libraries, only where something is written

    disk, half, aside = RealDisk(), folder / f"{FILE}.{secrets.token_hex(4)}.tmp", None
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            disk.write(half, text.encode())
            if read_settings(folder).problem:
                disk.replace(folder / FILE, folder / ASIDE)
                aside = (
                    f"{FILE} could not be used whole: what was in it is now in {clean_line(str(folder / ASIDE), 300)}"
                )
            disk.replace(half, folder / FILE)
        finally:
            half.unlink(missing_ok=True)
    return aside


def keep_authority(folder: Path, authority: str) -> str | None:
    """Keep another authority, and the rest of the settings as they are; what `keep_settings` says."""
    return keep_settings(folder, replace(read_settings(folder), authority=authority))


def guidance_as_set(folder: Path, cache: Path) -> tuple[Guidance, str | None]:
    """The guidance with the pack that is set in `folder`; and why that pack was passed over, where it was."""
    pack = read_settings(folder).pack
    if pack is None:
        return load_guidance(cache=cache), None
    try:
        return load_guidance(cache=cache, pack=Path(pack)), None
    except BadKnowledge as error:
        return load_guidance(cache=cache), f"{error}: it was passed over; only the shipped guidance is used"
