"""What a condition reads, what it waits for, and which answers settled it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from assistant.conditions.reading import leaves_open
from assistant.conditions.tree import (
    AcrossPeople,
    And,
    Applies,
    Compare,
    Known,
    LivesHere,
    Membership,
    Named,
    Node,
    Not,
    Or,
    Ref,
)
from assistant.conditions.values import CHILD, NO_VALUE, UNKNOWN, Dates, Truth
from assistant.conditions.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from assistant.conditions.evaluate import Condition
    from assistant.conditions.facts import Facts
    from assistant.conditions.language import Language

Visited: TypeAlias = set[tuple[object, ...]]
"""Where a walk has been: a name means the same wherever it is used, and is walked through once."""
Wait: TypeAlias = tuple[str, str]
"""(about, question)"""

CARE_DATES = (
    *(Ref("living_with"), Ref("arrangement_since"), Ref("birth")),
    *(Ref("cared_since", True), Ref("cared_until", True)),
)


def truth_of(node: Node, facts: Facts, person: str | None) -> Truth:
    """The truth of one part of a condition, for showing which parts are met."""
    return facts.language.test(node)(facts, person)


def refs_of(node: Node) -> tuple[Ref, ...]:
    """The questions an atom is about; none for anything else."""
    match node:
        case Membership(ref=ref) | Applies(ref) | Known(ref):
            return (ref,)
        case Compare(measure="lived_with"):
            return CARE_DATES
        case Compare(ref=ref):
            return (ref or Ref("birth"),)
        case LivesHere():
            return (Ref("living_with"),)
        case _:
            return ()


def questions_in(node: Node, language: Language) -> Iterator[str]:
    """Every question the tree speaks of, through derived names and the closing of the search, but not their `when`s."""
    for ref in refs_of(node):
        yield ref.question
    match node:
        case Named(name):
            yield from language.questions_of(name)
        case AcrossPeople(part=part):
            yield from questions_in(part, language)
            if language.vocabulary.search_closed is not None and not node.of_named:
                yield from language.questions_of(language.vocabulary.search_closed)
        case _:
            for part in _parts(node, language):
                yield from questions_in(part, language)


def known_in(node: Node, language: Language) -> Iterator[str]:
    """Every question of which the tree asks only whether it is known."""
    return (one.ref.question for one in _nodes(node, language, set()) if isinstance(one, Known))


def compares_in(node: Node, language: Language) -> Iterator[Compare]:
    """Every length of time that the tree compares, through derived names."""
    return (one for one in _nodes(node, language, set()) if isinstance(one, Compare))


def _nodes(node: Node, language: Language, visited: Visited) -> Iterator[Node]:
    """Every part of the tree; what a derived name stands for is walked through once, however often it is used."""
    if isinstance(node, Named) and _been(visited, node.name):
        return
    yield node
    for part in _parts(node, language):
        yield from _nodes(part, language, visited)


def depth_of(node: Node, language: Language) -> int:
    """How deep reading the tree can go: through its parts, its names, the closing of the search and the `when`s."""
    inner = [language.depth_of_when(ref.question) for ref in refs_of(node)]
    match node:
        case Named(name):
            inner.append(language.depth_of_name(name))
        case AcrossPeople(part=part):
            closed = None if node.of_named else language.vocabulary.search_closed
            inner += [depth_of(part, language), language.depth_of_name(closed) if closed else 0]
        case _:
            inner += [depth_of(part, language) for part in _parts(node, language)]
    return 1 + max(inner, default=0)


def reads(node: Node, facts: Facts, person: str | None, seen: dict[Wait, None], visited: Visited | None = None) -> None:
    """Add to `seen` every answer the tree may look at for this person, whatever is answered."""
    visited = set() if visited is None else visited
    if isinstance(node, Named) and _been(visited, node.name, person):
        return
    for ref in refs_of(node):
        _reads_answer(_about(ref, person), ref.question, facts, seen, visited)
    for part in _parts(node, facts.language):
        for somebody in facts.people if isinstance(node, AcrossPeople) else (person,):
            reads(part, facts, somebody, seen, visited)
    if isinstance(node, AcrossPeople) and (closed := _closing(node, facts.language)):
        reads(closed.tree, facts, None, seen, visited)


def waits(node: Node, facts: Facts, person: str | None, visited: Visited | None = None) -> Iterator[Wait]:
    """The answers an unresolved tree waits for; nothing where it is settled."""
    if truth_of(node, facts, person) is None:
        yield from waits_of_open(node, facts, person, set() if visited is None else visited)


def waits_of_open(node: Node, facts: Facts, person: str | None, visited: Visited) -> Iterator[Wait]:
    """The answers that a tree waits for of which it is known that it is unresolved."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from waits(part, facts, person, visited)
        case Not(part):
            yield from waits_of_open(part, facts, person, visited)
        case Named(name):
            if not _been(visited, name, person):
                yield from waits_of_open(facts.language.derived(name).tree, facts, person, visited)
        case AcrossPeople(part=part):
            for somebody in facts.people:
                yield from waits(part, facts, somebody, visited)
            if not node.of_named and not _been(visited, AcrossPeople):
                yield from _waits_for_closing(facts)
        case Compare(measure="lived_with"):
            looked_at = facts.care_answers(person or "")
            yield from [wait for wait in looked_at if _is_loose(facts, wait)] or looked_at
        case _:
            for ref in refs_of(node):
                yield _about(ref, person), ref.question


def _waits_for_closing(facts: Facts) -> Iterator[Wait]:
    closed = facts.language.search_closed()
    if closed is not None and closed.truth(facts) is not True:
        yield from tuple(waits(closed.tree, facts, None)) or tuple(_because(closed.tree, facts, None, False, set()))


def because(node: Node, facts: Facts, person: str | None) -> Iterator[Wait]:
    """The answers given that settled the tree; nothing where it is unresolved."""
    truth = truth_of(node, facts, person)
    if truth is not None:
        yield from _because(node, facts, person, truth, set())


def _because(node: Node, facts: Facts, person: str | None, truth: bool, visited: Visited) -> Iterator[Wait]:
    match node:
        case And(parts) | Or(parts):
            one_is_enough = isinstance(node, Or) is truth
            for part in parts:
                if not one_is_enough or truth_of(part, facts, person) is truth:
                    yield from _because(part, facts, person, truth, visited)
        case Not(part):
            yield from _because(part, facts, person, not truth, visited)
        case Named(name):
            if not _been(visited, name, person, truth):
                yield from _because(facts.language.derived(name).tree, facts, person, truth, visited)
        case AcrossPeople(every, part):
            for somebody in facts.people:
                if truth_of(part, facts, somebody) is truth:
                    yield from _because(part, facts, somebody, truth, visited)
            closed = _closing(node, facts.language)
            if truth is every and closed is not None:
                yield from _because(closed.tree, facts, None, True, visited)
        case Compare(measure="lived_with"):
            for about, question in facts.care_answers(person or ""):
                if facts.look(about, question) is not UNKNOWN:
                    yield from _said(about, question, facts, visited)
        case _:
            for ref in refs_of(node):
                yield from _said(_about(ref, person), ref.question, facts, visited)


def _said(about: str, question: str, facts: Facts, visited: Visited) -> Iterator[Wait]:
    """The answer to this question or, where it has none, the answers that speak for it."""
    term, answer = facts.language.vocabulary.terms[question], facts.answer(about, question)
    looked = facts.look(about, question)
    if looked is UNKNOWN or (answer is not None and not leaves_open(answer)):
        yield about, question
    elif looked is not NO_VALUE:
        yield about, _other_age(term, facts.language.vocabulary) or question
    elif not facts.is_asked_of(about, term):
        yield about, "role"
    elif not _been(visited, about, question, None):
        asked_when = facts.language.asked_when(question)
        yield from _because(asked_when.tree, facts, about if term.per_person else None, False, visited)


def _reads_answer(about: str, question: str, facts: Facts, seen: dict[Wait, None], visited: Visited) -> None:
    if (about, question) in seen:
        return
    seen[about, question] = None
    term = facts.language.vocabulary.terms[question]
    other_age = _other_age(term, facts.language.vocabulary)
    if other_age:
        _reads_answer(about, other_age, facts, seen, visited)
    reads(facts.language.asked_when(question).tree, facts, about if term.per_person else None, seen, visited)


def _been(visited: Visited, *key: object) -> bool:
    """Whether this was walked through already; from now on it was."""
    if key in visited:
        return True
    visited.add(key)
    return False


def _other_age(term: Term, vocabulary: Vocabulary) -> str | None:
    """The age band for a date of birth, and the date of birth for an age band: each speaks for the other."""
    band = vocabulary.band_for(term.id)
    return term.band_of or (band.id if band else None)


def _closing(node: AcrossPeople, language: Language) -> Condition | None:
    """What closes the search for those who are not named; None where only those who are named are spoken of."""
    return None if node.of_named else language.search_closed()


def _parts(node: Node, language: Language) -> tuple[Node, ...]:
    """What a tree is made of. Of `someone` and `everyone`: the condition, then the closing of the search."""
    match node:
        case And(parts) | Or(parts):
            return parts
        case Not(part):
            return (part,)
        case Named(name):
            return (language.derived(name).tree,)
        case AcrossPeople(part=part):
            closed = _closing(node, language)
            return (part, closed.tree) if closed else (part,)
        case _:
            return ()


def _about(ref: Ref, person: str | None) -> str:
    return (person or "") if ref.of_person else CHILD


def _is_loose(facts: Facts, wait: Wait) -> bool:
    """Whether this date is still open: not known, or known only between two days."""
    domain = facts.look(*wait)
    if isinstance(domain, Dates):
        return len(domain.spans) > 1 or any(span.first != span.last for span in domain.spans)
    return domain is UNKNOWN
