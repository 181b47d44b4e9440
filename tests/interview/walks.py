"""Many interviews at random, and what of the knowledge they reached: `python -m tests.interview.walks --walks 2000`.

A rule is reached where it said something of an entry: held, waited or was missing. A choice is reached where somebody
answered it; a statement where it was cited; a conflict, a silence and a contradiction where they were shown. The walker
only chooses from what it is asked, so that what is never reached is asked of nobody, or can come about in no case.

Exit 0 where everything held and every share is at its floor, 1 where not. The same walks every time.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from assistant.guidance import Guidance
from assistant.interview import cards
from assistant.interview.sitting import Sitting
from assistant.reasoning.records import Assessment
from tests.cases import shipped
from tests.interview.walker import MOST_REPLIES, walk

BATCH = 20
THOROUGH = 50
"""Of so many interviews one is checked after every reply."""
FLOORS: Mapping[str, float] = {
    "rules": 0.99,
    "choices": 0.99,
    "statements that a rule, deadline, ground or support cites": 0.99,
    "conflicts": 0.97,
    "silences": 0.95,
    "contradictions": 0.95,
    "deadlines": 0.97,
    "grounds": 0.99,
    "supports": 0.96,
}


@dataclass
class Reached:
    """What was reached, by kind; and the seeds of the interviews that did not come to their end."""

    found: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in FLOORS})
    endless: list[int] = field(default_factory=list)

    def add(self, other: Reached) -> None:
        """What another reached is reached."""
        for name, ids in other.found.items():
            self.found[name] |= ids
        self.endless += other.endless


def everything(guidance: Guidance) -> dict[str, set[str]]:
    """What there is to reach."""
    turning = [
        *(one.cites for one in guidance.rules.values()),
        *(one.cites for one in guidance.deadlines.values()),
        *(one.cites for one in guidance.grounds.values()),
        *(one.cites for one in guidance.supports.values()),
    ]
    return {
        "rules": set(guidance.rules),
        "choices": {
            f"{question.id}={choice.id}"
            for question in guidance.questions.values()
            if not (question.prefilled or question.structural or question.id in ("authority", "purpose"))
            for choice in question.choices
        },
        "statements that a rule, deadline, ground or support cites": {
            cite for cites in turning for cite in cites if cite in guidance.statements
        },
        "conflicts": set(guidance.conflicts),
        "silences": {one.id for one in guidance.silences.values() if one.when is not None},
        "contradictions": set(guidance.contradictions),
        "deadlines": set(guidance.deadlines),
        "grounds": set(guidance.grounds),
        "supports": set(guidance.supports),
    }


def reached_in(seeds: Sequence[int]) -> Reached:
    """These interviews, each to its end, and what was reached in them. Raises AssertionError where a promise broke."""
    reached = Reached()
    for seed in seeds:
        try:
            sitting = walk(seed, thoroughly=seed % THOROUGH == 0)
        except BaseException:
            print(f"the interview with seed {seed} broke a promise", file=sys.stderr)
            raise
        if sitting.card.question != cards.END and len(sitting.events) <= MOST_REPLIES:
            reached.endless.append(seed)
        _read(sitting, reached.found)
    return reached


def _read(sitting: Sitting, found: dict[str, set[str]]) -> None:
    of = sitting.assessment
    for name, ids in _ids(of):
        found[name].update(ids)
    for (_, question), said in sitting.state.said.items():
        values = (said.answer.value, *said.answer.versions)
        for value in values:
            chosen = value if isinstance(value, tuple) else (value,)
            found["choices"].update(f"{question}={one}" for one in chosen if isinstance(one, str))
    found["statements that a rule, deadline, ground or support cites"].update(_cites(of))


def _ids(of: Assessment) -> Iterator[tuple[str, set[str]]]:
    for entry in of.entries:
        weighed = (*entry.supports, *entry.cautions, *entry.harm_reduced_by, *entry.excluded_by, *entry.defined_out_by)
        yield "rules", {one.rule for one in weighed} | {one.rule for one in entry.missing}
        yield "grounds", {one.ground for one in entry.routes}
        yield "supports", {one.support for one in entry.support}
    yield "rules", {one.rule for one in of.prompts}
    yield "deadlines", {one.id for one in of.deadlines}
    yield "conflicts", set(of.conflicts)
    yield "silences", set(of.silences)
    yield "contradictions", {one.contradiction for one in of.contradictions}


def _cites(of: Assessment) -> Iterator[str]:
    for entry in of.entries:
        weighed = (*entry.supports, *entry.cautions, *entry.harm_reduced_by, *entry.excluded_by, *entry.defined_out_by)
        yield from (cite for argument in weighed for cite in argument.cites)
        yield from (cite for missing in entry.missing for cite in missing.cites)
        yield from (cite for route in entry.routes for cite in route.cites)
        yield from (cite for support in entry.support for cite in support.cites)
    yield from (cite for prompt in of.prompts for cite in prompt.cites)
    yield from (cite for due in of.deadlines for cite in due.cites)


def _settle() -> None:
    """Load the guidance and keep it out of what is looked through for garbage: it stays, and there is much of it."""
    shipped()
    gc.collect()
    gc.freeze()


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk, and say what was reached."""
    parser = argparse.ArgumentParser(description="Many interviews at random, and what they reached.")
    parser.add_argument("--walks", type=int, default=2000)
    parser.add_argument("--name", action="store_true", help="name what was not reached")
    options = parser.parse_args(arguments)
    batches = [range(first, min(first + BATCH, options.walks)) for first in range(0, options.walks, BATCH)]
    reached = Reached()
    with ProcessPoolExecutor(os.cpu_count(), initializer=_settle) as pool:
        for one in pool.map(reached_in, batches):
            reached.add(one)
    short = bool(reached.endless)
    print(f"{options.walks} interviews; without an end: {reached.endless or 'none'}")
    for name, there in everything(shipped()).items():
        missed = sorted(there - reached.found[name])
        share = 1 - len(missed) / len(there)
        below = share < FLOORS[name]
        short |= below
        print(f"{name:60} {share:6.1%}  floor {FLOORS[name]:.0%}{'  BELOW ITS FLOOR' if below else ''}")
        if missed and (options.name or below):
            print(f"  not reached: {', '.join(missed)}")
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
