"""`permanence knowledge`: the curated guidance, for who looks after it."""

from __future__ import annotations

import argparse

from assistant.commands.common import BadInput, columns, print_json, the_guidance
from assistant.curation.check import check as problems_of
from assistant.curation.verify import verify as verified
from assistant.documents.shown import shown_data, shown_text
from assistant.guidance import load_guidance
from assistant.guidance.library import as_cited
from assistant.text import LONGEST_ERROR, clean_line


def check(options: argparse.Namespace) -> int:
    """Check every record, citation and example."""
    guidance = load_guidance(options.folder)
    problems = problems_of(guidance)
    if options.json:
        print_json(
            {
                "knowledge": guidance.fingerprint,
                "problems": [{"where": one.where, "what": one.what} for one in problems],
            }
        )
    else:
        for problem in problems:
            print(clean_line(str(problem), LONGEST_ERROR))
        counted = f"{len(guidance.statements)} statements, {len(guidance.rules)} rules, {len(guidance.notes)} law notes"
        print(f"{counted}: {'nothing wrong' if not problems else f'{len(problems)} to mend'}")
    return 1 if problems else 0


def show(options: argparse.Namespace) -> int:
    """One record."""
    guidance = the_guidance()
    data = shown_data(as_cited(options.id), guidance)
    if data is None:
        raise BadInput(
            f"unknown id {clean_line(options.id, 60)!r}: expected a statement's id (TM-216f), law:N, or a rule's id"
        )
    if options.json:
        print_json(data)
    else:
        print(shown_text(data, columns()), end="")
    return 0


def verify(options: argparse.Namespace) -> int:
    """Find every pinned passage again."""
    guidance = load_guidance()
    if not options.sources.is_dir():
        name = clean_line(str(options.sources), 200)
        raise BadInput(f"--sources: {name} is not a folder: expected the folder of the documents' texts")
    results = verified(guidance, options.sources)
    astray = [result for result in results if result.state != "found"]
    found = len(results) - len(astray)
    if options.json:
        rows = [
            {"id": one.statement, "state": one.state, "line": one.line, "now_on": list(one.now_on)} for one in results
        ]
        print_json({"found": found, "of": len(results), "statements": rows})
    else:
        for one in astray:
            lines = ", ".join(str(number) for number in one.now_on)
            print(
                f"{one.statement}: {one.state}: expected on line {one.line} of {guidance.sources[one.source].file}"
                + (f", now on {lines}" if lines else "")
            )
        print(f"{found} of {len(results)} passages found where they are cited")
    return 1 if astray else 0
