"""`permanence sources`: the user's own copies of the guidance documents, on this machine."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from assistant import paths
from assistant.commands.common import BadInput, columns, print_json, standard_input, the_guidance
from assistant.copies.finding import Stream
from assistant.copies.kept import keep, kept_copy, kept_sources, remove_copy
from assistant.copies.reading import read_copy
from assistant.copies.recognising import Recognised, found_in, recognised, statements_of
from assistant.copies.records import KINDS, BadCopy, Copy
from assistant.documents.words import paragraph
from assistant.guidance import Guidance
from assistant.guidance.sources import Source
from assistant.reasoning.words import day_label
from assistant.text import clean_line

MOST_NAMED = 12
_NONE_KEPT = "no copy of {} is kept: nothing was removed: see permanence sources list"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A source, and the copy that is kept of it, if one is. `problem`: why it was passed over, in one line."""

    source: Source
    statements: int
    copy: Copy | None
    has: Recognised | None
    problem: str


def add(options: argparse.Namespace) -> int:
    """Keep a file as the user's copy of the document that it is."""
    guidance = the_guidance(options)
    forced = None if options.source is None else _known(options.source, "--as", tuple(guidance.sources))
    read = read_copy(options.file)
    try:
        has = recognised(Stream(read.paragraphs), guidance, forced)
    except BadCopy as error:
        raise BadCopy(f"{clean_line(str(options.file), 200)}: {error}") from None
    from assistant.store.disk import RealDisk  # the store's libraries, only where something is written

    before = _shelf(has.source, guidance).copy
    copy = Copy(has.source, datetime.now(UTC), read.kind, read.sha256, read.paragraphs)
    keep(paths.copies_folder(), copy, RealDisk())
    if options.json:
        print_json({"source": has.source, "copy": _copy_data(copy, has), "replaced": before is not None})
    else:
        for words in _added_words(guidance.sources[has.source], copy, has, before):
            print(paragraph(words, columns()))
    return 0


def list_all(options: argparse.Namespace) -> int:
    """The documents of the knowledge, and of which a copy is kept."""
    guidance = the_guidance(options)
    shelves = [_shelf(key, guidance) for key in guidance.sources]
    others = [key for key in kept_sources(paths.copies_folder()) if key not in guidance.sources]
    if options.json:
        listed = [_shelf_data(shelf) for shelf in shelves]
        print_json({"folder": str(paths.copies_folder()), "sources": listed, "of_no_source": others})
        return 0
    for shelf in shelves:
        for number, words in enumerate(_shelf_words(shelf, guidance)):
            print(textwrap.fill(words, columns(), initial_indent="  " * bool(number), subsequent_indent="  "))
    for key in others:
        print(paragraph(f"{clean_line(key, 60)}: a copy is kept, but this knowledge has no such document.", columns()))
    return 0


def remove(options: argparse.Namespace) -> int:
    """Remove the user's copy of a document. Exit 1 where that was not confirmed."""
    guidance = the_guidance(options)
    folder = paths.copies_folder()
    key = _known(options.key, "remove", tuple(dict.fromkeys((*guidance.sources, *kept_sources(folder)))))
    name = _named(guidance.sources[key]) if key in guidance.sources else clean_line(key, 60)
    if not _is_kept(key):
        raise BadInput(_NONE_KEPT.format(name))
    if not options.yes:
        print(paragraph(f"This removes the copy of {name} that is kept here; your own file stays.", columns()))
        print("Type yes to remove it: ", end="", flush=True)
        if clean_line(standard_input().readline(100)).lower() not in ("y", "yes"):
            print("\nNothing was removed.")
            return 1
    if not remove_copy(folder, key):
        raise BadInput(_NONE_KEPT.format(name))
    print(paragraph(f"Removed: {name}", columns()))
    return 0


def _is_kept(key: str) -> bool:
    """Whether there is a copy, damaged or not."""
    try:
        return kept_copy(paths.copies_folder(), key) is not None
    except BadCopy:
        return True


def _known(typed: str, where: str, keys: tuple[str, ...]) -> str:
    key = typed.strip()
    found = key if key in keys else key.lower()
    if found not in keys:
        raise BadInput(f"{where}: unknown document {clean_line(typed, 60)!r}: expected one of {', '.join(keys)}")
    return found


def _shelf(key: str, guidance: Guidance) -> _Shelf:
    copy, problem = None, ""
    try:
        copy = kept_copy(paths.copies_folder(), key)
    except BadCopy as error:
        problem = str(error)
    has = found_in(copy.stream, key, guidance) if copy else None
    return _Shelf(guidance.sources[key], len(statements_of(key, guidance)), copy, has, problem)


def _named(source: Source) -> str:
    return f"{source.title} ({source.key})"


def _added_on(copy: Copy) -> str:
    return f"added on {day_label(copy.added.astimezone().date())}"


def _added_words(source: Source, copy: Copy, has: Recognised, before: Copy | None) -> Iterator[str]:
    yield f"{_named(source)}: recognised in {KINDS[copy.kind]}, with {len(has.found)} of its {has.of} passages."
    if has.missing:
        more = len(has.missing) - MOST_NAMED
        rest = f" and {more} more (--json names all)" if more > 0 else ""
        yield (
            f"Not found: {', '.join(has.missing[:MOST_NAMED])}{rest}. Yours may be another edition than the one this "
            f"knowledge was written from ({source.edition})."
        )
    if before:
        yield f"It takes the place of the copy {_added_on(before)}."
    others = "; citations of the others will say “not found in your copy”" if has.missing else ""
    yield (
        "It is kept on this computer only. A citation of this document now shows the passage itself"
        f"{', where it was found' if others else ''}{others}."
    )


def _shelf_words(shelf: _Shelf, guidance: Guidance) -> Iterator[str]:
    source, copy, has = shelf.source, shelf.copy, shelf.has
    owner = guidance.authorities.get(source.owner)
    yield _named(source)
    yield f"{owner.name if owner else 'Department for Education'}; edition: {source.edition}"
    if shelf.problem:
        yield f"{shelf.problem[:1].upper()}{shelf.problem[1:]}."
    elif copy and has:
        yield f"Your copy: {KINDS[copy.kind]}, {_added_on(copy)}; {len(has.found)} of {has.of} passages found"
    else:
        yield f"No copy kept; {shelf.statements} passages are cited from it"


def _shelf_data(shelf: _Shelf) -> dict[str, Any]:
    source = shelf.source
    return {
        "key": source.key,
        "title": source.title,
        "owner": source.owner,
        "edition": source.edition,
        "passages": shelf.statements,
        "copy": _copy_data(shelf.copy, shelf.has) if shelf.copy and shelf.has else None,
        "problem": shelf.problem or None,
    }


def _copy_data(copy: Copy, has: Recognised) -> dict[str, Any]:
    return {
        "added": copy.added.isoformat(timespec="seconds"),
        "kind": copy.kind,
        "sha256": copy.sha256,
        "paragraphs": len(copy.paragraphs),
        "found": len(has.found),
        "not_found": list(has.missing),
    }
