"""The picture of brothers and sisters as lines and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.documents.siblings import Picture
from assistant.documents.siblings_across import About, Across
from assistant.documents.views import Line
from assistant.documents.words import cites_label
from assistant.guidance import Guidance

TITLE = "Brothers and sisters"
HEADINGS: dict[About, str] = {
    "differ": "Where the answers differ: to be asked",
    "plans": "Plans that differ, which is allowed",
    "people": "The same people, for more than one child?",
    "ties": "What to do, and the ties to keep",
}
AS_GIVEN = "No link joins these cases: they are compared as if they were brothers and sisters, as you gave them."
TOO_LITTLE = "Too little is known yet to name any option to consider first."
NOBODY = "No case of a brother or sister is linked with this one yet."


def siblings_view(picture: Picture, guidance: Guidance, authority: str) -> tuple[Line, ...]:
    """The picture; what rests on the guidance opens its citations. `authority`: whose worker reads it."""
    return tuple(_lines(picture, guidance, authority))


def _lines(picture: Picture, guidance: Guidance, authority: str) -> Iterator[Line]:
    yield Line("title", TITLE)
    yield Line("quiet", "Each child by themselves first. Nothing is merged or scored, and each case stays its own.")
    if picture.as_given:
        yield Line("quiet", AS_GIVEN)
    for child in picture.children:
        yield Line("heading", child.reference)
        yield Line("text", f"Lives: {child.lives}.", None, 2)
        yield Line("text", f"Plans on the table: {child.plans}.", None, 2)
        yield Line("text", f"Together or apart: {child.assessment}.", None, 2)
        yield Line("text", f"Brothers and sisters: {child.others}.", None, 2)
        if child.too_little_known:
            yield Line("quiet", TOO_LITTLE, None, 2)
        elif child.first:
            yield Line("text", "Considered first:", None, 2)
        yield from (Line("item", label, None, 4) for label in child.first)
    for name, why in picture.unread:
        yield Line("heading", name)
        yield Line("missing", f"This case cannot be read now: {why}.", None, 2)
    if len(picture.children) + len(picture.unread) < 2:
        yield Line("quiet", NOBODY)
    for about, heading in HEADINGS.items():
        found = [one for one in picture.across if one.about == about]
        if found:
            yield Line("heading", heading)
        for one in found:
            yield Line("item", _words(one, guidance, authority), one.cites or None)


def _words(one: Across, guidance: Guidance, authority: str) -> str:
    cited = cites_label(one.cites, guidance, authority, one.inference)
    return f"{one.says} [{cited}]" if one.cites else one.says


def siblings_data(picture: Picture) -> dict[str, Any]:
    """The picture as plain data."""
    return {
        "schema": 1,
        "children": [
            {
                "reference": one.reference,
                "lives": one.lives,
                "plans": one.plans,
                "consider_first": list(one.first),
                "too_little_known": one.too_little_known,
                "together_or_apart": one.assessment,
                "brothers_and_sisters": one.others,
            }
            for one in picture.children
        ],
        "across": [
            {"about": one.about, "says": one.says, "cites": list(one.cites), "inference": one.inference}
            for one in picture.across
        ],
        "as_given": picture.as_given,
        "cannot_be_read": [{"reference": name, "why": why} for name, why in picture.unread],
    }
