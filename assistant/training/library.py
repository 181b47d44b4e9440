"""The scenarios of a folder, and whether each still makes the conversation that is kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from assistant.guidance import Guidance
from assistant.guidance.shipped import shipped_folder
from assistant.text import clean, clean_line
from assistant.training.play import play
from assistant.training.scenario import BadScenario, is_name, read_scenario

MOST_LINES = 40
"""Of a difference, before the rest is left out."""
LARGEST_KEPT = 1_000_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A scenario played again. `difference`: from what is kept to what it makes now, empty where they are the same."""

    path: Path
    kept_in: Path
    text: str
    difference: tuple[str, ...]


def scenario_paths() -> tuple[Path, ...]:
    """The shipped scenarios' files."""
    return tuple(sorted(shipped_folder("transcripts").glob("*.toml")))


def scenario_path(named: str) -> Path:
    """The file of a scenario, from its name or from a path to a file of one's own; raises BadScenario."""
    if is_name(named):
        found = shipped_folder("transcripts") / f"{named}.toml"
        if found.is_file():
            return found
    path = Path(named)
    try:
        if path.is_file():
            return path
    except (OSError, ValueError):
        pass
    names = ", ".join(one.stem for one in scenario_paths())
    raise BadScenario(f"no scenario {clean_line(named, 120)!r}: expected one of {names}, or a file")


def check(path: Path, guidance: Guidance) -> Checked:
    """Play a scenario and set it beside its kept transcript; raises BadScenario."""
    text = play(read_scenario(path, guidance), guidance)
    kept_in = path.with_suffix(".txt")
    kept = _kept(kept_in)
    lines = list(unified_diff(kept.splitlines(), text.splitlines(), "kept", "now", n=1, lineterm=""))
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], f"... and {len(lines) - MOST_LINES} more lines"]
    return Checked(path, kept_in, text, tuple(lines))


def reset(checked: Checked) -> None:
    """Keep what the scenario makes now; raises BadScenario where that cannot be written."""
    try:
        checked.kept_in.write_text(checked.text, encoding="utf-8", newline="\n")
    except OSError as error:
        why = error.strerror or "no reason given"
        raise BadScenario(
            f"{checked.kept_in.name}: cannot be written ({why}): expected a folder you may write to"
        ) from None


def _kept(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_KEPT)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise BadScenario(f"{path.name}: cannot be read ({error.strerror}): expected the kept transcript") from None
    return clean(data.decode("utf-8", "replace").replace("\r\n", "\n"), LARGEST_KEPT)
