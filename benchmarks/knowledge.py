"""How loading and searching grow with the knowledge, beside reading the same bytes in the same run.

`python benchmarks/knowledge.py`: the shipped statements, and the same ten times over.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from assistant.guidance import load_guidance
from assistant.guidance.read import FILES, read_questions
from assistant.guidance.shipped import shipped_folder
from assistant.language.search import Index

TIMES = 10
RUNS = 11
ASKED = (
    "how often do we hold a planning meeting?",
    "can a foster carer apply for special guardianship?",
    "who pays for the carer's training",
    "brothers and sisters together or apart",
    "does the contact agreement need writing down before the move",
)


def median(run: Callable[[], object], runs: int = RUNS) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def times_over(folder: Path, times: int) -> None:
    """Every statement of a knowledge folder again and again, under ids of its own; numbered ways of asking."""
    for path in sorted((folder / "statements").glob("*.toml")):
        text = path.read_text("utf-8")
        head, *records = text.split("[[statement]]")
        for number in range(1, times):
            again = [one.replace('id = "', f'id = "X{number}', 1).replace('?"', f' {number}?"') for one in records]
            copy = path.with_name(f"{path.stem}-{number}.toml")
            copy.write_text(head + "".join(f"[[statement]]{one}" for one in again), "utf-8")


def only_bytes(folder: Path) -> int:
    """The yardstick: every file read, and nothing done with it."""
    return sum(len(path.read_bytes()) for path in folder.rglob("*.toml"))


def measure(name: str, folder: Path, work: Path) -> None:
    """One row a figure."""
    cache = work / f"cache-{name}"
    guidance = load_guidance(folder, cache)
    bytes_read = median(lambda: only_bytes(folder))
    size = only_bytes(folder)
    index = Index(guidance)
    rows = [
        ("questions, cold", median(lambda: read_questions(folder)), 30.0),
        ("everything, cold", median(lambda: load_guidance(folder), 5), 250.0),
        ("everything, from the cache", median(lambda: load_guidance(folder, cache)), 15.0),
        ("making the search index", median(lambda: Index(guidance), 5), None),
        ("one search", median(lambda: [index.ask(one, "tameside") for one in ASKED]) / len(ASKED), None),
    ]
    tracemalloc.start()
    held = load_guidance(folder, cache)
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    print(f"{name}: {len(held.statements)} statements, {size / 1e3:.0f} kB in {len(FILES)} kinds of file,")
    print(f"  reading the bytes alone {bytes_read:.2f} ms; held in memory {memory:.1f} MB")
    for label, taken, target in rows:
        aim = f"target {target:4.0f} ms" if target and name == "shipped" else " " * 14
        print(f"  {label:28} {taken:8.2f} ms   {aim}  {taken / bytes_read:8.1f} x the bytes")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        measure("shipped", shipped_folder("knowledge"), work)
        ten = Path(shutil.copytree(shipped_folder("knowledge"), work / "ten"))
        times_over(ten, TIMES)
        measure("ten times", ten, work)


if __name__ == "__main__":
    main()
