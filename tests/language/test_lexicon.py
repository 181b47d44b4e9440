"""The lexicon's file: a curator's mistakes in one line, and every example tried."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.guidance import BadKnowledge, load_guidance
from assistant.guidance.lexicon import Example, Gives, Lexicon, read_lexicon
from assistant.language.reader import Reader, load_reader
from assistant.language.trying import problems_of, tried
from tests.evaluation.score_utterances import CONCEPTS
from tests.language.lexicon import DRINKS, SMALL

CONCEPT = '[[concept]]\nid = "x"\nlabel = "X"\nof = ["parent"]\nsays = ["x y"]\nexamples = []\n'


def refused(text: str, folder: Path) -> str:
    (folder / "lexicon.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadKnowledge) as error:
        Reader(read_lexicon(folder))
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[concept", "lexicon.toml: not valid TOML"),
        ("[[concpet]]\n", "lexicon.toml: unknown key 'concpet'"),
        (CONCEPT.replace("label", "lable"), "lexicon.toml: concept x: unknown field 'lable'"),
        (CONCEPT.replace('["parent"]', '["parents"]'), "lexicon.toml: concept x: of 1: invalid enum value 'parents'"),
        (CONCEPT.replace('["x y"]', '"x y"'), "lexicon.toml: concept x: says: expected `array`, got `str`"),
        (CONCEPT.replace("x y", "x {drugs}"), "lexicon.toml: concept x: says: 'x {drugs}': {drugs}: no such list"),
        (
            CONCEPT.replace("x y", ".. y"),
            "lexicon.toml: concept x: says: '.. y': expected words before and after a gap",
        ),
        (CONCEPT.replace("examples = []\n", ""), "lexicon.toml: concept x: examples: missing"),
        ("schema = 2\n", "lexicon.toml: schema: 2: expected 1"),
    ],
)
def test_what_a_curator_gets_wrong_is_said_in_a_line(text: str, words: str, tmp_path: Path) -> None:
    said = refused(text, tmp_path)
    assert said.startswith(words)
    assert "\n" not in said


def test_a_lexicon_that_is_not_there_is_said() -> None:
    with pytest.raises(BadKnowledge, match=r"lexicon\.toml: no such file"):
        read_lexicon(Path(__file__).parent / "nowhere")


def wrong(lexicon: Lexicon) -> list[str]:
    return [f"{where}: {what}" for where, what in problems_of(lexicon, load_guidance())]


def test_what_the_lexicon_names_must_be_in_the_questions() -> None:
    lexicon = replace(
        SMALL,
        concepts=(
            replace(
                DRINKS,
                owner="nobody",
                questions=("home_risk",),
                gives=(Gives("affirmed", "home_risks", ["drink"]), Gives("past", "birth"), Gives("past", "brith", "x")),
            ),
            DRINKS,
        ),
        who=(replace(SMALL.who[0], relation="mum"),),
    )
    said = "\n".join(wrong(lexicon))
    for words in (
        "concept drinks: id: used 2 times",
        "who mother: relation: unknown choice 'mum'",
        "concept drinks: owner: unknown 'nobody'",
        "concept drinks: questions: unknown question 'home_risk'",
        "concept drinks: gives: home_risks: unknown choice 'drink'",
        "concept drinks: gives: birth: value: missing",
        "concept drinks: gives: unknown question 'brith'",
        "concept drinks: examples: expected at least one sentence",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (Example("mum is drinking", "negated"), "expected negated; found affirmed"),
        (Example("mum is drinking", "affirmed", "father"), "expected affirmed father; found affirmed mother"),
        (Example("mum has a bottle", "affirmed"), "expected affirmed; found asked"),
        (Example("mum reads", "affirmed"), "expected affirmed; found nothing"),
        (Example("mum is drinking", "nothing"), "expected nothing; found affirmed"),
    ],
)
def test_an_example_that_is_understood_otherwise_is_named(example: Example, said: str) -> None:
    lexicon = replace(SMALL, concepts=(replace(DRINKS, examples=(example,)),))
    ((where, what),) = tried(Reader(lexicon))
    assert (where, what) == ("lexicon.toml: concept drinks", f"example {example.text!r}: {said}")


@pytest.fixture(scope="module")
def shipped() -> Reader:
    return load_reader()


def test_the_shipped_lexicon_names_only_what_there_is(shipped: Reader) -> None:
    assert not wrong(shipped.lexicon)


def test_every_example_of_the_shipped_lexicon_is_understood_as_it_says(shipped: Reader) -> None:
    assert not list(tried(shipped))


def test_the_shipped_lexicon_has_not_shrunk(shipped: Reader) -> None:
    concepts = shipped.lexicon.concepts
    assert len(concepts) >= 135
    assert {one.id for one in concepts}.issuperset(CONCEPTS)
    assert all(len(one.examples) >= 2 for one in concepts)
    assert sum(len(one.says) + len(one.denies) + len(one.was) + len(one.hints) for one in concepts) >= 5500


def test_the_command_says_what_is_found_and_what_is_to_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["understand", "Dad is in prison and nan might have him; the weather is poor"]) == 0
    said = capsys.readouterr().out
    assert "Understood, to be confirmed:" in said
    assert "A parent is in prison" in said
    assert "To ask back:" in said
    assert "Not placed:" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["understand", "  "], "understand: expected words"),
        (["understand", "x", "--question", "colour"], "--question: unknown question 'colour'"),
    ],
)
def test_what_cannot_be_understood_is_one_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err
