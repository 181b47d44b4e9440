"""Another council's pack laid over the shipped guidance: what it adds is there, and nothing else moves."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.conditions import Facts
from assistant.curation.check import check
from assistant.curation.verify import verify
from assistant.guidance import BadKnowledge, Guidance, load_guidance
from assistant.guidance.pack import read_pack
from assistant.guidance.wording import in_words_of
from assistant.reasoning.assess import assess
from assistant.reasoning.casefile import case_from
from assistant.reasoning.records import Assessment
from assistant.settings import Settings, guidance_as_set, keep_settings
from tests.cases import TODAY, due, entry, rules

PACKS = Path(__file__).parent.parent / "packs"
ANYTOWN = PACKS / "anytown"
GRANDMOTHER = {"id": "nan", "role": "carer", "relation": "grandparent", "offers": "to_care", "viability": "negative"}


@pytest.fixture(scope="module")
def anytown() -> Guidance:
    """The shipped guidance with the invented council's pack over it."""
    return load_guidance(pack=ANYTOWN)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the pack, to change."""
    return Path(shutil.copytree(ANYTOWN, tmp_path / "anytown"))


def _assessed(guidance: Guidance, authority: str) -> Assessment:
    answers: dict[str, Any] = {
        "birth": "2022-03-01",
        "living_now": "foster_carer",
        "legal_status": ["interim_care_order"],
        "looked_after_since": "2026-11-02",
    }
    tables = {"authority": authority, "answers": answers, "people": [GRANDMOTHER]}
    return assess(guidance, case_from(tables, guidance), TODAY)


# ---------------------------------------------------------------- what it adds


def test_the_pack_is_sound_and_its_passages_are_found(anytown: Guidance) -> None:
    assert check(anytown) == ()
    results = verify(anytown, PACKS / "anytown-sources", read_pack(ANYTOWN).records.statements)
    assert [(one.statement, one.state) for one in results] == [
        ("AN-001a", "unchanged"),
        ("AN-002a", "unchanged"),
        ("AN-003a", "unchanged"),
    ]


def test_its_statements_its_document_and_its_panel_are_there(anytown: Guidance) -> None:
    assert anytown.statements["AN-002a"].says.startswith("Anytown wants a grandparent")
    assert anytown.whose("AN-002a", "anytown") == "own"
    assert anytown.whose("AN-002a", "devon") == "other_council"
    assert anytown.authorities["anytown"].bodies[0].name == "Forever Home Panel"
    assert anytown.pack == "Anytown"


def test_its_rule_speaks_for_its_own_children_only(anytown: Guidance) -> None:
    own, other = _assessed(anytown, "anytown"), _assessed(anytown, "tameside")
    assert "anytown.visit-grandparents" in rules(entry(own, "sgo", "nan").cautions)
    assert "anytown.visit-grandparents" not in rules(entry(other, "sgo", "nan").cautions)


def test_its_deadline_counts_in_its_own_way_beside_what_is_law(anytown: Guidance) -> None:
    own = _assessed(anytown, "anytown")
    meeting = due(own, "anytown.first-meeting")
    assert meeting is not None
    assert meeting.due == date(2026, 11, 23)
    assert due(own, "law.first-review") is not None
    assert due(own, "tameside.first-ppm") is None


def test_it_is_asked_in_its_own_words(anytown: Guidance) -> None:
    own = in_words_of(anytown, "anytown")
    assert own.question_text("looked_after_since") == "From when has the child been in our care?"
    assert own.deadlines["anytown.first-meeting"].what == "First Forever Home Meeting"
    assert [choice.label for choice in own.questions["purpose"].choices][1] == "A Forever Home Meeting"


def test_it_can_be_chosen_where_the_authority_is_asked(anytown: Guidance) -> None:
    choices = [choice.id for choice in anytown.questions["authority"].choices]
    assert choices == ["tameside", "devon", "swindon", "anytown", "england"]


# ---------------------------------------------------------------- what stays as it is


@pytest.mark.parametrize("authority", ["tameside", "devon", "swindon", "england"])
def test_nothing_moves_for_anybody_else(anytown: Guidance, guidance: Guidance, authority: str) -> None:
    with_pack, without = _assessed(anytown, authority), _assessed(guidance, authority)
    assert replace(with_pack, knowledge="") == replace(without, knowledge="")


def test_a_record_with_a_shipped_id_takes_the_place_of_that_record(pack: Path, guidance: Guidance) -> None:
    text = (pack / "deadlines.toml").read_text("utf-8")
    own = text.replace('id = "anytown.first-meeting"', 'id = "tameside.first-ppm"').replace(
        '"anytown"\nwhat', '"tameside"\nwhat'
    )
    (pack / "deadlines.toml").write_text(own, "utf-8")
    laid = load_guidance(pack=pack)
    assert list(laid.deadlines) == list(guidance.deadlines)
    assert laid.deadlines["tameside.first-ppm"].count == 15
    assert guidance.deadlines["tameside.first-ppm"].count == 20


def test_the_same_pack_over_the_same_guidance_has_the_same_mark_and_another_pack_another(
    pack: Path, anytown: Guidance, guidance: Guidance
) -> None:
    assert load_guidance(pack=pack).fingerprint == anytown.fingerprint != guidance.fingerprint
    (pack / "pack.toml").write_text('schema = 1\nname = "Elsewhere"\n', "utf-8")
    assert load_guidance(pack=pack).fingerprint != anytown.fingerprint


def test_it_is_kept_ready_like_the_shipped_guidance(tmp_path: Path, anytown: Guidance) -> None:
    for _ in range(2):
        kept = load_guidance(cache=tmp_path, pack=ANYTOWN)
        assert kept.statements == anytown.statements
        assert kept.pack == "Anytown"
        assert load_guidance(cache=tmp_path).pack is None


def test_what_it_replaces_is_kept_to_be_said(pack: Path, tmp_path: Path, anytown: Guidance) -> None:
    assert anytown.replaces == ()
    text = (pack / "deadlines.toml").read_text("utf-8")
    own = text.replace('"anytown.first-meeting"', '"tameside.first-ppm"').replace('"anytown"\nwhat', '"tameside"\nwhat')
    (pack / "deadlines.toml").write_text(own, "utf-8")
    (pack / "README.md").write_text("Ours.", "utf-8")
    for _ in range(2):
        assert load_guidance(pack=pack, cache=tmp_path / "cache").replaces == ("deadline tameside.first-ppm",)


def test_it_is_not_read_again_once_it_is_kept_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_guidance(cache=tmp_path, pack=ANYTOWN)
    monkeypatch.setattr("assistant.guidance.load.read_pack", None)
    assert load_guidance(cache=tmp_path, pack=ANYTOWN).pack == "Anytown"


def test_the_faults_of_the_folder_below_are_not_said_to_be_its_own(knowledge: Path) -> None:
    (knowledge / "rules" / "broken.toml").write_text("[[rule]]\nid = 3\n", "utf-8")
    with pytest.raises(BadKnowledge, match=r"^rules/broken\.toml: "):
        load_guidance(knowledge, pack=ANYTOWN)
    (knowledge / "rules" / "broken.toml").unlink()
    options = knowledge / "options.toml"
    options.write_text(options.read_text("utf-8").replace('who = "network"', 'who = "netwrok"'), "utf-8")
    with pytest.raises(BadKnowledge, match=r"^options\.toml: option"):
        load_guidance(knowledge, pack=ANYTOWN)


def test_names_that_use_each_other_twice_take_no_longer_than_they_are_many(pack: Path) -> None:
    names = [_name("d0", 'any_of(living_now, "relative")')]
    names += [_name(f"d{n}", f"d{n - 1} or not d{n - 1}") for n in range(1, 26)]
    rule = (pack / "rules" / "anytown.toml").read_text("utf-8")
    assert "when = '" in rule
    (pack / "rules" / "anytown.toml").write_text(rule.replace("when = '", "when = 'd25 and ", 1), "utf-8")
    (pack / "questions.toml").write_text("schema = 1\n" + "".join(reversed(names)), "utf-8")
    began = time.monotonic()
    laid = load_guidance(pack=pack)
    check(laid)
    _assessed(laid, "anytown")
    condition, facts = laid.condition("d25", "child"), Facts(laid.language, {}, {}, TODAY)
    assert condition.waits(facts) == (("child", "living_now"),)
    assert ("child", "living_now") in condition.reads(facts)
    assert laid.used_questions
    assert time.monotonic() - began < 20


def test_a_chain_of_names_that_was_let_in_is_read_in_any_order(pack: Path, tmp_path: Path) -> None:
    names = [_name("d0", 'any_of(living_now, "relative")')] + [_name(f"d{n}", f"d{n - 1}") for n in range(1, 35)]
    rule = (pack / "rules" / "anytown.toml").read_text("utf-8")
    (pack / "rules" / "anytown.toml").write_text(rule.replace("when = '", "when = 'd34 and ", 1), "utf-8")
    (pack / "questions.toml").write_text("schema = 1\n" + "".join(names), "utf-8")
    first, again = (load_guidance(pack=pack, cache=tmp_path / "cache") for _ in range(2))
    assert first.used_questions == again.used_questions
    assert _assessed(first, "anytown") == _assessed(again, "anytown")


# ---------------------------------------------------------------- a pack that is broken


@pytest.mark.parametrize("refused", ["scandir", "stat", "read_bytes"])
def test_a_pack_that_may_not_be_opened_is_passed_over(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    keep_settings(tmp_path / "home", Settings("devon", str(pack)))
    owner: Any = os if refused == "scandir" else Path
    real = getattr(owner, refused)

    def closed(path: Any, *rest: Any, **more: Any) -> Any:
        if str(path).startswith(str(pack)):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *rest, **more)

    monkeypatch.setattr(owner, refused, closed)
    found, passed_over = guidance_as_set(tmp_path / "home", tmp_path / "cache")
    assert found.pack is None
    assert passed_over is not None
    assert passed_over.startswith("pack anytown: ")
    assert "Permission denied" in passed_over


def _deadline(count: str) -> str:
    return (
        '[[deadline]]\nid = "anytown.x"\nauthority = "anytown"\nwhat = "X"\nsays = "X."\ncites = ["AN-001a"]\n'
        f'start = "birth"\nunit = "years"\ncount = {count}\n'
    )


def _name(identity: str, condition: str) -> str:
    return f"[[derived]]\nid = '{identity}'\nsays = 'X.'\ncondition = '{condition}'\n"


def _chain(order: range) -> str:
    return "".join(_name(f"d{n}", f"not d{n + 1}" if n < 3_000 else "always") for n in order)


def _twice(many: int) -> str:
    return "".join(_name(f"d{n}", f"d{n - 1} or not d{n - 1}" if n else "always") for n in range(many + 1))


def _questions(order: range) -> str:
    return "".join(
        f"[[question]]\nid = 'q{n}'\ngroup = 'now'\nask = 'X?'\ntype = 'yes_no'\n"
        + (f"when = 'any_of(q{n + 1}, \"yes\")'\n" if n < 3_000 else "")
        for n in order
    )


WRONG_FILES = (
    ("more than 64 bits", "deadlines.toml", _deadline("99999999999999999999")),
    ("a number that cannot even be written out", "deadlines.toml", _deadline("0x" + "f" * 9_000)),
    ("an id of that size", "currency.toml", "[[note]]\nnumber = 0x" + "f" * 9_000 + "\n"),
    ("a deadline after the last day there is", "deadlines.toml", _deadline("900000")),
    ("a chain of names from its top", "questions.toml", _chain(range(3_001))),
    ("names that use each other twice", "questions.toml", _twice(30)),
    ("a chain of names from its end", "questions.toml", _chain(range(3_000, -1, -1))),
    ("a chain of questions from its top", "questions.toml", _questions(range(3_001))),
    ("a chain of questions from its end", "questions.toml", _questions(range(3_000, -1, -1))),
    ("a file too deep", "rules/sub/x.toml", ""),
    ("a file called otherwise", "deadlines.toml.txt", _deadline("1")),
    ("a folder misspelt", "statement/anytown.toml", ""),
    ("a council called the law", "authorities.toml", '[[authority]]\nkey = "law"\nname = "X"\n'),
)


def _broken(pack: Path) -> Iterator[str]:
    """One thing after another that is wrong with it, by name."""
    for fault, name, text in WRONG_FILES:
        path = pack / name
        before = path.read_bytes() if path.exists() else None
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"schema = 1\n{text}", "utf-8")
        yield fault
        path.unlink()
        if before is not None:
            path.write_bytes(before)
    if hasattr(os, "mkfifo"):
        os.mkfifo(pack / "forms.toml")
        yield "a pipe that nobody writes to"
        (pack / "forms.toml").unlink()
    (pack / "rules" / "anytown.toml").write_text("schema = 1\n[[rule]\n", "utf-8")
    yield "a rule that is no TOML"
    (pack / "rules" / "anytown.toml").write_bytes(b"\xff\xfe")
    yield "a rule that is no text"
    (pack / "pack.toml").unlink()
    yield "no pack.toml"
    shutil.rmtree(pack)
    yield "no folder"


def test_a_broken_pack_that_is_set_never_stops_the_shipped_guidance(tmp_path: Path, pack: Path) -> None:
    keep_settings(tmp_path / "home", Settings("devon", str(pack)))
    for fault in _broken(pack):
        found, passed_over = guidance_as_set(tmp_path / "home", tmp_path / "cache")
        assert found.pack is None, fault
        assert passed_over is not None, fault
        assert passed_over.startswith("pack anytown: "), fault
        assert passed_over.endswith("it was passed over; only the shipped guidance is used"), fault


def test_a_pack_that_was_ready_and_then_broke_is_not_taken_from_what_was_kept(tmp_path: Path, pack: Path) -> None:
    load_guidance(cache=tmp_path / "cache", pack=pack)
    (pack / "rules" / "anytown.toml").write_text("schema = 1\n[[rule]\n", "utf-8")
    with pytest.raises(BadKnowledge, match=r"^pack anytown: rules/anytown\.toml: not valid TOML"):
        load_guidance(cache=tmp_path / "cache", pack=pack)


def test_what_a_pack_says_of_shipped_records_is_said_as_the_packs_fault(pack: Path) -> None:
    (pack / "rules" / "anytown.toml").write_text(
        (pack / "rules" / "anytown.toml")
        .read_text("utf-8")
        .replace('["connected_foster", "cao"', '["fostering", "cao"'),
        "utf-8",
    )
    with pytest.raises(BadKnowledge, match=r"^pack anytown: rules/anytown\.toml: rule anytown\.visit-grandparents"):
        load_guidance(pack=pack)
