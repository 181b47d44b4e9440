"""What several commands need."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from io import StringIO, TextIOWrapper
from typing import Any, TextIO

from assistant import paths
from assistant.guidance import Guidance, load_guidance
from assistant.settings import guidance_as_set, read_settings
from assistant.text import LONGEST_ERROR, Refused, clean_line

WIDTH, NARROWEST, WIDEST = 80, 40, 100


class BadInput(Refused):
    """Something the user gave cannot be used; the message is the one line they see."""


def the_guidance(options: argparse.Namespace) -> Guidance:
    """The shipped guidance, with the pack that was named over it, or else the one that is set.

    A pack that was named and is wrong is refused; one that is set is passed over, and said: the rest still works. So is
    what is wrong in the settings.
    """
    guidance, passed_over = guidance_and_pack(options)
    say_passed_over(read_settings(paths.data_folder()).problem)
    say_passed_over(passed_over)
    return guidance


def guidance_and_pack(options: argparse.Namespace) -> tuple[Guidance, str | None]:
    """The same without a word said; and why the pack that is set was passed over, where it was."""
    if options.pack is not None:
        return load_guidance(cache=paths.cache_folder(), pack=options.pack), None
    return guidance_as_set(paths.data_folder(), paths.cache_folder())


def say_passed_over(line: str | None) -> None:
    """Say on standard error what was passed over, if anything was."""
    if line:
        print(f"permanence: {clean_line(line, LONGEST_ERROR)}", file=sys.stderr)


def checked_authority(key: str, guidance: Guidance) -> str:
    if key not in guidance.authorities:
        raise BadInput(
            f"--authority: unknown authority {clean_line(key, 60)!r}: expected one of {', '.join(guidance.authorities)}"
        )
    return key


def columns() -> int:
    """The terminal's columns, within reason; 80 where there is no terminal."""
    columns = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    return max(NARROWEST, min(columns, WIDEST))


def print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def standard_input() -> TextIO:
    """Standard input with what is no text replaced; an empty one where the caller closed it."""
    stdin: TextIO | None = sys.stdin
    if isinstance(stdin, TextIOWrapper):
        stdin.reconfigure(encoding=None if stdin.isatty() else "utf-8", errors="replace")
    return stdin or StringIO()
