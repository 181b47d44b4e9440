"""Words of the field explained, line by line."""

from __future__ import annotations

from assistant.documents.browse import page_view
from assistant.documents.explained_terms import term_called, terms_in, terms_like
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.guidance.sheets import Term
from assistant.interview.replies import BadReply, meaning_words
from assistant.interview.sitting import Sitting
from assistant.plain.cards import listed
from assistant.plain.terminal import Terminal
from assistant.text import clean_line

LONGEST_WORD = 60


class Explaining:
    """Lists the words of the field in the question, and remembers how they were numbered."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._listed: tuple[Term, ...] = ()

    def explain(self, said: str, sitting: Sitting) -> tuple[Line, ...]:
        """What a word means, or the word at a number; nothing where the words were listed. Raises BadReply."""
        if not said:
            self._list(sitting)
            return ()
        if said.isascii() and said.isdigit():
            here = self._listed or _on_card(sitting)
            if not 1 <= int(said[:6]) <= len(here):
                raise BadReply("type explain by itself for the words here and their numbers")
            page = Page("term", here[int(said) - 1].id)
        else:
            page = word_page(said, sitting.guidance)
        return page_view(page, sitting.guidance, sitting.case.authority, sitting.today)

    def _list(self, sitting: Sitting) -> None:
        self._listed = _on_card(sitting)
        if not self._listed:
            self._terminal.say("None of the words of the field stands in this question. browse lists all of them.")
            return
        self._terminal.say("Words of the field in this question:")
        self._terminal.choices([_label(term) for term in self._listed])
        self._terminal.say("To hear what one means, type explain and its number, or any word, as in explain SGO.")


def word_page(said: str, guidance: Guidance) -> Page:
    """The page of a word of the field; raises BadReply where there is none, with those that are like it."""
    term = term_called(said, guidance)
    if term is not None:
        return Page("term", term.id)
    if not said:
        raise BadReply("type explain and a word of the field, as in explain SGO")
    like = ", ".join(one.term for one in terms_like(said, guidance))
    nearest = f"; there is: {like}" if like else "; browse lists those there are, under words of the field"
    raise BadReply(f"“{clean_line(said, LONGEST_WORD)}” is not explained here{nearest}")


def _on_card(sitting: Sitting) -> tuple[Term, ...]:
    """The words of the field in the question as it is read out."""
    card = sitting.card
    meant = card.reading.meanings if card.reading else ()
    texts = [card.whom, card.ask, card.hint, *(label for _, label in listed(card))]
    texts += [meaning_words(sitting, card, value) for value in meant]
    return terms_in("\n".join(text for text in texts if text), sitting.guidance)


def _label(term: Term) -> str:
    return f"{term.term} ({', '.join(term.also)})" if term.also else term.term
