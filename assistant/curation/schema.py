"""JSON Schema of the knowledge files, from the records themselves: an editor can then flag a mistake as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from assistant.guidance.files import SCHEMA
from assistant.guidance.lexicon import Alike, Concept, Cue, Topic, Who, WordList
from assistant.guidance.read import FILES, FINGERPRINTS, FOLDERS, HOLIDAYS, LEXICON, NOT_NAMES, PACK, QUESTIONS
from assistant.guidance.records import BankHolidays, Derived, PersonKind, Question

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DEFINED = "#/$defs/{name}"


def schemas() -> Mapping[str, dict[str, Any]]:
    """A JSON Schema a file, by the name of the file or folder it is for."""
    found = {name: _of({key: kind}) for name, key, kind in FILES.values()}
    for folder, (key, kind) in FOLDERS.items():
        more = {"source": {"type": "string"}} if folder == "statements" else {}
        found[folder] = _of({key: kind}, more, file_gives=("source",) if more else ())
    found[QUESTIONS] = _of(
        {"question": Question, "derived": Derived, "person_kind": PersonKind},
        {"search_closed": {"type": "string"}, "version": {"type": "integer"}},
    )
    (holidays,), defined = msgspec.json.schema_components([BankHolidays], ref_template=_DEFINED)
    shape = defined[str(holidays["$ref"]).rsplit("/", 1)[-1]]
    found[HOLIDAYS] = _table(shape["properties"], tuple(shape["required"]))
    found[PACK] = _table({"name": {"type": "string", "minLength": 1}}, ("schema", "name"))
    found[FINGERPRINTS] = _table({"passage": {"type": "object", "additionalProperties": {"type": "string"}}})
    found[LEXICON] = _of({"alike": Alike, "list": WordList, "who": Who, "cue": Cue, "topic": Topic, "concept": Concept})
    text = {"type": "string"}
    words = {"type": "object", "properties": {"id": text, "words": text}, "required": ["id", "words"]}
    found[NOT_NAMES] = _table({"words": {"type": "array", "items": {**words, "additionalProperties": False}}})
    return found


def _of(
    kinds: Mapping[str, type[Any]], more: Mapping[str, Any] | None = None, file_gives: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The schema of a file of lists of records. `file_gives`: fields that stand once, at the top of the file."""
    refs, defined = msgspec.json.schema_components(kinds.values(), ref_template=_DEFINED)
    for shape in defined.values():
        if "properties" in shape:
            shape["additionalProperties"] = False
            shape["required"] = [name for name in shape.get("required", []) if name not in file_gives]
    lists = {key: {"type": "array", "items": ref} for key, ref in zip(kinds, refs, strict=True)}
    return {**_table({**lists, **(more or {})}, file_gives), "$defs": defined}


def _table(properties: Mapping[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "$schema": DRAFT,
        "type": "object",
        "properties": {"schema": {"const": SCHEMA}, **properties},
        "required": list(required),
        "additionalProperties": False,
    }
