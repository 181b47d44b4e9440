"""When the disk, the case, the input or we ourselves fail: a line, and nothing is lost."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from assistant.guidance import Guidance
from assistant.interview import saying
from assistant.store import RealDisk
from tests.plain.session import NEW_CASE, Session
from tests.plain.test_interview import kept_sitting
from tests.store.plain import UnsyncedDisk


class Failing(io.StringIO):
    """Input that fails after its lines."""

    def __init__(self, lines: str, error: BaseException) -> None:
        super().__init__(lines)
        self.error = error

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """The next line, and then the failure."""
        line = super().readline()
        if not line:
            raise self.error
        return line


class FullDisk(UnsyncedDisk):
    """Takes this many saves of a case, then refuses for good, or this many times."""

    def __init__(self, saves: int, refusals: int = 1_000) -> None:
        self.saves, self.refusals = saves, refusals

    def write(self, path: Path, data: bytes) -> None:
        if not path.name.startswith("index"):
            self.saves -= 1
            if self.saves < 0 < self.refusals:
                self.refusals -= 1
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().write(path, data)


def flat(text: str) -> str:
    return " ".join(text.split())


def full_disk(guidance: Guidance, home: Path) -> Session:
    session = Session(guidance, home)
    session.type(*NEW_CASE)
    session.disk = FullDisk(saves=0)
    return session


def test_a_reply_that_cannot_be_kept_is_not_taken(guidance: Guidance, home: Path) -> None:
    text = flat(full_disk(guidance, home).type("2", "2021", "1", "3", "quit"))
    assert text.count("Not kept: ") == 2
    assert "the disk is full" in text
    assert "Your reply was not taken. 1. Try again" in text
    assert ("child", "birth") not in kept_sitting(Session(guidance, home)).state.said


def test_one_can_go_on_without_keeping(guidance: Guidance, home: Path) -> None:
    text = flat(full_disk(guidance, home).type("2", "2021", "2", "5", "quit"))
    assert "From here on nothing is kept." in text
    assert "How is it going where they are?" in text
    assert ("child", "birth") not in kept_sitting(Session(guidance, home)).state.said


def test_trying_again_keeps_the_reply(guidance: Guidance, home: Path) -> None:
    session = Session(guidance, home)
    session.type(*NEW_CASE)
    session.disk = FullDisk(saves=0, refusals=1)
    session.type("2", "2021", "1", "quit")
    assert ("child", "birth") in kept_sitting(session).state.said


def test_a_case_that_is_open_elsewhere_stays_shut(session: Session) -> None:
    session.type(*NEW_CASE)
    (kept,) = session.store.kept()
    with session.store.open(kept.key):
        assert "this case is already open" in flat(session.type("2", "quit"))


def test_a_damaged_case_offers_its_last_good_copy(session: Session) -> None:
    session.type(*NEW_CASE, "2021")
    (path,) = (session.folder / "cases").glob("*[0-9a-f].json")
    path.write_bytes(b"\0" * 100)
    text = flat(session.type("2", "y", "quit"))
    assert "cannot be read" in text
    assert "Restore the last good copy?" in text
    assert "Restored from the last good copy" in text
    assert kept_sitting(session).state.reference == "AB-1"


def test_a_damaged_case_is_left_alone_unless_it_is_wanted(session: Session) -> None:
    session.type(*NEW_CASE, "2021")
    (path,) = (session.folder / "cases").glob("*[0-9a-f].json")
    path.write_bytes(b"\0" * 100)
    session.type("2", "n", "quit")
    assert session.store.kept()[0].problem


def test_a_case_of_a_newer_version_is_said_to_be_one(session: Session) -> None:
    session.type(*NEW_CASE)
    (path,) = (session.folder / "cases").glob("*[0-9a-f].json")
    path.write_bytes(path.read_bytes().replace(b'"schema":1,"what"', b'"schema":99,"what"'))
    assert "newer version" in flat(session.type("2", "quit"))


def test_the_end_of_input_says_that_everything_is_kept_and_how_to_go_on(session: Session) -> None:
    text = flat(session.type(*NEW_CASE, "2021"))
    assert text.endswith("Everything you answered is kept. To go on, start permanence again and choose: AB-1")


def test_nothing_typed_is_one_friendly_line(session: Session) -> None:
    assert "Nothing was typed, so nothing was started." in flat(session.type())
    assert session.store.kept() == ()


def test_ctrl_c_says_that_everything_is_kept(session: Session) -> None:
    code, text = session.run(Failing("1\n1\nAB-1\n2\n2021\n", KeyboardInterrupt()))
    assert code == 130
    assert flat(text).endswith("To go on, start permanence again and choose: AB-1")
    assert ("child", "birth") in kept_sitting(session).state.said


def test_a_fault_of_ours_is_one_line_without_anything_of_the_case(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("a secret of the case")

    monkeypatch.setattr(saying, "say", fails)
    code, text = session.run(io.StringIO("1\n1\nAB-1\n2\n2021\nliving with the secret\n"))
    assert code == 2
    assert "Something went wrong inside (ZeroDivisionError). Everything you answered is kept" in flat(text)
    assert "secret" not in text
    with session.store.open(session.store.kept()[0].key):
        pass  # nothing holds it any more


def test_output_that_nobody_reads_any_more_is_passed_on_and_the_case_is_let_go(session: Session) -> None:
    with pytest.raises(BrokenPipeError):
        session.run(Failing("1\n1\nAB-1\n", BrokenPipeError()))
    with session.store.open(session.store.kept()[0].key):
        pass


def test_settings_that_cannot_be_read_are_passed_over_and_said(session: Session) -> None:
    (session.folder / "settings.toml").write_bytes(b"\xff\xfe")
    assert "settings.toml: cannot be read" in flat(session.type("quit"))


def test_without_a_store_nothing_is_kept_and_that_is_said(session: Session) -> None:
    session.keeps = False
    assert "This was not being kept." in flat(session.type(*NEW_CASE, "2021"))


def test_a_folder_that_cannot_be_made_is_said_and_the_interview_goes_on(session: Session) -> None:
    (session.folder / "cases").write_bytes(b"in the way")
    session.disk = RealDisk()
    text = flat(session.type("1", "1", "2", "AB-1", "quit"))
    assert text.count("Not kept: ") == 1
    assert "What do you need this for?" in text
