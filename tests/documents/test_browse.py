"""The guidance to read in: every page of every kind, for every council, and a way to every statement."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from assistant.documents.browse import is_page, page_view, records_of
from assistant.documents.browse_search import search_page
from assistant.documents.browse_sheets import CAPTION, MOST, ROWS, STATES, TWO_SILENCES, above_table, table_rows
from assistant.documents.browse_sources import sections
from assistant.documents.browse_text import opened_in, page_text
from assistant.documents.browse_words import sources_in_order, topic_label
from assistant.documents.pages import CONTENTS, Page
from assistant.documents.reading import Reading, reading
from assistant.documents.shown import shown_data
from assistant.documents.shown_pages import page_data, shown_page
from assistant.documents.views import Line, Opens
from assistant.guidance import Guidance
from assistant.guidance.sheets import Cell, Silence
from tests.cases import TODAY, shipped

COUNCILS = tuple(shipped().authorities)
BEFORE, AFTER = date(2026, 7, 31), date(2026, 8, 1)
"""The day by which Swindon's strategy was to be reviewed, and the day after."""


@cache
def book(authority: str) -> Reading:
    """The shipped guidance as that council's worker reads it."""
    return reading(shipped(), authority, TODAY)


@cache
def every_page(authority: str) -> dict[Opens, tuple[Line, ...]]:
    """All that can be reached from the contents; of the options to choose, one at a time."""
    found: dict[Opens, tuple[Line, ...]] = {}
    wanted: list[Opens] = [CONTENTS]
    while wanted:
        opens = wanted.pop()
        if opens in found or (isinstance(opens, Page) and opens.kind == "compare" and len(opens.parts) > 1):
            continue
        found[opens] = book(authority).behind(opens)
        wanted += opened_in(found[opens])
    return found


def shown(page: Page, authority: str = "tameside", guidance: Guidance | None = None, today: date = TODAY) -> str:
    """A page as text, its lines joined as if they had not been wrapped."""
    lines = page_view(page, guidance or shipped(), authority, today)
    return " ".join(page_text(lines, 80).split())


def headings(lines: Sequence[Line]) -> list[str]:
    """What stands over groups of lines."""
    return [line.text for line in lines if line.style == "heading"]


def with_cell(cell: Cell) -> Guidance:
    """The shipped guidance in which this is the only cell of its row and option."""
    others = tuple(one for one in shipped().cells if (one.option, one.row) != (cell.option, cell.row))
    return replace(shipped(), cells=(*others, cell))


# ---------------------------------------------------------------- the ways


@pytest.mark.parametrize("authority", COUNCILS)
def test_every_line_that_opens_something_leads_to_a_page_that_is_there(authority: str) -> None:
    for opens, lines in every_page(authority).items():
        assert lines, opens
        assert "is not in this knowledge" not in lines[0].text, opens
        assert lines[0].style in ("title", "heading"), opens
        if isinstance(opens, Page):
            assert is_page(opens, shipped())


@pytest.mark.parametrize("authority", COUNCILS)
def test_every_record_has_a_page_and_a_way_to_it(authority: str) -> None:
    there = set(every_page(authority))
    guidance = shipped()
    assert {Page("source", key) for key in guidance.sources} <= there
    assert {Page("section", key, (one,)) for key in guidance.sources for one in sections(key, guidance)} <= there
    assert {Page("option", key) for key in guidance.options} <= there
    assert {Page("form", key) for key in guidance.forms} <= there
    assert {Page("term", key) for key in guidance.terms} <= there
    assert {Page("conflict", key) for key in guidance.conflicts} <= there
    assert {Page("note", str(number)) for number in guidance.notes} <= there
    assert {Page("silence", key) for key in guidance.silences} <= there
    assert {Page("authority", key) for key in guidance.authorities} <= there
    assert {Page("deadline", key) for key in guidance.deadlines} <= there


@pytest.mark.parametrize("authority", COUNCILS)
def test_every_statement_is_reached_by_its_document_and_by_a_topic_or_option(authority: str) -> None:
    pages = every_page(authority)
    assert Page("sources") in opened_in(pages[CONTENTS])
    listed: dict[str, set[str]] = {}
    for opens, lines in pages.items():
        if isinstance(opens, Page):
            for behind in opened_in(lines):
                if isinstance(behind, tuple) and len(behind) == 1:
                    listed.setdefault(behind[0], set()).add(opens.kind)
    for identity in shipped().statements:
        assert "section" in listed[identity], identity
        words = " ".join(line.text for line in pages[identity,])
        assert listed[identity] & {"topic", "option"} or "It is about any option." in words, identity


@pytest.mark.parametrize("authority", COUNCILS)
def test_a_statement_of_a_section_stands_there_once_in_the_documents_own_order(authority: str) -> None:
    for key in shipped().sources:
        for section in sections(key, shipped()):
            lines = page_view(Page("section", key, (section,)), shipped(), authority, TODAY)
            listed = [line.opens for line in lines if isinstance(line.opens, tuple)]
            wanted = [(one.id,) for one in shipped().statements.values() if (one.source, one.section) == (key, section)]
            assert listed == wanted


@pytest.mark.parametrize("page", [Page("option", "none"), Page("section", "devon", ("none",)), Page("note", "9999")])
def test_a_page_that_is_not_there_says_so(page: Page) -> None:
    assert not is_page(page, shipped())
    (line,) = page_view(page, shipped(), "tameside", TODAY)
    assert line.text.endswith("is not in this knowledge.")


def test_two_to_four_options_stand_side_by_side_and_no_more() -> None:
    chosen = ("cao", "sgo", "ltfc", "adoption")
    assert not is_page(Page("table", "", chosen[:1]), shipped())
    assert is_page(Page("table", "", chosen), shipped())
    assert not is_page(Page("table", "", (*chosen, "residential")), shipped())
    full = page_view(Page("compare", "", chosen), shipped(), "tameside", TODAY)
    ticked = [line for line in full if "[x]" in line.text]
    assert len(ticked) == MOST
    same = Page("compare", "", chosen)
    assert all(line.opens == same for line in full if "[ ]" in line.text)
    assert opened_in(full)[-1] == Page("table", "", chosen)
    assert "No more fit" in full[2].text


def test_an_option_keeps_its_number_however_many_are_ticked() -> None:
    numbers = []
    for chosen in ((), ("cao",), ("cao", "sgo"), ("cao", "sgo", "ltfc", "adoption")):
        lines = page_view(Page("compare", "", chosen), shipped(), "tameside", TODAY)
        opening = [line.text for line in lines if line.opens is not None]
        numbers.append([text[4:] for text in opening if text.startswith("[")])
        assert all(text.startswith("[") for text in opening[: len(shipped().options)])
    assert all(one == numbers[0] for one in numbers)


def test_options_are_ticked_in_any_order_and_stand_in_the_order_they_are_considered() -> None:
    page = Page("compare")
    for label in ("Adoption", "Staying at home", "Special guardianship"):
        lines = page_view(page, shipped(), "tameside", TODAY)
        (page,) = [line.opens for line in lines if line.text == f"[ ] {label}" and isinstance(line.opens, Page)]
    assert page.parts == ("stay_home", "sgo", "adoption")


# ---------------------------------------------------------------- whose it is


@pytest.mark.parametrize("authority", COUNCILS)
def test_ones_own_council_comes_first_wherever_documents_are_listed(authority: str) -> None:
    order = sources_in_order(shipped(), authority)
    own = [key for key in shipped().sources if shipped().sources[key].owner == authority]
    assert list(order[: len(own)]) == own
    for opens, lines in every_page(authority).items():
        if isinstance(opens, Page) and opens.kind in ("topic", "option", "forms"):
            yours = [" (yours)" in text for text in headings(lines) if text.endswith("yours)")]
            assert yours == sorted(yours, reverse=True), opens
        if isinstance(opens, Page) and opens.kind == "conflict":
            sides = [" (yours): " in line.text for line in lines if line.opens and line.indent]
            assert sides == sorted(sides, reverse=True), opens
    assert own == [] or every_page(authority)[Page("sources")][1].opens == Page("source", own[0])
    assert every_page(authority)[Page("authorities")][1].opens == Page("authority", authority) or authority == "england"


@pytest.mark.parametrize("authority", COUNCILS)
def test_nothing_of_another_council_is_said_to_be_ones_own(authority: str) -> None:
    names = {one.owner for one in shipped().sources.values()}
    for opens, lines in every_page(authority).items():
        if not isinstance(opens, Page) or opens.kind not in ("source", "section"):
            continue
        words = " ".join(line.text for line in lines[:2])
        owner = shipped().sources[opens.key].owner
        assert owner in names
        assert ("your council's own" in words) == (owner == authority)
        assert ("not yours" in words) == (owner not in (authority, "dfe") and authority != "england")


def test_a_document_past_its_review_date_says_so_on_every_page_that_shows_it() -> None:
    words = "Swindon: Permanence Strategy was due for review by 31 July 2026: ask for the current version."
    section = Page("section", "swindon-strategy", (sections("swindon-strategy", shipped())[0],))
    pages = (CONTENTS, Page("sources"), Page("source", "swindon-strategy"), section, Page("option", "sgo"))
    more = (Page("table", "", ("cao", "sgo")), Page("topic", "stability"), search_page("SS-174a"))
    for page in (*pages, *more, Page("authority", "swindon")):
        assert words in shown(page, today=AFTER), page
        assert words not in shown(page, today=BEFORE), page


def test_a_statement_that_shares_its_wording_is_said_to_be_one_voice() -> None:
    words = "Same wording as KS-018a: one voice, not two."
    section = Page("section", "devon", (shipped().statements["DV-033a"].section,))
    assert words in shown(section)
    cited = [line.text for line in book("devon").behind(("DV-033a",))]
    (said,) = [text for text in cited if text.startswith(words)]
    assert "Devon measures the time by what the child needs" in said
    assert ("KS-018a",) in opened_in(book("devon").behind(("DV-033a",)))
    assert not [line for line in book("devon").behind(("DV-048a",)) if "one voice" in line.text]


def test_several_that_share_one_wording_are_not_said_to_be_two() -> None:
    assert "Same wording as DV-041a and DV-041b: one voice, not several." in " ".join(
        line.text for line in book("devon").behind(("KS-052b",))
    )


# ---------------------------------------------------------------- option sheets


@pytest.mark.parametrize("authority", COUNCILS)
@pytest.mark.parametrize("option", list(shipped().options))
def test_an_option_says_why_it_stands_there_and_then_every_row(authority: str, option: str) -> None:
    lines = every_page(authority)[Page("option", option)]
    assert lines[0].text == shipped().options[option].label
    found = headings(lines)
    assert found[0].startswith("Why it stands where it does: ")
    assert found[1 : 1 + len(ROWS)] == list(ROWS.values())
    text = " ".join(line.text for line in lines)
    cells = [cell for cell in shipped().cells if cell.option == option]
    assert all(cell.says in text for cell in cells)
    assert all(cell.note in text for cell in cells)
    for conflict in shipped().conflicts.values():
        assert (Page("conflict", conflict.id) in opened_in(lines)) == (option in conflict.options)
    for note in shipped().notes.values():
        assert (Page("note", str(note.number)) in opened_in(lines)) == (option in note.options)
    for silence in shipped().silences.values():
        assert (Page("silence", silence.id) in opened_in(lines)) == (option in silence.options)


def test_a_cell_that_is_not_printed_is_told_from_one_that_says_none() -> None:
    blank = Cell("sgo", "review", "tameside", "not_printed", "The cell is empty.")
    words = shown(Page("option", "sgo"), guidance=with_cell(blank))
    assert f"Tameside procedure (yours): {STATES['not_printed']}The cell is empty." in words
    none = Cell("sgo", "review", "tameside", "none", "The table prints that there is no review.", ("TM-436e",))
    words = shown(Page("option", "sgo"), guidance=with_cell(none))
    assert f"Tameside procedure (yours): {STATES['none']}The table prints" in words
    assert "not the same as none" in STATES["not_printed"]
    assert "there is none" in STATES["none"]


@pytest.mark.parametrize("printed", ["merged", "inferred", "cut_off"])
def test_how_a_cell_was_read_is_said_in_words_with_its_note(printed: str) -> None:
    cell = Cell("sgo", "review", "tameside", printed, "It says so.", ("TM-436e",), "Read with care.")  # type: ignore[arg-type]
    words = shown(Page("option", "sgo"), guidance=with_cell(cell))
    assert f"{STATES[printed]}It says so." in words  # type: ignore[index]
    assert "Read with care." in words
    assert ("our inference from TM-436e" in words) == (printed == "inferred")


def test_the_law_notes_that_a_cell_points_to_are_opened_from_its_note() -> None:
    cell = Cell("sgo", "review", "tameside", "printed", "It says so.", ("TM-436e",), "See law notes 1, 2 and 9998.")
    lines = page_view(Page("option", "sgo"), with_cell(cell), "tameside", TODAY)
    assert next(line.opens for line in lines if line.text == f"Our note: {cell.note}") == ("law:1", "law:2")


def test_the_documents_that_say_nothing_on_a_row_are_named_in_one_quiet_line_ones_own_council_first() -> None:
    cell = Cell("sgo", "review", "tameside", "printed", "It says so.", ("TM-436e",))
    silent = "Nothing held from Devon (yours), the DfE, Swindon on this."
    blank = replace(cell, printed="not_printed", cites=())
    lines = page_view(Page("option", "sgo"), with_cell(blank), "devon", TODAY)
    row = [line.text for line in _under(lines, ROWS["review"])]
    assert row == [f"Tameside procedure (not yours): {STATES['not_printed']}It says so.", silent]
    assert lines[[line.text for line in lines].index(silent)].style == "quiet"
    nobody = replace(shipped(), cells=tuple(one for one in shipped().cells if one.row != "review"))
    lines = page_view(Page("option", "sgo"), nobody, "devon", TODAY)
    assert [line.text for line in _under(lines, ROWS["review"])] == ["Nothing held from any document on this."]


def test_of_a_councils_two_documents_the_silent_one_is_named_where_the_other_speaks() -> None:
    cell = Cell("sgo", "review", "swindon-strategy", "printed", "It says so.", ("SS-080a",))
    words = shown(Page("option", "sgo"), "tameside", with_cell(cell))
    assert "Nothing held from Tameside (yours), the DfE, the Swindon reunification framework, Devon on this." in words


def test_the_two_ways_of_saying_nothing_are_told_apart_once_on_a_sheet_and_on_a_table() -> None:
    for page in (Page("option", "sgo"), Page("table", "", ("cao", "sgo"))):
        assert shown(page).count(TWO_SILENCES) == 1
    assert TWO_SILENCES in [line.text for line in above_table(("cao", "sgo"), shipped(), "devon", TODAY)]


def test_what_is_silent_side_by_side_is_the_same_on_the_screen_and_line_by_line() -> None:
    chosen = ("cao", "sgo")
    rows = [row for row in table_rows(chosen, shipped(), "tameside") if row.silent or row.cells]
    text = [line.text for line in page_view(Page("table", "", chosen), shipped(), "tameside", TODAY)]
    assert [row.title for row in rows if row.silent] == [one for one in text if one.startswith("Nothing held from")]
    for row in rows:
        assert all(f"{row.title}: {cell.says}" in text for cell in row.cells)


def test_what_we_say_of_a_difference_is_said_to_be_ours() -> None:
    found = headings(book("tameside").behind(Page("conflict", "ranking-the-options")))
    assert found[:2] == ["Why they differ, in our reading", "What to do, in our reading"]
    conflict = shipped().conflicts["ranking-the-options"]
    cite = next(cite for side in conflict.sides for cite in side.cites if cite in shipped().statements)
    words = " ".join(line.text for line in book("tameside").behind((cite,)))
    assert f"Why they differ, in our reading: {conflict.why}" in words
    assert f"What to do, in our reading: {conflict.do}" in words


def _under(lines: Sequence[Line], heading: str) -> Iterator[Line]:
    inside = False
    for line in lines:
        if line.style in ("heading", "title"):
            inside = line.text == heading
        elif inside:
            yield line


@pytest.mark.parametrize("authority", COUNCILS)
def test_side_by_side_every_cell_of_every_option_stands_once_under_its_row(authority: str) -> None:
    chosen = ("cao", "sgo", "ltfc", "residential")
    lines = page_view(Page("table", "", chosen), shipped(), authority, TODAY)
    assert lines[1].text == CAPTION
    assert headings(lines) == list(ROWS.values())
    for row, title in ROWS.items():
        text = " ".join(line.text for line in _under(lines, title))
        for cell in shipped().cells:
            if cell.row == row and cell.option in chosen:
                assert cell.says in text
        at = [text.index(f"{shipped().options[option].label}:") for option in chosen]
        assert at == sorted(at)


@pytest.mark.parametrize("authority", COUNCILS)
def test_the_tables_rows_have_a_cell_for_every_option_and_each_documents_words_in_its_own_row(authority: str) -> None:
    chosen = ("cao", "sgo", "ltfc")
    found = list(table_rows(chosen, shipped(), authority))
    assert [row.title for row in found if not row.cells and not row.silent] == list(ROWS.values())
    assert all(len(row.cells) == len(chosen) for row in found if row.cells)
    said = {(option, one.says) for row in found for option, one in zip(chosen, row.cells, strict=False)}
    for cell in shipped().cells:
        if cell.option in chosen:
            assert any(option == cell.option and cell.says in says for option, says in said)


# ---------------------------------------------------------------- other pages


def test_a_topic_has_words_and_no_two_have_the_same() -> None:
    topics = {topic for one in shipped().statements.values() for topic in one.topics}
    labels = [topic_label(topic) for topic in topics]
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[A-Z][a-z',\- A-Z]+", label) for label in labels)


def test_a_silence_says_whom_to_ask() -> None:
    silence = Silence("moon", "Children on the moon", "No document speaks of it.", "Ask legal.", ("moon?",), ("sgo",))
    guidance = replace(shipped(), silences={"moon": silence})
    words = shown(Page("silence", "moon"), guidance=guidance)
    assert "No document speaks of it. Whom to ask Ask legal." in words
    assert Page("silence", "moon") in opened_in(page_view(Page("silences"), guidance, "devon", TODAY))
    assert "What no document covers" in headings(page_view(Page("option", "sgo"), guidance, "devon", TODAY))


def test_that_nothing_is_listed_as_not_covered_is_not_read_as_covered() -> None:
    assert "does not mean that it is covered" in shown(Page("silences"), guidance=replace(shipped(), silences={}))


def test_a_word_says_on_what_its_meaning_rests_and_what_it_is_not() -> None:
    for term in shipped().terms.values():
        words = shown(Page("term", term.id))
        assert ("cites nothing and is not advice" in words) == (term.basis == "ours")
        assert all(shipped().terms[other].term in words for other in term.not_same)
        assert all(f"“{word}”" in words for word in term.words.values())


def test_a_form_lists_its_fields_in_printed_order_and_what_is_not_printed_apart() -> None:
    for form in shipped().forms.values():
        text = shown(Page("form", form.id))
        at = [text.index(" ".join(field.label.split())) for field in form.fields]
        assert len(at) == len(form.fields)
        assert ("Asked for, but not printed on it" in text) == any(not one.in_template for one in form.fields)


def test_a_council_says_who_is_who_and_what_it_names_that_is_not_held() -> None:
    for one in shipped().authorities.values():
        words = shown(Page("authority", one.key))
        assert all(f"{body.name}: " in words for body in one.bodies)
        assert all(unheld.title in words for unheld in one.unheld)
        assert all(word in words for word in one.words.values())


def test_text_of_a_pack_is_shown_as_it_stands() -> None:
    hostile = "[/nope] [@click=app.quit]x[/] {0} › A\nB"
    one = replace(next(iter(shipped().statements.values())), says=hostile, section="[b]s[/]", topics=("[t]",))
    guidance = replace(shipped(), statements={one.id: one})
    for page in (Page("section", one.source, ("[b]s[/]",)), Page("topic", "[t]")):
        assert any(hostile in line.text for line in page_view(page, guidance, "devon", TODAY))


# ---------------------------------------------------------------- searching


def test_a_search_finds_every_kind_of_record() -> None:
    lines = book("tameside").behind(search_page("brothers and sisters together"))
    opened = opened_in(lines)
    assert Page("term", "siblings") in opened
    assert Page("form", "tameside.together-or-apart") in opened
    assert any(isinstance(one, Page) and one.kind == "conflict" for one in opened)
    statements = {one[0] for one in opened if isinstance(one, tuple)}
    assert {"siblings"} <= {topic for one in statements for topic in shipped().statements[one].topics}


def test_ones_own_councils_statements_are_listed_before_everybody_elses() -> None:
    lines = book("devon").behind(search_page("planning meeting"))
    found = headings(lines)
    assert found.index("In your council's own documents") < found.index("In the DfE's and other councils' documents")
    own = [line for line in _under(lines, "In your council's own documents") if line.style == "link"]
    assert own
    assert all("[Devon guidance (yours) DV-" in line.text for line in own)


def test_a_list_that_stops_says_how_many_more_there_are() -> None:
    text = shown(search_page("permanence"))
    assert re.search(r"And \d+ more passages; add a word\.", text)
    assert "add a word" not in shown(search_page("tm-216F"))


def test_a_word_searched_for_by_another_name_is_told() -> None:
    assert "“PPMs” was searched as “permanence planning meeting” too." in shown(search_page("PPMs"))


@pytest.mark.parametrize("words", ["xyzzy plugh", "qqqq"])
def test_that_nothing_is_found_is_said_honestly(words: str) -> None:
    assert "Nothing in this guidance has these words." in shown(search_page(words))


@pytest.mark.parametrize("words", ["the of and", "", "   "])
def test_a_search_for_nothing_in_particular_says_so(words: str) -> None:
    text = shown(search_page(words))
    assert "too common to search for" in text or "Nothing was typed" in text


@pytest.mark.parametrize("words", ['"', "NEAR(a b)", "says:x OR 1", "*", "-", "[bold]x[/]", "\x1b[31m", "a" * 5000])
def test_whatever_is_searched_for_is_only_ever_words(words: str) -> None:
    assert page_view(search_page(words), shipped(), "devon", TODAY)


def test_an_id_is_found_as_it_is_typed() -> None:
    assert ("TM-216f",) in opened_in(book("devon").behind(search_page("tm-216F")))
    assert Page("note", "8") in opened_in(book("devon").behind(search_page("law note 8")))


# ---------------------------------------------------------------- as text


@pytest.mark.parametrize("authority", COUNCILS)
def test_a_page_as_text_numbers_what_it_opens_and_fits(authority: str) -> None:
    for opens, lines in every_page(authority).items():
        text = page_text(lines, 80)
        assert all(len(row) <= 80 or "://" in row for row in text.splitlines()), opens
        numbers = set(re.findall(r"^ *(\d+)\. ", text, re.MULTILINE))
        assert {str(number) for number in range(1, len(opened_in(lines)) + 1)} <= numbers, opens


# ---------------------------------------------------------------- one record, by its id


def test_every_record_with_a_page_is_shown_by_its_id_as_text_and_as_data() -> None:
    guidance = shipped()
    for kind, records in records_of(guidance).items():
        for key in records:
            data = page_data(f"{kind}:{key}", guidance)
            text = shown_page(f"{kind}:{key}", guidance, TODAY, 80)
            assert data is not None
            assert text is not None
            assert json.loads(json.dumps(data))["id"] == key
            assert shown_data(key, guidance) is not None
            assert all(len(row) <= 80 or "://" in row for row in text.splitlines())


def test_an_option_is_shown_with_its_sheet_and_before_a_word_of_the_same_id() -> None:
    data = page_data("adoption", shipped())
    assert data is not None
    assert (data["kind"], data["also"]) == ("option", ["term:adoption"])
    assert {cell["row"] for cell in data["sheet"]} == set(ROWS)
    text = shown_page("adoption", shipped(), TODAY, 80)
    assert text is not None
    assert "There is also term:adoption." in text
    word = page_data("term:adoption", shipped())
    assert word is not None
    assert (word["kind"], word["also"]) == ("word of the field", [])


def test_in_a_records_text_what_it_leads_to_has_its_id() -> None:
    text = shown_page("sgo", shipped(), TODAY, 80)
    assert text is not None
    conflict = next(one for one in shipped().conflicts.values() if "sgo" in one.options)
    assert f"(conflict:{conflict.id})" in text


@pytest.mark.parametrize("identity", ["", ":", "term:", "term:nobody", "section:devon", "contents", "option:[b]"])
def test_an_id_that_leads_nowhere_has_no_page(identity: str) -> None:
    assert page_data(identity, shipped()) is None
    assert shown_page(identity, shipped(), TODAY, 80) is None
