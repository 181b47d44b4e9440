"""`permanence knowledge`: the curated guidance, for who looks after it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import date
from pathlib import Path
from textwrap import indent

from assistant import paths
from assistant.commands.common import BadInput, columns, print_json, say_passed_over, the_guidance
from assistant.copies.passages import own_passages
from assistant.curation.check import check as problems_of
from assistant.curation.coverage import coverage as coverage_of
from assistant.curation.fingerprints import fingerprints, keep_fingerprints
from assistant.curation.records import Problem
from assistant.curation.schema import schemas
from assistant.curation.verify import said
from assistant.curation.verify import verify as verified
from assistant.documents.curated import conflicts_text, coverage_text
from assistant.documents.shown import shown_data, shown_text
from assistant.documents.shown_pages import NAMES, shown_page
from assistant.documents.words import paragraph
from assistant.guidance import Guidance, load_guidance
from assistant.guidance.files import at_its_line
from assistant.guidance.lexicon import read_lexicon
from assistant.guidance.library import as_cited
from assistant.guidance.pack import read_pack
from assistant.guidance.read import FINGERPRINTS
from assistant.guidance.shipped import shipped_folder
from assistant.guidance.sources import Statement
from assistant.settings import read_settings
from assistant.text import LONGEST_ERROR, clean_line

FOUND = ("unchanged", "not_kept")
"""The states of a passage that stands where it is cited."""


def check(options: argparse.Namespace) -> int:
    """Check every record, citation and example."""
    settings = read_settings(paths.data_folder())
    say_passed_over(settings.problem)
    as_set = Path(settings.pack) if settings.pack and options.folder is None else None
    pack = options.pack or as_set
    guidance = load_guidance(options.folder, pack=pack)
    problems = [*problems_of(guidance), *_of_lexicon(options.folder, guidance)]
    folder = pack or options.folder or shipped_folder("knowledge")
    if options.json:
        print_json(
            {
                "knowledge": guidance.fingerprint,
                "replaces": list(guidance.replaces),
                "problems": [{"where": one.where, "what": one.what, "case": one.case or None} for one in problems],
            }
        )
    else:
        for problem in problems:
            print(clean_line(at_its_line(folder, problem.where, problem.what), LONGEST_ERROR))
            print(indent(problem.case, "    "), end="")
        counted = f"{len(guidance.statements)} statements, {len(guidance.rules)} rules, {len(guidance.notes)} law notes"
        if guidance.replaces:
            print(paragraph(f"The pack replaces: {clean_line(', '.join(guidance.replaces), 20_000)}.", columns()))
        with_pack = f"with the pack {guidance.pack}: " if guidance.pack else ""
        print(f"{with_pack}{counted}: {'nothing wrong' if not problems else f'{len(problems)} to mend'}")
    return 1 if problems else 0


def _of_lexicon(folder: Path | None, guidance: Guidance) -> list[Problem]:
    """What is wrong with the lexicon of a knowledge folder; a folder without one has the shipped one's."""
    from assistant.language.reader import Reader
    from assistant.language.trying import problems_of as problems_of_lexicon
    from assistant.language.trying import tried

    lexicon = read_lexicon(folder)
    found = list(problems_of_lexicon(lexicon, guidance)) or list(tried(Reader(lexicon)))
    return [Problem(where, what) for where, what in found]


def show(options: argparse.Namespace) -> int:
    """One record."""
    guidance = the_guidance(options)
    identity = as_cited(options.id)
    data = shown_data(identity, guidance, own_passages(paths.copies_folder(), guidance))
    if data is None:
        raise BadInput(
            f"unknown id {clean_line(options.id, 60)!r}: expected a statement's id (TM-216f), law:N, the id of a rule, "
            f"ground or support, or that of another record ({', '.join(NAMES.values())}), as in sgo or term:adoption"
        )
    if options.json:
        print_json(data)
    else:
        page = shown_page(identity, guidance, date.today(), columns()) if data["kind"] in NAMES.values() else None
        print(page or shown_text(data, columns()), end="")
    return 0


def verify(options: argparse.Namespace) -> int:
    """Find every pinned passage again; with `--accept`, keep the passages' fingerprints as they are now."""
    guidance = load_guidance(options.folder, pack=options.pack)
    if not options.sources.is_dir():
        name = clean_line(str(options.sources), 200)
        raise BadInput(f"--sources: {name} is not a folder: expected the folder of the documents' texts")
    sought = read_pack(options.pack).records.statements if options.pack else None
    if options.accept:
        return _accept(options, guidance, sought)
    results = verified(guidance, options.sources, sought)
    astray = [result for result in results if result.state not in FOUND]
    found = len(results) - len(astray)
    if options.json:
        rows = [
            {"id": one.statement, "state": one.state, "line": one.line, "now_on": list(one.now_on)} for one in results
        ]
        print_json({"found": found, "of": len(results), "statements": rows})
    else:
        for one in astray:
            print(said(one, guidance))
        unkept = sum(result.state == "not_kept" for result in results)
        print(
            f"{found} of {len(results)} passages found where they are cited"
            + (f", {unkept} of them without a fingerprint: read them, then add --accept" if unkept else ", unchanged")
        )
    return 1 if astray else 0


def _accept(options: argparse.Namespace, guidance: Guidance, sought: Collection[Statement] | None) -> int:
    """Write the fingerprints of the passages as they are now: of a pack, into the pack."""
    kept = fingerprints(guidance, options.sources, sought)
    folder = options.pack or options.folder or shipped_folder("knowledge")
    changed = sum(guidance.fingerprints.get(identity) != one for identity, one in kept.items())
    keep_fingerprints(folder, kept)
    print(f"{len(kept)} fingerprints kept in {FINGERPRINTS}, {changed} of them new or changed")
    return 0


def coverage(options: argparse.Namespace) -> int:
    """Which statements nothing uses. Exit 1 where one of weight 3 turns nothing."""
    found = coverage_of(the_guidance(options))
    if options.json:
        print_json(asdict(found))
    else:
        print(coverage_text(found, columns()), end="")
    return 1 if found.unturned else 0


def conflicts(options: argparse.Namespace) -> int:
    """Where the sources differ, side by side."""
    guidance = the_guidance(options)
    if options.json:
        print_json([asdict(one) for one in guidance.conflicts.values()])
    else:
        print(conflicts_text(guidance, columns()), end="")
    return 0


def schema(options: argparse.Namespace) -> int:
    """JSON Schema of the knowledge files: on standard output, or a file each in a folder."""
    found = schemas()
    if options.out is None:
        print_json(found)
        return 0
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, one in found.items():
            text = json.dumps(one, ensure_ascii=False, indent=1) + "\n"
            (options.out / f"{name.removesuffix('.toml')}.schema.json").write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise BadInput(
            f"--out: {clean_line(str(options.out), 200)} cannot be written to ({error.strerror}): expected a folder"
        ) from None
    print(f"{len(found)} schemas written to {clean_line(str(options.out), 200)}")
    return 0
