"""Brothers and sisters side by side: child by child, then what to look at across them. Nothing is merged or scored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.conditions import CHILD, Answer, Facts
from assistant.guidance import Guidance
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Assessment, Entry
from assistant.reasoning.words import STANDINGS, answer_words, seat_label

About = Literal["differ", "plans", "people", "ties"]
NO_REFERENCE = "A case without a reference"
NOT_ANSWERED = "not answered"
GROUP, PLANS, PLAN_THERE, ASSESSMENT = "siblings", "plan_now", "sibling_plan", "together_or_apart"
SAME_HOME, UNDECIDED = "with_this_child", "not_decided"
_FITS: Mapping[str, frozenset[str]] = {
    "with_parents": frozenset({"parents", "stay_home", "reunification", "care_order_home", "cao"}),
    "with_relative": frozenset({
        "relative", "friend", "connected_foster", "order_holder", "informal_family", "private_fostering", "cao", "sgo",
    }),
    "foster_care": frozenset({"foster_carer", "residential", "connected_foster", "ltfc"}),
    "adoption": frozenset({"adopters", "early_permanence", "adoption"}),
}  # fmt: skip
"""Where a brother or sister is said to grow up, and what their own case would then say of their home or their plans."""


@dataclass(frozen=True)
class Child:
    """One child's case. `key`: of the case. `people`: who of its people is the child of which other case, by key."""

    reference: str
    assessment: Assessment
    facts: Facts
    guidance: Guidance
    key: str = ""
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OneChild:
    """A child's part of the picture, in words. `first`: what stands first in their order of consideration."""

    reference: str
    lives: str
    plans: str
    first: tuple[str, ...]
    too_little_known: bool
    assessment: str
    others: str


@dataclass(frozen=True, slots=True)
class Across:
    """Something to look at across the children, with what it rests on; never a finding against anybody."""

    about: About
    says: str
    cites: tuple[str, ...] = ()
    inference: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture. `unread`: the cases that cannot be read now, each with why."""

    children: tuple[OneChild, ...]
    across: tuple[Across, ...]
    unread: tuple[tuple[str, str], ...] = ()


def sibling_picture(children: Sequence[Child], unread: Sequence[tuple[str, str]] = ()) -> Picture:
    """The picture of these children, in the order given."""
    children = _told_apart(children)
    across = tuple(_across(children)) if len(children) > 1 else ()
    return Picture(tuple(_one(child) for child in children), tuple(dict.fromkeys(across)), tuple(unread))


def _told_apart(children: Sequence[Child]) -> tuple[Child, ...]:
    """The children, each under a name of its own."""
    names: list[str] = []
    for child in children:
        name = child.reference or NO_REFERENCE
        number = sum(one == name or one.startswith(f"{name} (") for one in names)
        names.append(f"{name} ({number + 1})" if number else name)
    return tuple(
        Child(name, one.assessment, one.facts, one.guidance, one.key, one.people)
        for name, one in zip(names, children, strict=True)
    )


def _one(child: Child) -> OneChild:
    plan = child.assessment.plan
    entries = {entry.seat: entry for entry in child.assessment.entries}
    first = tuple(
        f"{seat_label(seat, child.guidance, child.facts)}: {STANDINGS[entries[seat].standing]}"
        for seat in plan.consider_first
    )
    return OneChild(
        reference=child.reference,
        lives=_lives(child),
        plans=_words(child, CHILD, PLANS),
        first=first,
        too_little_known=plan.too_little_known,
        assessment=_words(child, CHILD, ASSESSMENT),
        others=_words(child, CHILD, "siblings"),
    )


def _lives(child: Child) -> str:
    home, people = _words(child, CHILD, "living_now"), _words(child, CHILD, "living_with")
    return home if people == NOT_ANSWERED else f"{home} ({people})"


def _words(child: Child, about: str, question: str) -> str:
    answer = child.facts.answer(about, question)
    return answer_words(child.guidance, child.facts, question, answer) if answer else NOT_ANSWERED


def _value(child: Child, about: str, question: str) -> tuple[str, ...]:
    """The choices that were answered; none where it is not known or they disagree."""
    answer = child.facts.answer(about, question)
    if answer is None or answer.state != "value":
        return ()
    return answer.value if isinstance(answer.value, tuple) else (str(answer.value),)


# ---------------------------------------------------------------- across


def _across(children: Sequence[Child]) -> Iterator[Across]:
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
    said = {child.reference: _value(child, CHILD, ASSESSMENT) for child in children}
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
        if _value(here, CHILD, "siblings") == ("none",):
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
        if who and not _fits(who[1], there):
            yield Across(
                "differ",
                f"{here.reference} says of {who[0]}: “{who[2]}”. {there.reference} says they live: {_lives(there)}; "
                f"plans: {_words(there, CHILD, PLANS)}. Is each up to date?",
                cites,
            )
    if alone and not (mine and theirs):
        yield from _in_one_home(one, other, cites)


def _in_one_home(one: Child, other: Child, cites: tuple[str, ...]) -> Iterator[Across]:
    """Two children, where one's case says that brothers or sisters live there and the other's says otherwise."""
    for here, there in ((one, other), (other, one)):
        said, back = _value(here, CHILD, "siblings"), _value(there, CHILD, "siblings")
        if "together" in said and back and "together" not in back and back != ("none",):
            words = f"{here.reference} says brothers or sisters live with this child; {there.reference} does not."
            yield Across("differ", f"{words} Which is right for these two?", cites)


def _stands_for(here: Child, there: Child, alone: bool) -> tuple[str, tuple[str, ...], str] | None:
    """Who of one case is the child of the other: in words, where they are said to grow up, and that in words.

    Where no link says it and there are two cases only, the one brother or sister who is named; that is said with an if.
    """
    linked = [person for person, key in here.people.items() if key and key == there.key and person in here.facts.roles]
    named = [person for person, role in here.facts.roles.items() if role == "sibling"]
    person = linked[0] if linked else named[0] if alone and len(named) == 1 and not here.people else None
    found = _value(here, person, PLAN_THERE) if person else ()
    if person is None or not found or found == (UNDECIDED,):
        return None
    label = person_label(here.guidance, here.facts, person)
    unsure = "" if linked else f", if that is {there.reference}"
    return f"{label}{unsure}", found, _words(here, person, PLAN_THERE)


def _fits(said: tuple[str, ...], there: Child) -> bool:
    """Whether what is said of a child may be so, from the child's own home and plans; yes where those are not known."""
    known = {*_value(there, CHILD, "living_now"), *_value(there, CHILD, PLANS)} - {UNDECIDED}
    wanted = {fit for one in said for fit in _FITS.get(one, frozenset())}
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
                    ""
                    if about == CHILD
                    else f"{_capital(person_label(said[0][0].guidance, said[0][0].facts, about))}: "
                )
                each = " ".join(f"{one.reference}: {_words(one, about, question.id)}." for one, _ in said)
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
    said = [frozenset(_value(child, CHILD, PLANS)) - {UNDECIDED} for child in children]
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
        label = _capital(person_label(found[0][0].guidance, found[0][0].facts, person))
        each = " ".join(f"{child.reference}: {_options(entries, child)}." for child, entries in found)
        if len(found) > 1:
            asks = "If this is one person, could they care for these children together?"
            yield Across("people", f"{label} is looked at for more than one. {each} {asks}", cites, True)
        elif found[0][0].facts.roles.get(person) == "carer":
            asks = "Has it been asked whether they could be there for the others too, and if not, why not?"
            yield Across("people", f"{label} is looked at for one child. {each} {asks}", cites, True)


def _options(entries: Sequence[Entry], child: Child) -> str:
    return "; ".join(child.guidance.options[entry.option].label for entry in entries)


def _ties(children: Sequence[Child]) -> Iterator[Across]:
    """What each assessment asks to be done about brothers and sisters, once, with for whom."""
    found: dict[str, tuple[list[str], tuple[str, ...], bool]] = {}
    for child in children:
        own = {one.id for one in child.guidance.questions.values() if one.group == GROUP}
        for prompt in child.assessment.prompts:
            rule = child.guidance.rules.get(prompt.rule)
            asked = set(re.findall(r"\w+", rule.when)) if rule is not None else set()
            if prompt.topic == GROUP or not own.isdisjoint(asked):
                found.setdefault(prompt.what, ([], prompt.cites, prompt.inference))[0].append(child.reference)
    for what, (names, cites, inference) in found.items():
        whom = "" if len(names) == len(children) else f"For {' and '.join(names)}: "
        yield Across("ties", f"{whom}{what}", cites, inference)


def _each(children: Sequence[Child], question: str) -> str:
    return " ".join(f"{child.reference}: {_words(child, CHILD, question)}." for child in children)


def _choice_cites(guidance: Guidance, question: str, chosen: set[str]) -> tuple[str, ...]:
    """The citations behind these choices of a question."""
    choices = guidance.questions[question].choices
    return tuple(dict.fromkeys(cite for one in choices if one.id in chosen for cite in one.decides))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
