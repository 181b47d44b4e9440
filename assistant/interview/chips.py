"""From what was understood to chips: each finding with the question and the answer that it may come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from assistant.conditions import CHILD
from assistant.guidance.lexicon import Concept, Gives, Lexicon
from assistant.interview.cards import Card
from assistant.interview.heard import MOST_ITEMS, MOST_OFFERS, Chip, Clause, Heard, Offered
from assistant.interview.sitting import Sitting
from assistant.language.understood import Finding, Known, Polarity, Understood, Unplaced
from assistant.reasoning.case import person_label

_ASKED: dict[Polarity, str] = {
    "affirmed": "which answer it comes to is yours to say",
    "negated": "it says what is not so: which answer holds is yours to say",
    "uncertain": "the words leave it open",
    "past": "it was so once: how is it now?",
    "other_person": "it may be about somebody else",
    "hypothetical": "it is about what might be",
}
WHO_IS_MEANT = "it does not say who is meant"
_ROLES = {
    "parent": "parent",
    "carer": "carer",
    "friend": "carer",
    "foster": "carer",
    "partner": "other",
    "sibling": "sibling",
}
"""By what somebody is to the child, in the lexicon: the role with which they come into a case."""
_OF_THE_CASE = (CHILD, "family", "court", "placement", "")
"""Of these nobody need be told who is meant."""
_ONE_OF = ("mother", "father")
"""Relations of which a child has one, as a rule."""
_PROPOSES: tuple[Polarity, ...] = ("affirmed", "negated", "past")


class Listens(Protocol):
    """What reads words."""

    @property
    def lexicon(self) -> Lexicon:
        """How workers say things."""
        ...

    def understand(self, text: str, question: str | None, people: Sequence[Known], today: date | None) -> Understood:
        """What `text` says, as a reply to a question about these people."""
        ...


class _Whom(NamedTuple):
    about: str
    role: str = ""
    relation: str = ""


_NOBODY = _Whom("")


def people_known(sitting: Sitting) -> tuple[Known, ...]:
    """The people of the case, as what reads words is told of them."""
    found = []
    for one in sitting.state.people:
        said = sitting.facts.answer(one.id, "relation")
        relation = said.value if said is not None and isinstance(said.value, str) else ""
        found.append(Known(one.id, one.role, relation, person_label(sitting.guidance, sitting.facts, one.id)))
    return tuple(found)


def heard_in(understood: Understood, lexicon: Lexicon, sitting: Sitting, card: Card) -> Heard:
    """The chips and the clauses without a place of one reply to this card; all of it is one clause where neither is."""
    making = _Making(understood.text, lexicon, sitting, card)
    chips = [chip for finding in understood.findings for chip in making.chips(finding)]
    clauses = [making.clause(one) for one in understood.unplaced if not one.beside]
    if not chips and not clauses and any(letter.isalpha() for letter in understood.text):
        clauses = [making.whole(understood.text)]
    if len(chips) > MOST_ITEMS or len(clauses) > MOST_ITEMS:  # what is past the last that is kept stays, as one clause
        ends = [chips[MOST_ITEMS - 1].end] if len(chips) > MOST_ITEMS else []
        past = min([*ends, *(one.end for one in clauses[MOST_ITEMS - 2 : MOST_ITEMS - 1])])
        chips = [one for one in chips if one.start < past][:MOST_ITEMS]
        clauses = [*[one for one in clauses if one.start < past][: MOST_ITEMS - 1], making.rest(understood.text, past)]
    return Heard(card.about, card.question, understood.text, tuple(chips), tuple(clauses))


class _Making:
    """Chips being made for one card."""

    def __init__(self, text: str, lexicon: Lexicon, sitting: Sitting, card: Card) -> None:
        self.text = text
        self.sitting, self.guidance, self.card = sitting, sitting.guidance, card
        self.concepts = {one.id: one for one in lexicon.concepts}
        self.who = {one.id: one for one in lexicon.who}

    def chips(self, finding: Finding) -> Iterator[Chip]:
        """The chips of a finding: one for each answer it gives, of each person it is said of."""
        concept = self.concepts.get(finding.finding)
        gives = self._gives(concept, finding) if concept else []
        if not gives:
            yield from self._without_answer(finding, concept)
        for one in gives:
            value = finding.value if one.value is None else one.value
            value = list(value) if isinstance(value, tuple) else value
            if isinstance(value, str) and self.guidance.language.vocabulary.terms[one.question].kind == "many":
                value = [value]
            for whom in self._whom(finding.about, one.question):
                ask = finding.ask or (_ASKED[finding.polarity] if value is None else None)
                yield self._chip(finding, concept, whom, one.question, value, ask)

    def _gives(self, concept: Concept, finding: Finding) -> list[Gives]:
        """The answers of this knowledge that a finding comes to; none of the child's for what is a sibling's."""
        who = self.who.get(finding.about)
        of_sibling = who is not None and who.of == "sibling" and concept.owner == CHILD
        if finding.polarity not in _PROPOSES or of_sibling:
            return []
        return [one for one in concept.gives if one.when == finding.polarity and self._is_asked(one.question)]

    def _without_answer(self, finding: Finding, concept: Concept | None) -> Iterator[Chip]:
        question = self._question_of(concept) if concept else None
        ask = finding.ask or _ASKED[finding.polarity]
        for whom in self._whom(finding.about, question):
            yield self._chip(finding, concept, whom, question, None, ask)

    def _chip(
        self,
        finding: Finding,
        concept: Concept | None,
        whom: _Whom,
        question: str | None,
        value: object,
        ask: str | None,
    ) -> Chip:
        start, end = self._whole_words(finding)
        return Chip(
            finding.finding,
            _says(finding, concept, whom),
            finding.polarity,
            whom.about,
            self.text[start:end],
            start,
            end,
            question=question,
            value=value,
            ask=ask if whom.about else ask or WHO_IS_MEANT,
            role=whom.role,
            relation=whom.relation,
        )

    def _whole_words(self, finding: Finding) -> tuple[int, int]:
        """Where a finding stands, from the beginning of its first word: "she's 74" and not "'s 74"."""
        start = finding.start
        while 0 < start <= len(self.text) and not self.text[start - 1].isspace():
            start -= 1
        return start, finding.end

    def _question_of(self, concept: Concept) -> str | None:
        """The question that a concept belongs to: the one that is put if it is one of them, else the first."""
        asked = [one for one in (*concept.questions, *(one.question for one in concept.gives)) if self._is_asked(one)]
        return self.card.question if self.card.question in asked else next(iter(asked), None)

    def _is_asked(self, question: str) -> bool:
        found = self.guidance.card_of.get(question)
        return found is not None and not found.structural and question in self.guidance.language.vocabulary.terms

    def _whom(self, about: str, question: str | None) -> list[_Whom]:
        """Whom a finding is about, as the question takes it: the child, or one person after the other."""
        if question is not None and not self.guidance.card_of[question].per_person:
            return [_Whom(CHILD)]
        if question is None and about == CHILD:
            return [_Whom(CHILD)]
        who = self.who.get(about)
        parts = who.parts if who is not None and self.sitting.state.person(about) is None else ()
        return [self._person(one) for one in parts or (about,)]

    def _person(self, about: str) -> _Whom:
        """The person of the case who goes by this, or the one to be added."""
        state = self.sitting.state
        if state.person(about) is not None:
            return _Whom(about)
        who = self.who.get(about)
        role = _ROLES.get(who.of) if who else None
        if who is None or role is None:
            return _NOBODY
        there = [one.id for one in people_known(self.sitting) if one.relation == who.relation in _ONE_OF]
        return _Whom(there[0]) if there else _Whom(who.id, role, who.relation)

    def clause(self, unplaced: Unplaced) -> Clause:
        """A clause with what it may be about."""
        offers = [offer for one in unplaced.offers if (offer := self._offer(one)) is not None]
        return self._with_offers(unplaced.text, unplaced.start, unplaced.end, offers)

    def whole(self, text: str) -> Clause:
        """All that was said as one clause."""
        return self._with_offers(text, 0, len(text), [])

    def rest(self, text: str, start: int) -> Clause:
        """What is said from there on, as one clause."""
        return self._with_offers(text[start:].strip(), start, len(text), [])

    def _with_offers(self, text: str, start: int, end: int, offers: list[Offered]) -> Clause:
        """A clause with its likeliest offers; the question that was put is always one of them."""
        card = self.card
        put = (
            [Offered(f"This question: {card.ask}", card.about, card.question)] if self._is_asked(card.question) else []
        )
        return Clause(text, start, end, (*offers[: MOST_OFFERS - 1], *put))

    def _offer(self, identity: str) -> Offered | None:
        """A choice of the question that is put, or the question of a concept."""
        label = next((offer.label for offer in self.card.offers if offer.id == identity), None)
        if label is not None and self.card.of_case:
            return Offered(
                label, self.card.about, self.card.question, [identity] if self.card.takes_several else identity
            )
        concept = self.concepts.get(identity)
        question = self._question_of(concept) if concept else None
        if concept is None or question is None:
            return None
        if not self.guidance.card_of[question].per_person:
            return Offered(concept.label, CHILD, question)
        about = self.card.about if question == self.card.question else ""
        return Offered(concept.label, about, question)


def _says(finding: Finding, concept: Concept | None, whom: _Whom) -> str:
    """A finding in words, with whose it is where its answer is the child's."""
    label = concept.label if concept else finding.finding.replace("_", " ")
    usual = concept is not None and bool(concept.owner)  # of the child, the family, the court: whoever speaks of it
    nobody = usual or whom.about != CHILD or finding.about in _OF_THE_CASE
    owner = "" if nobody else finding.about.replace("_", " ")
    return f"{label} ({owner})" if owner else label
