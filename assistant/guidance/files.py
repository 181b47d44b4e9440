"""Reads one knowledge file into records, or says in one line which file, record and field is wrong."""

from __future__ import annotations

import dataclasses
import re
import stat
from collections.abc import Hashable, Iterable
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec
import tomli

from assistant.text import Refused, clean_data, clean_line

LARGEST_FILE = 5_000_000
LARGEST_NUMBER = 1_000_000_000
"""Either way from nothing: what is larger is a slip, and more than 64 bits cannot be kept."""
SCHEMA = 1
"""Of every file in a knowledge folder; one that says nothing has this."""
_PATH = re.compile(r" - at `\$(.*)`$")
_MISSING = re.compile(r"object missing required field `(\w+)`")
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_TOO_LARGE = f"a number too large to be meant: expected at most {LARGEST_NUMBER:,}"
Record = TypeVar("Record")


class BadKnowledge(Refused):
    """A knowledge file that cannot be used: file, record, field, what was expected."""


class Tables(dict[str, Any]):
    """The tables of one file, and where it is: on the way to an error it is read again, to name the line."""

    def __init__(self, tables: dict[str, Any], path: Path) -> None:
        super().__init__(tables)
        self.path = path


def read_toml(path: Path, name: str) -> Tables:
    """The tables of one file; raises BadKnowledge for what is not there, not text or not TOML."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise BadKnowledge(f"{name}: cannot be read: not a file that holds text; expected an ordinary file")
        if found.st_size > LARGEST_FILE:
            raise BadKnowledge(f"{name}: over {LARGEST_FILE:,} bytes: expected a smaller file; split it")
        return Tables(clean_data(tomli.loads(path.read_bytes().decode("utf-8-sig"))), path)
    except BadKnowledge:
        raise
    except FileNotFoundError:
        raise BadKnowledge(f"{name}: no such file: expected it in the knowledge folder") from None
    except OSError as error:
        raise BadKnowledge(f"{name}: cannot be read ({error.strerror}): check that it is a file you may open") from None
    except UnicodeDecodeError as error:
        raise BadKnowledge(f"{name}: not text (byte {error.start + 1} is not UTF-8): save it as UTF-8 text") from None
    except (ValueError, RecursionError) as error:
        hint = "text stands in straight quote marks, a date is written 2026-12-31"
        raise BadKnowledge(f"{name}: not valid TOML: {clean_line(str(error), 200)}; {hint}") from None


def records(tables: Tables, key: str, kind: type[Record], name: str) -> tuple[Record, ...]:
    """Every `[[key]]` table as a `kind`; raises BadKnowledge naming the record, its line and the field."""
    raw = tables.get(key, [])
    if not isinstance(raw, list):
        raise BadKnowledge(f"{name}: {key}: expected [[{key}]] records")
    return tuple(_record(table, index, key, kind, name, tables.path) for index, table in enumerate(raw, 1))


def only_keys(tables: dict[str, Any], allowed: tuple[str, ...], name: str) -> None:
    """Raise BadKnowledge for a top-level key that is not one of `allowed`, such as a misspelt [[rule]]."""
    for key in tables:
        if key not in allowed:
            raise BadKnowledge(
                f"{name}: unknown key {clean_line(key, 60)!r}: expected {', '.join(allowed)}{_near(key, allowed)}"
            )
    if (field := _too_large(tables.get("schema"), "schema")) is not None:
        raise BadKnowledge(f"{name}: {field}: {_TOO_LARGE}")
    if tables.get("schema", SCHEMA) != SCHEMA:
        raise BadKnowledge(
            f"{name}: schema: {clean_line(str(tables['schema']), 20)}: expected {SCHEMA}; this version reads no other"
        )


def line_of(path: Path, key: str, index: int) -> int | None:
    """The line on which the `index`th `[[key]]` record of a file begins; None where it cannot be found."""
    header = re.compile(rf"^[ \t]*\[\[[ \t]*{re.escape(key)}[ \t]*\]\]", re.MULTILINE)
    with suppress(OSError, ValueError):
        text = path.read_text("utf-8-sig")
        found = next(islice(header.finditer(text), index - 1, None), None)
        return text.count("\n", 0, found.start()) + 1 if found else None
    return None


def located(folder: Path, where: str) -> tuple[str, str]:
    """`where` ("file: kind id: field") with its file found, and the lines on which such records begin, in words.

    For the way to an error only: it reads files. The words are empty where no line can be found.
    """
    name, _, record = where.partition(": ")
    _, _, identity = record.partition(":")[0].partition(" ")
    if name in ("statements", "rules"):
        paths = {f"{name}/{path.name}": path for path in sorted((folder / name).glob("*.toml"))}
    else:
        paths = {name: folder / name}
    for called, path in paths.items():
        lines = _lines_with(path, identity or record)
        if lines:
            words = f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"
            return f"{called}: {record}", words
    return where, ""


def at_its_line(folder: Path, where: str, what: str) -> str:
    """What is wrong with a record, as a line: its file, its id and field, what was expected, and where it begins."""
    found, lines = located(folder, where)
    return f"{found}: {what} ({lines})" if lines else f"{found}: {what}"


def _lines_with(path: Path, identity: str) -> list[int]:
    """The lines on which the records of a file that have this id begin."""
    given = re.compile(rf"""^[ \t]*(?:id|key|number)[ \t]*=[ \t]*["']?{re.escape(identity)}["']?[ \t]*(?:#.*)?$""")
    found: list[int] = []
    begins = 1
    with suppress(OSError, ValueError):
        for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
            if line.lstrip().startswith("[["):
                begins = number
            elif given.match(line):
                found.append(begins)
    return found


def _record(table: Any, index: int, key: str, kind: type[Record], name: str, path: Path) -> Record:
    named = table if isinstance(table, dict) else {}
    identity = next((named[field] for field in ("id", "key", "number") if field in named), f"number {index}")
    if _too_large(identity, "") is not None:
        identity = f"number {index}"
    where = f"{name}: {key} {clean_line(str(identity), 60)}"
    try:
        if (field := _too_large(table, "")) is not None:
            raise BadKnowledge(f"{where}: {field}: {_TOO_LARGE}")
        _refuse_unknown_fields(table, kind, where)
        return msgspec.convert(table, kind, strict=True)
    except (msgspec.ValidationError, BadKnowledge) as error:
        said = str(error) if isinstance(error, BadKnowledge) else f"{where}: {_in_words(str(error), kind)}"
        line = line_of(path, key, index)
        raise BadKnowledge(f"{said} (line {line})" if line else said) from None


def _refuse_unknown_fields(table: Any, kind: type[Any], where: str, path: str = "") -> None:
    if not isinstance(table, dict):
        return
    fields = _fields(cast(Hashable, kind))
    for key, value in table.items():
        if key not in fields:
            raise BadKnowledge(
                f"{where}: unknown field {clean_line(path + key, 60)!r}: "
                f"expected {', '.join(fields)}{_near(key, fields)}"
            )
        inner = fields[key]
        if inner is not None and isinstance(value, list):
            for index, part in enumerate(value, 1):
                _refuse_unknown_fields(part, inner, where, f"{key} {index}: ")


def _too_large(value: Any, field: str) -> str | None:
    """The field of the first number in `value` that is larger than any that is meant; None where there is none."""
    if isinstance(value, int):
        return None if -LARGEST_NUMBER <= value <= LARGEST_NUMBER else clean_line(field, 60)
    inside: Iterable[tuple[object, Any]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value, 1)
    for name, one in inside:
        if not isinstance(one, str):  # nearly everything is words: no name is made up for those
            found = _too_large(one, f"{field} {name}".strip())
            if found is not None:
                return found
    return None


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


@cache
def _fields(kind: Any) -> dict[str, type[Any] | None]:
    """A record's fields; for one that is a list of records, what kind of record."""
    hints = get_type_hints(kind)
    found: dict[str, type[Any] | None] = {}
    for field in dataclasses.fields(kind):
        item = next(iter(get_args(hints[field.name])), None)
        found[field.name] = item if isinstance(item, type) and dataclasses.is_dataclass(item) else None
    return found


def _in_words(error: str, kind: type[Any]) -> str:
    """msgspec's message with the field first, and with what was expected: "weight: expected `int`, got `str`"."""
    match = _PATH.search(error)
    message = error[: match.start()] if match else error
    message = message[:1].lower() + message[1:]
    found = _STEP.findall(match.group(1)) if match else []
    steps = [name or f"{int(number) + 1}" for name, number in found if number != "..."]
    if message.startswith("invalid enum value"):
        message = (
            f"{message}: expected one of {', '.join(map(str, _allowed(kind, [name for name, _ in found if name])))}"
        )
    elif "encoded date" in message:
        message = "expected a date such as 2026-01-31, without quote marks"
    elif missing := _MISSING.fullmatch(message):
        message = f"{missing[1]}: missing: expected it in every such record"
    return f"{' '.join(steps)}: {message}" if steps else message


def _allowed(kind: Any, names: list[str]) -> tuple[Any, ...]:
    """What a field takes, where that is a closed list: found by the names on the way to it."""
    for name in names:
        kind = get_type_hints(kind)[name]
        kind = next((one for one in get_args(kind) if dataclasses.is_dataclass(one)), kind)
    return get_args(kind)


def a_date(value: Any, field: str, name: str) -> date:
    """`value` if it is a date; raises BadKnowledge."""
    if type(value) is not date:
        raise BadKnowledge(f"{name}: {field}: expected a date such as 2026-01-31")
    return value
