"""What the `scenario` commands print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.documents.words import paragraph
from assistant.guidance import Guidance
from assistant.text import clean_line
from assistant.training.library import check, reset, scenario_path, scenario_paths
from assistant.training.play import parts
from assistant.training.scenario import Scenario, read_scenario

Say = Callable[[str], None]
"""Prints one or more lines."""


def listed(guidance: Guidance) -> list[tuple[Scenario, Path]]:
    """The shipped scenarios with their files; raises BadScenario."""
    return [(read_scenario(path, guidance), path) for path in scenario_paths()]


def list_data(guidance: Guidance) -> dict[str, Any]:
    """The shipped scenarios as plain data; raises BadScenario."""
    rows = [
        {"name": one.name, "title": one.title, "summary": one.summary, "for": one.for_whom, "file": str(path)}
        for one, path in listed(guidance)
    ]
    return {"scenarios": rows}


def list_scenarios(guidance: Guidance, say: Say, width: int) -> None:
    """Each scenario with what it is about and where it is; raises BadScenario."""
    for one, path in listed(guidance):
        say(f"{one.name}: {one.title}")
        for line in (one.summary, f"For: {one.for_whom}", f"File: {clean_line(str(path), 1_000)}"):
            say(paragraph(line, width, 2))
    say("\nTo play one: permanence scenario run NAME")


def run_scenario(named: str, guidance: Guidance, say: Say, wait: Callable[[], None]) -> None:
    """Play a scenario; `wait` is called wherever there is something to discuss. Raises BadScenario."""
    for part in parts(read_scenario(scenario_path(named), guidance), guidance):
        say(part.text.removesuffix("\n"))
        if part.pause:
            wait()


def check_scenarios(named: Sequence[str], guidance: Guidance, say: Say, rewrite: bool) -> bool:
    """Whether each scenario makes what is kept beside it; `rewrite`: keep what it makes now. Raises BadScenario."""
    same = True
    for path in [scenario_path(one) for one in named] or scenario_paths():
        checked = check(path, guidance)
        name = clean_line(checked.kept_in.name, 120)
        if not checked.difference:
            say(f"{name}: as kept")
        elif rewrite:
            reset(checked)
            say(f"{name}: written")
        else:
            same = False
            say("\n".join((f"{name}: not as kept; if it is right, add --reset", *checked.difference)))
    return same
