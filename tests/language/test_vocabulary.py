"""Other names for the same thing: what finds what, both ways or one way, and what is left alone."""

from __future__ import annotations

import pytest

from assistant.guidance.lexicon import Alike
from assistant.language.names import words_of
from assistant.language.stems import stem
from assistant.language.vocabulary import Vocabulary, shipped_alike
from tests.cases import shipped

SMALL = Vocabulary(
    (
        Alike(("care order", "CO")),
        Alike(("interim care order", "ICO")),
        Alike(("nan", "grandmother"), ("relative",)),
        Alike(("paperwork", "form")),
        Alike(("paperwork", "record")),
    )
)


def finds(typed: str, text: str, vocabulary: Vocabulary = SMALL) -> float:
    """How much a text counts for what was typed, by the name that fits it best."""
    have = set(vocabulary.terms(text))
    units = vocabulary.units(typed)
    return max((counts for unit in units for term, counts in unit.terms if term in have), default=0)


@pytest.mark.parametrize(("one", "other"), [("CO", "a care order"), ("care orders", "the CO"), ("nan", "grandmothers")])
def test_each_name_finds_the_other(one: str, other: str) -> None:
    assert finds(one, other) == finds(other, one) == 1


def test_a_wider_name_is_found_but_does_not_find() -> None:
    assert 0 < finds("nan", "a relative") < 1
    assert finds("relative", "her nan") == 0


def test_the_longest_name_is_what_is_spoken_of_and_what_stands_in_it_counts_for_less() -> None:
    (unit,) = SMALL.units("the ICO")
    assert unit.typed == "ICO"
    (unit,) = SMALL.units("an interim care order")
    assert unit.typed == "interim care order"
    assert 0 < finds("interim care order", "a care order") < finds("interim care order", "an ICO")


def test_a_name_of_two_things_finds_both_and_they_do_not_find_each_other() -> None:
    assert finds("paperwork", "a form") == finds("paperwork", "a record") == 1
    assert finds("form", "a record") == 0


def test_a_thing_named_twice_counts_once() -> None:
    assert len(SMALL.units("CO or care order")) == 1


def test_what_is_a_word_of_the_field_in_capitals_only_is_a_common_word_else() -> None:
    vocabulary = Vocabulary(shipped_alike(), shipped().terms.values())
    assert [unit.typed for unit in vocabulary.units("is there an SO")] == ["supervision order"]
    assert vocabulary.units("is that so") == []
    assert "supervision order" not in [unit.typed for unit in vocabulary.units("IS THAT SO")]


@pytest.mark.parametrize("name", ["PPM", "SGO", "CAO", "FGC", "IRO", "LAC", "nan", "s20", "PWP", "FFA", "kinship"])
def test_the_fields_abbreviations_and_everyday_words_have_other_names(name: str) -> None:
    vocabulary = Vocabulary(shipped_alike(), shipped().terms.values())
    assert all(unit.names for unit in vocabulary.units(name))


@pytest.mark.parametrize(
    "alike",
    [
        "review reviews reviewing reviewed",
        "permanence permanent permanency",
        "adopt adoption adopted adopting adoptive",
        "family families",
        "viable viability",
        "stop stops stopped stopping",
        "apply applies applied applying",
        "six 6",
        "PPM PPMs",
    ],
)
def test_the_forms_of_a_word_have_one_stem(alike: str) -> None:
    assert len({stem(word) for word in words_of(alike)}) == 1


@pytest.mark.parametrize(
    "apart", ["care carer", "parent part", "plan plant", "order ordinary", "bus busy", "court count"]
)
def test_other_words_do_not(apart: str) -> None:
    assert len({stem(word) for word in words_of(apart)}) == 2


def test_whose_it_is_and_accents_make_no_difference() -> None:
    assert words_of("The child’s café isn't Éire's") == ["the", "child", "cafe", "isn", "eire"]
