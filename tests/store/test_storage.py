"""TinyDB over one file that is replaced whole."""

from __future__ import annotations

from pathlib import Path

from tinydb import TinyDB

from assistant.store.storage import AtomicStorage
from tests.store.plain import UnsyncedDisk


def test_no_file_is_no_tables(tmp_path: Path) -> None:
    assert AtomicStorage(tmp_path / "one.json", UnsyncedDisk()).read() is None


def test_what_tinydb_writes_it_reads_again_and_the_save_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    for number in (1, 2):
        with TinyDB(path, UnsyncedDisk(), storage=AtomicStorage) as tables:
            tables.insert({"number": number})
            assert [document["number"] for document in tables] == list(range(1, number + 1))
    assert AtomicStorage(tmp_path / "one.bak", UnsyncedDisk()).read() == {"_default": {"1": {"number": 1}}}
    assert not (tmp_path / "one.tmp").exists()


def test_changing_what_was_read_changes_nothing_kept(tmp_path: Path) -> None:
    storage = AtomicStorage(tmp_path / "one.json", UnsyncedDisk())
    storage.write({"table": {"1": {"number": 1}}})
    tables = storage.read()
    assert tables is not None
    tables["table"].clear()
    assert storage.read() == {"table": {"1": {"number": 1}}}
