"""What bears on a case beside its reasons is worked out once, for the case and for each of its options."""

from __future__ import annotations

import pytest

from assistant.guidance import Guidance
from assistant.guidance.sheets import Conflict, Silence
from assistant.reasoning.assess import assess
from assistant.reasoning.bearing import bears_on_option
from assistant.reasoning.case import Case
from tests.cases import TODAY, case, sample
from tests.reasoning.random_cases import BEGINNINGS

CASES = [sample(), case(), *(drawn.case() for drawn in BEGINNINGS)]


@pytest.mark.parametrize("of", CASES, ids=range(len(CASES)))
def test_what_bears_on_the_case_stands_beside_a_live_option_or_names_none(of: Case, guidance: Guidance) -> None:
    found = assess(guidance, of, TODAY)
    facts = of.facts(guidance, TODAY)
    live = {entry.option for entry in found.entries if entry.is_live}
    records: list[Conflict | Silence] = [*guidance.conflicts.values(), *guidance.silences.values()]
    for one in records:
        beside = any(bears_on_option(one, option, guidance, facts) for option in live)
        listed = one.id in (*found.conflicts, *found.silences)
        if one.options and one.when is not None:
            assert beside == listed, one.id
        elif not one.options:
            assert not beside
        else:
            assert not listed, "without a `when` it stands with its options only"
            assert beside == bool(live & set(one.options))


def test_a_difference_that_names_no_option_is_one_of_the_case(guidance: Guidance) -> None:
    assert "ranking-the-options" in assess(guidance, sample(), TODAY).conflicts
    assert not guidance.conflicts["ranking-the-options"].options
