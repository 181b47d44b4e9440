"""Text from outside is shown as it stands, or cleaned; it is never acted on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.guidance import load_guidance
from assistant.interview import cards, replies
from assistant.interview.events import Draft
from assistant.screens import desk
from assistant.screens.lines import LineList
from assistant.working import start
from tests.cases import TODAY
from tests.interview.talk import begun, started, with_people
from tests.screens.hostile import HOSTILE, MARKUP, UNSEEN, assert_harmless
from tests.screens.window import WIDE, Window, in_window, kept_store, shipped, with_sitting


@pytest.mark.parametrize("kind", HOSTILE)
def test_pasted_and_typed_everywhere_that_takes_words(kind: str) -> None:
    text = HOSTILE[kind]

    async def act(window: Window) -> None:
        await window.paste(text)
        assert_harmless(window)
        assert "\n" not in window.line.value
        await window.press("enter")
        assert window.asked == "purpose"
        assert_harmless(window)
        await window.paste(text)
        await window.press("enter")
        assert window.asked == "purpose"
        assert_harmless(window)
        await window.press("f7")
        assert len(window.notes()) == 1
        assert_harmless(window)
        await window.press("f7")
        await window.type(text[:12])
        await window.paste(text)
        assert_harmless(window)
        await window.press("enter", "f5")
        assert len(window.notes()) == 2
        kinds = [offer.id for offer in window.work.sitting.card.offers]
        await window.press(str(kinds.index("relative_or_friend") + 1))
        assert window.asked == cards.CALLED
        await window.paste(text)
        await window.press("enter")
        assert window.work.sitting.state.people
        assert_harmless(window)
        for key in ("f3", "f4", "f1", "question_mark"):
            await window.press(key)
            assert_harmless(window)
            await window.press("escape")
        assert window.where == "talk"

    with_sitting(started(), act)


def test_markup_is_shown_as_it_stands() -> None:
    async def act(window: Window) -> None:
        await window.paste(MARKUP)
        await window.press("enter", "f7")
        assert MARKUP in window.text()

    with_sitting(begun("2022"), act)


def _edited(home: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """A kept case whose events somebody changed by hand."""
    work = start(shipped(), TODAY, kept_store(home / "cases"), "tameside")
    for value in ("Heron", "ppm", "2022"):
        work.reply(replies.answer(work.sitting, value))
    work.reply(replies.note("a note", work.sitting))
    work.reply([Draft("told", "child", "living_now", "his nan")])
    work.reply([Draft("understood", "child", "living_now", ["relative", "friend"], "understood")])
    work.close()
    path = home / "cases" / f"{work.key}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    for table in data.values():
        for event in table.values():
            change(event)
    path.write_text(json.dumps(data), encoding="utf-8")
    path.with_suffix(".bak").unlink()


@pytest.mark.parametrize("kind", ["markup", "unseen"])
def test_a_kept_case_that_somebody_wrote_into(kind: str, home: Path) -> None:
    def change(event: dict[str, Any]) -> None:
        if event.get("kind") in ("noted", "told") or event.get("question") == cards.REFERENCE:
            event["value"] = HOSTILE[kind]

    _edited(home, change)

    async def act(window: Window) -> None:
        await window.home()
        assert_harmless(window)
        await window.press("down", "delete")
        assert_harmless(window)
        await window.press("escape", "enter")
        assert window.where == "talk"
        assert_harmless(window)
        assert window.notes()
        assert "Is this what you mean?" in window.ask
        await window.press("1", "f4", "f1")
        assert_harmless(window)

    in_window(act)


def test_people_whose_ids_somebody_changed(home: Path) -> None:
    work = start(shipped(), TODAY, kept_store(home / "cases"), "tameside")
    for event in with_people().events:
        if event.by == "worker" and event.kind in ("answered", "person_added") and event.question != "authority":
            about = f"{MARKUP} {UNSEEN}" if event.about == "maternal_aunt" else event.about
            work.reply([Draft(event.kind, about, event.question, event.value, event.origin)])
    work.close()

    async def act(window: Window) -> None:
        await window.home()
        await window.press("down", "enter")
        assert window.where == "talk"
        assert "[/nope]" in window.text()
        assert_harmless(window)
        await window.press("f3")
        assert_harmless(window)
        await window.press("f3", "f4")
        assert_harmless(window)
        await window.press("escape")
        await window.command("Take somebody out")
        assert_harmless(window)
        await window.press("end", "enter")
        assert_harmless(window)

    in_window(act, WIDE)


def test_knowledge_with_hostile_labels_questions_and_statements(
    knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = r"[/nope] [@click=app.quit]x[/] [bold] \u001b[31m\u202e\u009b2J "
    for path in knowledge.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        for field in ("label", "ask", "says", "sentence", "title", "section", "locator", "name", "why", "do"):
            text = text.replace(f'\n{field} = "', f'\n{field} = "{hostile}').replace(
                f' {field} = "', f' {field} = "{hostile}'
            )
        path.write_text(text, encoding="utf-8")
    guidance = load_guidance(knowledge)
    monkeypatch.setattr(desk, "guidance_as_set", lambda *folders: (guidance, None))
    assert "[/nope]" in guidance.question_text("living_now")

    async def act(window: Window) -> None:
        await window.press("n")
        assert window.asked == "authority"
        assert "[/nope]" in window.text()
        assert_harmless(window)
        await window.press("1", "enter")
        assert window.asked == "purpose"
        assert_harmless(window)
        await window.press("question_mark")
        assert_harmless(window)
        await window.press("escape", "escape", "s")
        assert_harmless(window)
        await window.press("f3")
        assert_harmless(window)
        lines = window.talk.query_one("#options", LineList)
        lines.highlighted = 2
        await window.press("enter")
        assert window.where == "look"
        assert_harmless(window)
        window.screen.query_one(LineList).walk_to("? ")
        await window.press("enter")
        assert "in our words" in window.text()
        assert_harmless(window)

    in_window(act, WIDE)
