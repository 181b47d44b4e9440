"""Brothers and sisters, line by line: a case begun from another, what is carried over, the picture, what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.interview import replies
from assistant.interview.events import Draft, read_event
from assistant.interview.sitting import Sitting
from assistant.working import start, take_up
from tests.cases import TODAY
from tests.plain.session import Session

AWAY = ("ppm", "2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed", ["neglect"])
"""A child with foster carers."""
BEGIN = ("2", "sibling new", "y", "baby sister", "older brother")
"""From home, with one kept case: another begun from it, as far as what is carried over."""


@pytest.fixture
def heron(session: Session) -> Session:
    """A machine on which the case AB-1 is kept: a child with foster carers, and the mother, who lives apart."""
    work = start(session.guidance, TODAY, session.store, "tameside")
    for value in ("AB-1", *AWAY, "mother", "apart"):
        work.reply(replies.answer(work.sitting, value))
    work.close()
    return session


def kept(session: Session, reference: str) -> Sitting:
    """The kept case of that reference, read back from the disk."""
    (found,) = [one for one in session.store.kept() if one.label == reference]
    with session.store.open(found.key) as file:
        events = tuple(read_event(data, seq) for seq, data in enumerate(file.events))
    return Sitting(session.guidance, TODAY, events)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_case_begun_from_another_takes_what_was_ticked_and_no_more(heron: Session) -> None:
    text = heron.type(*BEGIN, "", "1 3", "y", "y", "BB-2", "said", "change", "", "quit")
    assert "Carry these over, and nothing else?" in flat(text)
    assert "The mother: Where is this parent now, and who with?" in flat(text)
    assert "Alone, or with people who are no danger (carried over from AB-1)" in flat(text)
    first, second = kept(heron, "AB-1"), kept(heron, "BB-2")
    assert [one.id for one in second.state.people] == ["older_brother", "mother"]
    assert ("mother", "whereabouts") in second.state.said
    assert ("mother", "relation") not in second.state.said
    assert [one.id for one in first.state.people] == ["mother", "baby_sister"]
    assert first.state.linked[0].person == "baby_sister"
    assert second.state.linked[0].reference == "AB-1"


def test_nothing_is_carried_over_without_a_tick_and_nothing_begun_without_a_yes(heron: Session) -> None:
    text = heron.type(*BEGIN, "", "", "n", *BEGIN[1:], "a", "", "n", "quit")
    assert flat(text).count("Nothing was begun, and nothing was carried over.") == 2
    assert len(heron.store.kept()) == 1
    assert kept(heron, "AB-1").state.linked == ()
    heron.type(*BEGIN, "", "", "y", "BB-2", "quit")
    assert [one.origin for one in kept(heron, "BB-2").state.said.values()] == ["chosen"]


def test_numbers_that_are_not_there_are_asked_again(heron: Session) -> None:
    text = heron.type(*BEGIN, "", "1 99", "mother", "2", "y", "y", "BB-2", "quit")
    assert flat(text).count("Type numbers from 1 to 3, a for all of these, or only Enter for none.") == 2
    assert ("mother", "relation") in kept(heron, "BB-2").state.said


def test_changing_what_was_carried_over_changes_nothing_in_the_other_case(heron: Session) -> None:
    heron.type(*BEGIN, "", "a", "y", "y", "BB-2", "quit")
    before = kept(heron, "AB-1")
    text = heron.type("2", "change", "4", "with the other parent", "said", "quit")
    assert kept(heron, "AB-1") == before
    said = kept(heron, "BB-2").state.said["mother", "whereabouts"]
    assert (said.answer.value, said.carried_from) == ("with_other_parent", "")
    assert "With the other parent (carried" not in flat(text)


def test_the_picture_shows_each_child_and_where_plans_differ(heron: Session) -> None:
    heron.type(*BEGIN, "", "", "y", "BB-2", "quit")
    for reference, plan in (("AB-1", "ltfc"), ("BB-2", "adoption")):
        (case,) = [one for one in heron.store.kept() if one.label == reference]
        _answer(heron, case.key, plan_now=[plan])
    text = flat(heron.type("2", "siblings", "sibling open", "1", "siblings", "quit"))
    assert text.count("Plans that differ, which is allowed") == 2
    assert "Long-term foster care" in text
    assert "Plans may differ between brothers and sisters." in text
    assert "TM-511a" in text


def _answer(session: Session, key: str, **answers: object) -> None:
    work = take_up(session.guidance, TODAY, session.store, session.store.open(key))
    work.reply([Draft("answered", question=question, value=value) for question, value in answers.items()])
    work.close()


def test_a_linked_case_that_was_deleted_or_is_open_elsewhere_is_said_in_a_line(heron: Session) -> None:
    heron.type(*BEGIN, "", "", "y", "BB-2", "quit")
    (second,) = [one for one in heron.store.kept() if one.label == "BB-2"]
    elsewhere = heron.store.open(second.key)
    text = flat(heron.type("3", "siblings", "sibling open", "sibling carry", "quit"))
    assert "BB-2 - This case cannot be read now: it is open elsewhere: close it there." in text
    assert "There is no linked case that can be read now" in text
    elsewhere.close()
    heron.store.delete(second.key)
    text = flat(heron.type("2", "siblings", "quit"))
    assert "baby sister - This case cannot be read now: it is not kept on this machine any more." in text
    assert "AB-1 Lives: With a foster carer" in text


def test_a_kept_case_is_linked_and_carried_from(heron: Session) -> None:
    heron.type("1", "1", "CD-3", "2", "quit")
    text = flat(heron.type("2", "sibling link", "1", "sibling carry", "1", "", "2", "y", "siblings", "quit"))
    assert "Linked with: AB-1. Both cases say so." in text
    assert kept(heron, "CD-3").state.said["mother", "relation"].carried_from == "AB-1"
    assert kept(heron, "AB-1").state.linked[0].reference == "CD-3"


def test_the_sample_which_is_not_kept_says_that_it_cannot_be_linked(session: Session) -> None:
    text = flat(session.type("2", "siblings", "sibling new", "sibling link", "quit"))
    assert text.count("othing of this case is kept, so no other can be linked with it.") == 3


def test_input_that_ends_halfway_leaves_nothing_begun(heron: Session, home: Path) -> None:
    for typed in ((), ("y",), ("y", "sister"), ("y", "sister", "brother"), ("y", "sister", "brother", "a", "y")):
        heron.type("2", "sibling new", *typed)
        assert len(heron.store.kept()) == 1
    assert kept(heron, "AB-1").state.linked == ()
    assert not list(home.glob("cases/*.tmp"))
