"""What the screen in front offers beyond its keys, as commands of the palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

Offered = tuple[str, str, Callable[[], object]]
"""A name, what it does, and the doing of it."""


class Offers(Protocol):
    """A screen that offers something."""

    def offered(self) -> Iterable[Offered]:
        """What it offers now."""
        ...


class OfferedCommands(Provider):
    """The commands of a screen that offers something."""

    def _found(self) -> Iterable[Offered]:
        return cast("Offers", self.screen).offered()

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, does, act in self._found():
            yield DiscoveryHit(name, act, help=does)

    async def search(self, query: str) -> Hits:
        """Those whose names have what is typed."""
        matcher = self.matcher(query)
        for name, does, act in self._found():
            if score := matcher.match(name):
                yield Hit(score, matcher.highlight(name), act, help=does)
