"""The scorer of what is understood: its arithmetic, on lines small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.language.understood import Finding, Polarity, Understood, Unplaced
from tests.evaluation import plain_matching
from tests.evaluation.score_utterances import CONCEPTS, main, read_lines
from tests.evaluation.understood_marks import Figures, figures, mark

LINES = [
    {
        "id": 1,
        "text": "dad's in prison, mum used to drink; nan might have him",
        "question": "Who?",
        "facts": [
            {"concept": "parent_in_prison", "polarity": "affirmed", "span": "dad's in prison", "start": 0, "end": 15},
            {"concept": "substance_misuse", "polarity": "historical", "span": "mum used to drink"},
            {"concept": "relative_willing", "polarity": "uncertain", "span": "nan might have him"},
        ],
    },
    {
        "id": 2,
        "text": "he is four, his aunt too far away",
        "facts": [
            {"concept": "under_five", "polarity": "affirmed", "span": "he is four"},
            {"concept": "distance_from_home", "polarity": "affirmed", "span": "his aunt too far away"},
        ],
    },
    {"id": 3, "text": "nothing to add", "facts": []},
]


def found(text: str, concept: str, polarity: Polarity, words: str, ask: str | None = None) -> Finding:
    start = text.index(words)
    return Finding(concept, polarity, "mother", ask, words, start, start + len(words))


class Stub:
    """Says what it was told to say."""

    def __init__(self, answers: dict[str, Understood]) -> None:
        self.answers = answers

    def understand(self, text: str, question: str | None = None) -> Understood:
        return self.answers.get(text, Understood(text))


def answers() -> dict[str, Understood]:
    one, two, three = (str(line["text"]) for line in LINES)
    return {
        one: Understood(
            one,
            findings=(
                found(one, "parent_in_prison", "affirmed", "dad's in prison"),
                found(one, "parent_in_prison", "affirmed", "prison"),
                found(one, "substance_misuse", "affirmed", "drink"),
                found(one, "relative_willing", "hypothetical", "nan might", "if?"),
                found(one, "care_order", "affirmed", "have him", "legal?"),
                found(one, "domestic_abuse", "other_person", "him"),
                found(one, "not_one_of_ours", "affirmed", "nan"),
            ),
        ),
        two: Understood(
            two,
            findings=(found(two, "under_five", "affirmed", "he is four"),),
            unplaced=(
                Unplaced("his aunt too far away", 12, 33, ("fgc_held", "relative_willing", "distance_from_home")),
                Unplaced("he", 0, 2, ("under_five",)),
            ),
        ),
        three: Understood(three),
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "said.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    return path


def all_marks(file: Path, told: dict[str, Understood]) -> Figures:
    return figures([mark(line, Stub(told).understand(line.text), CONCEPTS) for line in read_lines(file)])


def test_the_concepts_are_the_thirty_five() -> None:
    assert len(set(CONCEPTS)) == 35


def test_the_figures_are_those_counted_by_hand(file: Path) -> None:
    found = all_marks(file, answers())
    assert found.asserted == 4  # two of prison, one of drink, one of age; another's and unknown ones do not count
    assert found.precision == pytest.approx(2 / 4)  # the second prison has no fact left, the drinking is past
    assert found.concept_precision == pytest.approx(3 / 4)
    assert found.recall == pytest.approx(2 / 5)
    assert found.with_asked == pytest.approx(3 / 5)
    assert found.asked == 2
    assert found.asked_precision == pytest.approx(1 / 2)
    assert found.asked_a_line == pytest.approx(2 / 3)
    assert (found.silent, found.offers) == (1, 1.0)


def test_an_offer_after_the_third_or_of_another_clause_does_not_count(file: Path) -> None:
    two = str(LINES[1]["text"])
    for clauses in (
        (Unplaced("his aunt", 12, 20, ("fgc_held", "care_order", "section_20", "distance_from_home")),),
        (Unplaced("his aunt", 12, 20, ("fgc_held",)), Unplaced("he", 0, 2, ("distance_from_home",))),
        (),
    ):
        told = answers() | {two: Understood(two, (found(two, "under_five", "affirmed", "he is four"),), clauses)}
        assert all_marks(file, told).offers == 0.0
    told[two] = Understood(two, told[two].findings, (Unplaced("he", 0, 2, ("distance_from_home",)),))
    assert all_marks(file, told).offers == 1.0, "no clause overlaps the fact: any of the line does"


def test_nothing_found_has_no_precision_and_no_recall(file: Path) -> None:
    found = all_marks(file, {})
    assert (found.precision, found.recall, found.asserted, found.silent) == (None, 0.0, 0, 5)


def test_floors_give_the_exit_code(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def code(*floors: str) -> int:
        return main([str(file), *floors], load=lambda: Stub(answers()))

    assert code("--floor-precision", "0.5", "--floor-recall", "0.6", "--floor-offers", "1") == 0
    assert code("--floor-precision", "0.51") == 1
    assert code("--floor-recall", "0.61") == 1
    printed = capsys.readouterr().out
    assert "wrong: parent_in_prison affirmed in 'prison'" in printed
    assert "wrong polarity: substance_misuse affirmed, expected past" in printed
    assert "silent: distance_from_home affirmed in 'his aunt too far away': offered" in printed


def test_held_out_lines_are_scored_apart_and_not_shown(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = file.with_name("held.json")
    ids.write_text('{"said": [1], "other": [2]}', encoding="utf-8")
    arguments = [str(file), "--held-out", str(ids), "--verbose", "--floor-precision"]
    assert main([*arguments, "0.4"], load=lambda: Stub(answers())) == 1, "the floor is that of line 1: one of three"
    assert main([*arguments, "0.33"], load=lambda: Stub(answers())) == 0
    printed = capsys.readouterr().out
    assert "held out: 1 lines, 3 facts" in printed
    assert "the rest: 2 lines, 2 facts" in printed
    assert "prison" not in printed


@pytest.mark.parametrize("text", ["", "{", '{"id": 1, "text": "no facts"}', '{"id": 1, "text": "x", "facts": [1]}'])
def test_a_bad_file_gets_one_line(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(text, encoding="utf-8")
    assert main([str(path)], load=lambda: Stub({})) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_plain_matching_learns_from_the_other_half_only() -> None:
    prison = plain_matching.Example("in prison", ("parent_in_prison", "affirmed"))
    inside = plain_matching.Example("in prison", ("parent_in_prison", "negated"))
    alike = [("f", "dad is in prison", [prison]), ("f", "he isn't in prison", [inside])]
    found = plain_matching.score(plain_matching.by_rapidfuzz, alike)
    assert (found.precision, found.recall, found.f1) == (1.0, 1.0, 1.0)
    assert found.f1_with_polarity == pytest.approx(0.5), "it says affirmed of both"
    alone = plain_matching.score(plain_matching.by_rapidfuzz, alike[:1])
    assert alone == plain_matching.Plain(0.0, 0.0, 0.0, 0.0), "with no other half there is nothing to know it by"


def test_full_text_search_finds_the_nearest_example() -> None:
    words = ["alpha beta gamma", *(f"word{number}" for number in range(30))]
    examples = [plain_matching.Example(word, (word, "negated")) for word in words]
    find = plain_matching.by_full_text_search(examples)
    assert find("it was alpha!") == set(), "one word is not near enough"
    assert find("so alpha beta gamma then") == {("alpha beta gamma", "negated")}
    assert find("?!") == set()
