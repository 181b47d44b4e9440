"""Tries the lexicon: every record against the guidance, and every example against what is understood of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from assistant.conditions import BadAnswer, read_answer
from assistant.guidance import Guidance
from assistant.guidance.lexicon import FILE, Concept, Example, Lexicon
from assistant.language.matching import FIELDS
from assistant.language.reader import Reader

_DAY = date(2026, 11, 22)
"""Any day will do: no example turns on it."""


def problems_of(lexicon: Lexicon, guidance: Guidance) -> Iterator[tuple[str, str]]:
    """What is wrong with a lexicon, as (record and field, what and what was expected)."""
    for kind, ids in (
        ("list", [one.id for one in lexicon.lists]),
        ("who", [one.id for one in lexicon.who]),
        ("concept", [one.id for one in lexicon.concepts]),
    ):
        for identity, count in Counter(ids).items():
            if count > 1:
                yield f"{FILE}: {kind} {identity}", f"id: used {count} times: expected every id once"
    relations = [choice.id for choice in guidance.questions["relation"].choices]
    for who in lexicon.who:
        for part in who.parts:
            if part not in {one.id for one in lexicon.who}:
                yield f"{FILE}: who {who.id}", f"parts: unknown {part!r}: expected the id of a [[who]]"
        if who.relation and who.relation not in relations:
            expected = f"expected one of {', '.join(relations)}"
            yield f"{FILE}: who {who.id}", f"relation: unknown choice {who.relation!r}: {expected}"
    for topic in lexicon.topics:
        for question in topic.questions:
            if question not in guidance.language.vocabulary.terms:
                yield f"{FILE}: topic", f"questions: unknown question {question!r}: expected an id of questions.toml"
    whom = {one.id for one in lexicon.who} | {""}
    for concept in lexicon.concepts:
        for problem in _concept(concept, guidance, whom):
            yield f"{FILE}: concept {concept.id}", problem


def _concept(concept: Concept, guidance: Guidance, whom: set[str]) -> Iterator[str]:
    terms = guidance.language.vocabulary.terms
    if concept.owner not in whom:
        yield f"owner: unknown {concept.owner!r}: expected the id of a [[who]]"
    for question in concept.questions:
        if question not in terms:
            yield f"questions: unknown question {question!r}: expected an id of questions.toml"
    for gives in concept.gives:
        term = terms.get(gives.question)
        if term is None:
            yield f"gives: unknown question {gives.question!r}: expected an id of questions.toml"
        elif gives.value is not None:
            try:
                read_answer(gives.value, term)
            except BadAnswer as error:
                yield f"gives: {gives.question}: {error}"
        elif not concept.reads:
            yield f"gives: {gives.question}: value: missing: expected a choice, since nothing is read with it"
    patterns = [pattern for name in FIELDS for pattern in getattr(concept, name)]
    for pattern, count in Counter(patterns).items():
        if count > 1:
            yield f"pattern {pattern!r} stands {count} times: expected it once, where it belongs"
    if not concept.examples:
        yield "examples: expected at least one sentence to try"


def tried(reader: Reader) -> Iterator[tuple[str, str]]:
    """The examples that are not understood as they should be, as (record, what was found)."""
    for concept in reader.lexicon.concepts:
        for example in concept.examples:
            found = _found(reader, concept, example)
            wanted = f"{example.found} {example.about}".strip()
            if found != wanted:
                yield f"{FILE}: concept {concept.id}", f"example {example.text!r}: expected {wanted}; found {found}"


def _found(reader: Reader, concept: Concept, example: Example) -> str:
    """What was found of the concept, in the words of examples; with whom, where the example says whom."""
    question = concept.questions[0] if concept.questions else None
    understood = reader.understand(example.text, question, (), _DAY)
    mine = [one for one in understood.findings if one.finding == concept.id]
    if not mine:
        return "nothing"
    plain = [one for one in mine if one.ask is None]
    first = (plain or mine)[0]
    about = f" {first.about}" if example.about else ""
    return f"{first.polarity if plain else 'asked'}{about}"
