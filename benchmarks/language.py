"""How quick reading and asking are, beside plain tools in the same run: `python benchmarks/language.py`."""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from threading import Event
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

TODAY = date(2026, 11, 22)
TICK = 0.005
LINES = 5


def each(call: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """Seconds for each text, the best of three."""
    found = []
    for text in texts:
        best = min(_timed(call, text) for _ in range(3))
        found.append(best)
    return found


def _timed(call: Callable[[str], object], text: str) -> float:
    started = perf_counter()
    call(text)
    return perf_counter() - started


def row(name: str, seconds: list[float], beside: list[float], what: str) -> str:
    """Median and slowest in milliseconds, and the ratio of the medians."""
    ratio = statistics.median(seconds) / statistics.median(beside)
    return (
        f"{name}: median {statistics.median(seconds) * 1000:.2f} ms, slowest {max(seconds) * 1000:.1f} ms; "
        f"{ratio:.1f} times {what} ({statistics.median(beside) * 1000:.2f} ms)"
    )


async def stall(work: Callable[[], object]) -> float:
    """The longest that a ticking loop was held up while `work` was done in a thread, in seconds."""
    longest, last = 0.0, perf_counter()
    task = asyncio.create_task(asyncio.to_thread(work))
    while not task.done():
        await asyncio.sleep(TICK)
        now = perf_counter()
        longest, last = max(longest, now - last - TICK), now
    await task
    return longest


def load() -> None:
    """Everything that reading needs, from nothing, as the app loads it."""
    from assistant.listening import Listening

    there = Event()
    Listening().begin(there.set)
    there.wait()


def loading() -> None:
    """In a process of its own: what loading in a thread does to a loop that is running."""
    started = perf_counter()
    held = asyncio.run(stall(load))
    took = perf_counter() - started
    idle = asyncio.run(stall(lambda: __import__("time").sleep(took)))
    print(
        f"loading in a thread: {took * 1000:.0f} ms, the loop held up at most {held * 1000:.0f} ms "
        f"(with nothing loading: {idle * 1000:.0f} ms)"
    )


def main() -> int:
    """Prints the figures. Exit 0."""
    for _ in range(LINES):
        subprocess.run([sys.executable, __file__, "--loading"], check=True)
    import spacy

    from assistant.guidance import load_guidance
    from assistant.language.privacy import private_in
    from assistant.language.reader import load_reader
    from assistant.language.search import Index

    reader, nlp = load_reader(), spacy.blank("en")
    lines = [one.text for concept in reader.lexicon.concepts for one in concept.examples]
    tokens = each(nlp, lines)
    print(
        row(
            "a line read",
            each(lambda text: reader.understand(text, "home_risks", (), TODAY), lines),
            tokens,
            "cutting it into words",
        )
    )
    long = [" ".join(lines)[at : at + 2_000] for at in range(0, 10_000, 2_000)]
    print(row("2,000 characters read", each(reader.understand, long), each(nlp, long), "cutting them into words"))
    print(row("a line looked through for names", each(private_in, lines), tokens, "cutting it into words"))
    guidance = load_guidance()
    index, plain = Index(guidance), sqlite3.connect(":memory:")
    plain.execute("CREATE VIRTUAL TABLE said USING fts5(says, tokenize = 'porter unicode61')")
    plain.executemany("INSERT INTO said VALUES (?)", [(one.says,) for one in guidance.statements.values()])
    asks = [one.asks[0] for one in guidance.statements.values() if one.asks]

    def by_words(text: str) -> object:
        words = " OR ".join(f'"{word}"' for word in text.replace("?", "").replace('"', "").split())
        return plain.execute("SELECT rowid FROM said WHERE said MATCH ? ORDER BY rank LIMIT 5", (words,)).fetchall()

    print(
        row(
            "a question asked",
            each(lambda text: index.ask(text, "tameside"), asks),
            each(by_words, asks),
            "SQLite alone",
        )
    )
    return 0


if __name__ == "__main__":
    if "--loading" in sys.argv:
        loading()
    else:
        sys.exit(main())
