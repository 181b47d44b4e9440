"""A knowledge folder with one thing broken: one line that names file, record and field, and what was expected."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.guidance import BadKnowledge, Guidance, load_guidance


def _refusal(folder: Path) -> str:
    """The one line a broken folder is refused with."""
    with pytest.raises(BadKnowledge) as refused:
        load_guidance(folder)
    line = str(refused.value)
    assert "\n" not in line
    assert "Traceback" not in line
    assert str(folder.parent) not in line
    return line


def _edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is no longer in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _add(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


FIRST_RULE = 'id = "home.safe-as-it-is"\noptions = ["stay_home"]\n'
FIRST_WHEN = "when = 'any_of(home_safety, \"not_for_childhood\")'"


def test_a_copy_of_the_knowledge_loads_like_the_shipped_one(knowledge: Path, guidance: Guidance) -> None:
    copy = load_guidance(knowledge)
    assert copy.rules == guidance.rules
    assert copy.fingerprint == guidance.fingerprint


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param(
            "questions.toml",
            'label = "To be adopted", fits = ["adoption"]',
            'label = "To be adopted", fits = ["adopted"]',
            ("questions.toml: question child_wants: choice adoption: fits", "unknown 'adopted'", "adoption"),
            id="a plan or home that is not there",
        ),
        pytest.param(
            "questions.toml",
            'label = "To be adopted", fits = ["adoption"]',
            'label = "To be adopted", against = ["adopters"]',
            ("questions.toml: question child_wants: choice adoption: against", "unknown 'adopters'", "adoption"),
            id="a home where a plan is expected",
        ),
        pytest.param(
            "rules/home.toml",
            FIRST_RULE,
            FIRST_RULE + 'diretion = "excludes"\n',
            ("rules/home.toml: rule home.safe-as-it-is", "unknown field 'diretion'", "did you mean 'direction'?"),
            id="an unknown field",
        ),
        pytest.param(
            "rules/home.toml",
            'rule = "fires", answers = { home_safety = "not_now" }',
            'rule = "fires", answer = { home_safety = "not_now" }',
            ("rules/home.toml: rule home.safe-as-it-is", "examples 1: answer", "did you mean 'answers'?"),
            id="an unknown field of an example",
        ),
        pytest.param(
            "rules/home.toml",
            FIRST_RULE,
            'id = "home.safe-as-it-is"\noptions = "stay_home"\n',
            ("rules/home.toml: rule home.safe-as-it-is: options: expected `array`, got `str`",),
            id="text for a list",
        ),
        pytest.param(
            "rules/home.toml",
            'direction = "requires"',
            'direction = "demands"',
            ("rules/home.toml: rule home.safe-as-it-is: direction:", "'demands'"),
            id="a direction there is not",
        ),
        pytest.param(
            "rules/home.toml",
            'id = "home.safe-as-it-is"\n',
            "",
            ("rules/home.toml: rule number 1: id: missing",),
            id="a rule without an id",
        ),
        pytest.param(
            "statements/devon.toml",
            "line = ",
            'line = "',
            ("statements/devon.toml: not valid TOML", "line"),
            id="a quote that is not closed",
        ),
        pytest.param(
            "eligibility.toml",
            "notes = [41]",
            'notes = ["41"]',
            ("eligibility.toml: ground cao.foster-carer-one-year: notes 1: expected `int`, got `str`",),
            id="text for a number inside a list",
        ),
        pytest.param(
            "deadlines.toml",
            'unit = "days_unstated"',
            'unit = "fortnights"',
            ("deadlines.toml: deadline tameside.first-ppm: unit:", "'fortnights'"),
            id="a unit there is not",
        ),
        pytest.param(
            "rules/home.toml",
            '\'any_of(home_safety, "yes", "with_plan")\'',
            '\'any_of(home_safety, "yes", "with_a_plan")\'',
            ("rules/home.toml: rule home.safe-as-it-is: needs: column", "no choice 'with_a_plan'", "with_plan"),
            id="an unknown choice in a condition",
        ),
        pytest.param(
            "rules/home.toml",
            FIRST_WHEN,
            "when = 'any_of(home_safty, \"not_for_childhood\")'",
            ("rules/home.toml: rule home.not-in-childhood: when: column 8: unknown question 'home_safty'",),
            id="an unknown question in a condition",
        ),
        pytest.param(
            "rules/home.toml",
            FIRST_WHEN,
            'when = \'__import__("os").system("true")\'',
            ("rules/home.toml: rule home.not-in-childhood: when: column",),
            id="a condition outside the language",
        ),
        pytest.param(
            "rules/home.toml",
            FIRST_WHEN,
            "when = 'any_of(home_safety, \"not_for_childhood\"'",
            ("rules/home.toml: rule home.not-in-childhood: when: column", "not a condition"),
            id="a bracket that is not closed",
        ),
        pytest.param(
            "rules/home.toml",
            FIRST_WHEN,
            "when = 'any_of(person.could_care, \"no\")'",
            ("rules/home.toml: rule home.not-in-childhood: when: column", "is about a person"),
            id="a person's answer in a rule about nobody",
        ),
        pytest.param(
            "questions.toml",
            'when = "home_in_doubt"',
            'when = "home_in_dout"',
            ("questions.toml: question home_risks: when: column 1: unknown name 'home_in_dout'",),
            id="an unknown name in a question's when",
        ),
        pytest.param(
            "questions.toml",
            "condition = 'any_of(person.role, \"carer\")'",
            "condition = 'carer'",
            ("questions.toml: derived carer: condition: column", "derived from itself"),
            id="a name derived from itself",
        ),
        pytest.param(
            "questions.toml",
            'search_closed = "search_complete"',
            'search_closed = "search_is_complete"',
            ("questions.toml: search_closed: expected the id of a [[derived]] name",),
            id="a closing of the search that is no name",
        ),
        pytest.param(
            "rules/orders.toml",
            'id = "orders.carer-settled"\n',
            'id = "orders.carer-offers"\n',
            ("orders.carer-offers: used twice: expected every id once",),
            id="two rules with one id",
        ),
        pytest.param(
            "rules/orders.toml",
            'id = "orders.carer-settled"\n',
            'id = "home.not-in-childhood"\n',
            ("home.not-in-childhood: used twice",),
            id="two rules with one id in two files",
        ),
        pytest.param(
            "options.toml",
            'key = "reunification"',
            'key = "stay_home"',
            ("options.toml: stay_home: used twice: expected every key once",),
            id="two options with one key",
        ),
        pytest.param(
            "questions.toml",
            'id = "genogram"',
            'id = "family_meeting"',
            ("questions.toml: family_meeting: used twice",),
            id="two questions with one id",
        ),
        pytest.param(
            "questions.toml",
            'id = "carer"\n',
            'id = "parent"\n',
            ("questions.toml", "parent"),
            id="two derived names with one id",
        ),
        pytest.param(
            "questions.toml",
            '  { id = "panel_on",',
            '  { id = "panel_on", label = "Panel again", type = "number" },\n  { id = "panel_on",',
            ("questions.toml", "panel_on"),
            id="two parts of a card with one id",
        ),
        pytest.param(
            "questions.toml",
            '  { id = "panel_on",',
            '  { id = "identity_needs", label = "Panel again", type = "date" },\n  { id = "panel_on",',
            ("questions.toml", "identity_needs"),
            id="a part of a card with the id of a question",
        ),
        pytest.param(
            "rules/home.toml",
            "[[rule]]",
            "[[rules]]",
            ("rules/home.toml: unknown key 'rules': expected schema, rule",),
            id="a misspelt top-level key",
        ),
        pytest.param(
            "statements/devon.toml",
            'source = "devon"\n',
            "",
            ("statements/devon.toml: source: expected the document's key at the top",),
            id="a file of statements without its source",
        ),
        pytest.param(
            "bank_holidays.toml",
            "known_to = 2028-12-31",
            'known_to = "2028"',
            ("bank_holidays.toml: known_to: expected a date such as 2026-01-31",),
            id="text for a date",
        ),
        pytest.param(
            "bank_holidays.toml",
            "known_to = 2028-12-31",
            "",
            ("bank_holidays.toml: known_to: expected a date",),
            id="an end of the bank holidays that is missing",
        ),
        pytest.param(
            "bank_holidays.toml",
            "2028-12-26,",
            "2028-12-32,",
            ("bank_holidays.toml: not valid TOML",),
            id="a day outside the calendar",
        ),
        pytest.param(
            "sources.toml",
            "read_on = 2026-11-21",
            'read_on = "lately"',
            ("sources.toml: source tameside: read_on:",),
            id="words for a date",
        ),
    ],
)
def test_a_broken_record_is_refused_in_one_line(
    knowledge: Path, name: str, old: str, new: str, expected: tuple[str, ...]
) -> None:
    _edit(knowledge, name, old, new)
    refusal = _refusal(knowledge)
    for words in expected:
        assert words in refusal


def _remove(folder: Path, name: str) -> None:
    (folder / name).unlink()


def _not_utf8(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b'# caf\xe9\nsource = "devon"\n')


def _random_bytes(folder: Path, name: str) -> None:
    (folder / name).write_bytes(bytes(range(256)) * 20)


def _a_folder(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()


def _huge(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"# padding\n" * 600_000)


def _null_bytes(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"a = 1\n\x00\x00")


def _huge_number(folder: Path, name: str) -> None:
    (folder / name).write_text(f"schema = {'9' * 5000}\n", encoding="utf-8")


def _deep(folder: Path, name: str) -> None:
    (folder / name).write_text("schema = " + "[" * 5000, encoding="utf-8")


@pytest.mark.parametrize("name", ["rules/home.toml", "bank_holidays.toml"])
@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (_not_utf8, "not text (byte 6 is not UTF-8): save it as UTF-8 text"),
        (_random_bytes, "not text"),
        (_a_folder, "cannot be read"),
        (_huge, "over 5,000,000 bytes"),
        (_null_bytes, "not valid TOML"),
        (_huge_number, "not valid TOML"),
        (_deep, "not valid TOML"),
    ],
)
def test_a_file_that_is_no_knowledge_is_refused_by_its_name(
    knowledge: Path, name: str, broken: Callable[[Path, str], None], words: str
) -> None:
    broken(knowledge, name)
    refusal = _refusal(knowledge)
    assert refusal.startswith(f"{name}: ")
    assert words in refusal


@pytest.mark.parametrize(
    "name",
    [
        "authorities.toml",
        "sources.toml",
        "options.toml",
        "questions.toml",
        "eligibility.toml",
        "deadlines.toml",
        "conflicts.toml",
        "currency.toml",
        "bank_holidays.toml",
    ],
)
def test_a_missing_file_is_named(knowledge: Path, name: str) -> None:
    _remove(knowledge, name)
    assert _refusal(knowledge) == f"{name}: no such file: expected it in the knowledge folder"


@pytest.mark.parametrize("name", ["rules", "statements"])
def test_a_missing_folder_is_named(knowledge: Path, name: str) -> None:
    (knowledge / name).rename(knowledge / f"{name}-elsewhere")
    assert _refusal(knowledge) == f"{name}: no such folder: expected it in the knowledge folder"


def test_a_knowledge_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "nowhere") == "nowhere: no such folder: expected a knowledge folder"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("rules/extra.toml", "rule = 5", "rules/extra.toml: rule: expected [[rule]] records"),
        ("rules/extra.toml", "rule = [5]", "rules/extra.toml: rule number 1:"),
        ("rules/extra.toml", "[rule]\nid = 'a'", "rules/extra.toml: rule: expected [[rule]] records"),
        ("statements/extra.toml", "source = 5", "statements/extra.toml: source: expected the document's key"),
        ("statements/extra.toml", "source = 'devon'\nstatement = 5", "statements/extra.toml: statement: expected"),
        ("statements/extra.toml", "source = 'devon'\n[statement]\nid = 'a'", "statements/extra.toml: statement: exp"),
    ],
)
def test_a_list_of_records_that_is_none_is_refused(knowledge: Path, name: str, text: str, words: str) -> None:
    (knowledge / name).write_text(text, encoding="utf-8")
    assert words in _refusal(knowledge)


def test_a_question_to_choose_from_needs_choices(knowledge: Path) -> None:
    _add(knowledge, "questions.toml", '[[question]]\nid = "extra"\ngroup = "child"\nask = "?"\ntype = "choice"')
    assert _refusal(knowledge) == "questions.toml: question extra: choices: expected at least one"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("statements/devon.toml", 'source = "devon"', 'source = "dorset"', id="a statement's source"),
        pytest.param("sources.toml", 'owner = "devon"', 'owner = "dorset"', id="a source's owner"),
        pytest.param("rules/home.toml", 'about = "household"', 'about = "houshold"', id="whom a rule is about"),
        pytest.param("eligibility.toml", 'about = "applicant"', 'about = "aplicant"', id="whom a ground is about"),
        pytest.param("currency.toml", 'about = "applicant"', 'about = "aplicant"', id="whom a hold is about"),
        pytest.param("options.toml", 'who = "network"', 'who = "netwrok"', id="whom a place is for"),
        pytest.param("deadlines.toml", 'start = "ppm_last"', 'start = "ppm_lst"', id="what a deadline counts from"),
        pytest.param("deadlines.toml", 'counted = "reviews_held"', 'counted = "reviews"', id="what a deadline counts"),
        pytest.param("rules/home.toml", 'options = ["stay_home"]', 'options = ["stay_hoem"]', id="a rule's option"),
        pytest.param(
            "rules/home.toml",
            'id = "home.safe-as-it-is"\n',
            'id = "home.safe-as-it-is"\nbeats = ["nothing"]\n',
            id="a rule's loser",
        ),
        pytest.param(
            "rules/residential.toml", 'authorities = ["tameside"]', 'authorities = ["dorset"]', id="an authority"
        ),
        pytest.param("eligibility.toml", "notes = [41]", "notes = [4100]", id="a ground's law note"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused_on_loading_or_by_the_check(
    knowledge: Path, name: str, old: str, new: str
) -> None:
    from assistant.curation.check import check

    _edit(knowledge, name, old, new)
    wrong = new.split('"')[-2] if '"' in new else "4100"
    try:
        found = [str(problem) for problem in check(load_guidance(knowledge))]
    except BadKnowledge as error:
        found = [str(error)]
    assert any(wrong in line for line in found), found


def test_the_fingerprint_is_the_same_with_the_line_ends_of_windows(knowledge: Path, guidance: Guidance) -> None:
    for path in knowledge.rglob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    windows = load_guidance(knowledge)
    assert windows.fingerprint == guidance.fingerprint
    assert windows.rules == guidance.rules


def test_the_fingerprint_changes_with_any_word(knowledge: Path, guidance: Guidance) -> None:
    _edit(knowledge, "options.toml", "Staying at home", "Staying home")
    assert load_guidance(knowledge).fingerprint != guidance.fingerprint


def test_a_file_that_windows_saved_with_a_byte_order_mark_loads(knowledge: Path) -> None:
    path = knowledge / "options.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_guidance(knowledge).options


def test_a_file_over_the_limit_is_refused_once(knowledge: Path) -> None:
    _huge(knowledge, "options.toml")
    assert _refusal(knowledge) == "options.toml: over 5,000,000 bytes: expected a smaller file; split it"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_a_pipe_is_refused_and_not_waited_for(knowledge: Path) -> None:
    (knowledge / "options.toml").unlink()
    os.mkfifo(knowledge / "options.toml")
    assert _refusal(knowledge) == (
        "options.toml: cannot be read: not a file that holds text; expected an ordinary file"
    )


def test_an_option_that_would_not_be_listed_is_refused(knowledge: Path) -> None:
    own = 'places = [{ place = 90, tier = 3, stand_in = "always" }]'
    _edit(knowledge, "options.toml", own, 'places = [{ place = 90, tier = 3, who = "network" }]')
    assert _refusal(knowledge).startswith("options.toml: option residential: places: expected one with stand_in")
