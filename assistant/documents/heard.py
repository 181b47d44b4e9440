"""What was understood of free text, in words and as plain data."""

from __future__ import annotations

from typing import Any

from assistant.documents.words import paragraph
from assistant.guidance import Guidance
from assistant.guidance.lexicon import Lexicon
from assistant.language.understood import Finding, Understood

_HOW = {
    "affirmed": "so",
    "negated": "not so",
    "uncertain": "perhaps",
    "past": "once, not now",
    "other_person": "of somebody else",
    "hypothetical": "if",
}


def understood_data(understood: Understood) -> dict[str, Any]:
    """As `permanence understand --json` prints it."""
    return {
        "understood": [finding_data(one) for one in understood.findings],
        "unplaced": [
            {"text": one.text, "start": one.start, "end": one.end, "offers": list(one.offers), "beside": one.beside}
            for one in understood.unplaced
        ],
        "privacy": [
            {"kind": one.kind, "text": one.text, "start": one.start, "end": one.end, "instead": one.instead}
            for one in understood.private
        ],
    }


def finding_data(one: Finding) -> dict[str, Any]:
    """One finding; `ask` is null where it is asserted, else why it must be asked back."""
    return {
        "finding": one.finding,
        "polarity": one.polarity,
        "about": one.about,
        "ask": one.ask,
        "value": one.value,
        "text": one.text,
        "start": one.start,
        "end": one.end,
    }


def understood_text(understood: Understood, lexicon: Lexicon, guidance: Guidance, width: int) -> str:
    """The same to read; nothing of it counts until it is confirmed."""
    labels = {one.id: one.label for one in lexicon.concepts}
    plain = [one for one in understood.findings if one.ask is None]
    asked = [one for one in understood.findings if one.ask is not None]
    lines: list[str] = []
    if plain:
        lines += ["Understood, to be confirmed:", *(f"  {_said(one, labels)}" for one in plain)]
    if asked:
        lines += ["To ask back:", *(f"  {_said(one, labels)}: {one.ask}" for one in asked)]
    unplaced = [one for one in understood.unplaced if not one.beside]
    if unplaced:
        lines.append("Not placed:")
        for clause in unplaced:
            offers = [labels.get(one) or choice_label(one, guidance) for one in clause.offers[:3]]
            about = f" Is it about: {'; '.join(offers)}?" if offers else ""
            lines.append(f"  “{clause.text}”.{about} Or keep it as a note.")
    if understood.private:
        lines.append("This could tell who somebody is (a help, and no guarantee):")
        lines += [f"  “{one.text}”: write {one.instead or 'nothing'} instead" for one in understood.private]
    if not lines:
        lines = ["Nothing in that to understand."]
    return "".join(f"{paragraph(line, width)}\n" for line in lines)


def _said(one: Finding, labels: dict[str, str]) -> str:
    value = f" ({one.value})" if one.value else ""
    whom = one.about.replace("_", " ") or "nobody named"
    return f"“{one.text}”: {labels[one.finding]}{value} — {_HOW[one.polarity]}, {whom}"


def choice_label(identity: str, guidance: Guidance) -> str:
    """What an offer that is a choice of a question is called; the id in words where none is."""
    for question in guidance.questions.values():
        for choice in question.choices:
            if choice.id == identity:
                return choice.label
    return identity.replace("_", " ")
