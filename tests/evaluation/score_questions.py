"""Scores `permanence ask`: `python tests/evaluation/score_questions.py [SHARED_DIR]`, and prints a small table.

- left out: the first, second and third question kept with each statement is taken away in turn and asked of what is
  left, of the statement's own council; its statement is the one right passage, and "no" is a wrong answer
- silences: the same for the questions kept with what no document covers, where "no" naming it is the right answer
- questions: those of SHARED_DIR's `evaluation/questions.jsonl`, of Tameside; a passage is right if it stands in one of
  the sections that the question names, and "no" is right for the questions that the guidance does not answer

A section is named as in "8.4-8.7, App1-3" or by words of its heading or of the place in it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script: this checkout, wherever it is run from

from assistant.guidance import Guidance, load_guidance
from assistant.guidance.sources import Statement
from assistant.language.search import Found, Index

DOCUMENTS = {"000": "swindon-framework", "001": "swindon-strategy", "002": "devon", "003": "dfe-kss", "004": "tameside"}
MOST_ASKS = 3
FIRST = (1, 3, 5)


def without(guidance: Guidance, place: int) -> Guidance:
    """The guidance without the question at that place of each statement and silence."""

    def rest(asks: tuple[str, ...]) -> tuple[str, ...]:
        return asks[:place] + asks[place + 1 :]

    return replace(
        guidance,
        statements={key: replace(one, asks=rest(one.asks)) for key, one in guidance.statements.items()},
        silences={key: replace(one, asks=rest(one.asks)) for key, one in guidance.silences.items()},
    )


def council(statement: Statement, guidance: Guidance) -> str:
    """Whose worker would ask for a statement: the council whose document it stands in, else England's."""
    return next((key for key, one in guidance.authorities.items() if statement.source in one.sources), "england")


def named(statement: Statement, document: str, section: str) -> bool:
    """Whether a statement stands in a section of a document as the questions name it."""
    if statement.source != DOCUMENTS[document]:
        return False
    for part in re.split(r",\s*", section):
        appendix = re.match(r"App(\d)(?:-(\d))?\s*(.*)", part)
        chapter = re.match(r"§?(\d+(?:\.\d+)?)(?:-(\d+\.\d+))?(?:\s|$)", part)
        if appendix:
            first, last, words = int(appendix[1]), int(appendix[2] or appendix[1]), appendix[3]
            of = re.search(r"Appendix (\d)", statement.section)
            if of and first <= int(of[1]) <= last and (words == "PPS" or words.lower() in statement.locator.lower()):
                return True
        elif chapter:
            have = re.match(r"§?(\d+(?:\.\d+)?)", statement.section)
            if have and _number(chapter[1]) <= _number(have[1]) <= _number(chapter[2] or chapter[1]):
                return True
        elif part.lower() in f"{statement.section} {statement.locator}".lower():
            return True
    return False


def _number(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def right(ids: Iterable[str], found: Found) -> int | None:
    """The place of the first right passage, from one; None where there is none."""
    wanted = set(ids)
    return next((place for place, one in enumerate(found.passages, 1) if one.id in wanted), None)


def row(name: str, places: list[int | None], said_no: list[bool], no_is_right: list[bool]) -> str:
    """A row of the table."""
    firsts = [f"{sum(one is not None and one <= most for one in places) / max(len(places), 1):6.1%}" for most in FIRST]
    rights = [no for no, want in zip(said_no, no_is_right, strict=True) if want]
    wrongs = [no for no, want in zip(said_no, no_is_right, strict=True) if not want]
    no = f"{sum(rights)}/{len(rights)}" if rights else "-"
    wrong = f"{sum(wrongs)}/{len(wrongs)}" if wrongs else "-"
    return (
        f"{name:<12}{len(said_no):>6}  {'  '.join(firsts) if places else '     -       -       -'}  {no:>8}  {wrong:>8}"
    )


def left_out(guidance: Guidance) -> Iterator[str]:
    """The rows for what is kept with the statements and the silences."""
    places: list[int | None] = []
    said_no: list[bool] = []
    silent: list[bool] = []
    for place in range(MOST_ASKS):
        index = Index(without(guidance, place))
        for one in guidance.statements.values():
            for question in one.asks[place : place + 1]:
                found = index.ask(question, council(one, guidance))
                places.append(right((one.id,), found))
                said_no.append(found.answered == "no")
        for silence in guidance.silences.values():
            for question in silence.asks[place : place + 1]:
                found = index.ask(question, "tameside")
                silent.append(found.answered == "no" and silence.id in getattr(found, "silences", ()))
    yield row("left out", places, said_no, [False] * len(said_no))
    yield row("silences", [], silent, [True] * len(silent))


def asked(guidance: Guidance, questions: list[dict[str, Any]], verbose: bool) -> str:
    """The row for the questions of a file."""
    index = Index(guidance)
    places: list[int | None] = []
    said_no, no_is_right = [], []
    for one in questions:
        found = index.ask(one["question"], "tameside")
        said_no.append(found.answered == "no")
        no_is_right.append(one["status"].startswith("not answered"))
        sections = [(where["doc"], where["section"]) for where in one["answer_in_seeds"]]
        ids = [key for key, held in guidance.statements.items() if any(named(held, *where) for where in sections)]
        if sections and not no_is_right[-1]:
            places.append(right(ids, found))
        if verbose:
            where = (places[-1] if not no_is_right[-1] else None, len(ids))
            print(one["id"], one["status"], *where, found.answered, [passage.id for passage in found.passages])
    return row("questions", places, said_no, no_is_right)


def main(arguments: list[str] | None = None) -> int:
    """Prints the table. Exit 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", nargs="?", type=Path, default=Path("/work/shared"))
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(arguments)
    guidance = load_guidance()
    print(
        f"{'':<12}{'asked':>6}  " + "  ".join(f"first {most}" if most == 1 else f"in {most:>3}" for most in FIRST),
        end="",
    )
    print("  no right  no wrong")
    print("\n".join(left_out(guidance)))
    path = options.shared / "evaluation" / "questions.jsonl"
    if path.is_file():
        questions = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        print(asked(guidance, questions, options.verbose))
    started = perf_counter()
    index = Index(guidance)
    built = perf_counter() - started
    times = []
    for one in guidance.statements.values():
        started = perf_counter()
        index.ask(one.asks[0] if one.asks else one.says[:80], "tameside")
        times.append(perf_counter() - started)
    took = f"{median(times) * 1000:.2f} ms (median), {max(times) * 1000:.1f} at most"
    print(f"built in {built * 1000:.0f} ms; a question in {took}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
