"""What the README shows and promises is what the program does today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.cli import main

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)\n```", README, re.DOTALL)


def test_every_line_of_the_example_is_in_the_sample_as_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", "sample"]) == 0
    printed = [re.sub(r"Guidance \w+\.", "Guidance.", line) for line in capsys.readouterr().out.splitlines()]
    (example,) = _blocks("text")
    shown = [re.sub(r"Guidance \w+\.", "Guidance.", line) for line in example.splitlines()]
    assert [line for line in shown if line and line != "..." and line not in printed] == []


@pytest.mark.parametrize(("language", "begins"), [("sh", "python3 -m venv"), ("bat", 'cmd /c "py -m venv')])
def test_each_command_is_one_line_that_does_its_own_set_up(language: str, begins: str) -> None:
    commands = _blocks(language)
    assert len(commands) == 2
    assert all(command.startswith(begins) and "\n" not in command for command in commands)
    assert all("-c constraints.txt" in command for command in commands)


def test_every_command_named_there_exists(capsys: pytest.CaptureFixture[str]) -> None:
    named = re.findall(r"^\| `permanence ([a-z ]+?)(?: [A-Z\"\[-].*)?`", README, re.MULTILINE)
    assert len(named) >= 7
    for command in named:
        with pytest.raises(SystemExit) as stopped:
            main([*command.split(), "--help"])
        assert stopped.value.code == 0
        assert "usage: permanence" in capsys.readouterr().out
