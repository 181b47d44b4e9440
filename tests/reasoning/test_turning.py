"""The piece-by-piece reading that a single changed answer is tried with agrees with the assessment itself."""

from __future__ import annotations

import pytest

from assistant.conditions import Answer
from assistant.guidance import Guidance
from assistant.reasoning.candidates import choices_for
from assistant.reasoning.changes import movable
from assistant.reasoning.entries import has_entry, placed_entries
from assistant.reasoning.standing import gates_for
from assistant.reasoning.turning import Turning
from tests.cases import TODAY
from tests.reasoning.test_laid_out import HERE, INVENTED, case_of

NAMES = [path.stem for path in (*sorted(INVENTED.glob("*.toml")), *sorted((HERE / "hand_cases").glob("*.toml")))]
UNSAID = Answer("not_known")


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_stands_as_the_assessment_has_it_and_moves_as_a_new_assessment_would(
    name: str, guidance: Guidance
) -> None:
    """Tried with one answer after another taken back or given otherwise, so that every piece is read once more."""
    case = case_of(name, guidance)
    facts = case.facts(guidance, TODAY)
    for number, placed in enumerate(placed_entries(guidance, facts)):
        seat = placed.seat
        turning = Turning(seat, guidance, facts, case.authority)
        assert turning.now == gates_for(seat, guidance, facts, case.authority).standing, seat
        for wait in movable(turning, facts)[number % 3 :: 3]:
            term = guidance.language.vocabulary.terms[wait[1]]
            others = [answer for _, answer in choices_for(guidance, facts, wait[0], term)]
            for answer in (UNSAID, *others[:2]):
                after = facts.with_answer(*wait, answer)
                there = has_entry(seat, guidance, after)
                stands = gates_for(seat, guidance, after, case.authority).standing if there else "not_applicable"
                assert turning.moved_to(wait, answer) == stands, (seat, wait, answer)
