"""The journey of a whole case: from home to the options, killed half-way, gone on with, and left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.interview.events import read_event
from assistant.store import Store
from assistant.working import label_of
from tests.journeys.terminal import Terminal


def to_the_mother(terminal: Terminal) -> None:
    """A new case as far as what the mother offers."""
    terminal.until("Start a new case")
    terminal.press("enter", then="Which authority's policy do you work to?")
    terminal.press("1", then="What shall we call this case?")
    terminal.press("Heron", "enter", then="What do you need this for?")
    terminal.press("2", then="When was the child born")
    terminal.press("4", "enter", then="Is this what you mean?")
    terminal.press("enter", then="Where does the child live at the moment?")
    terminal.press("foster carer they did not know", "enter", then="Is this what you mean?")
    terminal.press("enter", then="How is it going where they are?")
    terminal.press("1", then="What is the child's legal status?")
    terminal.press("interim care order", "enter", then="Could the child be safe and well looked after at home")
    terminal.press("4", then="Has going home been looked at?")
    terminal.press("2", then="What are the worries about home?")
    terminal.press("down", "down", "enter", "enter", then="Whom should we think about first?")
    terminal.press("1", then="Where is this parent now")
    terminal.press("2", then="What are they offering?")


def kept(home: Path) -> list[str]:
    """What is kept of the only case: the questions answered, in order."""
    store = Store(home / "cases", label=label_of)
    (case,) = store.kept()
    with store.open(case.key) as opened:
        events = [read_event(data, seq) for seq, data in enumerate(opened.events)]
    return [str(event.question) for event in events if event.kind in ("answered", "confirmed")]


def whole_case(opened: Callable[[], Terminal], home: Path) -> None:
    """Hold the journey in terminals that `opened` opens; `home` is where their cases are. Nothing may be lost."""
    first = opened()
    to_the_mother(first)
    first.kill()
    answered = kept(home)
    assert answered[-2:] == ["relation", "whereabouts"]
    assert answered[:5] == ["authority", "interview.reference", "purpose", "birth", "living_now"]

    again = opened()
    again.until("Heron")
    again.press("down", "enter", then="What are they offering?")
    assert "About the mother" in again.text()
    again.press("1", then="Could this parent")
    again.press("4", then="Who else is there to think about?")
    again.press("4", then="What shall I call them?")
    again.press("maternal aunt", "enter", then="What are they to the child?")
    again.press("enter", then="What are they offering?")
    assert "About the maternal aunt" in again.text()
    again.press("1", then="How far has assessing them got?")
    again.press("3", then="Who else is there to think about?")
    again.press("nobody else for now", "enter", then="Which of the people you have named")
    again.press(".", then="What about brothers and sisters")
    again.press("down", "enter", "enter", then="Who in the family and network has been asked")
    again.press("5", then="How do you know what the child thinks and feels?")
    again.press("2", then="What needs does the child have")
    again.press("down", "enter", "enter", then="That is enough for a first picture.")

    again.press("1", then="Options, in the order they are considered")
    shown = again.text()
    assert "1. Own family: consider first" in shown
    assert "? Return to a parent: the mother" in shown
    again.press("enter", then="Where it stands: find out first")
    again.press("down", "down", "down", "enter", then="Whose it is")
    assert "in our words" in again.text()
    again.press("escape", then="Where it stands")
    again.press("escape", then="Options, in the order they are considered")
    again.press("escape", then="That is enough for a first picture.")
    again.press("4", then="Start a new case")
    assert "Heron" in again.text()
    again.send("q")
    assert again.wait() == 0
    assert kept(home)[: len(answered)] == answered
