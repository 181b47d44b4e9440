"""What is set once: kept as it was given, said where it is passed over, and never lost without a word."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.screens.desk import Desk
from assistant.settings import ASIDE, FILE, Settings, keep_authority, keep_settings, read_settings
from assistant.store.disk import RealDisk
from assistant.text import Refused

Run = Callable[..., tuple[int, str, str]]
ANYTOWN = Path(__file__).resolve().parent / "packs" / "anytown"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and nobody at the keyboard."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PERMANENCE_HOME", str(folder))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command; what it exits with and what it prints, its lines joined."""

    def run_it(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(one) for one in arguments])
        printed = capsys.readouterr()
        return code, " ".join(printed.out.split()), printed.err

    return run_it


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of Anytown's pack, to break."""
    return Path(shutil.copytree(ANYTOWN, tmp_path / "anytown"))


def _write(home: Path, text: str) -> None:
    home.mkdir(exist_ok=True)
    (home / FILE).write_text(text, encoding="utf-8")


# ---------------------------------------------------------------- kept and read again


@pytest.mark.parametrize(
    "pack", ["/packs/🏡 home", "/a  b   c", "C:\\packs\\an\\ytown", '/"quoted"', "/café/دار", "/#=[]"]
)
def test_a_path_is_read_again_as_it_was_kept(tmp_path: Path, pack: str) -> None:
    assert keep_settings(tmp_path, Settings("devon", pack)) is None
    assert read_settings(tmp_path) == Settings("devon", pack)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("pack", ["/a\nb", "/a\x1b[31m", "/a\x7f", "/a\udcff", "/a\u2028b", "/" + "a" * 5_000])
def test_a_path_that_would_not_be_read_again_is_refused_and_nothing_changes(tmp_path: Path, pack: str) -> None:
    keep_settings(tmp_path, Settings("devon", "/before"))
    with pytest.raises(Refused, match=r"^pack: .* cannot be kept"):
        keep_settings(tmp_path, Settings("swindon", pack))
    assert read_settings(tmp_path) == Settings("devon", "/before")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [PermissionError("held"), PermissionError("held")]
    replaced = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if held:
            raise held.pop()
        return replaced(self, target)

    monkeypatch.setattr("assistant.store.disk._HELD_BY_OTHERS", True)
    monkeypatch.setattr(Path, "replace", replace)
    keep_settings(tmp_path, Settings("devon"))
    assert not held
    assert read_settings(tmp_path) == Settings("devon")


def test_what_cannot_be_replaced_stays_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_settings(tmp_path, Settings("devon"))

    def replace(*paths: Path) -> None:
        raise OSError("full")

    monkeypatch.setattr(RealDisk, "replace", replace)
    keep_settings(tmp_path, Settings("swindon"))
    assert read_settings(tmp_path) == Settings("devon")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


# ---------------------------------------------------------------- what is wrong in the file


@pytest.mark.parametrize(
    ("text", "words", "used"),
    [
        ("authority = 5\n", "authority: expected text", (None, None)),
        ('authority = "devon"\npack = ["a"]\n', "pack: expected text", ("devon", None)),
        ('authority = "devon"\npcak = "/a"\n', "pcak: unknown: expected authority or pack", ("devon", None)),
        ('authority = "de\\nvon"\npack = "/a"\n', "authority: expected text in one line", (None, "/a")),
        ("authority = devon\n", "not valid TOML", (None, None)),
        (f"# {'a' * 200_000}\n", "over 100,000 bytes", (None, None)),
        ("a = " + "[" * 5_000, "cannot be read", (None, None)),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_used(
    tmp_path: Path, text: str, words: str, used: tuple[str | None, str | None]
) -> None:
    _write(tmp_path, text)
    found = read_settings(tmp_path)
    assert (found.authority, found.pack) == used
    assert found.problem is not None
    assert words in found.problem
    assert found.problem.isprintable()


def test_a_file_that_may_not_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert "settings.toml: cannot be read (" in str(read_settings(tmp_path).problem)


@pytest.mark.parametrize(
    "command", [["assess", "sample"], ["ask", "adoption?"], ["knowledge", "check"], ["sources", "list"]]
)
def test_every_command_that_uses_the_guidance_says_it_in_one_line(run: Run, home: Path, command: list[str]) -> None:
    _write(home, "authority = 5\n")
    code, out, err = run(*command)
    assert (code, err.count("\n")) == (0, 1)
    assert err.startswith("permanence: settings.toml: authority: expected text")
    assert out


def test_plain_mode_says_it_once(run: Run, home: Path) -> None:
    _write(home, "authority = 5\n")
    code, out, err = run("--plain")
    assert (code, err) == (0, "")
    assert out.count("settings.toml: authority: expected text") == 1


def test_keeping_another_setting_puts_aside_what_could_not_be_used_and_says_so(run: Run, home: Path) -> None:
    text = 'pack = ["/a"]\ncolour = "red"\n'
    _write(home, text)
    code, _, err = run("settings", "--authority", "devon")
    assert (code, err.count("\n")) == (0, 1)
    assert "what was in it is now in" in err
    assert ASIDE in err
    assert (home / ASIDE).read_text("utf-8") == text
    assert read_settings(home) == Settings("devon")
    assert run("settings", "--authority", "swindon")[2] == ""


def test_the_screens_say_it_before_and_after(home: Path) -> None:
    _write(home, "pack = 5\n")
    desk = Desk(None, None)
    assert "pack: expected text" in str(desk.passed_over)
    desk.set_authority("devon")
    assert ASIDE in str(desk.passed_over)
    assert keep_authority(home, "swindon") is None


# ---------------------------------------------------------------- the command


def test_only_what_is_said_after_settings_is_kept(run: Run, home: Path) -> None:
    for before in (["--pack", ANYTOWN], ["--authority", "devon"], ["--pack", "nowhere"]):
        code, out, err = run(*before, "settings")
        assert (code, err) == (0, "")
        assert out.startswith("New cases start with: no authority set; it is asked first. Pack: none;")
    assert not (home / FILE).exists()
    assert run("--authority", "devon", "settings", "--authority", "Swindon")[1].startswith(
        "New cases start with: Swindon."
    )


def test_a_pack_and_no_pack_exclude_each_other(run: Run) -> None:
    code, out, err = run("settings", "--pack", ANYTOWN, "--no-pack")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "not allowed with" in err


def test_an_authority_is_shown_by_its_name_or_said_to_be_missing(run: Run, home: Path) -> None:
    assert run("settings", "--authority", "devon")[1] == (
        "New cases start with: Devon. Pack: none; the shipped guidance alone."
    )
    assert json.loads(run("settings", "--json")[1])["authority"] == "devon"
    keep_settings(home, Settings("westbrook"))
    for command in ("settings", "doctor"):
        assert "westbrook, which is not in the guidance that is used; it is asked first." in run(command)[1]


# ---------------------------------------------------------------- a pack that is set


def test_a_pack_that_is_set_is_what_is_checked(run: Run, pack: Path, knowledge: Path) -> None:
    run("settings", "--pack", pack)
    assert run("knowledge", "check")[1].startswith("with the pack Anytown: ")
    assert not run("knowledge", "check", knowledge)[1].startswith("with the pack")
    (pack / "pack.toml").unlink()
    code, out, err = run("knowledge", "check")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "pack anytown: no pack.toml in it" in err
    assert run("knowledge", "check", knowledge)[0] == 0


def test_settings_and_doctor_say_that_a_pack_which_broke_cannot_be_used_and_why(run: Run, pack: Path) -> None:
    run("settings", "--pack", pack)
    assert run("doctor")[0] == 0
    (pack / "pack.toml").unlink()
    code, out, err = run("settings")
    assert (code, err) == (0, "")
    assert "It cannot be used: pack anytown: no pack.toml in it" in out
    assert "no pack.toml" in json.loads(run("settings", "--json")[1])["pack_problem"]
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert "Ready." not in out
    assert "! pack anytown: no pack.toml in it" in out
    assert json.loads(run("doctor", "--json")[1])["ready"] is False


# ---------------------------------------------------------------- asking


def test_a_question_is_asked_for_the_authority_that_is_set(run: Run, home: Path) -> None:
    question = ("ask", "how often do we hold a planning meeting?")
    england = run(*question)
    assert "your council" not in england[1]
    for key in ("devon", "tameside"):
        run("settings", "--authority", key)
        assert run(*question) == run(*question, "--authority", key) == run("--authority", key, *question)
        assert "your council; " in run(*question)[1]
    assert run(*question, "--authority", "england") == england
    keep_settings(home, Settings("westbrook"))
    assert run(*question) == england
