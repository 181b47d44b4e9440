"""One page for whoever chairs a meeting or reviews the case: where it stands, what drifts, who dissents, what bears."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice, zip_longest
from typing import Any

from assistant.conditions import CHILD, Facts, Span
from assistant.conditions.dates import EARLIEST, LATEST
from assistant.documents.balance_cells import Laid, lines_that_decide
from assistant.documents.balance_text import line_data
from assistant.documents.browse_text import page_text
from assistant.documents.chair_bearing import bearing_lines
from assistant.documents.chair_drift import drift_lines
from assistant.documents.chair_fit import WIDTH, Section, clipped, fitted, rows_of
from assistant.documents.chair_harm import harm_lines
from assistant.documents.chair_voices import dissent_lines, ticked, voice_line
from assistant.documents.sheet_address import Sheet
from assistant.documents.views import AGENDA, Line, Opens
from assistant.guidance import Guidance
from assistant.guidance.wording import words_of
from assistant.reasoning.case import person_label
from assistant.reasoning.plan import needed
from assistant.reasoning.records import Assessment, Entry, Gap, Seat
from assistant.reasoning.words import answer_words, day_label, span_words
from assistant.text import capital

TITLE = "For the chair: one page"
CAPTION = "It sets out what was told and what the guidance says. It weighs and decides nothing."
ROWS = 60
"""The page is no longer than this."""
OPTIONS_LIST = "the options"
AGENDA_TITLE = "“What is due, to do and missing”"
CHECKLIST = "the welfare checklist"
OWN_VIEW = "your own view and the answers"
_BEHIND: dict[str, Opens] = {AGENDA_TITLE: AGENDA, CHECKLIST: Sheet("welfare")}
ELSEWHERE = "More in {where}."
_MOST_DECIDING = 4
_WIDEST_AGE = 1
_CHILD_ROWS = 3
_LEAST_MISSING, _MISSING_ROWS, _LEAST_OTHERS = 3, 3, 3


def chair_page(assessment: Assessment, guidance: Guidance, facts: Facts) -> tuple[Line, ...]:
    """The page, cut to fit: never over `ROWS` rows of `WIDTH` columns."""
    laid = Laid(assessment, guidance, facts)
    above = rows_of(tuple(_page([], laid)))
    return tuple(_page(fitted(tuple(_sections(laid)), ROWS - above), laid))


def chair_text(page: tuple[Line, ...], width: int = WIDTH) -> str:
    """The page as text."""
    return page_text(page, width, numbered=False) + "\n"


def chair_data(page: tuple[Line, ...]) -> dict[str, Any]:
    """The page as plain data for JSON: its sections with their lines."""
    sections: list[dict[str, Any]] = []
    for line in page:
        if line.style == "heading":
            sections.append({"title": line.text, "lines": []})
        elif sections:
            sections[-1]["lines"].append(line_data(line))
    return {"caption": CAPTION, "sections": sections}


# ---------------------------------------------------------------- fitting


def _page(sections: list[Section], laid: Laid) -> Iterator[Line]:
    council = laid.guidance.authorities[laid.of.authority].name
    yield Line("title", TITLE)
    yield Line("quiet", f"{council}, {day_label(laid.of.today)}. {CAPTION}")
    for section in sections:
        yield Line("heading", section.title)
        yield from section.shown
        if section.cut:
            yield Line("quiet", ELSEWHERE.format(where=section.rest), _BEHIND.get(section.rest), 2)


# ---------------------------------------------------------------- what is on it


def _sections(laid: Laid) -> Iterator[Section]:
    yield Section("The child", _child(laid), "what was told", whole=True)
    yield Section("What the child wishes and feels", (voice_line(laid),), CHECKLIST)
    plan = tuple(_plan(laid))
    yield Section("The harm, in its parts", tuple(harm_lines(laid)), OPTIONS_LIST, whole=True)
    yield Section("The plan", plan, OPTIONS_LIST, whole=True)
    yield Section("If it fails", tuple(_contingency(laid)), AGENDA_TITLE)
    yield Section("What drifts, or may", tuple(drift_lines(laid)), AGENDA_TITLE)
    missing, cut = _missing(laid)
    title = (
        "Missing, and who can supply it"
        if laid.of.plan.too_little_known
        else "Missing, for the plan on the table and what comes first"
    )
    yield Section(title, missing, AGENDA_TITLE, cut, least=_LEAST_MISSING, item_rows=_MISSING_ROWS)
    others, worker = dissent_lines(laid)
    yield Section("Who sees it otherwise", others, OWN_VIEW, least=min(_LEAST_OTHERS, len(others)), stays=worker)
    yield Section("Where the sources differ, and law notes", tuple(bearing_lines(laid)), "the full assessment")


def _child(laid: Laid) -> tuple[Line, ...]:
    """In two lines: how old, where and since when; then the status, and what is in court."""
    age, since = age_words(laid.facts), _since(laid, "arrangement_since")
    where = _said(laid, "living_now", "{}") or "where the child lives is not known yet"
    with_whom = _said(laid, "living_with", " ({})")
    status = _said(laid, "legal_status", "{}") or "The legal status is not known yet"
    looked_after = _since(laid, "looked_after_since")
    first = ". ".join(part for part in (age, f"{capital(where)}{with_whom}{since and f', since {since}'}") if part)
    word = words_of(laid.guidance, laid.of.authority).get("looked_after", "looked after")
    in_care = f"{word} since {looked_after}" if looked_after and looked_after != since else ""
    second = "; ".join(part for part in (status, _said(laid, "proceedings", "in court: {}"), in_care) if part)
    return tuple(clipped(Line("text", f"{line}.", None, 2), _CHILD_ROWS) for line in (first, second))


def age_words(facts: Facts) -> str:
    """How old the child is, as far as the birth given tells; empty where it does not."""
    answer = facts.answer(CHILD, "birth")
    if answer is None or not isinstance(answer.value, Span):
        return ""
    born = answer.value
    if born.first > facts.today:
        return "Not yet born"
    least, most = (max(0, _years(day, facts.today)) for day in (born.last, born.first))
    if most - least > _WIDEST_AGE:
        return f"Born {span_words(born)}"
    if most == 0:
        return "Under 1"
    first = "Under 1" if least == 0 else f"Aged {least}"
    return first if least == most else f"{first}, or {most}"


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _since(laid: Laid, question: str) -> str:
    """From when, by the month where no day is known."""
    answer = laid.facts.answer(CHILD, question)
    if answer is None or not isinstance(answer.value, Span):
        return ""
    first, last = answer.value.first, answer.value.last
    if first in (last, EARLIEST) or last == LATEST:
        return span_words(answer.value)
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B %Y}"
    return f"between {first:%B}{'' if first.year == last.year else f' {first.year}'} and {last:%B %Y}"


def _said(laid: Laid, question: str, words: str) -> str:
    """An answer that was given, in words; empty where none was."""
    answer = laid.facts.answer(CHILD, question)
    if answer is None or answer.state in ("not_known", "does_not_apply"):
        return ""
    said = answer_words(laid.guidance, laid.facts, question, answer)
    return words.format(said) if said else ""


def _plan(laid: Laid) -> Iterator[Line]:
    plan = laid.of.plan
    told = _said(laid, "plan_now", "On the table, as told: {}.")
    if told:
        yield Line("text", told, laid.guidance.card_of["plan_now"].decides or None, 2)
    if not plan.too_little_known:
        for title, seats in (("Consider first", plan.consider_first), ("Alongside", plan.in_parallel)):
            if seats:
                yield Line("text", f"{title}: {by_option(seats, laid)}.", None, 2)
        if not plan.consider_first:
            yield Line("text", "No option is left to consider first.", None, 2)
        return
    yield Line("text", "Little is known yet, so no option is named to consider first. Asked first:", None, 2)
    yield from islice(lines_that_decide(laid.of, laid.guidance, laid.facts), _MOST_DECIDING)


def by_option(seats: tuple[Seat, ...], laid: Laid) -> str:
    """Entries in short: each option once, with whom it would be."""
    found: dict[str, list[str]] = {}
    for seat in seats:
        who = found.setdefault(laid.guidance.options[seat.option].label, [])
        alone = laid.guidance.options[seat.option].label_alone
        if seat.person is not None or alone:
            who.append(person_label(laid.guidance, laid.facts, seat.person) if seat.person else alone)
    return "; ".join(f"{label} ({', '.join(who)})" if who else label for label, who in found.items())


def _contingency(laid: Laid) -> Iterator[Line]:
    """The second plan and how it is known that it would hold; else that there is none, as told or as not told."""
    found = laid.of.plan.contingency
    card = laid.guidance.card_of["contingency"]
    cites = card.decides or None
    told = _said(laid, "contingency", "{}")
    if found is not None:
        label = by_option((Seat(found.option, found.person),), laid)
        yield Line("text", f"{label}. {found.viable_because}", cites, 2)
    elif told:
        yield Line("text", f"As told: {told}. No second plan is known to hold.", cites, 2)
    else:
        yield Line("missing", "No contingency was told: if the plan fails, what then?", cites, 2)
    for one in laid.of.prompts:
        if one.topic == "contingency":
            yield Line("item", f"{one.what}{laid.short(one.cites, one.inference)}", one.cites or None, 2)


def _missing(laid: Laid) -> tuple[tuple[Line, ...], bool]:
    """What the plans on the table wait for, then the front of the plan, from everybody who can supply it in turn.

    And whether more is elsewhere. Where there is neither, what any option waits for.
    """
    told = ticked(laid.facts, "plan_now")
    tabled = _wanted(laid, lambda entry: entry.option in told)
    first = _wanted(laid, lambda entry: entry.seat in laid.of.plan.consider_first)
    known = tabled | first
    by_whom: dict[str, list[Gap]] = {}
    for gap in sorted(laid.of.gaps, key=lambda gap: gap.what not in tabled):
        if not known or gap.what in known:
            by_whom.setdefault(gap.who, []).append(gap)
    in_turn = [gap for gaps in zip_longest(*by_whom.values()) for gap in gaps if gap is not None]
    lines = tuple(_gap(gap, laid) for gap in in_turn)
    return lines or (Line("quiet", "Nothing that it waits for.", None, 2),), len(in_turn) < len(laid.of.gaps)


def _wanted(laid: Laid, which: Callable[[Entry], bool]) -> set[str]:
    """What these entries need, in the words of their gaps."""
    chosen = (entry for entry in laid.of.entries if entry.is_live and which(entry))
    return {one.needs for entry in chosen for one in needed(entry, laid.guidance)}


def _gap(gap: Gap, laid: Laid) -> Line:
    return Line("missing", f"{capital(gap.who)}: {gap.what}{laid.short(gap.cites)}", gap.cites or None, 2)
