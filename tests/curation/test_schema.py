"""JSON Schema for editors: it takes the shipped files, and it names what a curator mistypes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assistant.curation.schema import schemas
from assistant.guidance.shipped import shipped_folder

FILES = sorted(shipped_folder("knowledge").rglob("*.toml"))


def _schema_for(path: Path) -> dict[str, Any]:
    folder = path.parent.name
    found: dict[str, dict[str, Any]] = json.loads(json.dumps(schemas()))
    return found[folder if folder in ("statements", "rules") else path.name]


def _faults(path: Path, text: str) -> list[str]:
    """What an editor would underline. A date of TOML is text in JSON."""
    tables = json.loads(json.dumps(tomllib.loads(text), default=str))
    return [error.message for error in Draft202012Validator(_schema_for(path)).iter_errors(tables)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shipped_file_is_as_its_schema_says(path: Path) -> None:
    assert _faults(path, path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", schemas())
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(json.dumps(schemas()[name])))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("says = ", "sasy = ", "'sasy' was unexpected"),
        ("says = ", "#says = ", "'says' is a required property"),
        ('kind = "value"', 'kind = "rumour"', "'rumour' is not one of"),
        ("line = 2\n", 'line = "2"\n', "'2' is not of type 'integer'"),
        ("[[statement]]", "[[statements]]", "'statements' was unexpected"),
        ('source = "devon"\n', "", "'source' is a required property"),
    ],
)
def test_a_curators_slip_is_found(old: str, new: str, expected: str) -> None:
    path = shipped_folder("knowledge") / "statements" / "devon.toml"
    text = path.read_text("utf-8")
    assert old in text
    assert expected in " ".join(_faults(path, text.replace(old, new, 1)))
