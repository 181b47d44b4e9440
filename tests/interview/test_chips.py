"""Chips: what was understood of a sentence is shown, settled one by one, and only then counts."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.conditions import CHILD
from assistant.interview import cards, opened, replies, saying, settling
from assistant.interview.chips import heard_in
from assistant.interview.heard import MOST_ITEMS, Chip
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting, resumed
from assistant.interview.standing import item_words, stand
from assistant.interview.transcript import turns
from assistant.language.choosing import closest
from assistant.language.understood import Understood, Unplaced
from tests.cases import TODAY, shipped
from tests.interview.hearing import Reader, Said, confirmed, done, heard, then, told
from tests.interview.talk import AT, answered, away, begun, said, undone, with_people
from tests.interview.walker import reread

DRINKS: Said = ("drinking", "affirmed", "mother", "mum drinks")
NAN: Said = ("willing", "affirmed", "maternal_grandmother", "nan would have him")
AWAY = away()


def _words(sitting: Sitting) -> list[str]:
    return [item_words(sitting, item) for item in heard(sitting).items]


def _refused(act: Any, *args: Any) -> str:
    with pytest.raises(BadReply) as refused:
        act(*args)
    assert "\n" not in str(refused.value)
    return str(refused.value)


# ------------------------------------------------------------ what is understood


def test_a_sentence_becomes_chips_and_nothing_of_it_counts_yet() -> None:
    sitting = told(AWAY, "mum drinks, nan would have him", Reader(DRINKS, NAN))
    assert [(chip.about, chip.question) for chip in heard(sitting).chips] == [
        (CHILD, "home_risks"),
        ("maternal_grandmother", "offers"),
    ]
    assert said(sitting) == said(AWAY)
    assert sitting.state.people == AWAY.state.people
    assert sitting.assessment == AWAY.assessment


def test_what_is_clear_is_confirmed_at_once_and_whoever_is_new_comes_in() -> None:
    sitting = confirmed(told(AWAY, "mum drinks, nan would have him", Reader(DRINKS, NAN)))
    assert sitting.card.heard is None
    assert said(sitting)[CHILD, "home_risks"] == ("neglect", "alcohol_or_drugs")
    assert said(sitting)["maternal_grandmother", "offers"] == "to_care"
    assert said(sitting)["maternal_grandmother", "relation"] == "grandparent"
    assert {one.id: one.role for one in sitting.state.people} == {"maternal_grandmother": "carer"}
    assert sitting.state.said["maternal_grandmother", "offers"].origin == "confirmed"


def test_somebody_in_the_case_is_not_added_again() -> None:
    reader = Reader(("apart", "affirmed", "mother", "mum lives alone"))
    sitting = confirmed(told(away("mother", "with_danger"), "mum lives alone", reader), 0)
    assert [one.id for one in sitting.state.people] == ["mother"]
    assert said(sitting)["mother", "whereabouts"] == "apart"
    (known,) = reader.heard[0][2]
    assert (known.id, known.role, known.relation, known.label) == ("mother", "parent", "mother", "the mother")


def test_a_name_for_several_people_is_a_chip_for_each() -> None:
    sitting = told(AWAY, "both parents died", Reader(("dead", "affirmed", "parents", "both parents died")))
    assert [chip.about for chip in heard(sitting).chips] == ["mother", "father"]
    after = confirmed(sitting)
    assert said(after)["mother", "whereabouts"] == said(after)["father", "whereabouts"] == "dead"


@pytest.mark.parametrize("polarity", ["uncertain", "hypothetical", "other_person"])
def test_what_is_not_said_to_be_so_proposes_nothing_and_is_asked_back(polarity: Any) -> None:
    sitting = told(
        AWAY, "nan might have him", Reader(("willing", polarity, "maternal_grandmother", "nan might have him"))
    )
    (chip,) = heard(sitting).chips
    assert chip.value is None
    assert chip.ask
    assert not stand(sitting, chip).is_clear
    assert "clear enough" in _refused(settling.confirm_clear, sitting)
    assert "choose which" in _refused(settling.confirm_chip, sitting, 0)
    after = confirmed(sitting, 0, "help")
    assert said(after)["maternal_grandmother", "offers"] == "help"


def test_what_the_reader_asks_back_is_not_confirmed_with_the_rest() -> None:
    unsure: Said = ("drinking", "affirmed", "mother", "mum drinks", "it was spelt otherwise")
    sitting = confirmed(told(AWAY, "mum drinks, nan would have him", Reader(unsure, NAN)))
    assert len(heard(sitting).chips) == 1
    assert "It was spelt otherwise" in _words(sitting)[0]
    assert said(confirmed(sitting, 0))[CHILD, "home_risks"] == ("neglect", "alcohol_or_drugs")


def test_what_was_so_once_is_asked_back_where_no_answer_follows_from_it() -> None:
    sitting = told(AWAY, "mum drinks", Reader(("drinking", "past", "mother", "mum drinks")))
    assert "It was so once: how is it now?" in _words(sitting)[0]
    assert heard(sitting).chips[0].question == "home_risks"


def test_a_finding_that_no_question_takes_can_be_kept_or_struck_and_nothing_else() -> None:
    sitting = told(AWAY, "he likes football", Reader(("likes_football", "affirmed", CHILD, "likes football")))
    assert [act for act, _ in opened.acts(sitting, 0)] == ["note", "strike"]
    assert "no question" in _words(sitting)[0]
    assert done(sitting, 0, "note").state.notes == ("he likes football",)


def test_a_question_that_is_not_asked_of_this_case_is_not_answered() -> None:
    of_a_carer = Reader(("viable", "affirmed", "mother", "mum came out positive"))
    sitting = told(away("mother"), "mum came out positive", of_a_carer)
    assert "not asked of this case" in _words(sitting)[0]
    assert "cannot be an answer" in _refused(settling.confirm_chip, sitting, 0, "positive")
    declined = confirmed(
        told(with_people(), "she cannot", Reader(("willing", "negated", "maternal_aunt", "she cannot"))), 0
    )
    sitting = told(declined, "she was positive", Reader(("viable", "affirmed", "maternal_aunt", "she was positive")))
    assert "not asked of this case" in _words(sitting)[0]
    assert [act for act, _ in opened.acts(sitting, 0)] == ["note", "strike"]


def test_where_nobody_is_meant_it_is_asked_who() -> None:
    people = with_people()
    sitting = told(people, "would have him", Reader(("willing", "affirmed", "family", "would have him")))
    assert "who is meant" in _words(sitting)[0]
    assert [act for act, _ in opened.acts(sitting, 0)] == [
        "who:mother",
        "who:maternal_aunt",
        "who:father",
        "who:foster_carer",
        "who:adopters",
        "note",
        "strike",
    ]
    sitting = done(sitting, 0, "who:maternal_aunt")
    assert heard(sitting).chips[0].about == "maternal_aunt"
    assert dict(opened.acts(sitting, 0))["yes"] == "Yes: To have the child live with them"
    assert said(done(sitting, 0, "yes"))["maternal_aunt", "offers"] == "to_care"


def test_somebody_of_the_court_never_comes_into_the_case_and_another_may_be_meant() -> None:
    sitting = told(AWAY, "the judge would have him", Reader(("willing", "affirmed", "judge", "judge would have him")))
    assert heard(sitting).chips[0].about == ""
    assert dict(opened.acts(sitting, 0))["who:mother"] == "Mother (new here)"
    mother = done(done(sitting, 0, "who:mother"), 0, "yes")
    assert said(mother)["mother", "offers"] == "to_care"
    assert said(mother)["mother", "relation"] == "mother"


# ------------------------------------------------------------ beside what was said before


def test_an_earlier_answer_that_does_not_go_with_it_is_raised_then_and_there() -> None:
    sitting = told(AWAY, "he is with his aunt", Reader(("with_relative", "affirmed", CHILD, "with his aunt")))
    assert "Earlier you said: " in _words(sitting)[0]
    assert "Keep which?" in _words(sitting)[0]
    assert "clear enough" in _refused(settling.confirm_clear, sitting)
    assert said(done(sitting, 0, "earlier")) == said(AWAY)
    assert said(done(sitting, 0, "yes"))[CHILD, "living_now"] == "relative"


def test_ticks_are_added_to_a_list_but_what_stands_alone_is_not_mixed_with_others() -> None:
    worries = Reader(DRINKS, ("violence", "affirmed", "father", "dad hits"))
    sitting = confirmed(told(AWAY, "mum drinks; dad hits", worries))
    assert said(sitting)[CHILD, "home_risks"] == ("neglect", "alcohol_or_drugs", "domestic_abuse")
    none = told(sitting, "no worries", Reader(("no_worries", "affirmed", CHILD, "no worries")))
    assert "Earlier you said: " in _words(none)[0]
    none = done(none, 0, "yes")
    assert said(none)[CHILD, "home_risks"] == ("none",)
    again = told(none, "mum drinks", Reader(DRINKS))
    assert "Earlier you said: " in _words(again)[0]
    assert said(done(again, 0, "yes"))[CHILD, "home_risks"] == ("alcohol_or_drugs",)


def test_a_list_that_is_closed_says_that_nothing_else_is_on_it() -> None:
    order: Said = ("care_order", "affirmed", "child", "care order")
    both: tuple[Said, ...] = (order, ("placement_order", "affirmed", "child", "placement order"))
    sitting = begun("2022", "foster_carer")
    assert "nothing else on that list" in _words(told(sitting, "care order made", Reader(order)))[0]
    words = _words(told(sitting, "a care order, and a placement order", Reader(*both)))
    assert all("the whole list would be: Care order; Placement order" in one for one in words)


def test_two_answers_in_one_breath_that_cannot_both_be_are_asked_back() -> None:
    two: tuple[Said, ...] = (
        ("with_carer", "affirmed", CHILD, "with carers"),
        ("with_relative", "affirmed", CHILD, "with his aunt"),
    )
    sitting = told(begun("2022"), "with carers, well, with his aunt", Reader(*two))
    assert all("You also said: " in words for words in _words(sitting))
    assert "clear enough" in _refused(settling.confirm_clear, sitting)
    assert said(confirmed(sitting, 1))[CHILD, "living_now"] == "relative"


def test_what_was_said_before_is_said_to_be_so() -> None:
    sitting = told(AWAY, "with carers", Reader(("with_carer", "affirmed", CHILD, "with carers")))
    assert "as you said before" in _words(sitting)[0]
    assert said(confirmed(sitting)) == said(AWAY)


def test_a_date_that_is_only_closer_is_no_contradiction() -> None:
    born: Said = ("born", "affirmed", CHILD, "born in March")
    closer = told(AWAY, "he was born in March", Reader(born, value="2022-03"))
    assert stand(closer, heard(closer).chips[0]).is_clear
    other = told(AWAY, "he was born in March", Reader(born, value="2021-03"))
    assert "Earlier you said: 2022" in _words(other)[0]
    assert opened.typed_instead(other, 0)
    after = then(other, settling.say_instead(other, 0, "March 2022"))
    assert str(said(after)[CHILD, "birth"].first) == "2022-03-01"
    assert "I could not read a date" in _refused(settling.say_instead, other, 0, "soon")


# ------------------------------------------------------------ clauses without a place


def test_a_clause_without_a_place_is_asked_about_and_never_dropped() -> None:
    clause = "she has been off it"
    reader = Reader(NAN, unplaced={clause: ("drinking", "relative", "nothing_known")})
    card = begun("2022")
    sitting = told(card, f"{clause}, nan would have him", reader)
    (row,) = heard(sitting).unplaced
    assert [offer.question for offer in row.offers] == ["home_risks", "living_now", "living_now"]
    assert row.offers[-1].label == f"This question: {card.card.ask}"
    assert f"could not place “{clause}”" in _words(sitting)[1]
    sitting = confirmed(sitting)
    assert [item.text for item in heard(sitting).items] == [clause]
    assert said(done(sitting, 0, "offer:1"))[CHILD, "living_now"] == "relative"
    about = done(sitting, 0, "offer:0")
    assert heard(about).chips[0].question == "home_risks"
    assert heard(about).chips[0].value is None


def test_of_more_than_can_be_kept_the_rest_is_one_clause() -> None:
    text = "; ".join(f"word {number}" for number in range(200))
    spots = [text.index(f"word {number}") for number in range(200)]
    unplaced = tuple(Unplaced(f"word {number}", at, at + 8) for number, at in enumerate(spots))
    heard_now = heard_in(Understood(text, (), unplaced), Reader().lexicon, AWAY, AWAY.card)
    assert len(heard_now.unplaced) == MOST_ITEMS
    assert heard_now.unplaced[-1].text.endswith("word 199")


def test_words_in_which_nothing_is_found_are_a_clause_of_their_own() -> None:
    sitting = told(begun("2022"), "zzzz qqqq", Reader())
    assert [clause.text for clause in heard(sitting).unplaced] == ["zzzz qqqq"]
    sitting = then(sitting, settling.note_rest(sitting))
    assert sitting.state.notes == ("zzzz qqqq",)
    assert sitting.card.heard is None
    assert "could not place" in _refused(saying.say, sitting, "!!!", closest, Reader())


def test_the_rest_is_kept_as_one_note_in_the_words_of_the_worker() -> None:
    words = "mum drinks. He likes football, likes it a lot; zzzz"
    reader = Reader(DRINKS, ("likes_football", "affirmed", CHILD, "likes football"), unplaced={"zzzz": ()})
    sitting = told(AWAY, words, reader)
    sitting = then(sitting, settling.note_rest(confirmed(sitting)))
    assert sitting.state.notes == ("He likes football, likes it a lot; zzzz",)


# ------------------------------------------------------------ what needs no reading


def test_a_reply_that_is_a_choice_is_not_read_at_all() -> None:
    reader = Reader(NAN)
    card = begun("2022")
    label = card.card.offers[1].label
    for words in (label, "2", label.upper()):
        assert saying.is_plain(card, words, closest)
        assert said(told(card, words, reader))[CHILD, "living_now"] == card.card.offers[1].id
    assert not saying.is_plain(card, "nan would have him", closest)
    assert not reader.heard


def test_the_one_near_meaning_is_confirmed_as_ever() -> None:
    reader = Reader(("with_carer", "affirmed", CHILD, "with foster carer"))
    assert (
        len(closest("with foster carer", [(one.id, one.label) for one in begun("2022").card.offers], False).groups) == 1
    )
    sitting = told(begun("2022"), "with foster carer", reader)
    assert sitting.card.heard is None
    assert sitting.card.reading is not None
    assert said(then(sitting, replies.confirm(sitting)))[CHILD, "living_now"] == "foster_carer"


def test_what_is_near_on_the_card_comes_before_what_would_only_be_asked_back() -> None:
    reader = Reader(("drinking", "other_person", "mother", "a relativ"))
    sitting = told(begun("2022"), "a relativ", reader)
    assert sitting.card.reading is not None
    assert sitting.card.heard is None


def test_where_nothing_is_found_what_is_near_is_offered_as_ever() -> None:
    sitting = told(begun("2022"), "with a relativ", Reader(unplaced={"with a relativ": ()}))
    assert sitting.card.reading is not None
    assert sitting.card.heard is None


def test_a_date_card_reads_sentences_only_where_there_is_no_date() -> None:
    reader = Reader(DRINKS)
    assert told(begun(), "about 3", reader).card.reading is not None
    assert heard(told(begun(), "mum drinks", reader)).chips
    assert "date" in _refused(saying.say, begun(), "soon", closest, reader)


# ------------------------------------------------------------ undo, resume, people gone, knowledge changed


def test_each_thing_settled_is_taken_back_by_itself() -> None:
    reader = Reader(DRINKS, NAN, unplaced={"zzzz": ()})
    first = told(AWAY, "mum drinks, nan would have him. zzzz", reader)
    struck = done(first, 0, "strike")
    noted = done(struck, 1, "note")
    last = confirmed(noted, 0)
    assert last.card.heard is None
    for before in (noted, struck, first):
        last = undone(last)
        assert last.state.heard == before.state.heard
        assert said(last) == said(before)
        assert last.state.notes == before.state.notes
        assert last.state.people == before.state.people
    last = undone(last)
    assert last.state.heard is None
    assert said(last) == said(AWAY)
    assert last.card == AWAY.card
    redone = reread(last)
    assert redone.state == last.state


def test_what_is_open_is_open_still_after_a_crash() -> None:
    sitting = told(AWAY, "mum drinks, nan would have him", Reader(DRINKS, NAN))
    assert reread(sitting).card == sitting.card
    again = resumed(shipped(), TODAY, reread(sitting).events, AT)
    assert heard(again) == heard(sitting)
    assert said(confirmed(again)) == said(confirmed(sitting))


def test_a_chip_about_somebody_taken_out_meanwhile_answers_nothing() -> None:
    people = with_people()
    sitting = told(people, "would have him", Reader(("willing", "negated", "maternal_aunt", "would have him")))
    sitting = then(sitting, replies.take_out(sitting, "maternal_aunt"))
    assert "not in this case" in _words(sitting)[0]
    assert [act for act, _ in opened.acts(sitting, 0)] == ["note", "strike"]
    assert "cannot be an answer" in _refused(settling.confirm_chip, sitting, 0)
    back = undone(sitting)
    assert said(confirmed(back, 0))["maternal_aunt", "offers"] == "no"


def test_nothing_else_is_begun_before_it_is_settled() -> None:
    sitting = told(AWAY, "mum drinks", Reader(DRINKS))
    for act in (
        lambda: replies.change(sitting, (CHILD, "birth")),
        lambda: replies.add_somebody(sitting),
        lambda: saying.say(sitting, "more", closest, Reader()),
    ):
        assert "settle first" in _refused(act)
    assert "nothing to settle" in _refused(settling.confirm_clear, AWAY)


def test_a_chip_whose_question_or_answer_is_gone_answers_nothing() -> None:
    sitting = told(AWAY, "mum drinks", Reader(DRINKS))
    gone = Chip("old", "old", "affirmed", CHILD, "mum", 0, 3, "no_such_question", "x")
    unfit = Chip("old", "old", "affirmed", CHILD, "mum", 0, 3, "home_risks", ["no_such_choice"])
    assert stand(sitting, gone).card is None
    assert not stand(sitting, unfit).is_clear
    for question in ("role", "authority", "household"):
        assert stand(sitting, Chip("x", "x", "affirmed", CHILD, "mum", 0, 3, question, "tameside")).card is None


# ------------------------------------------------------------ what is written down


def test_the_conversation_reads_as_it_was_held() -> None:
    sitting = told(AWAY, "mum drinks, nan would have him; zzzz", Reader(DRINKS, NAN, unplaced={"zzzz": ()}))
    sitting = done(confirmed(sitting, 1), 1, "strike")
    texts = [turn.text for turn in turns(confirmed(sitting))]
    assert "“mum drinks, nan would have him; zzzz”" in texts
    (understood,) = [text for text in texts if text.startswith("I understood")]
    assert "drinks or uses drugs (mother) (“mum drinks”)" in understood
    assert "no place for “zzzz”" in understood
    (yes,) = [turn for turn in turns(sitting) if turn.text.startswith("Yes: ")]
    assert yes.pair == ("maternal_grandmother", "offers")
    assert sitting.guidance.question_text("offers") in yes.text
    assert "No, not “zzzz”." in texts
    back = [turn.text for turn in turns(undone(sitting))]
    assert "Taken back: striking it out" in back


def test_a_card_of_the_interview_itself_takes_sentences_too() -> None:
    at_who = AWAY
    while at_who.card.question != cards.WHO:
        at_who = answered(at_who, "not_known")
    sitting = told(at_who, "nan would have him", Reader(NAN))
    assert sitting.events[-1].kind in ("understood", "asked")
    assert said(confirmed(sitting))["maternal_grandmother", "offers"] == "to_care"
