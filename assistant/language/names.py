"""The words of a question: which count, by what other names they go, and whether it asks for a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.guidance import Guidance

_WORD = re.compile(r"[A-Za-z0-9]+")
COMMON = frozenset(
    """
    a about after all an and any are as at be been before being but by can child children could did do does for from
    get give had has have he her him his how i if in is it its just may me my need needs no not of often on or our out
    over she should so some than that the their them then there these they this those to told under up us was we were
    what when where which who whom whose why will with would you your
    """.split()
)
"""Words too common to search for."""
_GRANDPARENT = "nan nana nanna nanny gran granny grandma grandmother grandad granddad grandpa grandfather"
_RELATIVE = "grandparent aunt auntie aunty uncle"
_EVERYDAY = dict.fromkeys(_GRANDPARENT.split(), ("grandparent", "relative")) | dict.fromkeys(
    _RELATIVE.split(), ("relative",)
)
"""What a family says, and the wider word that the documents use for that person. Not in the glossary, because they are
not names of one thing: a grandparent is a relative, but a relative need not be a grandparent."""
_TIME = re.compile(
    r"\b(how (often|soon|long|quickly|frequently|many (working )?(days|weeks|months|years))|by when|deadline"
    r"|(?<!what happens )when( (do|does|did|is|are|was|should|must|can|will|has|have)\b|\W*$)|time ?limit|time ?scale)"
)
Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """One word of a question. `also`: other names that do as well, each searched as a phrase."""

    word: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that counts as this word."""
        return (self.word, *self.also)

    @property
    def query(self) -> str:
        """For SQLite: any of the names."""
        return " OR ".join(f'"{name}"' for name in self.names)


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in small letters."""
    return _WORD.findall(text.lower())


def counting(text: str) -> list[str]:
    """The words that are not too common to search for, each once."""
    return [word for word in dict.fromkeys(words_of(text)) if word not in COMMON]


def asks_for_time(question: str) -> bool:
    """Whether it asks how often, how soon, how long or by when."""
    return _TIME.search(question.lower()) is not None


class OtherNames:
    """What the glossary calls alike: a term, its other names and the councils' own words for it."""

    def __init__(self, guidance: Guidance) -> None:
        self._others: dict[Tokens, tuple[str, ...]] = {}
        for word, wider in _EVERYDAY.items():
            self._others[_bare((word,))] = wider
        for term in guidance.terms.values():
            names = {
                _bare(words_of(name)): " ".join(words_of(name))
                for name in (term.term, *term.also, *term.words.values())
            }
            for tokens in names:
                others = tuple(other for key, other in names.items() if key != tokens and not _within(tokens, key))
                if others and not COMMON.issuperset(tokens):
                    self._others.setdefault(tokens, others)
        self._longest = max(map(len, self._others), default=0)

    def in_question(self, question: str) -> Iterator[tuple[Tokens, str, tuple[str, ...]]]:
        """(the words of the question, as typed, the other names) for each name that it has."""
        typed = _WORD.findall(question)
        bare = _bare(word.lower() for word in typed)
        for start in range(len(bare)):
            for end in range(start + 1, min(start + self._longest, len(bare)) + 1):
                if found := self._others.get(bare[start:end]):
                    yield tuple(words_of(" ".join(typed[start:end]))), " ".join(typed[start:end]), found


def _bare(words: Iterable[str]) -> Tokens:
    """The words without the s of several, so that PPMs is PPM."""
    return tuple(
        word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word for word in words
    )


def _within(part: Tokens, whole: Tokens) -> bool:
    """Whether a name stands in another, which then finds nothing that the shorter does not."""
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))
