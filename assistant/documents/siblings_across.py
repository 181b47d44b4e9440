"""What to look at across brothers and sisters: where their cases differ, who stands in several, the ties to keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.conditions import CHILD, Answer
from assistant.documents.siblings_child import ASSESSMENT, PLANS, Child, lives_of, value_of, words_of
from assistant.guidance import Guidance
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Entry, Prompt
from assistant.text import capital

About = Literal["differ", "plans", "people", "ties"]
PLAN_THERE, SAME_HOME, UNDECIDED = "sibling_plan", "with_this_child", "not_decided"
SIBLINGS_ROLE = "sibling"


@dataclass(frozen=True, slots=True)
class Across:
    """Something to look at across the children, with what it rests on; never a finding against anybody."""

    about: About
    says: str
    cites: tuple[str, ...] = ()
    inference: bool = False


def across(children: Sequence[Child]) -> Iterator[Across]:
    """Everything to look at across them: what differs first, then plans, people and ties."""
    yield from _assessments(children)
    for number, one in enumerate(children):
        for other in children[number + 1 :]:
            yield from _where_each_says(one, other, alone=len(children) == 2)
    yield from _shared(children)
    yield from _plans(children)
    yield from _people(children)
    yield from _ties(children)


def _assessments(children: Sequence[Child]) -> Iterator[Across]:
    """Together or apart, where the answers differ."""
    said = {child.reference: value_of(child, CHILD, ASSESSMENT) for child in children}
    known = {value for value in said.values() if value}
    if len(known) > 1:
        cites = _choice_cites(children[0].guidance, ASSESSMENT, {one for value in known for one in value})
        asks = "Is this one assessment of them all, and which answer holds now?"
        yield Across(
            "differ", f"Together or apart is answered differently. {_each(children, ASSESSMENT)} {asks}", cites
        )


def _where_each_says(one: Child, other: Child, alone: bool) -> Iterator[Across]:
    """What each of two cases says of the other child, where it does not fit what stands there."""
    cites = one.guidance.questions[PLAN_THERE].decides
    for here, there in ((one, other), (other, one)):
        if value_of(here, CHILD, "siblings") == ("none",):
            words = f"{here.reference} says that there are no brothers or sisters. Is {there.reference} one of them?"
            yield Across("differ", words)
    mine, theirs = _stands_for(one, other, alone), _stands_for(other, one, alone)
    if mine and theirs and (SAME_HOME in mine[1]) != (SAME_HOME in theirs[1]):
        said = " ".join(
            f"{child.reference} says of {who[0]}: “{who[2]}”." for child, who in ((one, mine), (other, theirs))
        )
        yield Across("differ", f"The two do not agree on whether they share a home. {said} Which is right?", cites)
        return
    for here, there, who in ((one, other, mine), (other, one, theirs)):
        if who and not _fits(who[1], here, there):
            yield Across(
                "differ",
                f"{here.reference} says of {who[0]}: “{who[2]}”. {there.reference} says they live: {lives_of(there)}; "
                f"plans: {words_of(there, CHILD, PLANS)}. Is each up to date?",
                cites,
            )
    if alone and not (mine and theirs):
        yield from _in_one_home(one, other, cites)


def _in_one_home(one: Child, other: Child, cites: tuple[str, ...]) -> Iterator[Across]:
    """Two children, where one's case says that brothers or sisters live there and the other's says otherwise."""
    for here, there in ((one, other), (other, one)):
        said, back = value_of(here, CHILD, "siblings"), value_of(there, CHILD, "siblings")
        if "together" in said and back and "together" not in back and back != ("none",):
            words = f"{here.reference} says brothers or sisters live with this child; {there.reference} does not."
            yield Across("differ", f"{words} Which is right for these two?", cites)


def _stands_for(here: Child, there: Child, alone: bool) -> tuple[str, tuple[str, ...], str] | None:
    """Who of one case is the child of the other: in words, where they are said to grow up, and that in words.

    Where no link says it and there are two cases only, the one brother or sister who is named; that is said with an if.
    """
    linked = [person for person, key in here.people.items() if key and key == there.key and person in here.facts.roles]
    named = [person for person, role in here.facts.roles.items() if role == SIBLINGS_ROLE]
    person = linked[0] if linked else named[0] if alone and len(named) == 1 and not here.people else None
    found = value_of(here, person, PLAN_THERE) if person else ()
    if person is None or not found or found == (UNDECIDED,):
        return None
    label = person_label(here.guidance, here.facts, person)
    unsure = "" if linked else f", if that is {there.reference}"
    return f"{label}{unsure}", found, words_of(here, person, PLAN_THERE)


def _fits(said: tuple[str, ...], here: Child, there: Child) -> bool:
    """Whether what is said of a child may be so, from the child's own home and plans; yes where those are not known."""
    known = {*value_of(there, CHILD, "living_now"), *value_of(there, CHILD, PLANS)} - {UNDECIDED}
    choices = here.guidance.questions[PLAN_THERE].choices
    wanted = {fit for choice in choices if choice.id in said for fit in choice.fits}
    return not known or not wanted or not wanted.isdisjoint(known)


def _shared(children: Sequence[Child]) -> Iterator[Across]:
    """Answers that are as a rule the same for brothers and sisters, and are not here."""
    guidance = children[0].guidance
    for question in guidance.questions.values():
        if not question.shared or question.parts or question.id == "relation":
            continue
        abouts = [CHILD] if not question.per_person else _in_several(children)
        for about in abouts:
            answers = [(one, one.facts.answer(about, question.id)) for one in children]
            said = [(one, answer) for one, answer in answers if answer is not None and answer.state == "value"]
            if len({_plainly(answer) for _, answer in said}) > 1:
                who = (
                    "" if about == CHILD else f"{capital(person_label(said[0][0].guidance, said[0][0].facts, about))}: "
                )
                each = " ".join(f"{one.reference}: {words_of(one, about, question.id)}." for one, _ in said)
                yield Across(
                    "differ", f"{who}{guidance.question_text(question.id)} {each} Is that right for each child?"
                )


def _plainly(answer: Answer) -> object:
    return frozenset(answer.value) if isinstance(answer.value, tuple) else answer.value


def _in_several(children: Sequence[Child]) -> list[str]:
    """The people who stand in more than one case under one name and in one role."""
    found: dict[str, list[str]] = {}
    for child in children:
        for person, role in child.facts.roles.items():
            found.setdefault(person, []).append(role)
    return [person for person, roles in found.items() if len(roles) > 1 and len(set(roles)) == 1]


def _plans(children: Sequence[Child]) -> Iterator[Across]:
    """Plans that differ, which is allowed."""
    said = [frozenset(value_of(child, CHILD, PLANS)) - {UNDECIDED} for child in children]
    if len({plans for plans in said if plans}) > 1:
        yield Across(
            "plans",
            f"{_each(children, PLANS)} Plans may differ between brothers and sisters. Write down why for each child, "
            "and what living apart would mean for them.",
            children[0].guidance.questions[PLAN_THERE].decides,
            inference=True,
        )


def _people(children: Sequence[Child]) -> Iterator[Across]:
    """Somebody who is an option for more than one child, or for one of them only."""
    guidance = children[0].guidance
    cites = _choice_cites(guidance, "siblings", {"together"})
    who: dict[str, list[tuple[Child, list[Entry]]]] = {}
    for child in children:
        live: dict[str, list[Entry]] = {}
        for entry in child.assessment.entries:
            if entry.person is not None and entry.is_live and entry.tier is not None:
                live.setdefault(entry.person, []).append(entry)
        for person, entries in live.items():
            who.setdefault(person, []).append((child, entries))
    for person, found in who.items():
        label = capital(person_label(found[0][0].guidance, found[0][0].facts, person))
        each = " ".join(f"{child.reference}: {_options(entries, child)}." for child, entries in found)
        if len(found) > 1:
            asks = "If these are the same people, could they care for these children together?"
            yield Across("people", f"{label}: options for more than one child. {each} {asks}", cites, True)
        elif found[0][0].facts.roles.get(person) == "carer":
            asks = "Has it been asked whether they could be there for the others too, and if not, why not?"
            yield Across("people", f"{label}: options for one child only. {each} {asks}", cites, True)


def _options(entries: Sequence[Entry], child: Child) -> str:
    return "; ".join(child.guidance.options[entry.option].label for entry in entries)


def _ties(children: Sequence[Child]) -> Iterator[Across]:
    """What each assessment asks to be done about brothers and sisters, once, with for whom."""
    found: dict[str, tuple[list[str], tuple[str, ...], bool]] = {}
    for child in children:
        for prompt in child.assessment.prompts:
            if _is_about_ties(prompt, child):
                found.setdefault(prompt.what, ([], prompt.cites, prompt.inference))[0].append(child.reference)
    for what, (names, cites, inference) in found.items():
        whom = "" if len(names) == len(children) else f"For {' and '.join(names)}: "
        yield Across("ties", f"{whom}{what}", cites, inference)


def _is_about_ties(prompt: Prompt, child: Child) -> bool:
    """About brothers and sisters; or about family time, of the child or of one of them."""
    theirs = prompt.about == CHILD or child.facts.roles.get(prompt.about) == SIBLINGS_ROLE
    return prompt.topic == "siblings" or (prompt.topic == "family_time" and theirs)


def _each(children: Sequence[Child], question: str) -> str:
    return " ".join(f"{child.reference}: {words_of(child, CHILD, question)}." for child in children)


def _choice_cites(guidance: Guidance, question: str, chosen: set[str]) -> tuple[str, ...]:
    """The citations behind these choices of a question."""
    choices = guidance.questions[question].choices
    return tuple(dict.fromkeys(cite for one in choices if one.id in chosen for cite in one.decides))
