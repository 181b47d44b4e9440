"""Reads a case file's text into a `Case`, or says in one line which field is wrong and what was expected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from assistant.conditions import CHILD, Answer, BadAnswer, Term, read_answer
from assistant.guidance import Guidance
from assistant.guidance.wording import EVERYBODYS
from assistant.reasoning.case import Case, Person
from assistant.reasoning.own_view import BadOwnView, own_view_from
from assistant.reasoning.records import OwnView
from assistant.text import Refused, clean, clean_line

SCHEMA = 1
MOST_PEOPLE = 100
DEEPEST = 20
_FIELDS = ("schema", "authority", "today", "told", "answers", "people", "own_view")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
_DEEP = re.compile(rf"""\s*\[*\s*(?:[\w"'-]+\s*\.\s*){{{DEEPEST}}}""")
_RESERVED = (CHILD, "household", "unnamed", "person")


class BadCase(Refused):
    """A case file that cannot be read. One line: file, field, what was expected."""


def read_case(text: str, name: str, guidance: Guidance) -> Case:
    """The case in the text of a TOML file called `name`; raises BadCase."""
    for number, line in enumerate(text.splitlines(), 1):
        if _DEEP.match(line):
            raise BadCase(f"{name}: line {number}: nested more than {DEEPEST} deep: expected a case file")
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        hint = "text stands in straight quote marks, a date is written 2026-12-31"
        raise BadCase(f"{name}: not valid TOML: {clean_line(str(error), 200)}; {hint}") from None
    if not tables:
        raise BadCase(f"{name}: nothing in it: expected answers under [answers], or [[people]]")
    try:
        return case_from(tables, guidance)
    except BadCase as error:
        raise BadCase(f"{name}: {error}") from None


def case_from(tables: Mapping[str, Any], guidance: Guidance) -> Case:
    """The case in already parsed tables; raises BadCase without a file's name."""
    for key in tables:
        if key not in _FIELDS:
            raise BadCase(f"unknown field {_shown(key)!r}: expected {', '.join(_FIELDS)}{_near(key, _FIELDS)}")
    if tables.get("schema", SCHEMA) != SCHEMA or isinstance(tables.get("schema"), bool):
        raise BadCase(f"schema: expected {SCHEMA}: this file was written by a newer version")
    told = tables.get("told", "")
    if not isinstance(told, str):
        raise BadCase("told: expected text")
    answers = tables.get("answers", {})
    if not isinstance(answers, dict):
        raise BadCase("answers: expected a table of answers, as in [answers]")
    people = _people(tables.get("people", []), guidance)
    authority = _authority(tables, answers, guidance)
    case = Case(
        authority=authority,
        answers=_answers({key: value for key, value in answers.items() if key != "authority"}, CHILD, guidance),
        people=people,
        told=clean(told),
        today=read_day(tables["today"], "today") if "today" in tables else None,
        own=_own_view(tables.get("own_view", {}), people, guidance),
    )
    _refuse_strangers(case, guidance)
    return case


def read_day(raw: object, field: str) -> date:
    """One calendar day, from TOML or from text; raises BadCase."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else _no_day(field)
    except ValueError:
        return _no_day(field)


def _no_day(field: str) -> date:
    raise BadCase(f"{field}: expected a day such as 2026-11-21")


def _own_view(raw: object, people: tuple[Person, ...], guidance: Guidance) -> OwnView:
    try:
        return own_view_from(raw, [person.id for person in people], guidance)
    except BadOwnView as error:
        raise BadCase(f"own_view: {error}") from None


def _authority(tables: Mapping[str, Any], answers: Mapping[str, Any], guidance: Guidance) -> str:
    said = [tables[key] for tables, key in ((tables, "authority"), (answers, "authority")) if key in tables]
    said = [authority.strip().lower() if isinstance(authority, str) else authority for authority in said]
    for authority in said:
        if not isinstance(authority, str) or authority not in guidance.authorities:
            expected = f"expected one of {', '.join(guidance.authorities)}"
            raise BadCase(f"authority: unknown authority {_shown(authority)!r}: {expected}")
    if len(set(said)) > 1:
        raise BadCase(f"authority: {said[0]} at the top and {said[1]} under [answers]: expected one")
    return said[0] if said else EVERYBODYS


def _people(raw: object, guidance: Guidance) -> tuple[Person, ...]:
    if not isinstance(raw, list) or not all(isinstance(table, dict) for table in raw):
        raise BadCase("people: expected [[people]] tables")
    if len(raw) > MOST_PEOPLE:
        raise BadCase(f"people: expected at most {MOST_PEOPLE}, got {len(raw)}")
    people: dict[str, Person] = {}
    for index, table in enumerate(raw, 1):
        person = _person(table, index, guidance)
        if person.id in people:
            raise BadCase(f"people {person.id}: id used twice: expected every id once")
        people[person.id] = person
    return tuple(people.values())


def _person(table: dict[str, Any], index: int, guidance: Guidance) -> Person:
    identity = table.get("id")
    if not isinstance(identity, str) or not _ID.fullmatch(identity) or identity in _RESERVED:
        expected = "letters, digits, - and _, such as maternal_grandmother"
        raise BadCase(f"people number {index}: id: expected {expected}; got {_shown(identity)!r}")
    roles = tuple(choice.id for choice in guidance.questions["role"].choices)
    role = table.get("role")
    if role is None:
        raise BadCase(f"people {identity}: role: missing: expected one of {', '.join(roles)}")
    if role not in roles:
        raise BadCase(f"people {identity}: role: unknown choice {_shown(role)!r}: expected one of {', '.join(roles)}")
    rest = {key: value for key, value in table.items() if key not in ("id", "role")}
    return Person(identity, str(role), _answers(rest, identity, guidance))


def _answers(raw: Mapping[str, Any], about: str, guidance: Guidance) -> dict[str, Answer]:
    where = "answers" if about == CHILD else f"people {about}"
    answers: dict[str, Answer] = {}
    for key, value in raw.items():
        term = _term(key, about, where, guidance)
        try:
            answer = read_answer(value, term)
        except BadAnswer as error:
            raise BadCase(f"{where}: {key}: {error}") from None
        if answer is not None:
            answers[key] = answer
    return answers


def _term(key: str, about: str, where: str, guidance: Guidance) -> Term:
    terms = guidance.language.vocabulary.terms
    term = terms.get(key)
    cards = [question.id for question in guidance.questions.values() if question.parts]
    ours = [name for name, other in terms.items() if other.per_person == (about != CHILD) and name not in cards]
    if term is None:
        raise BadCase(f"{where}: unknown question {_shown(key)!r}: expected an id of questions.toml{_near(key, ours)}")
    if key in cards:
        parts = ", ".join(part.id for part in guidance.questions[key].parts)
        raise BadCase(f"{where}: {key}: expected its parts, each by its own name: {parts}")
    if term.per_person and about == CHILD:
        raise BadCase(f"{where}: {key}: this is asked about a person: expected it in a [[people]] table")
    if not term.per_person and about != CHILD:
        raise BadCase(f"{where}: {key}: this is asked about the child: expected it under [answers]")
    return term


def _refuse_strangers(case: Case, guidance: Guidance) -> None:
    """Answers of type `people` name ids; raise BadCase for one that no [[people]] table has."""
    known = [person.id for person in case.people]
    places = [("answers", case.answers), *((f"people {person.id}", person.answers) for person in case.people)]
    for where, answers in places:
        for key, answer in answers.items():
            if guidance.language.vocabulary.terms[key].kind == "people":
                _refuse_unknown_people(answer, known, f"{where}: {key}")


def _refuse_unknown_people(answer: Answer, known: list[str], where: str) -> None:
    for value in (answer.value, *answer.versions):
        for person in value if isinstance(value, tuple) else ():
            if person not in known:
                expected = f"expected the id of a [[people]] table{_near(person, known)}"
                raise BadCase(f"{where}: unknown person {_shown(person)!r}: {expected}")


def _near(word: object, words: list[str] | tuple[str, ...]) -> str:
    near = get_close_matches(str(word), words, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _shown(raw: object) -> str:
    return clean_line(str(raw), 60)
