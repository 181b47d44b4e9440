"""`permanence siblings`: the case files of brothers and sisters side by side."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.commands.casefiles import read_case_file
from assistant.commands.common import BadInput, columns, print_json, the_guidance
from assistant.documents.browse_text import page_text
from assistant.documents.siblings import sibling_picture
from assistant.documents.siblings_child import Child
from assistant.documents.siblings_shown import siblings_data, siblings_view
from assistant.guidance.wording import in_words_of
from assistant.reasoning import assess
from assistant.text import clean_line

FEWEST, MOST = 2, 8


def siblings(options: argparse.Namespace) -> int:
    """Lay out the children of several case files, and what to look at across them."""
    if not FEWEST <= len(options.cases) <= MOST:
        raise BadInput(f"CASE.toml: expected {FEWEST} to {MOST} case files, one a child; got {len(options.cases)}")
    if len({Path(one).resolve() for one in options.cases}) < len(options.cases):
        raise BadInput("CASE.toml: the same file twice: expected one case file a child")
    guidance = the_guidance(options)
    children = []
    for name in options.cases:
        case, today = read_case_file(name, options, guidance)
        words = in_words_of(guidance, case.authority)
        reference = clean_line(Path(name).stem, 80)
        children.append(Child(reference, assess(words, case, today), case.facts(words, today), words))
    picture = sibling_picture(children)
    if options.json:
        print_json(siblings_data(picture))
    else:
        authority = children[0].assessment.authority
        print(page_text(siblings_view(picture, guidance, authority), columns(), numbered=False))
    return 0
