"""Questions to the guidance, answered in one thread of their own, so that the screen never waits for them."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from assistant.documents.browse import index_of, page_view
from assistant.documents.pages import Page
from assistant.documents.reading import Reading
from assistant.documents.views import Line
from assistant.guidance import Guidance

if TYPE_CHECKING:
    from assistant.language.search import Index


class Searching:
    """Keeps the index of the guidance that was asked last. The index belongs to the thread that it was made in."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "search")
        self._made: tuple[Guidance, Index] | None = None

    async def answer(self, page: Page, book: Reading) -> tuple[Line, ...]:
        """The answer to a question; making the index comes first, once."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, page, book)

    def _answer(self, page: Page, book: Reading) -> tuple[Line, ...]:
        return page_view(page, book.guidance, book.authority, book.today, lambda: self._index(book.guidance))

    def _index(self, guidance: Guidance) -> Index:
        if self._made is None or self._made[0] is not guidance:
            self._made = guidance, index_of(guidance)
        return self._made[1]
