"""assess(guidance, case, today): the whole of the reasoning, pure, the same answers always the same assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import get_args

from assistant.conditions import CHILD, Facts
from assistant.guidance import Guidance
from assistant.guidance.records import Direction, Topic
from assistant.guidance.sheets import CurrencyNote
from assistant.guidance.wording import in_words_of
from assistant.reasoning.arguments import argument, bearings, missing, spoken
from assistant.reasoning.bearing import bearing_on_case
from assistant.reasoning.case import Case
from assistant.reasoning.contradictions import contradictions_in
from assistant.reasoning.deadlines import deadlines_for
from assistant.reasoning.entries import Placed, placed_entries
from assistant.reasoning.harm import harm_for
from assistant.reasoning.plan import gaps_for, in_sight, plan_for
from assistant.reasoning.questions import questions_by_depth
from assistant.reasoning.records import Argument, Assessment, Due, Entry, Missing, Note, Prompt
from assistant.reasoning.standing import Gates, gates_for
from assistant.reasoning.support import support_for

TOPICS: tuple[Topic, ...] = get_args(Topic)
_WEIGHED: tuple[Direction, ...] = ("supports", "cautions")


def assess(guidance: Guidance, case: Case, today: date) -> Assessment:
    """Lay out every option for every person it could be with, in the order of consideration.

    `today` is the day the assessment speaks of. Nothing is scored and nothing decided.
    """
    guidance = in_words_of(guidance, case.authority)
    facts = case.facts(guidance, today)
    placed = placed_entries(guidance, facts)
    entries = _entries(placed, guidance, facts, case.authority)
    deadlines = deadlines_for(guidance, facts, case.authority)
    prompts = _prompts(placed, entries, guidance, facts, case.authority, {due.id: due for due in deadlines})
    held = {held.note for entry in entries if entry.is_live for held in entry.law_differs}
    cited = _cited(entries, deadlines, prompts) | _beside_support(entries, guidance, facts)
    return Assessment(
        authority=case.authority,
        today=today,
        knowledge=guidance.fingerprint,
        entries=entries,
        plan=plan_for(entries, guidance, facts),
        gaps=gaps_for(entries, guidance, facts),
        deadlines=deadlines,
        prompts=prompts,
        conflicts=bearing_on_case(guidance.conflicts.values(), entries, guidance, facts),
        silences=bearing_on_case(guidance.silences.values(), entries, guidance, facts),
        notes=tuple(
            _note(note, today)
            for note in guidance.notes.values()
            if note.number in held or _note_bears(note, cited, guidance, facts)
        ),
        to_ask=questions_by_depth(placed, entries, deadlines, guidance, facts, case.authority),
        told=case.told,
        own=case.own,
        contradictions=contradictions_in(guidance, facts),
    )


def standings(guidance: Guidance, facts: Facts, authority: str) -> tuple[tuple[Placed, Gates], ...]:
    """Only where every entry stands, without the arguments: for whoever needs no reasons."""
    return tuple(
        (placed, gates_for(placed.seat, guidance, facts, authority)) for placed in placed_entries(guidance, facts)
    )


def entries_for(guidance: Guidance, facts: Facts, authority: str) -> tuple[Entry, ...]:
    """Every entry with where it stands and all its reasons, and nothing of the plan, the dates or what to ask."""
    return _entries(placed_entries(guidance, facts), guidance, facts, authority)


def _entries(placed: tuple[Placed, ...], guidance: Guidance, facts: Facts, authority: str) -> tuple[Entry, ...]:
    return tuple(_entry(one, guidance, facts, authority) for one in placed)


def _entry(placed: Placed, guidance: Guidance, facts: Facts, authority: str) -> Entry:
    seat = placed.seat
    gates = gates_for(seat, guidance, facts, authority)
    said: dict[str, list[Argument]] = {}
    if gates.standing != "not_applicable":
        holding = list(bearings(seat, guidance, facts, authority, _WEIGHED, placed.also, (True,)))
        beaten = {loser: bearing.rule.id for bearing in holding for loser in bearing.rule.beats}
        for bearing in holding:
            found = argument(bearing, guidance, facts, authority)
            if found.rule in beaten:
                found = replace(found, beaten_by=beaten[found.rule])
            kind = "reduces" if bearing.rule.reduces_harm else bearing.rule.direction
            said.setdefault(kind, []).append(found)
    for bearing in gates.holding:
        said.setdefault(bearing.rule.direction, []).append(argument(bearing, guidance, facts, authority))
    return Entry(
        option=seat.option,
        person=seat.person,
        tier=placed.place.tier,
        tie=placed.place.tie,
        standing=gates.standing,
        current=_is_current(placed, guidance, facts),
        law_differs=gates.law_differs if gates.standing == "find_out_first" else (),
        supports=tuple(said.get("supports", ())),
        cautions=tuple(said.get("cautions", ())),
        excluded_by=tuple(said.get("excludes", ())),
        defined_out_by=tuple(said.get("defines_out", ())),
        harm_reduced_by=tuple(said.get("reduces", ())),
        missing=() if gates.standing == "not_applicable" else _missing(gates, guidance, facts),
        routes=gates.routes.routes,
        support=() if gates.standing == "not_applicable" else support_for(seat, guidance, facts, authority),
        harm=() if gates.standing == "not_applicable" else harm_for(seat, guidance, facts),
    )


def _missing(gates: Gates, guidance: Guidance, facts: Facts) -> tuple[Missing, ...]:
    """What the entry needs. A gate that only waits for what a requirement waits for already is not said twice."""
    unmet = [one for one in (*gates.holding, *gates.waiting) if one.rule.direction == "requires"]
    found = [missing(one, guidance, facts) for one in unmet]
    if gates.routes.missing is not None:
        found.append(gates.routes.missing)
    asked = {question for lacking in found for question in lacking.questions}
    for bearing in gates.waiting:
        if bearing.rule.direction != "requires":
            waiting = missing(bearing, guidance, facts)
            if not set(waiting.questions) <= asked:
                found.append(waiting)
    return (*found, *gates.law_waits)


def _is_current(placed: Placed, guidance: Guidance, facts: Facts) -> bool:
    option = guidance.options[placed.seat.option]
    if option.current is None or guidance.condition(option.current, CHILD).truth(facts) is not True:
        return False
    person = placed.seat.person
    if person is not None:
        return facts.lives_here(person) is True
    return not any(facts.lives_here(somebody) is True for somebody in facts.people) or placed.place.tier == 1


def _prompts(
    placed: tuple[Placed, ...],
    entries: tuple[Entry, ...],
    guidance: Guidance,
    facts: Facts,
    authority: str,
    due: Mapping[str, Due],
) -> tuple[Prompt, ...]:
    """What there is to do, each once, topic by topic, with its day where a deadline gives one."""
    found: dict[tuple[str, str], Prompt] = {}
    for one, entry in zip(placed, entries, strict=True):
        if not entry.is_live:
            continue
        for bearing in bearings(one.seat, guidance, facts, authority, ("prompts",), one.also, (True,)):
            rule, about = bearing.rule, bearing.person or CHILD
            if (rule.id, about) not in found:
                words = spoken(rule.says, bearing.person, guidance, facts)
                deadline = due.get(rule.by) if rule.by else None
                by = deadline.due if deadline and deadline.state != "done" else None
                late = by is not None and deadline is not None and deadline.state == "overdue"
                found[rule.id, about] = Prompt(rule.id, words, about, by, rule.cites, rule.inference, rule.topic, late)
    return tuple(sorted(found.values(), key=lambda one: TOPICS.index(one.topic) if one.topic else len(TOPICS)))


def _cited(entries: tuple[Entry, ...], deadlines: tuple[Due, ...], prompts: tuple[Prompt, ...]) -> frozenset[str]:
    """Every statement and law note behind what is said of live entries, deadlines and prompts."""
    live = [entry for entry in entries if entry.is_live]
    said: set[str] = set()
    for entry in live:
        for one in (*entry.supports, *entry.cautions, *entry.harm_reduced_by):
            said.update(one.cites)
        for lacking in entry.missing:
            said.update(lacking.cites)
        for route in entry.routes:
            said.update(route.cites)
    for due in deadlines:
        said.update(due.cites)
    for prompt in prompts:
        said.update(prompt.cites)
    return frozenset(said)


def _beside_support(entries: tuple[Entry, ...], guidance: Guidance, facts: Facts) -> frozenset[str]:
    """The law notes that stand beside support which appears to follow from a live entry that is in sight."""
    met = {
        one.support
        for entry in entries
        if entry.support and entry.is_live and in_sight(entry, guidance, facts)
        for one in entry.support
        if one.finding == "appears_met"
    }
    return frozenset(f"law:{number}" for support in met for number in guidance.supports[support].notes)


def _note_bears(note: CurrencyNote, cited: frozenset[str], guidance: Guidance, facts: Facts) -> bool:
    """Its `when` holds; where it has none, it is cited, or touches what is."""
    if note.when is not None:
        return guidance.condition(note.when, CHILD).truth(facts) is True
    return f"law:{note.number}" in cited or not cited.isdisjoint(note.touches)


def _note(note: CurrencyNote, today: date) -> Note:
    return Note(
        note.number, note.says, note.authority, note.starred, note.checked, today > note.review_by, note.signed_off
    )
