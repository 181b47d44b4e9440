"""Questions that go on from the one before: "and in Devon?", "what about for babies?", "and who chairs it?"."""

from __future__ import annotations

import re

from assistant.guidance import Guidance
from assistant.language.names import kinds_of, words_of
from assistant.language.vocabulary import Unit, Vocabulary, shipped_alike
from assistant.text import clean_line

_LONGEST = 600
_GOES_ON = re.compile(
    r"^\W*(?:and|but|or|so|also|then|ok|okay|what about|how about|what if|what of|same for|is it the same|in that case"
    r"|and what|even if|even when|does that|is that|is this|does it|is it|do they|can they|are they|who does that)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^\W*(?:(?:and|but|or|so|also|then|ok|okay|well)\b[\s,]*)*(?:(?:what|how) (?:about|of|if)\b|same for\b"
    r"|is it the same (?:for|in|with)\b)?[\s,]*"
    r"(?:(?:for|in|with|when|where)\b(?!\s+(?:do|does|is|are|should|must|can)\b))?",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(it|its|that|this|those|these|they|them|their|he|she|him|her|there|one|ones|then|the same|instead|otherwise)\b",
    re.IGNORECASE,
)
_IN_A_COUNCIL = r"\W*\b(?:(?:in|at|for|of|by|from|under|with)\s+)?{}(?:['’]s)?\b(?:\s+council)?"
_SHORT = 2
"""A question of so few things that says it goes on from another is about that one's matter."""


def named_council(question: str, guidance: Guidance) -> str | None:
    """The council that a question names, where it names one only."""
    councils = {key for key, one in guidance.authorities.items() if one.sources}
    named = [word for word in dict.fromkeys(words_of(question)) if word in councils]
    return named[0] if len(named) == 1 else None


def in_context(question: str, before: str, authority: str, guidance: Guidance) -> tuple[str, str]:
    """The whole question to search for, and the authority whose policy it is asked of.

    `before`: the whole question that was asked before, empty where there was none. A question that stands by itself is
    left as it is. One that names a council is asked of that council.
    """
    question, before = clean_line(question, _LONGEST), clean_line(before, _LONGEST)
    council = named_council(question, guidance)
    whose = council or authority
    if not before:
        return question, whose
    units = _units(question, council, guidance)
    if not (council and not units) and not _goes_on(question, units):
        return question, whose
    kept = _without_council(before, guidance) if council else before
    if not units:
        return (f"{kept.rstrip(' ?.!')}?" if not kinds_of(question) else _joined(question, kept)), whose
    said = _LEADS.sub("", question, count=1).strip(" ?,.") if not kinds_of(question) else question.strip(" ?,.")
    if council:
        said = _without_council(said, guidance).strip(" ?,.")
    have = set(words_of(kept))
    if all(word in have for word in words_of(said)):
        return f"{kept.rstrip(' ?.!')}?", whose
    return _joined(said, kept), whose


def _joined(question: str, before: str) -> str:
    """Both as one question; what sort of answer the later asks for is what is asked for."""
    asked = kinds_of(question)
    subject = before.rstrip(" ?.!")
    if asked:
        return f"{question.strip(' ?,.')}: {_subject(subject)}?"
    return f"{subject}, {question.strip(' ?,.')}?"


_ASKING = re.compile(
    r"^\W*(?:(?:and|but|so)\b\s*)?(?:how (?:often|long|soon|quickly|many \w+|much)|when|who|what|where|why|which"
    r"|by when|whose)\b\s*"
    r"(?:(?:do|does|did|is|are|was|should|must|can|could|will|would|has|have|need|to|we|i|you|they|be)\b\s*)*",
    re.IGNORECASE,
)


def _subject(question: str) -> str:
    """What a question is about, without what it asks of it."""
    return _ASKING.sub("", question, count=1).strip() or question


def _goes_on(question: str, units: list[Unit]) -> bool:
    """Whether it is about what was asked before: it says so, or it names next to nothing and points back."""
    telling = [unit for unit in units if not unit.faint]
    pointing = bool(_POINTS_BACK.search(question))
    if kinds_of(question) and not pointing and any(unit.names and " " in unit.typed for unit in telling):
        return False
    if _GOES_ON.match(question):
        return len(telling) <= _SHORT or (pointing and len(telling) <= _SHORT + 1)
    return len(telling) <= 1 and (pointing or (not telling and bool(kinds_of(question))))


def _units(question: str, council: str | None, guidance: Guidance) -> list[Unit]:
    found = Vocabulary(shipped_alike(), guidance.terms.values()).units(question)
    return [unit for unit in found if unit.typed.lower() != council]


def _without_council(question: str, guidance: Guidance) -> str:
    """The question without the councils that it names."""
    for key, one in guidance.authorities.items():
        if one.sources:
            question = re.sub(_IN_A_COUNCIL.format(re.escape(key)), "", question, flags=re.IGNORECASE)
    return " ".join(question.split())
