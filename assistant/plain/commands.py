"""What can be typed beside an answer. With a slash or a colon before it, it is never taken for an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Takes = Literal["nothing", "number", "cite", "words"]


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
    Command(("cite",), "one citation: what it says and where it is", "cite", "cite 2, or cite TM-216f"),
    Command(("browse",), "read in the guidance: by document, option or topic, with search"),
    Command(("back", "undo"), "take back the last reply"),
    Command(("change",), "the answers you gave; with a number, put that question again", "number", "change, change 4"),
    Command(("leave",), "leave this question for now"),
    Command(("note",), "keep words as a note", "words", "note WORDS"),
    Command(("add",), "add somebody to the case"),
    Command(("out",), "take somebody out of the case", "number"),
    Command(("said",), "the conversation so far"),
    Command(("save",), "where this is kept"),
    Command(("home",), "back to the list of cases"),
    Command(("quit", "exit", "q"), "stop"),
)
_BY_NAME = {name: command for command in COMMANDS for name in command.names}
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
    if not sure and command.names[0] in ("open", "cite") and not rest:
        return None
    return Typed(command.names[0], rest, sure)


def _fits(takes: Takes, rest: str) -> bool:
    if takes == "words" or not rest:
        return True
    if takes == "cite":
        return _CITE.fullmatch(rest) is not None
    return takes == "number" and rest.isascii() and rest.isdigit()


def help_lines() -> tuple[str, ...]:
    """Each command with what it does."""
    return tuple(f"{command.shown or ', '.join(command.names)}: {command.does}" for command in COMMANDS)
