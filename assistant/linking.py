"""Linked cases on the disk: reading those of brothers and sisters, beginning one from another, linking two kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from assistant.interview.events import Draft
from assistant.interview.linked import Offer, carry, linked_with, sibling_added
from assistant.interview.links import MOST_LINKED, Link
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.interview.state import State
from assistant.store import AlreadyOpen, Kept, NoSuchCase, Store, StoreError
from assistant.working import WorkingCase, start, take_up

EVERY = 1_000_000
NOT_KEPT = "nothing of this case is kept, so no other can be linked with it"
NOT_YET = "this case is not kept yet, so no other can be linked with it: answer a question first"


@dataclass(frozen=True)
class LinkedCase:
    """A linked case as far as it can be read now. `sitting`: None where it cannot; `problem` then says why."""

    link: Link
    name: str
    sitting: Sitting | None
    problem: str = ""


@dataclass(frozen=True)
class Beginning:
    """What a worker chose for a case that begins from another.

    `person`: who of the first case's people the new child is. `called`: else what to call them there; None where they
    are not to be added. `first_called`: what the first case's child is to the new one. `ticked`: what is carried over.
    """

    person: str = ""
    called: str | None = None
    first_called: str = ""
    offered: tuple[Offer, ...] = ()
    ticked: frozenset[str] = frozenset()


def why_not(work: WorkingCase) -> str | None:
    """Why a case cannot be linked with another now; None where it can."""
    if work.store is None:
        return NOT_KEPT
    return NOT_YET if work.key is None else None


def linked_cases(work: WorkingCase) -> tuple[LinkedCase, ...]:
    """The cases linked with this one, and with those, each read now; one that cannot be read says why."""
    if work.store is None:
        return ()
    kept = _kept(work.store)
    found: dict[str, LinkedCase] = {}
    waiting = list(work.sitting.state.linked)
    while waiting and len(found) < MOST_LINKED:
        link = waiting.pop(0)
        if link.key == work.key or link.key in found:
            continue
        one = _read(link, work, kept)
        found[link.key] = one
        waiting += one.sitting.state.linked if one.sitting is not None else ()
    return tuple(found.values())


def can_be_linked(work: WorkingCase) -> tuple[Kept, ...]:
    """The kept cases that could be linked with this one; raises StoreError."""
    if work.store is None:
        return ()
    taken = {work.key, *(link.key for link in work.sitting.state.linked)}
    return tuple(one for one in work.store.kept(EVERY) if one.key not in taken and one.problem is None)


def begin_linked(work: WorkingCase, how: Beginning) -> tuple[WorkingCase, str]:
    """A new case that begins from this one, kept and open; and what could not be done, empty where all was.

    Raises StoreError or BadReply where the new case cannot be kept or this one takes no more: then nothing happened.
    """
    _refuse(work)
    state, guidance = work.sitting.state, work.sitting.guidance
    linked_with(state, Link("another"))
    person, drafts = how.person, tuple[Draft, ...]()
    if not person and how.called is not None:
        person, drafts = sibling_added(how.called, state, guidance)
    first, added = sibling_added(how.first_called, State(), guidance)
    here = Link(str(work.key), state.reference, first)
    new = start(guidance, _today(work), work.store, state.authority, work.clock, linked=[here])
    new.day = work.day
    new.reply([*added, *carry(how.offered, how.ticked, Link(here.key, here.reference))])
    try:
        work.reply([*linked_with(state, Link(str(new.key), "", person)), *drafts])
    except StoreError as error:
        return new, f"{error}. The new case is kept and names this one, but this one does not name it: link it again"
    return new, ""


def link_kept(work: WorkingCase, key: str, person: str = "") -> str:
    """Link a kept case with this one, and this one with it; what the other is called.

    `person`: who of this case's people its child is. Raises StoreError or BadReply; then nothing was linked, or what
    was is said.
    """
    _refuse(work)
    state = work.sitting.state
    with _opened(work, key) as other:
        mine = linked_with(state, Link(key, other.sitting.state.reference, person))
        theirs = linked_with(other.sitting.state, Link(str(work.key), state.reference, _named(other.sitting, work)))
        if theirs:
            other.reply(theirs)
        name = other.sitting.state.reference
    if mine:
        try:
            work.reply(mine)
        except StoreError as error:
            raise StoreError(f"{error}: the other case names this one already: link them again from here") from None
    return name or name_of(Link(key))


def open_linked(work: WorkingCase, key: str) -> WorkingCase:
    """A linked case to work on, opened beside this one; raises StoreError."""
    if work.store is None:
        raise NoSuchCase
    other = take_up(work.sitting.guidance, _today(work), work.store, work.store.open(key), work.clock)
    other.day = work.day
    return other


def carry_from(work: WorkingCase, source: LinkedCase, offered: Sequence[Offer], ticked: frozenset[str]) -> None:
    """Carry over into this case what was ticked; raises StoreError."""
    drafts: tuple[Draft, ...] = carry(offered, ticked, Link(source.link.key, source.name))
    if drafts:
        work.reply(drafts)


def name_of(link: Link, label: str = "") -> str:
    """What a linked case is called: its reference, else who its child is, else the beginning of its key."""
    person = link.person.replace("_", " ")
    return label or link.reference or person or f"the case {link.key[:4]} without a reference"


def _named(there: Sitting, work: WorkingCase) -> str:
    """Who of the other case's people this case's child is, where that was said before."""
    return next((one.person for one in there.state.linked if one.key == work.key), "")


def _refuse(work: WorkingCase) -> None:
    words = why_not(work)
    if words:
        raise BadReply(words)


def _today(work: WorkingCase) -> date:
    return work.day() if work.day is not None else work.sitting.today


def _kept(store: Store) -> dict[str, Kept] | StoreError:
    try:
        return {one.key: one for one in store.kept(EVERY)}
    except StoreError as error:
        return error


def _read(link: Link, work: WorkingCase, kept: dict[str, Kept] | StoreError) -> LinkedCase:
    """One linked case, opened only to be read and closed again. The list is asked first: it moves no damaged file."""
    if isinstance(kept, StoreError):
        return LinkedCase(link, name_of(link), None, str(kept))
    listed = kept.get(link.key)
    name = name_of(link, listed.label if listed else "")
    if listed is None:
        return LinkedCase(link, name, None, "it is not kept on this machine any more")
    if listed.problem is not None:
        return LinkedCase(link, name, None, listed.problem)
    try:
        with _opened(work, link.key) as other:
            return LinkedCase(link, name, other.sitting)
    except AlreadyOpen:
        return LinkedCase(link, name, None, "it is open elsewhere: close it there")
    except StoreError as error:
        return LinkedCase(link, name, None, str(error))


@contextmanager
def _opened(work: WorkingCase, key: str) -> Iterator[WorkingCase]:
    other = open_linked(work, key)
    try:
        yield other
    finally:
        other.close()
