"""The fold: what events come to, what undoing and changing leave alone, and what outlives people and knowledge."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.conditions import CHILD
from assistant.guidance import Guidance, load_guidance
from assistant.interview import cards, replies
from assistant.interview.events import Draft, event_data, read_event
from assistant.interview.sitting import Sitting, resumed
from assistant.interview.state import effective, fold
from assistant.interview.transcript import turns
from assistant.reasoning.records import Seat
from tests.cases import TODAY
from tests.interview.talk import (
    AT,
    answered,
    as_happened,
    away,
    begun,
    changed,
    said,
    started,
    told,
    undone,
    with_people,
)

BIRTH, HOME, LIVING = (CHILD, "birth"), (CHILD, "home_safety"), (CHILD, "living_now")


def test_no_events_come_to_an_empty_state(guidance: Guidance) -> None:
    state = fold((), guidance)
    assert (state.people, dict(state.said), state.asked, state.authority) == ((), {}, None, None)


def test_the_last_answer_to_a_question_stands_whatever_the_order_of_others(guidance: Guidance) -> None:
    drafts = [
        Draft("answered", CHILD, "living_now", "parents"),
        Draft("answered", CHILD, "home_safety", "yes"),
        Draft("answered", CHILD, "living_now", "relative"),
    ]
    state = fold(as_happened(drafts, guidance), guidance)
    assert {pair: one.answer.value for pair, one in state.said.items()} == {LIVING: "relative", HOME: "yes"}
    assert state.said[LIVING].seq == 2


def test_what_was_undone_does_not_count_and_an_undoing_can_be_undone(guidance: Guidance) -> None:
    drafts = [
        Draft("answered", CHILD, "living_now", "parents"),
        Draft("undone", value=[0]),
        Draft("undone", value=[1]),
        Draft("undone", value=[2]),
    ]
    events = as_happened(drafts, guidance)
    counting = [len(effective(events[:length])) for length in range(1, 5)]
    assert counting == [1, 0, 1, 0]


def test_taking_back_a_reply_restores_the_card_and_everything_said() -> None:
    before = away()
    after = answered(before, "mother")
    assert after.state.person("mother")
    again = undone(after)
    assert again.state.people == ()
    assert again.card == before.card
    assert said(again) == said(before)
    assert again.assessment == before.assessment


def test_replies_can_be_taken_back_one_by_one_to_the_first() -> None:
    sitting = with_people()
    for _ in range(60):
        if sitting.card.question == cards.REFERENCE:
            break
        sitting = undone(sitting)
    assert sitting.card == started().card
    assert (sitting.state.people, dict(sitting.state.said)) == ((), {})


def test_words_and_their_confirmation_are_taken_back_together() -> None:
    before = begun("2022")
    sitting = told(before, "with foster carers")
    sitting = sitting.then(replies.confirm(sitting), AT)
    assert LIVING in sitting.state.said
    again = undone(sitting)
    assert again.card == before.card
    assert LIVING not in again.state.said


def test_a_note_outlives_the_reply_that_is_taken_back_after_it() -> None:
    sitting = begun("2022")
    sitting = sitting.then(replies.note("Dad rang", sitting), AT)
    sitting = undone(answered(sitting, "parents"))
    assert sitting.state.notes == ("Dad rang",)
    assert sitting.card.question == "living_now"
    assert undone(sitting).state.notes == ()


def test_an_answer_changed_keeps_the_rest_and_the_place_in_the_interview() -> None:
    before = with_people()
    after = changed(before, HOME, "not_for_childhood")
    assert said(after) == {**said(before), HOME: "not_for_childhood"}
    assert after.card == before.card
    assert after.state.people == before.state.people


def test_a_question_put_again_can_be_put_away_with_its_answer_kept() -> None:
    for pair in (BIRTH, HOME, (CHILD, "authority"), ("mother", "offers")):
        before = with_people()
        put = before.then(replies.change(before, pair), AT)
        assert put.card.pair == pair
        for drafts in (replies.undo(put), replies.leave(put)):
            after = put.then(drafts, AT)
            assert after.card == before.card
            assert said(after) == said(before)
            assert after.state.authority == "tameside"


def test_a_question_left_for_now_is_not_put_again_and_can_be_answered_on_request() -> None:
    sitting = begun()
    sitting = sitting.then(replies.leave(sitting), AT)
    assert BIRTH in sitting.state.left
    assert sitting.card.question == "living_now"
    answered_later = changed(sitting, BIRTH, "2022")
    assert answered_later.state.left == frozenset()
    put = sitting.then(replies.change(sitting, BIRTH), AT)
    assert undone(put).card == sitting.card
    assert BIRTH in undone(put).state.left


def test_an_answer_is_set_aside_while_another_means_it_would_not_be_asked_and_comes_back() -> None:
    before = away()
    risks = (CHILD, "home_risks")
    at_ease = changed(before, HOME, "yes")
    assert risks in at_ease.set_aside
    assert "home_risks" not in at_ease.case.answers
    assert risks in at_ease.state.said
    back = changed(at_ease, HOME, "not_now")
    assert back.set_aside == ()
    assert back.case == before.case


def test_an_answer_set_aside_only_for_another_that_is_itself_set_aside_counts() -> None:
    sitting = changed(with_people(), (CHILD, "living_with"), ["mother"])
    sitting = changed(sitting, ("mother", "family_time"), "unsafe")
    assert ("mother", "family_time") in sitting.set_aside
    elsewhere = changed(sitting, LIVING, "residential")
    assert (CHILD, "living_with") in elsewhere.set_aside
    assert ("mother", "family_time") not in elsewhere.set_aside


def test_a_person_taken_out_goes_with_what_was_said_of_them_and_comes_back_when_that_is_undone() -> None:
    before = changed(with_people(), (CHILD, "living_with"), ["maternal_aunt", "mother"])
    out = before.then(replies.take_out(before, "mother"), AT)
    assert [one.id for one in out.state.people] == ["maternal_aunt"]
    assert not [pair for pair in out.state.said if pair[0] == "mother"]
    assert said(out)[CHILD, "living_with"] == ("maternal_aunt",)
    assert Seat("reunification", "mother") not in {entry.seat for entry in out.assessment.entries}
    assert said(undone(out)) == said(before)
    assert undone(out).state.people == before.state.people


def test_with_whom_the_child_lives_is_asked_again_once_those_named_are_taken_out() -> None:
    sitting = answered(away(), "mother", "apart", "no", "no", "father", "apart", "no", "no", "nobody")
    assert sitting.card.question == "living_with"
    sitting = answered(sitting, ["mother"])
    sitting = sitting.then(replies.take_out(sitting, "mother"), AT)
    assert sitting.card.question == "living_with"
    assert [offer.id for offer in sitting.card.offers] == ["father"]
    assert sitting.card.suggested == ()


def test_versions_that_people_disagree_on_lose_whoever_is_taken_out() -> None:
    sitting = with_people()
    sitting = changed(sitting, (CHILD, "living_with"), {"disputed": [["mother"], ["maternal_aunt"]]})
    sitting = sitting.then(replies.take_out(sitting, "mother"), AT)
    answer = sitting.state.said[CHILD, "living_with"].answer
    assert (answer.state, answer.versions) == ("disputed", (("maternal_aunt",),))


def test_somebody_taken_out_and_added_again_starts_afresh() -> None:
    sitting = with_people()
    sitting = sitting.then(replies.take_out(sitting, "mother"), AT)
    sitting = sitting.then(replies.add_somebody(), AT)
    sitting = answered(sitting, "mother")
    assert [pair for pair in sitting.state.said if pair[0] == "mother"] == [("mother", "relation")]


def _under(sitting: Sitting, guidance: Guidance) -> Sitting:
    data = json.loads(json.dumps([event_data(event) for event in sitting.events]))
    return resumed(guidance, TODAY, tuple(read_event(one, seq) for seq, one in enumerate(data)), AT)


def _edited(folder: Path, old: str, new: str) -> Guidance:
    path = folder / "questions.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return load_guidance(folder)


def test_an_answer_whose_choice_is_gone_from_newer_knowledge_is_kept_and_asked_again(knowledge: Path) -> None:
    sitting = answered(begun("2022", "parents"), "settling")
    for path in knowledge.rglob("*.toml"):
        text = path.read_text("utf-8")
        if path.name != "questions.toml" and '"settling"' in text:
            path.write_text(text.replace('"settling"', '"finding_their_feet"'), "utf-8")
    newer = _edited(knowledge, 'id = "settling"', 'id = "finding_their_feet"')
    again = _under(sitting, newer)
    assert again.state.unfit == ((CHILD, "arrangement_stability"),)
    assert again.card.question == "arrangement_stability"
    assert said(again) == {(CHILD, "purpose"): "ppm", BIRTH: said(sitting)[BIRTH], LIVING: "parents"}
    opened_again = resumed(newer, again.today, sitting.events, AT)
    said_so = next(turn.text for turn in turns(opened_again) if turn.since)
    assert said_so.endswith("These answers no longer fit: How is it going where they are?")
    assert answered(again, "finding_their_feet").state.unfit == ()
    assert _under(again, sitting.guidance).state.unfit == ()


def test_a_question_that_newer_knowledge_no_longer_has_is_not_waited_for(knowledge: Path) -> None:
    sitting = begun("2022", "relative")
    assert sitting.card.question == "arranged_by"
    newer = _edited(
        knowledge, 'when = \'any_of(living_now, "relative", "friend", "connected_foster")\'\n', "when = 'away'\n"
    )
    assert _under(sitting, newer).card.question == "arranged_by"
    never = _edited(knowledge, "when = 'away'\n", "when = 'any_of(living_now, \"unborn\")'\n")
    assert _under(sitting, never).card.question == "arrangement_stability"
