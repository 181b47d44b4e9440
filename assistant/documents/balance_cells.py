"""What stands in each row of the balance sheet for one entry, every line with its citations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.conditions import Facts
from assistant.documents.views import Line, Style
from assistant.documents.words import cites_label, support_words
from assistant.guidance import Guidance
from assistant.guidance.records import HarmPart, Question
from assistant.reasoning.arguments import spoken
from assistant.reasoning.plan import needed
from assistant.reasoning.records import Argument, Asked, Assessment, Entry, Missing, Route
from assistant.reasoning.words import STANDINGS, answer_words, asked_label
from assistant.text import clean_line

YOURS = "Yours to write."
NOT_OF_THIS = "Not asked of this option."
MOST_QUESTIONS = 8
HARM_PARTS: dict[HarmPart, str] = {
    "kind": "Harm: of what kind",
    "likelihood": "Harm: how likely",
    "seriousness": "Harm: how serious",
    "reduces": "Harm: what makes it less, or could",
    "separation": "Harm: what separating the child would itself do",
}
_LONGEST_OWN = 2000
_WHAT_FOR = "purpose"
"""What the worker came for: it is asked first and settles nothing about the child."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The assessment that a sheet is of, with what its words need."""

    of: Assessment
    guidance: Guidance
    facts: Facts

    def cited(self, cites: tuple[str, ...], inference: bool = False) -> str:
        """Citations in brackets; empty where there are none."""
        return f" [{cites_label(cites, self.guidance, self.of.authority, inference)}]" if cites else ""

    def short(self, cites: tuple[str, ...], inference: bool = False) -> str:
        """The two nearest citations in brackets, where room is scarce; the line opens them all."""
        nearest = ("own", "dfe", "other_council", "law")
        near = sorted(cites, key=lambda cite: nearest.index(self.guidance.whose(cite, self.of.authority)))
        return self.cited(tuple(near[:2]), inference)


@dataclass(frozen=True, slots=True)
class Cell:
    """A row by its title, what it says of an entry, and what is said where it says nothing.

    `apart`: what is said where it says something of other entries only; the row is left out where it says nothing.
    """

    title: str
    lines: Callable[[Entry, Laid], Iterator[Line]]
    if_none: str = ""
    apart: str = ""


def lines_that_decide(assessment: Assessment, guidance: Guidance, facts: Facts) -> Iterator[Line]:
    """The questions that come first while little is known."""
    for asked in deciding(assessment, guidance)[:MOST_QUESTIONS]:
        decides = guidance.questions[asked.question].decides
        yield Line("missing", asked_label(asked, guidance, facts), decides or None, 2)


def deciding(assessment: Assessment, guidance: Guidance) -> tuple[Asked, ...]:
    """The next questions on which something in the guidance turns; all of them where nothing is said to."""
    turning = tuple(one for one in assessment.next_questions if _turns(guidance.questions[one.question]))
    return turning or assessment.next_questions


def _turns(question: Question) -> bool:
    if question.id == _WHAT_FOR or question.band_of:
        return False
    return bool(question.decides) or any(choice.decides for choice in question.choices)


def argument_line(style: Style, one: Argument, entry: Entry, laid: Laid, before: str = "") -> Line:
    """An argument with its citations; where another beats it, with what beat it."""
    beaten = ""
    if one.beaten_by:
        there = (*entry.supports, *entry.cautions, *entry.harm_reduced_by)
        says = next((other.says for other in there if other.rule == one.beaten_by), None)
        if says is None:
            says = spoken(laid.guidance.rules[one.beaten_by].says, entry.person, laid.guidance, laid.facts)
        beaten = f" Beaten by: “{says}”"
    return Line(style, f"{before}{one.says}{beaten}{laid.cited(one.cites, one.inference)}", one.cites or None)


def _standing(entry: Entry, laid: Laid) -> Iterator[Line]:
    words = STANDINGS[entry.standing]
    yield Line("text", f"{words[:1].upper()}{words[1:]}.", entry.seat)
    if entry.current:
        yield Line("text", "Where the child is today.")
    for held in entry.law_differs:
        cites = (f"law:{held.note}",)
        yield Line("law", f"The law differs: ask legal. {held.says}{laid.cited(cites)}", cites)
    for one in entry.excluded_by:
        yield argument_line("against", one, entry, laid, "Not supported, because: ")
    for one in entry.defined_out_by:
        yield argument_line("against", one, entry, laid, "Not about this child now, because: ")
    if entry.tie and entry.is_live:
        tied = [one for one in laid.of.entries if one.tie == entry.tie and one.tier == entry.tier and one.is_live]
        options = dict.fromkeys(laid.guidance.options[one.option].label for one in tied)
        if len(options) > 1:
            yield Line("text", f"A tie, none before another: {'; '.join(options)}.")


def _strengths(entry: Entry, laid: Laid) -> Iterator[Line]:
    yield from (argument_line("for", one, entry, laid) for one in entry.supports)


def _risks(entry: Entry, laid: Laid) -> Iterator[Line]:
    yield from (argument_line("against", one, entry, laid) for one in entry.cautions)


def _reduced(entry: Entry, laid: Laid) -> Iterator[Line]:
    yield from (argument_line("for", one, entry, laid) for one in entry.harm_reduced_by)


def _harm(part: HarmPart) -> Callable[[Entry, Laid], Iterator[Line]]:
    def lines(entry: Entry, laid: Laid) -> Iterator[Line]:
        for found in entry.harm:
            if found.part != part:
                continue
            yield from (told_line(one.about, one.question, laid) for one in found.told)
            yield from (unknown_line(asked, laid) for asked in found.asked)

    return lines


def told_line(about: str, question: str, laid: Laid, indent: int = 0) -> Line:
    """A question with what was answered; it opens what makes the question matter."""
    answer = laid.facts.answer(about, question)
    words = answer_words(laid.guidance, laid.facts, question, answer) if answer else ""
    asked = asked_label(Asked(about, question), laid.guidance, laid.facts)
    return Line(
        "text",
        f"{asked} {words[:1].upper()}{words[1:].rstrip('.')}.",
        laid.guidance.card_of[question].decides or None,
        indent,
    )


def unknown_line(asked: Asked, laid: Laid, indent: int = 0) -> Line:
    """What is not known: said to be so where it was asked, else not asked yet."""
    known = laid.facts.answer(asked.about, asked.part or asked.question)
    state = "Not asked yet" if known is None else "Disputed" if known.state == "disputed" else "Not known yet"
    words = f"{state}: {asked_label(asked, laid.guidance, laid.facts)}"
    if known is not None and known.state == "disputed":
        words = f"{words} {answer_words(laid.guidance, laid.facts, asked.part or asked.question, known)}"
    return Line("missing", words, laid.guidance.questions[asked.question].decides or None, indent)


def _missing(entry: Entry, laid: Laid) -> Iterator[Line]:
    first = needed(entry, laid.guidance)
    for one in (*first, *(other for other in entry.missing if other not in first)):
        yield missing_line(one, laid)


def missing_line(one: Missing, laid: Laid, indent: int = 0) -> Line:
    """What is missing and who can supply it."""
    who = f" From: {one.known_by or 'social worker'}."
    return Line("missing", f"{one.needs}{who}{laid.cited(one.cites, one.inference)}", one.cites or None, indent)


def _order(entry: Entry, laid: Laid) -> Iterator[Line]:
    """What it is, and who may apply: what is met in full, what cannot be told in one line."""
    option = laid.guidance.options[entry.option]
    cites = (*option.basis, *option.effects)
    yield Line("text", f"{option.sentence}{laid.cited(cites)}", cites or None)
    said = " ".join(one.needs for one in entry.missing)
    routes = [route for route in entry.routes if route.says not in said]
    leads = {
        "appears_met": ("text", "May apply; appears to meet this printed ground, confirm with legal: "),
        "law_differs": ("law", "Meets the printed ground, but the law differs; ask legal: "),
        "none_printed": ("missing", "No printed ground met; ask legal about leave of the court: "),
    }
    for finding, (style, lead) in leads.items():
        for route in routes:
            if route.finding == finding:
                yield Line(_style(style), f"{lead}{route.says}{laid.cited(route.cites)}", route.cites or None)
    unsure = [route for route in routes if route.finding == "cannot_tell"]
    if unsure:
        yield _cannot_tell(unsure, laid)


def _style(name: str) -> Style:
    styles: dict[str, Style] = {"text": "text", "law": "law", "missing": "missing"}
    return styles[name]


def _cannot_tell(routes: list[Route], laid: Laid) -> Line:
    cites = tuple(dict.fromkeys(cite for route in routes for cite in route.cites))
    words = "Whether somebody may apply on other printed grounds cannot be told yet."
    return Line("missing", f"{words}{laid.cited(cites)}", cites or None)


def _support(entry: Entry, laid: Laid) -> Iterator[Line]:
    """What appears to follow; what cannot be told yet, by the questions it hangs on."""
    for one in entry.support:
        if one.finding == "appears_met":
            yield Line("text", support_words(one, laid.guidance, laid.of.authority), one.cites or None)
    hangs = dict.fromkeys(asked for one in entry.support if one.finding == "cannot_tell" for asked in one.needs)
    if hangs:
        named = " ".join(f"“{asked_label(asked, laid.guidance, laid.facts)}”" for asked in list(hangs)[:3])
        cites = tuple(
            dict.fromkeys(cite for one in entry.support if one.finding == "cannot_tell" for cite in one.cites)
        )
        yield Line("missing", f"Other support hangs on answers not given yet, such as: {named}", cites or None)


def _means(entry: Entry, laid: Laid) -> Iterator[Line]:
    own = laid.of.own.entries.get(entry.seat)
    if own is not None and own.means:
        yield Line("text", f"You wrote: “{clean_line(own.means, _LONGEST_OWN)}”")


def _disagrees(entry: Entry, laid: Laid) -> Iterator[Line]:
    own = laid.of.own.entries.get(entry.seat)
    if own is not None and own.disagrees:
        yield Line("text", f"You disagree: “{clean_line(own.disagrees, _LONGEST_OWN)}”")


CELLS = (
    Cell("Where it stands", _standing),
    Cell("Strengths", _strengths, "None that follows from what you have told me."),
    Cell("Risks", _risks, "None that follows from what you have told me; that is not the same as none."),
    *(Cell(title, _harm(part), apart=NOT_OF_THIS) for part, title in HARM_PARTS.items()),
    Cell("What would reduce the risk", _reduced, "Nothing that follows from what you have told me."),
    Cell("What is missing, and who can supply it", _missing, "Nothing that it waits for."),
    Cell("What it is, and who may apply", _order),
    Cell("Support and money that may follow", _support, "Nothing printed that appears to follow."),
    Cell("What it would mean for this child", _means, YOURS),
    Cell("Where you disagree", _disagrees, "You have not said that you disagree."),
)
"""The rows, in their order."""
