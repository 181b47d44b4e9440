"""Names in one record that must be there in another: groups, options, authorities, questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from assistant.guidance.library import Guidance
from assistant.guidance.ready import WITHOUT_PERSON
from assistant.guidance.sources import Voice

DFE, LAW = "dfe", "law"
MOST_NAMED = 40
"""Of the names that are there, in the line about one that is not."""
MOST_IN_A_VOICE = 6
MOST_COUNTED = 10_000
OLDEST = 120
Wrong = tuple[str, str]
"""(where, what was expected)"""


def dangling(guidance: Guidance) -> Iterator[Wrong]:
    """Every name that leads nowhere and that reasoning would stumble over."""
    for key in (DFE, LAW):
        if key in guidance.authorities:
            yield f"authorities.toml: authority {key}: key", "stands for no council: expected another key"
    owners = (*guidance.authorities, DFE)
    for source in guidance.sources.values():
        yield from _unknown(f"sources.toml: source {source.key}: owner", [source.owner], owners)
    for authority in guidance.authorities.values():
        where = f"authorities.toml: authority {authority.key}: sources"
        yield from _unknown(where, authority.sources, guidance.sources)
    for statement in guidance.statements.values():
        yield from _unknown(f"statements: statement {statement.id}: source", [statement.source], guidance.sources)
    yield from _of_ages(guidance)
    yield from _of_what_fits(guidance)
    yield from _of_person_kinds(guidance)
    yield from _of_options(guidance)
    yield from _of_rules(guidance)
    groups = (*WITHOUT_PERSON, *_groups(guidance))
    for ground in guidance.grounds.values():
        where = f"eligibility.toml: ground {ground.id}"
        yield from _unknown(f"{where}: about", [ground.about], groups)
        yield from _unknown(f"{where}: option", [ground.option], guidance.options)
        yield from _unknown(f"{where}: notes", ground.notes, guidance.notes)
    for support in guidance.supports.values():
        where = f"support.toml: support {support.id}"
        yield from _unknown(f"{where}: about", [support.about], groups)
        yield from _unknown(f"{where}: options", support.options, guidance.options)
        yield from _unknown(f"{where}: authorities", support.authorities, guidance.authorities)
        yield from _unknown(f"{where}: notes", support.notes, guidance.notes)
    for one in guidance.contradictions.values():
        yield from _unknown(f"contradictions.toml: contradiction {one.id}: about", [one.about], groups)
    for note in guidance.notes.values():
        for hold in note.holds:
            yield from _unknown(f"currency.toml: note {note.number}: hold: about", [hold.about], groups)
            yield from _unknown(f"currency.toml: note {note.number}: hold: option", [hold.option], guidance.options)
    yield from _of_deadlines(guidance)
    yield from _of_what_is_shown(guidance)


def _of_what_is_shown(guidance: Guidance) -> Iterator[Wrong]:
    """What only screens and documents show: option sheets, forms, voices, words, silent topics, conflicts."""
    for cell in guidance.cells:
        where = f"sheets.toml: cell {cell.option}: {cell.row}"
        yield from _unknown(f"{where}: option", [cell.option], guidance.options)
        yield from _unknown(f"{where}: source", [cell.source], guidance.sources)
    for form in guidance.forms.values():
        yield from _unknown(f"forms.toml: form {form.id}: source", [form.source], guidance.sources)
    for voice in guidance.voices:
        yield from _unknown(f"{where_voice(voice)}: statements", voice.statements, guidance.statements)
    for term in guidance.terms.values():
        yield from _unknown(f"glossary.toml: term {term.id}: words", term.words, guidance.authorities)
        yield from _unknown(f"glossary.toml: term {term.id}: not_same", term.not_same, guidance.terms)
    for silence in guidance.silences.values():
        where = f"silences.toml: silence {silence.id}"
        yield from _unknown(f"{where}: options", silence.options, guidance.options)
        yield from _unknown(f"{where}: notes", silence.notes, guidance.notes)
    for conflict in guidance.conflicts.values():
        where = f"conflicts.toml: conflict {conflict.id}"
        yield from _unknown(f"{where}: options", conflict.options, guidance.options)
        yield from _unknown(f"{where}: sides: whose", [side.whose for side in conflict.sides], _whose(guidance))
    for note in guidance.notes.values():
        yield from _unknown(f"currency.toml: note {note.number}: options", note.options, guidance.options)


def where_voice(voice: Voice) -> str:
    """Where a voice stands: it has no id, and is known by the statements that it joins."""
    return f"voices.toml: voice {', '.join(voice.statements[:MOST_IN_A_VOICE]) or 'of nothing'}"


def _whose(guidance: Guidance) -> tuple[str, ...]:
    return (*guidance.authorities, DFE, LAW)


def _groups(guidance: Guidance) -> tuple[str, ...]:
    """The derived names that are about a person."""
    return tuple(name for name in guidance.derived if guidance.language.is_about_person(name))


def _of_ages(guidance: Guidance) -> Iterator[Wrong]:
    for question in guidance.questions.values():
        for choice in question.choices:
            if choice.ages and not -1 <= choice.ages[0] <= choice.ages[1] <= OLDEST:
                where = f"questions.toml: question {question.id}: choice {choice.id}: ages"
                yield (
                    where,
                    f"{choice.ages[0]} to {choice.ages[1]}: expected years from -1 (unborn) to {OLDEST}, in order",
                )


def _of_what_fits(guidance: Guidance) -> Iterator[Wrong]:
    """The plans and homes that an answer fits, and the plans that it stands against."""
    plans, homes = (_choices(guidance, question) for question in ("plan_now", "living_now"))
    for question in guidance.questions.values():
        for choice in question.choices:
            where = f"questions.toml: question {question.id}: choice {choice.id}"
            yield from _unknown(f"{where}: fits", choice.fits, tuple(dict.fromkeys((*plans, *homes))))
            yield from _unknown(f"{where}: against", choice.against, plans)


def _choices(guidance: Guidance, question: str) -> tuple[str, ...]:
    found = guidance.questions.get(question)
    return tuple(choice.id for choice in found.choices) if found else ()


def _of_person_kinds(guidance: Guidance) -> Iterator[Wrong]:
    roles = [choice.id for choice in guidance.questions["role"].choices]
    relations = [choice.id for choice in guidance.questions["relation"].choices]
    for kind in guidance.person_kinds.values():
        where = f"questions.toml: person_kind {kind.id}"
        yield from _unknown(f"{where}: role", [kind.role], roles)
        yield from _unknown(f"{where}: relation", [kind.relation] if kind.relation else [], relations)


def _of_options(guidance: Guidance) -> Iterator[Wrong]:
    groups = _groups(guidance)
    roles = [choice.id for choice in guidance.questions["role"].choices] if "role" in guidance.questions else []
    for option in guidance.options.values():
        if not any(place.stand_in != "never" for place in option.places):
            yield (
                f"options.toml: option {option.key}: places",
                'expected one with stand_in = "always" or "nobody_named", so that it is always listed',
            )
        for number, place in enumerate(option.places, 1):
            where = f"options.toml: option {option.key}: place {number}"
            yield from _unknown(f"{where}: who", [place.who] if place.who else [], groups)
            yield from _unknown(f"{where}: stands_for", place.stands_for, groups)
            yield from _unknown(f"{where}: unsure", [place.unsure] if place.unsure else [], roles)


def _of_rules(guidance: Guidance) -> Iterator[Wrong]:
    groups = _groups(guidance)
    for rule in guidance.rules.values():
        where = f"{guidance.rule_files[rule.id]}: rule {rule.id}"
        yield from _unknown(f"{where}: about", [rule.about], (*WITHOUT_PERSON, *groups))
        yield from _unknown(f"{where}: entries_of", [rule.entries_of] if rule.entries_of else [], groups)
        yield from _unknown(f"{where}: options", rule.options, guidance.options)
        yield from _unknown(f"{where}: authorities", rule.authorities, guidance.authorities)
        yield from _unknown(f"{where}: beats", rule.beats, guidance.rules)
        yield from _unknown(f"{where}: by", [rule.by] if rule.by else [], guidance.deadlines)
        yield from _unknown(f"{where}: both_ways", rule.both_ways, guidance.rules)


def _of_deadlines(guidance: Guidance) -> Iterator[Wrong]:
    terms = guidance.language.vocabulary.terms
    dates = [name for name, term in terms.items() if term.kind == "date" and not term.per_person]
    numbers = [name for name, term in terms.items() if term.kind == "number" and not term.per_person]
    for deadline in guidance.deadlines.values():
        where = f"deadlines.toml: deadline {deadline.id}"
        if not 0 <= deadline.count <= MOST_COUNTED:
            yield f"{where}: count", f"{deadline.count}: expected 0 to {MOST_COUNTED:,}"
        yield from _unknown(f"{where}: authority", [deadline.authority], (*guidance.authorities, LAW))
        yield from _unknown(f"{where}: start", [deadline.start] if deadline.start else [], dates)
        yield from _unknown(f"{where}: done_on", [deadline.done_on] if deadline.done_on else [], dates)
        yield from _unknown(f"{where}: counted", [deadline.counted] if deadline.counted else [], numbers)


def _unknown(where: str, names: Iterable[object], known: Collection[object]) -> Iterator[Wrong]:
    for name in names:
        if name not in known:
            said = str(name)
            yield where, f"unknown {said[:60]!r}: expected {_expected(said, [str(one) for one in known])}"


def _expected(name: str, known: list[str]) -> str:
    """All there is to choose from, or of many the nearest."""
    if len(known) <= MOST_NAMED:
        return f"one of {', '.join(known)}"
    near = get_close_matches(name, known, 3, 0.5)
    return f"one of {len(known)} that are there" + (f"; did you mean {' or '.join(near)}?" if near else "")
