"""Reads one knowledge file into records, or says in one line which file, record and field is wrong."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Hashable
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec

from assistant.text import Refused, clean_data, clean_line

LARGEST_FILE = 5_000_000
_PATH = re.compile(r" - at `\$(.*)`$")
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
Record = TypeVar("Record")


class BadKnowledge(Refused):
    """A knowledge file that cannot be used: file, record, field, what was expected."""


def read_toml(path: Path, name: str) -> dict[str, Any]:
    """The tables of one file; raises BadKnowledge for what is not there, not text or not TOML."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadKnowledge(f"{name}: over {LARGEST_FILE:,} bytes: expected a smaller file; split it")
        return clean_data(tomllib.loads(path.read_bytes().decode("utf-8-sig")))
    except FileNotFoundError:
        raise BadKnowledge(f"{name}: no such file: expected it in the knowledge folder") from None
    except OSError as error:
        raise BadKnowledge(f"{name}: cannot be read ({error.strerror}): check that it is a file you may open") from None
    except UnicodeDecodeError as error:
        raise BadKnowledge(f"{name}: not text (byte {error.start + 1} is not UTF-8): save it as UTF-8 text") from None
    except (ValueError, RecursionError) as error:
        raise BadKnowledge(f"{name}: not valid TOML: {clean_line(str(error), 200)}") from None


def records(tables: dict[str, Any], key: str, kind: type[Record], name: str) -> tuple[Record, ...]:
    """Every `[[key]]` table as a `kind`; raises BadKnowledge naming the record and the field."""
    raw = tables.get(key, [])
    if not isinstance(raw, list):
        raise BadKnowledge(f"{name}: {key}: expected [[{key}]] records")
    return tuple(_record(table, index, key, kind, name) for index, table in enumerate(raw, 1))


def only_keys(tables: dict[str, Any], allowed: tuple[str, ...], name: str) -> None:
    """Raise BadKnowledge for a top-level key that is not one of `allowed`, such as a misspelt [[rule]]."""
    for key in tables:
        if key not in allowed:
            raise BadKnowledge(f"{name}: unknown key {clean_line(key, 60)!r}: expected {', '.join(allowed)}")


def _record(table: Any, index: int, key: str, kind: type[Record], name: str) -> Record:
    named = table if isinstance(table, dict) else {}
    identity = next((named[field] for field in ("id", "key", "number") if field in named), f"number {index}")
    where = f"{name}: {key} {clean_line(str(identity), 60)}"
    _refuse_unknown_fields(table, kind, where)
    try:
        return msgspec.convert(table, kind, strict=True)
    except msgspec.ValidationError as error:
        raise BadKnowledge(f"{where}: {_in_words(str(error))}") from None


def _refuse_unknown_fields(table: Any, kind: type[Any], where: str, path: str = "") -> None:
    if not isinstance(table, dict):
        return
    fields = _fields(cast(Hashable, kind))
    for key, value in table.items():
        if key not in fields:
            near = get_close_matches(key, list(fields), 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise BadKnowledge(
                f"{where}: unknown field {clean_line(path + key, 60)!r}: expected {', '.join(fields)}{hint}"
            )
        inner = fields[key]
        if inner is not None and isinstance(value, list):
            for index, part in enumerate(value, 1):
                _refuse_unknown_fields(part, inner, where, f"{key} {index}: ")


@cache
def _fields(kind: Any) -> dict[str, type[Any] | None]:
    """A record's fields; for one that is a list of records, what kind of record."""
    hints = get_type_hints(kind)
    found: dict[str, type[Any] | None] = {}
    for field in dataclasses.fields(kind):
        item = next(iter(get_args(hints[field.name])), None)
        found[field.name] = item if isinstance(item, type) and dataclasses.is_dataclass(item) else None
    return found


def _in_words(error: str) -> str:
    """msgspec's message with the field first: "weight: expected `int`, got `str`"."""
    match = _PATH.search(error)
    message = error[: match.start()] if match else error
    message = message[:1].lower() + message[1:]
    steps = (
        [name or f"{int(number) + 1}" for name, number in _STEP.findall(match.group(1)) if number != "..."]
        if match
        else []
    )
    return f"{' '.join(steps)}: {message}" if steps else message


def a_date(value: Any, field: str, name: str) -> date:
    """`value` if it is a date; raises BadKnowledge."""
    if type(value) is not date:
        raise BadKnowledge(f"{name}: {field}: expected a date such as 2026-01-31")
    return value
