"""Files that are none of the four kinds, or none that can be read: what each is told."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from assistant.copies.reading import LARGEST_FILE, read_copy
from assistant.copies.records import BadCopy
from tests.copies.conftest import Refused
from tests.test_text import HOSTILE


def _packed(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, "x")
    return out.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty: expected a text, Markdown, Word (.docx) or PDF file"),
        ("a.txt", b" \r\n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "no text in it"),
        ("a.txt", b"caf\xe9 au lait", "byte 4 is not UTF-8"),
        ("a.txt", "A lamp".encode("utf-16"), "in Notepad: Save as, Encoding"),
        ("a.txt", b"A lamp\0", "not text"),
        ("a.doc", OLD, "an old Word or Office file (.doc)"),
        ("a.docx", OLD, "save it as .docx"),
        ("a.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.docx", b"\x01\x02\xff" * 100, "not a Word file, though it is named like one"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "a broken Word file"),
        ("a.zip", b"PK\x03\x04" + bytes(100), "a packed file of another kind"),
        ("a.odt", _packed("content.xml"), "a packed file of another kind"),
        ("a.xlsx", _packed("xl/workbook.xml"), "a packed file of another kind"),
        ("a.rtf", rb"{\rtf1 A lamp}", "a rich text file"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "a picture"),
        ("a.html", b"<!DOCTYPE html><p>A lamp", "a web page"),
        ("a.txt", b" \n<html>A lamp", "a web page"),
        ("a.exe", b"MZ\x90\x00\x03", "is not UTF-8"),
        ("a.txt", b"x" * 3_000_001, "more than 50,000 paragraphs or 3,000,000 characters"),
        ("a.txt", b"x\n\n" * 50_001, "more than 50,000 paragraphs"),
        ("a.txt", b"x" * 12_000_001, "more than 50,000 paragraphs"),
    ],
)
def test_each_is_told_what_it_is_and_what_to_do(refused: Refused, name: str, data: bytes, words: str) -> None:
    assert words in refused(name, data)


def test_one_that_is_too_large_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(BadCopy, match="over 50 MB"):
        read_copy(path)


@pytest.mark.parametrize("name", ["none.pdf", "no\nfile\x1b[31m.pdf", "x" * 5_000, "nul\0byte"])
def test_one_that_is_not_there_is_named_cleanly(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadCopy) as stopped:
        read_copy(tmp_path / name)
    assert not HOSTILE.search(str(stopped.value))
    assert len(str(stopped.value)) < 500


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with a path")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(BadCopy, match="not a file"):
        read_copy(tmp_path / "a.txt")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="an administrator may read everything")
def test_one_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A lamp.", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(BadCopy, match="cannot be read"):
        read_copy(tmp_path / "a.txt")


def test_the_libraries_are_loaded_only_for_their_own_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A lamp.", encoding="utf-8")
    code = (
        "import sys, assistant.cli, assistant.commands.sources, assistant.screens.look, assistant.plain.looking\n"
        "from pathlib import Path\nfrom assistant.copies.reading import read_copy\n"
        f"read_copy(Path({str(tmp_path / 'a.txt')!r}))\nprint(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"docx", "lxml", "pypdf"} & set(loaded)
