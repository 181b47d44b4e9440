"""The entries of a printed assessment, tier by tier: what is said of each, once where it holds of several."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.documents.printing import Printing
from assistant.documents.words import bullet, paragraph
from assistant.reasoning.case import person_label
from assistant.reasoning.plan import in_sight, needed
from assistant.reasoning.records import Argument, Asked, Entry, Missing
from assistant.reasoning.words import STANDINGS, TIERS, answer_label


def tier_part(on: Printing, tier: int | None) -> Iterator[str]:
    entries = [entry for entry in on.of.entries if entry.tier == tier and entry.standing != "not_applicable"]
    if not entries:
        return
    yield ""
    yield f"{tier}. {TIERS[tier]}" if tier else TIERS[tier]
    ties = dict.fromkeys(entry.tie for entry in entries if entry.tie)
    for tie in ties:
        options = dict.fromkeys(on.guidance.options[entry.option].label for entry in entries if entry.tie == tie)
        if len(options) > 1:
            yield paragraph(f"Side by side, none before another: {'; '.join(options)}.", on.width, 3)
    shared = {who: _shared(entries, who) for who in dict.fromkeys(entry.person for entry in entries)}
    for who, rules in shared.items():
        yield from _holds_for_each(on, who, rules, entries)
    alone = {entry.option: entry for entry in entries if entry.person is None and entry.is_live}
    for entry in entries:
        if _is_far_off(on, entry):
            yield from _in_short(on, entry)
            continue
        general = alone.get(entry.option) if entry.person else None
        above = _rules_of(general) & _rules_of(entry) if general else frozenset[str]()
        yield from _entry(on, entry, shared[entry.person] | above, above - shared[entry.person])


def _is_far_off(on: Printing, entry: Entry) -> bool:
    """An option on conditions that nothing said so far brings into sight."""
    option = on.guidance.options[entry.option]
    far = option.on_conditions and not in_sight(entry, on.guidance, on.facts)
    return far and entry.standing == "find_out_first" and not entry.current and not entry.law_differs


def _in_short(on: Printing, entry: Entry) -> Iterator[str]:
    yield ""
    yield paragraph(on.label(entry.seat), on.width, 2)
    yield paragraph("find out first: only on its conditions", on.width, 4)
    yield from (_lacking(on, one) for one in needed(entry, on.guidance) if not _only_birth(one))


def _holds_for_each(on: Printing, who: str | None, rules: frozenset[str], entries: list[Entry]) -> Iterator[str]:
    """What is said of one person under every option in the tier, said once."""
    if not rules:
        return
    entry = next(entry for entry in entries if entry.person == who and entry.is_live)
    home = "the family as it is now" if entry.tier == 1 else "somebody not named yet"
    name = person_label(on.guidance, on.facts, who) if who else home
    yield ""
    yield paragraph(f"With {name}, whichever of these it is:", on.width, 2)
    yield from _weighed(on, entry, lambda rule: rule in rules)
    yield from _to_find_out(on, entry, lambda rule: rule in rules)


def _weighed(on: Printing, entry: Entry, wanted: Callable[[str], bool]) -> Iterator[str]:
    yield from _arguments(on, "Strengths", entry.supports, "+", wanted)
    yield from _arguments(on, "Risks", entry.cautions, "-", wanted)
    yield from _arguments(on, "What could reduce the risk", entry.harm_reduced_by, "+", wanted)


def _entry(on: Printing, entry: Entry, said: frozenset[str], again: frozenset[str]) -> Iterator[str]:
    """An entry without what is said above it. `again`: of that, what stands under the option and not the person."""
    today = "  (where the child is today)" if entry.current else ""
    yield ""
    yield paragraph(on.label(entry.seat) + today, on.width, 2)
    law = "; the law differs: ask legal" if entry.law_differs else ""
    yield paragraph(STANDINGS[entry.standing] + law, on.width, 4)
    here_too = [_in_passing(one) for one in _weighing(entry) if one.rule in again]
    if here_too and entry.is_live:
        yield paragraph(f"Here too: {'; '.join(here_too)}.", on.width, 4)
    yield from _arguments(on, "Not supported, because", entry.excluded_by, "x")
    yield from _weighed(on, entry, lambda rule: rule not in said)
    if entry.law_differs:
        yield "    The law differs: ask legal"
        yield from (bullet(f"{held.says} [law note {held.note}]", on.width, 6, "!") for held in entry.law_differs)
    yield from _to_find_out(on, entry, lambda rule: rule not in said)
    met = [route for route in entry.routes if route.finding == "appears_met"]
    if met:
        yield "    May apply: appears to meet this printed ground; confirm with legal"
        yield from (bullet(f"{route.says} [{on.cites(route.cites)}]", on.width, 6) for route in met)


def _arguments(
    on: Printing,
    title: str,
    arguments: tuple[Argument, ...],
    mark: str,
    wanted: Callable[[str], bool] = lambda rule: True,
) -> Iterator[str]:
    arguments = tuple(one for one in arguments if wanted(one.rule))
    if not arguments:
        return
    yield f"    {title}"
    for one in arguments:
        beaten = f" Beaten by: “{on.guidance.rules[one.beaten_by].says}”" if one.beaten_by else ""
        yield bullet(f"{one.says}{beaten} [{on.cites(one.cites, one.inference)}]", on.width, 6, mark)


def _to_find_out(on: Printing, entry: Entry, wanted: Callable[[str], bool]) -> Iterator[str]:
    lacking = [one for one in needed(entry, on.guidance) if not _only_birth(one) and wanted(one.rule)]
    if lacking:
        yield "    To find out first"
        yield from (_lacking(on, one) for one in lacking)


def _lacking(on: Printing, one: Missing) -> str:
    """What is missing, with what was said where it was answered "no" or "not yet"."""
    said = ""
    if len(one.questions) == 1:
        asked = one.questions[0]
        answer = on.facts.answer(asked.about, asked.part or asked.question)
        if answer is not None and answer.state == "disputed":
            said = " You said: it is disputed."
        elif one.answered and answer is not None and isinstance(answer.value, str) and _is_needed(on, one, asked):
            said = f" You said: {answer_label(on.guidance, asked.question, answer.value).rstrip('.')}."
    return bullet(f"{one.needs}{said} [{on.cites(one.cites, one.inference)}]", on.width, 6, "?")


def _is_needed(on: Printing, one: Missing, asked: Asked) -> bool:
    """Whether this is what is needed, and not an answer because of which what is needed is not asked."""
    ready = on.guidance.ready.get(one.rule)
    if ready is None or ready.needs is None:
        return True
    read = on.guidance.language.read_by(ready.needs)
    return asked.question in read.of_child or asked.question in read.of_people


def set_apart_part(on: Printing) -> Iterator[str]:
    apart = [entry for entry in on.of.entries if entry.standing == "not_applicable"]
    if not apart:
        return
    yield ""
    yield "NOT ABOUT THIS CHILD NOW"
    for entry in apart:
        why = entry.defined_out_by[0]
        yield bullet(f"{on.label(entry.seat)}. {why.says} [{on.cites(why.cites)}]", on.width, 2)


def _only_birth(one: Missing) -> bool:
    """It waits for the child's age alone, which is said once, among what is missing."""
    return not one.answered and {asked.question for asked in one.questions} == {"birth"}


def _shared(entries: list[Entry], who: str | None) -> frozenset[str]:
    """The rules that weigh in every live entry of one person, or that each waits for, where there are two or more."""
    live = [entry for entry in entries if entry.person == who and entry.is_live]
    if len(live) < 2:
        return frozenset()
    return frozenset.intersection(*(_rules_of(entry) | {one.rule for one in entry.missing} for entry in live))


def _rules_of(entry: Entry) -> frozenset[str]:
    """The rules that weigh in an entry."""
    return frozenset(one.rule for one in _weighing(entry))


def _weighing(entry: Entry) -> tuple[Argument, ...]:
    return (*entry.supports, *entry.cautions, *entry.harm_reduced_by)


def _in_passing(one: Argument) -> str:
    """Its first sentence, without what it rests on, which stands where it is said in full."""
    first = one.says.split(". ")[0].rstrip(".")
    return f"{first} (beaten by another)" if one.beaten_by else first
