"""What could tell who somebody is: how much of it is pointed out, how much else is, and what stands instead."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.guidance import BadKnowledge
from assistant.guidance.shipped import shipped_folder
from assistant.language.not_names import FILE, field_words, read_not_names
from assistant.language.privacy import private_in, with_roles
from assistant.language.understood import Private
from tests.cases import shipped

LINES = Path(__file__).with_name("private.jsonl")
LATER = Path(__file__).with_name("private-later.jsonl")
"""Lines full of odd capitals and rare names, written in three rounds after the rules, each scored once while unseen:
names .79 / .96, .74 / .78 and .89 / .71 (precision, recall), all else 1 / 1. The rules were then mended by them."""
FLOORS = {"name": (0.97, 0.8)}
"""Precision and recall; the third that was held out had .89 / 1 of the names when it was first scored.
Of the rest, which has a shape of its own, nearly all must be found and nearly nothing else."""
OF_THE_REST = (0.97, 0.95)


@cache
def known() -> frozenset[str]:
    return field_words(shipped())


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def lines(held_out: bool) -> list[dict[str, Any]]:
    return [row for row in read(LINES) if row["held_out"] == held_out]


def score(rows: list[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """Precision and recall by kind: a thing is found if one found covers it all, and right if it touches one."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found = private_in(row["text"], known())
        for gold in row["private"]:
            of_kind = [one for one in found if one.kind == gold["kind"]]
            counts[_group(gold["kind"]), "gold"] += 1
            counts[_group(gold["kind"]), "hit"] += any(
                one.start <= gold["start"] and one.end >= gold["end"] for one in of_kind
            )
        for one in found:
            counts[_group(one.kind), "found"] += 1
            counts[_group(one.kind), "right"] += any(
                one.kind == gold["kind"] and one.start < gold["end"] and gold["start"] < one.end
                for gold in row["private"]
            )
    return {
        group: (
            counts[group, "right"] / max(counts[group, "found"], 1),
            counts[group, "hit"] / max(counts[group, "gold"], 1),
        )
        for group in ("name", "rest")
    }


def _group(kind: str) -> str:
    return kind if kind in FLOORS else "rest"


def write(text: str) -> str:
    return with_roles(text, private_in(text, known()))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in private_in(text, known())]


@pytest.mark.parametrize("which", ["seen", "held out", "later"])
def test_enough_is_pointed_out_and_little_else(which: str) -> None:
    rows = read(LATER) if which == "later" else lines(which == "held out")
    for group, (precision, recall) in score(rows).items():
        least_precision, least_recall = FLOORS.get(group, OF_THE_REST)
        assert precision >= least_precision, group
        assert recall >= least_recall, group


def test_the_lines_are_annotated_where_their_words_stand() -> None:
    rows = lines(True) + lines(False)
    assert len(rows) == 150
    assert sum(not row["private"] for row in rows) == 75
    assert all(
        row["text"][one["start"] : one["end"]] == one["text"] for row in rows + read(LATER) for one in row["private"]
    )


def test_the_guidance_names_nobody() -> None:
    found = [
        (one.text, statement.id)
        for statement in shipped().statements.values()
        for one in private_in(statement.says, known())
    ]
    assert found == []


def test_it_takes_under_a_millisecond_a_line() -> None:
    rows = lines(True) + lines(False)
    private_in(rows[0]["text"], known())
    start = perf_counter()
    for row in rows:
        private_in(row["text"], known())
    assert (perf_counter() - start) / len(rows) < 0.001


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Mum's friend Jacqui would have both", "Mum's friend would have both"),
        ("carers Jacqui and Piotr are willing", "carers are willing"),
        ("uncle Piotr and Jacqui are willing", "uncle and [name] are willing"),
        ("we met Jacqui's dad", "we met [name]'s dad"),
        ("dob 4/3/19", "dob 2019"),
        ("born on 4 March 2019 at home", "born in 2019 at home"),
        ("at 9 Birch Avenue, BL1 2AB", "at [address], [postcode]"),
        ("ring 07700 900555 or write to a.b@example.org", "ring [telephone] or write to [e-mail]"),
        ("ICS number 440021", "ICS number [number]"),
    ],
)
def test_the_role_or_a_plain_word_stands_instead(text: str, instead: str) -> None:
    assert write(text) == instead


@pytest.mark.parametrize(
    "text",
    [
        "moved on 4/3/21",
        "EDD 4/3/2027",
        "S20 2nd time round",
        "in S20 since May",
        "2 Family Court hearings",
        "3 minutes down the road",
        "£1234567",
        "the 2019 case",
        "she went to Preston",
        "Monday at the Royal Bolton Hospital",
        "Mum is Portuguese and Catholic",
        "HMP Forest Bank",
        "MUM SAYS NO AND DAD SAYS YES",
    ],
)
def test_dates_places_and_the_fields_own_words_are_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_an_nhs_number_is_known_by_its_last_figure_or_by_being_called_one() -> None:
    assert kinds("401 023 2137") == [("number", "401 023 2137")]
    assert kinds("401 023 2138") == []
    assert kinds("NHS no 401 023 2138") == [("number", "401 023 2138")]


def test_a_name_in_small_letters_needs_a_sure_sign() -> None:
    assert kinds("my name is jacqui") == [("name", "jacqui")]
    assert kinds("her name is on the list") == []
    assert kinds("uncle piotr came") == [("name", "piotr")]
    assert kinds("we will mark it") == []


def test_words_that_are_known_name_nobody() -> None:
    assert kinds("we asked Quillfold about it") == [("name", "Quillfold")]
    assert private_in("we asked Quillfold about it", {*known(), "quillfold"}) == ()


def test_what_is_not_of_this_text_is_left_alone() -> None:
    assert with_roles("abc", (Private("name", "xyz", 0, 3, "[name]"), Private("name", "q", 9, 10, ""))) == "abc"


def test_a_file_with_a_list_too_few_or_too_many_is_refused(tmp_path: Path) -> None:
    text = (shipped_folder("knowledge") / FILE).read_text(encoding="utf-8")
    for wrong, said in (
        (text.replace('id = "months"', 'id = "moths"'), "months"),
        (text + '\n[[words]]\nid = "more"\nwords = "a"\n', "more"),
        (text.replace("[[words]]", "[[word]]"), "word"),
    ):
        (tmp_path / FILE).write_text(wrong, encoding="utf-8")
        with pytest.raises(BadKnowledge, match=said):
            read_not_names(tmp_path)


PIECES = st.sampled_from(
    """
    Jacqui jacqui Piotr Will Hope May June Jordan Kent Xuvo xuvo O'Neill mum Mum's nan uncle carers friend Mr mrs Dr
    the The in at to moved and And , . ( ) : " ' - is said wants called name my Road Court School St HMP family dob born
    on 3/4/21 2019-02-03 (3.4.2018) 4 March 2019 14 Elm road OL6 7XY M14 07700 900 123 0161 NHS 401 0232137 case number
    12345 ICS £ AB 12 34 56 C [name] in 2021 a@b.co Panel Smith's JACQUI don't
    """.split()
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join)))
@settings(max_examples=600, deadline=None)
def test_any_text_is_read_and_what_is_written_instead_has_nothing_more_to_point_out(text: str) -> None:
    found = private_in(text, known())
    at = 0
    for one in found:
        assert at <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        at = one.end
    once = with_roles(text, found)
    assert write(once) == once


@pytest.mark.parametrize(
    "unit", ["a", "A", "1", "1 ", "Aa ", "a.", "a@", "0-", "'", "(", "born ", "Mum Kelly and ", "1/"]
)
def test_a_long_line_is_read_quickly(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    start = perf_counter()
    private_in(text, known())
    assert perf_counter() - start < 2
