"""The guidance as the rest of the program sees it: frozen records by id, and whose each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, get_args

from assistant.conditions import CHILD, Condition, Facts, Language, Truth
from assistant.conditions.tracing import questions_in
from assistant.guidance.records import (
    BankHolidays,
    Contradiction,
    Deadline,
    Derived,
    Ground,
    HarmPart,
    Option,
    PersonKind,
    Question,
    Rule,
    Support,
    Whose,
)
from assistant.guidance.sheets import Cell, Conflict, CurrencyNote, Form, Hold, Silence, Term
from assistant.guidance.sources import Authority, Source, Statement, Voice

_LAW = re.compile(r"law:([0-9]{1,4})")
SHOWN_AS_TOLD = frozenset(("child_wants", "contingency", "plan_now", "authority", "role"))
"""Answers that are shown or used as they are, without a condition."""
PlaceOfPeople = tuple[str, Condition, Condition | None, Condition | None]
SupportFor = Literal["every", "without_person", "of_people"]
WITHOUT_PERSON = frozenset((CHILD, "household", "unnamed"))
"""What a rule can be about that is no person."""


def as_cited(typed: str) -> str:
    """An id as people type or read it (`tm-216f`, `law note 8`) in the form that citations have; else as it came."""
    typed = " ".join(typed.split())
    note = re.fullmatch(r"law(?: note)?[: ]?([0-9]{1,4})", typed, re.IGNORECASE)
    statement = re.fullmatch(r"([A-Za-z]{2,4})-([0-9]{3})([A-Za-z]?)", typed)
    if note:
        return f"law:{note[1]}"
    return f"{statement[1].upper()}-{statement[2]}{statement[3].lower()}" if statement else typed


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule with its conditions compiled. `group`: the people it is about; None where it is about the child."""

    rule: Rule
    when: Condition
    needs: Condition | None
    group: Condition | None
    without_person: bool
    """Only for an entry without a person."""
    entries_of: Condition | None


@dataclass(frozen=True, slots=True)
class ReadySupport:
    """A support with its conditions compiled. `group` and `without_person` as of a rule; `cites`: its law notes too.

    `said`: what reasoning says of it where no answer changes that, by authority, as far as it was asked for.
    """

    support: Support
    when: Condition
    unless: Condition | None
    group: Condition | None
    without_person: bool
    cites: tuple[str, ...]
    said: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Guidance:
    """Everything in `knowledge/`, loaded."""

    authorities: Mapping[str, Authority]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    options: Mapping[str, Option]
    questions: Mapping[str, Question]
    person_kinds: Mapping[str, PersonKind]
    rules: Mapping[str, Rule]
    grounds: Mapping[str, Ground]
    supports: Mapping[str, Support]
    deadlines: Mapping[str, Deadline]
    conflicts: Mapping[str, Conflict]
    notes: Mapping[int, CurrencyNote]
    cells: tuple[Cell, ...]
    forms: Mapping[str, Form]
    terms: Mapping[str, Term]
    voices: tuple[Voice, ...]
    silences: Mapping[str, Silence]
    contradictions: Mapping[str, Contradiction]
    derived: Mapping[str, Derived]
    bank_holidays: BankHolidays
    language: Language
    fingerprint: str
    rule_files: Mapping[str, str]
    fingerprints: Mapping[str, str]
    """Of each statement's passage, by its id."""
    pack: str | None = None
    """The name of the pack that is laid over the shipped guidance."""
    replaces: tuple[str, ...] = ()
    """The shipped records in whose place the pack has its own, such as "deadline tameside.first-ppm"."""
    raw: Guidance | None = field(init=False, default=None, compare=False, repr=False)
    """The same, with `{words}` not yet put as any council says them; None where this is it."""
    spoken: dict[str, Guidance] = field(init=False, default_factory=dict, compare=False, repr=False)
    """The same in each council's words, as far as they were asked for. See `wording`."""

    def condition(self, text: str, about: str) -> Condition:
        """A compiled condition; `about` is "child" or the group of people it is read for."""
        return self.language.condition(text, in_person=about not in WITHOUT_PERSON)

    def about_people(self, about: str) -> bool:
        """Whether what is said `about` these is read for a person."""
        return about not in WITHOUT_PERSON

    def belongs(self, group: str, facts: Facts, person: str) -> Truth:
        """Whether a person is one of a group (a derived name)."""
        return self.language.derived(group).truth(facts, person)

    def whose(self, citation: str, authority: str) -> Whose:
        """Who says so, as seen from `authority`: its own document, another council's, the DfE's, or the law."""
        if citation.startswith("law:"):
            return "law"
        owner = self.sources[self.statements[citation].source].owner
        if owner == "dfe":
            return "dfe"
        return "own" if owner == authority else "other_council"

    def note_of(self, citation: str) -> CurrencyNote | None:
        """The currency note behind `law:N`, if there is one."""
        match = _LAW.fullmatch(citation)
        return self.notes.get(int(match[1])) if match else None

    def resolves(self, citation: str) -> bool:
        """Whether a citation leads to a statement or a currency note."""
        return citation in self.statements or self.note_of(citation) is not None

    @cached_property
    def same_wording(self) -> Mapping[str, tuple[str, ...]]:
        """The statements that share their wording with another, by its id, in the order of voices.toml."""
        found: dict[str, dict[str, None]] = {}
        for voice in self.voices:
            for one in voice.statements:
                found.setdefault(one, {}).update((other, None) for other in voice.statements if other != one)
        return {one: tuple(others) for one, others in found.items()}

    @cached_property
    def rules_for(self) -> Mapping[str, tuple[Rule, ...]]:
        """Every rule about an option, by option key, in the order of the files."""
        return {key: tuple(rule for rule in self.rules.values() if key in rule.options) for key in self.options}

    @cached_property
    def ready(self) -> Mapping[str, ReadyRule]:
        """Every rule by id, compiled."""
        return {rule.id: self._ready(rule) for rule in self.rules.values()}

    def _ready(self, rule: Rule) -> ReadyRule:
        needs = None if rule.needs is None else self.condition(rule.needs, rule.about)
        group = None if rule.about in WITHOUT_PERSON else self.language.derived(rule.about)
        alone = group is None and rule.about != CHILD
        entries_of = None if rule.entries_of is None else self.language.derived(rule.entries_of)
        return ReadyRule(rule, self.condition(rule.when, rule.about), needs, group, alone, entries_of)

    @cached_property
    def ready_for(self) -> Mapping[tuple[str, str], tuple[ReadyRule, ...]]:
        """Compiled rules by (option, direction), in the order of the files."""
        found: dict[tuple[str, str], list[ReadyRule]] = {}
        for ready in self.ready.values():
            for option in ready.rule.options:
                found.setdefault((option, ready.rule.direction), []).append(ready)
        return {key: tuple(rules) for key, rules in found.items()}

    @cached_property
    def supports_for(self) -> Mapping[tuple[str, SupportFor], tuple[ReadySupport, ...]]:
        """Compiled support by option and by which of its entries it is for, in the order of the file."""
        found: dict[tuple[str, SupportFor], list[ReadySupport]] = {}
        for support in self.supports.values():
            ready = self.ready_support(support)
            entries: SupportFor = "of_people" if ready.group else "without_person" if ready.without_person else "every"
            for option in support.options or self.options:
                found.setdefault((option, entries), []).append(ready)
        return {key: tuple(ones) for key, ones in found.items()}

    def ready_support(self, support: Support) -> ReadySupport:
        """A support, compiled."""
        group = None if support.about in WITHOUT_PERSON else self.language.derived(support.about)
        alone = group is None and support.about != CHILD
        cites = (*support.cites, *(f"law:{number}" for number in support.notes))
        unless = None if support.unless is None else self.condition(support.unless, support.about)
        return ReadySupport(support, self.condition(support.when, support.about), unless, group, alone, cites)

    @cached_property
    def ready_supports(self) -> Mapping[str, ReadySupport]:
        """Every support by id, compiled."""
        return {one.id: self.ready_support(one) for one in self.supports.values()}

    @cached_property
    def ready_knowing(self) -> Mapping[str, tuple[ReadyRule, ...]]:
        """The rules of each option that ask whether something is known: an answer moves them even when settled."""
        found: dict[str, list[ReadyRule]] = {}
        for ready in self.ready.values():
            if any(one is not None and self.language.read_by(one).known for one in (ready.when, ready.needs)):
                for option in ready.rule.options:
                    found.setdefault(option, []).append(ready)
        return {key: tuple(rules) for key, rules in found.items()}

    @cached_property
    def places_of_people(self) -> tuple[PlaceOfPeople, ...]:
        """What decides whether somebody has an entry of their own, each once: an option, and the conditions."""
        found: dict[tuple[str | None, ...], PlaceOfPeople] = {}
        for option in self.options.values():
            for place in option.places:
                if place.who is not None:
                    texts = (place.only_if, place.unless)
                    only_if, unless = (None if text is None else self.condition(text, place.who) for text in texts)
                    one = (option.key, self.language.derived(place.who), only_if, unless)
                    found.setdefault((place.who, *texts), one)
        return tuple(found.values())

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each question, and each part of a card, stands among all."""
        listed = [name for card in self.questions.values() for name in (card.id, *(part.id for part in card.parts))]
        return {name: number for number, name in enumerate(listed)}

    @cached_property
    def weighed_by(self) -> Mapping[str, frozenset[str]]:
        """The questions that each option's strengths and risks turn on."""
        found: dict[str, set[str]] = {key: set() for key in self.options}
        for (option, direction), rules in self.ready_for.items():
            if direction in ("supports", "cautions"):
                for ready in rules:
                    found[option].update(questions_in(ready.when.tree, self.language))
        return {key: frozenset(questions) for key, questions in found.items()}

    @cached_property
    def harm_asked(self) -> Mapping[HarmPart, tuple[Question, ...]]:
        """The questions that ask each part of harm, in the order they are put."""
        return {
            part: tuple(question for question in self.questions.values() if question.harm == part)
            for part in get_args(HarmPart)
        }

    @cached_property
    def holds_on(self) -> Mapping[str, tuple[tuple[int, Hold], ...]]:
        """The law notes' holds on each option: (note number, hold)."""
        pairs = [(note.number, hold) for note in self.notes.values() for hold in note.holds]
        return {key: tuple(pair for pair in pairs if pair[1].option == key) for key in self.options}

    @cached_property
    def used_questions(self) -> frozenset[str]:
        """The questions on which anything turns: a rule, a place, a ground, a deadline, a note; not a mere `when`."""
        conditions = (self.condition(text, about) for _, text, about in self.conditions())
        found = {question for one in conditions for question in questions_in(one.tree, self.language)}
        counted = {name for one in self.deadlines.values() for name in (one.start, one.counted, one.done_on) if name}
        shown = {one.id for one in self.questions.values() if one.harm}
        return frozenset(found | counted | shown | SHOWN_AS_TOLD)

    @cached_property
    def card_of(self) -> Mapping[str, Question]:
        """The question on whose card an answer stands: itself, or the card it is a part of."""
        cards = {question.id: question for question in self.questions.values()}
        return cards | {part.id: card for card in self.questions.values() for part in card.parts}

    def question_text(self, question: str) -> str:
        """A question's words, or those of the part of a card that it is."""
        card = self.card_of[question]
        part = next((part for part in card.parts if part.id == question), None)
        if part is None:
            return card.ask
        return f"{part.label}: when?" if part.type == "date" and not part.label.endswith("?") else part.label

    def conditions(self) -> Iterator[tuple[str, str, str]]:
        """Every condition outside questions.toml: where it stands, its text, whom it is about."""
        for option in self.options.values():
            for number, place in enumerate(option.places, 1):
                for name in ("unless", "only_if"):
                    text = getattr(place, name)
                    if text:
                        yield f"options.toml: option {option.key}: place {number}: {name}", text, place.who or CHILD
            if option.in_plan:
                yield f"options.toml: option {option.key}: in_plan", option.in_plan, CHILD
            if option.current:
                yield f"options.toml: option {option.key}: current", option.current, CHILD
        for rule in self.rules.values():
            where = f"{self.rule_files[rule.id]}: rule {rule.id}"
            yield f"{where}: when", rule.when, rule.about
            if rule.needs:
                yield f"{where}: needs", rule.needs, rule.about
        for ground in self.grounds.values():
            yield f"eligibility.toml: ground {ground.id}: when", ground.when, ground.about
            if ground.law:
                yield f"eligibility.toml: ground {ground.id}: law", ground.law, ground.about
        for support in self.supports.values():
            yield f"support.toml: support {support.id}: when", support.when, support.about
            if support.unless:
                yield f"support.toml: support {support.id}: unless", support.unless, support.about
        for deadline in self.deadlines.values():
            yield f"deadlines.toml: deadline {deadline.id}: when", deadline.when, CHILD
            if deadline.done:
                yield f"deadlines.toml: deadline {deadline.id}: done", deadline.done, CHILD
        for conflict in self.conflicts.values():
            yield f"conflicts.toml: conflict {conflict.id}: when", conflict.when, CHILD
        for note in self.notes.values():
            if note.when:
                yield f"currency.toml: note {note.number}: when", note.when, CHILD
            for hold in note.holds:
                yield f"currency.toml: note {note.number}: hold on {hold.option}: when", hold.when, hold.about
        for contradiction in self.contradictions.values():
            where = f"contradictions.toml: contradiction {contradiction.id}: when"
            yield where, contradiction.when, contradiction.about
        for silence in self.silences.values():
            if silence.when:
                yield f"silences.toml: silence {silence.id}: when", silence.when, CHILD
