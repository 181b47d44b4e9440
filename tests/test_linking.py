"""Linked cases on the disk: two-way, each its own, and one that cannot be read never hides the rest."""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.conditions import CHILD
from assistant.documents.siblings_read import linked_lines
from assistant.interview import replies
from assistant.interview.events import Draft
from assistant.interview.linked import offers
from assistant.interview.links import Link
from assistant.interview.replies import BadReply
from assistant.linking import (
    Beginning,
    begin_linked,
    can_be_linked,
    carry_from,
    link_kept,
    linked_cases,
    open_linked,
    why_not,
)
from assistant.store import AlreadyOpen, Store, StoreError
from assistant.working import WorkingCase, label_of, start, take_up
from tests.cases import TODAY, shipped
from tests.store.plain import RefusingDisk, UnsyncedDisk

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
AWAY = ("ppm", "2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed", ["neglect"])


def _store(folder: Path) -> Store:
    return Store(folder, UnsyncedDisk(), label_of)


def _case(store: Store | None, reference: str, *values: Any) -> WorkingCase:
    work = start(shipped(), TODAY, store, "tameside", clock=lambda: AT)
    for value in (reference, *values):
        work.reply(replies.answer(work.sitting, value))
    return work


def _again(store: Store, key: str | None) -> WorkingCase:
    return take_up(shipped(), TODAY, store, store.open(str(key)), lambda: AT)


def _said(work: WorkingCase, link: str) -> list[tuple[str, str]]:
    return [(one.reference, one.person) for one in work.sitting.state.linked if one.key == link]


def _begin(work: WorkingCase, *ticked: str) -> WorkingCase:
    how = Beginning("", "baby sister", "older brother", offers(work.sitting), frozenset(ticked))
    new, problem = begin_linked(work, how)
    assert problem == ""
    return new


def _text(work: WorkingCase) -> str:
    return "\n".join(line.text for line in linked_lines(work.sitting, work.key, linked_cases(work)))


def test_a_linked_case_begins_with_what_was_ticked_and_both_say_so(tmp_path: Path) -> None:
    store = _store(tmp_path)
    first = _case(store, "Heron", *AWAY, "mother", "apart")
    new = _begin(first, "mother.", "mother.whereabouts")
    assert _said(new, str(first.key)) == [("Heron", "older_brother")]
    assert _said(first, str(new.key)) == [("", "baby_sister")]
    assert [(one.id, one.role) for one in new.sitting.state.people] == [
        ("older_brother", "sibling"),
        ("mother", "parent"),
    ]
    assert (CHILD, "home_risks") not in new.sitting.state.said
    assert first.sitting.state.person("baby_sister") is not None
    for work in (first, new):
        work.close()
        again = _again(store, work.key)
        assert again.sitting.state == work.sitting.state
        again.close()


def test_changing_a_carried_answer_never_changes_the_other_case(tmp_path: Path) -> None:
    store = _store(tmp_path)
    first = _case(store, "Heron", *AWAY)
    new = _begin(first, "child.home_risks")
    first.close()
    before = (tmp_path / f"{first.key}.json").read_bytes()
    new.reply([Draft("answered", question="home_risks", value=["emotional_harm"], origin="chosen")])
    assert (tmp_path / f"{first.key}.json").read_bytes() == before
    assert new.sitting.state.said[CHILD, "home_risks"].answer.value == ("emotional_harm",)
    again = _again(store, first.key)
    assert again.sitting.state.said[CHILD, "home_risks"].answer.value == ("neglect",)
    again.close()
    new.close()


def test_with_nothing_ticked_and_not_added_only_the_link_is_written(tmp_path: Path) -> None:
    first = _case(_store(tmp_path), "Heron", *AWAY)
    new, _ = begin_linked(first, Beginning("", None, "", offers(first.sitting), frozenset()))
    assert new.sitting.state.said.keys() == {("brother_or_sister", "relation")}
    assert first.sitting.state.people == ()
    assert len(first.sitting.state.linked) == 1


def test_two_kept_cases_are_linked_both_ways_and_carried_from_later(tmp_path: Path) -> None:
    store = _store(tmp_path)
    other = _case(store, "Wren", *AWAY)
    other.close()
    first = _case(store, "Heron", "ppm")
    assert [one.label for one in can_be_linked(first)] == ["Wren"]
    assert link_kept(first, str(other.key)) == "Wren"
    assert can_be_linked(first) == ()
    again = _again(store, other.key)
    assert _said(again, str(first.key)) == [("Heron", "")]
    again.close()
    (source,) = linked_cases(first)
    assert source.sitting is not None
    carry_from(first, source, offers(source.sitting, first.sitting), frozenset({"child.home_risks"}))
    assert first.sitting.state.said[CHILD, "home_risks"].carried_from == "Wren"
    carry_from(first, source, offers(source.sitting, first.sitting), frozenset())
    first.close()


def test_one_that_cannot_be_read_is_said_in_a_line_and_the_rest_is_shown(tmp_path: Path) -> None:
    store = _store(tmp_path)
    first = _case(store, "Heron", *AWAY)
    names = ("Gone", "Broken", "Newer", "Busy", "Sound")
    others = {name: _case(store, name, *AWAY) for name in names}
    for other in others.values():
        other.close()
        link_kept(first, str(other.key))
    store.delete(str(others["Gone"].key))
    (tmp_path / f"{others['Broken'].key}.json").write_text("{", encoding="utf-8")
    newer = tmp_path / f"{others['Newer'].key}.json"
    newer.write_text(newer.read_text(encoding="utf-8").replace('"schema":1', '"schema":9'), encoding="utf-8")
    busy = store.open(str(others["Busy"].key))
    text = _text(first)
    assert text.count("This case cannot be read now: ") == 4
    assert "it is not kept on this machine any more" in text
    assert "it is open elsewhere" in text
    assert "newer version" in text
    assert "Sound\nLives: With a foster carer they did not know before." in text
    assert (tmp_path / f"{others['Broken'].key}.json").exists()
    busy.close()
    assert _text(first).count("This case cannot be read now: ") == 3
    first.close()


def test_linking_with_a_case_that_is_open_elsewhere_changes_neither(tmp_path: Path) -> None:
    store = _store(tmp_path)
    first, other = _case(store, "Heron"), _case(store, "Wren")
    with pytest.raises(AlreadyOpen):
        link_kept(first, str(other.key))
    assert (first.sitting.state.linked, other.sitting.state.linked) == ((), ())
    with pytest.raises(StoreError):
        open_linked(first, "../../etc")


def test_a_case_that_is_not_kept_is_linked_with_none(tmp_path: Path) -> None:
    unkept, fresh = _case(None, "Heron"), start(shipped(), TODAY, _store(tmp_path), "tameside")
    for work in (unkept, fresh):
        assert why_not(work)
        with pytest.raises(BadReply, match="kept"):
            begin_linked(work, Beginning())
        assert linked_cases(work) == ()
    assert list(tmp_path.iterdir()) == []


def test_where_the_new_case_cannot_be_kept_nothing_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _case(_store(tmp_path), "Heron", *AWAY)
    full = Store(tmp_path, RefusingDisk(UnsyncedDisk(), errno.ENOSPC, once=False), label_of)
    monkeypatch.setattr(first, "_store", full)
    before = first.sitting.events
    with pytest.raises(StoreError, match="disk is full"):
        begin_linked(first, Beginning("", "baby sister", "", (), frozenset()))
    assert first.sitting.events == before
    assert [one.stem for one in tmp_path.glob("*.json")] == [first.key]


def test_where_only_the_first_case_cannot_be_kept_that_is_said_and_put_right_by_linking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _case(_store(tmp_path), "Heron", *AWAY)
    with monkeypatch.context() as full:
        full.setattr(first, "reply", _refuse)
        new, problem = begin_linked(first, Beginning("", "baby sister", "", (), frozenset()))
    assert "this one does not name it" in problem
    assert (first.sitting.state.linked, len(new.sitting.state.linked)) == ((), 1)
    new.close()
    link_kept(first, str(new.key))
    assert [one.key for one in first.sitting.state.linked] == [new.key]


def _refuse(*_: object) -> None:
    raise StoreError("the disk is full")


def test_a_link_to_itself_and_links_in_a_ring_are_read_once(tmp_path: Path) -> None:
    store = _store(tmp_path)
    first = _case(store, "Heron")
    second = _begin(first)
    third = _begin(second)
    second.close()
    third.close()
    link_kept(first, str(third.key))
    first.reply(
        [Draft("answered", question="interview.linked", value=[{"key": str(first.key)}, {"key": str(second.key)}])]
    )
    found = linked_cases(first)
    assert [one.link.key for one in found] == [second.key, third.key]
    assert all(isinstance(one.link, Link) for one in found)
