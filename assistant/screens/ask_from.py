"""A question to the guidance typed at the card's own line, as line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from assistant.screens.question import QuestionCard

if TYPE_CHECKING:
    from assistant.screens.talking import Talking

_SURE = re.compile(r"[/:]\s*ask\b\s*(.*)", re.IGNORECASE | re.DOTALL)
_BARE = re.compile(r"ask\s+(\S.*)", re.IGNORECASE | re.DOTALL)


def ask_from(screen: Talking, said: object, sure: bool = False) -> bool:
    """Whether what was said is a question to the guidance, which is then asked.

    `sure`: only with a slash or a colon before it, as where any words could be the answer. What was typed stays on the
    line, to be typed over.
    """
    found = _SURE.fullmatch(said) or (None if sure else _BARE.fullmatch(said)) if isinstance(said, str) else None
    if found is None:
        return False
    from assistant.screens.asking import open_ask

    screen.query_one(QuestionCard).trouble("")
    open_ask(cast("Screen[Any]", screen).app, screen.work.sitting, found[1].strip())
    return True
