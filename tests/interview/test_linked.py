"""Linked cases: what may be carried over, what is, and links read from whatever stands where they should be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given as given_
from hypothesis import strategies as st

from assistant.conditions import CHILD
from assistant.interview.events import Draft, event_data, read_event
from assistant.interview.given import given
from assistant.interview.linked import (
    Offer,
    brothers_and_sisters,
    carry,
    groups,
    linked_with,
    offers,
    sibling_added,
    with_needed,
    without_orphans,
)
from assistant.interview.links import CARRIED, LINKED, MOST_LINKED, Link, read_links
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting, opened
from assistant.interview.state import State, fold
from assistant.interview.transcript import turns
from tests.cases import TODAY, shipped
from tests.interview.talk import AT, as_happened, away, changed, said, undone, with_people

HERON = Link("a1b2", "Heron")


def _ids(found: tuple[Offer, ...]) -> list[str]:
    return [one.id for one in found]


def _begun(*ticked: str, source: Sitting | None = None) -> Sitting:
    """A case that begins from another, with these carried over."""
    new = opened(shipped(), TODAY, AT, "tameside", linked=[HERON])
    return new.then(carry(offers(source or with_people()), ticked, HERON), AT)


def test_what_is_offered_is_what_brothers_and_sisters_share_group_by_group() -> None:
    found = groups(offers(with_people()))
    assert list(found) == ["The family and the case", "The mother", "The maternal aunt"]
    assert _ids(found["The family and the case"]) == ["child.home_risks"]
    mother = _ids(found["The mother"])
    assert mother[:2] == ["mother.", "mother.relation"]
    assert "mother.whereabouts" in mother
    shared = {question.id for question in shipped().questions.values() if question.shared}
    assert {one.draft.question for one in offers(with_people())} - {None} <= shared


def test_what_is_not_known_is_not_offered() -> None:
    assert "child.home_risks" not in _ids(offers(changed(away(), (CHILD, "home_risks"), "not_known")))


def test_nothing_is_carried_without_a_tick() -> None:
    assert carry(offers(with_people()), (), HERON) == ()
    assert carry(offers(with_people()), ("nobody.", "child.birth"), HERON) == ()
    begun = _begun("child.home_risks")
    assert said(begun) == {(CHILD, "home_risks"): ("neglect",)}
    assert begun.state.people == ()


def test_the_relation_comes_only_where_it_is_ticked_itself() -> None:
    begun = _begun("mother.", "mother.whereabouts")
    assert ("mother", "whereabouts") in begun.state.said
    assert ("mother", "relation") not in begun.state.said
    assert ("mother", "relation") in _begun("mother.", "mother.relation").state.said


def test_what_is_said_of_a_person_does_not_come_without_the_person() -> None:
    found = offers(with_people())
    assert with_needed(["mother.whereabouts"], found) == {"mother.", "mother.whereabouts"}
    assert without_orphans(["mother.whereabouts", "child.home_risks"], found) == {"child.home_risks"}
    assert _begun("mother.whereabouts").state.people == ()


def test_a_carried_answer_is_read_back_as_one_until_it_is_changed() -> None:
    begun = _begun("mother.", "mother.relation", "child.home_risks")
    assert {one.carried_from for one in begun.state.said.values()} == {"Heron"}
    assert begun.state.said[CHILD, "home_risks"].origin == "carried_over"
    assert all("(carried over from Heron)" in words for _, words in given(begun)[1:])
    told = [turn.text for turn in turns(begun)]
    assert "Linked with the case of a brother or sister: Heron" in told
    assert "Carried over from Heron: the mother" in told
    other = changed(begun, (CHILD, "home_risks"), ["emotional_harm"])
    assert other.state.said[CHILD, "home_risks"].carried_from == ""
    assert not [words for pair, words in given(other) if pair == (CHILD, "home_risks") and "carried" in words]


def test_carrying_over_is_taken_back_as_one_reply_and_the_link_stays() -> None:
    back = undone(_begun("mother.", "mother.relation", "child.home_risks"))
    assert (back.state.said, back.state.people, back.state.linked) == ({}, (), (HERON,))


def test_one_who_is_the_child_of_the_other_case_is_not_carried_into_it() -> None:
    identity, drafts = sibling_added("baby sister", with_people().state, shipped())
    assert identity == "baby_sister"
    source = with_people().then(drafts, AT)
    assert brothers_and_sisters(source) == (("baby_sister", "the baby sister"),)
    assert "baby_sister." in _ids(offers(source))
    assert "baby_sister." not in _ids(offers(source, without="baby_sister"))
    linked = source.then(linked_with(source.state, Link("c3", "Wren", "baby_sister")), AT)
    assert brothers_and_sisters(linked) == ()


def test_a_case_with_answers_is_offered_only_what_it_has_none_to() -> None:
    here = _begun("mother.", "mother.relation")
    found = _ids(offers(with_people(), here))
    assert "mother." not in found
    assert "mother.relation" not in found
    assert {"mother.whereabouts", "child.home_risks", "maternal_aunt."} <= set(found)


def test_a_sibling_is_never_added_under_an_id_that_is_taken() -> None:
    state = with_people().state
    assert sibling_added("mother", state, shipped())[0] == "mother_2"
    assert sibling_added("", state, shipped())[0] == "brother_or_sister"
    assert sibling_added("child", state, shipped())[0] == "child_2"


def test_links_are_kept_once_each_and_only_so_many() -> None:
    state = State(linked=(HERON,))
    assert linked_with(state, HERON) == ()
    assert linked_with(state, Link("a1b2")) == ()
    (draft,) = linked_with(state, Link("a1b2", "", "older_brother"))
    assert read_links(draft.value) == (Link("a1b2", "Heron", "older_brother"),)
    full = State(linked=tuple(Link(f"k{number}") for number in range(MOST_LINKED)))
    with pytest.raises(BadReply, match="at most"):
        linked_with(full, HERON)


def test_a_link_is_an_answer_that_replays_and_can_be_taken_back() -> None:
    linked = with_people().then(linked_with(with_people().state, HERON), AT)
    assert linked.state.linked == (HERON,)
    assert linked.card == with_people().card
    assert linked.assessment == with_people().assessment
    again = tuple(read_event(event_data(event), seq) for seq, event in enumerate(linked.events))
    assert fold(again, shipped()) == linked.state
    assert undone(linked).state.linked == ()
    assert "Taken back: the link with the case of a brother or sister" in [turn.text for turn in turns(undone(linked))]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["key", "reference", "person", "linked"]) | st.text(max_size=5), inner)
    ),
    max_leaves=8,
)


@given_(value=ANYTHING, other=ANYTHING)
def test_whatever_stands_where_a_link_should_be_nothing_breaks(value: Any, other: Any) -> None:
    happened = as_happened(
        [
            Draft("opened", value={"authority": "tameside", "linked": value}),
            Draft("answered", question=CARRIED, value=other, origin="carried_over"),
            Draft("answered", question="home_risks", value=["neglect"], origin="carried_over"),
            Draft("answered", question=LINKED, value=other, origin="chosen"),
        ],
        shipped(),
    )
    sitting = Sitting(shipped(), TODAY, happened)
    assert all(isinstance(one, Link) for one in sitting.state.linked)
    assert turns(sitting)
    assert given(sitting)


def test_hostile_links_are_cleaned_and_limited() -> None:
    rows: list[Any] = [
        {"key": "../../etc/passwd"},
        {"key": "ok", "reference": "\x1b[31mred\u202e", "person": 5},
        {"key": "ok", "reference": "again"},
        {"key": 7},
        "text",
        *({"key": f"k{number}"} for number in range(50)),
    ]
    found = read_links(rows)
    assert found[0] == Link("ok", "red")
    assert len(found) == MOST_LINKED
