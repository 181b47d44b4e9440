"""One reply being read: what its patterns, people and cues come to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Span

from assistant.guidance.lexicon import Concept, Who
from assistant.language.clauses import Clause, clauses_of
from assistant.language.context import Base, CueFound, Meant, bearing, meant
from assistant.language.matching import Compiled, FoundConcept
from assistant.language.mentions import Mention, mention, owner_of
from assistant.language.offers import Offers, Put
from assistant.language.timing import age_in, read_age, read_since
from assistant.language.tokens import Match
from assistant.language.understood import Finding, Known, Unplaced

_BASES: Mapping[str, Base] = {"says": "affirmed", "denies": "negated", "was": "past", "hints": "affirmed"}
MOST_LEFT_OVER, SHARE, SHORT = 2, 4, 8
"""Of a clause with more words that no pattern knows, or of a long one of which what was found is less than a quarter,
nothing is taken as read. Tried on lines nobody had written patterns for: both raise how often an assertion is right.
"""
SEVERAL = 3
"""Clauses from which a reply says several things."""
_NOTHING = frozenset("and but so then also ok okay yeah well the a".split())
"""A clause of such words alone says nothing."""
_ONLY_ONE = ("placement", "court")
"""Of these there is one, whoever speaks of it or for it."""
_LIMITS = frozenset("just under below less than not yet nearly almost over more".split())
_PLAIN = ("affirmed", "negated", "past")
_TRAILING = 6
"""A clause of so many words that names nobody and says nothing new belongs to the one before it."""


Heard = tuple[FoundConcept, Finding]
"""What a pattern found, and what it comes to."""


class Reply:
    """One reply being read."""

    def __init__(
        self,
        compiled: Compiled,
        offers: Offers,
        said: str,
        doc: Doc,
        typed: Doc,
        repaired: frozenset[int],
        asked: Put,
        people: Sequence[Known],
        today: date | None,
    ) -> None:
        self.compiled, self.offers = compiled, offers
        self.said, self.doc, self.typed, self.repaired = said, doc, typed, repaired
        self.asked, self.today = asked.concepts, today
        self._offered = asked
        named = self.compiled.people(doc, people)
        doc.set_ents([Span(doc, start, end, label=one.of) for one, start, end in named])
        self.mentions: list[Mention] = [mention(doc, start, end, one, _whom(one, people)) for one, start, end in named]
        self.clauses = clauses_of(doc)
        self._begins = [one.start for one in self.clauses]
        begins = frozenset(self._begins)
        ends = frozenset(one.end for one in self.clauses)
        cues = self.compiled.cues(doc, begins, ends)
        self.cues = [CueFound(start, end, cue.means, cue.reach) for cue, start, end in cues]
        self.found = self.compiled.concepts(doc, begins, ends)

    def read(self) -> tuple[tuple[Finding, ...], tuple[Unplaced, ...]]:
        """The findings and the clauses without any, in the order of the text."""
        kept = self._sifted([(one, self._finding(one)) for one in self.found])
        return settled([finding for _, finding in kept]), tuple(self._unplaced(kept))

    def _sifted(self, found: Sequence[Heard]) -> list[Heard]:
        """Without what only may be meant of somebody of whom it cannot be, and, in a clause that has nothing else, what
        only may be meant and is beside the question: that clause is asked about as a whole.
        """
        taken = {
            at
            for one, finding in found
            if finding.polarity != "other_person"
            for at in range(one.match.start, one.match.end)
        }
        kept = [
            (one, finding)
            for one, finding in found
            if finding.polarity != "other_person"
            or (one.field != "hints" and taken.isdisjoint(range(one.match.start, one.match.end)))
        ]
        by_clause: dict[int, list[FoundConcept]] = defaultdict(list)
        for one, _ in kept:
            by_clause[self._clause(one.match.start)].append(one)
        beside = {at for at, found_there in by_clause.items() if self._is_beside(at, found_there)}
        return [one for one in kept if self._clause(one[0].match.start) not in beside]

    def _is_beside(self, at: int, there: Sequence[FoundConcept]) -> bool:
        """Whether what was found in a clause only may be meant, and is beside a question that its words speak of."""
        if not self.asked or any(one.field != "hints" or one.concept.id in self.asked for one in there):
            return False
        clause = self.clauses[at]
        return self.offers.speaks_of(self.doc[clause.start : clause.end].text, self._offered)

    # ------------------------------------------------------------ findings

    def _clause(self, start: int) -> int:
        """The place of the clause that a token stands in; of a mark between two, the one before."""
        return max(0, bisect_right(self._begins, start) - 1)

    def _reach(self, at: int) -> Clause:
        """A clause with what trails after it: a few words that name nobody and say nothing else."""
        clause = self.clauses[at]
        for after in self.clauses[at + 1 :]:
            inside = range(after.start, after.end)
            says = any(one.match.start in inside for one in self.found)
            names = any(one.start in inside for one in self.mentions)
            if after.sentence != clause.sentence or says or names or len(inside) > _TRAILING:
                break
            clause = replace(clause, end=after.end)
        return clause

    def _finding(self, one: FoundConcept) -> Finding:
        concept, match = one.concept, one.match
        at = self._clause(match.start)
        trails = max(self.clauses[at].end, match.end)
        clause = replace(self._reach(at), end=max(self._reach(at).end, match.end))
        near = [cue for cue in self.cues if clause.start <= cue.start < clause.end]
        cues = bearing(near, match.start, match.end, match.literal, trails, one.field == "hints")
        question = any(self.doc[here].text == "?" for here in range(clause.end, min(clause.end + 1, len(self.doc))))
        bare = concept.id in self.asked and not self._left_over(at)
        how = meant(
            _BASES[one.field],
            cues,
            own_word=concept.own_word,
            event=concept.event,
            noun=concept.noun and not bare,
            question=question,
        )
        if concept.below and how.polarity == "affirmed":
            how = self._by_age(one, how)
        owner = owner_of(self.doc, match.start, match.end, clause, self.mentions, concept.of, concept.owner)
        if owner.fits and concept.owner in _ONLY_ONE:
            owner = replace(owner, about=concept.owner)
        polarity, ask = how.polarity, how.ask
        if not owner.fits:
            polarity, ask = "other_person", "it is said of somebody else"
        elif ask is None and owner.ask:
            ask = owner.ask
        elif ask is None and one.field == "hints":
            ask = "it is not said outright"
        elif ask is None and not owner.sure and not self._is_usual(concept, owner.about):
            ask = "it is not said of whom"
        elif ask is None and self.asked and concept.id not in self.asked and not self._said_by_the_way(at, match):
            ask = "it is not what was asked"
        elif ask is None and not self._is_all_known(at, match):
            ask = "there is more in that than I can place"
        elif ask is None and not self.repaired.isdisjoint(range(match.start, match.end)):
            ask = "it is a guess at the spelling"
        first, last = self.typed[match.start], self.typed[match.end - 1]
        start, end = first.idx, last.idx + len(last.text)
        return Finding(
            concept.id, polarity, owner.about, ask, self.said[start:end], start, end, self._value(one, clause)
        )

    def _said_by_the_way(self, at: int, match: Match) -> bool:
        """Whether a thing beside the question stands among several, with two words of its own and nothing unknown."""
        return len(self.clauses) >= SEVERAL and len(match.literal) > 1 and not self._left_over(at)

    def _is_all_known(self, at: int, match: Match) -> bool:
        """Whether a clause has hardly a word that no pattern knows, and what was found is a good part of it."""
        clause = self.clauses[at]
        length = clause.end - clause.start
        most = MOST_LEFT_OVER if self.asked else MOST_LEFT_OVER - 1  # with no question put, less tells what it is about
        return self._left_over(at) <= most and (length <= SHORT or SHARE * len(match.literal) >= length)

    def _left_over(self, at: int) -> int:
        """How many words of a clause no pattern knows; what stands in a gap is not known."""
        clause = self.clauses[at]
        return sum(
            token.is_alpha and not token.is_stop and token.i not in self._known
            for token in self.doc[clause.start : clause.end]
        )

    @cached_property
    def _known(self) -> set[int]:
        known = {at for found in self.found for at in found.match.literal}
        known.update(at for one in self.mentions for at in range(one.start, one.end))
        known.update(at for one in self.cues for at in range(one.start, one.end))
        return known

    def _by_age(self, one: FoundConcept, how: Meant) -> Meant:
        """Whether the age that stands in what was found is below the concept's; how it is meant, where none does."""
        age, below = age_in(self._age_words(one)), one.concept.below
        if age is None:
            return how
        if age.least < below < age.below:
            return Meant("uncertain", "the age may be either side of it")
        bare = not any(self.doc[at].is_alpha for at in range(one.match.start, one.match.end))
        beside = bare and one.concept.id not in self.asked
        return Meant(
            "affirmed" if age.below <= below else "negated", how.ask or ("it is a bare number" if beside else None)
        )

    def _age_words(self, one: FoundConcept) -> str:
        """What was found, with what limits a number before it: "nearly five"."""
        first = one.match.start
        while first and self.doc[first - 1].norm_ in _LIMITS:
            first -= 1
        return str(self.doc[first : one.match.end].text)

    def _is_usual(self, concept: Concept, about: str) -> bool:
        """Whether nobody need be named: the question is about it, or it can be of one only and is no wish."""
        only = about in ("child", "court", "family", "placement") and not (concept.own_word and self.asked)
        return bool(about) and (only or concept.id in self.asked)

    def _value(self, one: FoundConcept, clause: Clause) -> str | None:
        """The date that is read with what was found: of an age, in its own words and what follows them at once."""
        if self.today is None or not one.concept.reads:
            return None
        if one.concept.reads == "since":
            return read_since(self.doc[clause.start : clause.end].text, self.today)
        turns = self.doc[one.match.start : min(one.match.end + 2, clause.end)].text
        return read_age(turns, self.today) if "turn" in turns else read_age(self._age_words(one), self.today)

    # ------------------------------------------------------------ what found no place

    def _unplaced(self, kept: Sequence[Heard]) -> list[Unplaced]:
        """The clauses in which nothing was kept, or nothing but what must be asked back to a question that was put."""
        there: dict[int, list[Finding]] = defaultdict(list)
        for one, finding in kept:
            for at in range(self._clause(one.match.start), self._clause(one.match.end - 1) + 1):
                there[at].append(finding)
        hinted: dict[int, list[str]] = defaultdict(list)
        for each in self.found:
            hinted[self._clause(each.match.start)].append(each.concept.id)
        found: list[Unplaced] = []
        for at, clause in enumerate(self.clauses):
            asked = bool(self.asked) and all(finding.ask for finding in there[at])
            if (there[at] and not asked) or not self._says_something(clause):
                continue
            first, last = self.typed[clause.start], self.typed[clause.end - 1]
            start, end = first.idx, last.idx + len(last.text)
            words = self.doc[clause.start : clause.end].text
            have = {finding.finding for finding in there[at]}
            offers = [one for one in self.offers.ranked(words, self._offered, hinted[at]) if one not in have]
            found.append(Unplaced(self.said[start:end], start, end, tuple(offers), bool(there[at])))
        return found

    def _says_something(self, clause: Clause) -> bool:
        return any(
            token.like_num or (token.is_alpha and token.norm_ not in _NOTHING)
            for token in self.doc[clause.start : clause.end]
        )


def _whom(who: Who, people: Sequence[Known]) -> str:
    """The person of the case who is meant, where there is just one; else the role. Nobody crosses to the other side."""
    words = who.id.replace("_", " ")
    named = [one.id for one in people if one.id == who.id or one.label.lower().removeprefix("the ") == words]
    alike = [one for one in people if who.relation and one.relation == who.relation]
    side = _side(words)
    meant = [one.id for one in alike if not side or _side(f"{one.id} {one.label}") == side]
    found = named or (meant if len(meant) == 1 else [])
    return found[0] if found else who.id


def _side(words: str) -> str:
    """The side of the family that somebody's name tells of."""
    return next((side for side in ("maternal", "paternal") if side in words.lower()), "")


def settled(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each thing said once of each person; what is said both ways is asked back."""
    kept: dict[tuple[str, str, str], Finding] = {}
    for one in findings:
        key = (one.finding, one.about, one.polarity)
        had = kept.get(key)
        if had is None or (had.ask and not one.ask):
            kept[key] = one
    ways: dict[tuple[str, str], set[str]] = {}
    for finding, about, polarity in kept:
        if polarity in _PLAIN:
            ways.setdefault((finding, about), set()).add(polarity)
    both = {key for key, polarities in ways.items() if len(polarities) > 1 and "affirmed" in polarities}
    return tuple(
        replace(one, ask="you say it in more than one way")
        if (one.finding, one.about) in both and one.ask is None and one.polarity in _PLAIN
        else one
        for one in sorted(kept.values(), key=lambda one: (one.start, one.end))
    )
