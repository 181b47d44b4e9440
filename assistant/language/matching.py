"""The lexicon compiled: spaCy's matcher over the patterns of people, cues and concepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from assistant.guidance.files import BadKnowledge
from assistant.language.lexicon import FILE, Concept, Cue, Lexicon, Who
from assistant.language.patterns import BadPattern, Patterns

FIELDS = ("says", "denies", "was", "hints", "not_this")


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at tokens `start` to `end` (past the last). `literal`: those that it names word for word."""

    start: int
    end: int
    literal: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of the lexicon: whose, and what it says of them."""

    of: int
    field: str
    first: bool
    last: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundConcept:
    """A concept found in a text, by a pattern of this field."""

    concept: Concept
    field: str
    match: Match


@dataclass
class _Compiled:
    matcher: Matcher
    patterns: dict[str, Pattern] = field(default_factory=dict)


class Compiled:
    """Every pattern, ready to match."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        """Raises BadKnowledge for a pattern that cannot be read: the record and the pattern."""
        self._nlp = nlp
        self._lexicon = lexicon
        self._patterns = Patterns({one.id: one.words for one in lexicon.lists}, self._cut)
        self._who = self._compile((f"who {one.id}", index, "says", one.words) for index, one in enumerate(lexicon.who))
        self._cues = self._compile(
            (f"cue {index + 1}", index, "says", one.says) for index, one in enumerate(lexicon.cues)
        )
        self._concepts = self._compile(
            (f"concept {one.id}", index, name, getattr(one, name))
            for index, one in enumerate(lexicon.concepts)
            for name in FIELDS
        )
        self.known = frozenset(self._vocabulary())
        """Every word that stands in a pattern."""

    def _cut(self, text: str) -> list[str]:
        return [token.norm_ for token in self._nlp.make_doc(text.lower())]

    def _compile(self, groups: Iterable[tuple[str, int, str, tuple[str, ...]]]) -> _Compiled:
        found = _Compiled(Matcher(self._nlp.vocab))
        for record, of, name, patterns in groups:
            for number, pattern in enumerate(patterns):
                try:
                    made = self._patterns.variants(pattern)
                    words = frozenset(self._patterns.words(pattern))
                except BadPattern as error:
                    raise BadKnowledge(f"{FILE}: {record}: {name}: {error}") from None
                key = f"{of} {name} {number}"
                found.matcher.add(key, [tokens for tokens, _, _ in made])
                found.patterns[key] = Pattern(of, name, made[0][1], made[0][2], words)
        return found

    def _vocabulary(self) -> Iterator[str]:
        for one in self._lexicon.who:
            for pattern in one.words:
                yield from self._patterns.words(pattern)
        for cue in self._lexicon.cues:
            for pattern in cue.says:
                yield from self._patterns.words(pattern)
        for concept in self._lexicon.concepts:
            for name in (*FIELDS, "words"):
                for pattern in getattr(concept, name):
                    yield from self._patterns.words(pattern)

    def _matches(self, compiled: _Compiled, doc: Doc) -> Iterator[tuple[Pattern, Match]]:
        names: Mapping[int, str] = doc.vocab.strings  # type: ignore[assignment]
        for key, start, end in compiled.matcher(doc):
            pattern = compiled.patterns[names[key]]
            literal = frozenset(at for at in range(start, end) if doc[at].norm_ in pattern.words)
            yield pattern, Match(start, end, literal)

    def people(self, doc: Doc) -> list[tuple[Who, int, int]]:
        """Who is spoken of, in the order of the text; where names overlap, the longest."""
        found = {
            (match.start, match.end): self._lexicon.who[pattern.of] for pattern, match in self._matches(self._who, doc)
        }
        spans = filter_spans([doc[start:end] for start, end in found])
        return [
            (found[span.start, span.end], span.start, span.end) for span in sorted(spans, key=lambda one: one.start)
        ]

    def cues(self, doc: Doc, begins: frozenset[int], ends: frozenset[int]) -> list[tuple[Cue, int, int]]:
        """Every cue; of those of one kind that overlap, the longest; none that stands within a longer one."""
        found = {
            (match.start, match.end, pattern.of)
            for pattern, match in self._matches(self._cues, doc)
            if not (pattern.first and match.start not in begins) and not (pattern.last and match.end not in ends)
        }
        longest = [
            one
            for one in found
            if not any(
                other[0] <= one[0] and one[1] <= other[1] and other[1] - other[0] > one[1] - one[0] for other in found
            )
        ]
        return [(self._lexicon.cues[of], start, end) for start, end, of in sorted(longest)]

    def concepts(self, doc: Doc, begins: frozenset[int], ends: frozenset[int]) -> list[FoundConcept]:
        """What the patterns find: of each concept, the longest of what overlaps; nothing that "not this" overlaps.

        `begins`, `ends`: the tokens at which a clause begins, and past which one ends.
        """
        found: dict[int, list[tuple[Pattern, Match]]] = {}
        for pattern, match in self._matches(self._concepts, doc):
            if (pattern.first and match.start not in begins) or (pattern.last and match.end not in ends):
                continue
            found.setdefault(pattern.of, []).append((pattern, match))
        kept = [
            FoundConcept(self._lexicon.concepts[of], pattern.field, match)
            for of, matches in found.items()
            for pattern, match in _longest(matches)
        ]
        return sorted(kept, key=lambda one: (one.match.start, one.match.end))


def _longest(matches: list[tuple[Pattern, Match]]) -> list[tuple[Pattern, Match]]:
    """Those that overlap no better one: what it is not first, then what is said outright, then the longer."""
    ranks = {name: rank for rank, name in enumerate(("not_this", "denies", "was", "says", "hints"))}

    def better(one: tuple[Pattern, Match]) -> tuple[bool, bool, int, int, int]:
        pattern, match = one
        rank = ranks[pattern.field]
        return pattern.field != "not_this", pattern.field == "hints", match.start - match.end, rank, match.start

    kept: list[tuple[Pattern, Match]] = []
    for pattern, match in sorted(matches, key=better):
        if all(match.end <= other.start or other.end <= match.start for _, other in kept):
            kept.append((pattern, match))
    return [(pattern, match) for pattern, match in kept if pattern.field != "not_this"]
