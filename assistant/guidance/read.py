"""Reads the files of one knowledge folder, shipped or a pack, into records. Nothing is joined or compiled yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.guidance.files import (
    LARGEST_FILE,
    BadKnowledge,
    Tables,
    a_date,
    only_keys,
    read_toml,
    records,
)
from assistant.guidance.records import (
    Authority,
    BankHolidays,
    Cell,
    Conflict,
    CurrencyNote,
    Deadline,
    Derived,
    Form,
    Ground,
    Option,
    PersonKind,
    Question,
    Rule,
    Silence,
    Source,
    Statement,
    Support,
    Term,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Records:
    """What the files of one knowledge folder hold, record by record, before anything is compiled.

    `fingerprints`: of each statement's passage, by its id, as `knowledge verify --accept` last kept them.
    """

    authorities: tuple[Authority, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    voices: tuple[Voice, ...] = ()
    options: tuple[Option, ...] = ()
    cells: tuple[Cell, ...] = ()
    questions: tuple[Question, ...] = ()
    person_kinds: tuple[PersonKind, ...] = ()
    derived: tuple[Derived, ...] = ()
    search_closed: str | None = None
    rules: tuple[tuple[str, Rule], ...] = ()
    grounds: tuple[Ground, ...] = ()
    supports: tuple[Support, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[CurrencyNote, ...] = ()
    forms: tuple[Form, ...] = ()
    terms: tuple[Term, ...] = ()
    silences: tuple[Silence, ...] = ()
    bank_holidays: BankHolidays | None = None
    fingerprints: Mapping[str, str] = field(default_factory=dict)


FILES: Mapping[str, tuple[str, str, type[Any]]] = {
    "authorities": ("authorities.toml", "authority", Authority),
    "sources": ("sources.toml", "source", Source),
    "voices": ("voices.toml", "voice", Voice),
    "options": ("options.toml", "option", Option),
    "cells": ("sheets.toml", "cell", Cell),
    "grounds": ("eligibility.toml", "ground", Ground),
    "supports": ("support.toml", "support", Support),
    "deadlines": ("deadlines.toml", "deadline", Deadline),
    "conflicts": ("conflicts.toml", "conflict", Conflict),
    "notes": ("currency.toml", "note", CurrencyNote),
    "forms": ("forms.toml", "form", Form),
    "terms": ("glossary.toml", "term", Term),
    "silences": ("silences.toml", "silence", Silence),
}
"""The files that hold one kind of record each: by the name in `Records`, the file, its `[[key]]` and the kind."""
FOLDERS: Mapping[str, tuple[str, type[Any]]] = {"statements": ("statement", Statement), "rules": ("rule", Rule)}
QUESTIONS, HOLIDAYS, FINGERPRINTS, PACK = "questions.toml", "bank_holidays.toml", "fingerprints.toml", "pack.toml"


def read_folder(folder: Path, whole: bool = True) -> Records:
    """Every record of a folder. `whole`: all files must be there; else what is not there holds nothing.

    Raises BadKnowledge for a file that is missing, misnamed or wrong.
    """
    _refuse_strangers(folder)
    found: dict[str, Any] = {}
    for kind, (name, key, shape) in FILES.items():
        tables = _tables(folder, name, whole)
        only_keys(tables, ("schema", key), name)
        found[kind] = records(tables, key, shape, name)
    return Records(
        **found,
        **read_questions(folder, whole),
        statements=tuple(_statements(folder, whole)),
        rules=tuple(_rules(folder, whole)),
        bank_holidays=_bank_holidays(_tables(folder, HOLIDAYS, whole)),
        fingerprints=_fingerprints(_tables(folder, FINGERPRINTS, whole)),
    )


def fingerprint_of(folder: Path) -> str:
    """A short hash of everything in the folder: the same knowledge, the same hash, on every system."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        if path.is_file() and path.stat().st_size <= LARGEST_FILE:  # what is not is refused when it is read
            with suppress(OSError):
                digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def _refuse_strangers(folder: Path) -> None:
    """A file that is never read would look as if it counted: say so, with the names that are read."""
    known = [name for name, _, _ in FILES.values()] + [QUESTIONS, HOLIDAYS, FINGERPRINTS, PACK]
    for path in sorted(folder.glob("*.toml")):
        if path.name not in known:
            raise BadKnowledge(f"{path.name}: not a file of a knowledge folder: expected one of {', '.join(known)}")


def _tables(folder: Path, name: str, whole: bool) -> Tables:
    path = folder / name
    return read_toml(path, name) if whole or path.exists() else Tables({}, path)


def _in_folder(folder: Path, name: str, whole: bool) -> Iterator[tuple[str, Tables]]:
    if not (folder / name).is_dir():
        if whole:
            raise BadKnowledge(f"{name}: no such folder: expected it in the knowledge folder")
        return
    for path in sorted((folder / name).glob("*.toml")):
        yield f"{name}/{path.name}", read_toml(path, f"{name}/{path.name}")


def _statements(folder: Path, whole: bool) -> Iterator[Statement]:
    for name, tables in _in_folder(folder, "statements", whole):
        only_keys(tables, ("schema", "source", "statement"), name)
        source = tables.get("source")
        if not isinstance(source, str):
            raise BadKnowledge(f'{name}: source: expected the document\'s key at the top, as in source = "tameside"')
        listed = tables.get("statement", [])
        for table in listed if isinstance(listed, list) else ():
            if isinstance(table, dict):
                table.setdefault("source", source)
        yield from records(tables, "statement", Statement, name)


def _rules(folder: Path, whole: bool) -> Iterator[tuple[str, Rule]]:
    for name, tables in _in_folder(folder, "rules", whole):
        only_keys(tables, ("schema", "rule"), name)
        for rule in records(tables, "rule", Rule, name):
            yield name, rule


def read_questions(folder: Path, whole: bool = True) -> dict[str, Any]:
    """The records of questions.toml alone, by their names in `Records`. Raises BadKnowledge."""
    tables = _tables(folder, QUESTIONS, whole)
    only_keys(tables, ("version", "schema", "search_closed", "derived", "question", "person_kind"), QUESTIONS)
    if not isinstance(tables.get("search_closed"), str | None):
        raise BadKnowledge(f"{QUESTIONS}: search_closed: expected the id of a [[derived]] name")
    return {
        "questions": records(tables, "question", Question, QUESTIONS),
        "person_kinds": records(tables, "person_kind", PersonKind, QUESTIONS),
        "derived": records(tables, "derived", Derived, QUESTIONS),
        "search_closed": tables.get("search_closed"),
    }


def _bank_holidays(tables: Tables) -> BankHolidays | None:
    if not tables:
        return None
    only_keys(tables, ("schema", "known_from", "known_to", "days"), HOLIDAYS)
    days = tables.get("days")
    if not isinstance(days, list):
        raise BadKnowledge(f"{HOLIDAYS}: days: expected a list of dates")
    return BankHolidays(
        known_from=a_date(tables.get("known_from"), "known_from", HOLIDAYS),
        known_to=a_date(tables.get("known_to"), "known_to", HOLIDAYS),
        days=tuple(a_date(day, "days", HOLIDAYS) for day in days),
    )


def _fingerprints(tables: Tables) -> dict[str, str]:
    only_keys(tables, ("schema", "passage"), FINGERPRINTS)
    passages = tables.get("passage", {})
    if not isinstance(passages, dict) or not all(isinstance(value, str) for value in passages.values()):
        raise BadKnowledge(f'{FINGERPRINTS}: passage: expected lines such as TM-216f = "0f3a…"; keep it by machine')
    return dict(passages)
