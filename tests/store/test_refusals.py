"""The disk refuses: one line says so, nothing that was kept is lost, and trying again works."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.store import CannotKeep, RealDisk, Store
from tests.store.plain import CALLS_OF_A_SAVE, RefusingDisk, UnsyncedDisk, event, events, refusal, seqs


@pytest.mark.parametrize("after", [False, True], ids=["before it is done", "after it is done"])
@pytest.mark.parametrize("at", range(len(CALLS_OF_A_SAVE)))
def test_a_full_disk_in_the_middle_of_a_save_loses_nothing(tmp_path: Path, at: int, after: bool) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.ENOSPC, at=-1, after=after)
    with Store(tmp_path, disk).create(events(1, 2)) as case:
        case.append([event(3)])
        for attempt in range(3):
            disk.calls, disk.at, disk.once = 0, at, attempt == 2
            line = refusal(CannotKeep, lambda: case.append([event(4)]))
            assert "the disk is full" in line
            assert "everything before it is" in line
            assert seqs(case) == [1, 2, 3]
        disk.at = -1
        case.append([event(5)])
        assert seqs(case) == [1, 2, 3, 5]
    with Store(tmp_path, UnsyncedDisk()).open(case.key) as again:
        assert seqs(again) == [1, 2, 3, 5]
        assert again.recovered is None


@pytest.mark.parametrize("at", range(len(CALLS_OF_A_SAVE)))
def test_a_case_closed_after_a_save_that_failed_opens_whole(tmp_path: Path, at: int) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.EIO, at=-1)
    with Store(tmp_path, disk).create([event(1)]) as case:
        case.append([event(2)])
        disk.calls, disk.at, disk.once = 0, at, False
        assert "the disk refused" in refusal(CannotKeep, lambda: case.append(events(3, 4)))
    with Store(tmp_path, UnsyncedDisk()).open(case.key) as again:
        assert seqs(again) in ([1, 2], [1, 2, 3, 4])
        assert again.recovered is None


@pytest.mark.parametrize("at", range(7))
def test_a_case_that_cannot_be_started_leaves_nothing(tmp_path: Path, at: int) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.ENOSPC, at=at)
    folder = tmp_path / "cases"
    if at == 6:  # a new folder is synced, and a first save has no file to put away: six calls in all
        Store(folder, disk).create([event(1)]).close()
        return
    assert "not saved" in refusal(CannotKeep, lambda: Store(folder, disk).create([event(1)]))
    assert not folder.exists() or not list(folder.iterdir())
    Store(folder, disk).create([event(1)]).close()


def test_a_read_only_folder_is_said_plainly(tmp_path: Path) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.EROFS, once=False)
    line = refusal(CannotKeep, lambda: Store(tmp_path, disk).create([event(1)]))
    assert "may not be written" in line


def test_a_file_in_place_of_the_folder_is_said_plainly(tmp_path: Path) -> None:
    place = tmp_path / "cases"
    place.write_text("a file", encoding="utf-8")
    for folder in (place, place / "inside"):
        assert "not saved" in refusal(CannotKeep, Store(folder).create, [event(1)])
    assert "cannot be listed" in refusal(CannotKeep, lambda: Store(place).kept())


def test_a_folder_that_goes_while_a_case_is_open_is_said_plainly(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    with Store(folder, UnsyncedDisk()).create([event(1)]) as case:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                path.unlink()
        folder.rename(tmp_path / "elsewhere")
        assert "is not there" in refusal(CannotKeep, lambda: case.append([event(2)]))
        (tmp_path / "elsewhere").rename(folder)
        case.append([event(2)])
    with Store(folder, UnsyncedDisk()).open(case.key) as again:
        assert seqs(again) == [1, 2]


def test_a_disk_that_refuses_a_deletion_leaves_the_case_in_the_list(tmp_path: Path) -> None:
    Store(tmp_path, UnsyncedDisk()).create([event(1)]).close()
    store = Store(tmp_path, RefusingDisk(UnsyncedDisk(), errno.EIO, at=0))
    (key,) = [each.key for each in Store(tmp_path, UnsyncedDisk()).kept()]
    assert "not deleted" in refusal(CannotKeep, lambda: store.delete(key))
    assert [each.key for each in store.kept()] == [key]
    store.delete(key)
    assert store.kept() == ()


def test_a_file_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [PermissionError("held"), PermissionError("held")]
    replace = Path.replace

    def holding(source: Path, target: Path) -> Path:
        if held:
            raise held.pop()
        return replace(source, target)

    (tmp_path / "a").write_bytes(b"new")
    monkeypatch.setattr(Path, "replace", holding)
    monkeypatch.setattr("assistant.store.disk.time.sleep", lambda seconds: None)
    monkeypatch.setattr("assistant.store.disk._HELD_BY_OTHERS", True)
    RealDisk().replace(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"new"
    held.extend([PermissionError("held")] * 50)
    with pytest.raises(PermissionError):
        RealDisk().replace(tmp_path / "b", tmp_path / "a")
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


@pytest.mark.parametrize("at", range(9))
@pytest.mark.parametrize("damage", [b"{", None], ids=["damaged", "gone"])
def test_a_disk_that_refuses_while_a_copy_is_restored_leaves_the_copy(
    tmp_path: Path, at: int, damage: bytes | None
) -> None:
    with Store(tmp_path, UnsyncedDisk()).create(events(1, 2)) as case:
        case.append([event(3)])
    main = tmp_path / f"{case.key}.json"
    main.unlink()
    if damage:
        main.write_bytes(damage)
    disk = RefusingDisk(UnsyncedDisk(), errno.EIO, at=at, once=False)
    with suppress(CannotKeep):
        Store(tmp_path, disk).restore(case.key).close()
    with Store(tmp_path, UnsyncedDisk()).restore(case.key) as again:
        assert seqs(again) == [1, 2]


@pytest.mark.parametrize("at", range(4))
def test_a_disk_that_refuses_while_an_interrupted_save_is_finished_loses_nothing(tmp_path: Path, at: int) -> None:
    with Store(tmp_path, UnsyncedDisk()).create([event(1)]) as case:
        case.append([event(2)])
    (tmp_path / f"{case.key}.json").rename(tmp_path / f"{case.key}.tmp")
    with suppress(CannotKeep):
        Store(tmp_path, RefusingDisk(UnsyncedDisk(), errno.EIO, at=at)).open(case.key).close()
    with Store(tmp_path, UnsyncedDisk()).open(case.key) as again:
        assert seqs(again) == [1, 2]
        assert again.recovered is None
