"""What reads sentences: loaded once, in a thread, and never at the cost of anything else."""

from __future__ import annotations

import gc
import subprocess
import sys
from threading import Event

import pytest

from assistant import listening
from assistant.language.understood import Understood
from assistant.listening import Listening
from tests.cases import TODAY
from tests.interview.hearing import Reader


def _loaded(listens: Listening) -> None:
    there = Event()
    listens.begin(there.set)
    assert there.wait(20)


def test_it_is_loaded_once_and_everybody_who_waits_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    there, loads = Event(), []

    def load(_: object) -> Reader:
        there.wait(20)
        loads.append(gc.isenabled())
        return Reader()

    monkeypatch.setattr(listening, "load", load)
    listens = Listening()
    told = [Event(), Event()]
    for one in told:
        listens.begin(one.set)
    assert not listens.is_settled
    there.set()
    assert all(one.wait(20) for one in told)
    _loaded(listens)
    assert loads == [False], "once, and without garbage being collected, for which the screen would stand still"
    assert gc.isenabled()
    assert listens.load() is listens.reader is not None
    assert listens.trouble_once() == ""


@pytest.mark.parametrize("fault", [ImportError("spacy"), OSError("disk"), ValueError("lexicon"), MemoryError()])
def test_where_it_cannot_be_loaded_that_is_said_once(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def cannot(_: object) -> None:
        raise fault

    monkeypatch.setattr(listening, "load", cannot)
    listens = Listening()
    _loaded(listens)
    assert listens.load() is None
    assert type(fault).__name__ in listens.trouble_once()
    assert listens.trouble_once() == ""
    assert gc.isenabled()


def test_words_that_it_fails_on_are_words_it_finds_nothing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader()

    def fails(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(reader, "understand", fails)
    monkeypatch.setattr(listening, "load", lambda _: reader)
    found = Listening().load()
    assert found is not None
    assert found.understand("mum drinks", None, (), TODAY) == Understood("mum drinks")
    assert found.lexicon is reader.lexicon


def test_neither_the_first_screen_nor_plain_mode_loads_it_to_begin_with() -> None:
    code = "import sys, assistant.screens.app, assistant.screens.talk, assistant.plain; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "spacy" not in loaded
    assert "assistant.language.reader" not in loaded
