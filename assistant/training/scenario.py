"""A scenario file: a conversation written down step by step, or one clear line on what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from assistant.conditions import CHILD, BadAnswer, read_answer
from assistant.conditions.values import SPECIAL_VALUES
from assistant.guidance import BadKnowledge, Guidance
from assistant.guidance.files import only_keys, read_toml, records
from assistant.interview.cards import NOBODY
from assistant.text import Refused, clean_line

SCHEMA = 1
MOST_STEPS = 500
_FIELDS = ("schema", "title", "summary", "for_whom", "invented", "authority", "today", "step")
REPLIES = ("choose", "special", "words", "leave")
"""What replies to a question, and so names it."""
ACTS = (
    *REPLIES,
    *("confirm", "strike", "reference", "person", "undo", "change", "note"),
    *("why", "look", "open", "pause", "deeper", "add", "out", "own"),
)


class BadScenario(Refused):
    """A scenario that cannot be used. One line: file, step, field, what was expected."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done in a conversation: exactly one of its acts is set, or words with what is made of them.

    `question` and `about`: what is expected to be asked. `choose`: a value as a case file writes it. `confirm`: true,
    or which of the meanings (from 1). `called`: what the `person` is called. `change`: [about, question]. `open`: an
    option, and whom it would be with. `out`: the id of a person. `own`: a word of their own view, as in a case file:
    an option with what it means or what is seen differently, or an order, or reasons.
    """

    question: str | None = None
    about: str = CHILD
    choose: Any = None
    special: str | None = None
    words: str | None = None
    confirm: bool | int = False
    strike: bool = False
    leave: bool = False
    reference: str | None = None
    person: str | None = None
    called: str | None = None
    undo: bool = False
    change: list[str] | None = None
    note: str | None = None
    why: bool = False
    look: bool = False
    open: dict[str, str] | None = None
    pause: str | None = None
    deeper: bool = False
    add: bool = False
    out: str | None = None
    own: dict[str, Any] | None = None

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts that are set, in the order in which they are done."""
        return tuple(act for act in ACTS if getattr(self, act) not in (None, False))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario. `name`: its file's, without the ending. `today`: the day it is played on."""

    name: str
    title: str
    summary: str
    for_whom: str
    authority: str
    today: date
    steps: tuple[Step, ...]


def read_scenario(path: Path, guidance: Guidance) -> Scenario:
    """The scenario in this file; raises BadScenario."""
    name = clean_line(path.name, 120)
    try:
        tables = read_toml(path, name)
        only_keys(tables, _FIELDS, name)
        steps = records(tables, "step", Step, name)
    except BadKnowledge as error:
        line = str(error).replace(": step number ", ": step ").replace("in the knowledge folder", "there")
        raise BadScenario(line) from None
    if tables.get("schema") != SCHEMA or isinstance(tables["schema"], bool):
        raise BadScenario(f"{name}: schema: expected {SCHEMA}")
    if tables.get("invented") is not True:
        raise BadScenario(f"{name}: invented: expected true: a scenario's people are invented, never real ones")
    authority = tables.get("authority")
    if not isinstance(authority, str) or authority not in guidance.authorities:
        raise BadScenario(f"{name}: authority: {_unknown(authority, guidance.authorities)}")
    today = tables.get("today")
    if not isinstance(today, date) or isinstance(today, datetime):
        raise BadScenario(f"{name}: today: expected a day such as 2026-11-23")
    if not 0 < len(steps) <= MOST_STEPS:
        raise BadScenario(f"{name}: step: expected between 1 and {MOST_STEPS} [[step]] tables, got {len(steps)}")
    for number, step in enumerate(steps, 1):
        try:
            _check(step, guidance)
        except BadScenario as error:
            raise BadScenario(f"{name}: step {number}: {error}") from None
    title, summary, whom = (_text(tables, field, name) for field in ("title", "summary", "for_whom"))
    return Scenario(path.stem, title, summary, whom, authority, today, steps)


def _text(tables: dict[str, Any], field: str, name: str) -> str:
    found = tables.get(field)
    if not isinstance(found, str) or not found.strip():
        raise BadScenario(f"{name}: {field}: expected text")
    return clean_line(found, 1_000)


def _check(step: Step, guidance: Guidance) -> None:
    """Whether one step can be meant; what it meets is for playing to find out."""
    acts = step.acts
    whole = acts in (("words", "confirm"), ("words", "strike"))
    if len(acts) != 1 and not whole:
        got = " and ".join(acts) if acts else "none of them"
        raise BadScenario(f"expected one of {', '.join(ACTS)}: got {got}")
    if (step.question is not None) != (acts[0] in REPLIES):
        replies = ", ".join(REPLIES)
        if step.question is None:
            raise BadScenario(f"question: missing: expected the question that {acts[0]} replies to")
        raise BadScenario(f"question: expected only with one of {replies}")
    if step.about != CHILD and step.question is None:
        raise BadScenario("about: expected only beside a question")
    if step.called is not None and step.person is None:
        raise BadScenario("called: expected only beside person")
    if step.question is not None:
        _check_reply(step, step.question, guidance)
    if step.person is not None and step.person not in (NOBODY, *guidance.person_kinds):
        raise BadScenario(f"person: {_unknown(step.person, (*guidance.person_kinds, NOBODY))}")
    if step.change is not None:
        if len(step.change) != 2:
            raise BadScenario('change: expected two ids, as in ["child", "living_now"]')
        _check_question("change", step.change[1], step.change[0], guidance)
    if step.open is not None:
        _check_open(step.open, guidance)
    if step.confirm is not True and step.confirm < 0:
        raise BadScenario("confirm: expected true, or which of the meanings, from 1")


def _check_reply(step: Step, question: str, guidance: Guidance) -> None:
    _check_question("question", question, step.about, guidance)
    if step.special is not None and step.special not in SPECIAL_VALUES:
        raise BadScenario(f"special: {_unknown(step.special, SPECIAL_VALUES)}")
    if step.choose is not None:
        try:
            found = read_answer(plain_value(step.choose), guidance.language.vocabulary.terms[question])
        except BadAnswer as error:
            raise BadScenario(f"choose: {error}") from None
        if found is None:
            raise BadScenario("choose: expected at least one choice")


def _check_question(field: str, question: str, about: str, guidance: Guidance) -> None:
    term = guidance.language.vocabulary.terms.get(question)
    card = guidance.card_of.get(question)
    if term is None or card is None or (card.parts and card.id == question):
        known = [one for one in guidance.card_of if one in guidance.language.vocabulary.terms]
        raise BadScenario(f"{field}: {_unknown(question, known, few=True)}")
    if term.per_person != (about != CHILD):
        expected = "a person's id" if term.per_person else "the child"
        raise BadScenario(f"{field}: {question} is asked about {expected}: got about = {clean_line(about, 60)!r}")


def _check_open(opens: dict[str, str], guidance: Guidance) -> None:
    for key in opens:
        if key not in ("option", "person"):
            raise BadScenario(f"open: unknown field {clean_line(key, 60)!r}: expected option, person")
    if opens.get("option") not in guidance.options:
        raise BadScenario(f"open: option: {_unknown(opens.get('option'), guidance.options)}")


def _unknown(found: object, known: Iterable[str], few: bool = False) -> str:
    listed = list(known)
    near = get_close_matches(str(found), listed, 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    expected = "an id of questions.toml" if few else f"one of {', '.join(listed)}"
    return f"unknown id {clean_line(str(found), 60)!r}: expected {expected}{hint}"


def plain_value(value: Any) -> Any:
    """A value as TOML reads it, as plain data: a day as text."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [plain_value(one) for one in value]
    return {key: plain_value(one) for key, one in value.items()} if isinstance(value, dict) else value


def is_name(text: str) -> bool:
    """Whether this names a shipped scenario rather than a file."""
    return re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", text) is not None
