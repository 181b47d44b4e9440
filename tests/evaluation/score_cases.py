"""Scores the assistant on the encoded real cases: `python tests/evaluation/score_cases.py SHARED_DIR`.

With `--cases DIR` in place of SHARED_DIR it scores another folder, one that holds `cases.jsonl` and `casefiles/`: the
invented cases in `tests/evaluation/invented` are scored so.

SHARED_DIR holds `evaluation/cases.jsonl` and the same cases as case files in `evaluation/casefiles` (with --facts-only
`evaluation/casefiles-facts-only`). The scoring is the one that `evaluation/cases-schema.md` lays down:

- must list: each option stands open or to find out first
- order: across tiers only, for listed options only; an option counts as its earliest listed entry; equal ties pass
- must rule out: no entry of the option is open (strength `should` only warns)
- needs evidence: the option is listed, and at least one listed entry says what is missing
- deadlines, routes, must cite: where a case names them, to the letter (`exact.py`)
- must not: what can be told without a reader is checked in `must_not.py`, alike for every case; any hit fails

`flag_missing` and `must_say` are by meaning, and so is what is left of `must_not`: --verbose prints them beside the
text for a person to read. `decided` is never looked at.

A case of several children may have files in `linked/` that tell the others' story: such a case lists an option, and
says what it lacks, if any one of its files does. Order is scored inside each file, since two children's layouts have no
common order. An option that must be ruled out fails if any file has it open.

Exit 0 with at least --floor cases passed, 1 with fewer, 2 for arguments or files that cannot be used.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, product
from pathlib import Path
from typing import Any, NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script: this checkout, wherever it is run from

from assistant.documents.as_json import assessment_data
from assistant.documents.as_text import assessment_text
from assistant.guidance import BadKnowledge, Guidance, load_guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.casefile import BadCase, read_case
from tests.evaluation import exact
from tests.evaluation.must_not import hits, left_out

FLOOR = 13
LIVE = ("open", "find_out_first")
OUTSIDE_THE_ORDER = ("private_fostering", "staying_put")

Data = dict[str, Any]


class BadInput(Exception):
    """Something given cannot be used; the message is the one line that says so."""


@dataclass(frozen=True, slots=True)
class Output:
    """What the assistant made of one case file: its JSON, its text, and who the people are."""

    name: str
    data: Data
    text: str
    roles: dict[str, str]

    def entries(self, option: str, standings: Iterable[str] = LIVE) -> list[Data]:
        """The entries of an option with one of these standings, in their order."""
        return [entry for entry in self.data["options"] if entry["option"] == option and entry["standing"] in standings]


@dataclass(slots=True)
class Score:
    """What speaks against a case: failures and warnings, each in one line."""

    failures: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}: see --help")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score every case, print a line for each and return the exit code."""
    try:
        options = _parser().parse_args(arguments)
        evaluation = _folder(options)
        folder = evaluation / ("casefiles-facts-only" if options.facts_only else "casefiles")
        cases = read_cases(evaluation / "cases.jsonl")
        if not list(folder.glob("*.toml")):
            raise BadInput(f"{folder}: expected a folder of case files (*.toml)")
        guidance = load_guidance()
    except (BadInput, BadKnowledge) as error:
        print(f"score_cases: {error}", file=sys.stderr)
        return 2
    passed = sum(_scored(case, folder, guidance, options.verbose) for case in cases)
    known = {case["id"] for case in cases}
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in known:
            print(f"warning: {path.name}: no such case in cases.jsonl: not scored")
    print(f"{passed} passed, {len(cases) - passed} failed")
    return 0 if passed >= options.floor else 1


def _folder(options: argparse.Namespace) -> Path:
    """The folder of cases.jsonl and the case files: one of SHARED_DIR and --cases says which."""
    if (options.shared is None) == (options.cases is None):
        raise BadInput("expected SHARED_DIR or --cases DIR, one of the two: see --help")
    folder: Path = options.cases or options.shared / "evaluation"
    return folder


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="score_cases", description="Score the assistant on encoded cases.")
    parser.add_argument("shared", type=Path, nargs="?", metavar="SHARED_DIR", help="the folder that holds evaluation/")
    parser.add_argument("--cases", type=Path, metavar="DIR", help="instead: a folder of cases.jsonl and casefiles/")
    parser.add_argument("--facts-only", action="store_true", help="leave out what rests on the worker's note")
    parser.add_argument("--floor", type=int, default=FLOOR, help=f"how many must pass (default: {FLOOR})")
    parser.add_argument("--verbose", action="store_true", help="print what a person must judge, and the text output")
    return parser


def read_cases(path: Path) -> list[Data]:
    """The cases of `cases.jsonl`, one a line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{path}: cannot be read: expected one case a line") from None
    cases: list[Data] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except ValueError:
            raise BadInput(f"{path}: line {number}: not valid JSON") from None
        if not isinstance(case, dict) or not isinstance(case.get("id"), str) or "expected" not in case:
            raise BadInput(f"{path}: line {number}: expected a case with id and expected")
        cases.append(case)
    if not cases:
        raise BadInput(f"{path}: empty: expected one case a line")
    return cases


def _scored(case: Data, folder: Path, guidance: Guidance, verbose: bool) -> bool:
    """Score one case, print it, and say whether it passed. A case without a file is a failure, not a gap."""
    outputs: list[Output] = []
    score = Score()
    for path in files_of(case, folder):
        try:
            outputs.append(read_output(path, guidance))
        except (OSError, UnicodeDecodeError):
            score.failures.append(f"case file {path.name} cannot be read")
        except BadCase as error:
            score.failures.append(str(error))
    if not score.failures:
        score = score_case(case["expected"], outputs, guidance)
    why = f": {'; '.join(score.failures)}" if score.failures else ""
    print(f"{case['id']} {'FAIL' if score.failures else 'pass'}{why}")
    for warning in score.warnings:
        print(f"  warning: {warning}")
    if verbose:
        _print_for_a_reader(case, outputs)
    return not score.failures


def files_of(case: Data, folder: Path) -> list[Path]:
    """The case's file, and those in `linked/` that tell its brothers' and sisters' story."""
    return [folder / f"{case['id']}.toml", *sorted((folder / "linked").glob(f"{case['id']}-*.toml"))]


def read_output(path: Path, guidance: Guidance) -> Output:
    """What the assistant makes of one case file."""
    case = read_case(path.read_text(encoding="utf-8-sig"), path.name, guidance)
    today = case.today or date.today()
    assessment = assess(guidance, case, today)
    text = assessment_text(assessment, guidance, case.facts(guidance, today))
    roles = {person.id: person.role for person in case.people}
    return Output(path.stem, assessment_data(assessment, guidance), text, roles)


def score_case(expected: Data, outputs: Sequence[Output], guidance: Guidance) -> Score:
    """Everything that can be scored without a reader, over all files of one case."""
    score = Score()
    score.failures += [
        f"must list {option}: {_where_it_stands(option, outputs)}"
        for option in expected["realistic_must_list"]
        if not any(output.entries(option) for output in outputs)
    ]
    for output in outputs:
        score.failures += [_in_file(output, outputs, why) for why in _out_of_order(expected, output)]
    for ruled_out in expected["rule_out"]:
        found = score.failures if ruled_out["strength"] == "must" else score.warnings
        found += _still_open(ruled_out, outputs)
    for needed in expected["needs_evidence"]:
        found = score.failures if needed["strength"] == "must" else score.warnings
        found += _asks_nothing(needed["option"], outputs)
    for output in outputs:
        score.failures += [
            _in_file(output, outputs, why) for why in hits(output.data, output.text, output.roles, guidance)
        ]
    score.failures += exact.failures(expected, {output.name: output.data for output in outputs}, outputs[0].name)
    score.failures += left_out(expected["must_not"], "\n".join(output.text for output in outputs))
    return score


def _in_file(output: Output, outputs: Sequence[Output], why: str) -> str:
    return why if len(outputs) == 1 else f"{why} (in {output.name})"


def _where_it_stands(option: str, outputs: Sequence[Output]) -> str:
    """How an unlisted option stands instead, with the rules that put it there."""
    entries = [entry for output in outputs for entry in output.data["options"] if entry["option"] == option]
    if not entries:
        return "no entry at all"
    stands: dict[str, None] = {}
    for entry in entries:
        rules = [argument["rule"] for argument in (*entry["excluded_by"], *entry["defined_out_by"])]
        stands[f"{entry['standing']} ({', '.join(rules) or 'no rule named'})"] = None
    return ", ".join(stands)


def _out_of_order(expected: Data, output: Output) -> Iterator[str]:
    """Every pair of listed options from different tiers whose best entries stand the wrong way round."""
    place = {id(entry): index for index, entry in enumerate(output.data["options"])}
    for first, second in combinations(expected["family_first_order"], 2):
        for early, late in product(first, second):
            if early in OUTSIDE_THE_ORDER or late in OUTSIDE_THE_ORDER:
                continue
            if not output.entries(early) or not output.entries(late):
                continue
            one, other = output.entries(early)[0], output.entries(late)[0]
            tied = one["tie"] is not None and one["tie"] == other["tie"]
            if place[id(one)] > place[id(other)] and not tied:
                yield f"order: {_seat(other)} stands before {_seat(one)}"


def _still_open(ruled_out: Data, outputs: Sequence[Output]) -> list[str]:
    option, strength = ruled_out["option"], ruled_out["strength"]
    entries = [entry for output in outputs for entry in output.entries(option, ("open",))]
    return [f"{strength} rule out {_seat(entry)}: it is open" for entry in entries]


def _asks_nothing(option: str, outputs: Sequence[Output]) -> list[str]:
    live = [output.entries(option) for output in outputs]
    if not any(live):
        return [f"needs evidence {option}: not listed: {_where_it_stands(option, outputs)}"]
    if any(entry["missing"] for entries in live for entry in entries):
        return []
    seats = ", ".join(f"{_seat(entry)} is {entry['standing']}" for entries in live for entry in entries)
    return [f"needs evidence {option}: nothing is said to be missing: {seats}"]


def _seat(entry: Data) -> str:
    person = f" with {entry['person']}" if entry["person"] else ""
    return f"{entry['option']}{person}"


def _print_for_a_reader(case: Data, outputs: Sequence[Output]) -> None:
    """What only a person can judge, beside the text as a worker would see it."""
    expected = case["expected"]
    for title, key in (("must not", "must_not"), ("must say", "must_say"), ("flag as missing", "flag_missing")):
        for sentence in expected[key]:
            print(f"  {title}: {sentence}")
    print(f"  contestable: {case.get('contestable', '')}")
    for output in outputs:
        print(f"  ---- {output.name}")
        for line in output.text.splitlines():
            print(f"  | {line}".rstrip())


if __name__ == "__main__":
    sys.exit(main())
