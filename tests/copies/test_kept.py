"""Kept copies: private, whole or not at all, one a source; a damaged one is passed over in a line."""

from __future__ import annotations

import errno
import json
import os
import stat
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from assistant.copies.kept import keep, kept_copy, kept_sources, remove_copy
from assistant.copies.records import BadCopy, Copy
from tests.copies.invented import ANYTOWN, PARAGRAPHS
from tests.store.plain import RefusingDisk, UnsyncedDisk
from tests.store.simulated import SimulatedDisk

ADDED = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
COPY = Copy(ANYTOWN, ADDED, "word", "ab" * 32, PARAGRAPHS)
OTHER = replace(COPY, paragraphs=("Another edition.",), kind="pdf")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where copies are kept; not there yet."""
    return tmp_path / "data" / "sources"


def _file(folder: Path) -> Path:
    (found,) = folder.glob("*.json")
    return found


def _same(one: Copy | None, other: Copy) -> bool:
    return one is not None and all(getattr(one, each.name) == getattr(other, each.name) for each in fields(Copy))


def test_what_is_kept_comes_back_as_it_was(folder: Path) -> None:
    assert kept_copy(folder, ANYTOWN) is None
    keep(folder, COPY, UnsyncedDisk())
    assert _same(kept_copy(folder, ANYTOWN), COPY)
    assert kept_copy(folder, "another") is None
    assert kept_sources(folder) == (ANYTOWN,)


def test_it_is_one_file_with_a_schema_and_a_name_that_says_nothing(folder: Path) -> None:
    keep(folder, COPY, UnsyncedDisk())
    keep(folder, COPY, UnsyncedDisk())
    assert [path.name for path in folder.iterdir()] == [_file(folder).name]
    assert "anytown" not in _file(folder).name
    data = json.loads(_file(folder).read_text(encoding="utf-8"))
    assert (data["schema"], data["source"], data["added"], data["kind"]) == (1, ANYTOWN, "2026-11-21T14:03:00Z", "word")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a user's folder private by itself")
def test_only_the_user_may_read_it(folder: Path) -> None:
    before = os.umask(0)
    try:
        keep(folder, COPY, UnsyncedDisk())
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(_file(folder).stat().st_mode) == 0o600


def test_another_copy_takes_its_place_and_is_read_anew(folder: Path) -> None:
    keep(folder, COPY, UnsyncedDisk())
    assert _same(kept_copy(folder, ANYTOWN), COPY)
    keep(folder, OTHER, UnsyncedDisk())
    assert _same(kept_copy(folder, ANYTOWN), OTHER)


def test_it_is_read_once_while_it_stays_as_it_is(folder: Path) -> None:
    keep(folder, COPY, UnsyncedDisk())
    assert kept_copy(folder, ANYTOWN) is kept_copy(folder, ANYTOWN)


def test_a_time_of_another_zone_is_kept_in_utc(folder: Path) -> None:
    keep(folder, replace(COPY, added=ADDED.astimezone(timezone(timedelta(hours=5)))), UnsyncedDisk())
    found = kept_copy(folder, ANYTOWN)
    assert found is not None
    assert found.added == ADDED
    assert found.added.utcoffset() == timedelta(0)


def test_removing_leaves_nothing_of_it(folder: Path) -> None:
    assert not remove_copy(folder, ANYTOWN)
    keep(folder, COPY, UnsyncedDisk())
    _file(folder).with_suffix(".tmp").write_text("half", encoding="utf-8")
    assert remove_copy(folder, ANYTOWN)
    assert list(folder.iterdir()) == []
    assert kept_copy(folder, ANYTOWN) is None


@pytest.mark.parametrize("key", ["../../evil", "con", "C:\\x", "a/b", "", "\0", "x" * 5_000, "ключ"])
def test_no_key_leads_out_of_the_folder_or_to_a_device(folder: Path, key: str) -> None:
    keep(folder, replace(COPY, source=key), UnsyncedDisk())
    assert len(list(folder.iterdir())) == 1
    assert _same(kept_copy(folder, key), replace(COPY, source=key))
    assert remove_copy(folder, key)


@pytest.mark.parametrize("left", [0, 1, 10, 100, 300, -300, -2, -1])
def test_one_that_is_cut_off_is_passed_over_in_a_line(folder: Path, left: int) -> None:
    keep(folder, COPY, UnsyncedDisk())
    path = _file(folder)
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(
        BadCopy, match=r"^your copy of anytown-guide is damaged: it was passed over: add the document"
    ) as no:
        kept_copy(folder, ANYTOWN)
    assert str(no.value).isprintable()
    assert remove_copy(folder, ANYTOWN)


@pytest.mark.parametrize(
    "changed",
    [
        {"schema": 0},
        {"schema": "1"},
        {"source": "another"},
        {"added": "2026-11-21T14:03:00"},
        {"added": "0001-01-01T00:00:00Z"},
        {"added": "9999-12-31T23:59:59Z"},
        {"added": None},
        {"kind": "picture"},
        {"paragraphs": [1, 2]},
        {"paragraphs": "A lamp"},
        {"sha256": None},
    ],
    ids=str,
)
def test_one_whose_fields_are_wrong_is_passed_over(folder: Path, changed: dict[str, Any]) -> None:
    keep(folder, COPY, UnsyncedDisk())
    data = json.loads(_file(folder).read_text(encoding="utf-8"))
    _file(folder).write_text(json.dumps({**data, **changed}), encoding="utf-8")
    with pytest.raises(BadCopy, match="is damaged: it was passed over"):
        kept_copy(folder, ANYTOWN)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"[" * 100_000, b"null", b"[]", b'"x"', b"{}"])
def test_noise_in_its_place_is_passed_over_and_not_listed(folder: Path, data: bytes) -> None:
    keep(folder, COPY, UnsyncedDisk())
    _file(folder).write_bytes(data)
    with pytest.raises(BadCopy, match="is damaged"):
        kept_copy(folder, ANYTOWN)
    assert kept_sources(folder) == ()


def test_one_of_a_newer_version_is_left_and_said(folder: Path) -> None:
    keep(folder, COPY, UnsyncedDisk())
    _file(folder).write_text('{"schema": 2, "leaves": []}', encoding="utf-8")
    with pytest.raises(BadCopy, match="by a newer version of this app: it was passed over: update the app"):
        kept_copy(folder, ANYTOWN)


def test_a_folder_in_its_place_and_a_file_in_the_folders_place_are_passed_over(folder: Path) -> None:
    keep(folder, COPY, UnsyncedDisk())
    path = _file(folder)
    path.unlink()
    path.mkdir()
    with pytest.raises(BadCopy, match="cannot be read"):
        kept_copy(folder, ANYTOWN)
    path.rmdir()
    folder.rmdir()
    folder.write_text("x", encoding="utf-8")
    assert kept_sources(folder) == ()
    with pytest.raises(BadCopy, match="was not kept"):
        keep(folder, COPY, UnsyncedDisk())


def test_strangers_in_the_folder_are_left_alone(folder: Path) -> None:
    keep(folder, COPY, UnsyncedDisk())
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / f"{'0' * 16}.json").write_text(json.dumps({"source": ANYTOWN}), encoding="utf-8")
    assert kept_sources(folder) == (ANYTOWN,)


@pytest.mark.parametrize("call", range(4))
def test_a_full_disk_is_said_and_what_was_kept_before_still_stands(folder: Path, call: int) -> None:
    keep(folder, COPY, UnsyncedDisk())
    with pytest.raises(BadCopy, match="the copy was not kept"):
        keep(folder, OTHER, RefusingDisk(UnsyncedDisk(), errno.ENOSPC, call))
    found = kept_copy(folder, ANYTOWN)
    assert _same(found, COPY) or (call == 3 and _same(found, OTHER))


def test_a_power_cut_at_any_moment_leaves_the_old_copy_or_the_new(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    keep(folder, COPY, UnsyncedDisk())
    disk = SimulatedDisk(folder, {_file(folder).name: _file(folder).read_bytes()})
    keep(folder, OTHER, disk)
    disk.acknowledged = 1
    disk.record()
    seen = set()
    for number, moment in enumerate(disk.moments):
        for again, left in enumerate(moment.left()):
            after = tmp_path / f"{number}-{again}"
            after.mkdir()
            for name, data in left.items():
                (after / name).write_bytes(data)
            found = kept_copy(after, ANYTOWN)
            assert _same(found, OTHER) or (_same(found, COPY) and not moment.acknowledged)
            seen.add(_same(found, OTHER))
    assert seen == {True, False}
