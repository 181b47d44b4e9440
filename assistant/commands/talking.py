"""The interview, line by line."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from assistant import paths
from assistant.commands.common import checked_authority, columns, guidance_and_pack, say_passed_over, standard_input
from assistant.plain import run_plain
from assistant.store import Store
from assistant.working import label_of


def talk(options: argparse.Namespace) -> int:
    """The interview, line by line."""
    guidance, passed_over = guidance_and_pack(options)  # what is wrong in the settings is said on home
    say_passed_over(passed_over)
    authority = None if options.authority is None else checked_authority(options.authority.strip().lower(), guidance)
    return run_plain(
        guidance,
        store=Store(paths.cases_folder(), label=label_of),
        settings=paths.data_folder(),
        authority=authority,
        today=date.today(),
        stdin=standard_input(),
        stdout=sys.stdout,
        width=columns(),
    )
