"""A sitting as a worker meets it: the first questions in their order, taking up again, and time going by."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from assistant.conditions import CHILD
from assistant.guidance import load_guidance
from assistant.interview import cards
from assistant.interview.sitting import opened, resumed
from assistant.interview.transcript import turns
from tests.cases import TODAY, shipped
from tests.interview.talk import AT, answered, away, begun, started, until, with_people
from tests.interview.walker import pairs_put


def test_the_first_questions_are_the_authority_the_reference_what_it_is_for_and_the_child() -> None:
    sitting = answered(
        started(None), "devon", "Blue file", "ppm", "2022", "relative", "privately", "settled", ["none"], "yes"
    )
    assert [question for _, question in pairs_put(sitting)] == [
        "authority",
        cards.REFERENCE,
        "purpose",
        "birth",
        "living_now",
        "arranged_by",
        "arrangement_stability",
        "legal_status",
        "home_safety",
        "return_considered",
    ]
    assert (sitting.state.authority, sitting.state.reference) == ("devon", "Blue file")
    assert sitting.case.authority == "devon"


def test_an_authority_that_is_known_is_not_asked() -> None:
    assert started("swindon").card.question == cards.REFERENCE
    assert started("atlantis").card.question == "authority"


def test_people_are_added_and_asked_about_one_by_one_before_the_rest_of_the_core() -> None:
    put = pairs_put(with_people())[9:]
    assert put == [
        (CHILD, cards.WHO),
        ("mother", "whereabouts"),
        ("mother", "offers"),
        ("mother", "could_care"),
        (CHILD, cards.WHO),
        (CHILD, cards.CALLED),
        ("maternal_aunt", "relation"),
        ("maternal_aunt", "offers"),
    ]


def test_the_core_comes_first_and_depth_only_on_request() -> None:
    sitting = until(away(cards.NOBODY), cards.DEEPER)
    put = {question for _, question in pairs_put(sitting)}
    assert {"network_search", "child_views"} <= put
    assert not {"looked_after_since", "genogram"} & put
    deeper = answered(sitting, "deeper")
    assert deeper.card.of_case
    assert deeper.card.pair not in sitting.state.said


def test_the_age_band_is_asked_only_of_a_birth_that_is_not_known() -> None:
    assert begun("2022").card.question == "living_now"
    put = [question for _, question in pairs_put(until(begun("not_known"), cards.DEEPER))]
    assert "age_band" in put
    assert "age_band" not in [question for _, question in pairs_put(until(begun("2022"), cards.DEEPER))]


def test_a_new_interview_keeps_the_result_as_shown_with_the_question_that_follows() -> None:
    kinds = [event.kind for event in started().events]
    assert kinds == ["opened", "shown", "asked"]
    sitting = begun("2022", "foster_carer")
    assert sitting.state.shown is not None
    assert sitting.state.shown.standings == {entry.seat: entry.standing for entry in sitting.assessment.entries}


def test_taking_up_again_on_the_same_day_under_the_same_knowledge_adds_nothing() -> None:
    sitting = with_people()
    assert resumed(shipped(), TODAY, sitting.events, AT).events == sitting.events


def test_reopened_under_newer_knowledge_it_says_so_and_what_moved_since(knowledge: Path) -> None:
    rule = knowledge / "rules" / "early.toml"
    rule.write_text(
        """
[[rule]]
id = "a_new_rule"
options = ["adoption"]
direction = "excludes"
when = 'any_of(living_now, "foster_carer")'
says = "An invented reason against adoption."
cites = ["TM-416a"]
examples = [
  { rule = "fires", answers = { living_now = "foster_carer" } },
  { rule = "silent", answers = { living_now = "parents" } },
  { rule = "waits", answers = {} },
]
""",
        "utf-8",
    )
    newer = load_guidance(knowledge)
    before = with_people()
    after = resumed(newer, TODAY, before.events, AT)
    new = after.events[len(before.events) :]
    assert [event.kind for event in new] == ["reopened", "shown", "asked"]
    assert new[0].value == {"was": shipped().fingerprint, "now": newer.fingerprint}
    assert after.card.pair == before.card.pair
    said = [turn.text for turn in turns(after) if turn.who == "aside"][-2:]
    assert said[0] == "The guidance has changed since you were last here."
    assert said[1].startswith("Since you were last here: “Adoption”: ")
    assert resumed(newer, TODAY, after.events, AT).events == after.events


def test_time_passing_moves_what_hangs_on_age_and_says_so() -> None:
    sitting = begun("2011-11-22", "foster_carer", "settled", ["section_20"], "not_for_childhood")
    later = resumed(shipped(), TODAY + timedelta(days=4 * 366), sitting.events, AT)
    assert later.events[len(sitting.events)].kind == "shown"
    assert [turn.text for turn in turns(later)][-1].startswith("Since you were last here: ")
    assert later.state.said == sitting.state.said


def test_the_day_is_what_it_is_told() -> None:
    sitting = opened(shipped(), date(2030, 1, 1), AT)
    assert sitting.assessment.today == date(2030, 1, 1)
