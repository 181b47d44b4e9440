"""What is written down of a conversation: events, in order, never changed. A conversation is its list of events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from assistant.conditions import CHILD
from assistant.text import clean_data, clean_line

SCHEMA = 1
Kind = Literal[
    "opened",
    "person_added",
    "person_changed",
    "asked",
    "answered",
    "told",
    "understood",
    "confirmed",
    "struck",
    "noted",
    "own_view",
    "shown",
    "undone",
    "exported",
    "reopened",
    "redacted",
    "closed",
]
Origin = Literal["chosen", "understood", "confirmed", "carried_over", "scripted"]
KINDS: tuple[str, ...] = get_args(Kind)
ORIGINS: tuple[str, ...] = get_args(Origin)
BESIDE = ("noted", "own_view")
"""What a worker does beside the question that is put: each is a reply by itself, and the question stands."""
ACTS = frozenset({"person_added", "person_changed", "answered", "told", "understood", "confirmed", "struck", *BESIDE})
"""What a worker does, and so can undo."""


class BadEvent(ValueError):
    """A record that is no event of ours; the message says which field and what was expected."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Something that happened, before it has its place and time.

    `about`: "child" or a person's id. `value`: plain data, as a case file writes it, or what its kind needs.
    """

    kind: Kind
    about: str = CHILD
    question: str | None = None
    value: Any = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A draft with its place in the conversation, its time (UTC), who did it, and under which knowledge (its hash)."""

    seq: int
    at: datetime
    by: str
    knowledge: str
    kind: Kind
    about: str = CHILD
    question: str | None = None
    value: Any = None
    origin: Origin | None = None


def event_data(event: Event) -> dict[str, Any]:
    """The event as plain data, for the store; what is empty is left out."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "seq": event.seq,
        "at": event.at.isoformat(timespec="milliseconds"),
        "by": event.by,
        "knowledge": event.knowledge,
        "kind": event.kind,
        "about": event.about,
    }
    for key in ("question", "value", "origin"):
        if getattr(event, key) is not None:
            data[key] = getattr(event, key)
    return data


def read_event(data: Mapping[str, Any], seq: int) -> Event:
    """The event in plain data that should stand at `seq`; raises BadEvent."""
    where = f"event {seq}"
    if data.get("schema") != SCHEMA:
        raise BadEvent(f"{where}: schema: expected {SCHEMA}: it was written by a newer version")
    if data.get("seq") != seq or isinstance(data.get("seq"), bool):
        raise BadEvent(f"{where}: seq: expected {seq}, because events stand in order")
    kind, origin = data.get("kind"), data.get("origin")
    if kind not in KINDS:
        unknown = f"unknown {clean_line(kind, 40)!r}: " if isinstance(kind, str) else ""
        raise BadEvent(f"{where}: kind: {unknown}expected one of {', '.join(KINDS)}")
    if origin is not None and origin not in ORIGINS:
        raise BadEvent(f"{where}: origin: expected one of {', '.join(ORIGINS)}")
    question = data.get("question")
    if question is not None and not isinstance(question, str):
        raise BadEvent(f"{where}: question: expected text")
    try:
        value = clean_data(data.get("value"))
    except (ValueError, RecursionError):
        raise BadEvent(f"{where}: value: nested too deep") from None
    if kind == "undone" and not _are_earlier(value, seq):
        raise BadEvent(f"{where}: value: expected a list of the earlier events that were taken back")
    return Event(
        seq=seq,
        at=_moment(data.get("at"), where),
        by=_text(data, "by", where),
        knowledge=_text(data, "knowledge", where),
        kind=kind,
        about=_text(data, "about", where),
        question=None if question is None else clean_line(question, 200),
        value=value,
        origin=origin,
    )


def _are_earlier(value: object, seq: int) -> bool:
    return isinstance(value, list) and all(type(one) is int and 0 <= one < seq for one in value)


def _text(data: Mapping[str, Any], field: str, where: str) -> str:
    found = data.get(field)
    if not isinstance(found, str):
        raise BadEvent(f"{where}: {field}: expected text")
    return clean_line(found, 200)


def _moment(raw: object, where: str) -> datetime:
    try:
        found = datetime.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise BadEvent(f"{where}: at: expected a time with its zone, such as 2026-11-22T09:30:00+00:00")
    return found
