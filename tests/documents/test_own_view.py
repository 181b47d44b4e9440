"""The worker's own view in what is printed, shown and handed on as data: in their words, and said to be theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.documents.as_json import assessment_data, explanation_data
from assistant.documents.as_text import assessment_text
from assistant.documents.own_view import DIFFERS, ITS_OWN, MEANS, NOT_NAMED, entry_with_own, own_view
from assistant.documents.views import entry_view
from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.explain import explain
from assistant.reasoning.records import OwnEntry, OwnView, Seat
from assistant.text import LONGEST_REPLY
from tests.cases import AUNT, MOTHER, TODAY, case, entry

SGO, HOME, ELSEWHERE = Seat("sgo", "aunt"), Seat("reunification", "mother"), Seat("sgo")
OWN = OwnView(
    (SGO, HOME),
    "Her aunt knows her.",
    {
        SGO: OwnEntry("She stays near her school.\nAnd [bold]friends[/bold].", "Less needs finding out."),
        ELSEWHERE: OwnEntry("Somebody who knows her."),
    },
)


def _case(own: OwnView = OWN) -> Case:
    people = {
        "mother": {**MOTHER, "whereabouts": "apart", "offers": "to_care", "could_care": "in_time"},
        "aunt": {**AUNT, "offers": "to_care"},
    }
    said: dict[str, Any] = {
        "birth": "2022",
        "living_now": "foster_carer",
        "arrangement_stability": "settled",
        "legal_status": ["care_order"],
        "home_safety": "not_now",
        "return_considered": "being_assessed",
        "home_risks": ["neglect"],
    }
    return replace(case(people, **said), own=own)


def _text(own: OwnView, guidance: Guidance, width: int = 80) -> str:
    found = _case(own)
    return assessment_text(assess(guidance, found, TODAY), guidance, found.facts(guidance, TODAY), width)


def test_it_is_printed_with_the_assistants_and_said_to_move_nothing(guidance: Guidance) -> None:
    text = _text(OWN, guidance)
    assert all(len(line) <= 80 for line in text.splitlines())
    section = text.split("YOUR OWN VIEW\n")[1].split("\n\n")[0]
    flat = " ".join(section.split())
    assert flat.startswith(ITS_OWN)
    assert "1. Special guardianship: the aunt (family and network; " in flat
    assert "2. Return to a parent: the mother (own family; " in flat
    assert NOT_NAMED in flat
    assert "Your reasons: “Her aunt knows her.”" in flat
    assert f"{MEANS}: “She stays near her school. And [bold]friends[/bold].”" in flat
    assert f"{DIFFERS}: “Less needs finding out.”" in flat
    assert "somebody not named yet (not laid out now)" in flat
    assert _text(OwnView(), guidance) == text.replace(f"\nYOUR OWN VIEW\n{section}\n", "", 1)


def test_long_words_are_wrapped(guidance: Guidance) -> None:
    long = OwnView((), ("word " * 500)[:LONGEST_REPLY], {SGO: OwnEntry("w" * LONGEST_REPLY)})
    text = _text(long, guidance)
    assert max(map(len, text.splitlines())) <= 80


def test_nothing_said_is_not_printed(guidance: Guidance) -> None:
    assert "OWN VIEW" not in _text(OwnView(), guidance)


def test_the_data_has_it_by_entry_and_as_a_whole(guidance: Guidance) -> None:
    data = assessment_data(assess(guidance, _case(), TODAY), guidance)
    said = {(one["option"], one["person"]): (one["means_for_child"], one["disagreement"]) for one in data["options"]}
    assert said.pop(("sgo", "aunt")) == (OWN.entries[SGO].means, "Less needs finding out.")
    assert set(said.values()) == {(None, None)}
    assert data["own_view"]["order"] == [
        {"option": "sgo", "person": "aunt"},
        {"option": "reunification", "person": "mother"},
    ]
    assert data["own_view"]["reasons"] == "Her aunt knows her."
    (elsewhere,) = data["own_view"]["not_laid_out"]
    assert (elsewhere["option"], elsewhere["means_for_child"]) == ("sgo", "Somebody who knows her.")
    empty = assessment_data(assess(guidance, _case(OwnView()), TODAY), guidance)
    assert empty["own_view"] == {"order": None, "reasons": None, "not_laid_out": []}
    keys = ("means_for_child", "disagreement", "own_view")
    moved = [
        [{key: value for key, value in one.items() if key not in keys} for one in found["options"]]
        for found in (data, empty)
    ]
    assert moved[0] == moved[1]


def test_an_explanation_has_it_too(guidance: Guidance) -> None:
    found = explain(guidance, _case(), TODAY, SGO)
    assert found is not None
    assert explanation_data(found, guidance, "tameside", OWN)["entry"]["disagreement"] == "Less needs finding out."
    assert explanation_data(found, guidance, "tameside")["entry"]["means_for_child"] is None


def test_an_entry_shows_it_after_what_the_guidance_says(guidance: Guidance) -> None:
    found = _case()
    of, facts = assess(guidance, found, TODAY), found.facts(guidance, TODAY)
    sgo, mother = entry(of, "sgo", "aunt"), entry(of, "reunification", "mother")
    guidances = entry_view(sgo, guidance, facts, of.authority)
    shown = entry_with_own(sgo, of, guidance, facts)
    assert shown[: len(guidances)] == guidances
    assert [line.text for line in shown[len(guidances) :]] == [
        "Your own view",
        f"{MEANS}: “She stays near her school. And [bold]friends[/bold].”",
        f"{DIFFERS}: “Less needs finding out.”",
        ITS_OWN,
    ]
    assert entry_with_own(mother, of, guidance, facts) == entry_view(mother, guidance, facts, of.authority)


def test_the_view_lists_what_can_still_be_placed_only_where_that_is_asked(guidance: Guidance) -> None:
    found = _case()
    of, facts = assess(guidance, found, TODAY), found.facts(guidance, TODAY)
    read = own_view(of, guidance, facts)
    placing = own_view(of, guidance, facts, rest=True)
    assert placing[: len(read)] == read
    left = {line.opens for line in placing[len(read) :]} - {None}
    assert left == {one.seat for one in of.entries} - set(OWN.order)
