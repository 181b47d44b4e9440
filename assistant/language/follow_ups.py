"""A question that goes on from the one before it: "and in Devon?", "what about friends?"."""

from __future__ import annotations

import re

from assistant.guidance import Guidance

_GOES_ON = re.compile(r"\s*(?:and|what about|how about)\b[\s,]*", re.IGNORECASE)


def in_context(question: str, before: str, authority: str, guidance: Guidance) -> tuple[str, str]:
    """(the whole question, whose guidance comes first). `before`: the whole question before it; empty for none.

    What goes on from the one before keeps its subject. A council that is named comes first.
    """
    named = next((key for key, one in guidance.authorities.items() if _names(question, one.name)), authority)
    begins = _GOES_ON.match(question)
    if begins is None or not before:
        return question, named
    rest = question[begins.end() :].rstrip(" ?.!")
    if named != authority and re.fullmatch(
        rf"(?:in|for|at)?\s*{re.escape(guidance.authorities[named].name)}", rest, re.IGNORECASE
    ):
        return before, named
    return f"{before.rstrip(' ?.!')} {rest}?".strip(), named


def _names(question: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", question, re.IGNORECASE) is not None
