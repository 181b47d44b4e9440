"""The lexicon compiled: the patterns of people, cues and concepts, looked up by the words of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from assistant.guidance.files import BadKnowledge
from assistant.guidance.lexicon import FILE, Concept, Cue, Lexicon, Of, Who
from assistant.language.patterns import BadPattern, Patterns, Variant
from assistant.language.tokens import Match, Word, matched
from assistant.language.understood import Known

BETWEEN = "between"
"""The list of words that may stand between any two of a pattern."""
FIELDS = ("says", "denies", "was", "hints", "not_this")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to match a pattern of the lexicon: whose it is, by place, and what it says of them."""

    of: int
    field: str
    variant: Variant
    anchor: int


@dataclass(frozen=True, slots=True)
class FoundConcept:
    """A concept found in a text, by a pattern of this field."""

    concept: Concept
    field: str
    match: Match


@dataclass(slots=True)
class _ByWord:
    """Patterns by what their anchor is looked up by."""

    found: dict[str, list[Pattern]] = field(default_factory=dict)

    def add(self, pattern: Pattern) -> None:
        for key in pattern.variant.steps[pattern.anchor].keys:
            self.found.setdefault(key, []).append(pattern)

    def matches(self, words: list[Word]) -> Iterator[tuple[Pattern, Match]]:
        for at, word in enumerate(words):
            for key in word.keys:
                for pattern in self.found.get(key, ()):
                    match = matched(pattern.variant, pattern.anchor, words, at)
                    if match is not None:
                        yield pattern, match


class Compiled:
    """Every pattern, ready to match."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        """Raises BadKnowledge for a pattern that cannot be read: the record and the pattern."""
        self._nlp = nlp
        self._lexicon = lexicon
        self._patterns = Patterns({one.id: one.words for one in lexicon.lists}, self._cut)
        self._tokens: dict[str, list[str]] = {}
        self._between = frozenset(word for one in lexicon.lists if one.id == BETWEEN for word in one.words)
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
        """The tokens of a text in their normal form. Nearly every word stands in many patterns: each is cut once."""
        if text not in self._tokens:
            self._tokens[text] = [token.norm_ for token in self._nlp.make_doc(text.lower())]
        return self._tokens[text]

    def _compile(self, groups: Iterable[tuple[str, int, str, tuple[str, ...]]]) -> _ByWord:
        found = _ByWord()
        for record, of, name, patterns in groups:
            for pattern in patterns:
                try:
                    for variant in self._patterns.variants(pattern):
                        found.add(Pattern(of, name, variant, variant.anchor))
                except BadPattern as error:
                    raise BadKnowledge(f"{FILE}: {record}: {name}: {error}") from None
        return found

    def _vocabulary(self) -> Iterator[str]:
        texts = [pattern for one in self._lexicon.who for pattern in one.words]
        texts += [pattern for one in self._lexicon.cues for pattern in one.says]
        for concept in self._lexicon.concepts:
            texts += [pattern for name in (*FIELDS, "words") for pattern in getattr(concept, name)]
        for text in texts:
            yield from self._patterns.words(text)

    def _words(self, doc: Doc, with_between: bool = True) -> list[Word]:
        """The tokens of a text, with whom they speak of where that is marked.

        `with_between`: whether small words may stand between any two of a pattern. Not within a cue: "has not been
        made" is not "has been made".
        """
        return [
            Word(
                token.norm_,
                token.text,
                token.ent_type_,
                not (token.is_punct or token.is_space),
                with_between and token.norm_ in self._between,
            )
            for token in doc
        ]

    def people(self, doc: Doc, known: Sequence[Known] = ()) -> list[tuple[Who, int, int]]:
        """Who is spoken of, in the order of the text; where names overlap, the longest. `known`: people of the case."""
        words = self._words(doc)
        found = {(match.start, match.end): self._lexicon.who[pattern.of] for pattern, match in self._who.matches(words)}
        for one in known:
            label = [token.norm_ for token in self._nlp.make_doc(one.label.lower().removeprefix("the "))]
            for at in range(len(words) - len(label) + 1) if label else ():
                if [word.norm for word in words[at : at + len(label)]] == label:
                    who = found.get((at, at + len(label)))
                    found[at, at + len(label)] = Who(one.id, (), _of(one), one.relation, who.pronoun if who else "")
        spans = filter_spans([doc[start:end] for start, end in found])
        return [
            (found[span.start, span.end], span.start, span.end) for span in sorted(spans, key=lambda one: one.start)
        ]

    def cues(self, doc: Doc, begins: frozenset[int], ends: frozenset[int]) -> list[tuple[Cue, int, int]]:
        """Every cue that stands within no longer one. `begins`, `ends`: as of `concepts`."""
        found = {
            (match.start, match.end, pattern.of)
            for pattern, match in self._cues.matches(self._words(doc, with_between=False))
            if _in_place(pattern.variant, match, begins, ends)
        }
        kept: list[tuple[int, int, int]] = []
        for reaches in (
            ("after", "all"),
            ("before",),
        ):  # "dad says" of what went before hides no "says" of what follows
            over = (-1, -1)
            mine = [one for one in found if self._lexicon.cues[one[2]].reach in reaches]
            for start, end, of in sorted(mine, key=lambda one: (one[0], -one[1])):
                if end > over[1] or (start, end) == over:
                    kept.append((start, end, of))
                    over = (start, end)
        return [(self._lexicon.cues[of], start, end) for start, end, of in kept]

    def concepts(self, doc: Doc, begins: frozenset[int], ends: frozenset[int]) -> list[FoundConcept]:
        """What the patterns find: of each concept, the best of what overlaps; nothing that "not this" overlaps.

        `begins`, `ends`: the tokens at which a clause begins, and past which one ends.
        """
        found: dict[int, list[tuple[Pattern, Match]]] = {}
        for pattern, match in self._concepts.matches(self._words(doc)):
            if _in_place(pattern.variant, match, begins, ends):
                found.setdefault(pattern.of, []).append((pattern, match))
        kept = [
            FoundConcept(self._lexicon.concepts[of], pattern.field, match)
            for of, matches in found.items()
            for pattern, match in _longest(matches)
        ]
        return sorted(kept, key=lambda one: (one.match.start, one.match.end))


def _of(one: Known) -> Of:
    """What somebody of the case is to the child."""
    by_relation: dict[str, Of] = {"foster_carer": "foster", "adopter": "foster", "friend": "friend"}
    by_role: dict[str, Of] = {"parent": "parent", "carer": "carer", "sibling": "sibling"}
    return by_relation.get(one.relation) or by_role.get(one.role, "anyone")


def _in_place(variant: Variant, match: Match, begins: frozenset[int], ends: frozenset[int]) -> bool:
    return (not variant.first or match.start in begins) and (not variant.last or match.end in ends)


def _longest(matches: list[tuple[Pattern, Match]]) -> list[tuple[Pattern, Match]]:
    """Those that overlap no better one: what it is not first, then what is said outright, then the longer."""
    ranks = {name: rank for rank, name in enumerate(("not_this", "denies", "was", "says", "hints"))}

    def better(one: tuple[Pattern, Match]) -> tuple[bool, bool, int, int, int]:
        pattern, match = one
        rank = ranks[pattern.field]
        return pattern.field != "not_this", pattern.field == "hints", match.start - match.end, -len(match.literal), rank

    kept: list[tuple[Pattern, Match]] = []
    for pattern, match in sorted(matches, key=better):
        if all(match.end <= other.start or other.end <= match.start for _, other in kept):
            kept.append((pattern, match))
    return [(pattern, match) for pattern, match in kept if pattern.field != "not_this"]
