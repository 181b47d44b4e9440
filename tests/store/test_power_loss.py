"""The power goes at any moment of any save: what was acknowledged is there when the case is opened again."""

from __future__ import annotations

import errno
import sys
from itertools import count
from pathlib import Path

import pytest

from assistant.store import CannotKeep, NoSuchCase, Store, StoreError
from assistant.store.reading import Event
from tests.store.plain import CALLS_OF_A_SAVE, RefusingDisk, UnsyncedDisk, event, events, seqs
from tests.store.simulated import ForgetsContents, ForgetsNames, Left, Moment, SimulatedDisk

SAVES = ([event(1)], events(2, 4), [event(5, value="long " * 20)], *([event(number)] for number in range(6, 16)))
Said = list[Event]


class Trials:
    """Power cuts, each different one tried in a folder of its own, and how many lost or hid something."""

    def __init__(self, tmp_path: Path) -> None:
        self.tmp_path = tmp_path
        self.numbers = count()
        self.tried: set[tuple[str, frozenset[tuple[str, bytes]]]] = set()
        self.cuts = 0
        self.lost = 0

    def folder(self) -> Path:
        folder = self.tmp_path / f"after-{next(self.numbers)}"
        folder.mkdir()
        return folder

    def cut(self, moment: Moment, key: str, allowed: list[Said]) -> list[tuple[Left, Said]]:
        """Cut the power at `moment`; the case must then hold one of `allowed`, none only if that is allowed."""
        found = []
        for left in moment.left():
            self.cuts += 1
            trial = (repr(allowed), frozenset(left.items()))
            if trial in self.tried:
                continue
            self.tried.add(trial)
            said = self._reopened(left, key)
            self.lost += said not in allowed
            found.append((left, said or []))
        return found

    def _reopened(self, left: Left, key: str) -> Said | None:
        folder = self.folder()
        for name, data in left.items():
            (folder / name).write_bytes(data)
        store = Store(folder, UnsyncedDisk())
        try:
            listed = store.kept()
            with store.open(key) as case:
                assert case.recovered is None
                assert [(each.key, each.events, each.problem) for each in listed] == [(key, len(case.events), None)]
                return list(case.events)
        except NoSuchCase:
            return []
        except StoreError:
            return None


def _after(saves: int) -> Said:
    return [each for save in SAVES[:saves] for each in save]


def _run(disk: SimulatedDisk, saves: int = len(SAVES)) -> str:
    """Save in turn, each acknowledged when it returns; the case's key."""
    with Store(disk.folder, disk).create(SAVES[0]) as case:
        disk.acknowledged = 1
        for save in SAVES[1:saves]:
            case.append(save)
            disk.acknowledged += 1
            disk.record()
        return case.key


def test_nothing_acknowledged_is_lost_whenever_the_power_goes(tmp_path: Path) -> None:
    trials = Trials(tmp_path)
    disk = SimulatedDisk(trials.folder())
    key = _run(disk)
    for moment in disk.moments:
        trials.cut(moment, key, [_after(moment.acknowledged), _after(moment.acknowledged + 1)])
    assert trials.lost == 0
    assert len(disk.moments) >= len(SAVES) * len(CALLS_OF_A_SAVE) - 1
    assert trials.cuts > 200
    assert len(trials.tried) > 150


def test_nothing_is_lost_when_the_power_goes_again_after_it_came_back(tmp_path: Path) -> None:
    trials = Trials(tmp_path)
    first = SimulatedDisk(trials.folder())
    key = _run(first, saves=3)
    survivors = {
        frozenset(left.items()): said
        for moment in first.moments
        for left, said in trials.cut(moment, key, [_after(moment.acknowledged), _after(moment.acknowledged + 1)])
        if said
    }
    for left, said in survivors.items():
        folder = trials.folder()
        for name, data in left:
            (folder / name).write_bytes(data)
        disk = SimulatedDisk(folder, dict(left))
        with Store(folder, disk).open(key) as case:
            case.append([event(98)])
            disk.acknowledged = 1
            case.append([event(99)])
            disk.acknowledged = 2
            disk.record()
        kept = [said, [*said, event(98)], [*said, event(98), event(99)]]
        for moment in disk.moments:
            trials.cut(moment, key, kept[moment.acknowledged : moment.acknowledged + 2])
    assert trials.lost == 0
    assert trials.cuts > 1000
    assert len(trials.tried) > 150


@pytest.mark.parametrize("after", [False, True], ids=["before it is done", "after it is done"])
@pytest.mark.parametrize("at", range(len(CALLS_OF_A_SAVE)))
def test_nothing_is_lost_when_the_power_goes_after_a_save_that_failed(tmp_path: Path, at: int, after: bool) -> None:
    trials = Trials(tmp_path)
    disk = SimulatedDisk(trials.folder())
    refusing = RefusingDisk(disk, errno.EIO, at=-1, after=after)
    kept, failed, later = _after(2), [*_after(2), event(50)], [*_after(2), event(51)]
    with Store(disk.folder, refusing).create(SAVES[0]) as case:
        case.append(SAVES[1])
        disk.moments.clear()
        refusing.calls, refusing.at = 0, at
        with pytest.raises(CannotKeep):
            case.append([event(50)])
        case.append([event(51)])
        disk.acknowledged = 1
        disk.record()
    for moment in disk.moments:
        trials.cut(moment, case.key, [later] if moment.acknowledged else [kept, failed, later])
    assert refusing.refused == 1
    assert trials.lost == 0
    assert len(trials.tried) >= 10


@pytest.mark.parametrize("forgetful", [ForgetsContents, ForgetsNames])
def test_the_simulation_notices_a_disk_that_is_not_synced(tmp_path: Path, forgetful: type[SimulatedDisk]) -> None:
    trials = Trials(tmp_path)
    disk = forgetful(trials.folder())
    key = _run(disk, saves=2)
    for moment in disk.moments:
        trials.cut(moment, key, [_after(moment.acknowledged), _after(moment.acknowledged + 1)])
    assert trials.lost > 0


def test_a_power_cut_while_a_copy_is_restored_leaves_the_copy(tmp_path: Path) -> None:
    trials = Trials(tmp_path)
    whole = trials.folder()
    key = _run(SimulatedDisk(whole), saves=3)
    left = {f"{key}.json": b"{", f"{key}.bak": (whole / f"{key}.bak").read_bytes()}
    folder = trials.folder()
    for name, data in left.items():
        (folder / name).write_bytes(data)
    disk = SimulatedDisk(folder, left)
    with Store(folder, disk).restore(key):
        disk.acknowledged = 1
        disk.record()
    for moment in disk.moments:
        for after in moment.left():
            again = trials.folder()
            for name, data in after.items():
                (again / name).write_bytes(data)
            with Store(again, UnsyncedDisk()).restore(key) as case:
                assert seqs(case) == [1, 2, 3, 4]
            assert b"{" in [path.read_bytes() for path in again.glob("*.unreadable")]


@pytest.mark.parametrize("at", range(len(CALLS_OF_A_SAVE)))
def test_what_is_shown_after_a_process_was_killed_survives_a_power_cut(tmp_path: Path, at: int) -> None:
    trials = Trials(tmp_path)
    disk = SimulatedDisk(trials.folder())
    killed = RefusingDisk(disk, errno.EIO, at=sys.maxsize, once=False)
    with Store(disk.folder, disk).create([event(1)]) as case:
        case.append([event(2)])
    with Store(disk.folder, killed).open(case.key) as case:
        killed.calls, killed.at = 0, at
        with pytest.raises(CannotKeep):
            case.append([event(3)])
    with Store(disk.folder, disk).open(case.key) as again:
        shown = list(again.events)
        trials.cut(disk.moments[-1], case.key, [shown])
    assert trials.tried
    assert trials.lost == 0
