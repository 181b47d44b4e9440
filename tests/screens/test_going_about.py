"""Every key and command that leads somewhere, and the way back."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from assistant.conditions import CHILD
from assistant.interview import cards, replies
from assistant.screens.choose import HelpScreen
from assistant.screens.lines import LineList
from assistant.working import start
from tests.cases import TODAY
from tests.interview.talk import AT, away, begun, said, started, with_people
from tests.screens.window import WIDE, Window, in_window, kept_store, offered, shipped, with_sitting


def _kept_case(home: Path, *values: str) -> str:
    """A case on the disk, closed; its key."""
    work = start(shipped(), TODAY, kept_store(home / "cases"), "tameside")
    for value in ("Heron", *values):
        work.reply(replies.answer(work.sitting, value))
    work.close()
    assert work.key is not None
    return work.key


def _unframed(window: Window) -> str:
    """The words of a small question over the screen, as if they had not been wrapped."""
    return " ".join(" ".join(row.split("│")[1] for row in window.rows() if row.count("│") == 2).split())


def test_why_it_is_asked_is_one_key_away_and_opens_what_says_so() -> None:
    async def act(window: Window) -> None:
        for key in ("question_mark", "f2"):
            await window.press(key)
            assert window.where == "look"
            assert window.screen.query_one(LineList).has_focus
            await window.press("escape")
            assert window.where == "talk"
            assert window.talk.query_one("#choices").has_focus
        assert (CHILD, "living_now") not in said(window.work.sitting)

    with_sitting(begun("2022"), act)


def test_what_is_due_to_do_and_missing_is_the_last_line_of_the_options_and_a_command() -> None:
    async def act(window: Window) -> None:
        await window.press("f3", "end", "enter")
        assert window.rows()[0].strip() == "What is due, to do and missing"
        lines = window.screen.query_one(LineList)
        texts = [line.text for line in lines._lines_shown]
        assert {"What is due", "To do, ask, record or tell", "What is missing, and who can supply it"} <= set(texts)
        lines.walk_to("- First permanency planning meeting: ")
        await window.press("enter")
        assert "in our words" in window.text()
        await window.press("escape", "f3")
        assert window.where == "talk"
        await window.command("What is due")
        assert window.rows()[0].strip() == "What is due, to do and missing"

    async def beside(window: Window) -> None:
        await window.press("f3", "end", "enter")
        assert window.rows()[0].strip() == "What is due, to do and missing"
        await window.press("escape")
        assert window.where == "talk"

    with_sitting(with_people(), act)
    with_sitting(with_people(), beside, WIDE)


def test_from_the_options_to_an_entry_a_reason_its_citation_and_back() -> None:
    async def act(window: Window) -> None:
        await window.press("f3")
        assert "Options, in the order they are considered" in window.text()
        window.screen.query_one(LineList).walk_to("? Special guardianship: the maternal aunt")
        await window.press("enter")
        assert "Where it stands: find out first" in window.text()
        window.screen.query_one(LineList).walk_to("? ")
        await window.press("enter")
        assert "in our words" in window.text()
        assert "Where to find it" in window.text()
        for expected in ("Where it stands", "Options, in the order"):
            await window.press("escape")
            assert expected in window.text()
        await window.press("enter", "f3")
        assert window.where == "talk"

    with_sitting(with_people(), act)


def test_every_line_of_a_view_can_be_walked_to() -> None:
    async def act(window: Window) -> None:
        await window.press("f3")
        lines = window.screen.query_one(LineList)
        await window.press("home")
        seen = [lines.highlighted]
        for _ in range(lines.option_count - 1):
            lines.action_cursor_down()
            seen.append(lines.highlighted)
        assert seen == list(range(lines.option_count))

    with_sitting(with_people(), act)


def test_an_earlier_answer_is_changed_and_the_rest_stays() -> None:
    async def act(window: Window) -> None:
        before = said(window.work.sitting)
        waiting = window.asked
        await window.press("f4")
        offers = offered(window.screen.query_one(OptionList))
        where = next(index for index, words in enumerate(offers) if words.startswith("Where does the child live"))
        await window.press("home", *["down"] * where, "enter")
        assert window.asked == "living_now"
        await window.press("escape")
        assert window.where == "talk"
        assert window.asked == waiting
        assert said(window.work.sitting) == before
        await window.press("f4", "home", *["down"] * where, "enter", "2")
        assert said(window.work.sitting) == before | {(CHILD, "living_now"): "relative"}

    with_sitting(with_people(), act)


def test_escape_puts_away_whatever_was_put_on_request_and_does_not_leave_the_case() -> None:
    async def act(window: Window) -> None:
        waiting = window.asked
        await window.press("f4", "escape")
        assert window.where == "talk"
        await window.press("f4", "home", "enter")
        assert window.asked == "authority"
        await window.press("escape")
        assert (window.where, window.asked) == ("talk", waiting)
        await window.press("f5")
        assert window.asked == cards.WHO
        await window.press("escape")
        assert (window.where, window.asked) == ("talk", waiting)
        await window.press("f5")
        kinds = [offer.id for offer in window.work.sitting.card.offers]
        await window.press(str(kinds.index("relative_or_friend") + 1))
        assert window.asked == cards.CALLED
        await window.press("escape")
        assert (window.where, window.asked) == ("talk", cards.WHO)
        await window.press("escape")
        assert (window.where, window.asked) == ("talk", waiting)
        await window.press("escape")
        assert window.where == "home"

    with_sitting(begun("2022"), act)


def test_escape_puts_away_a_question_that_was_left_and_is_put_again() -> None:
    sitting = begun("2022")
    sitting = sitting.then(replies.leave(sitting), AT)
    waiting = sitting.card.question
    sitting = sitting.then(replies.change(sitting, (CHILD, "living_now")), AT)

    async def act(window: Window) -> None:
        assert window.asked == "living_now"
        await window.press("escape")
        assert (window.where, window.asked) == ("talk", waiting)

    with_sitting(sitting, act)


def test_escape_leaves_a_question_that_is_answered_in_words_only() -> None:
    async def act(window: Window) -> None:
        assert window.asked == cards.REFERENCE
        await window.press("escape")
        assert window.where == "home"

    with_sitting(started(), act)


def test_somebody_is_added_with_a_key_and_taken_out_by_a_command() -> None:
    async def act(window: Window) -> None:
        await window.press("f5")
        kinds = [offer.id for offer in window.work.sitting.card.offers]
        await window.press(str(kinds.index("father") + 1))
        assert window.work.sitting.state.person("father")
        await window.command("Take somebody out")
        assert window.where == "choose"
        await window.press("end", "enter")
        assert not window.work.sitting.state.person("father")
        assert window.work.sitting.state.person("mother")

    with_sitting(with_people(), act)


def test_help_stands_behind_every_screen() -> None:
    async def act(window: Window) -> None:
        for keys in ((), ("f3",), ("f4",), ("f7",)):
            await window.press(*keys)
            front = window.screen
            await window.press("f1")
            assert isinstance(window.screen, HelpScreen)
            for sentence in str(getattr(front, "HELP", "")).split(", "):
                assert sentence.split(". ")[0] in _unframed(window)
            await window.press("f1")
            assert window.app.screen_stack[-2] is front
            await window.press("escape")
            assert window.screen is front
            if keys:
                await window.press("escape")
            assert window.where == "talk"
        await window.press("escape", "f1")
        assert "N starts a new case" in window.text()

    with_sitting(with_people(), act)


def test_a_note_is_asked_for_where_nothing_is_typed() -> None:
    async def act(window: Window) -> None:
        await window.press("f7", "escape")
        assert window.notes() == ()
        await window.press("f7")
        await window.type("the aunt rang")
        await window.press("enter")
        assert window.notes() == ("the aunt rang",)
        assert window.where == "talk"

    with_sitting(with_people(), act)


def test_a_command_of_the_palette_runs() -> None:
    async def act(window: Window) -> None:
        before = window.app.theme
        await window.command("Light or dark")
        assert window.app.theme != before
        await window.command("The options")
        assert window.where == "look"

    with_sitting(with_people(), act)


def test_what_was_said_can_be_read_back_and_left_again() -> None:
    async def act(window: Window) -> None:
        await window.press("f6")
        assert window.talk.query_one("#said").has_focus
        await window.press("pageup")
        await window.press("f6")
        assert window.talk.query_one("#choices").has_focus

    with_sitting(with_people(), act)


def test_home_lists_a_kept_case_opens_it_where_it_was_left_and_deletes_it_only_when_told_to(home: Path) -> None:
    key = _kept_case(home, "ppm")

    async def act(window: Window) -> None:
        await window.home()
        assert "Heron" in window.text()
        await window.press("down", "enter")
        assert window.asked == "birth"
        await window.press("escape", "escape")
        await window.home()
        assert window.where == "home"
        await window.press("home", "down", "delete")
        assert "Delete “Heron” from this computer?" in window.text()
        await window.press("enter")
        await window.home()
        assert (home / "cases" / f"{key}.json").exists()
        await window.press("home", "down", "delete", "down", "enter")
        await window.home()
        assert not list((home / "cases").glob(f"{key}*"))
        assert "Heron" not in window.text()

    in_window(act)


def test_the_sample_case_changes_nothing_on_the_disk(home: Path) -> None:
    async def act(window: Window) -> None:
        await window.home()
        before = sorted(home.rglob("*"))
        await window.press("s")
        assert "nothing is kept" in window.status
        await window.press("f4", "down", "enter", "0", "f7")
        await window.type("a note")
        await window.press("enter", "f3", "enter", "f3", "escape")
        assert window.where == "home"
        assert sorted(home.rglob("*")) == before

    in_window(act)


def test_a_new_case_leaves_no_trace_until_its_first_reply(home: Path) -> None:
    async def act(window: Window) -> None:
        await window.press("n")
        assert window.asked == "authority"
        await window.press("f3", "escape", "escape")
        assert not (home / "cases").exists() or not list((home / "cases").glob("*.json"))
        await window.press("n", "1")
        assert len(list((home / "cases").glob("*[0-9a-f].json"))) == 1
        await window.press("escape")
        assert window.where == "home"
        await window.press("n")
        assert window.asked == cards.REFERENCE

    in_window(act)


def test_the_options_stand_beside_the_conversation_and_follow_it() -> None:
    async def act(window: Window) -> None:
        options = window.talk.query_one("#options", LineList)
        assert not any("the mother" in words for words in offered(options))
        await window.press("1", "2")
        assert any("the mother" in words for words in offered(options))
        await window.press("ctrl+z")
        assert not any("the mother" in words for words in offered(options))
        assert window.talk.query_one("#choices").has_focus
        await window.press("f3")
        assert options.has_focus
        await window.press("f3")
        assert window.talk.query_one("#choices").has_focus

    with_sitting(away(), act, WIDE)


def test_the_options_go_and_come_with_the_width_and_the_focus_is_always_somewhere() -> None:
    async def act(window: Window) -> None:
        await window.press("f3")
        assert window.screen.focused is window.talk.query_one("#options")
        await window.resize(80, 24)
        assert not window.talk.query("#options")
        assert window.screen.focused is not None
        await window.press("home", "down")
        await window.resize(*WIDE)
        assert window.talk.query("#options")
        assert window.screen.focused is not None
        await window.press("f3")
        assert window.screen.focused is window.talk.query_one("#options")

    with_sitting(with_people(), act, WIDE)


def test_a_window_too_small_and_back_loses_nothing_of_a_reply() -> None:
    async def act(window: Window) -> None:
        await window.type("with his")
        await window.resize(30, 8)
        assert "This window is too small" in window.text()
        await window.type("lost")
        await window.resize(80, 24)
        assert window.where == "talk"
        assert window.line.has_focus
        assert window.line.value == "with his"
        await window.type(" nan")
        assert window.line.value == "with his nan"
        await window.press("f3")
        await window.resize(30, 8)
        await window.resize(*WIDE)
        assert window.where == "look"
        await window.press("escape")
        assert window.line.value == "with his nan"
        assert window.screen.focused is not None
        assert window.talk.query("#options")

    with_sitting(begun("2022"), act)


def test_ticks_outlast_a_window_too_small_and_another_width() -> None:
    async def act(window: Window) -> None:
        await window.press("down", "down", "space")
        await window.resize(30, 8)
        await window.resize(*WIDE)
        assert "[x]" in window.choices[1]
        assert window.talk.query_one("#choices").has_focus

    with_sitting(begun("2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed"), act)


def test_the_commands_opened_in_a_window_too_small_do_not_keep_it_shut() -> None:
    async def act(window: Window) -> None:
        await window.resize(45, 12)
        await window.press("ctrl+p")
        await window.resize(80, 24)
        assert window.where == "talk"
        await window.press("2")
        assert (CHILD, "living_now") in said(window.work.sitting)

    with_sitting(begun("2022"), act)


def test_keys_pressed_in_a_window_too_small_reach_nothing_behind_it() -> None:
    async def act(window: Window) -> None:
        before = window.work.sitting
        await window.resize(30, 8)
        await window.press("enter", "1", "ctrl+z", "f5", "escape", "f1", "question_mark")
        await window.resize(80, 24)
        assert window.work.sitting is before
        assert "too small" not in window.text()
        assert window.screen.focused is not None

    with_sitting(begun("2022"), act)


def test_w_on_an_entry_explains_it_and_its_reasons_open_their_citations() -> None:
    async def act(window: Window) -> None:
        await window.press("f3")
        lines = window.screen.query_one(LineList)
        seat = next(index for index, line in enumerate(lines._lines_shown) if line.style == "entry")
        lines.highlighted = seat
        await window.press("enter")
        assert "W why" in window.rows()[-1]
        await window.press("w")
        explained = window.screen.query_one(LineList)
        texts = [line.text for line in explained._lines_shown]
        assert any(text.startswith("Stands as: ") for text in texts)
        assert {"In short, with what it rests on", "Part by part", "What would settle or change it"} <= set(texts)
        explained.highlighted = next(at for at, line in enumerate(explained._lines_shown) if line.opens)
        await window.press("enter")
        assert "in our words" in window.text()
        await window.press("escape", "escape")
        assert "W why" in window.rows()[-1]

    with_sitting(with_people(), act)
