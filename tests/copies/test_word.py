"""Word files as paragraphs, in the order in which they are read; broken and swollen ones in one line."""

from __future__ import annotations

import pytest

from tests.copies.conftest import Read, Refused
from tests.copies.invented import PARAGRAPHS, word
from tests.copies.made import said, word_file, word_file_of

BROKEN = "a broken Word file"


def test_headings_paragraphs_and_the_parts_of_cells_come_in_order(read: Read) -> None:
    found = read("a.docx", word())
    assert found.kind == "word"
    assert found.paragraphs[: len(PARAGRAPHS)] == tuple(one.removeprefix("# ") for one in PARAGRAPHS)
    assert found.paragraphs[len(PARAGRAPHS) :] == (
        *("Way home", "Who holds the key", "How long"),
        *("By boat", "The ferryman holds the key while the river is high.", "Nobody rows alone.", "None"),
        *("On foot", "The baker opens the side gate at dawn.", "None"),
    )


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.pdf", "noname"])
def test_a_word_file_is_known_by_what_is_in_it(read: Read, name: str) -> None:
    assert read(name, word_file("A lamp.")).kind == "word"


def test_what_was_inserted_is_read_and_what_was_deleted_or_moved_away_is_not(read: Read) -> None:
    body = "".join(
        (
            f"<w:p>{said('A lamp ')}<w:ins>{said('and bread ')}</w:ins>",
            "<w:del><w:r><w:delText>or none</w:delText></w:r></w:del>",
            f"<w:moveFrom>{said('at noon ')}</w:moveFrom>{said('in the')}",
            "<w:r><w:br/><w:t>window</w:t><w:tab/></w:r>",
            f"<w:hyperlink>{said('here')}</w:hyperlink></w:p>",
        )
    )
    assert read("a.docx", word_file_of(body)).paragraphs == ("A lamp and bread in the window here",)


def test_a_text_box_is_read_once_beside_its_paragraph(read: Read) -> None:
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent><w:p>{said('In a box.')}</w:p></w:txbxContent>"
    body = (
        f'<w:p>{said("Before")}<w:r><mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{said(' and after.')}</w:p>"
        f"<w:sdt><w:sdtContent><w:p>{said('In a control.')}</w:p></w:sdtContent></w:sdt>"
    )
    assert read("a.docx", word_file_of(body)).paragraphs == ("Before and after.", "In a box.", "In a control.")


def test_nothing_a_terminal_acts_on_is_kept(read: Read) -> None:
    found = read("a.docx", word_file("A \u202elamp\u200f in\u009b2J [bold]every[/] window")).paragraphs
    assert found == ("A lamp in2J [bold]every[/] window",)


@pytest.mark.parametrize("left", [4, 30, 200, 5_000, 20_000, -2_000, -30, -1])
def test_one_that_is_cut_off_is_broken(refused: Refused, left: int) -> None:
    assert BROKEN in refused("a.docx", word()[:left])


@pytest.mark.parametrize(
    "body",
    ["<w:p>", "<w:sdt>" * 400 + "</w:sdt>" * 400, "\x00", "&nothing;"],
    ids=["unclosed", "nested without end", "a control character", "an unknown entity"],
)
def test_one_whose_text_is_no_xml_is_broken(refused: Refused, body: str) -> None:
    assert BROKEN in refused("a.docx", word_file_of(body))


def test_one_without_a_document_is_broken(refused: Refused) -> None:
    data = word().replace(b"word/document.xml", b"word/dokument.xml")
    assert BROKEN in refused("a.docx", data)


def test_entities_are_not_unfolded_and_no_other_file_is_read(read: Read) -> None:
    head = '<!DOCTYPE x [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    found = read("a.docx", word_file_of(f"<w:p>{said('A lamp&b;&c;')}</w:p>", head=head))
    assert found.paragraphs == ("A lamp",)


def test_one_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(refused: Refused) -> None:
    swollen = word_file_of("<w:p/>" * 2_600_000)
    assert len(swollen) < 100_000
    assert "unpacks to more than any guidance document" in refused("a.docx", swollen)


def test_one_with_a_giant_picture_or_very_many_parts_is_refused(refused: Refused) -> None:
    giant = word_file_of("<w:p/>", {"word/media/a.png": bytes(150_000_000)})
    assert "unpacks to more" in refused("a.docx", giant)
    many = word_file_of("<w:p/>", {f"word/media/{number}.png": b"" for number in range(5_001)})
    assert "unpacks to more" in refused("b.docx", many)


def test_one_with_more_paragraphs_than_a_document_has_is_refused(refused: Refused) -> None:
    assert "more than 50,000 paragraphs" in refused("a.docx", word_file_of("<w:p/>" * 50_001))


def test_one_without_words_says_so(refused: Refused) -> None:
    assert "no text in it" in refused("a.docx", word_file("", " "))
