"""The guidance as the rest of the program sees it: frozen records by id, and whose each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import get_args

from assistant.conditions import CHILD, Condition, Facts, Language, Truth
from assistant.conditions.tracing import questions_in
from assistant.guidance.ready import (
    WITHOUT_PERSON,
    ReadyGround,
    ReadyPlace,
    ReadyRule,
    ReadySupport,
    SupportFor,
    grouped,
    places_of_people,
    ready_ground,
    ready_places,
    ready_rule,
    ready_support,
)
from assistant.guidance.records import (
    BankHolidays,
    Contradiction,
    Deadline,
    Derived,
    Direction,
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

_NEAREST: tuple[Whose, ...] = ("own", "dfe", "other_council", "law")
_LAW = re.compile(r"law:([0-9]{1,4})")
SHOWN_AS_TOLD = frozenset(("child_wants", "contingency", "plan_now", "authority", "role"))
"""Answers that are shown or used as they are, without a condition."""


def as_cited(typed: str) -> str:
    """An id as people type or read it (`tm-216f`, `law note 8`) in the form that citations have; else as it came."""
    typed = " ".join(typed.split())
    note = re.fullmatch(r"law(?: note)?[: ]?([0-9]{1,4})", typed, re.IGNORECASE)
    statement = re.fullmatch(r"([A-Za-z]{2,4})-([0-9]{3})([A-Za-z]?)", typed)
    if note:
        return f"law:{note[1]}"
    return f"{statement[1].upper()}-{statement[2]}{statement[3].lower()}" if statement else typed


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

    found_nearest: dict[tuple[tuple[str, ...], str], Whose] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )
    """What `nearest` has found so far: the same for every case."""

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

    def nearest(self, cites: tuple[str, ...], authority: str) -> Whose:
        """Whose a claim is that cites these: one's own, else the DfE's, else another council's; law where only it."""
        key = (cites, authority)
        if key not in self.found_nearest:
            found = {self.whose(cite, authority) for cite in cites}
            self.found_nearest[key] = next((kind for kind in _NEAREST if kind in found), "law")
        return self.found_nearest[key]

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
        return {rule.id: ready_rule(rule, self.language, number) for number, rule in enumerate(self.rules.values())}

    @cached_property
    def ready_about(self) -> Mapping[tuple[Direction, bool], tuple[ReadyRule, ...]]:
        """Compiled rules by direction and by whether they are about people, in the order of the files."""
        keys = ((direction, people) for direction in get_args(Direction) for people in (False, True))
        return {key: tuple(one for one in self.ready.values() if one.is_among(*key)) for key in keys}

    @cached_property
    def ready_for(self) -> Mapping[tuple[str, Direction], tuple[ReadyRule, ...]]:
        """Compiled rules by (option, direction), in the order of the files."""
        rules = self.ready.values()
        return grouped(((option, one.rule.direction), one) for one in rules for option in one.rule.options)

    @cached_property
    def ready_knowing(self) -> Mapping[str, tuple[ReadyRule, ...]]:
        """The rules of each option that ask whether something is known: an answer moves them even when settled."""
        read_by = self.language.read_by
        return grouped(
            (option, one)
            for one in self.ready.values()
            if read_by(one.when).known or (one.needs is not None and read_by(one.needs).known)
            for option in one.rule.options
        )

    @cached_property
    def ready_supports(self) -> Mapping[str, ReadySupport]:
        """Every support by id, compiled."""
        return {one.id: ready_support(one, self.language) for one in self.supports.values()}

    @cached_property
    def supports_for(self) -> Mapping[tuple[str, SupportFor], tuple[ReadySupport, ...]]:
        """Compiled support by option and by which of its entries it is for, in the order of the file."""
        supports = self.ready_supports.values()
        return grouped(((key, one.entries), one) for one in supports for key in one.support.options or self.options)

    @cached_property
    def grounds_for(self) -> Mapping[tuple[str, bool], tuple[ReadyGround, ...]]:
        """Compiled grounds by option and by whether they are about a person, in the order of the file."""
        ready = (ready_ground(ground, self.language) for ground in self.grounds.values())
        return grouped(((one.ground.option, one.ground.about != CHILD), one) for one in ready)

    @cached_property
    def places(self) -> Mapping[str, tuple[ReadyPlace, ...]]:
        """The places of each option, compiled."""
        return {option.key: ready_places(option, self.language) for option in self.options.values()}

    @cached_property
    def places_of_people(self) -> tuple[ReadyPlace, ...]:
        """What decides whether somebody has an entry of their own, each once."""
        return places_of_people(self.places)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each question, and each part of a card, stands among all."""
        listed = [name for card in self.questions.values() for name in (card.id, *(part.id for part in card.parts))]
        return {name: number for number, name in enumerate(listed)}

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
