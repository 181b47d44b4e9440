"""`permanence sources`: a file added, recognised, listed, opened at a passage, and removed, from the command line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.guidance.shipped import shipped_folder
from tests.copies import invented
from tests.copies.conftest import Put
from tests.copies.invented import ANYTOWN, OTHERS, PARAGRAPHS
from tests.copies.made import locked_pdf, picture_pdf
from tests.plain.session import RAW
from tests.test_cli import HOSTILE

Run = Callable[..., tuple[int, str, str]]
CIRCLE = "The circle meets on the second Thursday"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The invented documents as a pack over the shipped knowledge."""
    return invented.pack(tmp_path / "pack")


@pytest.fixture
def run(pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command while `typed` is typed; what it exits with and what it prints, its lines joined."""

    def run_it(*arguments: str | Path, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main(["--pack", str(pack), *(str(one) for one in arguments)])
        printed = capsys.readouterr()
        assert not RAW.search(printed.out + printed.err)
        assert "Traceback" not in printed.out + printed.err
        return code, printed.out, printed.err

    return run_it


def _flat(text: str) -> str:
    return " ".join(text.split())


def _refused(result: tuple[int, str, str], *words: str) -> None:
    code, out, err = result
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("permanence: ")
    assert "something went wrong inside" not in err
    for word in words:
        assert word in err


def _listed(run: Run) -> dict[str, Any]:
    data = json.loads(run("sources", "list", "--json")[1])
    return {one["key"]: one for one in data["sources"]}


@pytest.mark.parametrize(
    ("name", "make", "kind"),
    [
        ("a.txt", invented.text_file, "a text file"),
        ("a.md", invented.markdown_file, "a Markdown file"),
        ("a.docx", invented.word, "a Word file"),
        ("a.pdf", invented.pdf, "a PDF"),
    ],
)
def test_from_adding_a_file_to_a_citation_that_opens_the_passage(
    run: Run, put: Put, name: str, make: Callable[[], bytes], kind: str
) -> None:
    assert CIRCLE not in run("knowledge", "show", "ZZ-004a")[1]
    code, out, err = run("sources", "add", put(name, make()))
    assert (code, err) == (0, "")
    assert f"A lasting home (anytown-guide): recognised in {kind}, with 11 of its 11 passages." in _flat(out)
    assert _flat(out).endswith("A citation of this document now shows the passage itself.")
    code, out, err = run("knowledge", "show", "ZZ-004a")
    assert (code, err) == (0, "")
    assert f"“{CIRCLE}, whatever the weather" in _flat(out)
    code, out, err = run("--plain", typed="1\n1\nAB-1\n2\ncite ZZ-004a\nquit\n")
    assert (code, err) == (0, "")
    assert f"The passage itself, from your own copy “{CIRCLE}" in _flat(out)
    assert f"Your copy: {kind}, added on" in _flat(out)


def test_the_list_says_what_is_kept_and_what_is_not(run: Run, put: Put) -> None:
    assert all(one["copy"] is None and one["problem"] is None for one in _listed(run).values())
    run("sources", "add", put("a.docx", invented.word()))
    code, out, err = run("sources", "list")
    assert (code, err) == (0, "")
    assert all(len(line) <= 80 for line in out.splitlines())
    text = _flat(out)
    assert "A lasting home (anytown-guide) Department for Education; edition: Version 3 Your copy: a Word file" in text
    assert "11 of 11 passages found" in text
    assert (
        "Lamps (otherville-note) Department for Education; edition: undated No copy kept; 3 passages are cited" in text
    )
    one = _listed(run)[ANYTOWN]
    assert (one["passages"], one["copy"]["found"], one["copy"]["not_found"], one["copy"]["kind"]) == (
        11,
        11,
        [],
        "word",
    )


def test_another_edition_names_the_passages_it_lacks(run: Run, put: Put) -> None:
    other = "\n\n".join(PARAGRAPHS[:-1]).encode()
    out = _flat(run("sources", "add", put("a.txt", other))[1])
    assert "with 7 of its 11 passages. Not found: ZZ-008a, ZZ-009a, ZZ-010a, ZZ-011a." in out
    assert "Yours may be another edition than the one this knowledge was written from (Version 3)." in out
    data = json.loads(run("sources", "add", put("a.txt", other), "--json")[1])
    assert (data["source"], data["copy"]["found"], data["replaced"]) == (ANYTOWN, 7, True)
    assert data["copy"]["not_found"] == ["ZZ-008a", "ZZ-009a", "ZZ-010a", "ZZ-011a"]
    assert "where it was found; citations of the others will say “not found in your copy”." in out
    assert "Not found in your copy, added on" in _flat(run("knowledge", "show", "ZZ-008a")[1])


def test_a_second_file_takes_the_place_of_the_first(run: Run, put: Put) -> None:
    run("sources", "add", put("a.pdf", invented.pdf()))
    assert "It takes the place of the copy added on" in _flat(run("sources", "add", put("b.docx", invented.word()))[1])
    assert _listed(run)[ANYTOWN]["copy"]["kind"] == "word"


def test_what_is_not_recognised_can_be_said_but_not_made_up(run: Run, put: Put) -> None:
    path = put("part.txt", "\n\n".join(PARAGRAPHS[9:12]).encode())
    _refused(run("sources", "add", path), "part.txt", "2 of its 10 passages", "--as anytown-guide", "expected one of")
    _refused(run("sources", "add", path, "--as", "otherville-note"), "none of its 3 passages")
    _refused(run("sources", "add", path, "--as", "nowhere"), "--as: unknown document 'nowhere'", "anytown-guide")
    _refused(run("sources", "add", path, "--as", HOSTILE), "--as: unknown document")
    assert run("sources", "add", path, "--as", "Anytown-Guide")[0] == 0


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("scan.pdf", picture_pdf(), "only pictures of pages"),
        ("locked.pdf", locked_pdf(invented.pdf(), user="secret"), "protected by a password"),
        ("cut.pdf", invented.pdf()[:900], "cut.pdf: "),
        ("cut.docx", invented.word()[:9_000], "a broken Word file"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        ("latin.txt", b"caf\xe9", "not UTF-8"),
        ("empty.txt", b"", "empty"),
        ("bread.txt", b"A recipe for bread.", "no passage that this knowledge cites"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_line_and_nothing_is_kept(
    run: Run, put: Put, home: Path, name: str, data: bytes, words: str
) -> None:
    _refused(run("sources", "add", put(name, data)), name, words)
    assert not (home / "sources").exists()


@pytest.mark.parametrize("name", ["none.pdf", HOSTILE, "two\nlines", "", "."])
def test_a_file_that_is_not_there_is_refused_in_a_line(run: Run, name: str) -> None:
    _refused(run("sources", "add", name), "expected a")


def test_removing_asks_first_and_then_the_passage_is_gone(run: Run, put: Put) -> None:
    run("sources", "add", put("a.docx", invented.word()))
    code, out, _ = run("sources", "remove", ANYTOWN)
    assert (code, "Nothing was removed." in out) == (1, True)
    assert run("sources", "remove", ANYTOWN, typed="no\n")[0] == 1
    assert _listed(run)[ANYTOWN]["copy"]
    code, out, _ = run("sources", "remove", ANYTOWN.upper(), typed="yes\n")
    assert (code, "Removed: A lasting home (anytown-guide)" in out) == (0, True)
    assert _listed(run)[ANYTOWN]["copy"] is None
    assert CIRCLE not in run("knowledge", "show", "ZZ-004a")[1]
    _refused(run("sources", "remove", ANYTOWN, "--yes"), "no copy of A lasting home (anytown-guide) is kept")
    _refused(run("sources", "remove", "nowhere", "--yes"), "unknown document 'nowhere'", "anytown-guide")
    _refused(run("sources", "remove", HOSTILE, "--yes"), "unknown document")


def test_removing_what_is_not_kept_says_so_without_asking(run: Run) -> None:
    _refused(run("sources", "remove", ANYTOWN, typed="yes\n"), "no copy of A lasting home (anytown-guide) is kept")


def test_the_documents_to_choose_from_are_named_once_each(run: Run, put: Put) -> None:
    run("sources", "add", put("a.docx", invented.word()))
    err = run("sources", "remove", "nowhere")[2]
    assert err.count(ANYTOWN) == 1


def test_a_text_file_with_marks_of_markdown_is_reported_as_a_text_file(run: Run, put: Put) -> None:
    assert "recognised in a text file" in _flat(run("sources", "add", put("a.txt", invented.markdown_file()))[1])


def test_a_damaged_copy_is_listed_as_such_and_can_be_replaced_or_removed(run: Run, put: Put, home: Path) -> None:
    path = put("a.docx", invented.word())
    run("sources", "add", path)
    (kept,) = (home / "sources").iterdir()
    kept.write_bytes(b"{")
    code, out, err = run("sources", "list")
    assert (code, err) == (0, "")
    assert "Your copy of anytown-guide is damaged: it was passed over" in _flat(out)
    assert "is damaged" in _listed(run)[ANYTOWN]["problem"]
    assert "is damaged" in _flat(run("knowledge", "show", "ZZ-004a")[1])
    assert run("sources", "add", path)[0] == 0
    assert _listed(run)[ANYTOWN]["problem"] is None
    kept.write_bytes(b"{")
    assert run("sources", "remove", ANYTOWN, "--yes")[0] == 0


def test_a_copy_of_a_document_that_this_knowledge_has_no_more_can_be_seen_and_removed(
    run: Run, put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    run("sources", "add", put("o.txt", "\n".join(OTHERS).encode()))
    assert main(["sources", "list"]) == 0
    assert "otherville-note: a copy is kept, but this knowledge has no such document." in _flat(capsys.readouterr().out)
    assert main(["sources", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["of_no_source"] == ["otherville-note"]
    assert main(["sources", "remove", "otherville-note", "--yes"]) == 0
    assert "Removed: otherville-note" in capsys.readouterr().out


def test_in_its_own_process_a_strange_pdf_leaves_one_line_and_no_warning(pack: Path, put: Put, home: Path) -> None:
    strange = invented.pdf().replace(b"startxref\n", b"startxref\n9").replace(b"/Type/Font", b"/Type/Fnot")
    environment = {**os.environ, "PYTHONPATH": str(shipped_folder("knowledge").parent), "PYTHONWARNINGS": "default"}
    for data in (strange, b"%PDF-1.4\n" + b"1 0 obj\n<<" * 50, locked_pdf(invented.pdf(), user="secret")):
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "--pack", pack, "sources", "add", put("a.pdf", data)],
            env=environment,
            capture_output=True,
            timeout=60,
        )
        assert (done.returncode, done.stderr.count(b"\n")) in ((0, 0), (2, 1)), done.stderr
        assert done.returncode == 0 or done.stderr.startswith(b"permanence: ")


def test_a_group_without_a_command_is_refused(run: Run) -> None:
    _refused(run("sources"), "COMMAND")
    _refused(run("sources", "add"), "FILE")
