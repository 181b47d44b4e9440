"""Reads what a worker types: findings, each plain or to be asked back, and the clauses in which nothing was found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex

from assistant.guidance import Guidance
from assistant.guidance.lexicon import Lexicon, read_lexicon
from assistant.language.matching import Compiled
from assistant.language.offers import Offers
from assistant.language.reply import Reply
from assistant.language.spelling import Spelling
from assistant.language.understood import Known, Understood
from assistant.text import clean

LONGEST = 10_000
_MARKS = re.compile(r"[^\w\s]{20,}")
"""A run of marks is no words; taken apart one by one it takes long."""


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
        typed = self._nlp.make_doc(_MARKS.sub(lambda run: " " * len(run[0]), text))
        repaired = self._spelling.repaired([token.text for token in typed])
        doc = self._with(typed, repaired)
        reply = Reply(
            self._compiled,
            self._offers,
            text,
            doc,
            typed,
            frozenset(repaired),
            self._offers.asked(question),
            people,
            today,
        )
        return Understood(text, *reply.read())

    def _with(self, typed: Doc, repaired: Mapping[int, str]) -> Doc:
        """What was typed, with these words put right."""
        words = [repaired.get(token.i, token.text) for token in typed]
        doc = Doc(self._nlp.vocab, words, [bool(token.whitespace_) for token in typed])
        for token in typed:
            if token.i not in repaired:
                doc[token.i].norm_ = token.norm_
        return doc


def _english() -> Language:
    """English words and marks; "nan'll" and "dad'd" are two words, as "she'll" is."""
    nlp = spacy.blank("en")
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or []), r"(?<=[A-Za-z])['’](?:ll|d|ve|re)"])
    nlp.tokenizer.suffix_search = suffixes.search  # type: ignore[union-attr]  # a setting of the tokenizer, untyped
    return nlp


def load_reader(guidance: Guidance | None = None, folder: Path | None = None) -> Reader:
    """A reader of the lexicon in a knowledge folder (default: the shipped one); raises BadKnowledge."""
    return Reader(read_lexicon(folder), guidance)
