"""Every kind of card answered from the keyboard alone, at 80 by 24."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conditions import CHILD
from assistant.interview import cards, replies
from assistant.interview.sitting import Sitting
from tests.interview.talk import AT, away, begun, changed, said, started, until, with_people
from tests.screens.window import Window, in_window, with_sitting


def _put_again(question: str, sitting: Sitting | None = None, about: str = CHILD) -> Sitting:
    """A conversation in which that question is put."""
    sitting = sitting or with_people()
    return sitting.then(replies.change(sitting, (about, question)), AT)


def _ticked(window: Window) -> list[int]:
    return [index for index, row in enumerate(window.choices) if "[x]" in row]


def test_a_choice_is_made_with_the_arrows_or_by_its_number() -> None:
    async def act(window: Window) -> None:
        await window.press("enter", "enter")
        assert (CHILD, "living_now") not in said(window.work.sitting), "Enter alone answers nothing"
        await window.press("down", "down", "enter")
        assert said(window.work.sitting)[CHILD, "living_now"] == "relative"
        await window.press("ctrl+z")
        assert (CHILD, "living_now") not in said(window.work.sitting)
        await window.press("4")
        assert (CHILD, "living_now") in said(window.work.sitting)

    with_sitting(begun("2022"), act)


def test_in_a_long_list_a_number_that_could_begin_another_waits_for_enter() -> None:
    async def act(window: Window) -> None:
        assert len(window.choices) > 12 + 4
        before = window.work.sitting
        await window.press("1")
        assert window.work.sitting is before
        assert window.line.value == "1"
        await window.press("2", "enter")
        (value,) = said(window.work.sitting)[CHILD, "legal_status"]
        assert value == before.card.offers[11].id

    with_sitting(begun("2022", "foster_carer", "settled"), act)


LIST = ("2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed")
"""Answers after which the worries about home are asked, which is a list."""


def test_a_tick_by_number_brings_the_bar_so_that_enter_goes_on() -> None:
    async def act(window: Window) -> None:
        offers = [offer.id for offer in window.work.sitting.card.offers]
        await window.press("2", "4")
        assert _ticked(window) == [1, 3]
        await window.press("enter")
        assert said(window.work.sitting)[CHILD, "home_risks"] == (offers[1], offers[3])

    with_sitting(begun(*LIST), act)


def test_enter_before_anything_has_the_bar_answers_nothing_and_says_what_would() -> None:
    async def act(window: Window) -> None:
        await window.press("enter", "enter")
        assert "Space or its number ticks one; Enter on a ticked one goes on." in window.ask
        assert not _ticked(window)
        assert (CHILD, "home_risks") not in said(window.work.sitting)

    async def one(window: Window) -> None:
        await window.press("enter")
        assert "Move to one with the arrows, or press its number." in window.ask
        assert (CHILD, "living_now") not in said(window.work.sitting)

    with_sitting(begun(*LIST), act)
    with_sitting(begun("2022"), one)


def test_ticks_not_sent_yet_are_kept_while_a_note_is_written_or_somebody_added_or_the_conversation_read() -> None:
    async def act(window: Window) -> None:
        await window.press("2", "4", "f7")
        await window.type("gran rang")
        await window.press("enter")
        assert window.notes() == ("gran rang",)
        assert _ticked(window) == [1, 3]
        await window.press("f6", "f6")
        assert _ticked(window) == [1, 3]
        await window.press("f5")
        assert window.asked == cards.WHO
        await window.press("escape")
        assert window.asked == "home_risks"
        assert _ticked(window) == [1, 3]
        await window.press("enter")
        assert "Enter on a ticked one goes on: move to it with the arrows." in window.ask
        assert (CHILD, "home_risks") not in said(window.work.sitting), "Enter alone answers nothing"
        await window.press("down", "down", "enter")
        assert len(said(window.work.sitting)[CHILD, "home_risks"]) == 2
        await window.press("ctrl+z")
        assert window.asked == "home_risks"
        assert _ticked(window) == [], "what was sent and taken back is not ticked"

    with_sitting(begun(*LIST), act)


def test_versions_being_said_are_kept_while_a_note_is_written() -> None:
    async def act(window: Window) -> None:
        await window.press("/", "2", "3", "f7")
        await window.type("gran rang")
        await window.press("enter")
        assert "Tick each version that somebody holds to" in window.ask
        assert _ticked(window) == [1, 2]

    with_sitting(begun("2022"), act)


def test_a_list_is_ticked_with_space_and_enter_on_a_ticked_one_goes_on() -> None:
    async def act(window: Window) -> None:
        await window.press("down", "down", "space", "down", "enter")
        assert _ticked(window) == [1, 2]
        await window.press("space")
        assert _ticked(window) == [1]
        await window.press("up", "enter")
        assert said(window.work.sitting)[CHILD, "home_risks"] == ("domestic_abuse",)

    with_sitting(begun("2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed"), act)


def test_none_of_these_stands_alone() -> None:
    async def act(window: Window) -> None:
        assert window.work.sitting.card.offers[0].id in window.work.sitting.card.alone
        await window.press("down", "down", "space", "down", "space")
        assert _ticked(window) == [1, 2]
        await window.press("home", "space")
        assert _ticked(window) == [0]
        await window.press("down", "space")
        assert _ticked(window) == [1]

    with_sitting(begun("2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed"), act)


def test_what_is_likely_is_ticked_already_and_counts_only_once_it_is_sent() -> None:
    sitting = _put_again("living_with", away("mother"))
    sitting = _put_again("living_with", changed(sitting, (CHILD, "living_now"), "parents"))

    async def act(window: Window) -> None:
        assert window.asked == "living_with"
        assert "[x] The mother" in window.text() or "[x] the mother" in window.text()
        assert (CHILD, "living_with") not in said(window.work.sitting)
        await window.press("enter")
        assert said(window.work.sitting)[CHILD, "living_with"] == ("mother",)

    with_sitting(sitting, act)


def test_a_day_is_said_in_words_and_confirmed_or_struck() -> None:
    async def act(window: Window) -> None:
        assert window.line.has_focus
        await window.type("about 4")
        await window.press("enter")
        assert "You said “about 4”. Is this what you mean?" in window.ask
        assert not window.line.display
        await window.press("0")
        assert window.work.sitting.card.reading is None
        assert window.line.has_focus
        await window.type("4 years")
        await window.press("enter", "enter")
        assert (CHILD, "birth") in said(window.work.sitting)
        assert window.asked == "living_now"

    with_sitting(begun(), act)


def test_a_day_that_is_none_is_said_to_be_and_stays_where_it_was_typed() -> None:
    async def act(window: Window) -> None:
        await window.type("31/2/2021")
        await window.press("enter")
        assert window.asked == "birth"
        assert window.line.value == "31/2/2021"
        assert window.line.has_focus
        assert len(window.ask.splitlines()) == 3

    with_sitting(begun(), act)


def test_a_text_is_typed_and_enter_alone_leaves_it_out() -> None:
    async def act(window: Window) -> None:
        await window.type("nest 2")
        await window.press("enter")
        assert window.work.sitting.state.reference == "nest 2"
        assert "nest 2" in window.status
        await window.press("ctrl+z")
        assert window.asked == cards.REFERENCE
        await window.press("enter")
        assert window.work.sitting.state.reference == ""
        assert window.asked == "purpose"

    with_sitting(started(), act)


def test_somebody_is_added_and_called_what_they_are() -> None:
    async def act(window: Window) -> None:
        assert window.asked == cards.WHO
        kinds = [offer.id for offer in window.work.sitting.card.offers]
        await window.press(str(kinds.index("relative_or_friend") + 1))
        assert window.asked == cards.CALLED
        await window.type("maternal aunt")
        await window.press("enter")
        assert window.asked == "relation"
        assert window.ask.startswith("About maternal aunt")
        here = window.talk.query_one("#choices").highlighted  # type: ignore[attr-defined]
        assert window.work.sitting.card.offers[here].id == "aunt_or_uncle"

    with_sitting(away(), act)


def test_people_are_chosen_among_those_of_the_case() -> None:
    async def act(window: Window) -> None:
        await window.press("down", "down", "space", "enter")
        assert said(window.work.sitting)[CHILD, "living_with"] == ("maternal_aunt",)

    with_sitting(_put_again("living_with", with_people()), act)


def test_the_special_answers_have_keys_of_their_own() -> None:
    async def act(window: Window) -> None:
        for key, expected in (("0", "not_known"), ("-", "does_not_apply")):
            await window.press(key)
            assert said(window.work.sitting)[CHILD, "living_now"] == expected
            await window.press("ctrl+z")
            assert window.asked == "living_now"
        await window.press(".")
        assert (CHILD, "living_now") in window.work.sitting.state.left
        assert window.asked != "living_now"

    with_sitting(begun("2022"), act)


def test_that_they_disagree_is_said_with_each_version_of_a_choice() -> None:
    async def act(window: Window) -> None:
        await window.press("/")
        assert "Tick each version that somebody holds to" in window.ask
        assert "They disagree; how, is not said" in window.choices[-1]
        await window.press("2", "3")
        assert "That is all they say" in window.choices[-1]
        offers = [offer.id for offer in window.work.sitting.card.offers]
        await window.press("0")
        answer = window.work.sitting.state.said[CHILD, "living_now"].answer
        assert answer.state == "disputed"
        assert set(answer.versions) == {offers[1], offers[2]}

    with_sitting(begun("2022"), act)


def test_that_they_disagree_is_said_with_each_version_of_a_list() -> None:
    async def act(window: Window) -> None:
        await window.press("/")
        assert "Tick what one of them says" in window.ask
        await window.press("2", "3", "enter")
        assert "1 said" in window.ask
        await window.press("down", "down", "down", "down", "enter", "enter")
        assert "2 said" in window.ask
        offers = [offer.id for offer in window.work.sitting.card.offers]
        await window.press("0")
        answer = window.work.sitting.state.said[CHILD, "home_risks"].answer
        assert answer.state == "disputed"
        versions = [set(one) for one in answer.versions if isinstance(one, tuple)]
        assert versions == [set(offers[1:3]), set(offers[3:4])]

    with_sitting(begun("2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed"), act)


def test_escape_backs_out_of_saying_how_they_disagree() -> None:
    async def act(window: Window) -> None:
        before = window.choices
        await window.press("/", "2", "escape")
        assert window.where == "talk"
        assert window.choices == before
        assert window.work.sitting.card.question == "living_now"
        assert not said(window.work.sitting).get((CHILD, "living_now"))

    with_sitting(begun("2022"), act)


def test_words_typed_from_the_list_go_to_the_line_in_order() -> None:
    async def act(window: Window) -> None:
        await window.type("with his nan for now")
        assert window.line.value == "with his nan for now"
        assert window.line.has_focus
        await window.press("escape")
        assert window.talk.query_one("#choices").has_focus
        assert window.line.value == "with his nan for now"
        await window.press("home")
        await window.paste(" and\n\ta  cousin\x1b[31m")
        assert window.line.value == "with his nan for now and a cousin"

    with_sitting(begun("2022"), act)


def test_words_near_a_choice_are_shown_and_count_once_confirmed() -> None:
    async def act(window: Window) -> None:
        await window.type("foster carer they did not know")
        await window.press("enter")
        assert (CHILD, "living_now") not in said(window.work.sitting)
        assert "Is this what you mean?" in window.ask
        assert window.choices[0].split("Yes: ")[1]
        await window.press("0")
        assert window.asked == "living_now"
        assert (CHILD, "living_now") not in said(window.work.sitting)
        assert window.line.display
        await window.type("foster carer they did not know")
        await window.press("enter", "1")
        assert said(window.work.sitting)[CHILD, "living_now"] == "foster_carer"

    with_sitting(begun("2022"), act)


def test_of_several_meanings_another_can_be_the_right_one() -> None:
    async def act(window: Window) -> None:
        await window.type("order")
        await window.press("enter")
        reading = window.work.sitting.card.reading
        assert reading is not None
        assert len(reading.meanings) > 1
        await window.press("2")
        found = said(window.work.sitting)[CHILD, "legal_status"]
        assert list(found) == list(reading.meanings[1])

    with_sitting(begun("2022", "foster_carer", "settled"), act)


@pytest.mark.usefixtures("deaf")
def test_words_that_match_nothing_stay_and_can_be_kept_as_a_note() -> None:
    async def act(window: Window) -> None:
        await window.type("xylophone quartz")
        await window.press("enter")
        assert "I could not place that. Choose one of these, or keep it as a note: F7." in window.ask
        assert window.line.value == "xylophone quartz"
        assert window.line.has_focus
        await window.press("f7")
        assert window.notes() == ("xylophone quartz",)
        assert window.asked == "living_now"
        assert window.line.value == ""

    with_sitting(begun("2022"), act)


def test_the_interviews_own_cards_take_words_too() -> None:
    async def act(window: Window) -> None:
        await window.type("look at the options")
        await window.press("enter")
        assert window.where == "look"
        await window.press("escape")
        assert window.asked == cards.DEEPER
        assert window.talk.query_one("#choices").has_focus or window.line.has_focus
        if window.line.has_focus:
            await window.press("escape")
        await window.press("3")
        assert window.asked == cards.WHO
        await window.press("escape")
        assert window.asked == cards.DEEPER
        await window.press("4")
        assert window.where == "home"

    with_sitting(until(started(), cards.DEEPER), act)


def test_going_deeper_asks_more() -> None:
    async def act(window: Window) -> None:
        await window.press("2")
        assert not window.asked.startswith("interview.")

    with_sitting(until(started(), cards.DEEPER), act)


def test_a_key_pressed_twice_is_no_reply_to_a_question_not_yet_seen() -> None:
    async def act(window: Window) -> None:
        await window.type("00")
        assert said(window.work.sitting)[CHILD, "living_now"] == "not_known"
        assert window.asked == "arranged_by"
        assert (CHILD, "arranged_by") not in said(window.work.sitting)

    with_sitting(begun("2022"), act)


def test_before_anything_is_typed_the_keys_of_a_date_are_replies_and_questions() -> None:
    async def act(window: Window) -> None:
        await window.press("question_mark")
        assert window.where == "look"
        await window.press("escape", "0")
        assert said(window.work.sitting)[CHILD, "birth"] == "not_known"

    with_sitting(begun(), act)


def test_a_double_press_on_home_opens_a_case_once(home: Path) -> None:
    async def act(window: Window) -> None:
        await window.home()
        await window.press("enter", "enter")
        assert window.where == "talk"
        assert len(window.app.screen_stack) == 2

    in_window(act)


def test_the_first_authority_chosen_is_that_of_new_cases_until_another_is_set(home: Path) -> None:
    async def act(window: Window) -> None:
        await window.home()
        await window.press("n", "2", "escape")
        await window.home()
        assert "New cases start with Devon" in window.text()
        await window.press("n", "f4", "enter", "1", "escape")
        await window.home()
        assert "New cases start with Devon" in window.text()
        await window.press("a", "home", "enter")
        await window.home()
        assert "New cases start with Tameside" in window.text()

    in_window(act)


def test_one_version_of_a_disagreement_is_not_taken() -> None:
    async def act(window: Window) -> None:
        await window.press("/", "1", "0")
        assert "one version is no disagreement" in window.ask.lower()
        assert (CHILD, "living_now") not in said(window.work.sitting)

    with_sitting(begun("2022"), act)


@pytest.mark.usefixtures("deaf")
def test_a_number_after_words_that_found_no_place_chooses() -> None:
    async def act(window: Window) -> None:
        await window.type("xyzzy")
        await window.press("enter")
        assert "I could not place that" in window.ask
        await window.press("2")
        assert said(window.work.sitting)[CHILD, "living_now"] == "relative"

    with_sitting(begun("2022"), act)


def test_the_part_of_a_list_that_found_no_place_is_named() -> None:
    async def act(window: Window) -> None:
        await window.type("neglect and moonbeams")
        await window.press("enter")
        assert "I found no place for “moonbeams”" in " ".join(window.ask.split())
        await window.press("enter")
        assert said(window.work.sitting)[CHILD, "home_risks"] == ("neglect",)

    with_sitting(begun("2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed"), act)
