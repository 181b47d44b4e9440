"""A case being worked on: on the disk before it counts, and as it was where it could not be kept."""

from __future__ import annotations

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant import working
from assistant.interview import replies
from assistant.interview.events import event_data
from assistant.store import CannotKeep, Store, StoreError
from assistant.working import WorkingCase, start, take_up
from tests.cases import TODAY, shipped
from tests.store.plain import RefusingDisk, UnsyncedDisk

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def _clock() -> datetime:
    return AT


def _started(store: Store | None) -> WorkingCase:
    return start(shipped(), TODAY, store, "tameside", clock=_clock)


def _answer(work: WorkingCase, *values: Any) -> None:
    for value in values:
        work.reply(replies.answer(work.sitting, value))


def _again(store: Store, key: str) -> WorkingCase:
    return take_up(shipped(), TODAY, store, store.open(key), clock=_clock)


def test_nothing_is_on_the_disk_until_the_first_reply(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    work = _started(Store(folder, UnsyncedDisk()))
    assert work.sitting.card.ask
    assert (work.key, work.is_kept, work.recovered) == (None, True, None)
    assert not folder.exists()
    _answer(work, "Blue file")
    assert work.key is not None
    assert (folder / f"{work.key}.json").exists()
    work.close()


def test_what_was_replied_is_kept_with_what_follows_and_can_be_taken_up(tmp_path: Path) -> None:
    store = Store(tmp_path, UnsyncedDisk())
    work = _started(store)
    _answer(work, "Blue file", "ppm", "2022", "foster_carer")
    work.close()
    again = _again(store, str(work.key))
    assert again.sitting.state == work.sitting.state
    assert again.sitting.card == work.sitting.card
    assert again.sitting.events == work.sitting.events
    _answer(again, "settled")
    again.close()
    third = _again(store, str(work.key))
    assert third.sitting.events == again.sitting.events
    third.close()


def test_taking_up_and_only_looking_writes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, UnsyncedDisk())
    work = _started(store)
    _answer(work, "Blue file", "ppm", "2011-11-22", "foster_carer")
    work.close()
    kept = (tmp_path / f"{work.key}.json").read_bytes()
    later = take_up(shipped(), TODAY.replace(year=2031), store, store.open(str(work.key)), clock=_clock)
    assert len(later.sitting.events) > len(work.sitting.events)
    later.close()
    assert (tmp_path / f"{work.key}.json").read_bytes() == kept


def test_a_reply_that_could_not_be_kept_does_not_count_and_can_be_tried_again(tmp_path: Path) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.ENOSPC, at=-1)
    work = _started(Store(tmp_path, disk))
    _answer(work, "Blue file")
    before = work.sitting
    drafts = replies.answer(before, "ppm")
    disk.calls, disk.at = 0, 0
    with pytest.raises(CannotKeep):
        work.reply(drafts)
    assert work.sitting is before
    disk.at = -1
    after = work.reply(drafts)
    assert after is work.sitting
    assert after.card.question == "birth"
    work.close()
    again = _again(Store(tmp_path, UnsyncedDisk()), str(work.key))
    assert again.sitting.events == after.events
    again.close()


def test_a_first_reply_that_could_not_be_kept_leaves_nothing_and_can_be_tried_again(tmp_path: Path) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.ENOSPC, at=0)
    work = _started(Store(tmp_path, disk))
    before = work.sitting
    with pytest.raises(CannotKeep):
        _answer(work, "Blue file")
    assert (work.sitting, work.key) == (before, None)
    assert list(tmp_path.glob("*.json")) == []
    _answer(work, "Blue file")
    assert work.key is not None
    work.close()


def test_where_nothing_is_to_be_kept_replies_still_count() -> None:
    work = _started(None)
    _answer(work, "", "ppm", "2022")
    assert (work.is_kept, work.key) == (False, None)
    assert work.sitting.card.question == "living_now"
    work.close()


def test_going_on_without_keeping_leaves_what_is_on_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path, UnsyncedDisk())
    work = _started(store)
    _answer(work, "Blue file")
    key = str(work.key)
    work.stop_keeping()
    _answer(work, "ppm")
    assert not work.is_kept
    again = _again(store, key)
    assert again.sitting.card.question == "purpose"
    again.close()


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "martian"},
        {"schema": 2},
        {"seq": 7},
        {"at": "yesterday"},
        {"about": None},
        {"kind": "undone", "value": "everything"},
    ],
)
def test_a_case_that_this_version_cannot_read_is_refused_and_let_go(tmp_path: Path, broken: dict[str, Any]) -> None:
    store = Store(tmp_path, UnsyncedDisk())
    first = [event_data(event) for event in _started(None).sitting.events]
    file = store.create([*first[:-1], {**first[-1], **broken}])
    file.close()
    for _ in range(2):  # it is not left locked
        with pytest.raises(StoreError) as refused:
            _again(store, file.key)
        line = str(refused.value)
        assert line.startswith(f"{file.key}.json: event {len(first) - 1}: ")
        assert line.isprintable()
        assert "untouched" in line


def test_the_time_is_in_utc() -> None:
    assert working.now().utcoffset() == AT.utcoffset()


def test_a_case_left_open_overnight_reasons_as_of_the_new_day() -> None:
    work = _started(None)
    _answer(work, "", "ppm", "2008-11-22", "foster_carer")
    before = work.sitting
    work.day = lambda: TODAY + timedelta(days=1)
    _answer(work, "settled")
    assert (before.today, work.sitting.today) == (TODAY, TODAY + timedelta(days=1))
    assert work.sitting.events[: len(before.events)] == before.events
