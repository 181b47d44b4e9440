"""Loads `knowledge/` into one `Guidance`: read, validated, compiled, indexed. Nothing here knows of a case."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from assistant.conditions import ConditionError, Language, Term, Vocabulary
from assistant.guidance.cache import keep, kept
from assistant.guidance.files import LARGEST_FILE, BadKnowledge, a_date, only_keys, read_toml, records
from assistant.guidance.library import Guidance
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
    Part,
    PersonKind,
    Question,
    Rule,
    Silence,
    Source,
    Statement,
    Term as GlossaryTerm,
    Voice,
)
from assistant.guidance.references import dangling
from assistant.guidance.shipped import shipped_folder
from assistant.text import clean_line

NEEDED = (
    *("role", "relation", "birth", "living_with", "arrangement_since", "cared_since", "cared_until"),
    *("plan_now", "contingency", "child_wants", "enough_to_lead"),
)


@dataclass(frozen=True, slots=True)
class Records:
    """What the files of one knowledge folder hold, record by record, before anything is compiled."""

    authorities: tuple[Authority, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    options: tuple[Option, ...]
    questions: tuple[Question, ...]
    person_kinds: tuple[PersonKind, ...]
    derived: tuple[Derived, ...]
    search_closed: str | None
    rules: tuple[tuple[str, Rule], ...]
    grounds: tuple[Ground, ...]
    deadlines: tuple[Deadline, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[CurrencyNote, ...]
    cells: tuple[Cell, ...]
    forms: tuple[Form, ...]
    terms: tuple[GlossaryTerm, ...]
    voices: tuple[Voice, ...]
    silences: tuple[Silence, ...]
    bank_holidays: BankHolidays


def load_guidance(folder: Path | None = None, cache: Path | None = None) -> Guidance:
    """The guidance in `folder` (default: the shipped knowledge). Raises BadKnowledge with one clear line.

    `cache`: a folder in which the records are kept once they were found right, so that the next start is quick.
    """
    folder = folder or shipped_folder("knowledge")
    if not folder.is_dir():
        raise BadKnowledge(f"{clean_line(folder.name, 120)}: no such folder: expected a knowledge folder")
    fingerprint = _fingerprint(folder)
    known = kept(cache, fingerprint, Records) if cache else None
    if known is not None:
        with suppress(BadKnowledge):  # a cache that is wrong is read past, like one that is not there
            return _assembled(known, fingerprint)
    found = _read(folder)
    _refuse_without(found.questions, found.derived)
    guidance = _assembled(found, fingerprint)
    _compile(guidance)
    for where, what in dangling(guidance):
        raise BadKnowledge(f"{where}: {what}")
    if cache:
        keep(cache, fingerprint, found)
    return guidance


def _read(folder: Path) -> Records:
    statements = _statements(folder)
    rules = _rules(folder)
    return Records(
        authorities=_one(folder, "authorities.toml", "authority", Authority),
        sources=_one(folder, "sources.toml", "source", Source),
        statements=tuple(statements),
        options=_one(folder, "options.toml", "option", Option),
        **_questions(folder),
        rules=tuple(rules),
        grounds=_one(folder, "eligibility.toml", "ground", Ground),
        deadlines=_one(folder, "deadlines.toml", "deadline", Deadline),
        conflicts=_one(folder, "conflicts.toml", "conflict", Conflict),
        notes=_one(folder, "currency.toml", "note", CurrencyNote),
        cells=_one(folder, "sheets.toml", "cell", Cell),
        forms=_one(folder, "forms.toml", "form", Form),
        terms=_one(folder, "glossary.toml", "term", GlossaryTerm),
        voices=_one(folder, "voices.toml", "voice", Voice),
        silences=_one(folder, "silences.toml", "silence", Silence),
        bank_holidays=_bank_holidays(folder),
    )


def _assembled(found: Records, fingerprint: str) -> Guidance:
    return Guidance(
        authorities=_keyed(found.authorities, "key", "authorities.toml"),
        sources=_keyed(found.sources, "key", "sources.toml"),
        statements=_keyed(found.statements, "id", "statements"),
        options=_keyed(found.options, "key", "options.toml"),
        questions=_keyed(found.questions, "id", "questions.toml"),
        person_kinds=_keyed(found.person_kinds, "id", "questions.toml: person_kind"),
        rules=_keyed((rule for _, rule in found.rules), "id", "rules"),
        rule_files={rule.id: name for name, rule in found.rules},
        grounds=_keyed(found.grounds, "id", "eligibility.toml"),
        deadlines=_keyed(found.deadlines, "id", "deadlines.toml"),
        conflicts=_keyed(found.conflicts, "id", "conflicts.toml"),
        notes=_keyed(found.notes, "number", "currency.toml"),
        cells=found.cells,
        forms=_keyed(found.forms, "id", "forms.toml"),
        terms=_keyed(found.terms, "id", "glossary.toml"),
        voices=found.voices,
        silences=_keyed(found.silences, "id", "silences.toml"),
        derived={name.id: name for name in found.derived},
        bank_holidays=found.bank_holidays,
        language=Language(_vocabulary(found.questions, found.derived, found.search_closed)),
        fingerprint=fingerprint,
    )


def _one(folder: Path, name: str, key: str, kind: type[Any]) -> tuple[Any, ...]:
    tables = read_toml(folder / name, name)
    only_keys(tables, ("schema", key), name)
    return records(tables, key, kind, name)


def _keyed(found: Iterable[Any], field: str, name: str) -> dict[Any, Any]:
    keyed: dict[Any, Any] = {}
    for record in found:
        key = getattr(record, field)
        if key in keyed:
            raise BadKnowledge(
                f"{name}: {clean_line(str(key), 60)}: used twice: expected every {field} once; rename one of them"
            )
        keyed[key] = record
    return keyed


def _statements(folder: Path) -> list[Statement]:
    found: list[Statement] = []
    for path in _files(folder, "statements"):
        name = f"statements/{path.name}"
        tables = read_toml(path, name)
        only_keys(tables, ("schema", "source", "statement"), name)
        source = tables.get("source")
        if not isinstance(source, str):
            raise BadKnowledge(f'{name}: source: expected the document\'s key at the top, as in source = "tameside"')
        listed = tables.get("statement", [])
        for table in listed if isinstance(listed, list) else ():
            if isinstance(table, dict):
                table.setdefault("source", source)
        found += records(tables, "statement", Statement, name)
    return found


def _rules(folder: Path) -> list[tuple[str, Rule]]:
    found: list[tuple[str, Rule]] = []
    for path in _files(folder, "rules"):
        name = f"rules/{path.name}"
        tables = read_toml(path, name)
        only_keys(tables, ("schema", "rule"), name)
        found += [(name, rule) for rule in records(tables, "rule", Rule, name)]
    return found


def _files(folder: Path, name: str) -> list[Path]:
    if not (folder / name).is_dir():
        raise BadKnowledge(f"{name}: no such folder: expected it in the knowledge folder")
    return sorted((folder / name).glob("*.toml"))


def _questions(folder: Path) -> dict[str, Any]:
    name = "questions.toml"
    tables = read_toml(folder / name, name)
    only_keys(tables, ("version", "schema", "search_closed", "derived", "question", "person_kind"), name)
    if not isinstance(tables.get("search_closed"), str | None):
        raise BadKnowledge(f"{name}: search_closed: expected the id of a [[derived]] name")
    return {
        "questions": records(tables, "question", Question, name),
        "person_kinds": records(tables, "person_kind", PersonKind, name),
        "derived": records(tables, "derived", Derived, name),
        "search_closed": tables.get("search_closed"),
    }


def _refuse_without(questions: tuple[Question, ...], derived: tuple[Derived, ...]) -> None:
    """Reasoning itself speaks of a few questions and names: raise BadKnowledge where one is missing."""
    there = {one.id for one in questions} | {one.id for one in derived}
    there |= {part.id for one in questions for part in one.parts}
    for name in NEEDED:
        if name not in there:
            raise BadKnowledge(f"questions.toml: {name!r} is missing: expected it, because the reasoning speaks of it")


def _vocabulary(questions: tuple[Question, ...], derived: tuple[Derived, ...], search_closed: str | None) -> Vocabulary:
    terms: dict[str, Term] = {}
    for question in questions:
        found = [_term(question), *(_part_term(part, question) for part in question.parts)]
        for term in found:
            if term.id in terms:
                raise BadKnowledge(f"questions.toml: {term.id}: used twice: expected every id once; rename one of them")
            terms[term.id] = term
    names = {one.id: one.condition for one in _keyed(derived, "id", "questions.toml: derived").values()}
    if search_closed is not None and search_closed not in names:
        raise BadKnowledge("questions.toml: search_closed: expected the id of a [[derived]] name")
    return Vocabulary(terms, names, search_closed)


def _term(question: Question) -> Term:
    ids = tuple(choice.id for choice in question.choices)
    if question.type in ("choice", "many") and not ids:
        raise BadKnowledge(f"questions.toml: question {question.id}: choices: expected at least one")
    return Term(
        id=question.id,
        kind=question.type,
        choices=ids,
        closed=question.closed,
        alone=frozenset({"none"} & set(ids)),
        stands_for={choice.id: frozenset(choice.stands_for) for choice in question.choices if choice.stands_for},
        per_person=question.per_person,
        of=question.of,
        when=question.when,
        band_of=question.band_of,
        bands={choice.id: choice.ages for choice in question.choices if choice.ages},
    )


def _part_term(part: Part, card: Question) -> Term:
    return Term(id=part.id, kind=part.type, per_person=card.per_person, of=card.of, when=card.when)


def _bank_holidays(folder: Path) -> BankHolidays:
    name = "bank_holidays.toml"
    tables = read_toml(folder / name, name)
    days = tables.get("days")
    if not isinstance(days, list):
        raise BadKnowledge(f"{name}: days: expected a list of dates")
    return BankHolidays(
        known_from=a_date(tables.get("known_from"), "known_from", name),
        known_to=a_date(tables.get("known_to"), "known_to", name),
        days=tuple(a_date(day, "days", name) for day in days),
    )


def _compile(guidance: Guidance) -> None:
    """Compile every condition once, so that a broken one is found now, with its file, record and field."""
    language = guidance.language
    for name in guidance.derived:
        _tried(f"questions.toml: derived {name}: condition", partial(language.derived, name))
    for question in guidance.questions:
        _tried(f"questions.toml: question {question}: when", partial(language.asked_when, question))
    for where, text, about in guidance.conditions():
        _tried(where, partial(guidance.condition, text, about))


def _tried(where: str, compiled: Callable[[], object]) -> None:
    try:
        compiled()
    except ConditionError as error:
        raise BadKnowledge(f"{where}: {error}") from None


def _fingerprint(folder: Path) -> str:
    """A short hash of everything in the folder: the same knowledge, the same hash, on every system."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        if path.is_file() and path.stat().st_size <= LARGEST_FILE:  # what is not is refused when it is read
            with suppress(OSError):
                digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
