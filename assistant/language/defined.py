"""Questions that ask what a word of the field means, and the words of the glossary that they ask about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.guidance.sheets import Term
from assistant.language.vocabulary import Tokens, stems_of

_START = r"^\W*(?:(?:hi|hello|sorry|so|ok|okay|please|and|but|can (?:you|anyone|somebody|someone)|could you)\b[\s,]*)*"
_NAMED = r"(?P<one>.+?)"
_ASKS = tuple(
    re.compile(_START + pattern, re.IGNORECASE)
    for pattern in (
        rf"what(?:['’]?s| is| are| was)? (?:meant by|the (?:meaning|definition) of) {_NAMED}\W*$",
        rf"(?:what|wot) (?:does|do|did) {_NAMED} (?:mean|stand for)\b.*$",
        rf"what do (?:we|you|they|people) mean by {_NAMED}\W*$",
        rf"(?:define|explain|meaning of|definition of) (?:what )?{_NAMED}(?: is| are| means?)?\W*$",
        r"what(?:['’]?s| is| are) (?P<one>.+)$",
    )
)
_DIFFERENCE = re.compile(
    r"\bdifferences? (?:is there )?between (?P<one>.+?) (?:and|or) (?P<other>.+?)\W*$", re.IGNORECASE
)
_GOES_ON = re.compile(r"\s*[?;:,.]\s*|\s+(?:and|when|in|for|anyway|exactly|please)\b", re.IGNORECASE)
"""Where the name of what is asked for may end, and the question go on."""
_LEADS = re.compile(r"^(?:(?:an?|the|this|these|exactly|actually|called|it called)\s+)+", re.IGNORECASE)


class Defined:
    """The words of the glossary, by every name."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[Tokens, Term] = {}
        for term in terms:
            for name in (term.term, *term.also, *term.words.values()):
                self._terms.setdefault(stems_of(name), term)

    def asked_for(self, question: str) -> tuple[Term, ...]:
        """The words whose meaning a question asks for: none where it asks for something else of them."""
        question = question.strip()
        between = _DIFFERENCE.search(question)
        if between:
            both = {one.id: one for one in map(self._called, between.group("one", "other")) if one is not None}
            return tuple(both.values())
        found = (self._called(match["one"]) for pattern in _ASKS if (match := pattern.match(question)))
        return tuple(term for term in found if term is not None)[:1]

    def _called(self, words: str) -> Term | None:
        """The word of that name; the longest name counts, and what comes after it goes on to something else."""
        ends = [len(words), *(one.start() for one in reversed(list(_GOES_ON.finditer(words))))]
        names = (_LEADS.sub("", words[:end].strip(" \"'“”‘’?.,")) for end in ends)
        return next((self._terms[stems_of(name)] for name in names if stems_of(name) in self._terms), None)
