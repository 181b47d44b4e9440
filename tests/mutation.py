"""Breaks the reasoning on purpose, one small change at a time, and counts how many of the changes a test notices.

    python -m tests.mutation --sample 600 --seed 1
    python -m tests.mutation --again

Run from the project's root, with the `mutation` extra installed. Mutmut makes the changes ("mutants") in a copy of the
project, the folder mutants/; which tests it runs stands in pyproject.toml. The same seed draws the same sample.
`--again` runs those that nothing noticed last time. What may be left standing, and why: mutation-survivors.txt.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

COPY = Path("mutants")
MUTATED = COPY / "assistant" / "reasoning"
ANY_ONE = "assistant.reasoning.working_days.x_working_days_after__mutmut_1"
"""Something to run while the mutants are made and each test is timed; their names are known only then."""
KILLED, SURVIVED, NO_TEST = (1, 3), 0, 33
KINDS = ("killed", "timeout", "survived", "no test")


def kind_of(code: int | None) -> str:
    """What mutmut's exit code says of a mutant: an endless loop is noticed as well, by the clock."""
    if code in KILLED:
        return "killed"
    if code in (SURVIVED, None):
        return "survived"
    return "no test" if code in (NO_TEST, 5) else "timeout"


def codes() -> dict[str, int | None]:
    """Every mutant by name, with mutmut's exit code; None where it was not run."""
    found: dict[str, int | None] = {}
    for path in sorted(MUTATED.glob("*.py.meta")):
        found.update(json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"])
    return found


def drawn(names: Iterable[str], sample: int, seed: int) -> list[str]:
    """As many names as asked for, drawn evenly from all: the same seed draws the same ones."""
    every = sorted(names)
    return sorted(random.Random(seed).sample(every, min(sample, len(every))))


def report(results: Mapping[str, int | None]) -> list[str]:
    """A line for every file, one for all, and the names of what nothing noticed."""
    by_file: dict[str, Counter[str]] = {}
    for name, code in results.items():
        by_file.setdefault(name.split(".")[2], Counter())[kind_of(code)] += 1
    total = sum(by_file.values(), Counter[str]())
    lines = [f"{'file':16}" + "".join(f"{kind:>10}" for kind in KINDS) + f"{'share':>9}"]
    for file, counts in (*sorted(by_file.items()), ("all", total)):
        share = (counts["killed"] + counts["timeout"]) / max(counts.total(), 1)
        lines.append(f"{file:16}" + "".join(f"{counts[kind]:>10}" for kind in KINDS) + f"{share:>9.1%}")
    left = [name for name, code in sorted(results.items()) if kind_of(code) in ("survived", "no test")]
    return [*lines, "", *left]


def mutmut(names: list[str], workers: int) -> int:
    """Run mutmut over these mutants."""
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(workers), *names]
    environment = {**os.environ, "PYTHONPATH": "", "HYPOTHESIS_PROFILE": "gate"}
    with (COPY.parent / "mutation.log").open("w", encoding="utf-8") as log:
        return subprocess.run(command, env=environment, stdout=log, stderr=log, check=False).returncode


def main(arguments: list[str] | None = None) -> int:
    """Draw a sample, run it, and say what was noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sample", type=int, default=600, help="how many mutants to draw")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("--again", action="store_true", help="only those that nothing noticed last time")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2)
    given = parser.parse_args(arguments)
    began = time.monotonic()
    before = [name for name, code in codes().items() if code is not None and kind_of(code) in ("survived", "no test")]
    shutil.rmtree(COPY, ignore_errors=True)
    if mutmut([ANY_ONE], given.workers) != 0:
        print("mutmut could not begin: see mutation.log", file=sys.stderr)
        return 1
    every = codes()
    names = sorted(set(before) & set(every)) if given.again else drawn(every, given.sample, given.seed)
    if not names:
        print("nothing to run again")
        return 0
    if mutmut(names, given.workers) != 0:
        print("mutmut stopped: see mutation.log", file=sys.stderr)
        return 1
    after = codes()
    print(f"{len(names)} of {len(every)} mutants, in {(time.monotonic() - began) / 60:.0f} minutes\n")
    print("\n".join(report({name: after[name] for name in names})))
    return 0


if __name__ == "__main__":
    sys.exit(main())
