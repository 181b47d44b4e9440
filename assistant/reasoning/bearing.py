"""What bears on a case beside its reasons: where the sources differ, and what no document covers. Said here once."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from assistant.conditions import CHILD, Facts
from assistant.guidance import Guidance
from assistant.guidance.sheets import Conflict, Silence
from assistant.reasoning.records import Entry


def bears(one: Conflict | Silence, options: Collection[str], guidance: Guidance, facts: Facts) -> bool:
    """Whether it bears on any of these options in this case.

    One that names no option bears on all of them; one without a `when` bears in every case.
    """
    named = not one.options or any(option in options for option in one.options)
    return named and (one.when is None or guidance.condition(one.when, CHILD).truth(facts) is True)


def bearing_on_case(
    records: Iterable[Conflict | Silence], entries: Iterable[Entry], guidance: Guidance, facts: Facts
) -> tuple[str, ...]:
    """The ids of those that bear on what is live. One without a `when` stands with its options only, never here."""
    live = {entry.option for entry in entries if entry.is_live}
    return tuple(one.id for one in records if one.when is not None and bears(one, live, guidance, facts))


def bears_on_option(one: Conflict | Silence, option: str, guidance: Guidance, facts: Facts) -> bool:
    """Whether it stands beside this option. One that names no option is said once, of the case."""
    return bool(one.options) and bears(one, (option,), guidance, facts)
