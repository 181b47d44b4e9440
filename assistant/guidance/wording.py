"""A council's own words in what is asked and said: the same knowledge, and `{looked_after}` as that council says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from assistant.guidance.library import Guidance
from assistant.guidance.records import Contradiction, Deadline, Derived, PersonKind, Question, Rule, Support

EVERYBODYS = "england"
"""Whose words stand where a council has none of its own, and where no council is chosen."""
PERSON = "person"
"""`{person}` is no word: a rule's person is named there later."""
_PLACE = re.compile(r"\{(\w+)\}")
Spoken = TypeVar("Spoken", Contradiction, Question, Rule, Support, Deadline, Derived, PersonKind)
Say = Callable[[str], str]


def in_words_of(guidance: Guidance, authority: str) -> Guidance:
    """The guidance as a council speaks; everybody's words for what is no council."""
    raw = guidance.raw or guidance
    if authority not in raw.authorities:
        authority = EVERYBODYS
    if authority not in raw.spoken:
        raw.spoken[authority] = _worded(raw, _saying(words_of(raw, authority)))
    return raw.spoken[authority]


def words_of(guidance: Guidance, authority: str) -> Mapping[str, str]:
    """A council's word for each term: its own, or else everybody's."""
    everybodys = guidance.authorities[EVERYBODYS].words if EVERYBODYS in guidance.authorities else {}
    own = guidance.authorities[authority].words if authority in guidance.authorities else {}
    return {**everybodys, **own}


def unknown_words(guidance: Guidance) -> Iterator[tuple[str, str]]:
    """(where, what) for each `{word}` that everybody has no word for."""
    known = words_of(guidance, EVERYBODYS)
    for where, text in _texts(guidance):
        for word in _PLACE.findall(text):
            if word != PERSON and word.lower() not in known:
                expected = f"expected one of {', '.join(known)}, with a word of [authority.words] for {EVERYBODYS}"
                yield where, f"unknown word {word!r} in braces: {expected}"


def _texts(guidance: Guidance) -> Iterator[tuple[str, str]]:
    for question in guidance.questions.values():
        where = f"questions.toml: question {question.id}"
        yield f"{where}: ask", question.ask
        yield from ((f"{where}: choice {choice.id}: label", choice.label) for choice in question.choices)
        yield from ((f"{where}: part {part.id}: label", part.label) for part in question.parts)
    for rule in guidance.rules.values():
        where = f"{guidance.rule_files[rule.id]}: rule {rule.id}"
        yield from ((f"{where}: says", rule.says), (f"{where}: known_by", rule.known_by))
    for support in guidance.supports.values():
        yield f"support.toml: support {support.id}: says", support.says
    for one in guidance.contradictions.values():
        yield f"contradictions.toml: contradiction {one.id}: says", one.says
    for deadline in guidance.deadlines.values():
        where = f"deadlines.toml: deadline {deadline.id}"
        yield from ((f"{where}: what", deadline.what), (f"{where}: says", deadline.says))
    for name in guidance.derived.values():
        yield f"questions.toml: derived {name.id}: says", name.says
    for kind in guidance.person_kinds.values():
        yield f"questions.toml: person_kind {kind.id}: label", kind.label


def _saying(words: Mapping[str, str]) -> Say:
    def word(match: re.Match[str]) -> str:
        said = words.get(match[1].lower())
        if said is None:
            return match[0]
        return said[:1].upper() + said[1:] if match[1][:1].isupper() else said

    return lambda text: _PLACE.sub(word, text) if "{" in text else text


def _worded(raw: Guidance, say: Say) -> Guidance:
    worded = replace(
        raw,
        questions=_each(raw.questions, lambda one: _question(one, say)),
        rules=_each(raw.rules, lambda one: replace(one, says=say(one.says), known_by=say(one.known_by))),
        supports=_each(raw.supports, lambda one: replace(one, says=say(one.says))),
        contradictions=_each(raw.contradictions, lambda one: replace(one, says=say(one.says))),
        deadlines=_each(raw.deadlines, lambda one: replace(one, what=say(one.what), says=say(one.says))),
        derived=_each(raw.derived, lambda one: replace(one, says=say(one.says))),
        person_kinds=_each(raw.person_kinds, lambda one: replace(one, label=say(one.label))),
    )
    object.__setattr__(worded, "raw", raw)
    return worded


def _each(records: Mapping[str, Spoken], worded: Callable[[Spoken], Spoken]) -> dict[str, Spoken]:
    """The records, with those that have nothing to word left as they are."""
    return {key: worded(one) if _has_place(one) else one for key, one in records.items()}


def _has_place(record: Any) -> bool:
    texts = [getattr(record, name, "") for name in ("ask", "says", "what", "label", "known_by")]
    texts += [inner.label for name in ("choices", "parts") for inner in getattr(record, name, ())]
    return any("{" in text for text in texts)


def _question(question: Question, say: Say) -> Question:
    return replace(
        question,
        ask=say(question.ask),
        choices=tuple(replace(one, label=say(one.label), short=say(one.short)) for one in question.choices),
        parts=tuple(replace(one, label=say(one.label)) for one in question.parts),
    )
