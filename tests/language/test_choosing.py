"""Words matched to the choices of a card: exact only word for word, near is offered, far is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.utils import default_process

from assistant.interview.cards import SPECIALS
from assistant.language.choosing import MOST, Groups, closest, likeness
from tests.cases import shipped


def _offers(question: str) -> list[tuple[str, str]]:
    choices = [(choice.id, choice.label) for choice in shipped().questions[question].choices]
    return [*(choices or [("yes", "Yes"), ("no", "No")]), *SPECIALS]


def _meant(words: str, question: str) -> tuple[Groups, bool]:
    return closest(words, _offers(question), shipped().questions[question].type == "many")[:2]


@pytest.mark.parametrize("question", ["living_now", "legal_status", "home_safety", "offers", "relation", "adult"])
def test_every_number_and_label_is_taken_at_its_word(question: str) -> None:
    for number, (identity, label) in enumerate(_offers(question), 1):
        for words in (str(number), f" {number} ", label, label.upper(), f"{label}."):
            assert _meant(words, question) == (((identity,),), True), words


def test_what_only_an_id_says_word_for_word_is_asked_back() -> None:
    assert _meant("section 20", "legal_status") == ((("section_20",),), False)
    assert _meant("foster carer", "living_now")[1] is False


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("care order and placement order", ("care_order", "placement_order")),
        ("5, 8", ("section_20", "care_order")),
        ("5 8 5", ("section_20", "care_order")),
        ("Care order; Care order", ("care_order",)),
        ("Care order & remanded", ("care_order", "remand")),
    ],
)
def test_several_that_are_each_word_for_word_are_taken_at_their_word(words: str, meant: tuple[str, ...]) -> None:
    assert _meant(words, "legal_status") == ((meant,), True)


@pytest.mark.parametrize("words", ["0", "99", "5, 99", "1, 2", "-1", "1.5"])
def test_a_number_that_is_not_there_is_no_choice(words: str) -> None:
    question = "living_now" if words == "1, 2" else "legal_status"
    assert _meant(words, question)[1] is False


@pytest.mark.parametrize(
    ("question", "words", "likeliest"),
    [
        ("living_now", "with mum", "parents"),
        ("living_now", "with his nan", "relative"),
        ("living_now", "a residential home", "residential"),
        ("legal_status", "s20", "section_20"),
        ("legal_status", "ICO", "interim_care_order"),
        ("legal_status", "interim care", "interim_care_order"),
        ("legal_status", "care ordr", "care_order"),
        ("legal_status", "full care order", "care_order"),
        ("legal_status", "CP plan", "child_protection"),
        ("legal_status", "EPO", "emergency_protection"),
        ("home_safety", "not yet assessed", "not_assessed"),
        ("offers", "withdrawn", "withdrew"),
        ("relation", "mum", "mother"),
        ("relation", "dad", "father"),
        ("relation", "MGM", "grandparent"),
        ("relation", "grandmother", "grandparent"),
        ("relation", "stepdad", "step_parent"),
        ("relation", "great aunt", "other_relative"),
        ("home_risks", "DV", "domestic_abuse"),
        ("adult", "yeah", "yes"),
        ("adult", "nope", "no"),
        ("arrangement_stability", "setled", "settled"),
    ],
)
def test_what_workers_write_is_offered_first_and_asked_back(question: str, words: str, likeliest: str) -> None:
    groups, exact = _meant(words, question)
    assert groups[0] == (likeliest,)
    assert not exact


def test_the_plainest_meaning_comes_first_and_is_asked_back() -> None:
    assert _meant("foster carers", "living_now") == ((("foster_carer",),), False)
    groups, exact = _meant("auntie", "relation")
    assert (groups[0], exact) == (("aunt_or_uncle",), False)


@pytest.mark.parametrize(
    "words", ["not sure", "dunno", "don't know", "Don’t know yet", "unsure", "no idea", "IDK", "I'm not sure"]
)
@pytest.mark.parametrize("question", ["living_now", "legal_status", "home_safety", "adult"])
def test_not_sure_suggests_not_known_yet_and_nothing_else(question: str, words: str) -> None:
    assert _meant(words, question) == ((("not_known",),), False)


def test_not_applicable_suggests_that_it_does_not_apply() -> None:
    assert _meant("n/a", "living_now") == ((("does_not_apply",),), False)


@pytest.mark.parametrize(
    "words", ["", " ", "...", "the moon", "xyzzy", "[/zzzz]", "99 red balloons", "爷爷", "section 31"]
)
def test_what_is_like_nothing_means_nothing(words: str) -> None:
    assert _meant(words, "legal_status") == ((), False)


@pytest.mark.parametrize(
    "words", ["not a care order", "isn't on a care order", "no supervision order", "never remanded"]
)
def test_what_is_denied_is_not_offered_as_if_it_were_said(words: str) -> None:
    groups, exact = _meant(words, "legal_status")
    assert not exact
    assert not {"care_order", "supervision_order", "remand"} & {identity for group in groups for identity in group}


def test_no_is_never_not_known_and_not_known_is_never_no() -> None:
    assert _meant("no", "adult") == ((("no",),), True)
    assert _meant("not known", "adult") == ((("not_known",),), True)


def test_likeness_is_whole_for_the_same_words_and_nothing_for_none() -> None:
    assert likeness("Care order", "care order") == 100
    assert likeness("", "care order") == likeness("care order", "") == 0


QUESTIONS = st.sampled_from([one for one in shipped().questions if shipped().questions[one].type in ("choice", "many")])


@settings(max_examples=300, deadline=None)
@given(QUESTIONS, st.data())
def test_nothing_is_exact_but_a_number_a_label_or_an_id(question: str, data: st.DataObject) -> None:
    offers = _offers(question)
    label = data.draw(st.sampled_from([label for _, label in offers]))
    at = data.draw(st.integers(0, len(label)))
    words = data.draw(
        st.one_of(st.text(max_size=40), st.just(label[:at]), st.just(label[at:]), st.just(f"not {label}"))
    )
    groups, exact, _ = closest(words, offers, several=False)
    known = {default_process(form) for identity, label in offers for form in (label, identity.replace("_", " "))}
    numbers = {str(number) for number in range(1, len(offers) + 1)}
    assert len(groups) <= MOST
    assert {identity for group in groups for identity in group} <= {identity for identity, _ in offers}
    if exact:
        stripped = words.strip()
        assert default_process(words) in known or (stripped.isdecimal() and str(int(stripped)) in numbers)


@settings(max_examples=200, deadline=None)
@given(QUESTIONS, st.text(max_size=400))
def test_no_words_crash_it_and_the_same_words_mean_the_same(question: str, words: str) -> None:
    assert _meant(words, question) == _meant(words, question)
