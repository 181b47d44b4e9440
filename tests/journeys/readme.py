"""The journey, begun with the README's own command: `python -m tests.journeys.readme` in a fresh clone."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.journeys.journey import whole_case
from tests.journeys.terminal import Terminal

LONGEST_SET_UP = 600.0


def main() -> None:
    """Run the README's command in a terminal of 80 by 24, twice: it is killed in between."""
    readme = Path("README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- run: linux, macos -->\n```sh\n(.+)\n```", readme)
    assert found, "README.md: expected one run command on one line"
    with tempfile.TemporaryDirectory() as home:
        opened: list[Terminal] = []

        def from_the_readme() -> Terminal:
            opened.append(Terminal(["bash", "-c", found[1]], 80, 24, {"PERMANENCE_HOME": home}))
            opened[-1].until("Start a new case", LONGEST_SET_UP)
            return opened[-1]

        try:
            whole_case(from_the_readme, Path(home))
        finally:
            for terminal in opened:
                terminal.end()
    print("From the README's command to the options of a whole case, killed half-way: nothing lost")


if __name__ == "__main__":
    main()
