"""What is due when: one authority's rules and the law's, never merged, with "cannot tell" where that is the truth."""

from __future__ import annotations

from datetime import date

from assistant.conditions import CHILD, Facts, Span, Truth
from assistant.conditions.dates import EARLIEST, LATEST, add_days, add_months
from assistant.conditions.values import NO_VALUE, Amount, Dates
from assistant.guidance import Guidance
from assistant.guidance.records import Deadline
from assistant.reasoning.arguments import asked
from assistant.reasoning.records import DeadlineState, Due
from assistant.reasoning.working_days import working_days_after

LAW = "law"


def deadlines_for(guidance: Guidance, facts: Facts, authority: str) -> tuple[Due, ...]:
    """Every deadline of this authority and of the law that applies, or may."""
    ours = [deadline for deadline in guidance.deadlines.values() if deadline.authority in (authority, LAW)]
    return tuple(due for deadline in ours if (due := _due(deadline, guidance, facts)) is not None)


def _due(deadline: Deadline, guidance: Guidance, facts: Facts) -> Due | None:
    condition = guidance.condition(deadline.when, CHILD)
    applies = _and(condition.truth(facts), _counted(deadline, facts))
    if applies is False:
        return None
    needs = [asked(wait, guidance) for wait in condition.waits(facts)]
    if deadline.counted and _counted(deadline, facts) is None:
        needs.append(asked((CHILD, deadline.counted), guidance))
    done = _done(deadline, guidance, facts)
    days = _days(deadline, guidance, facts) if applies is True else ()
    open_ends = _open_ends(deadline, facts)
    if applies is True and not days and deadline.start and deadline.unit != "event":
        needs.append(asked((CHILD, deadline.start), guidance))
    single = days[0] if len(set(days)) == 1 and not open_ends else None
    return Due(
        id=deadline.id,
        what=deadline.what,
        says=deadline.says,
        authority=deadline.authority,
        due=single,
        alternatives=() if single else tuple(dict.fromkeys(days)),
        state=_state(days, done, facts.today, open_ends),
        applies=applies is True,
        not_done=done is False,
        needs=tuple(dict.fromkeys(needs)),
        cites=deadline.cites,
    )


def _done(deadline: Deadline, guidance: Guidance, facts: Facts) -> Truth:
    """Whether it has happened; None where nothing given shows it."""
    if deadline.done is not None:
        return guidance.condition(deadline.done, CHILD).truth(facts)
    if deadline.done_on is None or deadline.start is None:
        return False if deadline.repeats else None
    held, start = facts.look(CHILD, deadline.done_on), facts.look(CHILD, deadline.start)
    if held is NO_VALUE:
        return False
    if not isinstance(held, Dates) or not isinstance(start, Dates):
        return None
    if min(span.first for span in held.spans) >= max(span.last for span in start.spans):
        return True
    return False if max(span.last for span in held.spans) < min(span.first for span in start.spans) else None


def _and(first: Truth, second: Truth) -> Truth:
    if first is False or second is False:
        return False
    return True if first and second else None


def _counted(deadline: Deadline, facts: Facts) -> Truth:
    """Whether the number it hangs on is in range; None where nobody said."""
    if deadline.counted is None:
        return True
    domain = facts.look(CHILD, deadline.counted)
    if not isinstance(domain, Amount):
        return None
    most = float("inf") if deadline.at_most is None else deadline.at_most
    inside = {deadline.at_least <= number <= most for number in domain.may}
    return inside.pop() if len(inside) == 1 else None


def _days(deadline: Deadline, guidance: Guidance, facts: Facts) -> tuple[date, ...]:
    """The days it could fall on, earliest first; none where its start is not known or the document gives no length."""
    if deadline.start is None or deadline.unit == "event":
        return ()
    start = facts.look(CHILD, deadline.start)
    if not isinstance(start, Dates):
        return ()
    ends = [end for span in start.spans for end in _ends(span)]
    found = [day for end in ends for day in _counted_from(end, deadline, guidance)]
    return tuple(sorted(day for day in found if day is not None)) if None not in found else ()


def _ends(span: Span) -> tuple[date, ...]:
    """The first and the last day it could be; an open end has none."""
    ends = (span.first,) if span.first == span.last else (span.first, span.last)
    return tuple(end for end in ends if end not in (EARLIEST, LATEST))


def _counted_from(start: date, deadline: Deadline, guidance: Guidance) -> tuple[date | None, ...]:
    count = -deadline.count if deadline.before else deadline.count
    match deadline.unit:
        case "working_days":
            return (working_days_after(start, count, guidance.bank_holidays),)
        case "days_unstated":
            return add_days(start, count), working_days_after(start, count, guidance.bank_holidays)
        case "weeks":
            return (add_days(start, 7 * count),)
        case "months":
            return (add_months(start, count),)
        case "years":
            return (add_months(start, 12 * count),)
        case _:
            return (add_days(start, count),)


def _open_ends(deadline: Deadline, facts: Facts) -> frozenset[date]:
    """Which ends of its start are open: `EARLIEST`, `LATEST`, both or neither."""
    start = facts.look(CHILD, deadline.start) if deadline.start else None
    if not isinstance(start, Dates):
        return frozenset()
    return frozenset(end for span in start.spans for end in (span.first, span.last) if end in (EARLIEST, LATEST))


def _state(days: tuple[date, ...], done: Truth, today: date, open_ends: frozenset[date]) -> DeadlineState:
    if done is True:
        return "done"
    if not days:
        return "cannot_tell"
    if today <= days[0] and EARLIEST not in open_ends:
        return "due"
    return "overdue" if today > days[-1] and done is False and LATEST not in open_ends else "cannot_tell"
