"""The conversation as it reads."""

from __future__ import annotations

from pathlib import Path

from assistant.conditions import CHILD
from assistant.guidance import load_guidance
from assistant.interview import cards, replies
from assistant.interview.sitting import Sitting, opened, resumed
from assistant.interview.transcript import question_words, turns
from tests.cases import TODAY, shipped
from tests.interview.talk import AT, answered, away, begun, changed, started, told, undone, until, with_people

ANYTOWN = Path(__file__).parent.parent / "packs" / "anytown"


def _lines(sitting: Sitting) -> list[str]:
    return [turn.text for turn in turns(sitting)]


def _last(sitting: Sitting) -> tuple[str, str]:
    turn = turns(sitting)[-1]
    return turn.who, turn.text


def test_questions_and_answers_follow_each_other_in_words() -> None:
    assert [(turn.who, turn.text) for turn in turns(begun("2022", "parents")) if turn.who != "aside"] == [
        ("assistant", "What shall we call this case? A reference or a nickname, please, and no names."),
        ("worker", "Without one"),
        ("assistant", "What do you need this for?"),
        ("worker", "A Permanency Planning Meeting"),
        ("assistant", "When was the child born, or when is the baby due? An age will do."),
        ("worker", "2022"),
        ("assistant", "Where does the child live at the moment?"),
        ("worker", "With a parent or parents"),
    ]


def test_a_question_not_yet_replied_to_is_not_in_it() -> None:
    sitting = begun("2022")
    assert sitting.card.ask not in _lines(sitting)


def test_what_a_person_is_asked_names_them_and_what_they_are_is_a_turn_that_can_be_changed() -> None:
    sitting = with_people()
    lines = _lines(sitting)
    assert "The mother: What are they offering?" in lines
    assert "The maternal aunt: What are they to the child?" in lines
    pairs = [turn.pair for turn in turns(sitting) if turn.pair]
    assert ("maternal_aunt", "relation") in pairs
    assert ("mother", "relation") not in pairs  # said by adding her
    assert all(turn.who == "worker" for turn in turns(sitting) if turn.pair)


def test_every_answer_that_stands_has_a_turn_but_what_adding_somebody_says() -> None:
    sitting = until(with_people(), cards.DEEPER)
    pairs = {turn.pair for turn in turns(sitting) if turn.pair}
    assert set(sitting.state.said) - pairs == {("mother", "relation")}


def test_special_answers_lists_and_versions_read_as_words() -> None:
    sitting = begun(
        "not_known", {"disputed": ["parents", "relative"]}, "privately", "settled", ["care_order", "placement_order"]
    )
    lines = _lines(sitting)
    assert "Not known yet" in lines
    assert "They disagree: With a parent or parents / With a relative" in lines
    assert "Care order; Placement order" in lines


def test_words_read_back_confirmed_or_struck_are_all_there() -> None:
    sitting = told(begun("2022"), "foster carers")
    sitting = sitting.then(replies.strike(sitting), AT)
    sitting = told(sitting, "foster carers")
    assert sitting.card.reading is not None
    which = sitting.card.reading.meanings.index("foster_carer")
    sitting = sitting.then(replies.confirm(sitting, which), AT)
    lines = _lines(sitting)
    assert lines.count("“foster carers”") == 2
    assert "No, not that." in lines
    assert "Yes: With a foster carer they did not know before" in lines
    assert any(line.startswith("I read that as “With") for line in lines)


def test_the_interviews_own_questions_are_read_back_in_words_too() -> None:
    sitting = told(away(), "foster carer please")
    assert "“Their foster carer or carers”" in _last(sitting)[1]
    assert "foster_carer" not in " ".join(_lines(sitting))


def test_what_moved_is_said_after_the_reply_that_moved_it() -> None:
    lines = _lines(begun("2022", "parents"))
    assert lines[lines.index("With a parent or parents") + 1].startswith("Changed: ")


def test_an_answer_taken_back_leaves_only_that_it_was() -> None:
    sitting = undone(begun("2022", "parents"))
    assert _last(sitting) == ("aside", "Taken back: your answer to “Where does the child live at the moment?”")
    assert "With a parent or parents" not in _lines(sitting)
    assert not [line for line in _lines(sitting) if line.startswith("Since")]


def test_a_person_a_note_and_a_taking_out_taken_back_are_said_to_have_been() -> None:
    assert _last(undone(answered(away(), "mother"))) == ("aside", "Taken back: adding mother")
    sitting = with_people()
    out = undone(sitting.then(replies.take_out(sitting, "mother"), AT))
    assert _last(out)[1] == "Taken back: taking out mother"
    noted = undone(sitting.then(replies.note("Dad rang", sitting), AT))
    assert _last(noted)[1] == "Taken back: your note"
    assert "Dad rang" not in " ".join(_lines(noted))


def test_a_question_put_away_again_leaves_no_trace() -> None:
    sitting = with_people()
    put = sitting.then(replies.change(sitting, (CHILD, "birth")), AT)
    assert turns(undone(put)) == turns(sitting)


def test_an_answer_changed_is_put_and_answered_again() -> None:
    sitting = changed(with_people(), (CHILD, "living_now"), "relative")
    assert turns(sitting)[-2].text == "With a relative" or turns(sitting)[-1].text == "With a relative"


def test_somebody_taken_out_is_said_to_be_and_what_was_said_of_them_stays_readable() -> None:
    sitting = with_people()
    sitting = sitting.then(replies.take_out(sitting, "maternal_aunt"), AT)
    assert "Taken out of this case: maternal aunt" in _lines(sitting)
    assert "Aunt or uncle, full or half, or by marriage" in _lines(sitting)


def test_a_question_left_for_now_says_so() -> None:
    sitting = begun()
    assert "Left for now" in _lines(sitting.then(replies.leave(sitting), AT))


def test_the_words_of_a_question_that_is_not_there_are_empty() -> None:
    assert question_words(started(), (CHILD, "no_such")) == ""


def test_a_case_of_a_council_whose_pack_is_not_in_use_says_so_when_it_is_opened() -> None:
    with_pack = load_guidance(pack=ANYTOWN)
    worked_on = opened(with_pack, TODAY, AT, "anytown")
    again = resumed(shipped(), TODAY, worked_on.events, AT)
    said = next(turn.text for turn in turns(again) if turn.since)
    assert "This case was worked to anytown's policy, which is in a pack that is not in use now." in said
    kept = resumed(
        with_pack, TODAY, resumed(shipped(), TODAY, opened(shipped(), TODAY, AT, "devon").events, AT).events, AT
    )
    assert "not in use" not in " ".join(turn.text for turn in turns(kept))
