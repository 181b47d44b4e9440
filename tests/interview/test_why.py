"""Why a question is asked: what waits for it, and the guidance behind it."""

from __future__ import annotations

import pytest

from assistant.conditions import CHILD
from assistant.documents.reasons_to_ask import why_view
from assistant.interview import cards, replies
from assistant.interview.why import MOST_CITED, why_asked
from tests.cases import shipped
from tests.interview.talk import AT, away, begun, started, until, with_people
from tests.interview.walker import walk


def test_where_home_stands_settles_the_options_at_home_and_cites_what_makes_it_matter() -> None:
    sitting = begun("2022", "parents", "settled", ["none"])
    assert sitting.card.question == "home_safety"
    why = why_asked(sitting.card, sitting)
    assert "stay_home" in {entry.option for entry in why.settles}
    assert why.cites[:2] == ("SS-078a", "SS-140a")
    assert len(why.cites) <= MOST_CITED
    assert all(entry.is_live for entry in why.settles)


def test_what_an_entry_waits_for_names_that_entry_and_what_is_defined_by_others() -> None:
    sitting = with_people()
    viability = sitting.card_of(("maternal_aunt", "viability"))
    assert viability is not None
    settles = why_asked(viability, sitting).settles
    assert {entry.person for entry in settles if entry.option != "adoption"} == {"maternal_aunt"}
    assert "adoption" in {entry.option for entry in settles}


def test_an_option_is_not_named_twice() -> None:
    sitting = begun("2022", "parents", "settled", ["none"])
    why = why_asked(sitting.card, sitting)
    assert not {entry.option for entry in why.settles} & set(why.weighs)


def test_every_citation_leads_somewhere() -> None:
    sitting = until(away(cards.NOBODY), cards.DEEPER)
    for asked in sitting.assessment.to_ask.all:
        card = sitting.card_of((asked.about, asked.part or asked.question))
        assert card is not None
        assert all(shipped().resolves(cite) for cite in why_asked(card, sitting).cites)


@pytest.mark.parametrize("seed", range(3))
def test_there_is_a_reason_for_every_question_that_was_put(seed: int) -> None:
    sitting = walk(seed, thoroughly=False)
    for pair in [*sitting.state.said, (CHILD, "authority")]:
        put = sitting.then(replies.change(sitting, pair), AT)
        lines = why_view(put.card, put)
        assert lines[0].text == f"Why I ask: {put.card.ask}"
        assert len(lines) > 1


def test_the_interviews_own_questions_turn_nothing() -> None:
    lines = why_view(started().card, started())
    assert [line.style for line in lines] == ["title", "text"]
    assert "no option turns on it" in lines[1].text
