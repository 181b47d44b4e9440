"""More than one process: a second is refused, and one that is killed loses nothing and blocks nobody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.store import Store
from tests.store.plain import UnsyncedDisk, event, seqs

APPENDING = """
import sys
from itertools import count
from pathlib import Path
from assistant.store import Store
from tests.store.plain import event
with Store(Path(sys.argv[1])).open(sys.argv[2]) as case:
    for number in count(len(case.events) + 1):
        case.append([event(number)])
        print(number, flush=True)
"""
SECOND = """
import sys
from pathlib import Path
from assistant.store import AlreadyOpen, Store
try:
    Store(Path(sys.argv[1])).open(sys.argv[2])
except AlreadyOpen as error:
    print(error)
"""
ROOT = Path(__file__).resolve().parents[2]


def _lines(code: str, folder: Path, key: str, stop_after: int | None = None) -> list[str]:
    """What the code prints; killed once it has printed `stop_after` lines."""
    command = [sys.executable, "-c", code, str(folder), key]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, encoding="utf-8") as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line.strip())
            if stop_after is not None and len(lines) == stop_after:
                process.kill()
        return lines


@pytest.mark.parametrize("stop_after", [1, 2, 7, 20, 41])
def test_a_killed_process_loses_nothing_it_said_was_kept(tmp_path: Path, stop_after: int) -> None:
    store = Store(tmp_path, UnsyncedDisk())
    with store.create([event(1)]) as case:
        pass
    said = _lines(APPENDING, tmp_path, case.key, stop_after)
    assert len(said) >= stop_after
    with store.open(case.key) as again:
        kept = seqs(again)
        assert kept == list(range(1, len(kept) + 1))
        assert int(said[-1]) <= len(kept) <= int(said[-1]) + 1
        assert again.recovered is None


def test_a_second_process_is_told_that_the_case_is_open(tmp_path: Path) -> None:
    with Store(tmp_path).create([event(1)]) as case:
        (line,) = _lines(SECOND, tmp_path, case.key)
        assert "already open" in line
    assert _lines(SECOND, tmp_path, case.key) == []
