"""What reads workers' sentences: loaded when it is first needed, in a thread where somebody is pressing keys."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from threading import Lock, Thread

from assistant.guidance import Guidance
from assistant.guidance.lexicon import Lexicon
from assistant.interview.chips import Listens
from assistant.language.understood import Known, Understood

ONE_MOMENT = "One moment: getting ready to read sentences. What you said is taken up then; choices work meanwhile."
PHRASES_ONLY = (
    "Sentences cannot be read on this machine just now ({}). Your words are matched with the choices of each question, "
    "and always asked back; everything else works."
)


def load(guidance: Callable[[], Guidance] | None) -> Listens:
    """The reader of the shipped lexicon. Takes a second or more; raises whatever keeps it from loading."""
    from assistant.language.reader import load_reader

    return load_reader(guidance() if guidance else None)


class _Careful:
    """A reader whose own faults cost its reading and nothing else: words it fails on are words it finds nothing in."""

    def __init__(self, reader: Listens) -> None:
        self._reader = reader

    @property
    def lexicon(self) -> Lexicon:
        """How workers say things."""
        return self._reader.lexicon

    def understand(self, text: str, question: str | None, people: Sequence[Known], today: date | None) -> Understood:
        """What `text` says."""
        try:
            return self._reader.understand(text, question, people, today)
        except Exception:  # whatever it is, the words stay and are asked about
            return Understood(text)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without garbage being collected: each time, all of the guidance is gone through, and the screen stands still for
    it (75 to 130 ms; without, 9 to 24). What is there afterwards stays for good, so it need not be gone through again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


class Listening:
    """Loads once. `reader`: None until it is there, and for good where it cannot be loaded."""

    def __init__(self, guidance: Callable[[], Guidance] | None = None) -> None:
        """`guidance`: whose choices are offered for what finds no place."""
        self._guidance = guidance
        self.reader: Listens | None = None
        self.trouble = ""
        """Why it cannot be loaded, in a sentence for the worker; empty where it can."""
        self._lock = Lock()
        self._begun = False
        self._waiting: list[Callable[[], None]] = []
        self._waiting_lock = Lock()
        self._said = False

    @property
    def is_settled(self) -> bool:
        """Whether it is there, or will not be."""
        return self.reader is not None or bool(self.trouble)

    def load(self) -> Listens | None:
        """Load it now, if it was not; None where it cannot be."""
        with self._lock:
            if not self.is_settled:
                try:
                    self.reader = _Careful(load(self._guidance))
                except Exception as error:  # a missing library, an unreadable lexicon: everything else still works
                    self.trouble = PHRASES_ONLY.format(type(error).__name__)
            return self.reader

    def begin(self, then: Callable[[], None]) -> None:
        """Load it in a thread, if it was not; `then` is called in that thread once it is settled, at once if it is."""
        with self._waiting_lock:
            if not self.is_settled:
                self._waiting.append(then)
                begun, self._begun = self._begun, True
                if not begun:
                    Thread(target=self._work, name="listening", daemon=True).start()
                return
        then()

    def _work(self) -> None:
        with _no_collecting():
            self.load()
        with self._waiting_lock:
            waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def trouble_once(self) -> str:
        """Why it cannot be loaded, the first time that it is asked for; then empty."""
        said, self._said = self._said, True
        return "" if said else self.trouble
