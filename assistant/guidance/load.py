"""Loads `knowledge/`, and a pack over it, into one `Guidance`: read, validated, compiled, indexed. It knows no case."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from assistant.conditions import Condition, ConditionError, Language, Term, Vocabulary
from assistant.guidance.cache import keep, kept
from assistant.guidance.files import BadKnowledge, at_its_line, located
from assistant.guidance.library import Guidance
from assistant.guidance.pack import expect_pack, faults_of, laid_over, read_pack
from assistant.guidance.read import FOLDERS, Records, fingerprint_of, read_folder
from assistant.guidance.records import Choice, Derived, Part, Question
from assistant.guidance.references import dangling
from assistant.guidance.shipped import shipped_folder
from assistant.guidance.sources import Authority
from assistant.guidance.wording import EVERYBODYS, in_words_of, unknown_words
from assistant.text import clean_line

AUTHORITY = "authority"
WITHOUT_ID = ("sheets.toml", "voices.toml")
NEEDED = (
    *("role", "relation", "birth", "living_with", "arrangement_since", "cared_since", "cared_until"),
    *("plan_now", "contingency", "child_wants", "enough_to_lead", "apart_from_harm"),
)


class UsedTwice(BadKnowledge):
    """An id that two records have."""

    def __init__(self, name: str, key: str, field: str) -> None:
        self.where = f"{name}: {key}"
        self.what = f"used twice: expected every {field} once; rename one of them"
        super().__init__(f"{self.where}: {self.what}")


def load_guidance(folder: Path | None = None, cache: Path | None = None, pack: Path | None = None) -> Guidance:
    """The guidance in `folder` (default: the shipped knowledge). Raises BadKnowledge with one clear line.

    `cache`: a folder in which the records are kept once they were found right, so that the next start is quick.
    `pack`: a folder whose files are laid over it; what is wrong with them is said as the pack's.
    """
    shipped = folder is None
    folder = folder or shipped_folder("knowledge")
    if not folder.is_dir():
        raise BadKnowledge(f"{clean_line(folder.name, 120)}: no such folder: expected a knowledge folder")
    if pack:
        expect_pack(pack)
    fingerprint = _fingerprint(folder, pack)
    known = kept(cache, fingerprint, Records) if cache else None
    if known is not None:
        with suppress(Exception):  # a cache that is wrong is read past, like one that is not there
            return in_words_of(_assembled(known, fingerprint), EVERYBODYS)
    found = read_folder(folder)
    if pack is None:
        guidance = in_words_of(_checked(found, fingerprint, folder), EVERYBODYS)
    else:
        if not shipped:  # its own faults are not the pack's
            _checked(found, fingerprint, folder)
        over = read_pack(pack)
        with faults_of(pack):  # the files below are right: what is wrong now comes with the pack
            found = laid_over(found, over, pack)
            guidance = in_words_of(_checked(found, fingerprint, pack), EVERYBODYS)
    if cache:
        keep(cache, fingerprint, found)
    return guidance


def _fingerprint(folder: Path, pack: Path | None) -> str:
    own = fingerprint_of(folder)
    if pack is None:
        return own
    with faults_of(pack):
        over = fingerprint_of(pack)
    return hashlib.sha256((own + over).encode()).hexdigest()[:12]


def _checked(found: Records, fingerprint: str, folder: Path) -> Guidance:
    """Assembled, with every condition compiled and every name looked up. `folder`: whose lines are named in errors."""
    _refuse_without(found.questions, found.derived)
    try:
        guidance = _assembled(found, fingerprint)
    except UsedTwice as error:
        raise BadKnowledge(at_its_line(folder, error.where, error.what)) from None
    for where, what in chain(_not_compiling(guidance), dangling(guidance), unknown_words(guidance)):
        line = at_its_line(folder, where, what)
        shipped = found.pack is not None and _is_not_in(folder, where)
        raise BadKnowledge(f"{line} (in the shipped guidance: the pack changed what it speaks of)" if shipped else line)
    return guidance


def _is_not_in(pack: Path, where: str) -> bool:
    """Whether a record stands in none of the pack's files. Cells and voices have no id: only their file is looked for.

    For the way to an error only: it reads files.
    """
    name, _, record = where.partition(": ")
    if name not in FOLDERS and not (pack / name).is_file():
        return True
    return name not in WITHOUT_ID and " " in record.partition(":")[0] and not located(pack, where)[1]


def _assembled(found: Records, fingerprint: str) -> Guidance:
    if found.bank_holidays is None:
        raise BadKnowledge("bank_holidays.toml: empty: expected known_from, known_to and days")
    questions = tuple(_with_authorities(found.questions, found.authorities))
    return Guidance(
        authorities=_keyed(found.authorities, "key", "authorities.toml"),
        sources=_keyed(found.sources, "key", "sources.toml"),
        statements=_keyed(found.statements, "id", "statements"),
        options=_keyed(found.options, "key", "options.toml"),
        questions=_keyed(questions, "id", "questions.toml"),
        person_kinds=_keyed(found.person_kinds, "id", "questions.toml: person_kind"),
        rules=_keyed((rule for _, rule in found.rules), "id", "rules"),
        rule_files={rule.id: name for name, rule in found.rules},
        grounds=_keyed(found.grounds, "id", "eligibility.toml"),
        supports=_keyed(found.supports, "id", "support.toml"),
        deadlines=_keyed(found.deadlines, "id", "deadlines.toml"),
        conflicts=_keyed(found.conflicts, "id", "conflicts.toml"),
        notes=_keyed(found.notes, "number", "currency.toml"),
        cells=found.cells,
        forms=_keyed(found.forms, "id", "forms.toml"),
        terms=_keyed(found.terms, "id", "glossary.toml"),
        voices=found.voices,
        silences=_keyed(found.silences, "id", "silences.toml"),
        contradictions=_keyed(found.contradictions, "id", "contradictions.toml"),
        derived={name.id: name for name in found.derived},
        bank_holidays=found.bank_holidays,
        fingerprints=found.fingerprints,
        pack=found.pack,
        replaces=found.replaces,
        language=Language(_vocabulary(questions, found.derived, found.search_closed)),
        fingerprint=fingerprint,
    )


def _with_authorities(questions: tuple[Question, ...], authorities: tuple[Authority, ...]) -> Iterator[Question]:
    """The questions; whose policy it is can be answered with every authority there is, a pack's among them."""
    for question in questions:
        if question.id == AUTHORITY:
            known = {choice.id for choice in question.choices}
            more = tuple(Choice(one.key, one.name) for one in authorities if one.key not in known)
            yield replace(question, choices=(*question.choices[:-1], *more, *question.choices[-1:]))
        else:
            yield question


def _keyed(found: Iterable[Any], field: str, name: str) -> dict[Any, Any]:
    keyed: dict[Any, Any] = {}
    for record in found:
        key = getattr(record, field)
        if key in keyed:
            raise UsedTwice(name, clean_line(str(key), 60), field)
        keyed[key] = record
    return keyed


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


def _not_compiling(guidance: Guidance) -> Iterator[tuple[str, str]]:
    """Every condition compiled once, so that a broken one is found now: (where, what) of each that does not."""
    language = guidance.language
    tried: list[tuple[str, Callable[[], object]]] = [
        (
            f"questions.toml: derived {name}: condition",
            partial(_not_too_deep, language, partial(language.derived, name)),
        )
        for name in guidance.derived
    ]
    tried += [
        (
            f"questions.toml: question {question}: when",
            partial(_not_too_deep, language, partial(language.asked_when, question)),
        )
        for question in guidance.questions
    ]
    if language.vocabulary.search_closed is not None:
        tried.append(
            ("questions.toml: search_closed", partial(language.questions_of, language.vocabulary.search_closed))
        )
    tried += [
        (where, partial(_not_too_deep, language, partial(guidance.condition, text, about)))
        for where, text, about in guidance.conditions()
    ]
    for where, compiled in tried:
        try:
            compiled()
        except ConditionError as error:
            yield where, str(error)


def _not_too_deep(language: Language, compiled: Callable[[], Condition]) -> None:
    """Raise ConditionError for a condition that does not compile, or that is too deep to be read in every case."""
    language.expect_shallow(compiled().tree)
