"""Which source of the knowledge a text is, told by the passages that stand in it and by nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.copies.finding import Stream, is_telling, places
from assistant.copies.records import BadCopy
from assistant.guidance import Guidance
from assistant.guidance.sources import Statement

ENOUGH = 1 / 3
"""The share of a source's passages that stand in another edition of it, at the least."""
CLEARLY = 2
"""How many times as many as of any other source."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """`source`: its key. `found`, `missing`: ids of its statements whose passages stand in the text, and do not."""

    source: str
    found: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def of(self) -> int:
        """How many statements the source has."""
        return len(self.found) + len(self.missing)


def recognised(stream: Stream, guidance: Guidance, forced: str | None = None) -> Recognised:
    """The source that a text is. `forced`: the key of the one it is said to be, of which one passage must be found.

    Raises BadCopy, without the file's name, where it is none of them or not clearly one.
    """
    counts = {key: _telling_found(stream, statements_of(key, guidance)) for key in guidance.sources}
    if forced is not None:
        if not counts[forced][0]:
            raise BadCopy(
                f"not {_named(forced, guidance)}: none of its {counts[forced][1]} passages stands in it: "
                "expected that document, in any edition"
            )
        return found_in(stream, forced, guidance)
    best, *others = sorted(counts, key=lambda key: counts[key][0], reverse=True)
    found, of = counts[best]
    rival = max((counts[key][0] for key in others), default=0)
    if found and found >= of * ENOUGH and found >= rival * CLEARLY:
        return found_in(stream, best, guidance)
    raise BadCopy(_not_recognised(best, found, of, guidance))


def found_in(stream: Stream, source: str, guidance: Guidance) -> Recognised:
    """Which of a source's passages stand in a text."""
    statements = statements_of(source, guidance)
    where = places(stream, statements)
    return Recognised(
        source,
        tuple(one.id for one in statements if one.id in where),
        tuple(one.id for one in statements if one.id not in where),
    )


def statements_of(source: str, guidance: Guidance) -> tuple[Statement, ...]:
    """The statements of one source."""
    return tuple(one for one in guidance.statements.values() if one.source == source)


def _telling_found(stream: Stream, statements: tuple[Statement, ...]) -> tuple[int, int]:
    """How many of the pins that tell something are there, and how many there are."""
    telling = [one for one in statements if is_telling(one)]
    return sum(bool(stream.places(one.pin)) for one in telling), len(telling)


def _not_recognised(best: str, found: int, of: int, guidance: Guidance) -> str:
    listed = ", ".join(f"{source.title} ({key})" for key, source in guidance.sources.items())
    if not found:
        return f"not recognised: it has no passage that this knowledge cites: expected one of: {listed}"
    passages = f"{found} of its {of} passages" if of > 1 else "its one passage"
    return (
        f"not clearly one of the documents: {passages} found of {_named(best, guidance)}, which is nearest: "
        f"expected one of: {listed}: if it is that one all the same, add --as {best}"
    )


def _named(key: str, guidance: Guidance) -> str:
    return f"{guidance.sources[key].title} ({key})"
