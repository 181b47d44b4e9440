"""The whole use of the app, from the command to the options of a case, in a real terminal of 80 by 24."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.conftest import Open
from tests.journeys.journey import to_the_mother, whole_case


def test_from_the_command_to_the_options_killed_half_way_with_nothing_lost(app: Open, tmp_path: Path) -> None:
    whole_case(app, tmp_path)


def test_a_case_open_in_one_window_is_refused_in_words_in_another(app: Open) -> None:
    first = app()
    to_the_mother(first)
    second = app()
    second.until("Heron")
    second.press("down", "enter", then="already open")
    second.press("enter", then="Start a new case")


def test_a_window_too_small_says_so_and_comes_back(app: Open) -> None:
    small = app(columns=40, rows=10)
    small.until("This window is too small")
    small.resize(80, 24)
    small.until("Start a new case")


def test_knowledge_that_cannot_be_used_ends_the_app_in_one_line(app: Open) -> None:
    terminal = app("--authority", "atlantis")
    terminal.until("unknown authority")
    assert "Traceback" not in terminal.text()
    assert terminal.wait() == 2


def test_a_terminal_that_is_no_screen_gets_it_line_by_line(app: Open) -> None:
    terminal = app(TERM="dumb")
    terminal.until("line by line")
    terminal.send("quit\r")
    assert terminal.wait() == 0


def test_where_errors_go_to_a_file_it_is_line_by_line_and_not_drawn_into_the_file(app: Open, tmp_path: Path) -> None:
    terminal = app("-c", f"exec {sys.executable} -m assistant 2>{tmp_path / 'errors'}", program="bash")
    terminal.until("line by line")
    terminal.send("quit\r")
    assert terminal.wait() == 0
    assert (tmp_path / "errors").read_bytes() == b""


def test_from_home_to_the_sample_side_by_side_and_the_chairs_page(app: Open) -> None:
    terminal = app("--authority", "tameside")
    terminal.until("Start a new case")
    terminal.press("s", then="The sample case")
    terminal.press("f3", then="Options, in the order")
    terminal.press("end", "up", "up", "enter", then="For the chair: one page")
    terminal.press("escape", then="Side by side")
    terminal.press("up", "enter", then="As the plan has them")
    terminal.press("down", "enter", then="Where it stands")
    terminal.press("f3", then="The sample case")
