"""Finds every pinned passage again in the source documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.guidance import BadKnowledge, Guidance
from assistant.guidance.records import Statement
from assistant.text import clean_line

LARGEST_SOURCE = 20_000_000


@dataclass(frozen=True, slots=True)
class Verified:
    """Where a statement's pin was found: on its line, on another, or nowhere."""

    statement: str
    source: str
    state: Literal["found", "moved", "gone"]
    line: int
    now_on: tuple[int, ...] = ()


def verify(guidance: Guidance, folder: Path) -> tuple[Verified, ...]:
    """One result a statement, in order. Raises BadKnowledge where a document is missing or is not text."""
    lines = {key: _lines(folder, source.file) for key, source in guidance.sources.items()}
    return tuple(_verified(statement, lines[statement.source]) for statement in guidance.statements.values())


def _verified(statement: Statement, lines: list[str]) -> Verified:
    pin = squeezed(statement.pin)
    if 0 < statement.line <= len(lines) and pin in lines[statement.line - 1]:
        return Verified(statement.id, statement.source, "found", statement.line)
    elsewhere = tuple(number for number, line in enumerate(lines, 1) if pin in line)
    return Verified(statement.id, statement.source, "moved" if elsewhere else "gone", statement.line, elsewhere)


def squeezed(text: str) -> str:
    """Text with its white space made single."""
    return re.sub(r"\s+", " ", text).strip()


def _lines(folder: Path, name: str) -> list[str]:
    path = folder / name
    try:
        if path.stat().st_size > LARGEST_SOURCE:
            raise BadKnowledge(f"{name}: over {LARGEST_SOURCE:,} bytes: expected the document as text")
        return [squeezed(line) for line in path.read_bytes().decode("utf-8-sig").split("\n")]
    except OSError:
        raise BadKnowledge(
            f"{name}: not found in {clean_line(folder.name, 120)}: expected the document's text under that name"
        ) from None
    except UnicodeDecodeError:
        raise BadKnowledge(f"{name}: not text: expected the document saved as UTF-8 text") from None
