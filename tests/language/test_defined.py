"""Questions that ask what a word of the field means."""

from __future__ import annotations

import pytest

from assistant.documents.asked import found_text
from assistant.guidance import Guidance
from assistant.language.defined import Defined
from assistant.language.search import Index


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("what is a family group conference?", ["family_group_conference"]),
        ("whats an IRO", ["iro"]),
        ("What does PLO mean?", ["public_law_outline"]),
        ("what is an FGC and when should we offer one?", ["family_group_conference"]),
        ("what is words and pictures?", ["words_and_pictures"]),
        ("what's the difference between an SGO and a CAO?", ["special_guardianship_order", "child_arrangements_order"]),
    ],
)
def test_a_word_of_the_field_is_found_by_any_of_its_names(question: str, terms: list[str], guidance: Guidance) -> None:
    assert [one.id for one in Defined(guidance.terms.values()).asked_for(question)] == terms


@pytest.mark.parametrize(
    "question",
    [
        "who chairs a family group conference?",
        "what is the IRO's telephone number?",
        "what is",
        "define",
        "what is a xyzzy?",
    ],
)
def test_what_asks_for_something_else_is_given_no_meaning(question: str, guidance: Guidance) -> None:
    assert Defined(guidance.terms.values()).asked_for(question) == ()


def test_the_meaning_comes_first_with_what_it_rests_on(guidance: Guidance) -> None:
    found = Index(guidance).ask("what is a family group conference?", "tameside")
    (term,) = found.terms
    text = " ".join(found_text(found, guidance, authority="tameside").split())
    assert text.startswith(f"Family group conference: {term.means} A document carries this meaning.")
