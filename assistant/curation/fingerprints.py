"""The fingerprints of the passages as a curator last read them: made and written by machine, beside the statements."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from assistant.curation.passages import fingerprint, passage_of
from assistant.curation.verify import read_sources
from assistant.guidance import BadKnowledge, Guidance
from assistant.guidance.files import SCHEMA
from assistant.guidance.read import FINGERPRINTS
from assistant.guidance.sources import Statement

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEAD = """\
# Of the passage each statement restates, as it was when somebody last read it. Kept by machine, never by hand:
# `permanence knowledge verify --sources DIR --accept`, once what has changed was read and the statements corrected.
"""


def fingerprints(
    guidance: Guidance, folder: Path, statements: Collection[Statement] | None = None
) -> Mapping[str, str]:
    """The fingerprint of each statement's passage as it stands now. `statements`: such as a pack's; default all.

    Raises BadKnowledge for a pin that is not on its line.
    """
    sought = guidance.statements.values() if statements is None else statements
    lines = read_sources(guidance, folder, sought)
    found: dict[str, str] = {}
    for one in sought:
        passage = passage_of(one, lines[one.source])
        if passage is None:
            raise BadKnowledge(
                f"statement {one.id}: pin: not on line {one.line} of {guidance.sources[one.source].file}: "
                "expected words of the passage as they stand there; correct line or pin first"
            )
        found[one.id] = fingerprint(passage)
    return found


def keep_fingerprints(folder: Path, kept: Mapping[str, str]) -> None:
    """Write them into a knowledge folder; raises BadKnowledge where that cannot be done."""
    lines = "".join(f"{_key(identity)} = {_quoted(one)}\n" for identity, one in sorted(kept.items()))
    path = folder / FINGERPRINTS
    half = path.with_suffix(".tmp")
    try:
        half.write_text(f"{_HEAD}schema = {SCHEMA}\n\n[passage]\n{lines}", encoding="utf-8", newline="\n")
        half.replace(path)
    except OSError as error:
        why = error.strerror or "no reason given"
        raise BadKnowledge(f"{FINGERPRINTS}: cannot be written ({why}): expected a folder you may write to") from None


def _key(identity: str) -> str:
    """An id as TOML takes it for a key: any id that is more than plain letters and digits stands in quotes."""
    return identity if _BARE.fullmatch(identity) else _quoted(identity)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
