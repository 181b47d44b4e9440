"""What is asked next: core before depth, one person after another, and only what can still be asked."""

from __future__ import annotations

from assistant.conditions import CHILD
from assistant.interview import cards, replies
from assistant.interview.events import Draft
from assistant.interview.order import beyond_core
from assistant.interview.sitting import Sitting
from assistant.interview.state import Pair
from assistant.interview.transcript import turns
from tests.cases import shipped
from tests.interview.talk import AT, answered, away, begun, until, with_people


def _all_the_way(sitting: Sitting) -> tuple[Sitting, list[Pair]]:
    """ "Not known yet" to everything, to the end; the questions of the depth in order."""
    sitting = answered(until(sitting, cards.DEEPER), "deeper")
    deep: list[Pair] = []
    while sitting.card.question != cards.END:
        deep.append(sitting.card.pair)
        sitting = answered(sitting, "not_known")
    return sitting, deep


def test_an_interview_of_nothing_but_not_known_ends_and_puts_no_question_twice() -> None:
    sitting, deep = _all_the_way(with_people())
    assert len(set(deep)) == len(deep) > 10
    assert beyond_core(sitting.state, sitting.assessment.to_ask, sitting.guidance) == []


def test_depth_goes_person_by_person_inside_what_waits_and_what_weighs() -> None:
    _, deep = _all_the_way(with_people())
    waited = len(deep) - 1
    about = [pair[0] for pair in deep[:waited]]
    first = [about.index(person) for person in dict.fromkeys(about)]
    assert first == sorted(first)
    assert about[0] == CHILD


def test_no_core_question_is_left_for_the_depth() -> None:
    _, deep = _all_the_way(with_people())
    assert not [pair for pair in deep if shipped().card_of[pair[1]].core]


def test_the_depth_is_offered_without_a_number_that_daunts() -> None:
    sitting = until(away(cards.NOBODY), cards.DEEPER)
    assert len(beyond_core(sitting.state, sitting.assessment.to_ask, sitting.guidance)) > 1
    assert "More questions could still change it" in sitting.card.ask


def test_what_was_left_for_now_is_owned_up_to_at_the_end() -> None:
    sitting = until(away(cards.NOBODY), cards.DEEPER)
    sitting = answered(sitting, "deeper")
    left = 0
    while sitting.card.question != cards.END:
        left += 1
        sitting = sitting.then(replies.leave(sitting), AT)
    assert "but what you left for now" in sitting.card.ask
    assert left >= len(sitting.state.left) > 0
    whole, _ = _all_the_way(begun("2022", "parents", "settled", ["none"], "yes"))
    assert "left" not in whole.card.ask


def test_asking_about_people_ends_with_nobody_and_somebody_can_be_added_later() -> None:
    sitting = away(cards.NOBODY)
    assert sitting.card.question != cards.WHO
    adding = sitting.then(replies.add_somebody(), AT)
    assert adding.card.question == cards.WHO
    added = answered(adding, "mother")
    assert added.card.about == "mother"


def test_every_kind_keeps_its_number_and_a_second_of_one_gets_a_name_of_its_own() -> None:
    first = away().card.offers
    sitting = answered(away(), "mother", "apart", "no", "no")
    assert sitting.card.offers == first
    sitting = answered(sitting, "mother")
    assert sitting.card.question == cards.CALLED
    sitting = answered(sitting, "other mother")
    assert [one.id for one in sitting.state.people] == ["mother", "other_mother"]
    assert sitting.state.said["other_mother", "relation"].answer.value == "mother"


def test_with_whom_the_child_lives_is_asked_once_the_people_are_named() -> None:
    sitting = answered(away(), "foster_carer", "to_care", "father", "apart", "no", "no", cards.NOBODY)
    assert sitting.card.question == "living_with"
    assert sitting.card.suggested == ("foster_carer",)
    assert answered(sitting, ["foster_carer"]).card.question != "living_with"


def test_leaving_a_question_tells_what_it_leaves_open_until_it_is_answered() -> None:
    sitting = with_people()
    pair = ("maternal_aunt", "viability")
    sitting = sitting.then(replies.change(sitting, pair), AT)
    left = sitting.then(replies.leave(sitting), AT) if pair in sitting.state.said else _left(sitting)
    words = [turn.text for turn in turns(left) if turn.who == "aside"]
    assert any(text.startswith("Without it these stay to find out: ") and "maternal aunt" in text for text in words)
    again = answered(left.then(replies.change(left, pair), AT), "full_positive")
    assert not any(turn.text.startswith("Without it these stay") for turn in turns(again))


def _left(sitting: Sitting) -> Sitting:
    return sitting.then([Draft("answered", *sitting.card.pair, None, "chosen")], AT)


def test_at_the_end_what_was_left_says_what_it_keeps_open() -> None:
    sitting = answered(until(away(cards.NOBODY), cards.DEEPER), "deeper")
    while sitting.card.question != cards.END:
        sitting = sitting.then(replies.leave(sitting), AT)
    assert sitting.card.hint.startswith("What you left ")
    whole, _ = _all_the_way(begun("2022", "parents", "settled", ["none"], "yes"))
    assert whole.card.hint == ""


def test_whoever_is_talked_about_is_finished_before_anybody_else_comes() -> None:
    sitting = answered(until(with_people(), cards.DEEPER), "deeper")
    while sitting.card.question != cards.END:
        before = sitting.card.about
        sitting = answered(sitting, "not_known")
        further = {one.about for one in beyond_core(sitting.state, sitting.assessment.to_ask, sitting.guidance)}
        assert before == CHILD or before not in further or sitting.card.about == before
