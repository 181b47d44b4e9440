"""What can be looked at, as lines: every entry and every citation, whole, and nothing in them interpreted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.conditions import Answer
from assistant.documents.pages import Page
from assistant.documents.views import MARKS, Line, citation_view, entry_view, options_view
from assistant.documents.words import cites_label
from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case, Person
from assistant.reasoning.records import Entry, Seat
from assistant.reasoning.words import STANDINGS
from assistant.text import clean_line
from tests.cases import TODAY, case, sample, shipped
from tests.cases import entry as entry_of
from tests.reasoning.random_cases import BEGINNINGS

CASES = [sample(), *(drawn.case() for drawn in BEGINNINGS)]
CITED = sorted({cite for rule in shipped().rules.values() for cite in rule.cites})


def _views(of: Case, guidance: Guidance) -> list[tuple[Entry, tuple[Line, ...]]]:
    facts = of.facts(guidance, TODAY)
    entries = assess(guidance, of, TODAY).entries
    return [(entry, entry_view(entry, guidance, facts, of.authority)) for entry in entries]


def _text(lines: tuple[Line, ...]) -> str:
    return "\n".join(line.text for line in lines)


@pytest.mark.parametrize("of", CASES, ids=range(len(CASES)))
def test_every_entry_is_in_the_options_once_with_its_standing_in_words(of: Case, guidance: Guidance) -> None:
    assessment = assess(guidance, of, TODAY)
    lines = options_view(assessment, guidance, of.facts(guidance, TODAY))
    rows = {line.opens: line.text for line in lines if line.style == "entry"}
    headings = {
        line.opens: next(above.text for above in reversed(lines[:index]) if above.style == "heading")
        for index, line in enumerate(lines)
        if line.style == "entry"
    }
    assert set(rows) == {entry.seat for entry in assessment.entries}
    assert sum(line.style == "entry" for line in lines) == len(assessment.entries)
    for entry in assessment.entries:
        row = rows[entry.seat]
        assert row.startswith(f"{MARKS[entry.standing]} ")
        assert STANDINGS[entry.standing].lower() in f"{row}\n{headings[entry.seat]}".lower()
        assert ("where the child is today" in row) == (entry.current and entry.standing != "not_applicable")


@pytest.mark.parametrize("of", CASES, ids=range(len(CASES)))
def test_every_entry_has_a_view_with_every_reason_and_its_citations(of: Case, guidance: Guidance) -> None:
    for entry, lines in _views(of, guidance):
        text = _text(lines)
        assert lines[0].style == "title"
        assert STANDINGS[entry.standing] in text
        reasons = (*entry.supports, *entry.cautions, *entry.excluded_by, *entry.harm_reduced_by)
        for argument in reasons:
            assert argument.says in text
        opened = {cite for line in lines if isinstance(line.opens, tuple) for cite in line.opens}
        assert {cite for argument in reasons for cite in argument.cites} <= opened
        assert {f"law:{held.note}" for held in entry.law_differs} <= opened
        assert all(guidance.resolves(cite) for cite in opened)


@pytest.mark.parametrize("authority", sorted(shipped().authorities))
def test_every_citation_of_every_rule_says_its_words_whose_they_are_and_where(
    authority: str, guidance: Guidance
) -> None:
    for cite in CITED:
        lines = citation_view(cite, guidance, authority, TODAY)
        statement, note = guidance.statements.get(cite), guidance.note_of(cite)
        text = _text(lines)
        if statement is not None:
            source = guidance.sources[statement.source]
            expected = (
                statement.says,
                source.title,
                source.edition,
                statement.section,
                statement.locator,
                statement.pin,
            )
            assert all(words in text for words in expected), cite
            whose = lines[[line.text for line in lines].index("Whose it is") + 1].text
            assert len(whose) > 5
        else:
            assert note is not None
            assert note.says in text
            assert "not part of the guidance" in text


def test_a_councils_own_words_are_its_own_and_anothers_are_not(guidance: Guidance) -> None:
    cite = next(one for one in CITED if one.startswith("TM-"))
    assert "Tameside: your council's own guidance" in _text(citation_view(cite, guidance, "tameside", TODAY))
    assert "another council's guidance, not yours" in _text(citation_view(cite, guidance, "devon", TODAY))
    everybodys = _text(citation_view(cite, guidance, "england", TODAY))
    assert "Tameside's guidance" in everybodys
    assert "yours" not in everybodys


def test_law_notes_and_conflicts_stand_apart_after_the_words_cited(guidance: Guidance) -> None:
    seen = set()
    for note in guidance.notes.values():
        for touched in note.touches:
            lines = citation_view(touched, guidance, "tameside", TODAY)
            heading = next(
                i for i, line in enumerate(lines) if line.text.startswith(f"Law note {note.number}, not part")
            )
            assert lines[heading].style == "heading"
            assert lines[heading + 1].style == "law"
            assert heading > [line.text for line in lines].index("Where to find it")
            seen.add("note")
    for conflict in guidance.conflicts.values():
        for cite in {cite for side in conflict.sides for cite in side.cites if cite in guidance.statements}:
            text = _text(citation_view(cite, guidance, "tameside", TODAY))
            assert f"Where the sources differ: {conflict.title}" in text
            assert all(side.says in text for side in conflict.sides)
            seen.add("conflict")
    assert seen == {"note", "conflict"}


def test_a_document_past_its_review_says_so(guidance: Guidance) -> None:
    source = next(one for one in guidance.sources.values() if one.review_by)
    cite = next(one.id for one in guidance.statements.values() if one.source == source.key)
    words = "ask for the current version"
    assert words in _text(citation_view(cite, guidance, "tameside", date(2099, 1, 1)))
    assert words not in _text(citation_view(cite, guidance, "tameside", date(2000, 1, 1)))


@pytest.mark.parametrize("cite", ["", "TM-000z", "law:9999", "law:x", "\x1b[31mTM-1\x1b[0m", "[@click=app.quit]x[/]"])
def test_a_citation_that_leads_nowhere_says_so_on_one_clean_line(cite: str, guidance: Guidance) -> None:
    (line,) = citation_view(cite, guidance, "tameside", TODAY)
    assert line.text.endswith("is not in this knowledge.")
    assert line.text.isprintable()


def test_hostile_names_are_shown_as_they_are_and_open_their_entry(guidance: Guidance) -> None:
    aunt = Person("[bold]x[/]", "carer", {"relation": Answer("value", "aunt_or_uncle")})
    of = replace(case(living_now="foster_carer", home_safety="not_now"), people=(aunt, Person("[@click=x]", "parent")))
    lines = options_view(assess(guidance, of, TODAY), guidance, of.facts(guidance, TODAY))
    row = next(line for line in lines if line.opens == Seat("sgo", "[bold]x[/]"))
    assert "[bold]x[/]" in row.text
    for _, view in _views(of, guidance):
        assert all(clean_line(line.text, 5000) == " ".join(line.text.split()) for line in view)


# ---------------------------------------------------------------- what stands beside an entry


def _headed(lines: tuple[Line, ...], title: str) -> list[Line]:
    """The lines under a heading, up to the next."""
    found: list[Line] = []
    under = False
    for line in lines:
        if line.style == "heading":
            under = line.text == title
        elif under:
            found.append(line)
    return found


def test_an_entry_says_where_the_sources_differ_on_it_and_what_none_covers() -> None:
    young = case(birth="2024-01-01", living_now="foster_carer", legal_status=["care_order"], plan_now=["sgo"])
    assessment = assess(shipped(), young, TODAY)
    facts = young.facts(shipped(), TODAY)
    lines = entry_view(entry_of(assessment, "sgo"), shipped(), facts, "tameside")
    differing = _headed(lines, "Where the sources differ")
    silent = _headed(lines, "What no document covers, and whom to ask")
    assert Page("conflict", "special-guardians-money") in [line.opens for line in differing]
    assert Page("silence", "special-guardianship-support-plan") in [line.opens for line in silent]
    assert all(" Ask " in line.text for line in silent)


def test_what_bears_on_another_option_or_another_case_is_not_beside_an_entry() -> None:
    home = case(birth="2024-01-01", living_now="parents")
    assessment = assess(shipped(), home, TODAY)
    lines = entry_view(entry_of(assessment, "stay_home"), shipped(), home.facts(shipped(), TODAY), "tameside")
    opened = {line.opens for line in lines if isinstance(line.opens, Page)}
    assert Page("silence", "special-guardianship-support-plan") not in opened
    assert Page("silence", "staying-close") not in opened


# ---------------------------------------------------------------- one voice


def test_two_councils_with_one_sentence_are_said_to_be_one_voice() -> None:
    cites = ("SS-078c", "TM-073c", "law:8")
    assert cites_label(cites, shipped(), "tameside") == (
        "Tameside TM-073c; Swindon (not yours) SS-078c (same wording); law note 8"
    )
    assert cites_label(cites, shipped(), "swindon") == (
        "Swindon SS-078c; Tameside (not yours) TM-073c (same wording); law note 8"
    )


def test_statements_with_words_of_their_own_are_voices_of_their_own() -> None:
    assert cites_label(("TM-216f", "SS-080a"), shipped(), "tameside") == "Tameside TM-216f; Swindon (not yours) SS-080a"
