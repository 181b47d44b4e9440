"""Statements that share one wording: together they are one voice, not several."""

from __future__ import annotations

from assistant.guidance import Guidance


def shared_with(guidance: Guidance, statement: str) -> tuple[str, ...]:
    """The ids of the statements that share their wording with this one, in the order of the file."""
    return guidance.same_wording.get(statement, ())


def voice_words(guidance: Guidance, statement: str) -> str:
    """That it shares its wording, in words; empty where it does not."""
    others = shared_with(guidance, statement)
    if not others:
        return ""
    return f"same wording as {' and '.join(others)}: one voice, not {'two' if len(others) == 1 else 'several'}"


def differences(guidance: Guidance, statement: str) -> tuple[str, ...]:
    """Where its wording and the other's part, as far as that matters."""
    return tuple(voice.differs for voice in guidance.voices if statement in voice.statements and voice.differs)
