"""The plan: what to consider first, what alongside, the contingency, and what nobody knows yet."""

from __future__ import annotations

from assistant.conditions import CHILD, Facts
from assistant.guidance import Guidance
from assistant.reasoning.entries import LAST_TIER
from assistant.reasoning.records import Contingency, Entry, Gap, Missing, Plan

ENOUGH = "enough_to_lead"
_NOT_OPTIONS = ("with_supervision_order", "not_decided")


def plan_for(entries: tuple[Entry, ...], guidance: Guidance, facts: Facts) -> Plan:
    """The first tier with anything open or to find out, and everything else that is; nothing while little is known."""
    contingency = _contingency(entries, facts)
    beside = tuple(entry.seat for entry in entries if entry.tier is None and entry.is_live)
    if guidance.language.derived(ENOUGH).truth(facts) is not True:
        return Plan((), (), contingency, too_little_known=True, beside=beside)
    live = [entry for entry in entries if entry.tier is not None and _belongs_in_plan(entry, guidance, facts)]
    first = min((entry.tier or LAST_TIER for entry in live), default=None)
    return Plan(
        consider_first=tuple(entry.seat for entry in live if entry.tier == first),
        in_parallel=tuple(entry.seat for entry in live if entry.tier != first),
        contingency=contingency,
        too_little_known=False,
        beside=beside,
    )


def _belongs_in_plan(entry: Entry, guidance: Guidance, facts: Facts) -> bool:
    """Open, or to find out first; an option on conditions only where they are in sight."""
    return entry.is_live and in_sight(entry, guidance, facts)


def in_sight(entry: Entry, guidance: Guidance, facts: Facts) -> bool:
    """Whether the conditions on which this option is planned for are there; true for an option without any."""
    condition = guidance.options[entry.option].in_plan
    return condition is None or guidance.condition(condition, CHILD).truth(facts) is True


def _contingency(entries: tuple[Entry, ...], facts: Facts) -> Contingency | None:
    """The second plan on the table, where the worker says that work was done to show it would hold."""
    plans, contingency = facts.answer(CHILD, "plan_now"), facts.answer(CHILD, "contingency")
    if plans is None or contingency is None or contingency.value != "tested" or not isinstance(plans.value, tuple):
        return None
    options = [plan for plan in plans.value if plan not in _NOT_OPTIONS]
    if len(options) < 2:
        return None
    live = [entry for entry in entries if entry.option == options[1] and entry.is_live]
    if not live:
        return None
    person = live[0].person if len(live) == 1 else None
    return Contingency(options[1], person, "You say that work has been done to show it would hold.")


def gaps_for(entries: tuple[Entry, ...], guidance: Guidance, facts: Facts) -> tuple[Gap, ...]:
    """What live entries still need, and every question answered "not known" or disputed; each once."""
    gaps: dict[tuple[str, str], Gap] = {}
    for entry in entries:
        if not entry.is_live:
            continue
        for lacking in needed(entry, guidance):
            about = _about(entry, lacking, guidance)
            who = lacking.known_by or "social worker"
            gaps.setdefault((lacking.needs, about), Gap(lacking.needs, about, who, lacking.cites))
    for about, question in ((about, one) for about, answers in facts.answers.items() for one in answers):
        answer = facts.answer(about, question)
        if answer is not None and answer.state in ("not_known", "disputed"):
            ask = guidance.question_text(question)
            note = " (disputed)" if answer.state == "disputed" else ""
            gaps.setdefault((ask, about), Gap(ask + note, about, "social worker", guidance.card_of[question].decides))
    if _ages_differ(facts):
        words = "The date of birth and the age band given for the child do not agree: which is right?"
        gaps.setdefault((words, CHILD), Gap(words, CHILD, "social worker", ()))
    return tuple(gaps.values())


def _ages_differ(facts: Facts) -> bool:
    """Whether the birth given rules out the age band given."""
    band = facts.language.vocabulary.band_for("birth")
    if band is None or facts.answer(CHILD, "birth") is None or facts.answer(CHILD, band.id) is None:
        return False
    return facts.bands_by_birth(band).isdisjoint(facts.bands_given(band))


def needed(entry: Entry, guidance: Guidance) -> tuple[Missing, ...]:
    """What an entry needs; what could still exclude it only where nothing else is missing, for it is then the point."""
    wanting = tuple(
        one
        for one in entry.missing
        if one.rule not in guidance.rules or guidance.rules[one.rule].direction == "requires"
    )
    return wanting or entry.missing


def _about(entry: Entry, lacking: Missing, guidance: Guidance) -> str:
    """The person whose gap it is: of a rule about people, or of a route to an order; else the child."""
    ready = guidance.ready.get(lacking.rule)
    if entry.person is None or lacking.rule.startswith("law:"):
        return CHILD
    return CHILD if ready is not None and ready.group is None else entry.person
