"""What a case expects to the letter: dates worked out by hand, grounds to apply, and what the page must cite.

Three fields of `expected`, each of them optional:

- `deadlines`: {id, due, alternatives, state, file}. `due` null means that no single day can be told. `alternatives`
  are the readings of a rule that leaves the kind of day open. Both are compared whole.
- `routes`: {option, person, ground, finding, file}. `finding` null means that the ground must not be named at all.
- `must_cite`: lists of statement ids or law notes; somewhere the output must cite one of each list.

`file` names one of the linked case files; without it the case's own file is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Data = dict[str, Any]

FIELDS = ("deadlines", "routes", "must_cite")


def failures(expected: Data, outputs: Mapping[str, Data], own: str) -> Iterator[str]:
    """Every exact expectation that is not met. `outputs`: each file's JSON by its name; `own`: the case's own file."""
    for wanted in expected.get("deadlines", ()):
        yield from _deadline(wanted, outputs[wanted.get("file", own)])
    for wanted in expected.get("routes", ()):
        yield from _route(wanted, outputs[wanted.get("file", own)])
    cited = {cite for output in outputs.values() for cite in _cited(output)}
    for any_of in expected.get("must_cite", ()):
        if not cited.intersection(any_of):
            yield f"must cite {' or '.join(any_of)}: cited nowhere"


def _deadline(wanted: Data, output: Data) -> Iterator[str]:
    found = next((due for due in output["deadlines"] if due["id"] == wanted["id"]), None)
    if found is None:
        yield f"deadline {wanted['id']}: not there"
        return
    for key, value in (("due", wanted["due"]), ("alternatives", wanted.get("alternatives", []))):
        if found[key] != value:
            yield f"deadline {wanted['id']}: {key} {found[key]}, expected {value}"
    if found["state"] != wanted["state"]:
        yield f"deadline {wanted['id']}: {found['state']}, expected {wanted['state']}"


def _route(wanted: Data, output: Data) -> Iterator[str]:
    entry = next(
        (one for one in output["options"] if (one["option"], one["person"]) == (wanted["option"], wanted["person"])),
        None,
    )
    seat = wanted["option"] + (f" with {wanted['person']}" if wanted["person"] else "")
    if entry is None:
        yield f"route {wanted['ground']}: no entry for {seat}"
        return
    finding = next((route["finding"] for route in entry["routes"] if route["ground"] == wanted["ground"]), None)
    if finding != wanted["finding"]:
        yield f"route {wanted['ground']} of {seat}: {finding}, expected {wanted['finding']}"


def _cited(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("cites", ())
        for value in node.values():
            yield from _cited(value)
    elif isinstance(node, list):
        for value in node:
            yield from _cited(value)
