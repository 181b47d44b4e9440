"""The command line: exit codes, one clear line for every bad input, one JSON document, and nothing raw from outside."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.corrections import keep_correction
from assistant.guidance.shipped import shipped_folder
from tests.cases import SAMPLE, shipped

Run = Callable[..., tuple[int, str, str]]
ANYTOWN = Path(__file__).resolve().parent / "packs" / "anytown"
HOSTILE = "\x1b[31mred\x1b]0;title\x07\u202eevil\u2066\x9b2J"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and nobody at the keyboard."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PERMANENCE_HOME", str(folder))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command; what it exits with and what it prints."""

    def run_it(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(one) for one in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_it


@pytest.fixture
def case_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a case file."""

    def write(text: str) -> Path:
        path = tmp_path / "case.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def _refused(result: tuple[int, str, str], *words: str) -> None:
    """Exit 2, nothing printed, one clean line on standard error that has these words."""
    code, out, err = result
    assert (code, out) == (2, "")
    assert err.startswith("permanence: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    assert "something went wrong inside" not in err
    assert not RAW.search(err.rstrip("\n"))
    for word in words:
        assert word in err


# ---------------------------------------------------------------- what works


def test_the_sample_is_laid_out_with_its_order_its_reasons_and_its_dates(run: Run) -> None:
    code, out, err = run("assess", "sample")
    assert (code, err) == (0, "")
    for heading in ("CONSIDER FIRST", "1. OWN FAMILY", "2. FAMILY AND NETWORK", "3. BEYOND THE NETWORK", "WHAT IS DUE"):
        assert heading in out
    assert out.index("1. OWN FAMILY") < out.index("2. FAMILY AND NETWORK") < out.index("3. BEYOND THE NETWORK")
    assert "maternal aunt" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_the_same_command_prints_the_same(run: Run) -> None:
    assert run("assess", "sample", "--json") == run("assess", "sample", "--json")


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (["assess", "sample"], {"options", "plan", "gaps", "deadlines", "next_questions"}),
        (["assess", "sample", "--authority", "devon", "--today", "2027-01-04"], {"options", "plan"}),
        (["assess", "sample", "--accept-told"], {"options", "understood"}),
        (["balance", "sample"], {"caption", "leads", "groups"}),
        (["balance", "sample", "sgo:maternal_aunt", "ltfc"], {"caption", "leads", "groups"}),
        (["chair", "sample"], {"caption", "sections"}),
        (["welfare", "sample"], {"caption", "law_note", "headings"}),
        (["explain", "sample", "sgo", "--person", "maternal_aunt"], {"entry", "reasons", "would_change"}),
        (["explain", "sample", "reunification"], {"entry", "reasons"}),
        (["ask", "how often do we hold a planning meeting?"], {"answered", "passages", "currency", "say"}),
        (["ask", "xyzzy", "--authority", "swindon"], {"answered", "passages", "currency", "say"}),
        (["knowledge", "check"], {"problems"}),
        (["knowledge", "show", "TM-216f"], {"id", "says"}),
        (["knowledge", "show", "law:8"], {"id", "says"}),
        (["knowledge", "show", "sgo"], {"id", "sheet"}),
        (["knowledge", "show", "term:adoption"], {"id", "means"}),
        (["knowledge", "show", "law note 8"], {"id", "says"}),
        (["knowledge", "show", "tm-216F"], {"id", "says"}),
        (["knowledge", "show", "home.safe-as-it-is"], {"id", "says"}),
        (["doctor"], {"version", "python", "knowledge", "kept", "ready"}),
        (["case", "list"], {"folder", "cases"}),
        (["scenario", "list"], {"scenarios"}),
    ],
)
def test_json_is_one_document_and_nothing_else(run: Run, arguments: list[str], keys: set[str]) -> None:
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out).keys() >= keys


@pytest.mark.parametrize(
    "arguments",
    [
        ["assess", "sample", "--full"],
        ["balance", "sample"],
        ["balance", "sample", "sgo:maternal_aunt", "reunification", "ltfc:foster_carers"],
        ["chair", "sample"],
        ["welfare", "sample"],
        ["explain", "sample", "sgo", "--person", "maternal_aunt"],
        ["explain", "sample", "adoption"],
        ["ask", "who may apply for special guardianship?", "--authority", "devon"],
        ["knowledge", "check"],
        ["knowledge", "show", "TM-216f"],
        ["knowledge", "show", "sgo"],
        ["case", "list"],
        ["scenario", "list"],
        ["scenario", "run", "before-birth", "--pause"],
        ["scenario", "check"],
        [],
        ["--plain"],
        ["--plain", "--authority", "Devon"],
    ],
)
def test_text_is_printed_for_reading(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert out.strip()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["balance", "nowhere.toml"], ["nowhere.toml: no such file"]),
        (["chair", "nowhere.toml"], ["no such file"]),
        (["welfare", "nowhere.toml"], ["no such file"]),
        (["balance", "sample", "fostering", "sgo"], ["unknown option 'fostering'", "expected one of"]),
        (["balance", "sample", "sgo", "ltfc"], ["'sgo' is not laid out here", "sgo:maternal_aunt"]),
        (["balance", "sample", "sgo:nobody", "ltfc"], ["'sgo:nobody'", "expected one of"]),
        (["balance", "sample", "sgo:maternal_aunt"], ["1 named", "expected from 2 to 4"]),
        (["balance", "sample", "ltfc", "ltfc"], ["named twice"]),
        (["balance", "sample", HOSTILE, "ltfc"], ["unknown option"]),
        (["balance", "sample", *["ltfc", "residential", "adoption", "care_order_home", "reunification"]], ["5 named"]),
    ],
)
def test_what_cannot_be_set_side_by_side_is_refused_in_one_line(
    run: Run, arguments: list[str], words: list[str]
) -> None:
    _refused(run(*arguments), *words)


def test_the_chairs_page_is_one_page_as_printed(run: Run) -> None:
    code, out, _ = run("chair", "sample")
    assert code == 0
    assert len(out.splitlines()) <= 60
    assert all(len(line) <= 80 for line in out.splitlines())


def test_doctor_says_it_is_ready(run: Run) -> None:
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert "Ready." in out


def test_another_authority_leaves_the_workers_own_view_as_it_is(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "case.toml"
    file.write_text('[answers]\nbirth = "2021"\n[own_view]\nreasons = "She asked."\n', encoding="utf-8")
    data = json.loads(run("assess", str(file), "--authority", "devon", "--json")[1])
    assert (data["authority"], data["own_view"]["reasons"]) == ("devon", "She asked.")


def test_another_authority_and_another_day_are_used_whatever_the_file_says(run: Run) -> None:
    data = json.loads(run("assess", "sample", "--authority", "swindon", "--today", "2026-12-24", "--json")[1])
    assert (data["authority"], data["today"]) == ("swindon", "2026-12-24")
    assert not any(one["authority"] == "tameside" for one in data["deadlines"])


def test_a_case_file_is_read_from_where_it_is(run: Run, case_file: Callable[[str], Path]) -> None:
    path = case_file(SAMPLE.read_text(encoding="utf-8"))
    assert run("assess", path, "--json")[1] == run("assess", "sample", "--json")[1]


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SAMPLE.read_bytes().replace(b"\n", b"\r\n"))
    assert run("assess", path, "--json")[1] == run("assess", "sample", "--json")[1]


# ---------------------------------------------------------------- the interview, and what is kept


def _kept_case(run: Run, monkeypatch: pytest.MonkeyPatch, lines: str = "1\n2\nAB-1\nppm\n2021\n") -> str:
    """The key of a case made line by line."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    assert run("--plain")[0] == 0
    return str(json.loads(run("case", "list", "--json")[1])["cases"][0]["key"])


def test_without_a_command_it_is_the_interview(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("quit\n"))
    code, out, err = run()
    assert (code, err) == (0, "")
    assert "1. Start a new case" in out
    assert out.endswith("Goodbye.\n")


def test_with_nothing_to_read_it_says_so_and_ends(run: Run, home: Path) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert "Nothing was typed, so nothing was started." in out
    assert not (home / "cases").exists()


def test_a_closed_standard_input_is_nothing_to_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "Nothing was typed" in run("--plain")[1]


class _Keyboard(io.StringIO):
    """Input from a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.mark.parametrize(
    ("arguments", "terminal", "screen"),
    [
        ([], "xterm", True),
        ([], "dumb", False),
        (["--plain"], "xterm", False),
        (["--authority", "Devon"], "xterm", True),
    ],
)
def test_a_terminal_gets_the_whole_screen_unless_it_is_simple_or_plain_is_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], terminal: str, screen: bool
) -> None:
    started: list[str | None] = []

    def run_app(authority: str | None, pack: Path | None) -> int:
        started.append(authority)
        assert pack is None
        return 0

    monkeypatch.setattr("assistant.commands.on_screen.run_app", run_app)
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setattr(sys, "stdin", _Keyboard("quit\n"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert bool(started) is screen
    assert ("Goodbye." in out) is not screen
    assert started in ([], [None], ["devon"])


def test_the_screen_gets_the_pack_that_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Path | None] = []

    def run_app(authority: str | None, pack: Path | None) -> int:
        started.append(pack)
        return 0

    monkeypatch.setattr("assistant.commands.on_screen.run_app", run_app)
    monkeypatch.setattr("assistant.cli._has_screen", lambda: True)
    assert run("--pack", ANYTOWN) == (0, "", "")
    assert started == [ANYTOWN]


def test_the_authority_is_taken_from_the_command_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\nquit\n"))
    assert "Working to the policy of: Swindon." in run("--plain", "--authority", "swindon")[1]


def test_a_kept_case_is_listed_by_its_reference(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("case", "list")[1] == "No case is kept on this machine yet.\n"
    key = _kept_case(run, monkeypatch)
    assert re.fullmatch(rf"{key}  AB-1, last changed today \d\d:\d\d\n", run("case", "list")[1])


def test_a_case_is_deleted_once_its_key_is_begun(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    key = _kept_case(run, monkeypatch)
    monkeypatch.setattr(sys, "stdin", io.StringIO("nope\n"))
    code, out, err = run("case", "delete", key)
    assert (code, err) == (1, "")
    assert "Nothing was removed." in out
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{key[:4]}\n"))
    assert run("case", "delete", key)[0] == 0
    assert json.loads(run("case", "list", "--json")[1])["cases"] == []


def test_a_case_is_deleted_without_asking_where_that_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    key = _kept_case(run, monkeypatch)
    assert run("case", "delete", key, "--yes") == (0, f"Removed: {key}\n", "")


def test_a_damaged_case_is_restored_from_its_last_good_copy(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = _kept_case(run, monkeypatch)
    assert "nothing had to be restored" in run("case", "restore", key)[1]
    (home / "cases" / f"{key}.json").write_bytes(b"\0" * 40)
    assert "cannot be read" in run("case", "list")[1]
    code, out, err = run("case", "restore", key, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["recovered"].startswith("Restored from the last good copy")
    assert "AB-1" in run("case", "list")[1]


def test_doctor_says_where_cases_are_kept_and_what_new_ones_start_with(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "it is asked first" in run("doctor")[1]
    _kept_case(run, monkeypatch)
    data = json.loads(run("doctor", "--json")[1])
    assert data["kept"] == {"folder": str(home / "cases"), "writable": True, "authority": "devon"}
    assert "New cases start with: Devon." in run("doctor")[1]


def test_doctor_says_where_corrections_are(run: Run, home: Path) -> None:
    assert "understood wrongly" not in run("doctor")[1]
    path = keep_correction(home, "# a line\n")
    assert f"What was understood wrongly, for the lexicon: {path}" in run("doctor")[1]
    assert json.loads(run("doctor", "--json")[1])["understood_wrongly"] == str(path)


def test_doctor_says_when_cases_cannot_be_kept(run: Run, home: Path) -> None:
    home.write_bytes(b"in the way")
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert "Cases cannot be kept" in out


# ---------------------------------------------------------------- packs


@pytest.mark.parametrize(
    "arguments",
    [
        ["assess", "sample", "--authority", "anytown"],
        ["explain", "sample", "sgo", "--person", "maternal_aunt", "--authority", "anytown"],
        ["ask", "how often do we meet?", "--authority", "anytown"],
        ["knowledge", "show", "AN-001a"],
        ["knowledge", "show", "authority:anytown"],
        ["knowledge", "conflicts"],
        ["knowledge", "check"],
        ["sources", "list"],
        ["scenario", "list"],
        ["doctor"],
    ],
)
def test_a_pack_is_named_before_the_command_or_after_it(run: Run, arguments: list[str]) -> None:
    before, after = run("--pack", ANYTOWN, *arguments), run(*arguments, "--pack", ANYTOWN)
    assert before == after
    assert (before[0], before[2]) == (0, "")
    assert run("--pack", "nowhere", *arguments, "--pack", ANYTOWN) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["knowledge", "verify", "--sources", "."],
        ["knowledge", "coverage"],
        ["sources", "add", "a.txt"],
        ["sources", "remove", "devon"],
        ["scenario", "run", "before-birth"],
        ["scenario", "check"],
    ],
)
def test_a_broken_pack_that_is_named_after_the_command_is_refused(run: Run, arguments: list[str]) -> None:
    _refused(run(*arguments, "--pack", "nowhere"), "pack nowhere: no such folder")


def test_what_a_pack_replaces_is_said(run: Run, tmp_path: Path) -> None:
    assert "The pack replaces" not in run("doctor")[1] + run("knowledge", "check")[1]
    pack = Path(shutil.copytree(ANYTOWN, tmp_path / "pack"))
    path = pack / "deadlines.toml"
    path.write_text(path.read_text("utf-8").replace('"anytown.first-meeting"', '"tameside.first-ppm"'), "utf-8")
    said = "The pack replaces: deadline tameside.first-ppm."
    for command in (["doctor"], ["knowledge", "check"]):
        assert said in run(*command, "--pack", pack)[1]
        assert "deadline tameside.first-ppm" in run(*command, "--pack", pack, "--json")[1]


# ---------------------------------------------------------------- scenarios


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A scenario of one's own, with its transcript kept beside it."""
    for ending in (".toml", ".txt"):
        shutil.copy(shipped_folder("transcripts") / f"before-birth{ending}", tmp_path / f"mine{ending}")
    return tmp_path / "mine.toml"


def test_a_scenario_is_played_from_its_name_or_from_a_file(run: Run, scenario: Path) -> None:
    assert run("scenario", "run", "before-birth") == run("scenario", "run", scenario)


def test_a_scenario_that_no_longer_makes_what_is_kept_answers_no(run: Run, scenario: Path) -> None:
    assert run("scenario", "check", scenario) == (0, "mine.txt: as kept\n", "")
    kept = scenario.with_suffix(".txt")
    text = kept.read_text("utf-8")
    kept.write_text(text.replace("> February 2027", "> March 2027"), encoding="utf-8")
    code, out, err = run("scenario", "check", scenario)
    assert (code, err) == (1, "")
    assert "-  > March 2027" in out
    assert "+  > February 2027" in out
    assert run("scenario", "check", "--reset", scenario) == (0, "mine.txt: written\n", "")
    assert kept.read_text("utf-8") == text


def test_a_scenario_that_cannot_be_used_is_refused_by_file_step_and_field(run: Run, scenario: Path) -> None:
    text = scenario.read_text("utf-8").replace('choose = ["child_protection"]', 'choose = ["child_protect"]')
    scenario.write_text(text, encoding="utf-8")
    for command in ("run", "check"):
        _refused(run("scenario", command, scenario), "mine.toml", "step 6", "choose", "child_protect")


def test_a_law_note_says_whether_it_can_change_a_result_and_no_condition(run: Run) -> None:
    out = run("knowledge", "show", "law:1")[1]
    assert "It can change a result.\n" in out
    assert not re.search(r"^(Starred|When):", out, re.MULTILINE)
    assert {"starred", "when"} <= json.loads(run("knowledge", "show", "law:1", "--json")[1]).keys()
    assert re.search(r"^When: ", run("knowledge", "show", "home.safe-as-it-is")[1], re.MULTILINE)
    plain = next(note.number for note in shipped().notes.values() if not note.starred)
    out = run("knowledge", "show", f"law:{plain}")[1]
    assert "can change a result" not in out
    assert not re.search(r"^(Starred|When):", out, re.MULTILINE)


def test_doctor_says_which_law_notes_want_a_signature(run: Run) -> None:
    out = " ".join(run("doctor")[1].split())
    assert "Law notes that can change a result are not yet signed off by a solicitor" in out


# ---------------------------------------------------------------- what answers no


def test_a_knowledge_folder_with_something_to_mend_exits_with_one(run: Run, knowledge: Path) -> None:
    path = knowledge / "rules" / "home.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"TM-204a"', '"TM-204z"', 1), encoding="utf-8")
    code, out, err = run("knowledge", "check", knowledge)
    assert (code, err) == (1, "")
    assert "'TM-204z' leads nowhere" in out
    assert "1 to mend" in out
    code, out, err = run("knowledge", "check", knowledge, "--json")
    assert (code, len(json.loads(out)["problems"]), err) == (1, 1, "")


def _sources(folder: Path, text: Callable[[str], str]) -> Path:
    """Invented documents, in which every pin stands on the line it is cited on, changed by `text`."""
    folder.mkdir()
    for key, source in shipped().sources.items():
        statements = [one for one in shipped().statements.values() if one.source == key]
        lines = [""] * max(one.line for one in statements)
        for one in statements:
            lines[one.line - 1] += f" {one.pin}"
        (folder / source.file).write_text(text("\n".join(lines)), encoding="utf-8")
    return folder


def test_verify_finds_every_passage_as_it_was_accepted(run: Run, tmp_path: Path, knowledge: Path) -> None:
    texts = _sources(tmp_path / "texts", str)
    code, out, err = run("knowledge", "verify", knowledge, "--sources", texts, "--accept")
    assert (code, err) == (0, "")
    assert "fingerprints kept" in out
    code, out, err = run("knowledge", "verify", knowledge, "--sources", texts)
    assert (code, err) == (0, "")
    assert "unchanged" in out
    found, of = re.findall(r"\d+", out.splitlines()[-1])[:2]
    assert found == of
    assert int(of) >= 159


def test_verify_exits_with_one_where_passages_have_moved(run: Run, tmp_path: Path, knowledge: Path) -> None:
    run("knowledge", "verify", knowledge, "--sources", _sources(tmp_path / "accepted", str), "--accept")
    folder = _sources(tmp_path / "texts", lambda text: f"A new first line\n{text}")
    code, out, err = run("knowledge", "verify", knowledge, "--sources", folder, "--json")
    assert (code, err) == (1, "")
    data = json.loads(out)
    assert data["found"] == 0
    assert {one["state"] for one in data["statements"]} == {"moved"}


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[answers]\nbirht = 2020", ["case.toml", "answers", "'birht'", "'birth'"]),
        ('[answers]\nliving_now = "nowhere"', ["case.toml", "living_now", "'nowhere'", "foster_carer"]),
        ('[answers]\nliving_with = ["gran"]', ["case.toml", "living_with", "'gran'", "[[people]]"]),
        ("[answers]\nliving_now = 5", ["case.toml", "living_now", "the number 5"]),
        ('[answers]\nbirth = "2026-02-30"', ["case.toml", "birth", "2026-02-30"]),
        ("[answers]\nbirth = 2026-02-30", ["case.toml", "not valid TOML"]),
        ('[answers]\nviability = "positive"', ["case.toml", "viability", "about a person"]),
        ('[[people]]\nid = "a"\nrole = "carer"\nbirth = 2020-01-01', ["case.toml", "people a", "about the child"]),
        ('authority = "dorset"', ["case.toml", "authority", "'dorset'", "tameside"]),
        ('authority = ["devon"]', ["case.toml", "authority", "tameside"]),
        ("schema = 99", ["case.toml", "schema", "expected 1"]),
        ('[[people]]\nid = "a"\nrole = "x"', ["case.toml", "people a", "role", "carer"]),
        ('[answers]\nmeeting_dates = "2026"', ["case.toml", "meeting_dates", "ppm_last"]),
        ("told = 1", ["case.toml", "told", "expected text"]),
        ("this is not a case", ["case.toml", "not valid TOML"]),
        (f"[answers]\nreviews_held = {'9' * 5000}", ["case.toml"]),
    ],
)
def test_a_bad_case_file_is_refused_in_one_line(
    run: Run, case_file: Callable[[str], Path], text: str, words: list[str]
) -> None:
    _refused(run("assess", case_file(text)), *words)


def test_explain_refuses_a_bad_case_file_too(run: Run, case_file: Callable[[str], Path]) -> None:
    _refused(run("explain", case_file("[answers]\nbirht = 2020"), "sgo"), "case.toml", "'birht'")


def _random_bytes(path: Path) -> None:
    path.write_bytes(bytes((number * 37 + 129) % 256 for number in range(4000)))


def _latin(path: Path) -> None:
    path.write_bytes(b'told = "caf\xe9"')


def _folder(path: Path) -> None:
    path.mkdir()


def _nothing(path: Path) -> None:
    assert not path.exists()


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_001)


def _nulls(path: Path) -> None:
    path.write_bytes(b"\x00" * 100)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_random_bytes, "not text"),
        (_latin, "not text (byte 12 is not UTF-8): save it as UTF-8 text"),
        (_folder, "not a file"),
        (_nothing, "no such file: expected a case file"),
        (_huge, "over 200,000 bytes: expected a case file"),
        (_nulls, "not valid TOML"),
    ],
)
def test_what_is_no_case_file_is_refused_by_name(
    run: Run, tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "odd.toml"
    make(path)
    _refused(run("assess", path), "odd.toml", words)


@pytest.mark.parametrize("name", ["", "\0", "a" * 5000, "no\nsuch\nfile.toml", f"{HOSTILE}.toml", "\udcff.toml"])
def test_an_odd_file_name_is_refused_in_one_clean_line(run: Run, name: str) -> None:
    _refused(run("assess", name))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["explain", "sample", "sgoo"], ["unknown option 'sgoo'", "staying_put"]),
        (["explain", "sample", "sgo", "--person", "uncle"], ["--person", "'uncle'", "maternal_aunt"]),
        (["explain", "sample", "sgo"], ["add --person", "maternal_aunt"]),
        (["explain", "sample", "residential", "--person", "mother"], ["--person", "residential", "mother"]),
        (["explain", "sample", HOSTILE], ["unknown option"]),
        (["explain", "sample", "sgo", "--person", HOSTILE], ["unknown person"]),
        (["explain", "sample", "sgo", "--person", ""], ["--person"]),
        (["assess", "sample", "--authority", "dorset"], ["--authority", "'dorset'", "tameside"]),
        (["assess", "sample", "--authority", ""], ["--authority", "tameside"]),
        (["assess", "sample", "--authority", HOSTILE], ["--authority"]),
        (["assess", "sample", "--today", "2026-02-30"], ["--today", "2026-11-21"]),
        (["assess", "sample", "--today", "tomorrow"], ["--today", "2026-11-21"]),
        (["assess", "sample", "--today", ""], ["--today", "2026-11-21"]),
        (["assess", "sample", "--today", HOSTILE], ["--today"]),
        (["assess"], ["CASE.toml"]),
        (["assess", "sample", "--nonsense"], ["--nonsense"]),
        (["assess", "sample", f"--{HOSTILE}"], []),
        (["nonsense"], ["nonsense"]),
        ([HOSTILE], []),
        (["ask", ""], ["expected a question"]),
        (["ask", "   "], ["expected a question"]),
        (["ask", "?!"], ["expected a question in words"]),
        (["ask", "🙂" * 10_000], ["expected a question in words"]),
        (["ask", "what?", "--authority", "dorset"], ["--authority", "dorset"]),
        (["knowledge"], ["COMMAND"]),
        (["knowledge", "show", "TM-999"], ["unknown id 'TM-999'", "law:N"]),
        (["knowledge", "show", ""], ["unknown id"]),
        (["knowledge", "show", "law:²"], ["unknown id"]),
        (["knowledge", "show", "law:" + "9" * 5000], ["unknown id"]),
        (["knowledge", "show", HOSTILE], ["unknown id"]),
        (["knowledge", "check", "nowhere"], ["nowhere", "no such folder"]),
        (["knowledge", "check", HOSTILE], ["no such folder"]),
        (["knowledge", "check", "two\nlines"], ["no such folder"]),
        (["knowledge", "verify"], ["--sources"]),
        (["knowledge", "verify", "--sources", "nowhere"], ["--sources", "nowhere", "folder"]),
        (["knowledge", "verify", "--sources", HOSTILE], ["--sources"]),
        (["--authority", "dorset"], ["--authority", "'dorset'", "tameside"]),
        (["--plain", "--authority", HOSTILE], ["--authority"]),
        (["case"], ["COMMAND"]),
        (["case", "restore", "0123456789abcdef"], ["no case is kept under that name"]),
        (["case", "restore", "../../etc"], ["no case is kept under that name"]),
        (["case", "delete", HOSTILE, "--yes"], ["no case is kept under that name"]),
        (["case", "delete", HOSTILE], ["no case is kept under that name"]),
        (["scenario"], ["COMMAND"]),
        (["scenario", "run", "nowhere"], ["'nowhere'", "before-birth"]),
        (["scenario", "run", HOSTILE], ["no scenario", "before-birth"]),
        (["scenario", "check", "nowhere"], ["'nowhere'", "before-birth"]),
    ],
)
def test_a_bad_argument_is_refused_in_one_line(run: Run, arguments: list[str], words: list[str]) -> None:
    _refused(run(*arguments), *words)


def test_documents_that_are_missing_are_named(run: Run, tmp_path: Path) -> None:
    _refused(run("knowledge", "verify", "--sources", tmp_path), ".txt: not found in", "expected the document's text")


def test_a_folder_of_documents_with_a_hostile_name_is_cleaned(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "\x1b[31mred\u202e"
    folder.mkdir()
    _refused(run("knowledge", "verify", "--sources", folder), "not found in")
    _refused(run("knowledge", "check", folder))


def test_broken_knowledge_is_refused_by_file_record_and_field(run: Run, knowledge: Path) -> None:
    path = knowledge / "rules" / "home.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("any_of(home_safety", "any_of(home_sfety", 1))
    _refused(run("knowledge", "check", knowledge), "rules/home.toml", "home.safe-as-it-is", "needs", "'home_sfety'")


@pytest.mark.parametrize("twice", [False, True])
def test_hostile_knowledge_never_reaches_the_terminal_raw(run: Run, knowledge: Path, twice: bool) -> None:
    path = knowledge / "statements" / "swindon-framework.toml"
    header, record, *_ = path.read_text(encoding="utf-8").split("[[statement]]")
    record = record.replace('id = "SF-009a"', 'id = "\\u001b[31mred\\u202e"').replace(
        'pin = "', 'pin = "a b c d e f g h '
    )
    path.write_text(header + f"[[statement]]{record}\n" * (2 if twice else 1), encoding="utf-8")
    code, out, err = run("knowledge", "check", knowledge)
    assert code == (2 if twice else 1)
    assert "red" in out + err
    assert not RAW.search((out + err).replace("\n", ""))


# ---------------------------------------------------------------- hostile text in a case


def test_hostile_text_in_what_was_told_never_reaches_the_output(run: Run, case_file: Callable[[str], Path]) -> None:
    escaped = json.dumps(HOSTILE + "[/nope][@click=app.quit]now[/]")
    path = case_file(f'told = {escaped}\n[answers]\nliving_now = "parents"')
    for arguments in (["assess", path], ["assess", path, "--full"], ["assess", path, "--json"]):
        code, out, err = run(*arguments)
        assert (code, err) == (0, "")
        assert not RAW.search(out.replace("\n", ""))


@pytest.mark.parametrize(
    "text",
    [
        f"[[people]]\nid = {json.dumps(HOSTILE)}\nrole = 'carer'",
        "[[people]]\nid = \"[@click=app.quit]aunt\"\nrole = 'carer'",
        f"[[people]]\nid = 'aunt'\nrole = {json.dumps(HOSTILE)}",
        f"[answers]\nliving_now = {json.dumps(HOSTILE)}",
        f"[answers]\nhome_risks = [{json.dumps(HOSTILE)}]",
        f"[answers]\nbirth = {json.dumps(HOSTILE)}",
        f"[answers]\n{json.dumps(HOSTILE)} = 1",
        f"{json.dumps(HOSTILE)} = 1",
        f"authority = {json.dumps(HOSTILE)}",
        f"today = {json.dumps(HOSTILE)}",
        f"[answers]\nliving_with = [{json.dumps(HOSTILE)}]",
        "x = \x1b[31m",
    ],
)
def test_hostile_text_in_ids_and_answers_is_refused_and_cleaned(
    run: Run, case_file: Callable[[str], Path], text: str
) -> None:
    _refused(run("assess", case_file(text)), "case.toml")


# ---------------------------------------------------------------- as its own process


def _process(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    root = str(shipped_folder("knowledge").parent)
    environment = {**os.environ, "PYTHONPATH": root, **environment}
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments], cwd=cwd, env=environment, capture_output=True, timeout=60
    )


def test_it_runs_from_another_folder(tmp_path: Path) -> None:
    done = _process("assess", "sample", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    data: dict[str, Any] = json.loads(done.stdout.decode("utf-8"))
    assert data["options"]


def test_a_terminal_without_unicode_is_no_harm(tmp_path: Path) -> None:
    done = _process("explain", "sample", "adoption", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "“".encode() in done.stdout


def test_a_bad_case_exits_with_two_and_one_line(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes(os.urandom(3000) + b"\xff")
    done = _process("assess", "case.toml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"permanence: case.toml: not text")


def test_help_and_version_are_printed(tmp_path: Path) -> None:
    for flag in ("--help", "--version"):
        done = _process(flag, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"permanence" in done.stdout


def test_a_closed_standard_output_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["assess", "sample"]) == 2
    monkeypatch.undo()
    assert capsys.readouterr().err == "permanence: nowhere to print to: standard output is closed\n"


@pytest.mark.parametrize(
    ("depth", "there"), [("line", (False, False)), ("paragraph", (True, False)), ("parts", (False, True))]
)
def test_explain_prints_the_depth_that_was_asked_for(run: Run, depth: str, there: tuple[bool, bool]) -> None:
    code, out, err = run("explain", "sample", "adoption", "--depth", depth)
    assert (code, err) == (0, "")
    assert ("IN SHORT" in out, "PART BY PART" in out) == there
    _refused(run("explain", "sample", "adoption", "--depth", "deep"), "--depth", "line, paragraph, parts")
