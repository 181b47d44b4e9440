"""Searching the guidance: what is found, whose comes first, and that nothing is made up."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.guidance import Guidance
from assistant.guidance.sheets import Silence
from assistant.language.names import asks_for_time
from assistant.language.search import LONGEST_QUESTION, MOST_LISTED, MOST_OTHERS, MOST_PASSAGES, Index
from assistant.text import clean_line
from tests.cases import shipped


def small(*statements: tuple[str, str, tuple[str, ...]]) -> Guidance:
    """A guidance of these statements only: (id of a shipped one, what it says, how it may be asked for)."""
    found = {}
    for identity, says, asks in statements:
        one = replace(shipped().statements[identity], says=says, asks=asks, section="", topics=(), options=())
        found[identity] = one
    return replace(shipped(), statements=found, terms={}, silences={}, forms={}, conflicts={}, notes={})


@pytest.fixture(scope="module")
def index() -> Index:
    """The shipped guidance, ready to search."""
    return Index(shipped())


# ---------------------------------------------------------------- how a statement may be asked for


def test_a_statement_is_found_by_a_word_that_stands_only_in_how_it_may_be_asked_for() -> None:
    guidance = small(("TM-216b", "A connected person.", ("could gran have him?",)), ("TM-204a", "Home.", ()))
    found = Index(guidance).ask("gran", "tameside")
    assert [one.id for one in found.passages] == ["TM-216b"]
    assert Index(guidance).everything("gran", "tameside").statements == ("TM-216b",)


def test_what_is_only_asked_for_is_not_said_to_stand_in_the_passage() -> None:
    guidance = small(("TM-216b", "A connected person.", ("could gran have him?",)))
    found = Index(guidance).ask("gran", "tameside")
    assert (found.answered, found.unfound) == ("partly", ())
    assert Index(guidance).ask("connected person", "tameside").answered == "yes"


def test_what_a_statement_says_counts_for_more_than_how_it_may_be_asked_for() -> None:
    asked = ("TM-204a", "Stay at home.", ("what of siblings?",))
    said = ("TM-342a", "Siblings live together.", ())
    for order in ((asked, said), (said, asked)):
        found = Index(small(*order)).ask("siblings", "tameside")
        assert [one.id for one in found.passages] == ["TM-342a", "TM-204a"]


def test_a_shipped_question_finds_its_own_statement(index: Index) -> None:
    found = 0
    asked = [(one.id, one.asks[0]) for one in shipped().statements.values() if one.asks]
    for identity, question in asked:
        found += identity in [passage.id for passage in index.ask(question, "england").passages]
    assert found > 0.9 * len(asked)


# ---------------------------------------------------------------- a question, as before


def test_ones_own_council_comes_first_among_equals() -> None:
    same = "Meetings are held every six weeks."
    index = Index(small(("TM-490a", same, ()), ("DV-048c", same, ())))
    for authority, first in (("tameside", "TM-490a"), ("devon", "DV-048c")):
        assert index.ask("meetings every six weeks", authority).passages[0].id == first
        assert index.everything("meetings every six weeks", authority).statements[0] == first


def test_no_more_than_a_few_passages_answer(index: Index) -> None:
    assert len(index.ask("permanence plan for the child", "devon").passages) == MOST_PASSAGES


def test_a_misspelt_word_is_read_as_the_nearest_and_that_is_told(index: Index) -> None:
    assert index.ask("speciel guardianship", "devon").read_as == (("speciel", "special"),)
    assert index.everything("speciel guardianship", "devon").read_as == (("speciel", "special"),)


@pytest.mark.parametrize("words", ["xyzzy plugh", "?", "the and of", "", "*", '"', "NEAR", "\x1b[31m"])
def test_what_nothing_has_is_not_found(index: Index, words: str) -> None:
    found = index.ask(words, "tameside")
    assert (found.answered == "no") == (found.passages == ())


# ---------------------------------------------------------------- other names


@pytest.mark.parametrize("words", ["ppm", "PPMs", "how often are PPMs"])
def test_an_abbreviation_finds_what_it_stands_for(index: Index, words: str) -> None:
    assert {"TM-489a", "TM-490a"} <= set(index.everything(words, "tameside").statements)


def test_another_name_counts_as_the_word_and_that_it_was_used_is_told() -> None:
    guidance = small(("TM-490a", "A Permanency Planning Meeting is held.", ()), ("TM-204a", "Stay at home.", ()))
    guidance = replace(guidance, terms={"ppm": shipped().terms["ppm"]})
    for words in ("ppm", "PPMs"):
        found = Index(guidance).ask(words, "tameside")
        assert (found.answered, [one.id for one in found.passages]) == ("yes", ["TM-490a"])
        assert found.also == ((words, "permanence planning meeting"),)
        assert Index(guidance).everything(words, "tameside").also == found.also


def test_what_is_found_as_it_was_typed_is_not_said_to_go_by_another_name(index: Index) -> None:
    assert index.ask("nominated officer", "tameside").also == ()
    assert index.ask("special guardianship order", "tameside").also == ()


def test_a_family_word_finds_the_relatives(index: Index) -> None:
    found = index.ask("can nan apply after a year", "tameside")
    assert "TM-425m" in [one.id for one in found.passages[:3]]
    assert 2 in found.notes[:3]
    assert ("nan", "relative") in found.also


# ---------------------------------------------------------------- asking for a time


@pytest.mark.parametrize(
    ("question", "time"),
    [
        ("how often are PPMs?", True),
        ("By when must it be done", True),
        ("when is the first review?", True),
        ("How many working days is it?", True),
        ("what happens when the order ends?", False),
        ("who chairs the meeting?", False),
    ],
)
def test_a_question_may_ask_for_a_time(question: str, time: bool) -> None:
    assert asks_for_time(question) == time


def test_a_time_comes_first_where_one_is_asked_for() -> None:
    chaired = ("TM-297a", "The manager chairs planning meetings.", ())
    timed = ("TM-490a", "Planning meetings are held every six weeks.", ())
    for order in ((chaired, timed), (timed, chaired)):
        index = Index(small(*order))
        assert index.ask("planning meetings", "tameside").passages[0].id == "TM-297a"
        assert index.ask("how often are planning meetings?", "tameside").passages[0].id == "TM-490a"


def test_who_chairs_does_not_come_before_how_often(index: Index) -> None:
    found = [one.id for one in index.ask("how often are PPMs", "tameside").passages]
    assert found[0] == "TM-490a"
    assert "TM-297a" not in found


# ---------------------------------------------------------------- a question that is kept


def test_nearly_the_same_question_comes_first_but_is_no_answer_by_itself() -> None:
    kept = ("TM-204a", "Stay where you are.", ("is a hamster welcome at meetings?",))
    says = ("TM-342a", "A hamster. Meetings.", ())
    found = Index(small(kept, says, ("TM-343a", "Something else.", ()))).ask("Is the hamster welcome?", "tameside")
    assert found.passages[0].id == "TM-204a"
    assert found.answered == "partly"


# ---------------------------------------------------------------- what no document covers


def test_what_no_document_covers_is_the_answer(index: Index) -> None:
    for words in ("passport", "abroad", "can he get a passport?"):
        found = index.ask(words, "tameside")
        assert found.answered == "no"
        assert "passports-surname-and-travel" in found.silences
        assert not found.read_as


def test_what_is_covered_is_not_said_to_be_silent(index: Index) -> None:
    asked = [one.asks[0] for one in shipped().statements.values() if one.asks]
    silent = [question for question in asked if index.ask(question, "tameside").answered == "no"]
    assert len(silent) < 0.02 * len(asked)


def test_a_word_that_a_silence_has_is_not_taken_for_a_misspelling() -> None:
    silence = Silence("far", "Living abroad", "No document speaks of it.", "Legal.", ())
    guidance = replace(small(("TM-204a", "A broad plan; abroac.", ())), silences={"far": silence})
    found = Index(guidance).ask("abroad", "tameside")
    assert (found.answered, found.silences, found.passages, found.read_as) == ("no", ("far",), (), ())


# ---------------------------------------------------------------- everything


def test_every_kind_of_record_is_searched(index: Index) -> None:
    listed = index.everything("special guardianship support", "swindon")
    assert listed.statements
    assert listed.options == ("sgo",)
    assert "special_guardianship_support" in listed.terms
    assert listed.notes
    assert index.everything("planning template", "tameside").forms[0] == "tameside.planning-template"
    assert index.everything("brothers and sisters", "tameside").conflicts


def test_what_the_guidance_does_not_cover_is_found_by_how_it_may_be_asked_for() -> None:
    silence = Silence("moon", "Life elsewhere", "No document speaks of it.", "Legal.", ("may she live on the moon?",))
    listed = Index(replace(shipped(), silences={"moon": silence})).everything("moon", "devon")
    assert listed.silences == ("moon",)


@pytest.mark.parametrize(("words", "term"), [("SGO", "special_guardianship_order"), ("iro", "iro"), ("IRO", "iro")])
def test_a_word_of_the_field_that_is_called_just_so_comes_first(index: Index, words: str, term: str) -> None:
    assert index.everything(words, "devon").terms[0] == term


def test_a_word_is_found_by_what_one_council_calls_it(index: Index) -> None:
    called = shipped().terms[index.everything("Legal Gateway", "devon").terms[0]]
    assert "Legal Gateway" in called.words.values() or "Legal Gateway" in (called.term, *called.also)


def test_a_statement_with_more_of_the_words_comes_before_one_with_fewer() -> None:
    one = ("TM-204a", "Meetings, meetings and meetings.", ())
    both = ("TM-490a", "There is much to be said of many things, and of weeks between the meetings that are held.", ())
    assert Index(small(one, both)).everything("meetings weeks", "devon").statements == ("TM-490a", "TM-204a")


def test_a_word_or_form_with_few_of_the_words_is_left_out_where_another_has_more(index: Index) -> None:
    listed = index.everything("special guardianship allowance", "tameside")
    assert listed.terms[0] == "special_guardianship_allowance"
    assert all("guardian" in f"{shipped().terms[key]}".lower() for key in listed.terms)


def test_no_kind_is_listed_without_end(index: Index) -> None:
    listed = index.everything("child", "devon")
    listed = listed if listed.searched else index.everything("permanence plan court order family", "devon")
    assert len(listed.statements) <= MOST_LISTED
    for keys in (listed.options, listed.terms, listed.silences, listed.forms, listed.conflicts, listed.notes):
        assert len(keys) <= MOST_OTHERS


def test_how_many_more_there_are_is_told(index: Index) -> None:
    listed = index.everything("permanence", "tameside")
    assert len(listed.statements) == MOST_LISTED
    assert dict(listed.more)["statement"] > 0
    assert index.everything("xyzzy", "devon").more == ()


def test_words_too_common_to_search_for_are_told_from_words_that_nothing_has(index: Index) -> None:
    assert not index.everything("the of and", "devon").searched
    nothing = index.everything("xyzzy", "devon")
    assert nothing.searched
    assert nothing.unfound == ("xyzzy",)
    assert not nothing.statements


def test_an_id_finds_its_record_and_nothing_else(index: Index) -> None:
    assert index.everything("tm-216F", "devon").statements == ("TM-216f",)
    assert index.everything("law note 8", "devon").notes == (8,)
    assert not index.everything("law note 8", "devon").statements


# ---------------------------------------------------------------- how far it is answered


@pytest.mark.parametrize(
    ("question", "silence"),
    [
        ("can nan change his surname?", "passports-surname-and-travel"),
        ("do we get respite?", "respite-and-short-breaks"),
        ("how much is the weekly fostering allowance?", "rates-of-allowances"),
        ("does my partner need a DBS", "checks-on-carers-and-homes"),
        ("she has gone missing from her placement, who do I ring?", "missing-and-exploited-children"),
        ("how do I appeal a panel's decision?", "appeals-complaints-and-disputes"),
    ],
)
def test_what_is_about_a_matter_that_no_document_covers_is_answered_no_with_whom_to_ask(
    index: Index, question: str, silence: str
) -> None:
    found = index.ask(question, "tameside")
    assert (found.answered, silence in found.silences) == ("no", True)
    assert all(one.ask_whom for one in found.not_covered)


@pytest.mark.parametrize("question", ["can we use a submarine?", "trampoline insurance premium", "bitcoin"])
def test_what_is_about_nothing_that_is_known_is_not_answered(index: Index, question: str) -> None:
    assert index.ask(question, "tameside").answered == "no"


def test_a_word_more_does_not_make_it_unanswered(index: Index) -> None:
    plain = index.ask("how often do we hold PPMs?", "tameside")
    chatty = index.ask("hiya, sorry to bother you mate but how often do we hold PPMs, cheers", "tameside")
    assert plain.answered == "yes"
    assert chatty.answered != "no"
    assert not chatty.read_as
    assert plain.passages[0].id in [one.id for one in chatty.passages]


@pytest.mark.parametrize("question", ["what is an sgo?", "what is family time for?", "who is the IRO?"])
def test_beside_what_speaks_of_all_of_it_no_silence_is_named(index: Index, question: str) -> None:
    assert index.ask(question, "tameside").silences == ()


def test_what_the_question_names_and_no_passage_does_is_told(index: Index) -> None:
    guidance = small(("TM-490a", "Planning meetings.", ()), ("TM-204a", "A panel.", ("is there a meeting in prison?",)))
    found = Index(guidance).ask("does the panel meet in prison?", "tameside")
    assert found.passages[0].id == "TM-204a"
    assert (found.answered, found.missing, found.unfound) == ("partly", ("meet", "prison"), ())


# ---------------------------------------------------------------- whose, how many, and what stands beside


def test_a_question_that_names_a_council_is_asked_of_that_council(index: Index) -> None:
    found = index.ask("how often are PPMs held in Devon?", "tameside")
    assert (found.asked_of, found.passages[0].id, found.passages[0].whose) == ("devon", "DV-048c", "own")
    assert "Devon" not in found.unfound


def test_passages_that_share_a_wording_stand_once(index: Index) -> None:
    shown = [one.id for one in index.ask("how do we avoid drift?", "devon").passages]
    for one in shown:
        assert not set(shown) & set(shipped().same_wording.get(one, ()))


def test_where_the_sources_differ_on_what_a_passage_says_it_is_told(index: Index) -> None:
    assert "later-meetings" in index.ask("how often are PPMs held?", "tameside").conflicts
    for key in index.ask("how often are PPMs held?", "tameside").conflicts:
        assert key in shipped().conflicts


def test_sections_take_turns_among_passages_that_are_as_near() -> None:
    same = [(key, "Family time is for the child.", ()) for key in ("TM-353a", "TM-357a", "TM-367a", "TM-373a")]
    guidance = small(*same, ("TM-148b", "Family time is for the child.", ()))
    sections = dict.fromkeys(("TM-353a", "TM-357a", "TM-367a", "TM-373a"), "Links") | {"TM-148b": "Commitment"}
    held = {key: replace(one, section=sections[key]) for key, one in guidance.statements.items()}
    first = [
        one.section for one in Index(replace(guidance, statements=held)).ask("family time", "tameside").passages[:3]
    ]
    assert set(first) == {"Links", "Commitment"}


# ---------------------------------------------------------------- whatever is typed


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=2_000))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    found = _shipped_index().ask(text, "tameside")
    assert found.answered in ("yes", "partly", "no")
    assert len(found.passages) <= MOST_PASSAGES


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "PPM " * 2_500,
        "\x1b[31m" * 2_000,
        "🙂" * 10_000,
        "\u202e" * 5_000,
        "[b]" * 3_000,
        "\ud800",
        "'\"*(" * 900,
    ],
)
def test_what_is_long_or_hostile_is_read_as_far_as_it_goes(index: Index, text: str) -> None:
    found = index.ask(text, "tameside")
    assert found.answered in ("yes", "partly", "no")
    assert found.cut == (len(clean_line(text, 20_000)) > LONGEST_QUESTION)


@cache
def _shipped_index() -> Index:
    return Index(shipped())
