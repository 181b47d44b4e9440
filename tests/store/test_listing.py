"""The list of what is kept: newest first, from an index that is only ever a short cut."""

from __future__ import annotations

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.store import Kept, Store
from assistant.store.files import CaseFiles
from assistant.store.recovery import Found, find
from tests.store.plain import RefusingDisk, UnsyncedDisk, event, events


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, UnsyncedDisk())


def _start(store: Store, folder: Path, last: int, changed: int) -> str:
    with store.create(events(1, last)) as case:
        pass
    os.utime(folder / f"{case.key}.json", (changed, changed))
    return case.key


def test_cases_are_listed_newest_first(tmp_path: Path, store: Store) -> None:
    keys = [_start(store, tmp_path, number, 1_000_000 + number) for number in (2, 3, 1)]
    listed = store.kept()
    assert [each.key for each in listed] == [keys[1], keys[0], keys[2]]
    changed = datetime.fromtimestamp(1_000_003, UTC)
    assert listed[0] == Kept(keys[1], changed, 3, "", event(3)["at"], None)
    assert store.kept(most=1) == listed[:1]
    assert store.kept() == listed


def test_only_cases_are_listed(tmp_path: Path, store: Store) -> None:
    key = _start(store, tmp_path, 1, 1_000_000)
    with store.open(key) as case:
        case.append([event(2)])
        for name in ("notes.json", "0" * 15 + ".json", "A" * 16 + ".json", "0" * 16 + ".lock", "0" * 16 + ".json~"):
            (tmp_path / name).write_bytes((tmp_path / f"{key}.json").read_bytes())
        store.kept()
        assert [(each.key, each.events) for each in store.kept()] == [(key, 2)]


def test_a_case_is_read_again_only_when_it_changed(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(files: CaseFiles) -> Found:
        read.append(files.key)
        return find(files)

    monkeypatch.setattr("assistant.store.listing.find", noted)
    keys = [_start(store, tmp_path, 1, 1_000_000 + number) for number in range(3)]
    store.kept()
    assert sorted(read) == sorted(keys)
    read.clear()
    assert len(store.kept()) == 3
    assert read == []
    with store.open(keys[0]) as case:
        case.append([event(2)])
    assert store.kept()[0].events == 2
    assert read == [keys[0]]


def test_saving_leaves_the_index_alone(tmp_path: Path, store: Store) -> None:
    with store.create([event(1)]) as case:
        case.append([event(2)])
    assert not (tmp_path / "index.json").exists()


HOSTILE = {
    "empty": b"",
    "not JSON": b"\xff\xfe",
    "a list": b"[]",
    "no cases": b"{}",
    "deep": b"[" * 100_000,
    "a later schema": b'{"schema": 2, "cases": {}}',
    "an entry of nothing": b'{"schema": 1, "cases": {"KEY": {}}}',
    "an entry of text": b'{"schema": 1, "cases": {"KEY": "case"}}',
    "a count in words": b'{"schema":1,"cases":{"KEY":{"mtime_ns":0,"size":0,"events":"x","first":{},"last_at":""}}}',
    "too large": b" " * 20_000_001,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=list(HOSTILE))
def test_an_index_that_cannot_be_used_is_made_again(tmp_path: Path, store: Store, data: bytes) -> None:
    key = _start(store, tmp_path, 2, 1_000_000)
    listed = store.kept()
    good = (tmp_path / "index.json").read_bytes()
    (tmp_path / "index.json").write_bytes(data.replace(b"KEY", key.encode()))
    assert store.kept() == listed
    assert json.loads((tmp_path / "index.json").read_bytes()) == json.loads(good)


def test_text_in_the_index_is_cleaned(tmp_path: Path, store: Store) -> None:
    key = _start(store, tmp_path, 1, 1_000_000)
    store.kept()
    index = json.loads((tmp_path / "index.json").read_bytes())
    index["cases"][key] |= {"label": "\x1b[31mred\u202e", "last_at": "\x1b[2J\u2066now"}
    index["cases"]["../../etc/passwd"] = index["cases"][key]
    (tmp_path / "index.json").write_text(json.dumps(index), encoding="utf-8")
    (listed,) = store.kept()
    assert (listed.label, listed.last_at) == ("red", "now")


def test_a_case_is_called_by_what_its_events_say(tmp_path: Path) -> None:
    store = Store(tmp_path, UnsyncedDisk(), label=lambda kept: f"\x1b[1m{kept[-1]['seq']} of {len(kept)}")
    key = _start(store, tmp_path, 3, 1_000_000)
    assert [each.label for each in store.kept()] == ["3 of 3"]
    with store.open(key) as case:
        case.append([event(4)])
    assert [each.label for each in store.kept()] == ["4 of 4"]


def test_an_index_that_cannot_be_written_is_done_without(tmp_path: Path, store: Store) -> None:
    key = _start(store, tmp_path, 2, 1_000_000)
    refusing = Store(tmp_path, RefusingDisk(UnsyncedDisk(), errno.EROFS, once=False))
    assert [each.key for each in refusing.kept()] == [key]
    (tmp_path / "index.json").mkdir()
    assert [each.key for each in store.kept()] == [key]


def test_a_strange_time_is_no_reason_to_fail(tmp_path: Path, store: Store) -> None:
    key = _start(store, tmp_path, 1, 0)
    os.utime(tmp_path / f"{key}.json", (0, 9_000_000_000))
    assert [each.key for each in store.kept()] == [key]
