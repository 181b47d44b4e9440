"""Scores what is understood of workers' words: `python tests/evaluation/score_utterances.py FILE...`.

A FILE holds one line of a worker and its facts on each line, as JSON. Only the concepts named in the files and the 35
of `CONCEPTS` are scored: what else the reader finds is left out of account, and so is what it finds of another person.

- asserted: a finding that need not be asked back. Right if its concept and polarity are those of a fact of its line,
  each fact counting once
- asked: a finding to be asked back. Right if its concept is that of a fact not rightly asserted
- silent: facts whose concept was neither asserted nor asked. Offered if the concept is among the first three offers
  of an unplaced clause that overlaps the fact, or, where none overlaps it, of any unplaced clause of the line

With --held-out IDS.json ({"name of a file without .jsonl": [ids]}) the lines of those ids are scored apart as well, the
floors hold for them alone, and nothing is printed of what was wrong in them: they must stay unread.

Beside it, what rapidfuzz alone and SQLite's full-text search alone find (see `plain_matching.py`).

Exit 0 with every floor kept, 1 with one not kept, 2 for arguments or files that cannot be used.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any, NoReturn, Protocol

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script: this checkout, wherever it is run from

from assistant.language.understood import Finding, Understood
from tests.evaluation import plain_matching
from tests.evaluation.understood_marks import (
    FIRST_OFFERS,
    Fact,
    Figures,
    Line,
    Marks,
    figures,
    mark,
    place_of,
    same_polarity,
)

CONCEPTS = tuple(
    """
    care_order carer_health_concern child_refuses_adoption child_unborn child_wants_home child_wants_stay_foster
    contact_harmful court_found_nothing_else culture_religion_need current_foster_carer_wants_to_keep
    distance_from_home domestic_abuse fgc_held friend_connected_person genogram_done interim_care_order
    parent_capacity_change parent_deceased parent_in_prison parental_mental_health parents_consent parents_oppose
    placement_fragile placement_order previous_return_failed private_arrangement_28_days relative_assessed_negative
    relative_assessed_positive relative_willing residential_therapeutic_need section_20 sibling_together_wish
    substance_misuse under_five viability_negative
    """.split()
)
MATCHERS: dict[str, plain_matching.Engine] = {
    "rapidfuzz alone": plain_matching.by_rapidfuzz,
    "SQLite full-text search alone": plain_matching.by_full_text_search,
}


class BadInput(Exception):
    """Something given cannot be used; the message is the one line that says so."""


class Reader(Protocol):
    """What is scored."""

    def understand(self, text: str, question: str | None = None) -> Understood:
        """What is understood of a reply to a question."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}: see --help")


def main(arguments: Sequence[str] | None = None, load: Callable[[], Reader] | None = None) -> int:
    """Score the lines, print the figures and return the exit code. `load`: what gives the reader."""
    try:
        options = _parser().parse_args(arguments)
        held_out = read_held_out(options.held_out) if options.held_out else {}
        lines = [line for path in options.files for line in read_lines(path, held_out.get(path.stem, ()))]
        if held_out and not any(line.held_out for line in lines):
            raise BadInput(f"{options.held_out}: names no line of the files")
    except BadInput as error:
        print(f"score_utterances: {error}", file=sys.stderr)
        return 2
    reader = load() if load else _shipped_reader()
    scored = {*CONCEPTS, *(fact.concept for line in lines for fact in line.facts)}
    marks, times = mark_all(lines, reader, scored)
    groups = {"all lines": marks}
    if held_out:
        groups["held out"] = [one for one in marks if one.line.held_out]
        groups["the rest"] = [one for one in marks if not one.line.held_out]
    for name, group in groups.items():
        print("\n".join(report(name, group)))
    print(f"\ntime a line: median {median(times):.2f} ms, 99th percentile {percentile(times):.2f} ms")
    print("\n".join(["", *compared(lines)]))
    open_marks = [one for one in marks if not one.line.held_out]
    if options.verbose:
        print("\n".join(["", *tables(open_marks)]))
    if not options.quiet:
        print("\n".join(["", *mistakes(open_marks)]))
    missed = list(below(figures(groups.get("held out", marks)), options))
    for name in missed:
        print(f"below the floor: {name}", file=sys.stderr)
    return 1 if missed else 0


def _shipped_reader() -> Reader:
    from assistant.language.reader import load_reader

    return load_reader()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="score_utterances", description="Score what is understood of workers' words.")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="lines with their facts, as JSON lines")
    parser.add_argument("--held-out", type=Path, metavar="IDS.json", help="lines that nobody read: scored apart")
    parser.add_argument("--quiet", action="store_true", help="print no line of the files, only figures")
    parser.add_argument("--verbose", action="store_true", help="figures for each concept and each polarity")
    for name in ("precision", "recall", "offers"):
        parser.add_argument(f"--floor-{name}", type=float, default=0.0, metavar=name[0].upper(), help="least, 0 to 1")
    return parser


def read_held_out(path: Path) -> dict[str, frozenset[Any]]:
    """The ids that are held out, by the name of their file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): frozenset(ids) for name, ids in data.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        raise BadInput(f'{path}: cannot be used: expected {{"name of a file": [ids]}}') from None


def read_lines(path: Path, held_out: Collection[Any] = ()) -> list[Line]:
    """The lines of one file."""
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{path}: cannot be read: expected one line with its facts on each line") from None
    found: list[Line] = []
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            data = json.loads(row)
            text = data["text"]
            facts = tuple(_fact(fact, text) for fact in data["facts"])
            found.append(Line(path.stem, data["id"], text, data.get("question") or "", facts, data["id"] in held_out))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BadInput(f"{path}: line {number}: expected JSON with id, text and facts") from None
    if not found:
        raise BadInput(f"{path}: empty: expected one line with its facts on each line")
    return found


def _fact(data: dict[str, Any], text: str) -> Fact:
    """A fact; where the file does not say at which letters it stands, its words are looked for."""
    polarity = same_polarity(data["polarity"])
    start, end = data.get("start"), data.get("end")
    if start is None or end is None:
        start, end = place_of(data["span"], text)
    return Fact(data["concept"], polarity, data["span"], start, end)


def mark_all(lines: Iterable[Line], reader: Reader, scored: Collection[str]) -> tuple[list[Marks], list[float]]:
    """The marks of every line, and how many milliseconds each took."""
    reader.understand("warming up")
    marks: list[Marks] = []
    times: list[float] = []
    for line in lines:
        start = perf_counter()
        understood = reader.understand(line.text, line.question or None)
        times.append((perf_counter() - start) * 1000)
        marks.append(mark(line, understood, scored))
    return marks, times


def below(found: Figures, options: argparse.Namespace) -> Iterator[str]:
    """The floors that are not kept. Of nothing at all no floor is missed, but for recall."""
    for name, figure, floor in (
        ("precision", found.precision, options.floor_precision),
        ("recall", found.with_asked, options.floor_recall),
        ("offers", found.offers, options.floor_offers),
    ):
        if figure is not None and figure < floor:
            yield f"{name} {figure:.3f}: expected at least {floor}"


def percentile(times: Sequence[float]) -> float:
    """The 99th."""
    return quantiles(times, n=100, method="inclusive")[-1] if len(times) > 1 else times[0]


def report(name: str, marks: Sequence[Marks]) -> Iterator[str]:
    """The figures, in words."""
    found = figures(marks)
    yield f"\n{name}: {len(marks)} lines, {found.facts} facts"
    asserted = f"precision {_as_text(found.precision)}   recall {_as_text(found.recall)}"
    concept = f"precision of the concept alone {_as_text(found.concept_precision)}"
    yield f"  asserted{found.asserted:>18}   {asserted}   {concept}"
    yield f"  asked{found.asked:>21}   precision {_as_text(found.asked_precision)}   {found.asked_a_line:.2f} a line"
    yield f"  asserted or asked            recall {_as_text(found.with_asked)}"
    yield f"  silent facts         {found.silent:>5}   in the first {FIRST_OFFERS} offers {_as_text(found.offers)}"


def _as_text(figure: float | None) -> str:
    return "    -" if figure is None else f"{figure:.3f}"


def compared(lines: Sequence[Line]) -> Iterator[str]:
    """How two everyday tools do by themselves."""
    examples = [
        (line.file, line.text, [plain_matching.Example(one.span, (one.concept, one.polarity)) for one in line.facts])
        for line in lines
    ]
    yield f"{'for comparison':<32}precision  recall     F1  with polarity"
    for name, engine in MATCHERS.items():
        one = plain_matching.score(engine, examples)
        yield f"{name:<32}{one.precision:9.3f}{one.recall:8.3f}{one.f1:7.3f}{one.f1_with_polarity:15.3f}"


def tables(marks: Sequence[Marks]) -> Iterator[str]:
    """What became of the facts and the findings, for each concept and each polarity."""
    keys: tuple[tuple[str, Callable[[Fact], str], Callable[[Finding], str]], ...] = (
        ("concept", lambda fact: fact.concept, lambda one: one.finding),
        ("polarity", lambda fact: fact.polarity, lambda one: same_polarity(one.polarity)),
    )
    for title, fact_key, finding_key in keys:
        counts: dict[str, Counter[str]] = {}
        for one in marks:
            for key, what in (
                *((fact_key(fact), "facts") for fact in one.line.facts),
                *((fact_key(fact), "right") for fact in one.right),
                *((fact_key(fact), "asked") for fact in one.asked_right),
                *((fact_key(fact), "silent") for fact, _, _ in one.silent),
                *((finding_key(finding), "wrong") for finding in one.wrong),
                *((finding_key(finding), "wrong") for finding, _ in one.other_polarity),
                *((finding_key(finding), "asked wrongly") for finding in one.asked_wrong),
            ):
                counts.setdefault(key, Counter())[what] += 1
        columns = ("facts", "right", "asked", "silent", "wrong", "asked wrongly")
        yield f"{title:<38}" + "".join(f"{name:>8}" for name in columns)
        for key, count in sorted(counts.items()):
            yield f"{key:<38}" + "".join(f"{count[name]:>8}" for name in columns)
        yield ""


def mistakes(marks: Sequence[Marks]) -> Iterator[str]:
    """Every wrong assertion, every fact that was missed, and what was offered for it."""
    for one in marks:
        where = f"{one.line.file} {one.line.id}"
        for finding in one.wrong:
            yield f"{where}: wrong: {finding.finding} {finding.polarity} in {finding.text!r}: {one.line.text!r}"
        for finding, fact in one.other_polarity:
            said = f"{finding.finding} {finding.polarity}, expected {fact.polarity}"
            yield f"{where}: wrong polarity: {said} in {fact.span!r}: {one.line.text!r}"
        for fact, offered, offers in one.silent:
            what = "offered" if offered else f"not offered (instead: {', '.join(offers) or 'nothing'})"
            yield f"{where}: silent: {fact.concept} {fact.polarity} in {fact.span!r}: {what}"


if __name__ == "__main__":
    sys.exit(main())
