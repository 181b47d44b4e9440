"""The pattern language of the lexicon."""

from __future__ import annotations

import pytest

from assistant.language.patterns import BadPattern, Patterns
from assistant.language.tokens import Word, matched

LISTS = {"drug": ("heroin", "class a", "drugs")}


def cut(text: str) -> list[str]:
    return text.lower().split()


def found(pattern: str, text: str, who: dict[str, str] | None = None) -> str | None:
    """The words of a text that a pattern matches first."""
    words = [Word(one.lower(), one, (who or {}).get(one, ""), one not in ",.") for one in text.split()]
    for variant in Patterns(LISTS, cut).variants(pattern):
        for at in range(len(words)):
            match = matched(variant, variant.anchor, words, at)
            if match:
                return " ".join(word.text for word in words[match.start : match.end])
    return None


@pytest.mark.parametrize(
    ("pattern", "text", "match"),
    [
        ("died", "mum died", "died"),
        ("assess*", "she was Assessed", "Assessed"),
        ("assess*", "a class", None),
        ("passed away|on", "he passed on", "passed on"),
        ("passed away|on", "he passed out", None),
        ("family group? meeting", "the family meeting", "family meeting"),
        ("family group? meeting", "the family group meeting", "family group meeting"),
        ("using {drug}", "using heroin", "using heroin"),
        ("using {drug}", "using class a", "using class a"),
        ("using {drug}? again", "using again", "using again"),
        ("using {drug}? again", "using class a again", "using class a again"),
        ("=CO", "a CO", "CO"),
        ("=CO", "a co worker", None),
        ("{number} months", "six months", "six months"),
        ("up_to|about five", "up to five", "up to five"),
        ("viability .. negative", "viability came back negative", "viability came back negative"),
        ("viability .. negative", "viability and a lot more negative", None),
        ("viability ... negative", "viability , negative", None),
        ("viability ... negative", "viability but negative", None),
    ],
)
def test_a_pattern_matches_what_it_says(pattern: str, text: str, match: str | None) -> None:
    assert found(pattern, text) == match


def test_people_are_matched_by_what_they_are_to_the_child() -> None:
    who = {"nan": "carer", "Bev": "carer", "dad": "parent"}
    assert found("{carer} offered", "nan Bev offered", who) == "nan Bev offered"
    assert found("{carer} offered", "dad offered", who) is None
    assert found("{who} offered", "dad offered", who) == "dad offered"


def test_what_a_gap_holds_is_not_the_pattern_s_own_wording() -> None:
    words = [Word(one, one) for one in "viability was not negative".split()]
    variant = Patterns({}, cut).variants("viability .. negative")[0]
    match = matched(variant, variant.anchor, words, 0) or matched(variant, variant.anchor, words, 3)
    assert match is not None
    assert (match.start, match.end, match.literal) == (0, 4, frozenset((0, 3)))


def test_small_words_may_stand_between_any_two() -> None:
    words = [Word(one, one, between=one in ("not", "still")) for one in "is still not drinking not at all".split()]
    (variant,) = Patterns({}, cut).variants("is drinking")
    match = matched(variant, 1, words, 3)
    assert match is not None
    assert (match.start, match.end, match.literal) == (0, 4, frozenset((0, 3)))


def test_a_pattern_says_whether_it_begins_and_ends_its_clause() -> None:
    variant = Patterns({}, cut).variants("< not yet >")[0]
    assert (variant.first, variant.last) == (True, True)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", "expected words"),
        ("a < b", "< only first"),
        (".. died", "before and after a gap"),
        ("died ...", "before and after a gap"),
        ("on {cars}", "no such list"),
        ("gap?", "at least one word that must be there"),
        ("a* b", "letters before *"),
        ("one|{two words}", "expected a word"),
        (" ".join(["up_to|on|off"] * 9), "at most 400"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_refused_with_what_was_expected(pattern: str, expected: str) -> None:
    with pytest.raises(BadPattern, match=expected.replace("*", r"\*")):
        Patterns(LISTS, cut).variants(pattern)
