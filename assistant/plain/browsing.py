"""The guidance to read in, line by line: what can be opened is numbered, and going back keeps the way one came."""

from __future__ import annotations

from typing import Literal

from assistant.documents.browse_search import search_page
from assistant.documents.browse_text import opened_in, page_text
from assistant.documents.explained_terms import explained_page
from assistant.documents.pages import CONTENTS, replaces
from assistant.documents.reading import Reading
from assistant.documents.views import Line, Opens
from assistant.interview.replies import BadReply
from assistant.plain.asking import Asking
from assistant.plain.explaining import word_page
from assistant.plain.terminal import Terminal
from assistant.text import capital

Leaving = Literal["done", "quit"]
HELP = (
    "Type the number of a line to open it; back for the page before; contents; search and a few words, or an id, as in "
    "search brothers and sisters; ask and a question in your own words; explain and a word of the field, or explain by "
    "itself for those on this page; again to hear this page again; done to leave the guidance."
)


class Browsing:
    """Reads out pages of the guidance until the worker is done."""

    def __init__(self, terminal: Terminal, book: Reading, asking: Asking) -> None:
        """`asking`: what was asked before, with which a question may go on."""
        self._terminal = terminal
        self._book = book
        self._way: list[Opens] = []
        """The pages that led here, this one last."""
        self._lines: tuple[Line, ...] = ()
        self._asking = asking

    def run(self, first: Opens = CONTENTS) -> Leaving:
        """From the contents, or the page that is opened `first`, until they are done; raises EndOfInput."""
        self._terminal.say("This is the guidance, to read in. Nothing you do here changes a case.")
        self._open(first)
        self._terminal.say()
        self._terminal.say(HELP)
        while True:
            said = self._terminal.ask()
            typed = said.lower().lstrip("/:").strip(" .")
            if typed in ("done", "quit", "exit", "q"):
                return "done" if typed == "done" else "quit"
            self._take(said.lstrip("/:").strip(), typed)

    def _take(self, said: str, typed: str) -> None:
        """One line typed."""
        if said.isascii() and said.isdigit():
            self._numbered(int(said[:6]))
        elif typed == "search" or typed.startswith("search "):
            self._search(said[len("search") :].strip())
        elif typed == "ask" or typed.startswith("ask "):
            self._ask(said[len("ask") :].strip())
        elif typed == "explain" or typed.startswith("explain "):
            self._explain(said[len("explain") :].strip())
        elif typed == "back":
            self._back()
        elif typed == "contents":
            self._open(CONTENTS)
        elif typed == "again":
            self._read()
        else:
            self._terminal.say(HELP)

    def _numbered(self, number: int) -> None:
        opened = opened_in(self._lines)
        if 1 <= number <= len(opened):
            self._open(opened[number - 1])
        elif opened:
            self._terminal.say(f"Type a number from 1 to {len(opened)}, or back.")
        else:
            self._terminal.say("Nothing on this page can be opened. Type back for the page before.")

    def _search(self, words: str) -> None:
        if words:
            self._open(search_page(words))
        else:
            self._terminal.say("Type search and what to look for, as in search brothers and sisters.")

    def _ask(self, words: str) -> None:
        try:
            self._open(self._asking.page(words, self._book))
        except BadReply as bad:
            self._terminal.say(f"{capital(str(bad))}.")

    def _explain(self, word: str) -> None:
        """A word of the field, or those on this page."""
        guidance = self._book.guidance
        if not word:
            self._open(explained_page((), [line.text for line in self._lines], guidance))
            return
        try:
            self._open(word_page(word, guidance))
        except BadReply as bad:
            self._terminal.say(f"{capital(str(bad))}.")

    def _back(self) -> None:
        if len(self._way) == 1:
            self._terminal.say("This is where it begins. Type done to leave the guidance.")
            return
        self._way.pop()
        self._read()

    def _open(self, opens: Opens) -> None:
        if self._way and (replaces(opens, self._way[-1]) or opens == self._way[-1]):
            self._way.pop()
        self._way.append(opens)
        self._read()

    def _read(self) -> None:
        self._lines = self._book.behind(self._way[-1])
        self._terminal.say()
        self._terminal.put(page_text(self._lines, self._terminal.width))
