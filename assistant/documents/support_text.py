"""Support and money that may follow, as a section of the printed assessment: by option, each said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assistant.conditions import CHILD, Facts
from assistant.documents.words import bullet, paragraph, support_words
from assistant.guidance import Guidance
from assistant.guidance.ready import WITHOUT_PERSON
from assistant.reasoning.plan import in_sight
from assistant.reasoning.records import Assessment, Entry, Supported
from assistant.reasoning.words import asked_label

MOST_NAMED = 3


def support_section(assessment: Assessment, guidance: Guidance, facts: Facts, width: int, full: bool) -> Iterator[str]:
    """The plans named and today's arrangement, or all of them in `full`; what is left out is named.

    What cannot be told and is about nobody in particular is folded into one line, unless in full.
    """
    live = [entry for entry in assessment.entries if entry.is_live and entry.support]
    if not live:
        return
    yield ""
    yield "SUPPORT AND MONEY THAT MAY FOLLOW"
    told = [entry for entry in live if full or _is_on_the_table(entry, guidance, facts)]
    folded: list[Supported] = []
    for label, supports in _by_option(told, guidance).items():
        shown = [one for one in supports if one.finding == "appears_met" or full or _of_a_person(one, guidance)]
        folded += [one for one in supports if one not in shown]
        if shown:
            yield paragraph(label, width, 2)
        for one in sorted(shown, key=lambda one: one.finding):
            yield _one(one, guidance, facts, assessment.authority, width)
    hang_on = Counter(asked for one in folded for asked in one.needs)
    if hang_on:
        names = " ".join(asked_label(asked, guidance, facts) for asked, _ in hang_on.most_common(MOST_NAMED))
        yield bullet(f"More may follow; whether it does hangs on answers not given yet, such as: {names}", width, 2)
    options = {entry.option for entry in told}
    left = dict.fromkeys(guidance.options[entry.option].label for entry in live if entry.option not in options)
    if left:
        yield bullet(f"Printed for these too; --full shows it, and so does opening them: {'; '.join(left)}.", width, 2)


def _by_option(entries: list[Entry], guidance: Guidance) -> dict[str, list[Supported]]:
    """Every support once, under the options it is said of."""
    options: dict[Supported, dict[str, None]] = {}
    for entry in entries:
        for one in entry.support:
            options.setdefault(one, {})[guidance.options[entry.option].label] = None
    found: dict[str, list[Supported]] = {}
    for one, labels in options.items():
        found.setdefault("; ".join(labels), []).append(one)
    return found


def _is_on_the_table(entry: Entry, guidance: Guidance, facts: Facts) -> bool:
    """Among the plans named, or today's arrangement; while no plan is named, whatever is in sight."""
    plans = facts.answer(CHILD, "plan_now")
    named = plans.value if plans is not None and isinstance(plans.value, tuple) else ()
    if set(named).isdisjoint(guidance.options):
        return entry.current or in_sight(entry, guidance, facts)
    return entry.current or entry.option in named


def _of_a_person(one: Supported, guidance: Guidance) -> bool:
    return guidance.supports[one.support].about not in WITHOUT_PERSON


def _one(one: Supported, guidance: Guidance, facts: Facts, authority: str, width: int) -> str:
    """A question where it cannot be told, with what it hangs on."""
    words = support_words(one, guidance, authority)
    if one.finding == "appears_met":
        return bullet(words, width)
    names = " ".join(asked_label(asked, guidance, facts) for asked in one.needs[:MOST_NAMED])
    return bullet(f"{words} Hangs on: {names}", width, mark="?")
