"""The interview, line by line."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from assistant import paths
from assistant.commands.common import checked_authority, columns, standard_input, the_guidance
from assistant.plain import run_plain
from assistant.store import Store
from assistant.working import label_of


def talk(options: argparse.Namespace) -> int:
    """The interview, line by line."""
    guidance = the_guidance(options)
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
