"""What could tell who somebody is, pointed out before words are kept. A help, and said to be no guarantee."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.guidance import Guidance
from assistant.language.understood import Private, PrivateKind

_KINDS: dict[PrivateKind, str] = {
    "name": "a name",
    "birth": "a date of birth",
    "postcode": "a postcode",
    "telephone": "a telephone number",
    "email": "an e-mail address",
    "number": "a record number",
    "address": "an address",
}
NO_GUARANTEE = "This is a help and no guarantee: it can miss a name, and take for one what is none."
ROLES, AS_TYPED, OTHERWISE = "roles", "typed", "otherwise"
_MOST_SHOWN = 6


_WORDS: dict[str, frozenset[str]] = {}
"""The field's own words, which name nobody, by the knowledge they are of: the last one only."""


def private_found(words: str, guidance: Guidance) -> tuple[Private, ...]:
    """What could tell who somebody is, in words that are about to be kept."""
    from assistant.language.not_names import field_words
    from assistant.language.privacy import private_in

    if guidance.fingerprint not in _WORDS:
        _WORDS.clear()
        _WORDS[guidance.fingerprint] = field_words(guidance)
    return private_in(words, _WORDS[guidance.fingerprint])


def in_roles(words: str, found: Sequence[Private]) -> str:
    """The words with roles for what was found."""
    from assistant.language.privacy import with_roles

    return with_roles(words, found).strip()


def private_words(found: Sequence[Private]) -> str:
    """What was found, in a sentence."""
    named = dict.fromkeys(f"“{one.text}” ({_KINDS[one.kind]})" for one in found)
    shown = ", ".join(list(named)[:_MOST_SHOWN])
    more = f" and {len(named) - _MOST_SHOWN} more" if len(named) > _MOST_SHOWN else ""
    return f"Nothing is kept yet. This could tell who somebody is: {shown}{more}."


def private_offers(words: str, found: Sequence[Private]) -> tuple[tuple[str, str], ...]:
    """What can be done about it, as (id, words), the safe way first."""
    instead = in_roles(words, found)
    roles = ((ROLES, f"Put roles instead: “{instead}”"),) if instead and instead != words else ()
    return (*roles, (AS_TYPED, "Go on as typed"), (OTHERWISE, "Say it another way"))
