"""`permanence ask`: what the guidance says."""

from __future__ import annotations

import argparse
from datetime import date

from assistant.commands.common import BadInput, checked_authority, columns, print_json, the_guidance
from assistant.documents.as_json import found_data
from assistant.documents.asked import found_say, found_text, notes_data
from assistant.language.search import Index


def ask(options: argparse.Namespace) -> int:
    """The passages that speak of a question."""
    guidance = the_guidance(options)
    authority = checked_authority(options.authority, guidance)
    if not options.question.strip():
        raise BadInput('ask: expected a question, as in: permanence ask "how often do we hold a planning meeting?"')
    found = Index(guidance).ask(options.question, authority)
    if options.json:
        print_json(found_data(found, found_say(found), notes_data(found, guidance, date.today())))
    else:
        print(found_text(found, guidance, columns()), end="")
    return 0
