"""An assessment as a page of ids, short enough to be read whole and compared: what stands where, by what, and why."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from assistant.guidance import Guidance
from assistant.reasoning.case import Case
from assistant.reasoning.explain import explain
from assistant.reasoning.records import Argument, Asked, Assessment, Due, Entry, Missing, Prompt, Route, Seat, Supported

WIDTH = 118


def entries(assessment: Assessment) -> list[str]:
    """Every entry in order, with what is said for and against those that are live."""
    return [line for entry in assessment.entries for line in _entry(entry)]


def case_as_a_whole(assessment: Assessment) -> list[str]:
    """The plan, days, what to do, what is not known and what to ask."""
    plan = assessment.plan
    tested = plan.contingency and seat_words(Seat(plan.contingency.option, plan.contingency.person))
    return [
        *_row("consider first", map(seat_words, plan.consider_first)),
        *_row("in parallel", map(seat_words, plan.in_parallel)),
        *_row("beside", map(seat_words, plan.beside)),
        *_row("contingency", [tested] if tested else []),
        *_row("too little known", ["yes"] if plan.too_little_known else []),
        *_row("contradictions", (_of(one.contradiction, one.about) for one in assessment.contradictions)),
        *_row("gaps", (f"{one.about} ({one.who}): {' '.join(one.cites)}" for one in assessment.gaps)),
        *_row("due", map(_due, assessment.deadlines)),
        *_row("to do", map(_prompt, assessment.prompts)),
        *_row("sources differ", assessment.conflicts),
        *_row("not covered", assessment.silences),
        *_row("law", (f"{one.note}{' (to be checked again)' if one.stale else ''}" for one in assessment.notes)),
        *_row("ask first", map(asked_words, assessment.to_ask.core)),
        *_row("ask, something waits", map(asked_words, assessment.to_ask.waited_for)),
        *_row("ask, for depth", map(asked_words, assessment.to_ask.weighing)),
    ]


def moved_by(guidance: Guidance, case: Case, seat: Seat) -> list[str]:
    """Which single answers would move one entry, in words, and whereto."""
    assert case.today is not None
    explanation = explain(guidance, case, case.today, seat)
    assert explanation is not None
    moves = (
        f"{asked_words(one.asked)}{' (answered)' if one.asked_already else ''} = {' | '.join(one.answers)}"
        f" -> {one.standing}"
        for one in explanation.changes
    )
    return [line for move in moves for line in _wrapped(move)]


def seat_words(seat: Seat) -> str:
    """option:person, as a case file writes it."""
    return f"{seat.option}:{seat.person}" if seat.person else seat.option


def asked_words(asked: Asked) -> str:
    """question.part@person, without a person where it is about the child."""
    return _of(f"{asked.question}.{asked.part}" if asked.part else asked.question, asked.about)


def _prompt(one: Prompt) -> str:
    day = f" by {one.by}" if one.by else ""
    return f"{_of(one.rule, one.about)}{day}{' (overdue)' if one.overdue else ''}"


def _of(name: str, about: str) -> str:
    return name if about == "child" else f"{name}@{about}"


def _entry(entry: Entry) -> Iterator[str]:
    place = f"{entry.tier or '-'} {seat_words(entry.seat)}"
    marks = [entry.standing, *(["now"] if entry.current else []), *([f"tie {entry.tie}"] if entry.tie else [])]
    yield f"{place}: {', '.join(marks)}"
    yield from _row("  excluded by", map(_argument, entry.excluded_by))
    yield from _row("  not about this child", map(_argument, entry.defined_out_by))
    if entry.is_live:
        yield from _row("  law differs", (str(one.note) for one in entry.law_differs))
        yield from _row("  for", map(_argument, entry.supports))
        yield from _row("  against", map(_argument, entry.cautions))
        yield from _row("  makes safer", map(_argument, entry.harm_reduced_by))
        yield from _row("  missing", map(_missing, entry.missing))
        yield from _row("  routes", map(_route, entry.routes))
        yield from _row("  may follow", map(_supported, entry.support))
        yield from _row("  harm", (f"{one.part} {len(one.told)} told {len(one.asked)} to ask" for one in entry.harm))


def _argument(one: Argument) -> str:
    beaten = f"(beaten by {one.beaten_by})" if one.beaten_by else ""
    because = f"[{', '.join(sorted({told.question for told in one.because}))}]" if one.because else ""
    return " ".join(filter(None, (one.rule, beaten, because)))


def _missing(one: Missing) -> str:
    return f"{one.rule}{' (answered)' if one.answered else ''}{_hangs_on(one.questions)}"


def _route(one: Route) -> str:
    return f"{one.ground} {one.finding}{_hangs_on(one.needs)}"


def _supported(one: Supported) -> str:
    return f"{one.support}{'' if one.finding == 'appears_met' else '?'}{_hangs_on(one.needs)}"


def _due(one: Due) -> str:
    days = " or ".join(str(day) for day in (one.alternatives if one.due is None else (one.due,)))
    notes = [*([] if one.applies else ["if it applies"]), *(["not done"] if one.not_done else [])]
    return " ".join(filter(None, (one.id, days, one.state, *notes))) + _hangs_on(one.needs)


def _hangs_on(questions: tuple[Asked, ...]) -> str:
    return f" [{', '.join(map(asked_words, questions))}]" if questions else ""


def _row(name: str, words: Iterable[str]) -> Iterator[str]:
    listed = "; ".join(words)
    if listed:
        yield from _wrapped(f"{name}: {listed}")


def _wrapped(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    return textwrap.wrap(
        line, WIDTH, drop_whitespace=True, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
