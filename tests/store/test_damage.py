"""Files that hold anything: said in one line, set aside and never overwritten, and the last good copy is offered."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from assistant.store import Foreign, NoSuchCase, Store, StoreError, Unreadable
from assistant.store.reading import Reading, read_case_file
from tests.store.plain import UnsyncedDisk, event, events, refusal, seqs

ABOUT = {"1": {"schema": 1, "what": "permanence-assistant case"}}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, UnsyncedDisk())


@pytest.fixture
def key(store: Store) -> str:
    """A case of three events, whose copy has two."""
    with store.create(events(1, 2)) as case:
        case.append([event(3)])
    return case.key


def _case(events_table: Any, about: Any = ABOUT) -> bytes:
    return json.dumps({"about": about, "events": events_table}).encode()


def _unreadable(store: Store, key: str) -> Unreadable:
    refusal(Unreadable, lambda: store.open(key))
    with pytest.raises(Unreadable) as refused:
        store.open(key)
    return refused.value


DAMAGED = {
    "empty": b"",
    "not JSON": b"hello",
    "zeros": b"\0" * 500,
    "not UTF-8": b'{"about": "\xff\xfe"}',
    "a list": b"[1, 2]",
    "a text": b'"case"',
    "not a number": b"NaN",
    "not a number inside": _case({}).replace(b"{}", b'{"1": {"seq": NaN}}'),
    "a number without end": _case({}).replace(b"{}", b'{"1": {"seq": ' + b"9" * 5000 + b"}}"),
    "brackets without end": b"[" * 100_000,
    "tables without end": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "an event nested too deep": _case({}).replace(b"{}", b'{"1": {"value": ' + b"[" * 30 + b"]" * 30 + b"}}"),
    "a lone surrogate": _case({"1": {"value": "\ud800"}}),
    "events in a list": _case([event(1)]),
    "no events": json.dumps({"about": ABOUT}).encode(),
    "an event that is text": _case({"1": "told"}),
    "a missing event": _case({"1": event(1), "3": event(3)}),
    "events out of order": _case({"2": event(2), "1": event(1)}),
    "a schema in words": _case({}, {"1": {"schema": "1", "what": ABOUT["1"]["what"]}}),
    "a schema of nothing": _case({}, {"1": {"schema": 0, "what": ABOUT["1"]["what"]}}),
    "over the limit": b" " * 20_000_001,
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=list(DAMAGED))
def test_a_damaged_file_is_set_aside_and_the_copy_is_offered(
    tmp_path: Path, store: Store, key: str, data: bytes
) -> None:
    (tmp_path / f"{key}.json").write_bytes(data)
    (listed,) = store.kept()
    assert (listed.key, listed.events, listed.label) == (key, 0, "")
    assert "cannot be read" in (listed.problem or "")
    error = _unreadable(store, key)
    assert (error.key, error.set_aside, error.last_good) == (key, f"{key}.1.unreadable", 2)
    assert error.last_at == event(2)["at"]
    assert (tmp_path / f"{key}.1.unreadable").read_bytes() == data
    with store.restore(key) as case:
        assert seqs(case) == [1, 2]
        assert "2 entries" in (case.recovered or "")
        case.append([event(4)])
    with store.open(key) as again:
        assert seqs(again) == [1, 2, 4]
        assert again.recovered is None


def test_a_file_cut_short_anywhere_is_damage_and_nothing_else(tmp_path: Path, store: Store, key: str) -> None:
    main, bak = tmp_path / f"{key}.json", tmp_path / f"{key}.bak"
    data, copy = main.read_bytes(), bak.read_bytes()
    for length in range(0, len(data), 10):
        main.write_bytes(data[:length])
        bak.write_bytes(copy)
        with pytest.raises(Unreadable):
            store.open(key)
        with store.restore(key) as case:
            assert seqs(case) == [1, 2]
    assert len(list(tmp_path.glob("*.unreadable"))) == len(range(0, len(data), 10))


def test_random_bytes_never_get_past_the_door(tmp_path: Path, store: Store, key: str) -> None:
    chance = random.Random(11)
    main = tmp_path / f"{key}.json"
    data = main.read_bytes()
    for _ in range(150):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        main.write_bytes(chance.choice([bytes(changed), chance.randbytes(200)]))
        assert len(store.kept()) == 1
        try:
            store.open(key).close()
        except StoreError as error:
            assert str(error).isprintable()


def test_earlier_files_set_aside_are_never_overwritten(tmp_path: Path, store: Store, key: str) -> None:
    for number in range(1, 13):
        (tmp_path / f"{key}.json").write_bytes(b"damage %d" % number)
        assert _unreadable(store, key).set_aside == f"{key}.{number}.unreadable"
        store.restore(key).close()
    for number in range(1, 13):
        assert (tmp_path / f"{key}.{number}.unreadable").read_bytes() == b"damage %d" % number


def test_without_a_good_copy_the_case_stays_in_the_list_and_is_not_restored(
    tmp_path: Path, store: Store, key: str
) -> None:
    (tmp_path / f"{key}.json").write_bytes(b"{")
    (tmp_path / f"{key}.bak").write_bytes(b"{")
    error = _unreadable(store, key)
    assert (error.last_good, error.last_at) == (None, None)
    refusal(Unreadable, lambda: store.restore(key))
    assert [bool(each.problem) for each in store.kept()] == [True]
    (tmp_path / f"{key}.bak").unlink()
    refusal(Unreadable, lambda: store.open(key))
    assert [bool(each.problem) for each in store.kept()] == [True]
    store.delete(key)
    assert list(tmp_path.glob(f"{key}*")) == []


def test_a_complete_save_that_was_under_way_is_the_better_copy(tmp_path: Path, store: Store, key: str) -> None:
    main = tmp_path / f"{key}.json"
    main.rename(tmp_path / f"{key}.tmp")
    main.write_bytes(b"damage")
    for _ in range(2):
        assert _unreadable(store, key).last_good == 3
    with store.restore(key) as case:
        assert seqs(case) == [1, 2, 3]


def test_a_save_stopped_between_its_two_renames_is_not_damage(tmp_path: Path, store: Store, key: str) -> None:
    (tmp_path / f"{key}.json").rename(tmp_path / f"{key}.tmp")
    assert [(each.key, each.events, each.problem) for each in store.kept()] == [(key, 3, None)]
    with store.open(key) as case:
        assert seqs(case) == [1, 2, 3]
        assert case.recovered is None
    assert (tmp_path / f"{key}.json").exists()


@pytest.mark.parametrize("left", [None, b"", b"{"])
def test_a_file_that_was_taken_away_is_offered_from_its_copy(
    tmp_path: Path, store: Store, key: str, left: bytes | None
) -> None:
    (tmp_path / f"{key}.json").unlink()
    if left is not None:
        (tmp_path / f"{key}.tmp").write_bytes(left)
    assert len(store.kept()) == 1
    error = _unreadable(store, key)
    assert (error.set_aside, error.last_good) == (None, 2)
    with store.restore(key) as case:
        assert seqs(case) == [1, 2]


def test_half_of_a_first_save_is_no_case(tmp_path: Path, store: Store) -> None:
    (tmp_path / f"{'0' * 16}.tmp").write_bytes(b'{"about"')
    assert store.kept() == ()
    refusal(NoSuchCase, lambda: store.open("0" * 16))


def test_restoring_a_case_that_can_be_read_opens_it(store: Store, key: str) -> None:
    with store.restore(key) as case:
        assert seqs(case) == [1, 2, 3]
        assert case.recovered is None


def test_a_folder_under_the_name_of_a_case_is_foreign(tmp_path: Path, store: Store) -> None:
    (tmp_path / f"{'0' * 16}.json").mkdir()
    refusal(Foreign, lambda: store.open("0" * 16))
    assert [bool(each.problem) for each in store.kept()] == [True]


def test_duplicate_keys_read_as_the_last(tmp_path: Path, store: Store, key: str) -> None:
    text = _case({"1": {"seq": 1}}).replace(b'"seq": 1', b'"seq": 1, "seq": 2')
    (tmp_path / f"{key}.json").write_bytes(text)
    with store.open(key) as case:
        assert seqs(case) == [2]


def test_text_in_a_file_is_cleaned_wherever_it_stands(tmp_path: Path, store: Store, key: str) -> None:
    nasty = "\x1b]0;title\x07\x1b[31mred\u202e\x85\x00"
    (tmp_path / f"{key}.json").write_bytes(_case({"1": {"at": nasty, "value": [{nasty: {"a": [nasty]}}]}}))
    with store.open(key) as case:
        assert case.events == ({"at": "red", "value": [{"red": {"a": ["red"]}}]},)
    (listed,) = store.kept()
    assert listed.last_at == "red"
    (tmp_path / f"{key}.bak").write_bytes(_case({"1": {"at": nasty}}))
    (tmp_path / f"{key}.json").write_bytes(b"{")
    assert _unreadable(store, key).last_at == "red"


def test_a_list_made_while_another_process_is_saving_shows_no_damage(
    tmp_path: Path, store: Store, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    main, tmp = tmp_path / f"{key}.json", tmp_path / f"{key}.tmp"
    main.rename(tmp)

    def just_renamed(path: Path) -> Reading:
        if path == tmp and tmp.exists():
            tmp.rename(main)
        return read_case_file(path)

    monkeypatch.setattr("assistant.store.recovery.read_case_file", just_renamed)
    assert [(each.key, each.events, each.problem) for each in store.kept()] == [(key, 3, None)]
