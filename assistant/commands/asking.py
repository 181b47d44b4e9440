"""`permanence ask`: what the guidance says."""

from __future__ import annotations

import argparse
from datetime import date

from assistant import paths
from assistant.commands.common import BadInput, checked_authority, columns, print_json, the_guidance
from assistant.documents.as_json import found_data
from assistant.documents.asked import conflicts_data, found_say, found_text, notes_data
from assistant.guidance import Guidance
from assistant.guidance.wording import EVERYBODYS
from assistant.language.names import words_of
from assistant.language.search import LONGEST_QUESTION, Index
from assistant.settings import read_settings
from assistant.text import clean_line


def ask(options: argparse.Namespace) -> int:
    """The passages that speak of a question."""
    guidance = the_guidance(options)
    authority = _authority(options, guidance)
    if not words_of(clean_line(options.question, LONGEST_QUESTION)):
        raise BadInput('ask: expected a question in words: permanence ask "how often do we hold a planning meeting?"')
    found = Index(guidance).ask(options.question, authority)
    if options.json:
        notes = notes_data(found, guidance, date.today())
        print_json(found_data(found, found_say(found), notes, conflicts_data(found, guidance)))
    else:
        print(found_text(found, guidance, columns(), authority), end="")
    return 0


def _authority(options: argparse.Namespace, guidance: Guidance) -> str:
    """The one that was named, else the one that is set, else none of the councils."""
    if options.authority is not None:
        return checked_authority(options.authority, guidance)
    authority = read_settings(paths.data_folder()).authority
    return authority if authority is not None and authority in guidance.authorities else EVERYBODYS
