"""What can be typed beside an answer. With a slash or a colon before it, it is never taken for an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Takes = Literal["nothing", "number", "numbers", "numbered", "cite", "words", "sibling"]
"""`numbered`: a number and then words; `numbers`: one or several, or a dash for none."""


@dataclass(frozen=True, slots=True)
class Command:
    """`names`: the first is shown. `takes`: what may follow it."""

    names: tuple[str, ...]
    does: str
    takes: Takes = "nothing"
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as typed. `name`: its first name, empty for one there is none of. `sure`: it began with a slash."""

    name: str
    rest: str
    sure: bool


COMMANDS = (
    Command(("help", "h"), "this list"),
    Command(("why", "?"), "why this question; with a number, why that option stands so", "number", "why, why 3"),
    Command(("again",), "hear the question again"),
    Command(("options",), "every option as it stands now"),
    Command(("due",), "what is due, to do and missing, and who can supply it"),
    Command(("open",), "one option: its strengths, risks and what to find out", "number", "open 3"),
    Command(("balance",), "two to four options side by side", "numbers", "balance 1 3"),
    Command(("chair",), "one page for the chair or reviewing officer"),
    Command(("welfare",), "what was told, under the headings of the welfare checklist"),
    Command(("cite",), "one citation: what it says and where it is", "cite", "cite 2, or cite TM-216f"),
    Command(
        ("ask",),
        "ask the guidance, in your own words; a question that begins with and, or with what about, keeps the subject",
        "words",
        "ask WORDS",
    ),
    Command(
        ("explain",),
        "the words of the field in this question; with one of them, or its number, what it means",
        "words",
        "explain, explain WORD",
    ),
    Command(("browse",), "read in the guidance: by document, option or topic, with search"),
    Command(("back", "undo"), "take back the last reply"),
    Command(("change",), "the answers you gave; with a number, put that question again", "number", "change, change 4"),
    Command(("leave",), "leave this question for now"),
    Command(("note",), "keep words as a note", "words", "note WORDS"),
    Command(("view",), "your own view: your order and reasons, and what you say of each option"),
    Command(("order",), "your order, by the numbers of the options; a dash takes it away", "numbers", "order 3 1 4"),
    Command(("reasons",), "your reasons, for your own view as a whole", "words", "reasons WORDS"),
    Command(("mean",), "what option 3 would mean for this child, in your words", "numbered", "mean 3 WORDS"),
    Command(("differ",), "where you see option 3 differently, in your words", "numbered", "differ 3 WORDS"),
    Command(("add",), "add somebody to the case"),
    Command(("out",), "take somebody out of the case", "number"),
    Command(
        ("siblings", "sibling"),
        "brothers and sisters: their cases side by side; begin, link or open one, or carry answers over from one",
        "sibling",
        "siblings, sibling new, sibling link, sibling open, sibling carry",
    ),
    Command(("said",), "the conversation so far"),
    Command(("save",), "where this is kept"),
    Command(("home",), "back to the list of cases"),
    Command(("quit", "exit", "q"), "stop"),
)
OWN_VIEW = ("order", "reasons", "mean", "differ")
"""What writes in the worker's own view; each needs more than its name."""
OF_SIBLINGS = ("new", "link", "open", "carry")
_BY_NAME = {name: command for command in COMMANDS for name in command.names}
_SHAPES = {
    "numbers": re.compile(r"-|\d{1,4}(?:(?:\s*,\s*|\s+and\s+|\s+)\d{1,4})*", re.ASCII),
    "numbered": re.compile(r"\d{1,4}(?:\s.*)?"),
}
_CITE = re.compile(r"\d{1,4}|[A-Za-z]{2,3}-\d{1,4}[A-Za-z]?|law(?: note)?[: ]\s*\d{1,4}", re.IGNORECASE)


def read_command(text: str) -> Typed | None:
    """The command in a line, if it reads like one; None for words."""
    sure = text.startswith(("/", ":"))
    head, _, rest = text.lstrip("/:").strip().partition(" ")
    name, rest = head.lower(), rest.strip()
    command = _BY_NAME.get(name) or _BY_NAME.get(name.rstrip("?."))
    if command is None:
        return Typed("", name, True) if sure else None
    if not sure and not _fits(command.takes, rest):
        return None
    if not sure and command.names[0] in ("open", "balance", "cite", *OWN_VIEW) and not rest:
        return None
    return Typed(command.names[0], rest, sure)


def _fits(takes: Takes, rest: str) -> bool:
    if takes == "words" or not rest:
        return True
    if takes == "cite":
        return _CITE.fullmatch(rest) is not None
    if takes in ("numbers", "numbered"):
        return _SHAPES[takes].fullmatch(rest) is not None
    if takes == "sibling":
        return rest.lower() in OF_SIBLINGS
    return takes == "number" and rest.isascii() and rest.isdigit()


def help_lines() -> tuple[str, ...]:
    """Each command with what it does."""
    return tuple(f"{command.shown or ', '.join(command.names)}: {command.does}" for command in COMMANDS)
