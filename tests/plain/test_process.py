"""Plain mode as its own process, through a real pipe: killed half-way, and gone on with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Timer

from assistant.guidance.shipped import shipped_folder
from assistant.store import Store
from assistant.working import label_of

LONGEST = 60.0
"""Seconds after which a process that waits for something else is ended, so that its test fails and does not hang."""
ROOT = str(shipped_folder("knowledge").parent)


def started(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": ROOT, "PERMANENCE_HOME": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    limit = Timer(LONGEST, process.kill)
    limit.daemon = True
    limit.start()
    return process


def read_until(process: subprocess.Popen[bytes], words: str) -> str:
    """What is printed up to the prompt after these words."""
    assert process.stdout is not None
    text = b""
    while words.encode() not in text or not text.endswith(b"\n> "):
        byte = process.stdout.read(1)
        assert byte, text.decode()
        text += byte
    return text.decode()


def types(process: subprocess.Popen[bytes], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n".encode())
    process.stdin.flush()


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


def test_killed_half_way_nothing_acknowledged_is_lost(home: Path) -> None:
    process = started(home, "--plain")
    read_until(process, "Start a new case")
    for line, next_words in (
        ("1", "Which authority"),
        ("1", "What shall we call this case?"),
        ("AB-1", "What do you need this for"),
        ("2", "When was the child born"),
        ("2021", "Where does the child live"),
        ("foster carer she did not know", "I read that as"),
        ("y", "How is it going"),
    ):
        types(process, line)
        read_until(process, next_words)
    kill(process)

    process = started(home, "--plain")
    assert "2. AB-1, last changed today" in read_until(process, "Start a new case")
    types(process, "2")
    assert "How is it going where they are?" in read_until(process, "How is it going")
    types(process, "said")
    said = read_until(process, "How is it going")
    out, err = process.communicate(b"quit\n", timeout=60)
    assert (process.returncode, err) == (0, b"")
    for words in ("Tameside", "AB-1", "2021", "With a foster carer they did not know before"):
        assert words in said
    assert out.endswith(b"Goodbye.\n")


def test_nothing_to_read_is_one_friendly_word_and_no_wait(home: Path) -> None:
    process = started(home)
    out, err = process.communicate(b"", timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert b"Nothing was typed, so nothing was started." in out


def test_bytes_that_are_no_text_do_no_harm(home: Path) -> None:
    process = started(home, "--plain", "--authority", "devon")
    out, err = process.communicate(b"1\n\xff\xfe\x00\x1b[2J\n2\n2021\n\xc3\x28\n", timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert b"\x1b" not in out
    assert b"Where does the child live" in out


def test_a_reader_who_goes_away_is_no_error(home: Path) -> None:
    process = started(home, "--plain")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    read_until(process, "Start a new case")
    process.stdout.close()
    process.stdin.write(b"1\n1\nAB-1\n" + b"options\n" * 50)
    process.stdin.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_case_open_in_another_process_is_refused_in_words(home: Path) -> None:
    process = started(home, "--plain")
    for line in ("1", "1", "AB-1"):
        types(process, line)
    read_until(process, "What do you need this for")
    (kept,) = Store(home / "cases", label=label_of).kept()
    assert kept.label == "AB-1"
    other = started(home, "--plain")
    out, _ = other.communicate(b"2\nquit\n", timeout=60)
    kill(process)
    assert b"this case is already open" in out.replace(b"\n", b" ")
    assert other.returncode == 0
