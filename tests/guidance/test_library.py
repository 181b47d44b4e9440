"""Citations, and whose they are."""

from __future__ import annotations

import pytest

from assistant.guidance import Guidance
from assistant.guidance.records import Whose


@pytest.mark.parametrize(
    ("citation", "authority", "whose"),
    [
        ("TM-216f", "tameside", "own"),
        ("TM-216f", "devon", "other_council"),
        ("TM-216f", "england", "other_council"),
        ("SS-080a", "swindon", "own"),
        ("SF-031b", "swindon", "own"),
        ("SF-031b", "tameside", "other_council"),
        ("DV-009a", "devon", "own"),
        ("DV-009a", "swindon", "other_council"),
        ("KS-012a", "tameside", "dfe"),
        ("KS-012a", "england", "dfe"),
        ("law:8", "tameside", "law"),
        ("law:8", "england", "law"),
    ],
)
def test_it_is_known_whose_a_citation_is(guidance: Guidance, citation: str, authority: str, whose: Whose) -> None:
    assert guidance.whose(citation, authority) == whose


@pytest.mark.parametrize("citation", ["TM-216f", "SS-080a", "SF-031b", "DV-009a", "KS-012a", "law:8", "law:41"])
def test_a_citation_of_a_statement_or_a_law_note_resolves(guidance: Guidance, citation: str) -> None:
    assert guidance.resolves(citation)


@pytest.mark.parametrize(
    "citation",
    ["", "TM-999z", "tm-216f", "law:", "law:999", "law:-8", "law:8a", "8", "law", "law:²", "law:" + "9" * 5000],
)
def test_a_citation_that_leads_nowhere_does_not_resolve(guidance: Guidance, citation: str) -> None:
    assert not guidance.resolves(citation)


def test_every_rule_cites_something_that_resolves(guidance: Guidance) -> None:
    assert {rule.id for rule in guidance.rules.values() if not rule.cites} == set()
    astray = [(rule.id, cite) for rule in guidance.rules.values() for cite in rule.cites if not guidance.resolves(cite)]
    assert astray == []


def test_every_option_has_rules(guidance: Guidance) -> None:
    assert [key for key in guidance.options if not guidance.rules_for[key]] == []
    assert len(guidance.options) == 14


def test_every_part_of_a_card_knows_its_card(guidance: Guidance) -> None:
    assert guidance.card_of["ppm_last"].id == "meeting_dates"
    assert guidance.card_of["cared_since"].id == "cared"
    assert guidance.card_of["birth"].id == "birth"


def test_every_authority_has_its_own_sources(guidance: Guidance) -> None:
    for authority in guidance.authorities.values():
        assert {guidance.sources[key].owner for key in authority.sources} <= {authority.key}
    assert set(guidance.authorities) == {"tameside", "devon", "swindon", "england"}
