"""`permanence understand`: what is found in free text."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date

from assistant.commands.common import BadInput, columns, print_json, the_guidance
from assistant.documents.heard import understood_data, understood_text
from assistant.text import clean_line


def understand(options: argparse.Namespace) -> int:
    """What free text says, and what it leaves to ask."""
    from assistant.language.not_names import field_words
    from assistant.language.privacy import private_in
    from assistant.language.reader import LONGEST, load_reader

    guidance = the_guidance(options)
    if not options.text.strip():
        raise BadInput('understand: expected words, as in: permanence understand "nan might have him"')
    reader = load_reader(guidance)
    if options.question is not None and not reader.knows(options.question):
        raise BadInput(
            f"--question: unknown question {clean_line(options.question, 60)!r}: expected an id of questions.toml, "
            "such as home_risks, or a question as it is put"
        )
    understood = reader.understand(options.text, options.question, (), date.today())
    understood = replace(understood, private=private_in(understood.text, field_words(guidance)))
    if len(options.text) > LONGEST:
        print(f"permanence: understand: only the first {LONGEST:,} characters were read", file=sys.stderr)
    if options.json:
        print_json(understood_data(understood))
    else:
        print(understood_text(understood, reader.lexicon, guidance, columns()), end="")
    return 0
