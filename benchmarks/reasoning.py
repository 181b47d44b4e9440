"""How long reasoning takes, beside a straight Python loop over the same rules in the same run.

    python benchmarks/reasoning.py

Prints milliseconds (median of many) and, for what has a target, the ratio to the loop. Nothing here passes or fails.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from assistant.conditions import Facts
from assistant.conditions.tree import Membership
from assistant.curation.models import walk
from assistant.guidance import Guidance, load_guidance
from assistant.guidance.shipped import shipped_folder
from assistant.reasoning import Case, Person, Seat, assess, read_case, standings
from assistant.reasoning.changes import changes

PEOPLE = 50


def median(run: Callable[[], object], times: int) -> float:
    """Milliseconds a run, the median of `times` after one that is not counted."""
    run()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def straight_loop(guidance: Guidance, facts: Facts) -> Callable[[], int]:
    """The same rules as plain set tests over plain values: what a loop without three values would cost."""
    trees = [(rule.about, guidance.ready[rule.id].when.tree) for rule in guidance.rules.values()]
    tests = [
        (node.ref.of_person, node.ref.question, frozenset(node.choices))
        for _, tree in trees
        for node in walk(tree, guidance)
        if isinstance(node, Membership)
    ]
    said: Mapping[str, Mapping[str, frozenset[str]]] = {
        about: {key: frozenset((str(answer.value),)) for key, answer in answers.items()}
        for about, answers in facts.answers.items()
    }
    nothing: frozenset[str] = frozenset()

    def run() -> int:
        held = 0
        for of_person, question, choices in tests:
            for about in facts.people if of_person else ("child",):
                held += not choices.isdisjoint(said[about].get(question, nothing))
        return held

    return run


def many_people(case: Case) -> Case:
    """The case with fifty relatives like its aunt."""
    aunt = next(person for person in case.people if person.id == "maternal_aunt")
    more = tuple(Person(f"relative_{number}", "carer", aunt.answers) for number in range(PEOPLE - len(case.people)))
    return replace(case, people=case.people + more)


def main() -> None:
    """Print the table."""
    load = median(load_guidance, 9)
    guidance = load_guidance()
    text = (shipped_folder("transcripts") / "cases" / "aunt-comes-forward.toml").read_text("utf-8")
    case = read_case(text, "sample", guidance)
    today = date(2026, 11, 21)
    crowd = many_people(case)
    loop = median(straight_loop(guidance, case.facts(guidance, today)), 200)
    facts = case.facts(guidance, today)
    rows = [
        ("load from TOML", load, 250.0),
        (
            "standings of every entry, from the answers",
            median(lambda: standings(guidance, case.facts(guidance, today), case.authority), 200),
            1.0,
        ),
        ("the whole assessment, with every argument", median(lambda: assess(guidance, case, today), 100), 3.0),
        (
            f"standings with {PEOPLE} people",
            median(lambda: standings(guidance, crowd.facts(guidance, today), crowd.authority), 30),
            15.0,
        ),
        (
            "what would change one entry",
            median(lambda: changes(guidance, facts, case.authority, Seat("sgo", "maternal_aunt")), 20),
            16.0,
        ),
    ]
    print(f"{len(guidance.rules)} rules, {len(case.people)} people; straight loop over the same rules: {loop:.3f} ms")
    for name, taken, target in rows:
        print(f"{name:48} {taken:8.2f} ms   target {target:5.0f} ms   {taken / loop:8.1f} x the loop")


if __name__ == "__main__":
    main()
