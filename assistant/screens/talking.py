"""Replies taken on the screen: read where they are sentences, looked through for what is private, kept, then shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual.message import Message
from textual.screen import Screen

from assistant.interview import saying, settling
from assistant.interview.events import Draft
from assistant.interview.heard import Heard
from assistant.interview.replies import BadReply
from assistant.screens.ask_from import ask_from
from assistant.screens.chips import ChipsCard
from assistant.screens.choose import ChooseScreen
from assistant.screens.question import DISAGREE, QuestionCard

if TYPE_CHECKING:
    from assistant.language.understood import Private
    from assistant.listening import Listening
    from assistant.screens.app import PermanenceApp
    from assistant.working import WorkingCase

AS_A_NOTE = "keep it as a note"
Reply = Callable[[], Sequence[Draft]]
Trouble = Callable[[str], None]


class Talking(Screen[None]):
    """What a conversation does with replies; what it shows is the screen's own."""

    class AuthorityChosen(Message):
        """Whose policy the worker works to."""

        def __init__(self, authority: str) -> None:
            self.authority = authority
            super().__init__()

    class Listens(Message):
        """What reads sentences is there, or will not be."""

    def __init__(self, work: WorkingCase, show: Callable[[bool], None]) -> None:
        """`show`: brings everything up to date after a reply; told whether what is typed at the card stays."""
        super().__init__()
        self.work = work
        self._show = show
        self._waiting: list[str] = []
        """What was said before sentences could be read."""
        self._learns: bool | None = None
        """Whether corrections are kept as tests; None until it was asked."""

    @property
    def in_front(self) -> QuestionCard | ChipsCard:
        """What takes the reply now."""
        heard = self.work.sitting.card.heard
        return self.query_one(ChipsCard) if heard is not None else self.query_one(QuestionCard)

    # ------------------------------------------------------------ sentences

    @property
    def _listening(self) -> Listening:
        return cast("PermanenceApp", self.app).listening

    def begin_listening(self) -> None:
        """Make ready what reads sentences, beside the conversation."""

        def there() -> None:
            self.post_message(self.Listens())

        self._listening.begin(there)

    def on_talking_listens(self) -> None:
        self.hear_waiting()

    def on_question_card_said(self, event: QuestionCard.Said) -> None:
        if ask_from(self, event.words):
            return
        from assistant.language.choosing import closest

        card = self.work.sitting.card
        own = not card.of_case and card.takes_choices
        meant = closest(event.words, [(one.id, one.label) for one in card.offers], False) if own else None
        if meant and meant.exact:
            self.post_message(QuestionCard.Replied(meant.groups[0][0], card))
        elif card.takes_choices and event.words.strip(" .").lower() == DISAGREE:
            self.query_one(QuestionCard).disagree()
        elif saying.is_plain(self.work.sitting, event.words, closest):
            self.take_words(event.words, lambda words: saying.say(self.work.sitting, words, closest))
        else:
            self._waiting.append(event.words)
            self.hear_waiting()

    def hear_waiting(self) -> None:
        """Read the next of what was said; it waits while sentences cannot be read yet, and while chips are open."""
        from assistant.language.choosing import closest

        if not self._waiting or self.work.sitting.card.heard is not None:
            return
        if not self._listening.is_settled:
            from assistant.listening import ONE_MOMENT

            self.query_one(QuestionCard).trouble(ONE_MOMENT.rstrip("."))
            return
        trouble = self._listening.trouble_once()
        if trouble:
            self.notify(trouble, severity="warning", timeout=15, markup=False)
        words = self._waiting.pop(0)
        listens = self._listening.reader
        self.take_words(words, lambda said: saying.say(self.work.sitting, said, closest, listens))

    def on_chips_card_settled(self, event: ChipsCard.Settled) -> None:
        before = self.work.sitting
        if event.heard != before.card.heard:  # a key pressed twice is no reply to what is not yet seen
            return
        self.take(lambda: event.reply(self.work.sitting), None)
        drafts = self.work.sitting.events[len(before.events) :]
        if event.corrected is not None and drafts:
            done = [Draft(one.kind, one.about, one.question, one.value, one.origin) for one in drafts]
            self._learn(event.heard, event.corrected, done)

    def on_chips_card_anew(self, event: ChipsCard.Anew) -> None:
        """What found no place goes, and what is said instead is read."""
        self.take(lambda: settling.strike_item(self.work.sitting, 0), None)
        self.post_message(QuestionCard.Said(event.words))

    def _learn(self, heard: Heard, place: int, done: Sequence[Draft]) -> None:
        """Offer once to keep what was wrong as a test; after that keep it, or leave it, without asking."""
        from assistant.screens.lessons import keep_lesson, lesson_line

        line = "" if self._learns is False else lesson_line(heard, place, done, self.work.sitting)
        if line and self._learns is not None:
            keep_lesson(self, line)
            return

        def chosen(what: str | None) -> None:
            self._learns = what == "keep"
            if self._learns:
                keep_lesson(self, line)

        if line:
            words = f"Keep this on this machine as a test of how sentences are read?\n\n{line}"
            offers = (("keep", "Yes, this and others like it"), ("no", "No, and do not ask again"))
            self.app.push_screen(ChooseScreen(words, offers), chosen)

    # ------------------------------------------------------------ taking

    def take_words(
        self,
        words: str,
        reply: Callable[[str], Sequence[Draft]],
        trouble: Trouble | None = None,
        take: Callable[[Reply], None] | None = None,
    ) -> None:
        """Take a reply in words, once what in them could tell who somebody is was pointed out.

        `take`: takes it, where that is not done here.
        """
        take = take or (lambda taken: self.take(taken, trouble))
        say = trouble or self.trouble
        try:
            drafts = reply(words)
        except BadReply as bad:
            say(with_key(str(bad)))
            return
        found: tuple[Private, ...] = ()
        from assistant.documents import private

        if saying.keeps_words(drafts):
            found = private.private_found(words, self.work.sitting.guidance)
        if not found:
            take(lambda: drafts)
            return

        def chosen(what: str | None) -> None:
            if what == private.ROLES:
                take(lambda: reply(private.in_roles(words, found)))
            elif what == private.AS_TYPED:
                take(lambda: drafts)
            else:
                say("nothing was kept: say it another way")

        said = f"{private.private_words(found)}\n\n{private.NO_GUARANTEE}"
        self.app.push_screen(ChooseScreen(said, private.private_offers(words, found)), chosen)

    def trouble(self, words: str) -> None:
        """Say why a reply was not taken, at the card."""
        self.in_front.trouble(words)

    def take(self, reply: Reply, trouble: Trouble | None = None) -> None:
        """Take a reply: it is kept first, and only then counts. `trouble` is told why it cannot be taken."""
        from assistant.store import StoreError

        try:
            drafts = reply()
        except BadReply as bad:
            (trouble or self.trouble)(with_key(str(bad)))
            return
        if not drafts:
            return
        known = self.work.sitting.state.authority
        try:
            self.work.reply(drafts)
        except StoreError as error:
            self._could_not_keep(str(error), drafts)
            return
        chosen = self.work.sitting.state.authority
        if known is None and chosen is not None and self.work.is_kept:
            self.post_message(self.AuthorityChosen(chosen))
        self._show(all(draft.kind == "own_view" for draft in drafts))
        self.hear_waiting()

    def _could_not_keep(self, why: str, drafts: Sequence[Draft]) -> None:
        """The reply was not taken; it can be tried again, or the rest goes unkept by choice."""

        def chosen(what: str | None) -> None:
            if what == "again":
                self.take(lambda: drafts)
            elif what == "unkept":
                self.work.stop_keeping()
                self.take(lambda: drafts)

        words = f"This reply could not be kept, so it does not count yet.\n\n{why}"
        offers = (("again", "Try again"), ("unkept", "Go on without keeping anything more"))
        self.app.push_screen(ChooseScreen(words, offers), chosen)


def with_key(words: str) -> str:
    """Why a reply was not taken, with the key that keeps it as a note where that is offered."""
    return f"{words}: F7" if words.endswith(AS_A_NOTE) else words
