"""A case is kept as events: started, added to, closed, opened again, deleted."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import date
from pathlib import Path

import pytest
from tinydb import TinyDB

from assistant.store import AlreadyOpen, NoSuchCase, RealDisk, Store, StoreError
from tests.store.plain import UnsyncedDisk, event, events, refusal, seqs

posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "cases"


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(folder, UnsyncedDisk())


def test_a_store_touches_nothing_until_a_case_is_started(folder: Path, store: Store) -> None:
    assert store.kept() == ()
    assert not folder.parent.exists()


def test_a_case_is_there_again_when_it_is_opened_again(store: Store) -> None:
    with store.create(events(1, 2)) as case:
        case.append(events(3, 5))
        assert case.events == tuple(events(1, 5))
    with store.open(case.key) as again:
        assert again.events == tuple(events(1, 5))
        assert again.recovered is None
        again.append([event(6)])
    with store.open(case.key) as again:
        assert seqs(again) == [1, 2, 3, 4, 5, 6]


def test_it_works_on_the_real_disk(folder: Path) -> None:
    with Store(folder).create([event(1)]) as case:
        case.append([event(2)])
    with Store(folder, RealDisk()).open(case.key) as again:
        assert seqs(again) == [1, 2]


def test_a_case_is_a_tinydb_file_under_an_opaque_name(folder: Path, store: Store) -> None:
    with store.create(events(1, 2)) as case:
        case.append([event(3)])
    assert len(case.key) == 16
    assert set(case.key) <= set("0123456789abcdef")
    with TinyDB(folder / f"{case.key}.json") as tables:
        assert tables.table("about").all() == [{"schema": 1, "what": "permanence-assistant case"}]
        assert tables.table("events").all() == events(1, 3)


def test_the_first_events_are_one_save_and_so_are_those_that_follow(folder: Path) -> None:
    class Counting(UnsyncedDisk):
        renamed = 0

        def replace(self, source: Path, target: Path) -> None:
            self.renamed += target.suffix == ".json"
            super().replace(source, target)

    disk = Counting()
    with Store(folder, disk).create(events(1, 3)) as case:
        assert disk.renamed == 1
        case.append(events(4, 6))
        assert disk.renamed == 2
        case.append([])
        assert disk.renamed == 2


def test_a_case_may_start_with_nothing(store: Store) -> None:
    with store.create([]) as case:
        assert case.events == ()
    assert [(each.events, each.label, each.last_at, each.problem) for each in store.kept()] == [(0, "", "", None)]
    with store.open(case.key) as again:
        again.append([event(1)])
        assert seqs(again) == [1]


def test_what_is_appended_reads_the_same_before_and_after_it_is_closed(store: Store) -> None:
    odd = {
        "day": date(2026, 11, 21),
        "pair": (1, 2.5),
        "no": None,
        "inf": float("inf"),
        "text": "\x1b[31mred\u202e\ud800",
    }
    with store.create([odd]) as case:
        assert case.events[0]["day"] == "2026-11-21"
        assert case.events[0]["pair"] == [1, 2.5]
        assert case.events[0]["inf"] is None
        assert case.events[0]["text"] == "red?"
    with store.open(case.key) as again:
        assert again.events == case.events


def test_changing_an_event_that_was_read_changes_nothing_that_is_kept(store: Store) -> None:
    mine = event(1, value=["kin"])
    with store.create([mine]) as case:
        mine["value"].append("changed")
        case.events[0]["value"].append("changed")
        case.append([event(2)])
    with store.open(case.key) as again:
        assert again.events[0]["value"] == ["kin"]


def test_a_case_that_is_open_is_not_opened_or_deleted_a_second_time(folder: Path, store: Store) -> None:
    with store.create([event(1)]) as case:
        for other in (store, Store(folder, UnsyncedDisk())):
            assert "already open" in refusal(AlreadyOpen, other.open, case.key)
            assert "already open" in refusal(AlreadyOpen, other.restore, case.key)
            assert "already open" in refusal(AlreadyOpen, other.delete, case.key)
        case.append([event(2)])
    with store.open(case.key) as again:
        assert seqs(again) == [1, 2]


def test_a_closed_case_takes_nothing_more(store: Store) -> None:
    case = store.create([event(1)])
    case.close()
    case.close()
    assert "closed" in refusal(StoreError, lambda: case.append([event(2)]))
    with store.open(case.key) as again:
        assert seqs(again) == [1]


@pytest.mark.parametrize(
    "key",
    ["", "..", "../../etc/passwd", "0" * 15, "0" * 17, "A" * 16, "0" * 16, "0" * 15 + "/", "0" * 16 + "\n", "٠" * 16],
)
def test_only_a_key_that_is_kept_is_opened(folder: Path, store: Store, key: str) -> None:
    store.create([event(1)]).close()
    before = sorted(folder.iterdir())
    for act in (store.open, store.restore, store.delete):
        assert "no case is kept" in refusal(NoSuchCase, act, key)
    assert sorted(folder.iterdir()) == before


def test_a_deleted_case_leaves_nothing_behind(folder: Path, store: Store) -> None:
    with store.create([event(1, value="a name")]) as case:
        case.append([event(2)])
    with store.create([event(1)]) as other:
        pass
    (folder / f"{case.key}.tmp").write_bytes(b"half")
    (folder / f"{case.key}.1.unreadable").write_bytes(b"a name")
    assert len(store.kept()) == 2
    store.delete(case.key)
    assert not [path.name for path in folder.iterdir() if case.key in path.name or b"a name" in path.read_bytes()]
    assert [each.key for each in store.kept()] == [other.key]
    refusal(NoSuchCase, lambda: store.open(case.key))


def test_a_damaged_case_can_be_deleted(folder: Path, store: Store) -> None:
    store.create([event(1)]).close()
    (key,) = [each.key for each in store.kept()]
    (folder / f"{key}.json").write_bytes(b"{")
    store.delete(key)
    assert store.kept() == ()


@posix
def test_everything_is_private(folder: Path, store: Store) -> None:
    old = os.umask(0)
    try:
        with store.create([event(1)]) as case:
            case.append([event(2)])
            store.kept()
            (folder / f"{case.key}.tmp").write_bytes(b"old")
            (folder / f"{case.key}.tmp").chmod(0o644)
            case.append([event(3)])
            modes = {path.suffix: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    finally:
        os.umask(old)
    assert modes == {".json": 0o600, ".bak": 0o600, ".lock": 0o600}
    assert stat.S_IMODE((folder / "index.json").stat().st_mode) == 0o600
    assert [stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)] == [0o700, 0o700]


@posix
def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Store(tmp_path, UnsyncedDisk()).create([event(1)]).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_an_event_that_cannot_be_written_down_changes_nothing(store: Store) -> None:
    deep: object = "end"
    for _ in range(30):
        deep = [deep]
    with store.create([event(1)]) as case:
        for value in (deep, object(), 10**5000):
            assert "not saved" in refusal(StoreError, case.append, [event(2), event(3, value=value)])
        assert seqs(case) == [1]
        case.append([event(2)])
    with store.open(case.key) as again:
        assert seqs(again) == [1, 2]


def test_a_case_does_not_outgrow_what_can_be_read(store: Store) -> None:
    with store.create([event(1)]) as case:
        much = [event(2, value=["x" * 20_000] * 100)] * 11
        assert "full" in refusal(StoreError, lambda: case.append(much))
        case.append([event(2)])
    with store.open(case.key) as again:
        assert seqs(again) == [1, 2]


def test_a_newer_version_and_a_foreign_file_are_left_as_they_are(folder: Path, store: Store) -> None:
    store.create([event(1)]).close()
    (key,) = [each.key for each in store.kept()]
    main = folder / f"{key}.json"
    newer = {"about": {"1": {"schema": 2, "what": "permanence-assistant case"}}, "answers": []}
    for data, says in ((json.dumps(newer), "newer version"), ("{}", "not a case of this app")):
        main.write_text(data, encoding="utf-8")
        for act in (store.open, store.restore):
            assert says in refusal(StoreError, act, key)
        assert main.read_text(encoding="utf-8") == data
        (listed,) = store.kept()
        assert says in (listed.problem or "")
    assert not list(folder.glob("*.unreadable"))
