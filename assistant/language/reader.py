"""Reads what a worker types: findings, each plain or to be asked back, and the clauses in which nothing was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex

from assistant.guidance import Guidance
from assistant.guidance.lexicon import Lexicon, read_lexicon
from assistant.language.matching import Compiled
from assistant.language.offers import Offers, Put
from assistant.language.reply import Reply, settled
from assistant.language.spelling import Spelling
from assistant.language.understood import Finding, Known, Understood, Unplaced
from assistant.text import clean

LONGEST = 10_000
PIECE = 800
_NO_WORDS = re.compile(r"\S{80,}|[\W_]{20,}")
"""What is no words: taken apart one by one it takes long."""


class Reader:
    """Reads replies. Made once; it holds nothing of what it reads."""

    def __init__(self, lexicon: Lexicon, guidance: Guidance | None = None) -> None:
        """`guidance`: with it, the choices of the question put are offered too. Raises BadKnowledge for a pattern."""
        self.lexicon = lexicon
        self._nlp = _english()
        self._compiled = Compiled(self._nlp, lexicon)
        self._spelling = Spelling(self._compiled.known)
        self._offers = Offers(lexicon, guidance)

    def knows(self, question: str) -> bool:
        """Whether this is the id of a question, or the wording of one."""
        return self._offers.knows(question)

    def understand(
        self, text: str, question: str | None = None, people: Sequence[Known] = (), today: date | None = None
    ) -> Understood:
        """What a reply says.

        `question`: the id of the question that was put, or its wording. `people`: those of the case.
        `today`: the day that ages and lengths are reckoned from; None: nothing is reckoned.
        """
        text = clean(text, LONGEST)
        asked = self._offers.asked(question)
        findings: list[Finding] = []
        unplaced: list[Unplaced] = []
        for start, end in _pieces(text):
            found, clauses = self._read(text[start:end], asked, people, today)
            findings += [replace(one, start=one.start + start, end=one.end + start) for one in found]
            unplaced += [replace(one, start=one.start + start, end=one.end + start) for one in clauses]
        return Understood(text, settled(findings), tuple(unplaced))

    def _read(
        self, text: str, asked: Put, people: Sequence[Known], today: date | None
    ) -> tuple[tuple[Finding, ...], tuple[Unplaced, ...]]:
        typed = self._nlp.make_doc(_NO_WORDS.sub(lambda run: " " * len(run[0]), text))
        repaired = self._spelling.repaired([token.text for token in typed])
        doc = self._with(typed, repaired)
        return Reply(self._compiled, self._offers, text, doc, typed, frozenset(repaired), asked, people, today).read()

    def _with(self, typed: Doc, repaired: Mapping[int, str]) -> Doc:
        """What was typed, with these words put right."""
        words = [repaired.get(token.i, token.text) for token in typed]
        doc = Doc(self._nlp.vocab, words, [bool(token.whitespace_) for token in typed])
        for token in typed:
            if token.i not in repaired:
                doc[token.i].norm_ = token.norm_
        return doc


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A long text in pieces, cut where a sentence ends, or a word: the time it takes grows only with its length."""
    start = 0
    while len(text) - start > PIECE:
        window = text[start : start + PIECE]
        cut = max(window.rfind("\n"), window.rfind(". ")) + 1 or window.rfind(" ") + 1 or PIECE
        yield start, start + cut
        start += cut
    yield start, len(text)


def _english() -> Language:
    """English words and marks; "nan'll" and "dad'd" are two words, as "she'll" is."""
    nlp = spacy.blank("en")
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or []), r"(?<=[A-Za-z])['’](?:ll|d|ve|re)"])
    nlp.tokenizer.suffix_search = suffixes.search  # type: ignore[union-attr]  # a setting of the tokenizer, untyped
    return nlp


def load_reader(guidance: Guidance | None = None, folder: Path | None = None) -> Reader:
    """A reader of the lexicon in a knowledge folder (default: the shipped one); raises BadKnowledge."""
    return Reader(read_lexicon(folder), guidance)
