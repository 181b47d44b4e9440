"""Asking the guidance and having its words explained, half-way through a case, in a real terminal of 80 by 24."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.conftest import Open
from tests.journeys.journey import kept, to_the_mother


def test_half_way_through_a_case_the_guidance_is_asked_and_the_case_gone_on_with(app: Open, tmp_path: Path) -> None:
    terminal = app()
    to_the_mother(terminal)
    terminal.press("she wants", then="she wants")
    terminal.press("f9", then="Ask · Tameside first")
    terminal.press("how often do we need a PPM?", "enter", then="Tameside: your council's own.")
    terminal.press("enter", then="TM-490a, in our words")
    terminal.press("escape", then="You asked: how often do we need a PPM?")
    terminal.press("and in Devon?", "enter", then="Devon first, as you named it.")
    assert "DV-048c" in terminal.text()
    terminal.press("how many bedrooms must there be", "enter", then="found on: bedrooms")
    terminal.press("escape", then="she wants")
    terminal.until("What are they offering?")
    terminal.kill()
    assert kept(tmp_path)[-2:] == ["relation", "whereabouts"]


def test_the_words_of_an_option_are_explained_and_their_guidance_opened(app: Open) -> None:
    terminal = app("--authority", "tameside")
    terminal.until("Start a new case")
    terminal.press("s", then="The sample case")
    terminal.press("f3", then="Options, in the order")
    terminal.press("f12", then="Words of the field here")
    terminal.press("down", "enter", then="Not the same as")
    terminal.press("escape", "escape", then="Options, in the order")
    terminal.press("f3", then="The sample case")
    terminal.press("ask what is an SGO", "enter", then="You asked: what is an SGO")
    terminal.press("f12", then="pecial guardianship order")
    terminal.press("escape", "escape", then="The sample case")


def test_line_by_line_it_is_asked_and_explained_at_home_and_at_a_question(app: Open) -> None:
    terminal = app("--plain", "--authority", "devon")
    terminal.until("Start a new case")
    terminal.press("ask how often do we need a PPM?\r", then="done to leave the guidance")
    terminal.press("1\r", then="Filed under")
    terminal.press("ask and in Tameside?\r", then="Tameside: another council's, not yours.")
    terminal.press("explain PPM\r", then="ermanence planning meeting")
    terminal.press("done\r", then="Start a new case")
    terminal.press("1\r", then="What shall we call this case?")
    terminal.press("explain sgo\r", then="could be your answer or a command")
    terminal.press("1\r", then="special guardian")
    terminal.press("quit\r", then="could be your answer or a command")
    terminal.press("1\r", then="Goodbye.")
    assert terminal.wait() == 0
