"""Every kind of scenario that cannot be used is refused in one line: file, step, field, what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.guidance import Guidance
from assistant.training.library import LARGEST_KEPT, check, reset, scenario_path
from assistant.training.play import play
from assistant.training.scenario import BadScenario, read_scenario

HEAD = """schema = 1
title = "A trial"
summary = "Invented."
for_whom = "Nobody."
invented = true
authority = "tameside"
today = 2026-11-21
"""
BORN = '[[step]]\nreference = "AB-1"\n[[step]]\nquestion = "purpose"\nchoose = "ppm"\n'
BORN += '[[step]]\nquestion = "birth"\nchoose = "2021"\n'


def refused(path: Path, guidance: Guidance) -> str:
    """The one line with which this file is refused, read or played."""
    with pytest.raises(BadScenario) as caught:
        play(read_scenario(path, guidance), guidance)
    line = str(caught.value)
    assert line.isprintable()
    assert len(line) < 1_500
    return line


def written(folder: Path, text: str) -> Path:
    path = folder / "trial.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("this is no scenario", ["trial.toml", "not valid TOML"]),
        (HEAD, ["trial.toml", "step", "between 1 and 500"]),
        (HEAD + "[[step]]\npause = 'x'\n" * 501, ["trial.toml", "step", "got 501"]),
        (HEAD.replace("schema = 1", "schema = 2") + BORN, ["schema", "expected 1"]),
        (HEAD.replace("schema = 1", "") + BORN, ["schema", "expected 1"]),
        (HEAD.replace("schema = 1", "schema = true") + BORN, ["schema", "expected 1"]),
        (HEAD.replace("invented = true", "") + BORN, ["invented", "expected true"]),
        (HEAD.replace('"tameside"', '"dorset"') + BORN, ["authority", "'dorset'", "tameside"]),
        (HEAD.replace("2026-11-21", '"soon"') + BORN, ["today", "2026-11-23"]),
        (HEAD.replace("2026-11-21", "2026-11-21T10:00:00") + BORN, ["today"]),
        (HEAD.replace('title = "A trial"', "") + BORN, ["title", "expected text"]),
        (HEAD + 'colour = "red"\n' + BORN, ["'colour'", "for_whom"]),
        (HEAD + "step = 3\n", ["step", "[[step]]"]),
        (HEAD + '[[step]]\nchose = "x"\n', ["step 1", "'chose'", "did you mean 'choose'?"]),
        (HEAD + "[[step]]\n", ["step 1", "expected one of", "none of them"]),
        (HEAD + "[[step]]\nleave = 3\n", ["step 1", "leave", "expected `bool`"]),
        (HEAD + '[[step]]\nundo = true\nnote = "x"\n', ["step 1", "expected one of", "undo and note"]),
        (HEAD + '[[step]]\nchoose = "x"\n', ["step 1", "question: missing", "choose"]),
        (HEAD + '[[step]]\nquestion = "birth"\nundo = true\n', ["step 1", "question", "only with"]),
        (HEAD + '[[step]]\nabout = "aunt"\nundo = true\n', ["step 1", "about", "question"]),
        (HEAD + '[[step]]\ncalled = "aunt"\nundo = true\n', ["step 1", "called", "person"]),
        (HEAD + '[[step]]\nquestion = "birht"\nchoose = "x"\n', ["step 1", "'birht'", "did you mean 'birth'?"]),
        (HEAD + '[[step]]\nquestion = "meeting_dates"\nleave = true\n', ["step 1", "question", "meeting_dates"]),
        (HEAD + '[[step]]\nquestion = "living_now"\nchoose = "nowhere"\n', ["step 1", "choose", "nowhere"]),
        (HEAD + '[[step]]\nquestion = "legal_status"\nchoose = []\n', ["step 1", "choose", "at least one"]),
        (HEAD + '[[step]]\nquestion = "birth"\nchoose = 2026\n', ["step 1", "choose", "date"]),
        (HEAD + '[[step]]\nquestion = "birth"\nspecial = "unsure"\n', ["step 1", "special", "not_known"]),
        (HEAD + '[[step]]\nquestion = "offers"\nleave = true\n', ["step 1", "a person's id"]),
        (HEAD + '[[step]]\nquestion = "birth"\nabout = "aunt"\nleave = true\n', ["step 1", "the child"]),
        (HEAD + '[[step]]\nperson = "uncle"\n', ["step 1", "person", "'uncle'", "mother"]),
        (HEAD + '[[step]]\nchange = ["birth"]\n', ["step 1", "change", "two ids"]),
        (HEAD + '[[step]]\nchange = ["child", "birht"]\n', ["step 1", "change", "'birht'"]),
        (HEAD + '[[step]]\nopen = { option = "sgoo" }\n', ["step 1", "open", "'sgoo'", "sgo"]),
        (HEAD + '[[step]]\nopen = { option = "sgo", whom = "x" }\n', ["step 1", "open", "'whom'"]),
        (HEAD + "[[step]]\nconfirm = -1\n", ["step 1", "confirm"]),
    ],
)
def test_a_scenario_that_cannot_be_read_is_refused_by_step_and_field(
    tmp_path: Path, guidance: Guidance, text: str, words: list[str]
) -> None:
    line = refused(written(tmp_path, text), guidance)
    for word in words:
        assert word in line


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        (
            '[[step]]\nquestion = "home_safety"\nchoose = "yes"\n',
            ["step 4", "expected home_safety about the child", "now is living_now", "Where does the child live"],
        ),
        ('[[step]]\nperson = "mother"\n', ["step 4", "expected interview.who", "living_now"]),
        ("[[step]]\ndeeper = true\n", ["step 4", "interview.deeper"]),
        ("[[step]]\nconfirm = true\n", ["step 4", "nothing to confirm"]),
        ("[[step]]\nstrike = true\n", ["step 4", "nothing to confirm or strike"]),
        ('[[step]]\nquestion = "living_now"\nwords = "xyzzy plugh"\n', ["step 4", "could not place"]),
        ('[[step]]\nquestion = "living_now"\nwords = "in custody"\nconfirm = true\n', ["step 4", "word for word"]),
        (
            '[[step]]\nquestion = "living_now"\nwords = "foster carer she did not know"\n[[step]]\nadd = true\n',
            ["step 5", "not settled", "confirm or strike"],
        ),
        (
            '[[step]]\nquestion = "living_now"\nwords = "foster carer she did not know"\nconfirm = 9\n',
            ["step 4", "nothing to confirm"],
        ),
        ('[[step]]\nchange = ["aunt", "offers"]\n', ["step 4", "not there any more"]),
        ('[[step]]\nout = "aunt"\n', ["step 4", "nobody of that name"]),
        ('[[step]]\nnote = " "\n', ["step 4", "nothing to keep"]),
        ('[[step]]\nopen = { option = "sgo", person = "aunt" }\n', ["step 4", "not laid out for 'aunt'", "nobody"]),
        ('[[step]]\nadd = true\n[[step]]\nperson = "mother"\ncalled = "mum"\n', ["step 5", "called", "expected none"]),
        ('[[step]]\nadd = true\n[[step]]\nperson = "relative_or_friend"\n', ["step 5", "say what they are"]),
    ],
)
def test_a_scenario_that_meets_something_else_stops_at_the_step(
    tmp_path: Path, guidance: Guidance, steps: str, words: list[str]
) -> None:
    line = refused(written(tmp_path, HEAD + BORN + steps), guidance)
    for word in ["trial.toml", *words]:
        assert word in line


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00" * 100, bytes(range(256)) * 20])
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, guidance: Guidance, data: bytes) -> None:
    path = tmp_path / "trial.toml"
    path.write_bytes(data)
    assert "trial.toml" in refused(path, guidance)


def test_hostile_text_comes_out_clean(tmp_path: Path, guidance: Guidance) -> None:
    hostile = "\\u001b[31mred\\u202e [/nope]"
    text = (
        HEAD.replace("A trial", f"A {hostile}")
        + BORN
        + f'[[step]]\nnote = "{hostile}"\n[[step]]\npause = "{hostile}"\n'
    )
    played = play(read_scenario(written(tmp_path, text), guidance), guidance)
    assert "\x1b" not in played
    assert "\u202e" not in played
    assert "[/nope]" in played


@pytest.mark.parametrize("named", ["", "nowhere", "no/such/file.toml", "\0", "a" * 5000, "../x.toml"])
def test_a_scenario_there_is_none_of_is_refused_with_those_there_are(named: str) -> None:
    with pytest.raises(BadScenario, match="expected one of before-birth") as caught:
        scenario_path(named)
    assert str(caught.value).isprintable()


def test_a_transcript_that_cannot_be_written_is_said(tmp_path: Path, guidance: Guidance) -> None:
    path = written(tmp_path, HEAD + BORN)
    checked = check(path, guidance)
    path.with_suffix(".txt").mkdir()
    with pytest.raises(BadScenario, match=r"trial\.txt: cannot be written"):
        reset(checked)
    with pytest.raises(BadScenario, match=r"trial\.txt: cannot be read"):
        check(path, guidance)


def test_a_huge_kept_transcript_is_not_read_whole(tmp_path: Path, guidance: Guidance) -> None:
    path = written(tmp_path, HEAD + BORN)
    path.with_suffix(".txt").write_text("x\n" * LARGEST_KEPT, encoding="utf-8")
    assert check(path, guidance).difference[-1].startswith("... and ")
