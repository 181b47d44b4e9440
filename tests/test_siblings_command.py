"""`permanence siblings`: case files side by side; bad input in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main

ONE = 'authority = "tameside"\ntoday = 2026-11-21\n[answers]\nbirth = 2019-05-01\nliving_now = "foster_carer"\n'


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["siblings", *(str(one) for one in arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def _files(folder: Path, **plans: str) -> list[Path]:
    paths = []
    for name, plan in plans.items():
        path = folder / f"{name}.toml"
        path.write_text(f'{ONE}siblings = ["apart"]\nplan_now = ["{plan}"]\n', encoding="utf-8")
        paths.append(path)
    return paths


def test_children_side_by_side_in_words_and_as_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = _files(tmp_path, wren="adoption", heron="ltfc")
    code, out, err = _run(capsys, *files)
    assert (code, err) == (0, "")
    assert out.index("\nwren\n") < out.index("\nheron\n") < out.index("Plans that differ, which is allowed")
    assert all(len(line) <= 80 for line in out.splitlines())
    code, out, _ = _run(capsys, *files, "--json")
    data = json.loads(out)
    assert code == 0
    assert [one["reference"] for one in data["children"]] == ["wren", "heron"]
    assert "plans" in {one["about"] for one in data["across"]}


def test_bad_input_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (wren,) = _files(tmp_path, wren="adoption")
    bad = tmp_path / "bad.toml"
    bad.write_text('[answers]\nliving_now = "moon"\n', encoding="utf-8")
    many = _files(tmp_path, **{f"child{number}": "ltfc" for number in range(9)})
    for arguments, words in (
        ((wren,), "expected 2 to 8 case files"),
        (many, "expected 2 to 8 case files"),
        ((wren, wren), "the same file twice"),
        ((wren, tmp_path / "nobody.toml"), "no such file"),
        ((wren, bad), "living_now"),
        ((wren, tmp_path), "not a file"),
    ):
        code, out, err = _run(capsys, *arguments)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert words in err
