"""A card: one question as it is put, with what may be chosen. The same for the screen, line by line, and scripts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.conditions import CHILD, Facts
from assistant.conditions.vocabulary import Kind
from assistant.guidance import Guidance
from assistant.guidance.records import PersonKind, Question
from assistant.interview.heard import Heard
from assistant.interview.state import STEP, Pair, Reading, State
from assistant.reasoning.case import person_label

REFERENCE = f"{STEP}reference"
WHO = f"{STEP}who"
CALLED = f"{STEP}called"
DEEPER = f"{STEP}deeper"
END = f"{STEP}end"
NOBODY = "nobody"
SPECIALS: tuple[tuple[str, str], ...] = (
    ("not_known", "Not known yet"),
    ("does_not_apply", "Does not apply"),
    ("disputed", "They disagree"),
)
"""Always proper answers to a question of the case."""
LEAVE = "leave"
SIGNS = {"0": "not_known", "-": "does_not_apply", "/": "disputed", ".": LEAVE}
"""The keys of the special answers, and of leaving a question for now: the same on the screen and line by line."""
DATE_HINT = "A day, a month, a year, or how long: 14/3/2021, March 2021, 2021, 4 years, about 7 months."


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """One question as it is put.

    `suggested`: offers shown ticked or marked, to confirm; of a text, the text. `alone`: offers that stand alone in a
    list. `of_case`: it is about the case, so the special answers are there and it can be asked why; else it is one of
    the interview's own. `heard`: what is to be settled of a reply in words before it is gone on.
    """

    about: str
    question: str
    ask: str
    kind: Kind
    offers: tuple[Offer, ...] = ()
    whom: str = ""
    suggested: tuple[str, ...] = ()
    alone: frozenset[str] = frozenset()
    hint: str = ""
    of_case: bool = True
    reading: Reading | None = None
    heard: Heard | None = None

    @property
    def pair(self) -> Pair:
        """(about, question)"""
        return self.about, self.question

    @property
    def takes_several(self) -> bool:
        """Whether more than one offer may be chosen."""
        return self.kind in ("many", "people")

    @property
    def takes_choices(self) -> bool:
        """Whether there is something to choose from."""
        return self.kind in ("choice", "many", "yes_no", "people")

    @property
    def specials(self) -> tuple[tuple[str, str], ...]:
        """The special answers that it takes, as (id, label): all of them where it is about the case."""
        return SPECIALS if self.of_case and self.question != "authority" else ()

    def label(self, value: Any) -> str:
        """A plain value of this card in words."""
        labels = {offer.id: offer.label for offer in self.offers} | dict(SPECIALS)
        if isinstance(value, list):
            return "; ".join(labels.get(str(one), str(one)) for one in value)
        return labels.get(str(value), str(value))


NOBODY_ELSE = Offer(NOBODY, "Nobody else for now")


def question_card(pair: Pair, state: State, guidance: Guidance, facts: Facts) -> Card | None:
    """The card of a question of the knowledge about the child or a person; None where there is no such question now."""
    about, identity = pair
    question = guidance.card_of.get(identity)
    if question is None or question.structural or (question.parts and identity == question.id):
        return None
    if question.per_person != (about != CHILD) or (about != CHILD and state.person(about) is None):
        return None
    term = guidance.language.vocabulary.terms[identity]
    card = Card(
        about=about,
        question=identity,
        ask=guidance.question_text(identity),
        kind=term.kind,
        offers=_offers(question, about, state, guidance, facts) if term.kind != "date" else (),
        whom="" if about == CHILD else person_label(guidance, facts, about),
        alone=term.alone,
        hint=DATE_HINT if term.kind == "date" else "A number." if term.kind == "number" else "",
    )
    return replace(card, suggested=_suggested(card, state, guidance))


def _offers(question: Question, about: str, state: State, guidance: Guidance, facts: Facts) -> tuple[Offer, ...]:
    if question.type == "people":
        return tuple(Offer(one.id, person_label(guidance, facts, one.id)) for one in state.people if one.id != about)
    if question.type == "yes_no":
        return Offer("yes", "Yes"), Offer("no", "No")
    term = guidance.language.vocabulary.terms[question.id]
    possible = facts.bands_by_birth(term) if term.band_of else None  # a birth that is known leaves few ages
    return tuple(Offer(one.id, one.label) for one in question.choices if possible is None or one.id in possible)


def _suggested(card: Card, state: State, guidance: Guidance) -> tuple[str, ...]:
    """What was answered before; else what is likely, shown to be confirmed and never taken for an answer."""
    said = state.said.get(card.pair)
    if said is not None:
        value = said.answer.value
        if said.answer.state != "value":
            return (said.answer.state,)
        return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    if card.question == "living_with":
        return tuple(offer.id for offer in card.offers if _may_live_there(offer.id, state, guidance))
    if card.question == "adult":
        return ("yes",)
    if card.question == "relation":
        return _relation_in_name(card)
    return ()


def _may_live_there(person: str, state: State, guidance: Guidance) -> bool:
    home, relation = state.said.get((CHILD, "living_now")), state.said.get((person, "relation"))
    if home is None or relation is None:
        return False
    choices = guidance.questions["living_now"].choices
    return any(choice.id == home.answer.value and relation.answer.value in choice.lives_with for choice in choices)


def _relation_in_name(card: Card) -> tuple[str, ...]:
    """The relation that the person's own label speaks of: "maternal aunt" is an aunt, "great aunt" another relative.

    None where two are named, as in "mother's partner".
    """
    words = [word for word in card.about.split("_") if len(word) > 3 and word != CHILD]
    found = {offer.id: [word for word in words if _is_in(word, offer.label)] for offer in card.offers}
    most = max((len(named) for named in found.values()), default=0)
    likeliest = [identity for identity, named in found.items() if named and len(named) == most]
    return (likeliest[0],) if likeliest and all(found[one] == found[likeliest[0]] for one in likeliest) else ()


def _is_in(word: str, label: str) -> bool:
    named = label.lower().replace(",", " ").replace("-", " ").split()
    return any(word == name or (len(word) > 4 and word[:5] == name[:5]) for name in named)


def reference_card() -> Card:
    """What the case is called on this machine."""
    return Card(
        CHILD,
        REFERENCE,
        "What shall we call this case? A reference or a nickname, please, and no names.",
        "text",
        hint="Press Enter to leave it without one.",
        of_case=False,
    )


def who_card(state: State, guidance: Guidance) -> Card:
    """Whom to think about next. Every kind, every time: its number stays, and there may be two of any."""
    kinds = guidance.person_kinds.values()
    ask = "Who else is there to think about?" if state.people else "Now the people. Whom should we think about first?"
    return Card(
        CHILD,
        WHO,
        ask,
        "choice",
        (*(Offer(kind.id, kind.label) for kind in kinds), NOBODY_ELSE),
        hint="One at a time; you can always add somebody later.",
        of_case=False,
    )


def called_card(kind: PersonKind) -> Card:
    """What somebody is called: by what they are, not by their name."""
    hint = kind.ask_called or f"such as {kind.called} 2"
    return Card(
        CHILD,
        CALLED,
        "What shall I call them? Say what they are to the child, and no name.",
        "text",
        suggested=(kind.called,) if kind.called else (),
        hint=f"{hint[:1].upper()}{hint[1:]}.",
        of_case=False,
    )


def deeper_card(left: int) -> Card:
    """The first picture is there; go on or look."""
    more = "More questions could" if left > 1 else "One more question could"
    return Card(
        CHILD,
        DEEPER,
        f"That is enough for a first picture. {more} still change it. How would you like to go on?",
        "choice",
        (
            Offer("look", "Look at the options"),
            Offer("deeper", "Go deeper: ask me more"),
            Offer("add", "Add somebody"),
            Offer("stop", "Stop here for now"),
        ),
        of_case=False,
    )


def end_card(left: int = 0) -> Card:
    """Nothing more to ask. `left`: how many questions were left for now."""
    but = "" if not left else f" but what you left for now ({left} question{'s' if left > 1 else ''})"
    return Card(
        CHILD,
        END,
        f"Nothing more that I can ask{but} would change the picture. How would you like to go on?",
        "choice",
        (
            Offer("look", "Look at the options"),
            Offer("add", "Add somebody"),
            Offer("stop", "Stop here"),
        ),
        of_case=False,
    )
