"""Interviews at random, to their end: nothing crashes, and what the engine promises holds all the way."""

from __future__ import annotations

import os

import pytest

from assistant.interview import cards
from tests.interview.walker import MOST_REPLIES, pairs_put, walk

WALKS = int(os.environ.get("WALKS", "20"))
THOROUGH = 10
"""Interviews in which everything is checked after every reply; of the others only some of it."""


@pytest.mark.parametrize("seed", range(WALKS))
def test_a_random_interview_keeps_every_promise_to_its_end(seed: int) -> None:
    sitting = walk(seed, thoroughly=seed < THOROUGH or seed % 10 == 0)
    assert sitting.card.question == cards.END or len(sitting.events) > MOST_REPLIES


def test_random_interviews_reach_the_depth_and_the_people() -> None:
    put = {question for seed in range(12) for _, question in pairs_put(walk(seed, thoroughly=False))}
    assert {"relation", "living_with", "viability", "age_band", "reviews_held", cards.DEEPER, cards.CALLED} <= put
