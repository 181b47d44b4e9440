"""What a clause may be about, where no pattern finds anything in it: of the question that was put, likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log

from rapidfuzz import fuzz, process, utils

from assistant.language.lexicon import Concept, Lexicon

MOST = 6
_WORD = re.compile(r"[a-z0-9']+")
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
_NEAR_QUESTION = 80.0


class Offers:
    """Ranks the concepts that belong to a question by the words that a clause shares with them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._concepts = {one.id: one for one in lexicon.concepts}
        self._words = {one.id: frozenset(_concept_words(one)) for one in lexicon.concepts}
        self._rare: dict[str, float] = {}
        for words in self._words.values():
            for word in words:
                self._rare[word] = self._rare.get(word, 0) + 1
        size = len(self._concepts)
        self._rare = {word: log(1 + size / count) for word, count in self._rare.items()}
        self._asked: dict[str, tuple[str, ...]] = {
            utils.default_process(wording): topic.questions for topic in lexicon.topics for wording in topic.asked
        }
        self._by_question: dict[str, list[str]] = {}
        for one in lexicon.concepts:
            for question in one.questions:
                self._by_question.setdefault(question, []).append(one.id)

    def asked(self, question: str | None) -> frozenset[str]:
        """The concepts that belong to a question, by its id or its wording; empty where it is not known."""
        if question is None:
            return frozenset()
        if question in self._by_question:
            return frozenset(self._by_question[question])
        said = utils.default_process(question)
        near = process.extractOne(said, list(self._asked), scorer=fuzz.ratio, score_cutoff=_NEAR_QUESTION)
        questions = self._asked[near[0]] if near else ()
        return frozenset(one for name in questions for one in self._by_question.get(name, ()))

    def ranked(self, clause: str, asked: Iterable[str]) -> tuple[str, ...]:
        """The likeliest concepts, those of the question first; at most six."""
        words = set(_stems(clause))
        of_question = frozenset(asked)
        scores = {identity: sum(self._rare[word] for word in words & have) for identity, have in self._words.items()}
        first = sorted(of_question, key=lambda one: (-scores[one], one))
        others = [one for one in sorted(scores, key=lambda one: -scores[one]) if scores[one] and one not in of_question]
        return tuple([*first, *others][:MOST])


def _concept_words(concept: Concept) -> Iterable[str]:
    for text in (*concept.says, *concept.denies, *concept.was, *concept.hints, *concept.words, concept.label):
        yield from _stems(text)


def _stems(text: str) -> Iterable[str]:
    for word in _WORD.findall(text.lower()):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word.removesuffix(ending)
                break
        yield word
