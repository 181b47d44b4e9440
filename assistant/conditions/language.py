"""A vocabulary with its conditions compiled: the one place that turns text into something to evaluate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from assistant.conditions.evaluate import Condition, Test, compile_node
from assistant.conditions.parse import ConditionError, parse
from assistant.conditions.tracing import compares_in, depth_of, known_in, questions_in, refs_of
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
from assistant.conditions.vocabulary import YES_NO, Vocabulary

MOST_NAMES = 40
"""Derived names, each written with the next; and questions, each put by the answer to the next."""
DEEPEST = 200
"""Steps in reading a condition, a name counted as 5 and a `when` as 7: whatever is read first, MOST_NAMES is never met
once this was tried, and reading stays well within what Python lets a function call."""
_ABOUT_PERSON = "is about a person: use it in a person's rule, or inside someone(…)"


@dataclass(frozen=True, slots=True)
class ReadBy:
    """The questions that a condition speaks of: of the child, of people, and those that it asks only to be known.

    `known`: it settles on these while nobody has answered, and an answer moves it all the same.
    """

    of_child: frozenset[str]
    of_people: frozenset[str]
    known: tuple[str, ...]


class Language:
    """Compiles conditions over one vocabulary, each text once.

    `condition` raises ConditionError for text outside the language or words outside the vocabulary.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._compiled: dict[tuple[str, bool], Condition] = {}
        self._about_person = cache(self._needs_person)
        self._derived: dict[str, Condition] = {}
        self._whens: dict[str, Condition] = {}
        self._open: list[tuple[str, str]] = []
        self._questions: dict[str, tuple[str, ...]] = {}
        self._depths: dict[tuple[str, str], int] = {}
        self._read: dict[int, ReadBy] = {}
        self._lengths: dict[int, tuple[Compare, ...]] = {}
        self._tests: dict[int, tuple[Node, Test]] = {}

    def condition(self, text: str, in_person: bool = False) -> Condition:
        """`in_person`: the rule is about a person, so `person.question` and `lives_here()` have a meaning."""
        key = (text, in_person)
        if key not in self._compiled:
            tree = parse(text)
            _check(tree, in_person, self)
            self._compiled[key] = Condition(text, tree, self.test(tree), len(self._compiled))
        return self._compiled[key]

    def derived(self, name: str) -> Condition:
        """The condition behind a derived name."""
        kept = self._derived.get(name)
        if kept is None:
            with self._entering("derived", name, f"{name!r} is derived from itself"):
                kept = self.condition(self.vocabulary.derived[name], self._about_person(name))
            self._derived[name] = kept
        return kept

    def asked_when(self, question: str) -> Condition:
        """The condition under which a question is put."""
        kept = self._whens.get(question)
        if kept is None:
            term = self.vocabulary.terms[question]
            with self._entering("when", question, f"whether {question!r} is asked depends on its own answer"):
                kept = self.condition(term.when, term.per_person)
                for other in dict.fromkeys(questions_in(kept.tree, self)):
                    self.asked_when(other)
            self._whens[question] = kept
        return kept

    def search_closed(self) -> Condition | None:
        """The condition under which everybody who might be somebody has been asked."""
        name = self.vocabulary.search_closed
        return self.derived(name) if name else None

    def is_about_person(self, name: str) -> bool:
        """Whether a derived name can only be read in a person's rule."""
        return self._about_person(name)

    def questions_of(self, name: str) -> tuple[str, ...]:
        """Every question that a derived name speaks of, as `questions_in` finds them."""
        if name not in self._questions:
            in_a_circle = "the closing of the search speaks of someone or everyone: expected answers of the child alone"
            with self._entering("questions", name, in_a_circle):
                self._questions[name] = tuple(dict.fromkeys(questions_in(self.derived(name).tree, self)))
        return self._questions[name]

    def read_by(self, condition: Condition) -> ReadBy:
        """Every question that a condition speaks of, as `questions_in` finds them."""
        found = self._read.get(condition.number)
        if found is None:
            spoken = frozenset(questions_in(condition.tree, self))
            of_people = frozenset(one for one in spoken if self.vocabulary.terms[one].per_person)
            known = tuple(dict.fromkeys(known_in(condition.tree, self)))
            found = self._read[condition.number] = ReadBy(spoken - of_people, of_people, known)
        return found

    def lengths_in(self, condition: Condition) -> tuple[Compare, ...]:
        """Every length of time that a condition compares, through its names and the `when`s of what it reads."""
        found = self._lengths.get(condition.number)
        if found is None:
            self._lengths[condition.number] = ()  # what turns on itself was refused before
            own = list(compares_in(condition.tree, self))
            for question in questions_in(condition.tree, self):
                own += self.lengths_in(self.asked_when(question))
            found = self._lengths[condition.number] = tuple(dict.fromkeys(own))
        return found

    def depth_of_name(self, name: str) -> int:
        """How deep a derived name goes; see `depth_of`."""
        return self._depth(("name", name), 4, lambda: self.derived(name).tree)

    def depth_of_when(self, question: str) -> int:
        """How deep whether a question is put goes; see `depth_of`."""
        return self._depth(("when", question), 6, lambda: self.asked_when(question).tree)

    def _depth(self, key: tuple[str, str], own: int, tree: Callable[[], Node]) -> int:
        if key not in self._depths:
            self._depths[key] = 0  # what turns on itself was refused before; it is not gone into twice
            self._depths[key] = own + depth_of(tree(), self)
        return self._depths[key]

    def expect_shallow(self, tree: Node) -> None:
        """Raise ConditionError for a tree that goes too deep to be read whatever is answered."""
        found = depth_of(tree, self)
        if found > DEEPEST:
            raise ConditionError(f"{found} steps deep, through the names it uses: expected at most {DEEPEST}", 1)

    def _needs_person(self, name: str) -> bool:
        with self._entering("person", name, f"{name!r} is derived from itself"):
            return mentions_person(parse(self.vocabulary.derived[name]), self)

    def meant_by(self, question: str, choices: tuple[str, ...]) -> frozenset[str]:
        """The choices, with what each that stands for others stands for."""
        stands_for = self.vocabulary.terms[question].stands_for
        return frozenset(choices).union(*(stands_for.get(choice, frozenset()) for choice in choices))

    @contextmanager
    def _entering(self, doing: str, name: str, in_a_circle: str) -> Iterator[None]:
        if (doing, name) in self._open:
            raise ConditionError(in_a_circle, 1)
        if sum(one == doing for one, _ in self._open) >= MOST_NAMES:
            what = "questions each put by the answer to the next" if doing == "when" else "names each made of the next"
            raise ConditionError(f"{what}, more than {MOST_NAMES}: expected a shorter chain", 1)
        self._open.append((doing, name))
        try:
            yield
        finally:
            self._open.pop()

    def test(self, node: Node) -> Test:
        """The function that evaluates one part of a tree this language compiled."""
        kept = self._tests.get(id(node))
        if kept is None:
            kept = self._tests[id(node)] = (node, compile_node(node, self))
        return kept[1]


def mentions_person(tree: Node, language: Language) -> bool:
    """Whether the tree reads a person's answers outside `someone` and `everyone`."""
    match tree:
        case And(parts) | Or(parts):
            return any(mentions_person(part, language) for part in parts)
        case Not(part):
            return mentions_person(part, language)
        case Membership(ref=ref) | Applies(ref) | Known(ref):
            return ref.of_person
        case Compare(measure=measure, ref=ref):
            return measure == "lived_with" or bool(ref and ref.of_person)
        case LivesHere():
            return True
        case Named(name):
            return name in language.vocabulary.derived and language.is_about_person(name)
        case _:
            return False


def _check(tree: Node, in_person: bool, language: Language) -> None:
    """Raise ConditionError for the first word the vocabulary does not have, or that has no meaning here."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                _check(part, in_person, language)
        case Not(part):
            _check(part, in_person, language)
        case AcrossPeople(part=part, column=column):
            if in_person:
                raise ConditionError(
                    "someone, everyone and anyone_named belong in a rule about the child, not about a person", column
                )
            _check(part, True, language)
        case Named(name, column):
            if name not in language.vocabulary.derived:
                raise ConditionError(f"unknown name {name!r}: expected a derived name of questions.toml", column)
            if language.is_about_person(name) and not in_person:
                raise ConditionError(f"{name!r} {_ABOUT_PERSON}", column)
            language.derived(name)
        case LivesHere(column):
            _check_needed("lives_here()", tree, column, in_person, language)
        case Compare(measure="lived_with", column=column):
            _check_needed("lived_with(person)", tree, column, in_person, language)
        case Compare(measure="age", column=column):
            _check_needed("age()", tree, column, True, language)
        case Compare(ref=Ref() as ref):
            _check_ref(ref, in_person, language, ("date",))
        case Membership(quantifier, ref, choices):
            _check_ref(ref, in_person, language, ("choice", "many", "yes_no"))
            term = language.vocabulary.terms[ref.question]
            known = term.choices or YES_NO
            for choice in choices:
                if choice not in known:
                    raise ConditionError(
                        f"{str(ref)!r} has no choice {choice!r}: expected one of {', '.join(known)}", ref.column
                    )
                if quantifier == "all_of" and choice in term.stands_for:
                    raise ConditionError(f"{choice!r} stands for several choices: expected it in any_of", ref.column)
        case Applies(ref) | Known(ref):
            _check_ref(ref, in_person, language, ())


def _check_needed(word: str, node: Node, column: int, allowed: bool, language: Language) -> None:
    """Words that read questions by name need the vocabulary to have them."""
    if not allowed:
        raise ConditionError(f"{word} {_ABOUT_PERSON}", column)
    for ref in refs_of(node):
        if ref.question not in language.vocabulary.terms:
            raise ConditionError(f"{word} needs the question {str(ref)!r}, which is not in questions.toml", column)


def _check_ref(ref: Ref, in_person: bool, language: Language, kinds: tuple[str, ...]) -> None:
    term = language.vocabulary.terms.get(ref.question)
    if term is None:
        raise ConditionError(f"unknown question {str(ref)!r}: expected an id of questions.toml", ref.column)
    if term.per_person != ref.of_person:
        wanted = f"person.{ref.question}" if term.per_person else ref.question
        raise ConditionError(f"{str(ref)!r} should be written {wanted!r}", ref.column)
    if ref.of_person and not in_person:
        raise ConditionError(f"{str(ref)!r} {_ABOUT_PERSON}", ref.column)
    if kinds and term.kind not in kinds:
        raise ConditionError(
            f"{str(ref)!r} is a {term.kind}: expected a question of type {' or '.join(kinds)}", ref.column
        )
