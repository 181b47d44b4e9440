"""What a clause may be about, where no pattern finds anything in it: of the question that was put, likeliest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from rapidfuzz import fuzz, process, utils
from spacy.lang.en.stop_words import STOP_WORDS

from assistant.guidance import Guidance
from assistant.guidance.lexicon import Concept, Lexicon

MOST = 6
FROM_QUESTION = 2
"""What belongs to the question has the first places, before what something else is hinted at."""
NEAR_QUESTION = 80.0
"""How like its wording a question must be, of 100."""
_SMALL = 0.2
"""What a word like "at" or "down" counts, beside one that says more."""
_WORD = re.compile(r"[a-z0-9']+")
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")


@dataclass(frozen=True, slots=True)
class Put:
    """What may be said to a question: ids of concepts, and its choices that no concept comes to, with words."""

    concepts: frozenset[str] = frozenset()
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Offers:
    """Ranks what belongs to a question by the words that a clause shares with it."""

    def __init__(self, lexicon: Lexicon, guidance: Guidance | None = None) -> None:
        """`guidance`: the questions and their choices; without it only concepts are offered."""
        self._guidance = guidance
        self._concepts = {one.id: one for one in lexicon.concepts}
        self._words = {one.id: frozenset(_concept_words(one)) for one in lexicon.concepts}
        have = Counter(word for words in self._words.values() for word in words)
        self._weights = {word: log(1 + len(self._words) / count) for word, count in have.items()}
        self._wordings = {
            utils.default_process(asked): topic.questions for topic in lexicon.topics for asked in topic.asked
        }
        if guidance is not None:
            for question in guidance.questions.values():
                self._wordings.setdefault(utils.default_process(question.ask), (question.id,))
        self._of: dict[str, list[str]] = {}
        for one in lexicon.concepts:
            for name in one.questions:
                self._of.setdefault(name, []).append(one.id)

    def knows(self, question: str) -> bool:
        """Whether this is the id of a question, or the wording of one."""
        return bool(self._questions(question))

    def _questions(self, question: str) -> tuple[str, ...]:
        if question in self._of or (self._guidance and question in self._guidance.language.vocabulary.terms):
            return (question,)
        said = utils.default_process(question)
        near = process.extractOne(said, list(self._wordings), scorer=fuzz.ratio, score_cutoff=NEAR_QUESTION)
        return self._wordings[near[0]] if near else ()

    def asked(self, question: str | None) -> Put:
        """What may be said to a question, by its id or its wording; nothing where it is not known."""
        names = () if question is None else self._questions(question)
        concepts = frozenset(one for name in names for one in self._of.get(name, ()))
        choices: dict[str, frozenset[str]] = {}
        for name in names if len(names) == 1 and self._guidance else ():
            card = self._guidance.card_of.get(name) if self._guidance else None
            meant = {value for one in concepts for value in self._values(one, name)}
            for choice in card.choices if card else ():
                if choice.id not in meant:
                    choices[choice.id] = frozenset(_stems(choice.label))
        return Put(concepts, choices)

    def _values(self, concept: str, question: str) -> Iterator[str]:
        """The choices of a question that a concept comes to."""
        for gives in self._concepts[concept].gives:
            if gives.question == question:
                yield from gives.value if isinstance(gives.value, list | tuple) else (str(gives.value),)

    def speaks_of(self, clause: str, put: Put) -> bool:
        """Whether the words of a clause are among those of something that belongs to the question."""
        words = list(dict.fromkeys(_stems(clause)))
        return any(self._like(words, self._words[one]) >= 1 for one in put.concepts)

    def ranked(self, clause: str, put: Put, hinted: Sequence[str] = ()) -> tuple[str, ...]:
        """The likeliest, those of the question put first; at most six. `hinted`: concepts that it may speak of.

        Of those that belong to the question the hinted come first; of the others the likeliest is the third.
        """
        words = list(dict.fromkeys(_stems(clause)))
        of_question = {one: self._words[one] for one in put.concepts} | dict(put.choices)
        first = sorted(of_question, key=lambda one: (one not in hinted, -self._like(words, of_question[one]), one))
        likes = {one: self._like(words, have) for one, have in self._words.items() if one not in of_question}
        beside = [one for one in dict.fromkeys(hinted) if one in likes]
        others = [one for one in sorted(likes, key=lambda one: -likes[one]) if likes[one] >= 1 and one not in beside]
        ranked = [*first[:FROM_QUESTION], *beside[:1], *first[FROM_QUESTION:], *beside[1:], *others]
        return tuple(ranked[:MOST])

    def _like(self, words: Iterable[str], have: frozenset[str]) -> float:
        usual = log(1 + len(self._words))
        shared = [word for word in words if word in have]
        return sum(self._weights.get(word, usual) * (_SMALL if word in STOP_WORDS else 1) for word in shared)


def _concept_words(concept: Concept) -> Iterator[str]:
    tried = [one.text for one in concept.examples if one.found != "nothing"]
    for text in (*concept.says, *concept.denies, *concept.was, *concept.hints, *concept.words, *tried, concept.label):
        yield from _stems(text)


def _stems(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.lower()):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word.removesuffix(ending)
                break
        yield word
