"""A pack: another council's files, laid over the shipped ones. A known id replaces that record; others are added."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from assistant.guidance.files import SCHEMA, BadKnowledge, only_keys, read_toml
from assistant.guidance.read import PACK, Records, read_folder
from assistant.text import clean_line


@dataclass(frozen=True, slots=True)
class Pack:
    """`name`: what it is called on the screen, from its pack.toml."""

    name: str
    records: Records


def read_pack(folder: Path) -> Pack:
    """The pack in a folder; raises BadKnowledge, whose line names the pack."""
    called = clean_line(folder.name, 60)
    if not folder.is_dir():
        raise BadKnowledge(f"pack {called}: no such folder: expected a folder with a {PACK}")
    if not (folder / PACK).is_file():
        raise BadKnowledge(
            f'pack {called}: no {PACK} in it: expected one with the lines schema = {SCHEMA} and name = "…"'
        )
    try:
        tables = read_toml(folder / PACK, PACK)
        only_keys(tables, ("schema", "name"), PACK)
        name = tables.get("name")
        if not isinstance(name, str) or not name.strip():
            raise BadKnowledge(f'{PACK}: name: expected what the pack is called, as in name = "Anytown"')
        if "schema" not in tables:
            raise BadKnowledge(f"{PACK}: schema: missing: expected schema = {SCHEMA}")
        return Pack(clean_line(name, 60), read_folder(folder, whole=False))
    except BadKnowledge as error:
        raise BadKnowledge(f"pack {called}: {error}") from None


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
    "voices": lambda one: one.statements,
}


def laid_over(base: Records, pack: Records) -> Records:
    """`base` with the pack's records in the place of those they replace, and the rest after them."""
    changed: dict[str, Any] = {
        field.name: _merged(getattr(base, field.name), getattr(pack, field.name), _ID[field.name])
        for field in fields(Records)
        if field.name in _ID
    }
    return replace(
        base,
        **changed,
        search_closed=pack.search_closed or base.search_closed,
        bank_holidays=pack.bank_holidays or base.bank_holidays,
        fingerprints={**base.fingerprints, **pack.fingerprints},
    )


def _merged(base: Iterable[Any], pack: Iterable[Any], identity: Callable[[Any], object]) -> tuple[Any, ...]:
    """A record that the pack has twice stays twice, so that loading says so."""
    new: dict[object, list[Any]] = {}
    for one in pack:
        new.setdefault(identity(one), []).append(one)
    kept = [replacement for one in base for replacement in new.pop(identity(one), [one])]
    return (*kept, *(one for ones in new.values() for one in ones))
