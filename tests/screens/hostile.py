"""Text that a screen might act on, and a look at what reached the screen."""

from __future__ import annotations

import re
import unicodedata

from tests.screens.window import Window

MARKUP = "[/nope] [@click=app.quit]x[/] [bold]loud[/bold] $error {0}"
UNSEEN = "\x1b]0;title\x07\x1b[2J\x1b[31mred\x9b31m\x00\x07\x08\u202etxt.exe\u202c\u2066\u200b\ufeff\x7f"
STRANGE = "👩‍👧‍👦 é\u0301\u0301\u0301\u0301\u0301\u0301\u0301 שלום مرحبا 日本 ﷽"
HOSTILE = {
    "markup": f"{MARKUP} [[[[ [ ]] [red [link=file:///etc/passwd]l",
    "unseen": f"a{UNSEEN}b\r\ntwo\tthree\u2028four\nfive",
    "strange": STRANGE,
    "long": "long " * 1_000 + "w" * 10_000,
}
_NEVER = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2069\u200e\u200f\u061c\ufeff]")


def assert_harmless(window: Window) -> None:
    """No control character reaches the screen, and nothing on it does anything when it is clicked."""
    assert window.app._running
    for segment in window.segments():
        assert not segment.control
        found = _NEVER.search(segment.text)
        assert found is None, f"{unicodedata.name(found[0], repr(found[0]))} in {segment.text!r}"
        if segment.style is not None:
            assert "@click" not in segment.style.meta
            assert segment.style.link is None
