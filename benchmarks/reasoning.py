"""How long reasoning takes, beside a straight Python loop over the same rules in the same run.

    python benchmarks/reasoning.py

Prints milliseconds of this process (the least and the median of many) and the ratio of the least to the loop; then how
the time grows with ten times the rules and with fifty people, beside the loop over as many. Nothing passes or fails.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.conditions import Facts
from assistant.conditions.tree import Membership
from assistant.curation.models import walk
from assistant.guidance import Guidance, load_guidance
from assistant.guidance.shipped import shipped_folder
from assistant.guidance.wording import in_words_of
from assistant.reasoning import Case, Person, Seat, assess, read_case, standings
from assistant.reasoning.assess import entries_for
from assistant.reasoning.changes import changes

PEOPLE = 50
TIMES_THE_RULES = 10


@dataclass(frozen=True)
class Taken:
    """Milliseconds a run: the least, which a busy machine changes least, and the median."""

    least: float
    median: float


def taken_by(run: Callable[[], object], times: int) -> Taken:
    """Milliseconds of this process a run, of `times` after one that is not counted."""
    run()
    found = []
    for _ in range(times):
        begun = time.process_time()
        run()
        found.append((time.process_time() - begun) * 1000)
    return Taken(min(found), statistics.median(found))


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


def more_rules(guidance: Guidance) -> Guidance:
    """The guidance with ten times its rules: copies of each under other ids.

    From the guidance as it was loaded: one in a council's words holds on to that, and its copies would not be read.
    """
    raw = guidance.raw or guidance
    rules, files = dict(raw.rules), dict(raw.rule_files)
    for number in range(1, TIMES_THE_RULES):
        for rule in raw.rules.values():
            copy = replace(rule, id=f"{rule.id}-{number}", beats=tuple(f"{one}-{number}" for one in rule.beats))
            rules[copy.id], files[copy.id] = copy, raw.rule_files[rule.id]
    return replace(raw, rules=rules, rule_files=files)


def reasoned(guidance: Guidance, case: Case, today: date, times: int) -> tuple[Taken, Taken, Taken]:
    """The straight loop, the standings and the whole assessment of one case."""
    guidance = in_words_of(guidance, case.authority)
    return (
        taken_by(straight_loop(guidance, case.facts(guidance, today)), times),
        taken_by(lambda: standings(guidance, case.facts(guidance, today), case.authority), times),
        taken_by(lambda: assess(guidance, case, today), times),
    )


def main() -> None:
    """Print both tables."""
    begun = time.process_time()
    guidance = load_guidance()
    first = (time.process_time() - begun) * 1000
    load = taken_by(load_guidance, 9)
    text = (shipped_folder("transcripts") / "cases" / "aunt-comes-forward.toml").read_text("utf-8")
    case = read_case(text, "sample", guidance)
    today = date(2026, 11, 21)
    crowd = many_people(case)
    loop, standing, whole = reasoned(guidance, case, today, 100)
    crowd_loop, crowd_standing, crowd_whole = reasoned(guidance, crowd, today, 20)
    facts = case.facts(guidance, today)
    spoken = in_words_of(guidance, case.authority)
    reasons = taken_by(lambda: entries_for(spoken, case.facts(spoken, today), case.authority), 100)
    sweep = taken_by(lambda: changes(guidance, facts, case.authority, Seat("sgo", "maternal_aunt")), 30)
    print(f"{len(guidance.rules)} rules, {len(case.people)} people; the straight loop over them: {loop.least:.3f} ms\n")
    print(f"{'':48} {'least':>9} {'median':>9} {'target':>9} {'x loop':>9}")
    for name, taken, target, beside in (
        ("load from TOML, the first time", Taken(first, first), 250, loop),
        ("load from TOML, again", load, 250, loop),
        ("standings of every entry, from the answers", standing, 1, loop),
        ("every entry, with all its reasons", reasons, 3, loop),
        ("the whole: plan, dates, to do, what to ask too", whole, 0, loop),
        (f"standings with {PEOPLE} people, beside their loop", crowd_standing, 15, crowd_loop),
        ("every single answer that would move one entry", sweep, 16, loop),
    ):
        ratio = taken.least / beside.least
        print(f"{name:48} {taken.least:9.2f} {taken.median:9.2f} {target or '-':>9} {ratio:9.1f}")
    grown = reasoned(more_rules(guidance), case, today, 20)
    print(f"\n{'how the least time grows':48} {'loop':>9} {'standings':>9} {'whole':>9}")
    for name, found in (
        ("as it is, milliseconds", (loop, standing, whole)),
        (f"with {PEOPLE} people", (crowd_loop, crowd_standing, crowd_whole)),
        (f"with {TIMES_THE_RULES} times the rules", grown),
    ):
        print(f"{name:48} {' '.join(f'{one.least:9.2f}' for one in found)}")
    for name, found in ((f"{PEOPLE} people", (crowd_loop, crowd_standing, crowd_whole)), ("rules", grown)):
        times = [more.least / one.least for more, one in zip(found, (loop, standing, whole), strict=True)]
        print(f"{f'times as long, {name}':48} {' '.join(f'{one:9.1f}' for one in times)}")


if __name__ == "__main__":
    main()
