"""Files to add: small Word files and PDFs made here, whole and broken, of whatever text a test gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
import pypdf

Table = Sequence[Sequence[Sequence[str]]]
"""Rows of cells of paragraphs."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT = f'<w:document xmlns:w="{W}"><w:body>%s</w:body></w:document>'


def word_file(*paragraphs: str, table: Table = ()) -> bytes:
    """A Word file of these paragraphs, a heading where one begins with "# ", and then a table."""
    made = docx.Document()
    for one in paragraphs:
        made.add_heading(one[2:], 1) if one.startswith("# ") else made.add_paragraph(one)
    if table:
        grid = made.add_table(len(table), max(map(len, table)))
        for row, cells in enumerate(table):
            for column, parts in enumerate(cells):
                cell = grid.cell(row, column)
                cell.paragraphs[0].add_run(parts[0])
                for part in parts[1:]:
                    cell.add_paragraph(part)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word_file_of(body: str, more: Mapping[str, bytes] | None = None, head: str = "") -> bytes:
    """A Word file whose body is this XML. `more`: parts beside it. `head`: what stands before the root."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file("x"))) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in whole.namelist():
            made.writestr(name, head + _DOCUMENT % body if name == "word/document.xml" else whole.read(name))
        for name, data in (more or {}).items():
            made.writestr(name, data)
    return out.getvalue()


def said(text: str) -> str:
    """A run of text in a Word file's XML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pdf_file(*pages: Sequence[str]) -> bytes:
    """A PDF of these pages, each of lines, drawn one below the other."""
    return pdf_of([_lines_drawn(lines) for lines in pages])


def pdf_of(streams: Sequence[bytes], filtered: bytes = b"", resources: bytes = b"") -> bytes:
    """A PDF whose pages are drawn by these content streams. `filtered`, `resources`: of their dictionaries."""
    pages = range(4, 4 + len(streams))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % one for one in pages), len(streams)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    bodies += [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>%s>>>>"
        % (number + len(streams), resources)
        for number in pages
    ]
    bodies += [b"<<%s/Length %d>>stream\n%s\nendstream" % (filtered, len(one), one) for one in streams]
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(bodies) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(out),
    )


def locked_pdf(data: bytes, user: str, owner: str = "owner") -> bytes:
    """The same PDF, encrypted. `user`: the password to open it; empty where only copying is forbidden."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def picture_pdf() -> bytes:
    """A page that is one picture, as a scanner makes."""
    picture = b"/XObject<</I<<>>>>"
    return pdf_of([b"q 595 0 0 842 0 0 cm /I Do Q"], resources=picture)


def _lines_drawn(lines: Sequence[str]) -> bytes:
    drawn = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
    return "BT /F 11 Tf 14 TL 72 790 Td {} ET".format(" T* ".join(f"({line}) Tj" for line in drawn)).encode("cp1252")
