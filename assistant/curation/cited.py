"""Everything in the knowledge that cites, and what it cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.guidance import Guidance

What = Literal[
    "rule",
    "option",
    "sheet",
    "ground",
    "support",
    "deadline",
    "form",
    "conflict",
    "law note",
    "question",
    "term",
    "body",
]
TURNS_ON: tuple[What, ...] = ("rule", "deadline", "ground", "support", "form", "sheet", "option")
"""By what a statement of weight 3 must be used."""


@dataclass(frozen=True, slots=True)
class Citing:
    """One field that cites. `where`: file, record and field."""

    what: What
    where: str
    cites: tuple[str, ...]


def citing(guidance: Guidance) -> Iterator[Citing]:
    """Every field that cites, in the order of the files."""
    for rule in guidance.rules.values():
        yield Citing("rule", f"{guidance.rule_files[rule.id]}: rule {rule.id}: cites", rule.cites)
    for option in guidance.options.values():
        where = f"options.toml: option {option.key}"
        yield Citing("option", f"{where}: basis", option.basis)
        yield Citing("option", f"{where}: effects", option.effects)
        yield Citing("option", f"{where}: no_route_cites", option.no_route_cites)
    for cell in guidance.cells:
        yield Citing("sheet", f"sheets.toml: cell {cell.option}: {cell.row}: cites", cell.cites)
    for ground in guidance.grounds.values():
        notes = tuple(f"law:{number}" for number in ground.notes)
        yield Citing("ground", f"eligibility.toml: ground {ground.id}: cites", (*ground.cites, *notes))
    for support in guidance.supports.values():
        notes = tuple(f"law:{number}" for number in support.notes)
        yield Citing("support", f"support.toml: support {support.id}: cites", (*support.cites, *notes))
    for deadline in guidance.deadlines.values():
        yield Citing("deadline", f"deadlines.toml: deadline {deadline.id}: cites", deadline.cites)
    for form in guidance.forms.values():
        yield Citing("form", f"forms.toml: form {form.id}: cites", form.cites)
        for number, field in enumerate(form.fields, 1):
            yield Citing("form", f"forms.toml: form {form.id}: fields {number}: cites", field.cites)
    for conflict in guidance.conflicts.values():
        for side in conflict.sides:
            yield Citing("conflict", f"conflicts.toml: conflict {conflict.id}: side {side.whose}: cites", side.cites)
    for note in guidance.notes.values():
        yield Citing("law note", f"currency.toml: note {note.number}: touches", note.touches)
    for term in guidance.terms.values():
        yield Citing("term", f"glossary.toml: term {term.id}: cites", term.cites)
    for authority in guidance.authorities.values():
        for named in (*(body.cites for body in authority.bodies), *(one.cites for one in authority.unheld)):
            yield Citing("body", f"authorities.toml: authority {authority.key}: cites", named)
    for question in guidance.questions.values():
        where = f"questions.toml: question {question.id}"
        yield Citing("question", f"{where}: decides", question.decides)
        for choice in question.choices:
            yield Citing("question", f"{where}: choice {choice.id}: decides", choice.decides)
