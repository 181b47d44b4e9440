"""The picture of brothers and sisters from a case that is open and those linked with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.documents.siblings import sibling_picture
from assistant.documents.siblings_child import Child
from assistant.documents.siblings_shown import siblings_view
from assistant.documents.views import Line
from assistant.interview.sitting import Sitting

if TYPE_CHECKING:
    from assistant.linking import LinkedCase


def linked_lines(sitting: Sitting, key: str | None, linked: Iterable[LinkedCase]) -> tuple[Line, ...]:
    """The picture of this case, kept under `key`, and of those that can be read; the others are named with why not."""
    children = [_child(sitting, key or "", sitting.state.reference)]
    unread: list[tuple[str, str]] = []
    for one in linked:
        if one.sitting is None:
            unread.append((one.name, one.problem))
        else:
            children.append(_child(one.sitting, one.link.key, one.name))
    return siblings_view(sibling_picture(children, unread), sitting.guidance, sitting.case.authority)


def _child(sitting: Sitting, key: str, reference: str) -> Child:
    people = {link.person: link.key for link in sitting.state.linked if link.person}
    return Child(reference, sitting.assessment, sitting.facts, sitting.guidance, key, people)
