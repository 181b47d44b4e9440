"""Reads the files of one knowledge folder, shipped or a pack, into records. Nothing is joined or compiled yet."""

from __future__ import annotations

import hashlib
import os
import stat
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
    BankHolidays,
    Contradiction,
    Deadline,
    Derived,
    Ground,
    Option,
    PersonKind,
    Question,
    Rule,
    Support,
)
from assistant.guidance.sheets import Cell, Conflict, CurrencyNote, Form, Silence, Term
from assistant.guidance.sources import Authority, Source, Statement, Voice
from assistant.text import clean_line


@dataclass(frozen=True, slots=True)
class Records:
    """What the files of one knowledge folder hold, record by record, before anything is compiled.

    `fingerprints`: of each statement's passage, by its id, as `knowledge verify --accept` last kept them.
    `pack`: the name of the pack that was laid over them; `replaces`: its records that took the place of others.
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
    contradictions: tuple[Contradiction, ...] = ()
    bank_holidays: BankHolidays | None = None
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    pack: str | None = None
    replaces: tuple[str, ...] = ()


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
    "contradictions": ("contradictions.toml", "contradiction", Contradiction),
}
"""The files that hold one kind of record each: by the name in `Records`, the file, its `[[key]]` and the kind."""
FOLDERS: Mapping[str, tuple[str, type[Any]]] = {"statements": ("statement", Statement), "rules": ("rule", Rule)}
MOST_FILES = 10_000
"""In a knowledge folder and those below it: a folder with more is something else, such as a whole disk."""
QUESTIONS, HOLIDAYS, FINGERPRINTS, PACK = "questions.toml", "bank_holidays.toml", "fingerprints.toml", "pack.toml"
LEXICON, NOT_NAMES = "lexicon.toml", "not_names.toml"
"""How workers say things, and what is no name: read by `assistant.language`, and only from the shipped folder."""


def read_folder(folder: Path, whole: bool = True) -> Records:
    """Every record of a folder. `whole`: all files must be there; else what is not there holds nothing.

    Raises BadKnowledge for a file that is missing, misnamed or wrong.
    """
    for name in FOLDERS if whole else ():
        if not (folder / name).is_dir():
            raise BadKnowledge(f"{name}: no such folder: expected it in the knowledge folder")
    _refuse_strangers(folder, whole)
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
    """A short hash of everything in the folder: the same knowledge, the same hash, on every system.

    Raises BadKnowledge for a folder that cannot be listed.
    """
    digest = hashlib.sha256()
    for path in _tomls(folder):
        digest.update(path.relative_to(folder).as_posix().encode())
        with suppress(OSError):
            found = path.stat()
            if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST_FILE:  # what is not is refused when it is read
                digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def _refuse_strangers(folder: Path, whole: bool) -> None:
    """A file that is never read would look as if it counted: say so, with the names that are read."""
    known = [name for name, _, _ in FILES.values()] + [QUESTIONS, HOLIDAYS, FINGERPRINTS, PACK]
    known += [LEXICON, NOT_NAMES] if whole else []
    for path in _tomls(folder):
        name = path.relative_to(folder).as_posix()
        inside, _, called = name.rpartition("/")
        if name in known or (inside in FOLDERS and called.endswith(".toml")):
            continue
        if inside in FOLDERS:
            expected = "expected a name that ends in .toml"
        elif inside:
            expected = f"expected it in the folder itself, or right in {' or '.join(FOLDERS)}"
        else:
            expected = f"expected one of {', '.join(known)}"
        raise BadKnowledge(f"{clean_line(name, 120)}: not a file of a knowledge folder: {expected}")


def _tomls(folder: Path) -> list[Path]:
    """All below the folder that is called .toml or nearly so, in order; raises BadKnowledge where it cannot be listed.

    Nothing is passed over silently: a file that is not read must at least be seen.
    """
    found: list[Path] = []
    seen = 0
    try:
        for inside, folders, files in os.walk(folder, onerror=_raised):
            seen += len(folders) + len(files)
            if seen > MOST_FILES:
                raise BadKnowledge(f"over {MOST_FILES:,} files and folders: expected a knowledge folder and no more")
            found += [Path(inside, name) for name in (*folders, *files) if ".toml" in name.lower()]
    except OSError as error:
        raise _unlisted(folder, error) from None
    return sorted(found)


def _raised(error: OSError) -> None:
    raise error


def _unlisted(folder: Path, error: OSError) -> BadKnowledge:
    """What is said of a folder that cannot be listed: by its name below `folder`, or as the folder itself."""
    at = Path(str(error.filename)) if error.filename else folder
    name = at.relative_to(folder).as_posix() if at.is_relative_to(folder) else at.name
    called = "the folder" if name in ("", ".") else clean_line(name, 120)
    why = error.strerror or "no reason given"
    return BadKnowledge(f"{called}: cannot be listed ({why}): check that it is a folder you may open")


def _tables(folder: Path, name: str, whole: bool) -> Tables:
    path = folder / name
    return read_toml(path, name) if whole or path.exists() else Tables({}, path)


def _in_folder(folder: Path, name: str, whole: bool) -> Iterator[tuple[str, Tables]]:
    if not whole and not (folder / name).is_dir():
        return
    try:
        paths = sorted(path for path in (folder / name).iterdir() if path.name.endswith(".toml"))
    except OSError as error:
        raise _unlisted(folder, error) from None
    for path in paths:
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
