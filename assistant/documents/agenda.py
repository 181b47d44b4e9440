"""What is due, to do and missing in a case: its words, and the view in which each line opens its citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.conditions import Facts
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.documents.words import cites_label
from assistant.guidance import Guidance
from assistant.guidance.records import Topic
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Asked, Assessment, Contradicted, Due, Gap, Prompt
from assistant.reasoning.words import answer_words, asked_label, day_label

TITLE = "What is due, to do and missing"
CLASHING = "Answers that do not seem to go together"
DUE, TO_DO, MISSING = "What is due", "To do, ask, record or tell", "What is missing, and who can supply it"
MAY_BE_DUE = "What may be due: it hangs on answers not given yet"
TOPICS: dict[Topic | None, str] = {
    "harm": "Safety",
    "voice": "The child's voice",
    "siblings": "Brothers and sisters",
    "family_time": "Family time",
    "identity": "Identity",
    "place": "Place",
    "drift": "So that the child does not drift",
    "contingency": "Planning ahead",
    "order": "Orders and status",
    None: "Homes and carers",
}
_UNDATED = {"done": "done", "due": "due", "overdue": "overdue", "cannot_tell": "no date can be told"}
_DATED = {
    "done": "done (it was due {day})",
    "due": "due {day}",
    "overdue": "OVERDUE since {day}",
    "cannot_tell": "due {day}; whether it has been done cannot be told",
}
_MOST_NAMED = 3


# ---------------------------------------------------------------- the words


def due_words(due: Due, guidance: Guidance, authority: str) -> tuple[str, str]:
    """A deadline with its state and day; and what it rests on, with its citations."""
    says = f"{due.says} [{cites_label(due.cites, guidance, authority)}]"
    return (f"{due.what}: {_when(due, guidance)}." if due.applies else f"{due.what}."), says


def _when(due: Due, guidance: Guidance) -> str:
    """The state of a deadline and its day, or the days it could be."""
    days = tuple(day_label(day) for day in ((due.due,) if due.due else due.alternatives))
    if not days:
        return _UNDATED[due.state]
    if len(days) == 1:
        day = days[0]
    elif guidance.deadlines[due.id].unit == "days_unstated":
        day = f"{days[0]} or {days[-1]}"
    else:
        day = f"between {days[0]} and {days[-1]}"
    if due.state == "cannot_tell" and due.not_done:
        return f"not done; whether it is overdue hangs on the reading: due {day}"
    return _DATED[due.state].format(day=day)


def prompt_words(one: Prompt, guidance: Guidance, authority: str) -> str:
    """Something to do, ask, record or tell, with its citations."""
    by = f" {'It was due by' if one.overdue else 'By'} {day_label(one.by)}." if one.by else ""
    return f"{one.what}{by} [{cites_label(one.cites, guidance, authority, one.inference)}]"


def clash_words(one: Contradicted, guidance: Guidance, facts: Facts) -> str:
    """The answers that do not go together, as they were given."""
    said = []
    for asked in one.questions:
        answer = facts.answer(asked.about, asked.part or asked.question)
        if answer is not None:
            words = answer_words(guidance, facts, asked.part or asked.question, answer)
            said.append(f"“{asked_label(asked, guidance, facts)}” {words}")
    return f"You answered: {'; '.join(said)}."


def by_topic(prompts: Iterable[Prompt]) -> dict[str, list[Prompt]]:
    """What there is to do, under what it is about, in the order it comes."""
    found: dict[str, list[Prompt]] = {}
    for one in prompts:
        found.setdefault(TOPICS[one.topic], []).append(one)
    return found


def gaps_by_whom(gaps: Iterable[Gap], guidance: Guidance, facts: Facts) -> dict[str, dict[str, tuple[str, ...]]]:
    """What is missing, by who can supply it; each with its citations."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for gap in gaps:
        theirs = found.setdefault(gap.who[:1].upper() + gap.who[1:], {})
        what = _of_whom(gap, guidance, facts)
        theirs[what] = tuple(dict.fromkeys((*theirs.get(what, ()), *gap.cites)))
    return found


def _of_whom(gap: Gap, guidance: Guidance, facts: Facts) -> str:
    """What is missing, with the person it is about where it does not name them."""
    if gap.about not in facts.roles:
        return gap.what
    name = person_label(guidance, facts, gap.about)
    return gap.what if name.lower() in gap.what.lower() else f"{name[:1].upper()}{name[1:]}: {gap.what}"


# ---------------------------------------------------------------- the view


def agenda_view(assessment: Assessment, guidance: Guidance, facts: Facts) -> tuple[Line, ...]:
    """What is due, to do and missing, and what bears on the whole case; each line opens its citations or its page."""
    return tuple(_agenda(assessment, guidance, facts))


def _agenda(of: Assessment, guidance: Guidance, facts: Facts) -> Iterator[Line]:
    yield Line("title", TITLE)
    yield Line("quiet", f"As of {day_label(of.today)}, from what has been answered.")
    if of.contradictions:
        yield Line("heading", CLASHING)
    for clash in of.contradictions:
        yield Line("missing", clash.says)
        yield Line("quiet", clash_words(clash, guidance, facts), None, 2)
    yield from _deadlines(of, guidance, facts)
    yield Line("heading", TO_DO)
    for topic, prompts in by_topic(of.prompts).items():
        yield Line("text", topic)
        yield from (Line("item", prompt_words(one, guidance, of.authority), one.cites or None, 2) for one in prompts)
    if not of.prompts:
        yield Line("quiet", "Nothing that follows from what has been answered.", None, 2)
    yield Line("heading", MISSING)
    for who, gaps in gaps_by_whom(of.gaps, guidance, facts).items():
        yield Line("text", who)
        yield from (Line("missing", what, cites or None, 2) for what, cites in gaps.items())
    if not of.gaps:
        yield Line("quiet", "Nothing that an option waits for.", None, 2)
    yield from _bearing(of, guidance)


def _deadlines(of: Assessment, guidance: Guidance, facts: Facts) -> Iterator[Line]:
    yield Line("heading", DUE)
    sure = [due for due in of.deadlines if due.applies]
    for due in sure:
        yield Line("item", "\n".join(due_words(due, guidance, of.authority)), due.cites or None)
        if due.state == "cannot_tell":
            yield from _waits_for(due.needs, guidance, facts)
    if not sure:
        yield Line("quiet", "Nothing that can be told yet from what has been answered.", None, 2)
    unsure = [due for due in of.deadlines if not due.applies]
    if unsure:
        yield Line("heading", MAY_BE_DUE)
    for due in unsure:
        yield Line("missing", "\n".join(due_words(due, guidance, of.authority)), due.cites or None)
        yield from _waits_for(due.needs, guidance, facts)


def _waits_for(needs: tuple[Asked, ...], guidance: Guidance, facts: Facts) -> Iterator[Line]:
    if needs:
        named = " ".join(f"“{asked_label(asked, guidance, facts)}”" for asked in needs[:_MOST_NAMED])
        yield Line("quiet", f"Waits for: {named}", None, 2)


def _bearing(of: Assessment, guidance: Guidance) -> Iterator[Line]:
    """Where the sources differ in this case, and what none of them covers."""
    if of.conflicts:
        yield Line("heading", "Where the sources differ in this case")
    yield from (Line("link", guidance.conflicts[key].title, Page("conflict", key)) for key in of.conflicts)
    if of.silences:
        yield Line("heading", "What no document covers in this case, and whom to ask")
    for key in of.silences:
        one = guidance.silences[key]
        yield Line("link", f"{one.title}. Ask {one.ask_whom}.", Page("silence", key))
