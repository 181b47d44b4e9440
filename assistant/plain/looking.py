"""What can be looked at without replying: the options, one of them, a citation, why, the conversation so far."""

from __future__ import annotations

import re

from assistant.copies.passages import own_passages
from assistant.documents.agenda import agenda_view
from assistant.documents.balance import FEWEST, MOST, balance_sheet
from assistant.documents.balance_text import balance_lines
from assistant.documents.browse_text import page_text
from assistant.documents.chair import chair_page
from assistant.documents.explained import explanation_view
from assistant.documents.own_view import entry_with_own
from assistant.documents.reading import reading
from assistant.documents.reasons_to_ask import why_view
from assistant.documents.views import Line, citation_view, options_view
from assistant.documents.welfare import welfare_view
from assistant.guidance.library import as_cited
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.interview.transcript import turns
from assistant.paths import copies_folder
from assistant.plain.asking import Asking
from assistant.plain.browsing import Browsing, Leaving
from assistant.plain.explaining import Explaining
from assistant.plain.terminal import Terminal
from assistant.reasoning.explain import explain
from assistant.reasoning.records import Entry, Seat
from assistant.training.printed import cites_in, seats_in, turns_text, view_text


class Looking:
    """Reads things out, and remembers how they were numbered. `looked`: how often something was."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._seats: tuple[Seat, ...] = ()
        self._cites: tuple[str, ...] = ()
        self._asking = Asking()
        self._explaining = Explaining(terminal)
        self.looked = 0

    def options(self, sitting: Sitting) -> None:
        """Every option, numbered."""
        view = options_view(sitting.assessment, sitting.guidance, sitting.facts)
        self._seats = seats_in(view)
        self._put(view)
        self._terminal.say("To read one, type open and its number; for why it stands so, why and its number.")
        self._terminal.say("For what is due, to do and missing, type due.")
        self._terminal.say(
            "For two to four side by side, type balance and their numbers, as in balance 1 3; for a page for the "
            "chair, type chair; for the welfare checklist, type welfare; for your own view, type view."
        )

    def due(self, sitting: Sitting) -> None:
        """What is due, to do and missing."""
        view = agenda_view(sitting.assessment, sitting.guidance, sitting.facts)
        self._put_page(view)

    def balance(self, sitting: Sitting, said: str) -> None:
        """The options at these numbers, as they were numbered last, side by side; raises BadReply."""
        seats = self._seats or seats_in(options_view(sitting.assessment, sitting.guidance, sitting.facts))
        chosen = _chosen(said, seats)
        if not {entry.seat for entry in sitting.assessment.entries}.issuperset(chosen):
            raise BadReply("one of those is no longer laid out; options lists those that are")
        sheet = balance_sheet(sitting.assessment, sitting.guidance, sitting.facts, chosen)
        self._put_page(tuple(balance_lines(sheet)))

    def chair(self, sitting: Sitting) -> None:
        """One page for whoever chairs or reviews."""
        self._put_page(chair_page(sitting.assessment, sitting.guidance, sitting.facts))

    def welfare(self, sitting: Sitting) -> None:
        """What was told, under the headings of the welfare checklist."""
        self._put_page(tuple(welfare_view(sitting.assessment, sitting.guidance, sitting.facts)))

    def open(self, sitting: Sitting, said: str) -> None:
        """The option at a number, as they were numbered last; raises BadReply."""
        entry = self._entry_at(sitting, said, "open")
        self._put_cited(entry_with_own(entry, sitting.assessment, sitting.guidance, sitting.facts))

    def seat(self, sitting: Sitting, said: str, command: str) -> Seat:
        """Which option a number means, as they were numbered last; raises BadReply."""
        seats = self._seats or seats_in(options_view(sitting.assessment, sitting.guidance, sitting.facts))
        number = int(said[:6]) if said.isascii() and said.isdigit() else 0
        if not 1 <= number <= len(seats):
            raise BadReply(f"type {command} and a number from 1 to {len(seats)}; options lists them")
        return seats[number - 1]

    def _entry_at(self, sitting: Sitting, said: str, command: str) -> Entry:
        """The entry at a number, as they were numbered last; raises BadReply."""
        seat = self.seat(sitting, said, command)
        entry = next((one for one in sitting.assessment.entries if one.seat == seat), None)
        if entry is None:
            raise BadReply("that one is no longer laid out; options lists those that are")
        return entry

    def explain(self, sitting: Sitting, said: str) -> None:
        """Why the option at a number stands where it does, in three depths; raises BadReply."""
        entry = self._entry_at(sitting, said, "why")
        guidance, facts, authority = sitting.guidance, sitting.facts, sitting.case.authority
        explanation = explain(guidance, sitting.case, sitting.today, entry.seat)
        if explanation is not None:
            view = explanation_view(explanation, guidance, facts, authority)
            self._terminal.say()
            self._terminal.put(page_text(view, self._terminal.width, numbered=False))
            self._say_cited(view)

    def cite(self, sitting: Sitting, said: str) -> None:
        """A citation by its number in what was read out last, or by its id; raises BadReply."""
        cite = as_cited(said)
        if said.isascii() and said.isdigit():
            if not 1 <= int(said[:6]) <= len(self._cites):
                raise BadReply("type cite and a number from what was read out last, or an id such as TM-216f")
            cite = self._cites[int(said) - 1]
        if not sitting.guidance.resolves(cite):
            raise BadReply("there is no such citation; type an id as it stands in brackets, such as TM-216f")
        passage = own_passages(copies_folder(), sitting.guidance)
        self._put_cited(citation_view(cite, sitting.guidance, sitting.case.authority, sitting.today, passage))

    def ask(self, sitting: Sitting, words: str) -> None:
        """Put a question to the guidance; raises BadReply."""
        book = reading(sitting.guidance, sitting.case.authority, sitting.today)
        self._put_page(self._asking.answer(words, book))

    def explain_word(self, sitting: Sitting, said: str) -> None:
        """What a word of the field means, or which there are in the question; raises BadReply."""
        view = self._explaining.explain(said, sitting)
        if view:
            self._put_page(view)

    def browse(self, sitting: Sitting) -> Leaving:
        """Read in the guidance, and say how they left it."""
        passage = own_passages(copies_folder(), sitting.guidance)
        book = reading(sitting.guidance, sitting.case.authority, sitting.today, passage)
        self.looked += 1
        return Browsing(self._terminal, book, self._asking).run()

    def why(self, sitting: Sitting) -> None:
        """Why the card is asked."""
        self._put_cited(why_view(sitting.card, sitting))

    def said(self, sitting: Sitting) -> None:
        """The conversation so far."""
        self._terminal.put(turns_text(turns(sitting), self._terminal.width))
        self.looked += 1

    def _put(self, view: tuple[Line, ...]) -> None:
        numbers = {seat: number for number, seat in enumerate(seats_in(view), 1)}
        self._terminal.say()
        self._terminal.put(view_text(view, self._terminal.width, numbers or None))
        self.looked += 1

    def _put_page(self, view: tuple[Line, ...]) -> None:
        self._terminal.say()
        self._terminal.put(page_text(view, self._terminal.width, numbered=False))
        self._say_cited(view)

    def _put_cited(self, view: tuple[Line, ...]) -> None:
        self._terminal.say()
        self._terminal.put(view_text(view, self._terminal.width))
        self._say_cited(view)

    def _say_cited(self, view: tuple[Line, ...]) -> None:
        """How to read what was cited in what was read out."""
        self.looked += 1
        found = cites_in(view)
        if found:
            self._cites = found
            listed = "; ".join(f"{number}. {_named(cite)}" for number, cite in enumerate(found, 1))
            self._terminal.say()
            self._terminal.say(f"To read a citation, type cite and its number: {listed}.")


def _chosen(said: str, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """The seats at the numbers in what was said; raises BadReply."""
    numbers = list(dict.fromkeys(int(one) for one in re.findall(r"[0-9]{1,4}", said)))
    if not FEWEST <= len(numbers) <= MOST or not all(1 <= number <= len(seats) for number in numbers):
        raise BadReply(
            f"type balance and from {FEWEST} to {MOST} numbers from 1 to {len(seats)}, as in balance 1 3; "
            "options lists them"
        )
    return tuple(seats[number - 1] for number in sorted(numbers))


def _named(cite: str) -> str:
    return cite.replace("law:", "law note ")
