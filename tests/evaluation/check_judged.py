"""Checks the table of judged points: `python tests/evaluation/check_judged.py SHARED_DIR`.

Each real case has points that practitioners expect to find said (`must_say`) or flagged as missing (`flag_missing`).
They are scored by meaning, which takes a person: `judged.toml` keeps what was judged, one record a point, and where in
the output each is carried. This check sees that the table still holds, so that a change of rules cannot lose a point
unseen:

- exactly one verdict for every point of every case, and none for a point that no case has
- everything named in `where` is in that case's output now, and so are the words named in `words`

`where` holds a kind and an id:

- rule: the rule's words stand on the page (as an argument, something to find out, or something to do)
- question: asked next, to find out, not known yet of the harm, or told as missing; `question ID@PERSON` for one person
- entry: the option is open or to find out first; `entry OPTION@PERSON` for one person
- deadline: it applies. conflict, silence, law, support: it is shown. plan: `plan too_little_known`

Exit 0 with at least --floor-said points said, 1 with fewer or where the table does not hold, 2 for bad arguments.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script: this checkout, wherever it is run from

from assistant.guidance import BadKnowledge, Guidance, load_guidance
from assistant.reasoning.casefile import BadCase
from tests.evaluation.score_cases import LIVE, BadInput, files_of, read_cases, read_output

TABLE = Path(__file__).with_name("judged.toml")
KINDS = ("must_say", "flag_missing")
VERDICTS = ("said", "partly", "not_said")
FIELDS = {"case", "kind", "number", "verdict", "where", "words", "why", "mend"}
ARGUMENTS = ("for", "against", "harm_reduced_by", "excluded_by", "defined_out_by")

Data = dict[str, Any]
Place = tuple[str, str, int]
"""Which point: the case, the kind, and its number in the case's list, from 1."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One point of one case, as a person judged it."""

    case: str
    kind: str
    number: int
    verdict: str
    where: tuple[str, ...]
    words: tuple[str, ...] = ()
    why: str = ""
    mend: str = ""

    @property
    def place(self) -> Place:
        """Which point this is."""
        return self.case, self.kind, self.number

    def __str__(self) -> str:
        return f"{self.case} {self.kind} {self.number}"


@dataclass(frozen=True, slots=True)
class Shown:
    """What one case shows: everything a `where` can name, as "kind id", and the page on one line."""

    named: frozenset[str]
    page: str


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}: see --help")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the table against every case, print a summary by kind and return the exit code."""
    try:
        options = _parser().parse_args(arguments)
        table = read_table(TABLE.read_text(encoding="utf-8"), TABLE.name)
        cases = read_cases(options.shared / "evaluation" / "cases.jsonl")
        guidance = load_guidance()
        shown = {case["id"]: _shown(case, options.shared / "evaluation" / "casefiles", guidance) for case in cases}
    except (BadInput, BadKnowledge, BadCase, OSError, UnicodeDecodeError) as error:
        print(f"check_judged: {error}", file=sys.stderr)
        return 2
    wrong = [*unmatched(table, points(cases)), *lost(table, shown)]
    for line in wrong:
        print(line)
    for line in summary(table):
        print(line)
    said = sum(one.verdict == "said" for one in table)
    if said < options.floor_said:
        print(f"{said} points said, fewer than {options.floor_said}")
    return 1 if wrong or said < options.floor_said else 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="check_judged", description="Check the table of judged points against the real cases.")
    parser.add_argument("shared", type=Path, metavar="SHARED_DIR", help="the folder that holds evaluation/")
    parser.add_argument("--floor-said", type=int, default=0, help="how many points must be judged said (default: 0)")
    return parser


def read_table(text: str, name: str) -> list[Judged]:
    """The table's records; bad input is one line with the file, the record, the field and what was expected."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{name}: not valid TOML: {error}") from None
    records = data.get("point")
    if set(data) != {"point"} or not isinstance(records, list):
        raise BadInput(f"{name}: expected [[point]] records and nothing else")
    return [_judged(record, f"{name}: record {number}") for number, record in enumerate(records, 1)]


def _judged(record: Data, at: str) -> Judged:
    for field in sorted(set(record) - FIELDS):
        raise BadInput(f"{at}: {field}: unknown field: expected one of {', '.join(sorted(FIELDS))}")
    number = record.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise BadInput(f"{at}: number: expected the point's number in its list, from 1")
    one = Judged(
        case=_text(record, "case", at),
        kind=_text(record, "kind", at, KINDS),
        number=number,
        verdict=_text(record, "verdict", at, VERDICTS),
        where=_texts(record, "where", at),
        words=_texts(record, "words", at),
        why=_text(record, "why", at) if "why" in record else "",
        mend=_text(record, "mend", at) if "mend" in record else "",
    )
    if one.verdict != "not_said" and not one.where:
        raise BadInput(f"{at}: where: expected what in the output carries the point")
    if one.verdict != "said" and not (one.why and one.mend):
        raise BadInput(f"{at}: why, mend: expected for every point not said whole")
    return one


def _text(record: Data, field: str, at: str, allowed: Sequence[str] = ()) -> str:
    value = record.get(field)
    if not isinstance(value, str) or not value or (allowed and value not in allowed):
        raise BadInput(f"{at}: {field}: expected {' or '.join(allowed) or 'text'}")
    return value


def _texts(record: Data, field: str, at: str) -> tuple[str, ...]:
    values = record.get(field, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
        raise BadInput(f"{at}: {field}: expected a list of texts")
    return tuple(values)


def points(cases: Iterable[Data]) -> list[Place]:
    """Every point the cases have."""
    return [
        (case["id"], kind, number)
        for case in cases
        for kind in KINDS
        for number in range(1, len(case["expected"].get(kind, ())) + 1)
    ]


def unmatched(table: Iterable[Judged], wanted: Iterable[Place]) -> list[str]:
    """Points without a verdict, points judged twice, and verdicts on points that no case has."""
    judged = Counter(one.place for one in table)
    expected = dict.fromkeys(wanted)
    return [
        *(f"{_words(place)}: no verdict" for place in expected if place not in judged),
        *(f"{_words(place)}: judged {count} times" for place, count in judged.items() if count > 1),
        *(f"{_words(place)}: judged, and no case has such a point" for place in judged if place not in expected),
    ]


def lost(table: Iterable[Judged], shown: Mapping[str, Shown]) -> list[str]:
    """What the table names and the output of that case does not hold any more."""
    found: list[str] = []
    for one in table:
        if one.case in shown:
            there = shown[one.case]
            found += [f"{one}: not in the output: {name}" for name in one.where if name not in there.named]
            found += [f"{one}: not on the page: “{words}”" for words in one.words if words not in there.page]
    return found


def summary(table: Sequence[Judged]) -> Iterator[str]:
    """How many points of each kind are said, partly said and not said."""
    for kind in KINDS:
        counts = Counter(one.verdict for one in table if one.kind == kind)
        told = ", ".join(f"{counts[verdict]} {verdict.replace('_', ' ')}" for verdict in VERDICTS)
        yield f"{kind}: {told}, of {counts.total()}"


def _words(place: Place) -> str:
    return " ".join(str(part) for part in place)


def _shown(case: Data, folder: Path, guidance: Guidance) -> Shown:
    """What the case's files show between them."""
    outputs = [read_output(path, guidance) for path in files_of(case, folder)]
    pages = [one_line(output.text) for output in outputs]
    named = (name for output, page in zip(outputs, pages, strict=True) for name in names(output.data, page, guidance))
    return Shown(frozenset(named), "\n".join(pages))


def one_line(page: str) -> str:
    """The page with every run of white space as one space, so that a wrapped line reads whole."""
    return " ".join(page.split())


def names(data: Data, page: str, guidance: Guidance) -> Iterator[str]:
    """Everything in one assessment that a `where` can name."""
    live = [entry for entry in data["options"] if entry["standing"] in LIVE]
    yield from _rules(data, lambda words: words in page)
    for entry in live:
        yield from _both("entry", entry["option"], entry["person"])
        yield from (f"support {one['support']}" for one in entry["support"])
    for asked in _asked(data, live):
        yield from _both("question", asked["question"], asked["about"])
    for gap in data["gaps"]:
        for question in guidance.questions.values():
            if re.fullmatch(re.sub(r"\\\{.*?\\\}", ".+", re.escape(question.ask)) + r"( \(.+\))?", gap["what"]):
                yield from _both("question", question.id, gap["about"])
    yield from (f"deadline {one['id']}" for one in data["deadlines"] if one["applies"])
    yield from (f"conflict {one['id']}" for one in data["conflicts"])
    yield from (f"silence {one['id']}" for one in data["not_covered"])
    yield from (f"law {one['note']}" for one in data["currency"])
    if data["plan"]["too_little_known"]:
        yield "plan too_little_known"


def _rules(data: Data, on_page: Callable[[str], bool]) -> Iterator[str]:
    """Rules whose words stand on the page: what only waits to be settled is in the data, and says nothing yet."""
    for entry in data["options"]:
        for key in ARGUMENTS:
            yield from (f"rule {one['rule']}" for one in entry[key] if on_page(one["says"]))
        yield from (f"rule {one['rule']}" for one in entry["missing"] if on_page(one["needs"]))
    yield from (f"rule {one['rule']}" for one in data["prompts"] if on_page(one["what"]))


def _asked(data: Data, live: Iterable[Data]) -> Iterator[Data]:
    yield from data["next_questions"]
    for entry in live:
        for missing in entry["missing"]:
            yield from missing["questions"]
        for part in entry["harm"]:
            yield from part["not_known"]


def _both(kind: str, key: str, person: str | None) -> tuple[str, str]:
    return f"{kind} {key}", f"{kind} {key}@{person}"


if __name__ == "__main__":
    sys.exit(main())
