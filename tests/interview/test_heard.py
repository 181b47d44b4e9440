"""What events keep of chips: read back whatever stands in them, and a worker who settles them at random."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conditions import CHILD
from assistant.interview import cards, opened, replies, saying, settling
from assistant.interview.events import Draft
from assistant.interview.heard import MOST_ITEMS, Chip, Clause, Heard, Offered, heard_data, read_heard
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.interview.standing import clear_places, item_words, stand
from assistant.interview.transcript import turns
from assistant.language.choosing import closest
from tests.cases import shipped
from tests.interview.hearing import Reader, Said, then
from tests.interview.talk import as_happened, away, started, undone, with_people
from tests.interview.walker import check_afresh, check_round_trip, check_undo

WORDS = "mum drinks and nan would have him"
GOOD = {"finding": "drinking", "polarity": "affirmed", "about": CHILD, "start": 0, "end": 3, "question": "home_risks"}
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["child", "home_risks", "carer"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD, "value", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def _event(value: Any) -> Any:
    return as_happened([Draft("understood", CHILD, "birth", value, "understood")], shipped())[0]


def _hearing(value: Any) -> Sitting:
    drafts = (Draft("told", CHILD, "birth", WORDS), Draft("understood", CHILD, "birth", value, "understood"))
    return then(away(), drafts)


def test_what_is_written_is_read_again() -> None:
    chip = Chip("f", "says", "past", "nan", "mum", 0, 3, "offers", ["x"], "why", "carer", "grandparent")
    clause = Clause("nan", 15, 18, (Offered("a label", CHILD, "birth", "2021"), Offered("b", "", "offers")))
    heard = Heard(CHILD, "birth", WORDS, (chip, Chip("g", "g", "affirmed", "", "d", 4, 5)), (clause,))
    assert read_heard(_event(heard_data(heard)), WORDS) == heard
    assert read_heard(_event(heard_data(heard.of([]))), WORDS) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": -1},
        {"start": True},
        {"end": 10_000},
        {"end": 0},
        {"start": "0"},
        {"polarity": "sure"},
        {"polarity": ["affirmed"]},
        {"finding": ""},
        {"finding": 3},
    ],
)
def test_a_chip_that_does_not_hold_together_is_left_out(wrong: dict[str, Any]) -> None:
    event = _event({"chips": [{**GOOD, **wrong}, GOOD], "unplaced": "none"})
    heard = read_heard(event, WORDS)
    assert heard is not None
    assert len(heard.chips) == 1
    assert heard.chips[0].text == "mum"


@pytest.mark.parametrize(
    "odd",
    [
        {"about": "../../etc"},
        {"about": "[bold]x[/]"},
        {"about": "household", "role": "carer"},
        {"about": "unnamed", "role": "carer", "question": "offers", "value": "to_care"},
        {"about": "ghost", "role": "king", "question": "offers", "value": "to_care"},
        {"about": "ghost", "role": "parent", "question": "viability", "value": "positive"},
        {"question": "role", "value": "carer"},
        {"question": "authority", "value": "devon"},
        {"question": "interview.reference", "value": "x"},
        {"value": {"disputed": [["neglect"], ["none"]]}},
        {"value": "neglect"},
        {"value": [["neglect"]]},
        {"value": ["neglect", "none"]},
        {"value": []},
        {"value": 3},
        {"says": "\x1b[31m" + "x" * 5_000},
        {"ask": 3},
    ],
)
def test_an_odd_chip_is_never_an_answer_that_its_question_does_not_take(odd: dict[str, Any]) -> None:
    sitting = _hearing({"chips": [{**GOOD, **odd}], "unplaced": []})
    heard = sitting.card.heard
    assert heard is not None
    assert item_words(sitting, heard.chips[0]).isprintable()
    for act, label in opened.acts(sitting, 0):
        assert label.isprintable()
        check_round_trip(then(sitting, opened.do(sitting, 0, act)))
    check_round_trip(sitting)


@given(st.lists(JUNK, max_size=4), st.lists(JUNK, max_size=3), JUNK)
def test_whatever_stands_in_the_events_can_be_shown_and_got_rid_of(
    chips: list[Any], clauses: list[Any], one: Any
) -> None:
    changed = {**GOOD, **one} if isinstance(one, dict) else {**GOOD, "value": one}
    sitting = _hearing({"chips": [*chips, changed], "unplaced": clauses})
    heard = sitting.card.heard
    if heard is None:
        return
    assert all(item_words(sitting, item) for item in heard.items)
    assert all(opened.acts(sitting, place) for place in range(len(heard.items)))
    assert all(turn.text for turn in turns(sitting))
    if clear_places(sitting, heard):
        then(sitting, settling.confirm_clear(sitting))
    assert then(sitting, settling.note_rest(sitting)).card.heard is None


def test_a_flood_of_chips_is_cut() -> None:
    heard = read_heard(_event({"chips": [GOOD] * 5_000, "unplaced": []}), WORDS)
    assert heard is not None
    assert len(heard.chips) == MOST_ITEMS


def test_chips_before_any_words_are_none() -> None:
    event = Draft("understood", CHILD, "birth", {"chips": [GOOD], "unplaced": []}, "understood")
    assert then(started(), [event]).card.heard is None


# ------------------------------------------------------------ at random

SAID: tuple[Said, ...] = (
    ("drinking", "affirmed", "mother", "mum drinks"),
    ("violence", "affirmed", "father", "dad hits", "it is not sure"),
    ("no_worries", "affirmed", CHILD, "no worries"),
    ("dead", "affirmed", "parents", "both died"),
    ("apart", "uncertain", "mother", "perhaps alone"),
    ("willing", "affirmed", "maternal_grandmother", "nan would"),
    ("willing", "negated", "maternal_aunt", "aunt would not"),
    ("willing", "affirmed", "family", "somebody would"),
    ("viable", "affirmed", "maternal_aunt", "aunt was positive"),
    ("care_order", "affirmed", CHILD, "care order"),
    ("with_relative", "affirmed", CHILD, "with kin"),
    ("with_carer", "affirmed", CHILD, "with carers"),
    ("likes_football", "affirmed", CHILD, "football"),
)
LOST = {"zzzz": ("relative", "drinking", "willing"), "qqqq": ()}


def _reply(sitting: Sitting, rng: random.Random) -> Any:
    heard = sitting.card.heard
    if heard is None:
        if rng.random() < 0.3 and sitting.card.offers and sitting.card.of_case:
            return replies.leave(sitting)
        words = ", ".join([one[3] for one in rng.sample(SAID, rng.randint(1, 4))] + rng.sample(sorted(LOST), 1))
        return saying.say(sitting, words, closest, Reader(*SAID, unplaced=LOST))
    if clear_places(sitting, heard) and rng.random() < 0.3:
        return settling.confirm_clear(sitting)
    if sitting.state.people and rng.random() < 0.1:
        return replies.take_out(sitting, rng.choice(sitting.state.people).id)
    if rng.random() < 0.1:
        return settling.note_rest(sitting)
    place = rng.randrange(len(heard.items))
    return opened.do(sitting, place, rng.choice(opened.acts(sitting, place))[0])


@pytest.mark.parametrize("seed", range(12))
def test_a_worker_who_settles_at_random_is_never_stuck_and_can_take_everything_back(seed: int) -> None:
    rng = random.Random(seed)
    sitting = with_people() if seed % 2 else away()
    for _ in range(25):
        if sitting.card.question == cards.END or sitting.card.kind == "text":
            break
        try:
            drafts = _reply(sitting, rng)
        except BadReply as bad:
            assert "\n" not in str(bad)
            continue
        before, sitting = sitting, then(sitting, drafts)
        check_round_trip(sitting)
        check_afresh(sitting)
        check_undo(before, sitting, drafts)
        assert undone(sitting).card.heard == before.card.heard
        assert all(turn.text.isprintable() for turn in turns(sitting))
        for item in sitting.card.heard.items if sitting.card.heard else ():
            if isinstance(item, Chip):
                standing = stand(sitting, item)
                assert not standing.is_clear or standing.card is not None
