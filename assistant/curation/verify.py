"""Finds the passage behind every statement in the source documents again, and says what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.curation.passages import Lines, fingerprint, passage_of, words_of
from assistant.guidance import BadKnowledge, Guidance
from assistant.guidance.sources import Statement
from assistant.text import clean_line

LARGEST_SOURCE = 20_000_000
NEAR = 80
"""Out of 100: how like a pin another wording must be to be pointed out as what it may have become."""
State = Literal["unchanged", "moved", "changed", "gone", "not_kept"]


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a statement's passage. `now_on`: the lines it, or what is nearest to it, stands on now.

    `unchanged`: on its line, word for word. `moved`: word for word, elsewhere. `changed`: its words are others now.
    `gone`: nothing like its pin is there. `not_kept`: its pin is on its line, and no fingerprint was kept to compare.
    """

    statement: str
    source: str
    state: State
    line: int
    now_on: tuple[int, ...] = ()
    pin_stands: bool = True
    """Of a passage that changed: its pin still reads as it did, and other words of its paragraph or cell do not."""


def verify(guidance: Guidance, folder: Path, statements: Collection[Statement] | None = None) -> tuple[Verified, ...]:
    """One result a statement, in order. `statements`: those to look for, such as a pack's; default all.

    Raises BadKnowledge where a document is missing or is not text.
    """
    sought = guidance.statements.values() if statements is None else statements
    lines = read_sources(guidance, folder, sought)
    return tuple(_verified(one, lines[one.source], guidance.fingerprints.get(one.id)) for one in sought)


def said(one: Verified, guidance: Guidance) -> str:
    """What became of a passage, as a line for who looks after the knowledge."""
    lines = ", ".join(str(number) for number in one.now_on)
    what = "words beside its pin" if one.pin_stands else "its pin"
    near = "" if not lines else f", now on {lines}" if one.state == "moved" else f": {what}; read line {lines} again"
    return f"{one.statement}: {one.state}: expected on line {one.line} of {guidance.sources[one.source].file}{near}"


def _verified(statement: Statement, lines: Lines, kept: str | None) -> Verified:
    here = passage_of(statement, lines)
    if here is not None and kept is None:
        return Verified(statement.id, statement.source, "not_kept", statement.line)
    if here is not None and fingerprint(here) == kept:
        return Verified(statement.id, statement.source, "unchanged", statement.line)
    elsewhere = lines.with_pin(statement.pin)
    span = (statement.through or statement.line) - statement.line
    same = tuple(
        line
        for line in elsewhere
        if kept == fingerprint(lines.passage(line, statement.pin, line + span if span else None) or "")
    )
    if same or kept is None:
        return Verified(
            statement.id, statement.source, "moved" if elsewhere else "gone", statement.line, same or elsewhere
        )
    near = elsewhere or _nearest(statement.pin, lines)
    state: State = "changed" if near else "gone"
    return Verified(statement.id, statement.source, state, statement.line, near, pin_stands=bool(elsewhere))


def _nearest(pin: str, lines: Lines) -> tuple[int, ...]:
    """The line that reads most like a pin, if one does."""
    from rapidfuzz import fuzz, process

    texts = [" ".join(words) for words in lines.words]
    best = process.extractOne(" ".join(words_of(pin)), texts, scorer=fuzz.partial_ratio, score_cutoff=NEAR)
    return (best[2] + 1,) if best else ()


def read_sources(guidance: Guidance, folder: Path, statements: Iterable[Statement]) -> dict[str, Lines]:
    """The documents that these statements are of, by the source's key. Raises BadKnowledge."""
    keys = dict.fromkeys(one.source for one in statements)
    return {key: _read_source(folder, guidance.sources[key].file) for key in keys}


def _read_source(folder: Path, name: str) -> Lines:
    """A source document's text; raises BadKnowledge."""
    path = folder / name
    try:
        if path.stat().st_size > LARGEST_SOURCE:
            raise BadKnowledge(f"{name}: over {LARGEST_SOURCE:,} bytes: expected the document as text")
        return Lines(path.read_bytes().decode("utf-8-sig"))
    except OSError:
        raise BadKnowledge(
            f"{name}: not found in {clean_line(folder.name, 120)}: expected the document's text under that name"
        ) from None
    except UnicodeDecodeError:
        raise BadKnowledge(f"{name}: not text: expected the document saved as UTF-8 text") from None
