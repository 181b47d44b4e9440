"""What was answered so far, to be gone back to."""

from __future__ import annotations

from assistant.conditions import CHILD
from assistant.interview.sitting import Sitting
from assistant.interview.state import Pair
from assistant.interview.transcript import carried_words, question_words
from assistant.reasoning.words import answer_words

ASIDE = " (kept, but not counted now: another answer means it would not be asked)"


def given(sitting: Sitting) -> tuple[tuple[Pair, str], ...]:
    """The authority, every answer in the order given, then what was left for now: each question with its answer."""
    state = sitting.state
    answered = sorted(state.said, key=lambda pair: state.said[pair].seq)
    authority = ((CHILD, "authority"),) if state.authority else ()
    return tuple((pair, _in_words(sitting, pair)) for pair in (*authority, *answered, *sorted(state.left)))


def _in_words(sitting: Sitting, pair: Pair) -> str:
    state = sitting.state
    if pair[1] == "authority":
        answer = sitting.guidance.authorities[str(state.authority)].name
    elif pair in state.said:
        answer = answer_words(sitting.guidance, sitting.facts, pair[1], state.said[pair].answer)
    else:
        answer = "left for now"
    said = state.said.get(pair)
    answer += carried_words(said.carried_from) if said else ""
    return f"{question_words(sitting, pair)} {answer}{ASIDE if pair in sitting.set_aside else ''}"
