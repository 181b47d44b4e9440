"""The command line. Exit 0: done; 1: done, and the answer is no; 2: bad input, in one line."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, TextIO

from assistant import __version__
from assistant.guidance import BadKnowledge, Guidance, load_guidance
from assistant.guidance.library import as_cited
from assistant.guidance.shipped import shipped_folder
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.casefile import BadCase, read_case, read_day
from assistant.reasoning.records import Seat
from assistant.text import clean_line

LARGEST_CASE = 200_000
SAMPLE = "aunt-comes-forward.toml"
WIDTH, NARROWEST, WIDEST = 80, 40, 100
LONGEST_ERROR = 1_500


class BadInput(Exception):
    """Something the user gave cannot be used; the message is the one line they see."""


class _Parser(argparse.ArgumentParser):
    """argparse, with errors on one line."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{clean_line(message, 300)}: see {self.prog} --help")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Never lets a traceback reach the user."""
    streams: tuple[TextIO | None, ...] = (sys.stdout, sys.stderr)
    for stream in streams:
        if stream is None:
            return _nowhere_to_print()
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] | None = getattr(options, "command", None)
        if command is None:
            _parser().print_help()
            return 0
        return command(options)
    except (BadInput, BadCase, BadKnowledge) as error:
        print(f"permanence: {clean_line(str(error), LONGEST_ERROR)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        why = error.strerror or "no reason given"
        print(f"permanence: the system refused ({why}): is the disk full, or the installation moved?", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last line of defence: a fault of ours, said in a line
        print(f"permanence: something went wrong inside ({type(error).__name__}); please report it", file=sys.stderr)
        return 2


def _nowhere_to_print() -> int:
    """Python gives no stream where the caller closed it; say so on the other one, if that is there."""
    if sys.stderr:
        print("permanence: nowhere to print to: standard output is closed", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="permanence",
        description="Lays out every permanence option for a child, in the order to consider them, with cited reasons.",
    )
    parser.add_argument("--version", action="version", version=f"permanence-assistant {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    one = commands.add_parser("assess", help="reason over a case file")
    _case_arguments(one)
    one.add_argument("--full", action="store_true", help="print each side of what differs, and the law notes whole")
    one.add_argument("--accept-told", action="store_true", help="count findings from the case's `told` as confirmed")
    one.set_defaults(command=_assess)

    one = commands.add_parser("explain", help="why, why not, and what would settle or change it")
    _case_arguments(one)
    one.add_argument("option", metavar="OPTION", help="an option key, such as sgo")
    one.add_argument("--person", metavar="ID", help="the person it would be with")
    one.set_defaults(command=_explain)

    one = commands.add_parser("ask", help="search what the guidance says")
    one.add_argument("question", metavar="QUESTION")
    one.add_argument("--authority", default="england", help="whose policy comes first (default: england)")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command=_ask)

    knowledge = commands.add_parser("knowledge", help="the curated guidance").add_subparsers(
        title="commands", metavar="COMMAND", required=True
    )
    one = knowledge.add_parser("check", help="check every record, citation and example")
    one.add_argument("folder", nargs="?", type=Path, help="a knowledge folder (default: the shipped one)")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command=_knowledge_check)
    one = knowledge.add_parser("show", help="one statement, rule or law note")
    one.add_argument("id", metavar="ID", help="such as TM-216f, law:8 or a rule's id")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command=_knowledge_show)
    one = knowledge.add_parser("verify", help="find every pinned passage in the documents again")
    one.add_argument("--sources", required=True, type=Path, metavar="DIR", help="the folder of the documents' texts")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command=_knowledge_verify)

    one = commands.add_parser("doctor", help="versions, where things are kept, what is missing")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command=_doctor)
    return parser


def _case_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE.toml", help="a case file; the word `sample` for the shipped one")
    parser.add_argument("--authority", help="work to this authority's policy, whatever the file says")
    parser.add_argument("--today", metavar="DATE", help="reason as on this day (default: the file's, else today)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _case(options: argparse.Namespace, guidance: Guidance) -> tuple[Case, date]:
    path = shipped_folder("transcripts") / "cases" / SAMPLE if options.case == "sample" else Path(options.case)
    case = read_case(_text_of(path), clean_line(path.name, 120), guidance)
    if options.authority is not None:
        case = Case(_authority(options.authority, guidance), case.answers, case.people, case.told, case.today)
    today = case.today or date.today() if options.today is None else read_day(options.today, "--today")
    return case, today


def _text_of(path: Path) -> str:
    name = clean_line(str(path), 200)
    try:
        if path.exists() and not path.is_file():
            raise BadInput(f"{name}: not a file: expected a case file")
        if path.stat().st_size > LARGEST_CASE:
            raise BadInput(f"{name}: over {LARGEST_CASE:,} bytes: expected a case file")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BadInput(f"{name}: no such file: expected a case file, or the word sample") from None
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise BadInput(f"{name}: not text (byte {error.start + 1} is not UTF-8): save it as UTF-8 text") from None
        why = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable name"
        raise BadInput(f"{name}: cannot be read ({why}): expected a file you may open") from None


def _authority(key: str, guidance: Guidance) -> str:
    if key not in guidance.authorities:
        raise BadInput(
            f"--authority: unknown authority {clean_line(key, 60)!r}: expected one of {', '.join(guidance.authorities)}"
        )
    return key


def _width() -> int:
    """The terminal's columns, within reason; 80 where there is no terminal."""
    columns = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    return max(NARROWEST, min(columns, WIDEST))


def _print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _assess(options: argparse.Namespace) -> int:
    from assistant.documents.as_json import assessment_data
    from assistant.documents.as_text import assessment_text

    guidance = load_guidance()
    case, today = _case(options, guidance)
    assessment = assess(guidance, case, today)
    if options.accept_told and case.told:
        print(
            "permanence: --accept-told: `told` was not read: this version does not understand free text",
            file=sys.stderr,
        )
    if options.json:
        _print_json(assessment_data(assessment, guidance))
    else:
        print(assessment_text(assessment, guidance, case.facts(guidance, today), _width(), options.full), end="")
    return 0


def _explain(options: argparse.Namespace) -> int:
    from assistant.documents.as_json import explanation_data
    from assistant.documents.explained import explanation_text
    from assistant.reasoning.explain import explain

    guidance = load_guidance()
    case, today = _case(options, guidance)
    options.option = options.option.strip().lower()
    if options.option not in guidance.options:
        raise BadInput(
            f"unknown option {clean_line(options.option, 60)!r}: expected one of {', '.join(guidance.options)}"
        )
    seat = _seat(options, guidance, case, today)
    explanation = explain(guidance, case, today, seat)
    if explanation is None:
        raise BadInput(f"{options.option} has no entry here: run assess to see the entries")
    if options.json:
        _print_json(explanation_data(explanation))
    else:
        print(explanation_text(explanation, guidance, case.facts(guidance, today), case.authority, _width()), end="")
    return 0


def _seat(options: argparse.Namespace, guidance: Guidance, case: Case, today: date) -> Seat:
    """The entry asked for; with no --person, the entry without one, or the only one there is."""
    seats = [entry.seat for entry in assess(guidance, case, today).entries if entry.option == options.option]
    if options.person is not None:
        people = [person.id for person in case.people]
        if options.person not in people:
            listed = ", ".join(people) or "nobody: the case names no people"
            raise BadInput(f"--person: unknown person {clean_line(options.person, 60)!r}: expected one of {listed}")
        if Seat(options.option, options.person) not in seats:
            others = ", ".join(seat.person or "no person" for seat in seats)
            raise BadInput(f"--person: {options.option} is not laid out for {options.person}: expected one of {others}")
        return Seat(options.option, options.person)
    if Seat(options.option) in seats or len(seats) == 1:
        return Seat(options.option) if Seat(options.option) in seats else seats[0]
    listed = ", ".join(str(seat.person) for seat in seats)
    raise BadInput(f"{options.option} is laid out for several people: add --person with one of {listed}")


def _ask(options: argparse.Namespace) -> int:
    from assistant.documents.as_json import found_data
    from assistant.documents.asked import found_say, found_text, notes_data
    from assistant.language.search import Index

    guidance = load_guidance()
    authority = _authority(options.authority, guidance)
    if not options.question.strip():
        raise BadInput('ask: expected a question, as in: permanence ask "how often do we hold a planning meeting?"')
    found = Index(guidance).ask(options.question, authority)
    if options.json:
        _print_json(found_data(found, found_say(found), notes_data(found, guidance, date.today())))
    else:
        print(found_text(found, guidance, _width()), end="")
    return 0


def _knowledge_check(options: argparse.Namespace) -> int:
    from assistant.curation.check import check

    guidance = load_guidance(options.folder)
    problems = check(guidance)
    if options.json:
        _print_json(
            {
                "knowledge": guidance.fingerprint,
                "problems": [{"where": one.where, "what": one.what} for one in problems],
            }
        )
    else:
        for problem in problems:
            print(clean_line(str(problem), LONGEST_ERROR))
        counted = f"{len(guidance.statements)} statements, {len(guidance.rules)} rules, {len(guidance.notes)} law notes"
        print(f"{counted}: {'nothing wrong' if not problems else f'{len(problems)} to mend'}")
    return 1 if problems else 0


def _knowledge_show(options: argparse.Namespace) -> int:
    from assistant.documents.shown import shown_data, shown_text

    guidance = load_guidance()
    data = shown_data(as_cited(options.id), guidance)
    if data is None:
        raise BadInput(
            f"unknown id {clean_line(options.id, 60)!r}: expected a statement's id (TM-216f), law:N, or a rule's id"
        )
    if options.json:
        _print_json(data)
    else:
        print(shown_text(data, _width()), end="")
    return 0


def _knowledge_verify(options: argparse.Namespace) -> int:
    from assistant.curation.verify import verify

    guidance = load_guidance()
    if not options.sources.is_dir():
        name = clean_line(str(options.sources), 200)
        raise BadInput(f"--sources: {name} is not a folder: expected the folder of the documents' texts")
    results = verify(guidance, options.sources)
    astray = [result for result in results if result.state != "found"]
    found = len(results) - len(astray)
    if options.json:
        rows = [
            {"id": one.statement, "state": one.state, "line": one.line, "now_on": list(one.now_on)} for one in results
        ]
        _print_json({"found": found, "of": len(results), "statements": rows})
    else:
        for one in astray:
            lines = ", ".join(str(number) for number in one.now_on)
            print(
                f"{one.statement}: {one.state}: expected on line {one.line} of {guidance.sources[one.source].file}"
                + (f", now on {lines}" if lines else "")
            )
        print(f"{found} of {len(results)} passages found where they are cited")
    return 1 if astray else 0


def _doctor(options: argparse.Namespace) -> int:
    from assistant.documents.health import health_data, health_text

    data = health_data(load_guidance(), shipped_folder("knowledge"), date.today(), __version__)
    if options.json:
        _print_json(data)
    else:
        print(health_text(data, _width()), end="")
    return 0 if data["ready"] else 1
