"""What a reply did, said after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.interview.changes import moved, moved_words
from assistant.interview.events import ACTS, Draft
from assistant.interview.loose_ends import left_words
from assistant.interview.sitting import Sitting
from assistant.interview.transcript import own_view_words, question_words
from assistant.plain.terminal import Terminal


def say_what_followed(
    terminal: Terminal, before: Sitting, after: Sitting, drafts: Sequence[Draft], on_authority: Callable[[str], None]
) -> None:
    """What was kept, left or taken back, and what moved. `on_authority` is told which authority was chosen."""
    for draft in drafts:
        if draft.kind == "noted":
            terminal.say("Kept as a note. It counts for nothing until you answer with it.")
        elif draft.kind == "own_view":
            terminal.say(f"Kept. {own_view_words(draft.value, after)}. It moves nothing in the reasoning.")
        elif draft.kind == "undone":
            _say_taken_back(terminal, before, draft)
        elif draft.kind == "answered" and draft.question == "authority":
            on_authority(str(draft.value))
        elif draft.kind == "answered" and draft.value is None and draft.question:
            pair = (draft.about, draft.question)
            words = left_words(pair, after.loose_ends, after.guidance, after.facts)
            if words and pair in after.state.left:
                terminal.say(f"Left for now. {words}")
    was, now = before.state.shown, after.state.shown
    words = moved_words(moved(was.standings, now.standings), after.guidance, after.facts) if was and now else ""
    if words:
        terminal.say(f"Changed: {words}.")


def _say_taken_back(terminal: Terminal, before: Sitting, draft: Draft) -> None:
    gone = [event for event in before.events if event.seq in draft.value and event.kind in ACTS]
    replied = next((event for event in gone if event.question), None)
    words = question_words(before, (replied.about, replied.question or "")) if replied else ""
    if any(event.kind == "own_view" for event in gone):
        terminal.say("Taken back: what you wrote in your own view.")
    elif gone:
        terminal.say(f"Taken back: your reply to “{words}”" if words else "Taken back.")
    else:
        terminal.say("Left as it was.")
