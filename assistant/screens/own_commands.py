"""The worker's own view, as a command of the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from assistant.documents.own_view import TITLE

if TYPE_CHECKING:
    from assistant.screens.talk import TalkScreen

_HELP = "Your order and reasons, what you see differently, and what each would mean for this child"


class OwnViewCommand(Provider):
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
        cast("TalkScreen", self.screen).action_own_view()
