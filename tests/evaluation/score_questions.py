"""Scores `permanence ask`: `python tests/evaluation/score_questions.py [SHARED_DIR]`, and prints a small table.

Exit 1 where a share is below its floor: `--floor-first-three 95 --floor-silent 100 --floor-dev 65
--floor-forum 90`, which holds for the silences of that set too.

- left out: the first, second and third question kept with each statement is taken away in turn and asked of what is
  left, of the statement's own council; its statement is the one right passage, and "no" is a wrong answer
- silences: the same for the questions kept with what no document covers, where "no" naming it is the right answer
- questions: those of SHARED_DIR's `evaluation/questions.jsonl`, of Tameside; a passage is right if it stands in one of
  the sections that the question names, and "no" is right for the questions that the guidance does not answer

- dev: those of questions-dev.jsonl beside this file, each of the council that it names, with the ids that are right
- unseen: those of questions-unseen.jsonl, which nobody who works on asking has read, and nothing prints; right ids
- forum: those of questions-forum.jsonl beside this file, in the words of families and carers; right as in `questions`
- for comparison, the same two sets by SQLite's full-text search alone and by rapidfuzz alone, over what the statements
  say; neither can say that the guidance is silent

A section is named as in "8.4-8.7, App1-3" or by words of its heading or of the place in it.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from rapidfuzz import fuzz, process, utils

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script: this checkout, wherever it is run from

from assistant.guidance import Guidance, load_guidance
from assistant.guidance.sources import Statement
from assistant.language.found import Found
from assistant.language.search import Index

DOCUMENTS = {"000": "swindon-framework", "001": "swindon-strategy", "002": "devon", "003": "dfe-kss", "004": "tameside"}
MOST_ASKS = 3
FIRST = (1, 3, 5)
_WIDE = 20
Answer = tuple[str, Sequence[str]]
"""How far it is answered, and the ids of the passages, the nearest first."""
Ask = Callable[[str, str], Answer]


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
    shares = "  ".join(firsts) if places else "     -       -       -"
    return f"{name:<{_WIDE}}{len(said_no):>6}  {shares}  {no:>8}  {wrong:>8}"


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


def right_ids(one: dict[str, Any], guidance: Guidance) -> list[str]:
    """The statements that answer a question: as it names them, or all in the sections that it names."""
    if "right" in one:
        return list(one["right"])
    sections = [(where["doc"], where["section"]) for where in one["answer_in_seeds"]]
    return [key for key, held in guidance.statements.items() if any(named(held, *where) for where in sections)]


@dataclass
class Score:
    """How the questions of a set came out: the place of the first right passage of each, and each "no"."""

    places: list[int | None] = field(default_factory=list)
    said_no: list[bool] = field(default_factory=list)
    no_is_right: list[bool] = field(default_factory=list)

    def within(self, most: int) -> float:
        """The share, in percent, of those that are answered whose right passage is among the first."""
        return 100 * sum(one is not None and one <= most for one in self.places) / max(len(self.places), 1)

    def silent(self) -> float:
        """The share, in percent, of those that are not answered to which "no" was said."""
        rights = [no for no, want in zip(self.said_no, self.no_is_right, strict=True) if want]
        return 100 * sum(rights) / max(len(rights), 1)


def asked(guidance: Guidance, questions: list[dict[str, Any]], ask: Ask, verbose: bool) -> Score:
    """How the questions of a file come out."""
    score = Score()
    for one in questions:
        answered, ids = ask(one["question"], one.get("authority", "tameside"))
        score.said_no.append(answered == "no")
        score.no_is_right.append(one["status"].startswith("not answered"))
        wanted = right_ids(one, guidance)
        if wanted and not score.no_is_right[-1]:
            score.places.append(next((place for place, key in enumerate(ids, 1) if key in wanted), None))
        if verbose:
            place = None if score.no_is_right[-1] else score.places[-1]
            print(one["id"], one["status"], place, len(wanted), answered, list(ids))
    return score


def by_index(guidance: Guidance) -> Ask:
    """What is shipped."""
    index = Index(guidance)

    def ask(question: str, authority: str) -> Answer:
        found = index.ask(question, authority)
        return found.answered, [one.id for one in found.passages]

    return ask


def by_sqlite(guidance: Guidance) -> Ask:
    """SQLite's full-text search alone: any word of the question, in what the statements say."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE said USING fts5(id UNINDEXED, says, tokenize = 'porter unicode61')")
    database.executemany("INSERT INTO said VALUES (?, ?)", [(one.id, one.says) for one in guidance.statements.values()])

    def ask(question: str, _: str) -> Answer:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"[A-Za-z0-9]+", question))
        found = database.execute("SELECT id FROM said WHERE said MATCH ? ORDER BY bm25(said) LIMIT 5", (words,))
        ids = [key for (key,) in found]
        return ("partly" if ids else "no"), ids

    return ask


def by_rapidfuzz(guidance: Guidance) -> Ask:
    """Likeness of all the words alone."""
    texts = {one.id: one.says for one in guidance.statements.values()}

    def ask(question: str, _: str) -> Answer:
        found = process.extract(question, texts, scorer=fuzz.token_set_ratio, processor=utils.default_process, limit=5)
        return "partly", [key for _, _, key in found]

    return ask


def read_questions(path: Path) -> list[dict[str, Any]]:
    """The questions of a file, one a line; none where there is no such file."""
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [json.loads(line) for line in lines if line.strip()]


def below(options: argparse.Namespace, scores: dict[str, Score]) -> list[str]:
    """What is below its floor."""
    reached = []
    if "questions" in scores:
        shared = scores["questions"]
        reached.append(("questions: the right passage in the first three", shared.within(3), options.floor_first_three))
        reached.append(("questions: does not say", shared.silent(), options.floor_silent))
    if "dev" in scores:
        reached.append(("dev: the right passage in the first three", scores["dev"].within(3), options.floor_dev))
    if "forum" in scores:
        forum = scores["forum"]
        reached.append(("forum: the right passage in the first three", forum.within(3), options.floor_forum))
        reached.append(("forum: does not say", forum.silent(), options.floor_forum))
    if "unseen" in scores:
        reached.append(
            ("unseen: the right passage in the first three", scores["unseen"].within(3), options.floor_unseen)
        )
    return [f"{what}: {share:.1f}%, below {floor}%" for what, share, floor in reached if share < floor]


def main(arguments: list[str] | None = None) -> int:
    """Prints the table. Exit 1 where a share is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--quick", action="store_true", help="only the two sets of questions")
    for floor in ("first-three", "silent", "dev", "forum", "unseen"):
        parser.add_argument(f"--floor-{floor}", type=float, default=0.0, metavar="PERCENT")
    options = parser.parse_args(arguments)
    guidance = load_guidance()
    heads = "  ".join(f"first {most}" if most == 1 else f"in {most:>3}" for most in FIRST)
    print(f"{'':<{_WIDE}}{'asked':>6}  {heads}  no right  no wrong")
    if not options.quick:
        print("\n".join(left_out(guidance)))
    sets = {
        "questions": read_questions(options.shared / "evaluation" / "questions.jsonl"),
        "dev": read_questions(Path(__file__).with_name("questions-dev.jsonl")),
        "forum": read_questions(Path(__file__).with_name("questions-forum.jsonl")),
        "unseen": read_questions(Path(__file__).with_name("questions-unseen.jsonl")),
    }
    scores = {}
    for name, ask in (("", by_index), (" sqlite", by_sqlite), (" rapidfuzz", by_rapidfuzz)):
        asking = ask(guidance)
        for which, questions in sets.items():
            if questions:
                score = asked(guidance, questions, asking, options.verbose and not name and which != "unseen")
                scores[f"{which}{name}"] = score
                print(row(f"{which}{name}", score.places, score.said_no, score.no_is_right))
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
    failed = below(options, scores)
    print("\n".join(failed), end="\n" if failed else "")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
