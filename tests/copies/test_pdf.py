"""PDFs as paragraphs, and every way in which one cannot be read, in one line and with nothing on the terminal."""

from __future__ import annotations

import logging
import random
import zlib
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from assistant.copies.reading import read_copy
from assistant.copies.records import BadCopy
from tests.copies.conftest import Put, Read, Refused
from tests.copies.invented import pdf
from tests.copies.made import locked_pdf, pdf_file, pdf_of, picture_pdf

BROKEN = "a broken PDF"
TOO_MUCH = "unpacks to more than any guidance document"
DEFLATED = b"/Filter/FlateDecode"


def test_lines_become_paragraphs_and_bullets_stay_apart(read: Read) -> None:
    found = read("a.pdf", pdf())
    assert found.kind == "pdf"
    assert "• in the green notebook, so that the child can find it" in found.paragraphs
    assert any("is carried to the door by hand." in one and "asks the wider family" in one for one in found.paragraphs)


def test_heads_feet_and_page_numbers_are_left_out_so_that_a_paragraph_runs_over_the_page(read: Read) -> None:
    text = "\n".join(read("a.pdf", pdf(lines=5)).paragraphs)
    assert "Anytown, for everybody" not in text
    assert "Page" not in text
    assert "A grandparent who lives nearby is visited within nine days of the first call." in text


def test_a_line_that_is_said_on_every_page_but_not_at_its_edge_stays(read: Read) -> None:
    pages = [[*(f"Line {word} {letter} of it." for letter in "pqrs"), "Again.", *["More."] * 4] for word in "abc"]
    text = " ".join(read("a.pdf", pdf_file(*pages)).paragraphs)
    assert (text.count("Again."), text.count("More.")) == (3, 3)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt", "noname"])
def test_a_pdf_is_known_by_what_is_in_it(read: Read, name: str) -> None:
    assert read(name, pdf_file(["A lamp in every window."])).kind == "pdf"


def test_what_stands_before_its_first_line_does_no_harm(read: Read) -> None:
    assert read("a.pdf", b"\r\n\r\n" + pdf_file(["A lamp in every window."])).paragraphs == ("A lamp in every window.",)


def test_nothing_a_terminal_acts_on_is_kept(read: Read) -> None:
    found = read("a.pdf", pdf_file(["A \x1b[31mlamp\x07 in [@click=app.quit]every[/] window\x7f."])).paragraphs
    assert found == ("A lamp in [@click=app.quit]every[/] window.",)


def test_one_that_asks_for_a_password_is_refused(refused: Refused) -> None:
    line = refused("a.pdf", locked_pdf(pdf(), user="secret"))
    assert "protected by a password" in line
    assert "print it to a new PDF" in line


def test_one_that_only_forbids_copying_is_read(read: Read) -> None:
    assert "The circle meets" in str(read("a.pdf", locked_pdf(pdf(), user="")).paragraphs)


def test_one_encrypted_in_a_way_that_is_not_known_here_is_refused(refused: Refused) -> None:
    keys = b"/U<%s>/UE<%s>/O<%s>/OE<%s>/Perms<%s>" % (b"00" * 48, b"00" * 32, b"00" * 48, b"00" * 32, b"00" * 16)
    crypt = b"/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF"
    locked = b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4%s%s>>/Root" % (crypt, keys)
    assert "protected by a password" in refused("a.pdf", pdf().replace(b"/Root", locked))


@pytest.mark.parametrize(
    "data", [picture_pdf(), pdf_of([b""]), pdf_file(["1", "2 - 3"])], ids=["scan", "blank", "digits"]
)
def test_one_without_words_says_that_it_may_be_a_scan(refused: Refused, data: bytes) -> None:
    line = refused("scan.pdf", data)
    assert "no text in this PDF, only pictures of pages" in line
    assert "OCR" in line


@pytest.mark.parametrize("left", [8, 60, 700, 1_500, -300, -40])
def test_one_that_is_cut_off_is_broken_or_read_as_far_as_it_goes(put: Put, left: int) -> None:
    path = put("a.pdf", pdf()[:left])
    try:
        assert read_copy(path).paragraphs
    except BadCopy as error:
        assert BROKEN in str(error) or "no text in this PDF" in str(error)


def test_noise_is_broken(refused: Refused) -> None:
    noise = random.Random(1).randbytes(5_000_000)
    assert BROKEN in refused("a.pdf", b"%PDF-1.7\n" + noise)
    assert "not a PDF, though it is named like one" in refused("b.pdf", b"\xff" + noise)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.4\n" + b"1 0 obj\n" * 1_000,
        b"%PDF-1.4\ntrailer" + b"<<" * 2_000,
        b"%PDF-1.4\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
        pdf().replace(b"/Kids[", b"/Kids[2 0 R "),
        pdf().replace(b"/Type/Pages", b"/Type/Pages/Parent 2 0 R"),
        pdf().replace(b"/Contents", b"/Contentz"),
        pdf().replace(b"Tj", b"["),
    ],
    ids=["empty", "objects", "nested", "no root", "its own kid", "its own parent", "no contents", "unclosed"],
)
def test_a_strange_one_is_read_or_refused_in_a_line(put: Put, data: bytes) -> None:
    try:
        assert read_copy(put("a.pdf", data)).paragraphs
    except BadCopy as error:
        assert str(error).isprintable()


def test_one_that_unpacks_to_too_much_is_refused(refused: Refused) -> None:
    spaces = zlib.compress(bytes(60_000_000))
    assert TOO_MUCH in refused("a.pdf", pdf_of([spaces], DEFLATED))
    drawn = zlib.compress(b"BT /F 1 Tf (%s) Tj ET " % (b"x" * 10_000) * 301)
    assert "more than 50,000 paragraphs or 3,000,000 characters" in refused("b.pdf", pdf_of([drawn], DEFLATED))


def test_one_of_too_many_pages_is_refused(refused: Refused) -> None:
    assert "over 1,000 pages" in refused("a.pdf", pdf_of([b"BT ET"] * 1_001))


def test_one_that_takes_too_long_is_left_between_two_pages(put: Put) -> None:
    seconds = count(0.0, 40.0)
    with pytest.raises(BadCopy, match="takes over 60 seconds to read"):
        read_copy(put("a.pdf", pdf(lines=4)), clock=lambda: next(seconds))


def test_the_librarys_own_warnings_stay_unseen_and_its_logger_is_as_it_was(
    put: Put, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    logger = logging.getLogger("pypdf")
    before = (logger.propagate, list(logger.handlers))
    data = pdf().replace(b"startxref\n", b"startxref\n9")
    with suppress(BadCopy):
        read_copy(put("a.pdf", data))
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
    assert (logger.propagate, logger.handlers) == before


def test_a_folder_named_like_a_pdf_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(BadCopy, match="a folder: expected a text, Markdown, Word"):
        read_copy(tmp_path / "a.pdf")
