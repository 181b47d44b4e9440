"""An assessment as text made to be read in a terminal, top to bottom, in the order of consideration."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.conditions import CHILD, Facts
from assistant.documents.agenda import (
    CLASHING,
    DUE,
    MISSING,
    TO_DO,
    by_topic,
    clash_words,
    due_words,
    gaps_by_whom,
    prompt_words,
)
from assistant.documents.harm_text import harm_section
from assistant.documents.own_view import own_section
from assistant.documents.support_text import support_section
from assistant.documents.views import WHAT_TO_DO
from assistant.documents.words import bullet, cites_label, paragraph, past_review
from assistant.guidance import Guidance
from assistant.reasoning.case import person_label
from assistant.reasoning.plan import in_sight, needed
from assistant.reasoning.records import Argument, Asked, Assessment, Entry, Missing, Seat
from assistant.reasoning.words import STANDINGS, TIERS, answer_label, asked_label, day_label, seat_label

CAPTION = (
    "This sets out what the guidance says about what you have answered. It does not weigh, score or decide, and it is "
    "not legal advice. The order says what to look at first; every realistic option is compared for this child."
)
MOST_QUESTIONS = 8
MOST_NAMED = 3


def assessment_text(
    assessment: Assessment, guidance: Guidance, facts: Facts, width: int = 80, full: bool = False
) -> str:
    """The whole assessment, wrapped to `width` columns; `full`: conflicts side by side, law notes whole."""
    return "\n".join(_Page(assessment, guidance, facts, width, full).lines()) + "\n"


class _Page:
    """One assessment being written out; each method yields lines."""

    def __init__(self, assessment: Assessment, guidance: Guidance, facts: Facts, width: int, full: bool) -> None:
        self.of, self.guidance, self.facts, self.width, self.full = assessment, guidance, facts, width, full

    def lines(self) -> Iterator[str]:
        yield "PERMANENCE OPTIONS, IN THE ORDER THEY ARE CONSIDERED"
        name = self.guidance.authorities[self.of.authority].name
        yield f"{name}, {day_label(self.of.today)}. Guidance {self.of.knowledge}."
        yield paragraph(CAPTION, self.width)
        yield from self._past_review()
        yield from self._child()
        yield from self._clashes()
        yield from self._plan()
        yield from self._deadlines()
        yield from self._prompts()
        yield from harm_section(self.of, self.guidance, self.facts, self.width)
        for tier in (1, 2, 3, None):
            yield from self._tier(tier)
        yield from self._set_apart()
        yield from own_section(self.of, self.guidance, self.facts, self.width)
        yield from support_section(self.of, self.guidance, self.facts, self.width, self.full)
        yield from self._gaps()
        yield from self._unused()
        yield from self._conflicts()
        yield from self._silences()
        yield from self._notes()
        if not self.full and (self.of.conflicts or self.of.notes):
            yield ""
            yield paragraph(
                "Add --full for each side of what differs and for the law notes; `permanence knowledge show ID` for "
                "any one citation; `permanence explain` for one option.",
                self.width,
            )
        if self.of.told:
            yield ""
            yield paragraph(
                "The note in `told` was kept and not read: this version does not understand free text yet.", self.width
            )

    def _past_review(self) -> Iterator[str]:
        own = self.guidance.authorities[self.of.authority].sources
        for sentence in past_review(self.guidance, own, self.of.today):
            yield ""
            yield paragraph(sentence, self.width)

    def _child(self) -> Iterator[str]:
        """What the child wants, as the worker told it."""
        wants = self.facts.answer(CHILD, "child_wants")
        if wants is None or not isinstance(wants.value, tuple):
            return
        labels = [answer_label(self.guidance, "child_wants", want) for want in wants.value]
        yield ""
        yield "WHAT THE CHILD WANTS, AS YOU TOLD IT"
        yield from (bullet(label, self.width, 2) for label in labels)

    def _clashes(self) -> Iterator[str]:
        """Answers that can hardly all be right, before anything that rests on them."""
        if self.of.contradictions:
            yield ""
            yield CLASHING.upper()
        for one in self.of.contradictions:
            yield bullet(f"{one.says} {clash_words(one, self.guidance, self.facts)}", self.width, 2, "?")

    def _plan(self) -> Iterator[str]:
        plan = self.of.plan
        yield ""
        if plan.too_little_known:
            yield "TOO LITTLE IS KNOWN YET"
            yield paragraph("Nothing is named to consider first. These questions come first:", self.width)
        else:
            yield "CONSIDER FIRST"
            yield from (bullet(words, self.width, 2) for words in self._planned(plan.consider_first))
            if plan.in_parallel:
                yield "ALONGSIDE, SO THAT THE CHILD DOES NOT WAIT"
                yield from (bullet(words, self.width, 2) for words in self._planned(plan.in_parallel))
            far = [
                entry for entry in self.of.entries if entry.is_live and not in_sight(entry, self.guidance, self.facts)
            ]
            if far:
                names = "; ".join(dict.fromkeys(self.guidance.options[entry.option].label for entry in far))
                words = f"Laid out below and not named here until they are being considered: {names}."
                yield paragraph(words, self.width, 2)
        if plan.beside:
            yield "BESIDE THE ORDER"
            yield from (bullet(words, self.width, 2) for words in self._planned(plan.beside))
        if plan.contingency is not None:
            yield "CONTINGENCY"
            label = self.guidance.options[plan.contingency.option].label
            yield bullet(f"{label}. {plan.contingency.viable_because}", self.width, 2)
        if self.of.next_questions:
            if not plan.too_little_known:
                yield "NEXT QUESTIONS"
            shown = self.of.next_questions[:MOST_QUESTIONS]
            yield from (bullet(asked_label(asked, self.guidance, self.facts), self.width, 2, "?") for asked in shown)

    def _planned(self, seats: tuple[Seat, ...]) -> Iterator[str]:
        """The plan, a line for each person and for what is with nobody named, marked where the law holds it back."""
        held = {entry.seat for entry in self.of.entries if entry.law_differs}
        for person in dict.fromkeys(seat.person for seat in seats):
            theirs = [seat for seat in seats if seat.person == person]
            if person is None:
                yield from (self._label(seat) + _held(seat in held) for seat in theirs)
                continue
            options = (self.guidance.options[seat.option] for seat in theirs)
            labels = [
                (one.label_with or one.label) + _held(seat in held) for one, seat in zip(options, theirs, strict=True)
            ]
            name = person_label(self.guidance, self.facts, person)
            yield f"With {name}: {'; '.join(labels)}"

    def _tier(self, tier: int | None) -> Iterator[str]:
        entries = [entry for entry in self.of.entries if entry.tier == tier and entry.standing != "not_applicable"]
        if not entries:
            return
        yield ""
        yield f"{tier}. {TIERS[tier]}" if tier else TIERS[tier]
        ties = dict.fromkeys(entry.tie for entry in entries if entry.tie)
        for tie in ties:
            options = dict.fromkeys(self.guidance.options[entry.option].label for entry in entries if entry.tie == tie)
            if len(options) > 1:
                yield paragraph(f"Side by side, none before another: {'; '.join(options)}.", self.width, 3)
        shared = {who: _shared(entries, who) for who in dict.fromkeys(entry.person for entry in entries)}
        for who, rules in shared.items():
            yield from self._holds_for_each(who, rules, entries)
        alone = {entry.option: entry for entry in entries if entry.person is None and entry.is_live}
        for entry in entries:
            if self._is_far_off(entry):
                yield from self._in_short(entry)
                continue
            general = alone.get(entry.option) if entry.person else None
            above = _rules_of(general) & _rules_of(entry) if general else frozenset[str]()
            yield from self._entry(entry, shared[entry.person] | above, bool(above - shared[entry.person]))

    def _is_far_off(self, entry: Entry) -> bool:
        """An option on conditions that nothing said so far brings into sight."""
        option = self.guidance.options[entry.option]
        far = option.on_conditions and not in_sight(entry, self.guidance, self.facts)
        return far and entry.standing == "find_out_first" and not entry.current and not entry.law_differs

    def _in_short(self, entry: Entry) -> Iterator[str]:
        yield ""
        yield paragraph(self._label(entry.seat), self.width, 2)
        yield paragraph("find out first: only on its conditions", self.width, 4)
        yield from (self._lacking(one) for one in needed(entry, self.guidance) if not _only_birth(one))

    def _holds_for_each(self, who: str | None, rules: frozenset[str], entries: list[Entry]) -> Iterator[str]:
        """What is said of one person under every option in the tier, said once."""
        if not rules:
            return
        entry = next(entry for entry in entries if entry.person == who and entry.is_live)
        home = "the family as it is now" if entry.tier == 1 else "somebody not named yet"
        name = person_label(self.guidance, self.facts, who) if who else home
        yield ""
        yield paragraph(f"With {name}, whichever of these it is:", self.width, 2)
        yield from self._weighed(entry, lambda rule: rule in rules)
        yield from self._to_find_out(entry, lambda rule: rule in rules)

    def _weighed(self, entry: Entry, wanted: Callable[[str], bool]) -> Iterator[str]:
        yield from self._arguments("Strengths", entry.supports, "+", wanted)
        yield from self._arguments("Risks", entry.cautions, "-", wanted)
        yield from self._arguments("What could reduce the risk", entry.harm_reduced_by, "+", wanted)

    def _entry(self, entry: Entry, said: frozenset[str], more: bool) -> Iterator[str]:
        today = "  (where the child is today)" if entry.current else ""
        yield ""
        yield paragraph(self._label(entry.seat) + today, self.width, 2)
        law = "; the law differs: ask legal" if entry.law_differs else ""
        yield paragraph(STANDINGS[entry.standing] + law, self.width, 4)
        if more and entry.is_live:
            yield paragraph("What is said above of this option, and not of a person, holds here too.", self.width, 4)
        yield from self._arguments("Not supported, because", entry.excluded_by, "x")
        yield from self._weighed(entry, lambda rule: rule not in said)
        if entry.law_differs:
            yield "    The law differs: ask legal"
            yield from (bullet(f"{held.says} [law note {held.note}]", self.width, 6, "!") for held in entry.law_differs)
        yield from self._to_find_out(entry, lambda rule: rule not in said)
        met = [route for route in entry.routes if route.finding == "appears_met"]
        if met:
            yield "    May apply: appears to meet this printed ground; confirm with legal"
            yield from (bullet(f"{route.says} [{self._cites(route.cites)}]", self.width, 6) for route in met)

    def _arguments(
        self, title: str, arguments: tuple[Argument, ...], mark: str, wanted: Callable[[str], bool] = lambda rule: True
    ) -> Iterator[str]:
        arguments = tuple(one for one in arguments if wanted(one.rule))
        if not arguments:
            return
        yield f"    {title}"
        for one in arguments:
            beaten = f" Beaten by: “{self.guidance.rules[one.beaten_by].says}”" if one.beaten_by else ""
            yield bullet(f"{one.says}{beaten} [{self._cites(one.cites, one.inference)}]", self.width, 6, mark)

    def _to_find_out(self, entry: Entry, wanted: Callable[[str], bool]) -> Iterator[str]:
        lacking = [one for one in needed(entry, self.guidance) if not _only_birth(one) and wanted(one.rule)]
        if lacking:
            yield "    To find out first"
            yield from (self._lacking(one) for one in lacking)

    def _lacking(self, one: Missing) -> str:
        """What is missing, with what was said where it was answered "no" or "not yet"."""
        said = ""
        if len(one.questions) == 1:
            asked = one.questions[0]
            answer = self.facts.answer(asked.about, asked.part or asked.question)
            if answer is not None and answer.state == "disputed":
                said = " You said: it is disputed."
            elif one.answered and answer is not None and isinstance(answer.value, str) and self._is_needed(one, asked):
                said = f" You said: {answer_label(self.guidance, asked.question, answer.value).rstrip('.')}."
        return bullet(f"{one.needs}{said} [{self._cites(one.cites, one.inference)}]", self.width, 6, "?")

    def _is_needed(self, one: Missing, asked: Asked) -> bool:
        """Whether this is what is needed, and not an answer because of which what is needed is not asked."""
        ready = self.guidance.ready.get(one.rule)
        if ready is None or ready.needs is None:
            return True
        read = self.guidance.language.read_by(ready.needs)
        return asked.question in read.of_child or asked.question in read.of_people

    def _unused(self) -> Iterator[str]:
        """Answers on which nothing in this knowledge turns yet: kept, and said to be unused."""
        used = self.guidance.used_questions
        unused = [
            asked_label(Asked(about, question), self.guidance, self.facts)
            for about, answers in self.facts.answers.items()
            for question in answers
            if question not in used and self.guidance.card_of[question].id == question
        ]
        if unused:
            yield ""
            yield "YOU ANSWERED THESE TOO; NOTHING IN THIS VERSION'S GUIDANCE TURNS ON THEM YET"
            yield from (bullet(words, self.width, 2) for words in unused)

    def _set_apart(self) -> Iterator[str]:
        apart = [entry for entry in self.of.entries if entry.standing == "not_applicable"]
        if not apart:
            return
        yield ""
        yield "NOT ABOUT THIS CHILD NOW"
        for entry in apart:
            why = entry.defined_out_by[0]
            yield bullet(f"{self._label(entry.seat)}. {why.says} [{self._cites(why.cites)}]", self.width, 2)

    def _gaps(self) -> Iterator[str]:
        by_whom = gaps_by_whom(self.of.gaps, self.guidance, self.facts)
        if by_whom:
            yield ""
            yield MISSING.upper()
        for who, gaps in by_whom.items():
            yield paragraph(who, self.width, 2)
            yield from (bullet(gap, self.width) for gap in gaps)

    def _deadlines(self) -> Iterator[str]:
        if not self.of.deadlines:
            return
        yield ""
        yield DUE.upper()
        for due in self.of.deadlines:
            if due.applies:
                yield bullet(" ".join(due_words(due, self.guidance, self.of.authority)), self.width, 2)
        unsure = [due for due in self.of.deadlines if not due.applies]
        hang_on = list(dict.fromkeys(asked for due in unsure for asked in due.needs))
        if hang_on:
            names = [asked_label(asked, self.guidance, self.facts) for asked in hang_on[:MOST_NAMED]]
            words = f"Others may apply; whether they do hangs on answers not given yet, such as: {' '.join(names)}"
            yield bullet(words, self.width, 2)

    def _prompts(self) -> Iterator[str]:
        if self.of.prompts:
            yield ""
            yield TO_DO.upper()
        for topic, prompts in by_topic(self.of.prompts).items():
            yield f"  {topic}"
            yield from (bullet(prompt_words(one, self.guidance, self.of.authority), self.width) for one in prompts)

    def _conflicts(self) -> Iterator[str]:
        if not self.of.conflicts:
            return
        yield ""
        yield "WHERE THE SOURCES DIFFER"
        for key in self.of.conflicts:
            conflict = self.guidance.conflicts[key]
            yield bullet(conflict.title, self.width, 2, "*")
            if not self.full:
                continue
            for side in conflict.sides:
                owner = self.guidance.authorities.get(side.whose)
                name = owner.name if owner else {"dfe": "DfE"}.get(side.whose, side.whose.capitalize())
                yield bullet(f"{name}: {side.says} [{', '.join(side.cites)}]", self.width, 4)
            yield paragraph(f"{WHAT_TO_DO}: {conflict.do}", self.width, 4)

    def _silences(self) -> Iterator[str]:
        if self.of.silences:
            yield ""
            yield "WHAT THE GUIDANCE DOES NOT COVER, AND WHOM TO ASK"
        for key in self.of.silences:
            one = self.guidance.silences[key]
            says = f" {one.says}" if self.full else ""
            yield bullet(f"{one.title}.{says} Ask {one.ask_whom}.", self.width, 2, "*")

    def _notes(self) -> Iterator[str]:
        if not self.of.notes:
            return
        yield ""
        yield "LAW NOTES (not part of the guidance)"
        for note in self.of.notes:
            if not self.full:
                yield bullet(f"{note.note}. {self.guidance.notes[note.note].title}", self.width, 2)
                continue
            signed = f"signed off {note.signed_off}" if note.signed_off else "not yet signed off"
            stale = ", due to be checked again" if note.stale else ""
            yield bullet(
                f"{note.note}. {note.says} ({note.authority}; checked {note.checked}, {signed}{stale})", self.width, 2
            )

    def _label(self, seat: Seat) -> str:
        return seat_label(seat, self.guidance, self.facts)

    def _cites(self, cites: tuple[str, ...], inference: bool = False) -> str:
        return cites_label(cites, self.guidance, self.of.authority, inference)


def _held(back: bool) -> str:
    return " (the law differs: ask legal)" if back else ""


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
    return frozenset(one.rule for one in (*entry.supports, *entry.cautions, *entry.harm_reduced_by))
