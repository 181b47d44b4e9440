"""Cases of brothers and sisters: what a link to another case is, read from whatever stands where it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.text import clean_line

LINKED = "interview.linked"
"""The step whose answer is the list of links as it stands; a later one replaces an earlier one, as answers do."""
CARRIED = "interview.carried"
"""The step that says which case the answers after it were carried over from."""
MOST_LINKED = 7
_KEY = re.compile(r"[A-Za-z0-9_-]{1,80}")


@dataclass(frozen=True, slots=True)
class Link:
    """The case of a brother or sister. `person`: who of this case's people that child is, where that was said."""

    key: str
    reference: str = ""
    person: str = ""


def read_links(raw: object) -> tuple[Link, ...]:
    """The links in plain data; what is none is passed over, for the data may be anything at all."""
    found: dict[str, Link] = {}
    for one in raw if isinstance(raw, list) else []:
        link = read_link(one)
        if link is not None and len(found) < MOST_LINKED:
            found.setdefault(link.key, link)
    return tuple(found.values())


def read_link(raw: object) -> Link | None:
    """One link in plain data; None where it is none."""
    key = raw.get("key") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(key, str) or not _KEY.fullmatch(key):
        return None
    reference, person = raw.get("reference"), raw.get("person")
    return Link(
        key,
        clean_line(reference, 80) if isinstance(reference, str) else "",
        clean_line(person, 80) if isinstance(person, str) else "",
    )


def links_data(links: Iterable[Link]) -> list[dict[str, Any]]:
    """Links as plain data; what is empty is left out."""
    rows = ({"key": one.key, "reference": one.reference, "person": one.person} for one in links)
    return [{key: value for key, value in row.items() if value or key == "key"} for row in rows]
