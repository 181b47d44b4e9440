"""What could tell who somebody is, in what a worker typed, and the same words without it. A help, never a guarantee."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.language.private_marks import born, marks_in
from assistant.language.private_names import names_in
from assistant.language.understood import Private

MOST_ROUNDS = 8
_BEFORE_BIRTH = re.compile(r"(?:,? ?\(|,? )$")


def private_in(text: str, known: Collection[str] = ()) -> tuple[Private, ...]:
    """What could tell who somebody is, in the order of the text; no two overlap.

    `known`: words in small letters that name nobody, beside those of `knowledge/not_names.toml`: those of the guidance
    (`not_names.field_words`), without which more of the field's own words are taken for names.
    """
    found = _found(text, known)
    for _ in range(MOST_ROUNDS if found else 0):  # what stands out only once the rest is written otherwise
        again = [_moved_back(one, text, found) for one in _found(with_roles(text, found), known)]
        more = [one for one in again if one]
        if not more:
            break
        found = sorted([*found, *more], key=lambda one: one.start)
    return tuple(found)


def with_roles(text: str, found: Sequence[Private]) -> str:
    """The text with the role, or a plain word, in place of each thing found in it."""
    return "".join(text[start:end] + instead for start, end, instead in _kept(text, found))


def _kept(text: str, found: Sequence[Private]) -> Iterator[tuple[int, int, str]]:
    """The pieces of the text that stay, each with what is written after it."""
    at = 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start < at or text[one.start : one.end] != one.text:
            continue
        spare = not one.instead and one.start > at and text[one.start - 1] == " "
        yield at, one.start - spare, one.instead
        at = one.end
    yield at, len(text), ""


def _moved_back(one: Private, text: str, found: Sequence[Private]) -> Private | None:
    """What was found in the text as written otherwise, where it stands in the text itself."""
    written = 0
    for start, end, instead in _kept(text, found):
        moved = start - written
        if one.start + moved >= start and one.end + moved <= end:
            return replace(one, start=one.start + moved, end=one.end + moved)
        written += end - start + len(instead)
    return None


def _found(text: str, known: Collection[str]) -> list[Private]:
    marked = marks_in(text)
    taken = sorted({*((one.start, one.end) for one in marked.private), *marked.dates})
    names = names_in(text, taken, known)
    found = [*marked.private, *names]
    ends = {one.end for one in names}
    for start, end in marked.dates:
        behind = _BEFORE_BIRTH.search(text[:start][-6:])
        if behind is None or start - len(behind[0]) not in ends:
            continue
        birth = born(text, start, end) if behind[0].endswith("(") or text[end : end + 1] == ")" else None
        if birth and not any(one.start < birth.end and birth.start < one.end for one in found):
            found.append(birth)
    return sorted(found, key=lambda one: one.start)
