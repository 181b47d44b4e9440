"""The shipped scenarios: each makes the conversation that is kept beside it, and is fit to be used with people."""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.guidance import Guidance
from assistant.interview.state import effective
from assistant.training.library import check, scenario_paths
from assistant.training.play import parts, play, sitting_after
from assistant.training.scenario import read_scenario

NAMES = ("before-birth", "settled-with-foster-carers")
PATHS = {path.stem: path for path in scenario_paths()}


def test_both_scenarios_are_shipped() -> None:
    assert set(PATHS) >= set(NAMES)


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_scenario_makes_the_conversation_kept_beside_it(path: Path, guidance: Guidance) -> None:
    checked = check(path, guidance)
    assert not checked.difference, "read the difference; if it is right: permanence scenario check --reset"


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_scenario_shows_what_a_worker_can_do(path: Path, guidance: Guidance) -> None:
    scenario = read_scenario(path, guidance)
    acts = [act for step in scenario.steps for act in step.acts]
    answers = sum(acts.count(act) for act in ("choose", "special", "words"))
    assert 25 <= answers <= 70
    assert acts.count("confirm") >= 2
    assert "undo" in acts or "change" in acts
    assert {"why", "look", "open", "deeper"} <= set(acts)
    assert 4 <= acts.count("pause") <= 6


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_it_says_that_its_people_are_invented_and_not_which_knowledge_it_ran_on(path: Path, guidance: Guidance) -> None:
    text = play(read_scenario(path, guidance), guidance)
    assert "The child and everybody around them are invented." in text
    assert guidance.fingerprint not in text
    assert tomllib.loads(path.read_text("utf-8"))["invented"] is True


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_its_discussion_points_quote_no_source(path: Path, guidance: Guidance) -> None:
    pins = [" ".join(statement.pin.lower().split()) for statement in guidance.statements.values()]
    for step in read_scenario(path, guidance).steps:
        said = " ".join((step.pause or "").lower().split())
        assert not re.search(r"\b[a-z]{2}-\d", said)
        assert not [pin for pin in pins if len(pin.split()) > 3 and pin in said]


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_its_own_words_are_respectful(path: Path) -> None:
    own = path.read_text("utf-8").lower()
    for phrase in ("contact with", "siblings ", "lac ", "birth mum", "natural parent", "real mum", "broken home"):
        assert phrase not in own.replace('question = "siblings"', "")


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_playing_twice_is_the_same_to_the_letter(path: Path, guidance: Guidance) -> None:
    scenario = read_scenario(path, guidance)
    assert play(scenario, guidance) == play(scenario, guidance)
    assert sitting_after(scenario, guidance).events == sitting_after(scenario, guidance).events


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_its_events_are_a_scenarios_and_a_minute_a_step_apart(path: Path, guidance: Guidance) -> None:
    scenario = read_scenario(path, guidance)
    events = sitting_after(scenario, guidance).events
    assert {event.by for event in events} <= {"scenario", "assistant"}
    assert {event.at.date() for event in events} == {scenario.today}
    assert events[0].at.isoformat() == f"{scenario.today}T09:00:00+00:00"
    assert all((event.at - events[0].at) % timedelta(minutes=1) == timedelta(0) for event in events)
    answered = [one for one in effective(events) if one.kind == "answered" and one.question in guidance.card_of]
    assert {one.origin for one in answered if one.value is not None} <= {"scripted", "chosen"}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_it_stops_at_every_discussion_point_and_nowhere_else(path: Path, guidance: Guidance) -> None:
    scenario = read_scenario(path, guidance)
    pauses = [part.pause for part in parts(scenario, guidance)]
    assert pauses == [True] * (len(pauses) - 1) + [False]
    assert len(pauses) - 1 == sum(step.pause is not None for step in scenario.steps)


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_its_text_fits_eighty_columns_and_ends_with_the_options(path: Path, guidance: Guidance) -> None:
    lines = play(read_scenario(path, guidance), guidance).splitlines()
    assert all(len(line) <= 80 for line in lines)
    end = lines.index("WHERE IT STANDS AT THE END")
    assert "Options, in the order they are considered" in lines[end:]
    assert "played again from what was kept" in "\n".join(lines[end:])
