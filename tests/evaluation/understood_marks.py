"""What the lines of workers, their facts and what was understood of them come to: see `score_utterances.py`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.language.understood import Finding, Understood

SAME_POLARITY = {"historical": "past", "hypothetical": "uncertain"}
"""What the files call otherwise than the reader, and what counts as one."""
FIRST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """What a line says, by whoever wrote the file. `polarity` is the reader's word for it."""

    concept: str
    polarity: str
    span: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a worker typed. `file`: the name of its file without the ending."""

    file: str
    id: Any
    text: str
    question: str
    facts: tuple[Fact, ...]
    held_out: bool = False


@dataclass(slots=True)
class Marks:
    """The marks of one line. Facts are each in one of `right`, `asked_right`, `other_polarity` and `silent`."""

    line: Line
    right: list[Fact] = field(default_factory=list)
    other_polarity: list[tuple[Finding, Fact]] = field(default_factory=list)
    """Asserted with the right concept and the wrong polarity. The fact may have been asked as well."""
    wrong: list[Finding] = field(default_factory=list)
    asked_right: list[Fact] = field(default_factory=list)
    asked_wrong: list[Finding] = field(default_factory=list)
    silent: list[tuple[Fact, bool, tuple[str, ...]]] = field(default_factory=list)
    """The fact, whether it was offered, and the first offers that were made."""


def mark(line: Line, understood: Understood, scored: Collection[str]) -> Marks:
    """The marks of one line."""
    facts = [_moved(fact, line.text, understood.text) for fact in line.facts]
    counted = [one for one in understood.findings if one.finding in scored and one.polarity != "other_person"]
    asserted, asked = ([one for one in counted if (one.ask is None) == plain] for plain in (True, False))
    marks = Marks(line)
    pairs, left, rest = _matched(
        asserted, facts, lambda a, b: a.finding == b.concept and same_polarity(a.polarity) == same_polarity(b.polarity)
    )
    marks.right = [fact for _, fact in pairs]
    marks.other_polarity, marks.wrong, _ = _matched(left, rest, _same_concept)
    pairs, marks.asked_wrong, rest = _matched(asked, rest, _same_concept)
    marks.asked_right = [fact for _, fact in pairs]
    said = [fact for _, fact in marks.other_polarity]
    marks.silent = [(fact, *_offered(fact, understood)) for fact in rest if fact not in said]
    return marks


def _moved(fact: Fact, typed: str, cleaned: str) -> Fact:
    """The fact where it stands in the cleaned text, of which the reader speaks."""
    if typed == cleaned:
        return fact
    return Fact(fact.concept, fact.polarity, fact.span, *place_of(fact.span, cleaned))


def same_polarity(polarity: str) -> str:
    """The one word for all that counts as one polarity."""
    return SAME_POLARITY.get(polarity, polarity)


def _same_concept(finding: Finding, fact: Fact) -> bool:
    return finding.finding == fact.concept


Pairs = list[tuple[Finding, Fact]]


def _matched(
    findings: Sequence[Finding], facts: Sequence[Fact], alike: Callable[[Finding, Fact], bool]
) -> tuple[Pairs, list[Finding], list[Fact]]:
    """Pairs of what is alike, each used once, those that overlap first; and the findings and facts left over."""
    possible = sorted(
        (-_overlap(one.start, one.end, fact), at, place)
        for at, one in enumerate(findings)
        for place, fact in enumerate(facts)
        if alike(one, fact)
    )
    used: dict[int, int] = {}
    for _, at, place in possible:
        if at not in used and place not in used.values():
            used[at] = place
    return (
        [(findings[at], facts[place]) for at, place in sorted(used.items())],
        [one for at, one in enumerate(findings) if at not in used],
        [fact for place, fact in enumerate(facts) if place not in used.values()],
    )


def _overlap(start: int, end: int, fact: Fact) -> int:
    return max(0, min(end, fact.end) - max(start, fact.start))


def _offered(fact: Fact, understood: Understood) -> tuple[bool, tuple[str, ...]]:
    over = [one for one in understood.unplaced if _overlap(one.start, one.end, fact)] or understood.unplaced
    first = [one.offers[:FIRST_OFFERS] for one in over]
    return any(fact.concept in offers for offers in first), tuple(key for offers in first for key in offers)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the marks come to; None where there is nothing to divide by."""

    precision: float | None
    concept_precision: float | None
    recall: float | None
    with_asked: float | None
    asked_precision: float | None
    asked_a_line: float
    offers: float | None
    asserted: int
    asked: int
    facts: int
    silent: int


def figures(marks: Sequence[Marks]) -> Figures:
    """The figures of these lines together."""
    right, other, wrong, asked_right, asked_wrong, silent = (
        sum(len(getattr(one, name)) for one in marks)
        for name in ("right", "other_polarity", "wrong", "asked_right", "asked_wrong", "silent")
    )
    asserted, asked, facts = right + other + wrong, asked_right + asked_wrong, sum(len(one.line.facts) for one in marks)
    return Figures(
        precision=_share(right, asserted),
        concept_precision=_share(right + other, asserted),
        recall=_share(right, facts),
        with_asked=_share(right + asked_right, facts),
        asked_precision=_share(asked_right, asked),
        asked_a_line=asked / max(len(marks), 1),
        offers=_share(sum(offered for one in marks for _, offered, _ in one.silent), silent),
        asserted=asserted,
        asked=asked,
        facts=facts,
        silent=silent,
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def place_of(span: str, text: str) -> tuple[int, int]:
    """Where words stand in a text; all of it where they do not."""
    start = text.lower().find(span.lower())
    return (start, start + len(span)) if start >= 0 else (0, len(text))
