"""Brothers and sisters on the screen: their cases side by side, and what can be done about them."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App
from textual.binding import Binding, BindingType

from assistant.documents.siblings_read import linked_lines
from assistant.documents.words import when_words
from assistant.interview.linked import BROTHER_OR_SISTER, brothers_and_sisters, offers
from assistant.interview.replies import BadReply
from assistant.linking import (
    Beginning,
    LinkedCase,
    begin_linked,
    can_be_linked,
    carry_from,
    link_kept,
    linked_cases,
    open_linked,
    why_not,
)
from assistant.screens.choose import ChooseScreen, SayScreen
from assistant.screens.consent import ConsentScreen
from assistant.screens.lines import LineList
from assistant.screens.look import LookScreen
from assistant.store import StoreError

if TYPE_CHECKING:
    from assistant.screens.app import PermanenceApp
    from assistant.screens.talk import TalkScreen
    from assistant.working import WorkingCase

ADD, LEAVE = "::add", "::leave"


class SiblingsScreen(LookScreen):
    """The picture of brothers and sisters, with the ways on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "begin", "Begin a linked case"),
        Binding("l", "link", "Link a kept case"),
        Binding("o", "open", "Open a linked case"),
        Binding("c", "carry", "Carry over from one"),
    ]
    KEYS = "↑↓ Enter  N begin a case  L link a kept one  O open one  C carry over  Esc  F1"
    HELP = (
        "Up and down walk through the lines; Enter opens the citations behind one. N begins the case of a brother or "
        "sister and asks what may be carried over. L links a case that is kept already. O goes to a linked case; this "
        "one is kept. C carries answers over from a linked case, as far as you tick them. Escape goes back."
    )

    def __init__(self, work: WorkingCase) -> None:
        self._linked = linked_cases(work)
        super().__init__(linked_lines(work.sitting, work.key, self._linked), work.sitting)
        self._case = work

    def _run(self, steps: Coroutine[Any, Any, None]) -> None:
        """One thing at a time, by the app: this screen may be gone before it is done."""
        self.app.run_worker(self._said(steps), exclusive=True, group="siblings")

    async def _said(self, steps: Coroutine[Any, Any, None]) -> None:
        """What cannot be done is said in a line."""
        app = self.app
        try:
            await steps
        except (BadReply, StoreError) as error:
            words = str(error)
            await app.push_screen_wait(ChooseScreen(f"{words[:1].upper()}{words[1:]}.", (("back", "Back"),)))

    def _show(self) -> None:
        """The picture brought up to date, and the conversation beneath it."""
        self._linked = linked_cases(self._case)
        self._sitting = self._case.sitting
        self.query_one(LineList).show_lines(linked_lines(self._sitting, self._case.key, self._linked))
        beneath = next((one for one in self.app.screen_stack if hasattr(one, "work")), None)
        if beneath is not None:
            cast("TalkScreen", beneath).show_again()

    # ------------------------------------------------------------ what can be done

    def action_begin(self) -> None:
        """Begin the case of a brother or sister."""
        self._run(self._begin())

    def action_link(self) -> None:
        """Link a kept case."""
        self._run(self._link())

    def action_open(self) -> None:
        """Go to a linked case."""
        self._run(self._open())

    def action_carry(self) -> None:
        """Carry answers over from a linked case into this one."""
        self._run(self._carry())

    async def _begin(self) -> None:
        self._refuse()
        work = self._case
        who = await self._choose(
            "Who is that child to the child of this case?",
            [
                *brothers_and_sisters(work.sitting),
                (ADD, "Somebody not named here yet: add them to this case too"),
                (LEAVE, "Somebody not named here yet: do not add them"),
            ],
        )
        if who is None:
            return
        called: str | None = None
        if who == ADD:
            called = await self._say("What is that child to the child of this case, such as baby sister? No name.")
            if called is None:
                return
        first = await self._say("What is the child of this case to that child, such as older brother? No name.")
        if first is None:
            return
        person = "" if who in (ADD, LEAVE) else who
        offered = offers(work.sitting, without=person)
        ticked = await self.app.push_screen_wait(ConsentScreen(offered))
        if ticked is None:
            return
        new, problem = begin_linked(work, Beginning(person, called, first, offered, ticked))
        app = self.app
        cast("PermanenceApp", app).go_to(new)
        if problem:
            app.notify(f"{problem}.", severity="warning", timeout=20, markup=False)

    async def _link(self) -> None:
        self._refuse()
        cases = can_be_linked(self._case)
        if not cases:
            raise BadReply("no other case is kept that could be linked with this one")
        now = self._case.clock()
        named = [(one.key, f"{one.label or 'No reference'}, {when_words(one.changed, now)}") for one in cases]
        key = await self._choose("Which kept case is a brother's or sister's?", named)
        if key is None:
            return
        people = brothers_and_sisters(self._case.sitting)
        person: str | None = LEAVE
        if people:
            offered = [*people, (LEAVE, "None of these, or not sure")]
            person = await self._choose("Who is that child to the child of this case?", offered)
        if person is None:
            return
        name = link_kept(self._case, key, "" if person == LEAVE else person)
        self.app.notify(f"Linked with {name}. Both cases say so.", markup=False)
        self._show()

    async def _open(self) -> None:
        one = await self._which("Which linked case shall be opened? This one is kept.")
        if one is not None:
            cast("PermanenceApp", self.app).go_to(open_linked(self._case, one.link.key))

    async def _carry(self) -> None:
        one = await self._which("From which case shall answers be carried over into this one?")
        if one is None or one.sitting is None:
            return
        mine = next((link.person for link in one.sitting.state.linked if link.key == self._case.key), "")
        offered = offers(one.sitting, self._case.sitting, without=mine)
        if not offered:
            raise BadReply(f"{one.name} has nothing to carry over that this case has no answer to yet")
        ticked = await self.app.push_screen_wait(ConsentScreen(offered))
        if ticked:
            carry_from(self._case, one, offered, ticked)
            self._show()

    async def _which(self, words: str) -> LinkedCase | None:
        """One of the linked cases that can be read; None where none was chosen."""
        self._refuse()
        there = {one.link.key: one for one in self._linked if one.sitting is not None}
        if not there:
            raise BadReply("there is no linked case that can be read now")
        key = await self._choose(words, [(one.link.key, one.name) for one in there.values()])
        return there.get(key or "")

    def _refuse(self) -> None:
        words = why_not(self._case)
        if words:
            raise BadReply(words)

    async def _choose(self, words: str, offered: Sequence[tuple[str, str]]) -> str | None:
        return await self.app.push_screen_wait(ChooseScreen(words, offered))

    async def _say(self, words: str) -> str | None:
        """A few words; None where none were said, which goes back."""
        return await self.app.push_screen_wait(SayScreen(f"{words} If in doubt, say: {BROTHER_OR_SISTER}."))


def open_siblings(app: App[Any]) -> None:
    """Show the brothers and sisters of the child whose case is open."""
    work = cast("PermanenceApp", app).working()
    if work is not None and not isinstance(app.screen, SiblingsScreen):
        app.push_screen(SiblingsScreen(work))
