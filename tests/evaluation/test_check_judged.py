"""The check of the judged table: bad records in one line, points missed or judged twice, and what the output lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.as_json import assessment_data
from assistant.documents.as_text import assessment_text
from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.casefile import read_case
from tests.evaluation.check_judged import (
    TABLE,
    Judged,
    Shown,
    lost,
    main,
    names,
    one_line,
    points,
    read_table,
    summary,
    unmatched,
)
from tests.evaluation.score_cases import BadInput

SAID = '[[point]]\ncase = "A"\nkind = "must_say"\nnumber = 1\nverdict = "said"\nwhere = ["law 1"]\n'
CASE = """
authority = "tameside"
today = 2026-11-22
[answers]
birth = 2018-05-01
living_now = "foster_carer"
legal_status = ["care_order"]
child_views = "not_known"
[[people]]
id = "father"
role = "parent"
relation = "father"
offers = "to_care"
"""


def judged(
    number: int, *where: str, kind: str = "must_say", verdict: str = "said", words: tuple[str, ...] = ()
) -> Judged:
    return Judged("A", kind, number, verdict, where or ("law 1",), words)


def shown(guidance: Guidance) -> tuple[dict[str, Any], str]:
    """What the assistant makes of a small case: its data and its page."""
    case = read_case(CASE, "case.toml", guidance)
    today = date(2026, 11, 22)
    assessment = assess(guidance, case, today)
    text = assessment_text(assessment, guidance, case.facts(guidance, today))
    return assessment_data(assessment, guidance), one_line(text)


def test_a_record_is_read_whole() -> None:
    text = SAID + 'words = ["our words"]\n'
    assert read_table(text, "t") == [judged(1, words=("our words",))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[point]", "t: not valid TOML"),
        ("[other]", "t: expected [[point]] records"),
        (SAID.replace("number = 1", "number = 0"), "t: record 1: number: expected the point's number"),
        (SAID.replace("number = 1", "number = true"), "t: record 1: number: expected the point's number"),
        (SAID.replace('"must_say"', '"must_not"'), "t: record 1: kind: expected must_say or flag_missing"),
        (SAID.replace('"said"', '"good"'), "t: record 1: verdict: expected said or partly or not_said"),
        (SAID.replace('["law 1"]', "[]"), "t: record 1: where: expected what in the output"),
        (SAID.replace('["law 1"]', '"law 1"'), "t: record 1: where: expected a list of texts"),
        (SAID.replace('"said"', '"partly"'), "t: record 1: why, mend: expected for every point not said whole"),
        (SAID + 'note = "x"\n', "t: record 1: note: unknown field"),
    ],
)
def test_a_bad_record_is_one_clear_line(text: str, message: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_table(text, "t")
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_a_point_not_said_needs_no_place_and_a_reason() -> None:
    text = SAID.replace('"said"', '"not_said"').replace('["law 1"]', "[]") + 'why = "silent"\nmend = "no"\n'
    assert [one.verdict for one in read_table(text, "t")] == ["not_said"]


def test_every_point_has_one_verdict() -> None:
    case = {"id": "A", "expected": {"must_say": ["x", "y"], "flag_missing": ["z"]}}
    wanted = points([case])
    assert wanted == [("A", "must_say", 1), ("A", "must_say", 2), ("A", "flag_missing", 1)]
    whole = [judged(1), judged(2), judged(1, kind="flag_missing")]
    assert unmatched(whole, wanted) == []
    assert unmatched([judged(1), judged(1), judged(3), judged(1, kind="flag_missing")], wanted) == [
        "A must_say 2: no verdict",
        "A must_say 1: judged 2 times",
        "A must_say 3: judged, and no case has such a point",
    ]


def test_what_the_output_no_longer_holds_is_named() -> None:
    there = {"A": Shown(frozenset({"law 1"}), "Set out why it happened.")}
    assert lost([judged(1, "law 1", words=("Set out why",))], there) == []
    assert lost([judged(1, "law 1", "rule a.b", words=("in no words",))], there) == [
        "A must_say 1: not in the output: rule a.b",
        "A must_say 1: not on the page: “in no words”",
    ]


def test_the_summary_counts_each_kind_on_its_own() -> None:
    table = [judged(1), judged(2, verdict="partly"), judged(1, kind="flag_missing", verdict="not_said")]
    assert list(summary(table)) == [
        "must_say: 1 said, 1 partly, 0 not said, of 2",
        "flag_missing: 0 said, 0 partly, 1 not said, of 1",
    ]


def test_names_are_what_a_real_assessment_shows(guidance: Guidance) -> None:
    data, page = shown(guidance)
    found = set(names(data, page, guidance))
    assert {
        "rule home.family-first",
        "rule across.no-contingency",
        "entry reunification",
        "entry reunification@father",
        "question home_safety",
        "question child_views",  # told as missing: not known
        "question whereabouts@father",
        "deadline tameside.first-ppm",
        "law 8",
        "support foster.allowance",
        "plan too_little_known",
    } <= found
    assert not {"entry stay_home", "entry private_fostering", "question birth", "deadline swindon.no-such"} & found


def test_a_rule_that_only_waits_is_not_said(guidance: Guidance) -> None:
    """`beyond.home-is-safe` would hold if home were safe: until that is answered the page does not say it."""
    data, page = shown(guidance)
    assert any(one["rule"] == "beyond.home-is-safe" for entry in data["options"] for one in entry["missing"])
    assert "rule beyond.home-is-safe" not in set(names(data, page, guidance))


def test_the_table_names_only_what_the_knowledge_has(guidance: Guidance) -> None:
    """Checked without the cases: a rule that is renamed or taken out is caught here already."""
    known = {
        "rule": set(guidance.rules) | {f"{option}.route" for option in guidance.options},
        "question": set(guidance.questions),
        "entry": set(guidance.options),
        "deadline": set(guidance.deadlines),
        "conflict": set(guidance.conflicts),
        "silence": set(guidance.silences),
        "support": set(guidance.supports),
        "law": {str(note) for note in guidance.notes},
        "plan": {"too_little_known"},
    }
    table = read_table(TABLE.read_text(encoding="utf-8"), TABLE.name)
    assert len({one.place for one in table}) == len(table)
    for one in table:
        for name in one.where:
            kind, _, key = name.partition(" ")
            assert key.partition("@")[0] in known[kind], f"{one}: {name}"


def test_arguments_that_cannot_be_used_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert main([]) == 2
