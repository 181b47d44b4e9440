"""What is due, to do and missing, as a command of the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from assistant.documents.agenda import TITLE

if TYPE_CHECKING:
    from assistant.screens.talk import TalkScreen

_HELP = "Deadlines with their dates, what to do, and who can supply what is missing"


class DueCommand(Provider):
    """The one command of it."""

    async def discover(self) -> Hits:
        """It, before anything is typed."""
        yield DiscoveryHit(TITLE, self._open, help=_HELP)

    async def search(self, query: str) -> Hits:
        """It, where its name has what is typed."""
        matcher = self.matcher(query)
        if score := matcher.match(TITLE):
            yield Hit(score, matcher.highlight(TITLE), self._open, help=_HELP)

    def _open(self) -> None:
        cast("TalkScreen", self.screen).action_due()
