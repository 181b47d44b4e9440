"""The command line. Exit 0: done; 1: done, and the answer is no; 2: bad input, in one line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO

from assistant import __version__
from assistant.text import LONGEST_ERROR, Refused, clean_line

Command = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    """argparse, with errors on one line."""

    def error(self, message: str) -> NoReturn:
        raise Refused(f"{clean_line(message, 300)}: see {self.prog} --help")


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
        return _command(options)(options)
    except Refused as error:
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


def _command(options: argparse.Namespace) -> Command:
    """What was asked for, from the room it is in; with nothing named, the interview."""
    named = getattr(options, "command", None)
    if named is None:
        named = "talking:talk" if options.plain or not _has_screen() else "on_screen:talk"
    room, _, function = str(named).partition(":")
    found: Command = getattr(import_module(f"assistant.commands.{room}"), function)
    return found


def _has_screen() -> bool:
    streams: tuple[TextIO | None, ...] = (sys.stdin, sys.stdout, sys.stderr)  # it is drawn on the last of these
    return all(stream is not None and stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"


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
    parser.add_argument("--plain", action="store_true", help="line by line, for screen readers and simple terminals")
    parser.add_argument("--authority", help="the authority that new cases start with")
    parser.add_argument("--pack", type=Path, metavar="DIR", help="lay this council's pack over the shipped guidance")
    packed = _Parser(add_help=False)  # left out, it leaves what was said before the command as it is
    packed.add_argument(
        "--pack", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="lay this council's pack over the guidance"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", description="With none: the interview.")

    one = commands.add_parser("assess", parents=[packed], help="reason over a case file")
    _case_arguments(one)
    one.add_argument("--full", action="store_true", help="print each side of what differs, and the law notes whole")
    one.add_argument("--accept-told", action="store_true", help="count findings from the case's `told` as confirmed")
    one.set_defaults(command="casefiles:assess")

    one = commands.add_parser("explain", parents=[packed], help="why, why not, and what would settle or change it")
    _case_arguments(one)
    one.add_argument("option", metavar="OPTION", help="an option key, such as sgo")
    one.add_argument("--person", metavar="ID", help="the person it would be with")
    one.add_argument("--depth", metavar="DEPTH", help="line, paragraph or parts (default: all three, in that order)")
    one.set_defaults(command="casefiles:explain")

    one = commands.add_parser("siblings", parents=[packed], help="brothers and sisters side by side, a case file each")
    one.add_argument("cases", metavar="CASE.toml", nargs="+", help="2 to 8 case files, one a child")
    one.add_argument(
        "--authority", default=argparse.SUPPRESS, help="work to this authority's policy, whatever the files say"
    )
    one.add_argument("--today", metavar="DATE", help="reason as on this day (default: the files', else today)")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="siblings:siblings")

    one = commands.add_parser("balance", parents=[packed], help="options side by side: what is for and against each")
    _case_arguments(one)
    one.add_argument("entries", metavar="ENTRY", nargs="*", help="two to four: an option, or option:person (else all)")
    one.set_defaults(command="weighing:balance")

    one = commands.add_parser("chair", parents=[packed], help="one page for the chair or reviewing officer")
    _case_arguments(one)
    one.set_defaults(command="weighing:chair")

    one = commands.add_parser("welfare", parents=[packed], help="what was told, under the welfare checklist's headings")
    _case_arguments(one)
    one.set_defaults(command="weighing:welfare")

    one = commands.add_parser("ask", parents=[packed], help="search what the guidance says")
    one.add_argument("question", metavar="QUESTION")
    one.add_argument("--authority", default=argparse.SUPPRESS, help="whose policy comes first (default: as set)")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="asking:ask")

    one = commands.add_parser("understand", parents=[packed], help="what is found in free text, and what to ask back")
    one.add_argument("text", metavar="TEXT")
    one.add_argument("--question", metavar="ID", help="the question that it replies to: its id, or as it is put")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="understanding:understand")

    knowledge = commands.add_parser("knowledge", help="the curated guidance").add_subparsers(
        title="commands", metavar="COMMAND", required=True
    )
    one = knowledge.add_parser("check", parents=[packed], help="check every record, citation and example")
    one.add_argument("folder", nargs="?", type=Path, help="a knowledge folder (default: the shipped one)")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="knowledge:check")
    one = knowledge.add_parser("coverage", parents=[packed], help="which statements nothing uses")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="knowledge:coverage")
    one = knowledge.add_parser("conflicts", parents=[packed], help="where the sources differ, side by side")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="knowledge:conflicts")
    one = knowledge.add_parser("schema", help="JSON Schema of the files, for an editor")
    one.add_argument("--out", type=Path, metavar="DIR", help="write a file each there (default: print them)")
    one.set_defaults(command="knowledge:schema")
    one = knowledge.add_parser(
        "show", parents=[packed], help="one record: a statement, law note, rule, option, form, word, ..."
    )
    one.add_argument("id", metavar="ID", help="such as TM-216f, law:8, sgo, term:adoption or a rule's id")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="knowledge:show")
    one = knowledge.add_parser("verify", parents=[packed], help="find every pinned passage in the documents again")
    one.add_argument("folder", nargs="?", type=Path, help="a knowledge folder (default: the shipped one)")
    one.add_argument("--sources", required=True, type=Path, metavar="DIR", help="the folder of the documents' texts")
    one.add_argument("--accept", action="store_true", help="keep the passages' fingerprints as they are now")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="knowledge:verify")

    cases = commands.add_parser("case", help="what is kept on this machine").add_subparsers(
        title="commands", metavar="COMMAND", required=True
    )
    one = cases.add_parser("list", help="the kept cases, newest first")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="kept:list_cases")
    one = cases.add_parser("restore", help="go back to the last good copy of a case that cannot be read")
    one.add_argument("key", metavar="KEY", help="its key, as `case list` shows it")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="kept:restore")
    one = cases.add_parser("delete", help="remove a case with every copy of it")
    one.add_argument("key", metavar="KEY", help="its key, as `case list` shows it")
    one.add_argument("--yes", action="store_true", help="do not ask")
    one.set_defaults(command="kept:delete")

    sources = commands.add_parser("sources", help="your own copies of the guidance documents").add_subparsers(
        title="commands", metavar="COMMAND", required=True
    )
    one = sources.add_parser(
        "list", parents=[packed], help="the documents of the knowledge, and of which a copy is kept"
    )
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="sources:list_all")
    one = sources.add_parser(
        "add", parents=[packed], help="keep your copy of a document, so that citations open the passage itself"
    )
    one.add_argument("file", type=Path, metavar="FILE", help="a text, Markdown, Word (.docx) or PDF file of it")
    one.add_argument("--as", dest="source", metavar="KEY", help="which document it is, where that is not recognised")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="sources:add")
    one = sources.add_parser("remove", parents=[packed], help="remove your copy of a document from this machine")
    one.add_argument("key", metavar="KEY", help="the document's key, as `sources list` shows it")
    one.add_argument("--yes", action="store_true", help="do not ask")
    one.set_defaults(command="sources:remove")

    scenarios = commands.add_parser("scenario", help="scripted conversations, for training").add_subparsers(
        title="commands", metavar="COMMAND", required=True
    )
    one = scenarios.add_parser("list", parents=[packed], help="the scenarios, and what each is about")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="scenarios:list_all")
    one = scenarios.add_parser("run", parents=[packed], help="play a scenario")
    one.add_argument("scenario", metavar="NAME", help="a shipped scenario, or a file of your own")
    one.add_argument("--pause", action="store_true", help="wait for Enter wherever there is something to discuss")
    one.set_defaults(command="scenarios:run")
    one = scenarios.add_parser(
        "check", parents=[packed], help="play scenarios and compare each with its kept transcript"
    )
    one.add_argument("scenarios", metavar="NAME", nargs="*", help="default: every shipped scenario")
    one.add_argument("--reset", action="store_true", help="keep what they make now")
    one.set_defaults(command="scenarios:check")

    one = commands.add_parser("settings", help="the authority and the pack to work with from now on")
    one.add_argument("--authority", dest="set_authority", help="the authority that new cases start with")
    either = one.add_mutually_exclusive_group()
    either.add_argument("--pack", type=Path, dest="set_pack", metavar="DIR", help="a council's pack")
    either.add_argument("--no-pack", action="store_true", help="the shipped guidance alone")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="settings:settings")

    one = commands.add_parser("doctor", parents=[packed], help="versions, where things are kept, what is missing")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(command="doctor:doctor")
    return parser


def _case_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE.toml", help="a case file; the word `sample` for the shipped one")
    parser.add_argument(
        "--authority", default=argparse.SUPPRESS, help="work to this authority's policy, whatever the file says"
    )
    parser.add_argument("--today", metavar="DATE", help="reason as on this day (default: the file's, else today)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
