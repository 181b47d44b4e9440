"""The words of the field that stand in a text, and the pages that explain them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from assistant.documents.browse_records import term_link
from assistant.documents.browse_words import link
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.guidance.sheets import Term

NONE_HERE = "None of the words of the field stands here."
AT, ALSO, BESIDE = "In the line or question you are at", "Also here", "Other words there"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_JOINED = ("", "-", "\u2010", "\u2011", "–")
"""What may stand between the words of a name besides spaces."""
_MOST_LETTERS = 6
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a text. `bare`: in small letters, without the s of several or of whose. `after`: what comes next."""

    bare: str
    typed: str
    after: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a term. `letters`: an abbreviation, which only capitals can mean: SO is an order, so is not."""

    term: str
    tokens: tuple[_Token, ...]
    letters: bool


def terms_in(text: str, guidance: Guidance) -> tuple[Term, ...]:
    """The words of the field in a text, in order, each once; of names within each other the longest."""
    names = _names(guidance)
    words = _tokens(text)
    found: list[str] = []
    at = 0
    while at < len(words):
        name = next((one for one in names.get(words[at].bare, ()) if _stands_at(one, words, at)), None)
        if name is not None:
            found.append(name.term)
        at += len(name.tokens) if name else 1
    return tuple(guidance.terms[key] for key in dict.fromkeys(found))


def term_called(words: str, guidance: Guidance) -> Term | None:
    """The word of the field that is called so, in capitals or not."""
    asked = tuple(token.bare for token in _tokens(words))
    for names in _names(guidance).values():
        for name in names:
            if asked == tuple(token.bare for token in name.tokens):
                return guidance.terms[name.term]
    return None


def terms_like(words: str, guidance: Guidance, most: int = 4) -> tuple[Term, ...]:
    """The words of the field within what was asked for, else those that it is a part of or nearly spells."""
    within = terms_in(words, guidance) or terms_in(words.upper(), guidance)
    if within:
        return within[:most]
    asked = " ".join(words.casefold().split())
    called = {name.casefold(): term for term in guidance.terms.values() for name in _called(term)}
    parts = [name for name in called if asked and re.search(rf"\b{re.escape(asked)}\b", name)]
    near = parts or get_close_matches(asked, called, most, _NEAR)
    return tuple({called[name].id: called[name] for name in near}.values())[:most]


def explained_page(here: Sequence[str], elsewhere: Sequence[str], guidance: Guidance) -> Page:
    """The page that explains what is in sight: the one word where the worker is, or else a list, those there first."""
    near = [term.id for term in terms_in("\n".join(here), guidance)]
    rest = [term.id for term in terms_in("\n".join(elsewhere), guidance) if term.id not in near]
    if len(near) == 1:
        return Page("term", near[0], tuple(rest))
    return Page("words_here", str(len(near)), (*near, *rest))


def words_here_view(page: Page, guidance: Guidance) -> Iterator[Line]:
    """The words of the field in sight, those nearest to where the worker is first."""
    yield Line("title", "Words of the field here")
    if not page.parts:
        yield Line("text", NONE_HERE)
        yield link("All the words of the field", Page("terms"))
        return
    first = int(page.key)
    for title, keys in ((AT, page.parts[:first]), (ALSO, page.parts[first:])):
        if keys and first:
            yield Line("heading", title)
        if keys:
            yield from (term_link(guidance.terms[key]) for key in keys)


def beside_lines(page: Page, guidance: Guidance) -> Iterator[Line]:
    """The other words that stood where a word was explained from."""
    listed = [key for key in page.parts if key not in guidance.terms[page.key].not_same]
    if listed:
        yield Line("heading", BESIDE)
        yield from (term_link(guidance.terms[key]) for key in listed)


def _called(term: Term) -> tuple[str, ...]:
    return (term.term, *term.also, *term.words.values())


def _names(guidance: Guidance) -> dict[str, list[_Name]]:
    """Every name by its first word, the longest first. What two terms are called means the one that is named so."""
    found: dict[tuple[str, ...], _Name] = {}
    every = [(term.id, term.term) for term in guidance.terms.values()]
    every += [(term.id, name) for term in guidance.terms.values() for name in _called(term)[1:]]
    for key, name in every:
        tokens = tuple(_tokens(name))
        if tokens:
            letters = len(tokens) == 1 and name.isupper() and len(name) <= _MOST_LETTERS
            found.setdefault(tuple(token.bare for token in tokens), _Name(key, tokens, letters))
    by_first: dict[str, list[_Name]] = {}
    for one in sorted(found.values(), key=lambda one: -len(one.tokens)):
        by_first.setdefault(one.tokens[0].bare, []).append(one)
    return by_first


def _stands_at(name: _Name, words: Sequence[_Token], at: int) -> bool:
    """Whether the name stands there, with nothing between its words that parts them."""
    here = words[at : at + len(name.tokens)]
    if [token.bare for token in here] != [token.bare for token in name.tokens]:
        return False
    if name.letters and not here[0].typed.removesuffix("s").isupper():
        return False
    pairs = zip(here[:-1], name.tokens[:-1], strict=True)
    return all(token.after.strip(" \t") in (*_JOINED, own.after.strip()) for token, own in pairs)


def _tokens(text: str) -> list[_Token]:
    matches = list(_WORD.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)][: len(matches)]
    return [
        _Token(_bare(match[0]), match[0].replace("’s", "").replace("'s", ""), text[match.end() : end])
        for match, end in zip(matches, ends, strict=True)
    ]


def _bare(word: str) -> str:
    bare = word.casefold().replace("’", "'").removesuffix("'s")
    return bare[:-1] if len(bare) > 2 and bare.endswith("s") and not bare.endswith("ss") else bare
