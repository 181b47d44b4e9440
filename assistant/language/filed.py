"""What is searched beside statements and law notes, and everything that a search lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.guidance import Guidance


@dataclass(frozen=True, slots=True)
class Listed:
    """What has any of the words, best first. `unfound`, `read_as`: as of what is found for a question.

    `searched`: whether there was a word to search for that is not too common. `also`: words that found something
    through another name, with that name. `more`: of which kinds there are more than are listed, and how many.
    """

    statements: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    silences: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    unfound: tuple[str, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    searched: bool = True
    also: tuple[tuple[str, str], ...] = ()
    more: tuple[tuple[str, int], ...] = ()


def filed(guidance: Guidance) -> Iterator[tuple[str, str, str]]:
    """What only browsing shows: (kind:id, what it says, what it is called)."""
    for option in guidance.options.values():
        yield f"option:{option.key}", option.sentence, f"{option.key} {option.label}"
    for term in guidance.terms.values():
        yield f"term:{term.id}", term.means, " ".join((term.term, *term.also, *term.words.values()))
    for silence in guidance.silences.values():
        yield f"silence:{silence.id}", f"{silence.says} {' '.join(silence.asks)}", silence.title
    for form in guidance.forms.values():
        asked = " ".join(" ".join((field.label, *field.prompts)) for field in form.fields)
        yield f"form:{form.id}", f"{form.use} {asked}", form.title
    for conflict in guidance.conflicts.values():
        sides = " ".join(side.says for side in conflict.sides)
        yield f"conflict:{conflict.id}", f"{sides} {conflict.why} {conflict.do}", conflict.title
