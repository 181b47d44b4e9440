"""How quick the app is, beside a bare Textual app in the same run: `python benchmarks/conversation.py`."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from assistant.guidance import load_guidance
from assistant.interview.cards import DEEPER
from assistant.interview.events import event_data
from assistant.interview.replies import answer, change
from assistant.paths import cases_folder
from assistant.store import Store
from assistant.training.sample import sample_sitting
from assistant.working import WorkingCase, label_of
from tests.journeys.terminal import Terminal

RUNS = 9
KEYS = 100
HERE = Path(__file__).resolve().parent
BARE = [sys.executable, str(HERE / "bare_app.py")]
OURS = [sys.executable, "-m", "assistant"]


def ms(seconds: Sequence[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    ranked = sorted(seconds)
    return f"p50 {statistics.median(ranked) * 1000:6.1f} ms   p95 {ranked[int(len(ranked) * 0.95)] * 1000:6.1f} ms"


def start(command: Sequence[str], words: str, then: str = "") -> tuple[float, float]:
    """Seconds from the start of the process to `words` on the screen, and to `then` after Enter pressed at once."""
    with Terminal(command) as terminal:
        terminal.until(words)
        first = time.perf_counter() - terminal.started
        if then:
            terminal.send("\r")
            terminal.until(then)
        return first, time.perf_counter() - terminal.started


def starts() -> None:
    """Process start to the first screen and to the first question, in turns with the bare app."""
    bare, home, question = [], [], []
    start(OURS, "Start a new case")
    for _ in range(RUNS):
        bare.append(start(BARE, "Which authority")[0])
        first, then = start(OURS, "Start a new case", "Which authority")
        home.append(first)
        question.append(then)
    for name, found in (("home", home), ("the first question", question)):
        ratios = [ours / theirs for ours, theirs in zip(found, bare, strict=True)]
        ours, theirs = statistics.median(found) * 1000, statistics.median(bare) * 1000
        print(f"start to {name}: {ours:.0f} ms, a bare app {theirs:.0f} ms:", end=" ")
        print(f"{statistics.median(ratios):.2f} times (from {min(ratios):.2f} to {max(ratios):.2f})")


def a_long_case(turns: int) -> str:
    """A kept case with so many turns; its key."""
    guidance = load_guidance()
    store = Store(cases_folder(), label=label_of)
    work = WorkingCase(sample_sitting(guidance, datetime.now(UTC)), store)
    choices = ("settled", "settling", "fragile")
    while len(work.sitting.events) < turns * 3:
        work.reply(change(work.sitting, ("child", "arrangement_stability")))
        work.reply(answer(work.sitting, choices[len(work.sitting.events) % 3]))
    while work.sitting.state.steps.get(DEEPER) != "deeper":
        work.reply(answer(work.sitting, "deeper" if work.sitting.card.question == DEEPER else "not_known"))
    work.close()
    assert work.key
    return work.key


def keys() -> None:
    """A key typed to its echo, with 200 turns on the screen; then an answer to everything brought up to date."""
    a_long_case(200)
    for name, command in (("a bare app", BARE), ("ours, 200 turns", OURS)):
        with Terminal(command, 120, 36) as terminal:
            if command is OURS:
                terminal.until("The sample case")
                terminal.send("\x1b[B\r")
                terminal.until("or say it in your own words")
            else:
                terminal.until("Which authority")
            terminal.settle(0.5)
            echoes = []
            for number in range(KEYS):
                terminal.send("abcdefghij"[number % 10])
                sent = time.perf_counter()
                while not terminal.read(0.001):
                    pass
                echoes.append(time.perf_counter() - sent)
                terminal.settle(0.03)
            print(f"key to echo, {name:16} {ms(echoes)}")


def answers() -> None:
    """An answer to the options, the conversation and the next question brought up to date and drawn."""
    with Terminal(OURS, 120, 36) as terminal:
        terminal.until("The sample case")
        terminal.send("\x1b[B\r")
        terminal.until("or say it in your own words")
        terminal.settle(0.5)
        found = []
        for number in range(40):
            terminal.send("0" if number % 2 == 0 else "\x1a")
            found.append(terminal.settle(0.12))
        print(f"answer to options up to date (200 turns)   {ms(found)}")


def saves() -> None:
    """A reply's events kept, at 200 events."""
    guidance = load_guidance()
    sitting = sample_sitting(guidance, datetime.now(UTC))
    events = [event_data(event) for event in sitting.events]
    many = [{**events[number % len(events)], "seq": number} for number in range(200)]
    taken = []
    for _ in range(5):
        with Store(cases_folder()).create(many) as case:
            for number in range(20):
                begun = time.perf_counter()
                case.append([{**events[1], "seq": 200 + number}])
                taken.append(time.perf_counter() - begun)
    print(f"save at 200 events                         {ms(taken)}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["PERMANENCE_HOME"] = home
        print(f"{date.today()}, {os.cpu_count()} cores")
        if "quick" not in sys.argv:
            starts()
        keys()
        answers()
        saves()
