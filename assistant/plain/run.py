"""Plain mode from start to end: whatever happens, one line says so, and what was answered is kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TextIO

from assistant.guidance import Guidance
from assistant.plain.home import Home, Place, now_kept
from assistant.plain.terminal import EndOfInput, Terminal
from assistant.store import Store
from assistant.working import Clock, now

NOBODY_THERE = (
    "Nothing was typed, so nothing was started. Run permanence in a terminal, or permanence --help for its commands."
)


def run_plain(
    guidance: Guidance,
    *,
    store: Store | None,
    settings: Path,
    authority: str | None,
    today: date,
    stdin: TextIO,
    stdout: TextIO,
    width: int = 80,
    clock: Clock = now,
) -> int:
    """Hold the interview line by line; 0, or 130 for Ctrl-C, or 2 for a fault of ours.

    `store`: None to keep nothing. `settings`: the folder they are kept in. `authority`: what new cases start with,
    whatever the settings say. Raises OSError where `stdout` cannot be written to.
    """
    terminal = Terminal(stdin, stdout, width)
    home = Home(terminal, Place(guidance, store, settings, authority, today, clock))
    try:
        terminal.say("The permanence assistant, line by line.")
        home.run()
        terminal.say("Goodbye.")
        code = 0
    except EndOfInput:
        terminal.say(now_kept(home.working, clock) if terminal.heard else NOBODY_THERE)
        code = 0
    except KeyboardInterrupt:
        terminal.say()
        terminal.say(now_kept(home.working, clock))
        code = 130
    except OSError:
        raise
    except Exception as error:  # a fault of ours: said in a line, with nothing of the case in it
        terminal.say(
            f"Something went wrong inside ({type(error).__name__}). Everything you answered is kept; "
            "start again with: permanence"
        )
        code = 2
    finally:
        if home.working is not None:
            with suppress(OSError):
                home.working.close()
    stdout.flush()
    return code
