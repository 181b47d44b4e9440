"""Reads one case file, which may hold anything at all, into its events."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from assistant.store.errors import Foreign, Newer
from assistant.text import clean, clean_line

SCHEMA = 1
WHAT = "permanence-assistant case"
LARGEST_FILE = 20_000_000
DEEPEST = 20
ABOUT, EVENTS = "about", "events"

Event = dict[str, Any]


class Damaged(ValueError):
    """The file is not a whole case."""


@dataclass(frozen=True)
class Reading:
    """A whole case file: its bytes as they stand, and its events in order, cleaned."""

    data: bytes
    events: tuple[Event, ...]

    @property
    def last_at(self) -> str:
        """When its last event was, as the event says; empty if it does not."""
        return text_of(self.events[-1].get("at")) if self.events else ""


def read_case_file(path: Path) -> Reading:
    """The case in `path`; raises Damaged, Newer, Foreign, or OSError (FileNotFoundError where there is none)."""
    if path.exists() and not path.is_file():
        raise Foreign(path.name)
    data = read_bytes(path)
    tables = _tables(data)
    _refuse_other_kinds(tables, path.name)
    return Reading(data, _events(tables.get(EVENTS)))


def read_bytes(path: Path) -> bytes:
    """What is in `path`; raises Damaged over the size limit, OSError where it cannot be read."""
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise Damaged
    return data


def cleaned(value: Any, depth: int = 0) -> Any:
    """`value` as JSON would give it back, every text in it cleaned; raises Damaged if it nests too deep."""
    if depth > DEEPEST:
        raise Damaged
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean_line(str(key)): cleaned(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(inner, depth + 1) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def text_of(value: object) -> str:
    """`value` on one line if it is text, else nothing."""
    return clean_line(value) if isinstance(value, str) else ""


def _tables(data: bytes) -> dict[str, Any]:
    try:
        tables = msgspec.json.decode(data)
    except (ValueError, RecursionError):
        raise Damaged from None
    if not isinstance(tables, dict):
        raise Damaged
    return tables


def _refuse_other_kinds(tables: dict[str, Any], name: str) -> None:
    about = tables.get(ABOUT)
    about = next(iter(about.values()), None) if isinstance(about, dict) else None
    if not isinstance(about, dict) or about.get("what") != WHAT:
        raise Foreign(name)
    schema = about.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < SCHEMA:
        raise Damaged
    if schema > SCHEMA:
        raise Newer(name)


def _events(table: Any) -> tuple[Event, ...]:
    if not isinstance(table, dict) or not all(isinstance(event, dict) for event in table.values()):
        raise Damaged
    # One event a number from 1, none missing: a gap would mean that something was taken out.
    if list(table) != [str(number) for number in range(1, len(table) + 1)]:
        raise Damaged
    return tuple(cleaned(event) for event in table.values())
