"""Text and Markdown as paragraphs, without the marks that Markdown lays over the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.copies.joining import joined
from assistant.copies.records import Kind

_MARKDOWN = re.compile(r"^ {0,3}#{1,6} \S|\*\*\S|^\|.+\|$|\]\(", re.MULTILINE)
_HEADING = re.compile(r" {0,3}#{1,6}\s")
_RULED = re.compile(r"[\s|:=*_-]+")
_BREAK = re.compile(r"</?p>|<br ?/?>|\t", re.IGNORECASE)
_LABEL = re.compile(r"\W{0,2}\w{0,4}(?:\.\d{1,2})*\W{0,2}")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^)\n]{0,500}\)")
_STARS = re.compile(r"(?<![\w*\\])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_\\])[*_]{1,3}(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_TAGS = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|span)>", re.IGNORECASE)


def text_paragraphs(text: str, named_markdown: bool) -> tuple[list[str], Kind]:
    """The paragraphs of clean text without Markdown's marks, and its kind, which the file's name says."""
    markdown = named_markdown or _MARKDOWN.search(text) is not None
    lines = text.split("\n")
    return joined(_parts(_unmarked(lines) if markdown else iter(lines))), "markdown" if named_markdown else "text"


def _parts(lines: Iterator[str]) -> Iterator[str]:
    """Cells of a row and the parts of a cell stand apart; the tab after a bullet or a number parts nothing."""
    for line in lines:
        first, *rest = _BREAK.split(line)
        if rest and _LABEL.fullmatch(first.strip()) and first.strip():
            rest[0] = f"{first.strip()} {rest[0].strip()}"
        else:
            rest.insert(0, first)
        if len(rest) == 1:
            yield rest[0]
            continue
        for part in rest:
            yield part
            yield ""


def _unmarked(lines: list[str]) -> Iterator[str]:
    for line in lines:
        bare = line.strip().lstrip(">").strip()
        if bare.startswith("```") or (bare and _RULED.fullmatch(bare)):
            yield ""
        elif _HEADING.match(line):
            yield from ("", _words(bare.strip("#").strip()), "")
        elif bare.startswith("|"):
            yield "\t".join(_words(cell.strip()) for cell in bare.strip("|").split("|"))
        else:
            yield _words(bare)


def _words(line: str) -> str:
    return _ESCAPED.sub(r"\1", _STARS.sub("", _LINK.sub(r"\1", _TAGS.sub("", line.replace("`", "")))))
