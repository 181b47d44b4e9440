"""Questions put to the guidance, line by line: one that goes on from the last keeps its subject."""

from __future__ import annotations

from assistant.documents.asked_view import asked_page
from assistant.documents.pages import Page
from assistant.documents.reading import Reading
from assistant.documents.views import Line
from assistant.interview.replies import BadReply


class Asking:
    """Remembers the last question, and the guidance that was asked, while it is running and no longer."""

    def __init__(self) -> None:
        self._last: Page | None = None
        self._book: Reading | None = None

    def page(self, words: str, book: Reading) -> Page:
        """The page that answers; raises BadReply where nothing was asked."""
        if not words:
            raise BadReply("type ask and your question, as in ask how often is a planning meeting held")
        self._last = asked_page(words, self._last, book.authority, book.guidance)
        return self._last

    def answer(self, words: str, book: Reading) -> tuple[Line, ...]:
        """What that page says; the index of the same guidance is made once. Raises BadReply."""
        page = self.page(words, book)
        if self._book is None or self._book.guidance is not book.guidance:
            self._book = book
        return self._book.behind(page)
