"""A pack: another council's files, laid over the shipped ones. A known id replaces that record; others are added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from assistant.guidance.files import SCHEMA, BadKnowledge, at_its_line, only_keys, read_toml
from assistant.guidance.read import FILES, HOLIDAYS, PACK, QUESTIONS, Records, read_folder
from assistant.text import clean_line


@dataclass(frozen=True, slots=True)
class Pack:
    """`name`: what it is called on the screen, from its pack.toml."""

    name: str
    records: Records


@contextmanager
def faults_of(folder: Path) -> Iterator[None]:
    """Whatever goes wrong inside is the pack's fault: it becomes one BadKnowledge line that names the pack."""
    try:
        yield
    except BadKnowledge as error:
        what = str(error)
    except OSError as error:
        at = Path(str(error.filename)) if error.filename else folder
        name = clean_line(at.name, 60) if at != folder else "the folder"
        why = error.strerror or "no reason given"
        what = f"{name}: cannot be read ({why}): check that it is there and that you may open it"
    except (RecursionError, OverflowError, MemoryError):
        what = "its records are too large or too deeply nested: expected simpler ones; take back what was changed last"
    else:
        return
    raise BadKnowledge(f"pack {clean_line(folder.name, 60)}: {what}")


def expect_pack(folder: Path) -> None:
    """Raise BadKnowledge where the folder is plainly no pack, before anything below it is looked at."""
    with faults_of(folder):
        if not folder.is_dir():
            raise BadKnowledge(f"no such folder: expected a folder with a {PACK}")
        if not (folder / PACK).is_file():
            raise BadKnowledge(f'no {PACK} in it: expected one with the lines schema = {SCHEMA} and name = "…"')


def read_pack(folder: Path) -> Pack:
    """The pack in a folder; raises BadKnowledge, whose line names the pack."""
    expect_pack(folder)
    with faults_of(folder):
        tables = read_toml(folder / PACK, PACK)
        only_keys(tables, ("schema", "name"), PACK)
        name = tables.get("name")
        if not isinstance(name, str) or not name.strip():
            raise BadKnowledge(f'{PACK}: name: expected what the pack is called, as in name = "Anytown"')
        if "schema" not in tables:
            raise BadKnowledge(f"{PACK}: schema: missing: expected schema = {SCHEMA}")
        records = read_folder(folder, whole=False)
    return Pack(clean_line(name, 60), records)


_ID: dict[str, Callable[[Any], object]] = {
    "authorities": lambda one: one.key,
    "sources": lambda one: one.key,
    "statements": lambda one: one.id,
    "options": lambda one: one.key,
    "cells": lambda one: (one.option, one.row, one.source),
    "questions": lambda one: one.id,
    "person_kinds": lambda one: one.id,
    "derived": lambda one: one.id,
    "rules": lambda one: one[1].id,
    "grounds": lambda one: one.id,
    "supports": lambda one: one.id,
    "deadlines": lambda one: one.id,
    "conflicts": lambda one: one.id,
    "notes": lambda one: one.number,
    "forms": lambda one: one.id,
    "terms": lambda one: one.id,
    "silences": lambda one: one.id,
    "contradictions": lambda one: one.id,
    "voices": lambda one: one.statements,
}


_KINDS = {kind: key for kind, (_, key, _) in FILES.items()} | {
    "statements": "statement",
    "rules": "rule",
    "questions": "question",
    "person_kinds": "person_kind",
    "derived": "derived",
}
"""What one record is called in its file, by the name in `Records`."""


def laid_over(base: Records, pack: Pack, folder: Path) -> Records:
    """`base` with the pack's records in the place of those they replace, and the rest after them.

    Raises BadKnowledge for a record that would speak in the name of another council. `folder`: the pack's.
    """
    _refuse_anothers_name(base, pack.records, folder)
    own = pack.records
    changed: dict[str, Any] = {
        field.name: _merged(getattr(base, field.name), getattr(own, field.name), _ID[field.name])
        for field in fields(Records)
        if field.name in _ID
    }
    return replace(
        base,
        **changed,
        search_closed=own.search_closed or base.search_closed,
        bank_holidays=own.bank_holidays or base.bank_holidays,
        fingerprints={**base.fingerprints, **own.fingerprints},
        pack=pack.name,
        replaces=tuple(" ".join(one) for one in replaced(base, own)),
    )


def replaced(base: Records, pack: Records) -> tuple[tuple[str, str], ...]:
    """The records of `base` in whose place the pack has its own, as (kind, id), in the order of the kinds."""
    found: list[tuple[str, str]] = []
    for name, identity in _ID.items():
        there = {identity(one) for one in getattr(base, name)}
        ids = dict.fromkeys(identity(one) for one in getattr(pack, name))
        found += [(_KINDS[name], _said(one)) for one in ids if one in there]
    if pack.search_closed and pack.search_closed != base.search_closed:
        found.append(("search_closed", f"of {QUESTIONS}"))
    if pack.bank_holidays and pack.bank_holidays != base.bank_holidays:
        found.append(("days", f"of {HOLIDAYS}"))
    return tuple(found)


def _said(identity: object) -> str:
    parts = identity if isinstance(identity, tuple) else (identity,)
    return clean_line(", ".join(map(str, parts)), 120)


def _refuse_anothers_name(base: Records, pack: Records, folder: Path) -> None:
    """A record may be corrected, and not be made somebody else's: who said it is part of what it says."""
    sources = {one.id: one.source for one in base.statements}
    owners = {one.key: one.owner for one in base.sources}
    changes = [
        *((f"statements: statement {one.id}: source", one.source, sources.get(one.id)) for one in pack.statements),
        *((f"sources.toml: source {one.key}: owner", one.owner, owners.get(one.key)) for one in pack.sources),
    ]
    for where, new, old in changes:
        if old is not None and new != old:
            what = f"{clean_line(new, 60)!r}: expected {old!r}, as in the shipped record; give yours an id of its own"
            raise BadKnowledge(at_its_line(folder, where, what))


def _merged(base: Iterable[Any], pack: Iterable[Any], identity: Callable[[Any], object]) -> tuple[Any, ...]:
    """A record that the pack has twice stays twice, so that loading says so."""
    new: dict[object, list[Any]] = {}
    for one in pack:
        new.setdefault(identity(one), []).append(one)
    kept = [replacement for one in base for replacement in new.pop(identity(one), [one])]
    return (*kept, *(one for ones in new.values() for one in ones))
