"""One entry explained in three depths: a line, a paragraph with citations, and every condition part by part.

The same lines for the command, the screen and line by line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Literal, get_args

from assistant.conditions import Facts
from assistant.documents.browse_text import page_text
from assistant.documents.views import Line
from assistant.documents.words import cites_label
from assistant.guidance import Guidance
from assistant.reasoning.explain import Explanation, Reason
from assistant.reasoning.records import Argument, Entry, Missing
from assistant.reasoning.steps import Step
from assistant.reasoning.words import STANDINGS, asked_label, seat_label

Depth = Literal["line", "paragraph", "parts"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)
FEW, SEVERAL = 2, 3
"""How many reasons the line names, and how many of each kind the paragraph does."""
AS_ABOVE = "(part by part above)"
LEGEND = "[x] met   [ ] not met   [?] waiting for an answer"
_TITLES = {
    "defines_out": "When it is not about this child",
    "excludes": "When it is not supported",
    "requires": "What must exist first",
    "supports": "Strengths",
    "cautions": "Risks",
}
_SIGNS = {"met": "[x]", "not met": "[ ]", "waiting": "[?]"}
_FINDINGS = {
    "appears_met": "Appears to meet this printed ground; confirm with legal",
    "law_differs": "Meets the printed ground but the law differs: ask legal",
    "none_printed": "No printed ground met: ask legal about leave of the court",
    "cannot_tell": "Cannot tell yet",
}


def explanation_text(
    explanation: Explanation,
    guidance: Guidance,
    facts: Facts,
    authority: str,
    width: int = 80,
    depths: Collection[Depth] = DEPTHS,
) -> str:
    """Why and why not in these depths, wrapped, headings in capitals."""
    lines = explanation_view(explanation, guidance, facts, authority, depths)
    capital = (
        Line(line.style, line.text.upper(), line.opens, line.indent) if line.style in ("title", "heading") else line
        for line in lines
    )
    return page_text(tuple(capital), width, numbered=False) + "\n"


def explanation_view(
    explanation: Explanation, guidance: Guidance, facts: Facts, authority: str, depths: Collection[Depth] = DEPTHS
) -> tuple[Line, ...]:
    """Why and why not in these depths, shortest first; lines open the citations behind them."""
    return tuple(_view(explanation, guidance, facts, authority, depths))


def _view(
    explanation: Explanation, guidance: Guidance, facts: Facts, authority: str, depths: Collection[Depth]
) -> Iterator[Line]:
    entry = explanation.entry
    yield Line("title", seat_label(entry.seat, guidance, facts))
    if "line" in depths:
        yield Line("text", line_words(entry), _cites_of(_deciding(entry)[:FEW]))
    if "paragraph" in depths:
        yield Line("heading", "In short, with what it rests on")
        for words, cites in _sentences(entry, guidance, authority):
            yield Line("text", words, cites or None)
    if "parts" in depths:
        yield from _parts(explanation, guidance, authority)
    if "parts" in depths or "paragraph" in depths:
        yield from _changes(explanation, guidance, facts)


# ---------------------------------------------------------------- one line


def line_words(entry: Entry) -> str:
    """Where it stands, and the one or two reasons that decide that."""
    lead = f"Stands as: {STANDINGS[entry.standing]}"
    deciding = _deciding(entry)
    if entry.standing == "open":
        return f"{lead}. Nothing told so far holds it back, and what must exist first is there."
    if not deciding:
        return f"{lead}."
    law = "the law differs: ask legal" if entry.law_differs else ""
    said = [_bare(one.says if isinstance(one, Argument) else one.needs) for one in deciding[: FEW - bool(law)]]
    more = len(deciding) - len(said)
    reasons = "; ".join((*((law,) if law else ()), *said))
    how = "To find out" if entry.standing == "find_out_first" else "Because"
    return f"{lead}. {how}: {reasons}{f'; and {more} more' if more > 0 else ''}."


def _deciding(entry: Entry) -> tuple[Argument | Missing, ...]:
    """What decides the standing, nearest first: what holds, or what is still needed."""
    match entry.standing:
        case "not_applicable":
            return entry.defined_out_by
        case "not_supported":
            return entry.excluded_by
        case "find_out_first":
            return _needed(entry)
        case _:
            return ()


def _needed(entry: Entry) -> tuple[Missing, ...]:
    """Requirements before what could still exclude it."""
    return tuple(sorted(entry.missing, key=lambda one: one.needs.startswith("To settle")))


def _bare(text: str) -> str:
    return text.rstrip(". ")


def _cites_of(reasons: Iterable[Argument | Missing]) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys(cite for one in reasons for cite in one.cites)) or None


# ---------------------------------------------------------------- a paragraph


def paragraph_words(entry: Entry, guidance: Guidance, authority: str) -> str:
    """What decides, what must be found out, what speaks for and against and what law holds it, each with citations."""
    return " ".join(words for words, _ in _sentences(entry, guidance, authority))


def _sentences(entry: Entry, guidance: Guidance, authority: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    option = guidance.options[entry.option]
    first = f"{option.sentence} {option.why_here} [{cites_label(option.basis, guidance, authority)}]"
    yield first, option.basis
    groups: tuple[tuple[str, tuple[Argument | Missing, ...]], ...] = (
        ("Not about this child now, because", entry.defined_out_by),
        ("Not supported, because", entry.excluded_by),
        ("To find out", _needed(entry)),
        ("For it", _standing_first(entry.supports)),
        ("Against it", _standing_first(entry.cautions)),
        ("What could reduce the risk", entry.harm_reduced_by),
    )
    for held in entry.law_differs:
        yield f"The law differs, ask legal: {held.says} [law note {held.note}]", (f"law:{held.note}",)
    for title, found in groups:
        if found:
            said = "; ".join(_cited(one, guidance, authority) for one in found[:SEVERAL])
            more = f"; and {len(found) - SEVERAL} more" if len(found) > SEVERAL else ""
            yield f"{title}: {said}{more}.", _cites_of(found[:SEVERAL]) or ()
    if entry.is_live and not (entry.supports or entry.cautions):
        yield "Nothing told so far speaks for it or against it.", ()


def _standing_first(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    return tuple(sorted(arguments, key=lambda one: one.beaten_by is not None))


def _cited(one: Argument | Missing, guidance: Guidance, authority: str) -> str:
    words = one.says if isinstance(one, Argument) else one.needs
    beaten = " (beaten by another)" if isinstance(one, Argument) and one.beaten_by else ""
    return f"{_bare(words)}{beaten} [{cites_label(one.cites, guidance, authority, one.inference)}]"


# ---------------------------------------------------------------- part by part


def _parts(explanation: Explanation, guidance: Guidance, authority: str) -> Iterator[Line]:
    yield Line("heading", "Part by part")
    yield Line("quiet", LEGEND)
    expanded: set[tuple[Step, ...]] = set()
    for direction, title in _TITLES.items():
        reasons = [
            reason
            for reason in explanation.reasons
            if reason.direction == direction and (direction == "requires" or reason.mark != "not met")
        ]
        if reasons:
            yield Line("heading", title)
        for reason in reasons:
            yield from _reason(reason, guidance, authority, expanded)
    option, entry = guidance.options[explanation.entry.option], explanation.entry
    if option.effects:
        yield Line("heading", "What it does, as printed")
        for effect in option.effects:
            says = f"{guidance.statements[effect].says} [{cites_label((effect,), guidance, authority)}]"
            yield Line("text", says, (effect,), 2)
    if entry.routes:
        yield Line("heading", "Who may apply")
        for route in entry.routes:
            cited = cites_label(route.cites, guidance, authority)
            yield Line("text", f"{_FINDINGS[route.finding]}: {route.says} [{cited}]", route.cites, 2)


def _reason(reason: Reason, guidance: Guidance, authority: str, expanded: set[tuple[Step, ...]]) -> Iterator[Line]:
    cited = cites_label(reason.cites, guidance, authority, reason.inference)
    yield Line("text", f"{_SIGNS[reason.mark]} {reason.says} [{cited}]", reason.cites, 2)
    if reason.why:
        yield Line("quiet", reason.why, None, 6)
    for step, again in _once(reason.steps, {one.says for one in guidance.derived.values()}, expanded):
        above = f" {AS_ABOVE}" if again else ""
        yield Line("quiet", f"{_SIGNS[step.mark]} {step.words}{above}", None, 6 + 2 * step.depth)


def _once(
    steps: tuple[Step, ...], names: Collection[str], expanded: set[tuple[Step, ...]]
) -> Iterator[tuple[Step, bool]]:
    """The steps, with what is worked out from answers taken apart the first time only; then whether it was before.

    `expanded`: what was taken apart so far. The same name is taken apart again where its parts stand otherwise, as
    they may for another person.
    """
    number = 0
    while number < len(steps):
        step, end = steps[number], number + 1
        while end < len(steps) and steps[end].depth > step.depth:
            end += 1
        whole = tuple(replace(part, depth=part.depth - step.depth) for part in steps[number:end])
        again = step.words in names and len(whole) > 1 and whole in expanded
        if step.words in names:
            expanded.add(whole)
        yield step, again
        number = end if again else number + 1


def _changes(explanation: Explanation, guidance: Guidance, facts: Facts) -> Iterator[Line]:
    yield Line("heading", "What would settle or change it")
    yield Line("quiet", "To find out, one answer at a time: not a recipe.")
    if not explanation.changes:
        yield Line("text", "No single answer would: it takes more than one.", None, 2)
    for change in explanation.changes:
        answers = " / ".join(change.answers)
        words = f"{asked_label(change.asked, guidance, facts)} {answers}: {STANDINGS[change.standing]}"
        yield Line("item", words, None, 2)
