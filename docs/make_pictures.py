"""Makes the pictures in docs/pictures from the real app: `python docs/make_pictures.py [FOLDER]`."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

DAY = date(2026, 11, 21)
SIZES = ((80, 24), (120, 36))
PATIENCE = 6.0
"""Seconds in which what reads and searches is surely loaded."""
SCENES: dict[str, tuple[str, ...]] = {
    "home": (),
    "question": ("s", "f4", "end", "up", "up", "up", "up", "up", "enter"),
    "options": ("s", "f3"),
    "entry": ("s", "f3", "SGO", "enter"),
    "citation": ("s", "f3", "SGO", "enter", "FOR", "enter"),
    "balance": ("s", "f3", "BALANCE", "enter", "NETWORK", "enter"),
    "chair": ("s", "f3", "CHAIR", "enter"),
    "browse": ("s", "f8", "DOCUMENTS", "enter", "enter", "LOCAL", "enter"),
    "side-by-side": ("s", "f8", "TABLE", "enter", "CAO", "enter", "SG", "enter", "LTFC", "enter", "SHOW", "enter"),
    "sentence": (
        "s",
        '"nan might have him but she has had a stroke, dad is in prison. Nobody else has come forward',
        "enter",
    ),
    "asked": ("s", "f9", '"how often do we need a PPM?', "enter"),
}
"""The keys that lead there from home; capitals walk to the line that begins so, a quote mark begins words."""
LINES = {
    "SGO": "? Special guardianship: the maternal aunt",
    "FOR": "+ ",
    "BALANCE": "› Side by side",
    "NETWORK": "› Family and network: alongside",
    "CHAIR": "› For the chair",
    "DOCUMENTS": "› By document",
    "LOCAL": "› Section 8.5 Special Guardianship Order",
    "TABLE": "› Options side by side",
    "CAO": "› [ ] Child arrangements order",
    "SG": "› [ ] Special guardianship",
    "LTFC": "› [ ] Long-term foster care",
    "SHOW": "› Show these",
}


async def picture(keys: tuple[str, ...], size: tuple[int, int]) -> str:
    """The screen after these keys, as an SVG."""
    from textual.widgets import Input

    from assistant.screens.app import PermanenceApp
    from assistant.screens.lines import LineList

    app = PermanenceApp(today=DAY)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            if key.startswith('"'):
                app.screen.query(Input).first().focus()
                await pilot.press(*("space" if letter == " " else letter for letter in key[1:]))
            elif key in LINES:
                lines = app.screen.query(LineList).first()
                lines.walk_to(LINES[key])
            else:
                await pilot.press(key)
            await pilot.pause()
        if any(key.startswith('"') for key in keys):
            await asyncio.sleep(PATIENCE)  # what reads sentences, and the index, are made in threads
        await pilot.pause()
        return app.export_screenshot(title="Permanence assistant")


def kept_cases() -> None:
    """Two invented cases, so that home is not empty."""
    from assistant.guidance import load_guidance
    from assistant.interview.replies import answer
    from assistant.paths import cases_folder
    from assistant.store import Store
    from assistant.working import start

    guidance = load_guidance()
    for reference in ("Heron, before the planning meeting", "Practice case 2"):
        work = start(guidance, DAY, Store(cases_folder()), "tameside", lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))
        work.reply(answer(work.sitting, reference))
        work.close()


def main() -> None:
    """Make every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["PERMANENCE_HOME"] = home
        kept_cases()
        for name, keys in SCENES.items():
            for width, height in SIZES:
                svg = asyncio.run(picture(keys, (width, height)))
                svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # no font is fetched from anywhere
                (folder / f"{name}-{width}x{height}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
