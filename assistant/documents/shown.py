"""One record of the knowledge, with what stands beside it: for `knowledge show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.documents.shown_pages import page_data
from assistant.documents.voices import shared_with
from assistant.documents.words import bullet, paragraph
from assistant.guidance import Guidance
from assistant.reasoning.words import day_label

if TYPE_CHECKING:
    from assistant.copies.passages import OwnPassage, Passages


def shown_data(identity: str, guidance: Guidance, passage: Passages | None = None) -> dict[str, Any] | None:
    """A statement or a law note as plain data, with what uses or touches it; any other record as it stands.

    None for an unknown id.
    `passage`: what the user's own copy has of a statement.
    """
    if identity in guidance.statements:
        return _statement(identity, guidance, passage(guidance.statements[identity]) if passage else None)
    note = guidance.note_of(identity)
    if note is not None:
        data = asdict(note)
        data["review_by"] = note.review_by.isoformat()
        data["sign_off"] = f"signed off {note.signed_off}" if note.signed_off else "not yet signed off"
        return {"kind": "law note", "id": identity, **data, "used_by": _used_by(identity, guidance)}
    for kind, file, found in (
        ("rule", guidance.rule_files.get(identity), guidance.rules.get(identity)),
        ("ground", "eligibility.toml", guidance.grounds.get(identity)),
        ("support", "support.toml", guidance.supports.get(identity)),
    ):
        if found is not None:
            data = asdict(found)
            data.pop("examples", None)
            if "kind" in data:  # of a support: service, money or tool
                data["what"] = data.pop("kind")
            return {"kind": kind, "file": file, **data}
    return page_data(identity, guidance)


def _statement(identity: str, guidance: Guidance, own: OwnPassage | None) -> dict[str, Any]:
    statement = guidance.statements[identity]
    source = guidance.sources[statement.source]
    owner = (
        guidance.authorities[source.owner].name if source.owner in guidance.authorities else "Department for Education"
    )
    return {
        "kind": "statement",
        "id": identity,
        "says": statement.says,
        "whose": owner,
        "source": source.title,
        "edition": source.edition,
        "section": statement.section,
        "locator": statement.locator,
        "pin": statement.pin,
        "same_wording_as": list(shared_with(guidance, identity)),
        **({"your_copy": _own_copy(own)} if own else {}),
        "asks": list(statement.asks),
        "weight": statement.weight,
        "fingerprint": guidance.fingerprints.get(identity),
        "figures": [asdict(figure) for figure in statement.figures],
        "options": list(statement.options),
        "law_notes": [
            {"note": note.number, "says": note.says} for note in guidance.notes.values() if identity in note.touches
        ],
        "conflicts": [
            conflict.title
            for conflict in guidance.conflicts.values()
            if any(identity in side.cites for side in conflict.sides)
        ],
        "used_by": _used_by(identity, guidance),
    }


def _own_copy(own: OwnPassage) -> dict[str, Any]:
    """The passage as it stands in the user's own copy, or why there is none."""
    if own.problem or own.added is None:
        return {"problem": own.problem}
    return {"added": own.added.isoformat(), "from": own.kind, "passage": asdict(own.passage) if own.passage else None}


def _used_by(identity: str, guidance: Guidance) -> list[str]:
    rules = [rule.id for rule in guidance.rules.values() if identity in rule.cites]
    grounds = [ground.id for ground in guidance.grounds.values() if identity in ground.cites]
    return rules + grounds + [deadline.id for deadline in guidance.deadlines.values() if identity in deadline.cites]


def shown_text(data: dict[str, Any], width: int = 80) -> str:
    """The record as text, a field a paragraph."""
    return "\n".join(_lines(data, width)) + "\n"


def _lines(data: dict[str, Any], width: int) -> Iterator[str]:
    yield f"{data['kind'].upper()} {data['id']}"
    for key, value in data.items():
        if key in ("kind", "id") or value in (None, "", [], ()):
            continue
        if data["kind"] == "law note" and key in ("starred", "when"):
            if value is True:
                yield "It can change a result."
            continue
        name = key.replace("_", " ").capitalize()
        if key == "your_copy":
            yield from _own_copy_lines(value, width)
        elif isinstance(value, (list, tuple)):
            yield f"{name}:"
            yield from (bullet(_item(item), width, 2) for item in value)
        else:
            yield paragraph(f"{name}: {value}", width)


def _own_copy_lines(own: dict[str, Any], width: int) -> Iterator[str]:
    if "problem" in own:
        yield paragraph(f"{own['problem'][:1].upper()}{own['problem'][1:]}.", width)
        return
    added = f"added on {day_label(date.fromisoformat(own['added']))}"
    found = own["passage"]
    if found is None:
        yield paragraph(f"Not found in your copy, {added}: it may be another edition.", width)
        return
    yield paragraph(f"The passage itself, from your own copy ({own['from']}, {added}):", width)
    beside = {"Just before it": found["before"], "": found["says"], "Just after it": found["after"]}
    for name, says in beside.items():
        if says:
            yield paragraph(f"{name}: “{says}”" if name else f"“{says}”", width, 2)


def _item(item: object) -> str:
    if isinstance(item, dict) and "unit" in item:
        return f"{item['number']} {item['unit'].replace('_', ' ')} {item['of']}".strip()
    if isinstance(item, dict) and "note" in item:
        return f"law note {item['note']}: {item['says']}"
    if isinstance(item, dict):
        return ", ".join(f"{key}: {value}" for key, value in item.items())
    return str(item)
