"""The house: imports run one way, and the pure rooms stay pure."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "assistant"
FLOORS = (
    ("text",),
    ("conditions",),
    ("guidance",),
    ("reasoning",),
    ("language", "curation"),
    ("store", "interview", "copies"),
    ("working",),
    ("linking",),
    ("documents",),
    ("training",),
    ("settings", "paths", "listening", "corrections"),
    ("screens", "plain"),
    ("commands",),
    ("cli", "__main__"),
)
"""Lowest first. A room may import from floors below its own, and from itself."""
PURE = ("conditions", "reasoning", "interview")
HEAVY = ("spacy", "textual", "tinydb", "rapidfuzz", "sqlite3")
TOUCHES_THE_WORLD = {
    "open",
    "print",
    "input",
    "today",
    "now",
    "utcnow",
    "read_text",
    "read_bytes",
    "write_text",
    "getenv",
}


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def modules() -> list[str]:
    found = [path.relative_to(PACKAGE.parent).with_suffix("") for path in PACKAGE.rglob("*.py")]
    names = [".".join(path.parts).removesuffix(".__init__") for path in found]
    return sorted(name for name in names if name not in ("assistant", "assistant.__main__"))


def room_of(module: str) -> str:
    return module.split(".")[1]


def test_every_room_has_a_floor() -> None:
    assert {room_of(module) for module in modules()} <= {room for rooms in FLOORS for room in rooms}


@pytest.mark.parametrize("room", sorted({room_of(module) for module in modules()}))
def test_importing_a_room_loads_nothing_from_a_floor_above_it(room: str) -> None:
    ours = [module for module in modules() if room_of(module) == room]
    code = f"import sys\n{''.join(f'import {module}{chr(10)}' for module in ours)}print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    rooms = {room_of(module) for module in loaded if module.startswith("assistant.")}
    above = {other for other in rooms if floor_of(other) >= floor_of(room) and other != room}
    assert not above, f"{room} imports {', '.join(sorted(above))}"
    if room in (*PURE, "guidance", "text"):
        assert not set(HEAVY) & set(loaded), f"{room} loads a heavy library"


@pytest.mark.parametrize("path", [path for room in PURE for path in (PACKAGE / room).rglob("*.py")], ids=str)
def test_a_pure_room_reads_no_clock_no_file_and_no_screen(path: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {
        func.id if isinstance(func, ast.Name) else func.attr
        for func in calls
        if isinstance(func, ast.Name | ast.Attribute)
    }
    assert not names & TOUCHES_THE_WORLD, path.name


def test_the_command_line_starts_without_the_parts_that_only_some_commands_need() -> None:
    code = "import sys, assistant.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sqlite3", "spacy", "textual", "tinydb", "docx", "lxml", "pypdf"} & set(loaded)
