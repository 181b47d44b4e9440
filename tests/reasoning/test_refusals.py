"""What somebody reads when a case file cannot be used: the whole line, word by word."""

from __future__ import annotations

import pytest

from assistant.guidance import Guidance
from assistant.reasoning.casefile import MOST_PEOPLE, BadCase, read_case
from assistant.reasoning.own_view import MOST_ENTRIES

AUNT = '[[people]]\nid = "aunt"\nrole = "carer"\n'
IDS = "letters, digits, - and _, such as maternal_grandmother"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# nothing", "nothing in it: expected answers under [answers], or [[people]]"),
        (
            "x = [",
            (
                "not valid TOML: Invalid value (at end of document); text stands in straight quote marks, "
                "a date is written 2026-12-31"
            ),
        ),
        (f"y = 1\n{'a.' * 21}b = 1", "line 2: nested more than 20 deep: expected a case file"),
        ("nme = 1", "unknown field 'nme': expected schema, authority, today, told, answers, people, own_view"),
        (
            "tody = 1",
            (
                "unknown field 'tody': expected schema, authority, today, told, answers, people, own_view; "
                "did you mean 'today'?"
            ),
        ),
        ("schema = 2", "schema: expected 1: this file was written by a newer version"),
        ("schema = true", "schema: expected 1: this file was written by a newer version"),
        ("told = 3", "told: expected text"),
        ("answers = 3", "answers: expected a table of answers, as in [answers]"),
        ("people = 3", "people: expected [[people]] tables"),
        ("people = [1]", "people: expected [[people]] tables"),
        ('today = "soon"', "today: expected a day such as 2026-11-21"),
        (
            'authority = "devvon"',
            "authority: unknown authority 'devvon': expected one of tameside, devon, swindon, england",
        ),
        ("authority = 3", "authority: unknown authority '3': expected one of tameside, devon, swindon, england"),
        (
            'authority = "devon"\n[answers]\nauthority = "swindon"',
            "authority: devon at the top and swindon under [answers]: expected one",
        ),
        (AUNT + AUNT, "people aunt: id used twice: expected every id once"),
        (AUNT + '[[people]]\nid = "a b"', f"people number 2: id: expected {IDS}; got 'a b'"),
        ('[[people]]\nid = "child"\nrole = "carer"', f"people number 1: id: expected {IDS}; got 'child'"),
        ('[[people]]\nid = "person"\nrole = "carer"', f"people number 1: id: expected {IDS}; got 'person'"),
        ("[[people]]\nid = 3", f"people number 1: id: expected {IDS}; got '3'"),
        ('[[people]]\nid = "jo"', "people jo: role: missing: expected one of parent, carer, sibling, other"),
        (
            '[[people]]\nid = "jo"\nrole = "x"',
            "people jo: role: unknown choice 'x': expected one of parent, carer, sibling, other",
        ),
        (
            '[answers]\nhome_safty = "yes"',
            "answers: unknown question 'home_safty': expected an id of questions.toml; did you mean 'home_safety'?",
        ),
        (
            f'{AUNT}offer = "no"',
            "people aunt: unknown question 'offer': expected an id of questions.toml; did you mean 'offers'?",
        ),
        (f"[answers]\n{'x' * 70} = 1", f"answers: unknown question '{'x' * 60}': expected an id of questions.toml"),
        (
            '[answers]\noffers = "no"',
            "answers: offers: this is asked about a person: expected it in a [[people]] table",
        ),
        (
            f'{AUNT}home_safety = "yes"',
            "people aunt: home_safety: this is asked about the child: expected it under [answers]",
        ),
        (
            '[answers]\nliving_with = ["ant"]\n' + AUNT,
            "answers: living_with: unknown person 'ant': expected the id of a [[people]] table; did you mean 'aunt'?",
        ),
        (
            '[answers]\nliving_with = { disputed = [["aunt"], ["zoe"]] }\n' + AUNT,
            "answers: living_with: unknown person 'zoe': expected the id of a [[people]] table",
        ),
        (
            '[[people]]\nid = "ben"\nrole = "sibling"\nsibling_with = ["zoe"]',
            "people ben: sibling_with: unknown person 'zoe': expected the id of a [[people]] table",
        ),
        ("own_view = 1", "own_view: expected a table, as in [own_view]"),
        ("[own_view]\nlast = 1", "own_view: unknown field 'last': expected reasons, order, entries"),
        (
            "[own_view]\nreason = 1",
            "own_view: unknown field 'reason': expected reasons, order, entries; did you mean 'reasons'?",
        ),
        ("[own_view]\nreasons = 1", "own_view: reasons: expected text"),
        (f'[own_view]\nreasons = "{"x" * 2_001}"', "own_view: reasons: 2,001 characters: expected at most 2,000"),
        ('[own_view]\norder = "x"', 'own_view: order: expected a list such as ["sgo:aunt", "ltfc"]'),
        ("[own_view]\norder = [1]", "own_view: order: number 1: expected text"),
        (
            '[own_view]\norder = ["ltfc", "sgo:ant"]\n' + AUNT,
            (
                "own_view: order: number 2: unknown person 'ant': expected the id of a [[people]] table; "
                "did you mean 'aunt'?"
            ),
        ),
        (
            '[own_view]\norder = ["sgo:aunt", "sgo : aunt"]\n' + AUNT,
            "own_view: order: sgo:aunt is there twice: expected every entry once",
        ),
        ('[own_view]\norder = ["sgo", "sgo"]', "own_view: order: sgo is there twice: expected every entry once"),
        ("[own_view]\nentries = 1", "own_view: entries: expected [[own_view.entries]] tables"),
        ("[own_view]\nentries = [3]", "own_view: entries: number 1: expected a table, as in [[own_view.entries]]"),
        (
            '[[own_view.entries]]\nmeans = "x"',
            "own_view: entries: number 1: option: missing: expected the id of an option",
        ),
        (
            '[[own_view.entries]]\noption = "ltfc"\nmeens = "x"',
            (
                "own_view: entries: number 1: unknown field 'meens': expected option, person, means, disagrees; "
                "did you mean 'means'?"
            ),
        ),
        ('[[own_view.entries]]\noption = "ltfc"\nmeans = 3', "own_view: entries: number 1: means: expected text"),
        (
            '[[own_view.entries]]\noption = "ltfc"\n' * 2,
            "own_view: entries: ltfc is there twice: expected every entry once",
        ),
        (
            '[[own_view.entries]]\noption = "sgo"\nperson = "jo"',
            "own_view: entries: number 1: unknown person 'jo': expected the id of a [[people]] table",
        ),
    ],
)
def test_the_whole_line_says_where_and_what_was_expected(text: str, line: str, guidance: Guidance) -> None:
    with pytest.raises(BadCase) as refused:
        read_case(text, "case.toml", guidance)
    assert str(refused.value) == f"case.toml: {line}"


def test_a_card_of_several_answers_names_its_parts(guidance: Guidance) -> None:
    with pytest.raises(BadCase) as refused:
        read_case('[answers]\nmeeting_dates = "2026-01-01"', "case.toml", guidance)
    parts = ", ".join(part.id for part in guidance.questions["meeting_dates"].parts)
    assert str(refused.value) == (
        f"case.toml: answers: meeting_dates: expected its parts, each by its own name: {parts}"
    )


def test_an_option_there_is_not_is_told_which_there_are(guidance: Guidance) -> None:
    for view in ('[own_view]\norder = ["sg"]', '[[own_view.entries]]\noption = "sg"'):
        with pytest.raises(BadCase) as refused:
            read_case(view, "case.toml", guidance)
        where = "order" if "order" in view else "entries"
        expected = f"expected one of {', '.join(guidance.options)}; did you mean 'sgo'?"
        assert str(refused.value) == f"case.toml: own_view: {where}: number 1: unknown option 'sg': {expected}"


def test_as_many_as_are_allowed_are_read(guidance: Guidance) -> None:
    crowd = "".join(f'[[people]]\nid = "p{number}"\nrole = "other"\n' for number in range(MOST_PEOPLE))
    assert len(read_case(crowd, "case.toml", guidance).people) == MOST_PEOPLE
    orders = ", ".join(f'"sgo:p{number}", "cao:p{number}"' for number in range(MOST_ENTRIES // 2))
    assert len(read_case(f"[own_view]\norder = [{orders}]\n{crowd}", "case.toml", guidance).own.order) == MOST_ENTRIES
    with pytest.raises(BadCase, match=r"^case.toml: people: expected at most 100, got 101$"):
        read_case(crowd + '[[people]]\nid = "one_more"\nrole = "other"', "case.toml", guidance)
    with pytest.raises(BadCase, match=r"^case.toml: own_view: order: expected at most 200, got 201$"):
        read_case(f'[own_view]\norder = [{orders}, "sgo"]\n{crowd}', "case.toml", guidance)


def test_an_authority_is_read_however_it_is_written_and_is_england_where_nobody_said(guidance: Guidance) -> None:
    assert read_case('authority = " Devon "\n[answers]\nauthority = "DEVON"', "c", guidance).authority == "devon"
    assert read_case('told = "x"', "c", guidance).authority == "england"
