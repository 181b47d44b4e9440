"""Rules, support, grounds and places with their conditions compiled, ready to be read on any case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from assistant.conditions import CHILD, Condition, Language
from assistant.guidance.records import Direction, Ground, Option, Place, Rule, Support

SupportFor = Literal["every", "without_person", "of_people"]
WITHOUT_PERSON = frozenset((CHILD, "household", "unnamed"))
"""What a rule can be about that is no person."""
Key = TypeVar("Key")
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule with its conditions compiled. `group`: the people it is about; None where it is about the child."""

    rule: Rule
    when: Condition
    needs: Condition | None
    group: Condition | None
    without_person: bool
    """Only for an entry without a person."""
    entries_of: Condition | None
    number: int
    """Its place in the order of the files."""

    def is_among(self, direction: Direction, about_people: bool) -> bool:
        """Whether it is of this direction, and about people or not."""
        return self.rule.direction == direction and (self.group is not None) is about_people


@dataclass(frozen=True, slots=True)
class ReadySupport:
    """A support with its conditions compiled. `group` and `without_person` as of a rule; `cites`: its law notes too.

    `said`: what reasoning says of it where no answer changes that, by authority, as far as it was asked for.
    """

    support: Support
    when: Condition
    unless: Condition | None
    group: Condition | None
    without_person: bool
    cites: tuple[str, ...]
    said: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def entries(self) -> SupportFor:
        """Which entries of an option it is for."""
        return "of_people" if self.group is not None else "without_person" if self.without_person else "every"


@dataclass(frozen=True, slots=True)
class ReadyGround:
    """A printed ground with its conditions compiled. `cites_law`: what it cites where the law asks for more."""

    ground: Ground
    when: Condition
    law: Condition | None
    cites_law: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadyPlace:
    """One place of an option with its conditions compiled. `who`: None for the household or nobody in particular."""

    option: str
    place: Place
    who: Condition | None
    only_if: Condition | None
    unless: Condition | None
    stands_for: tuple[Condition, ...]


def condition_about(text: str | None, about: str, language: Language) -> Condition | None:
    """A condition, compiled for the child or for the group of people it is read for; None where there is none."""
    return None if text is None else language.condition(text, in_person=about not in WITHOUT_PERSON)


def group_of(about: str, language: Language) -> Condition | None:
    """The people something is said about; None where it is about the child, the household or nobody in particular."""
    return None if about in WITHOUT_PERSON else language.derived(about)


def ready_rule(rule: Rule, language: Language, number: int) -> ReadyRule:
    """A rule, compiled; `number`: its place in the order of the files."""
    return ReadyRule(
        rule=rule,
        when=language.condition(rule.when, in_person=rule.about not in WITHOUT_PERSON),
        needs=condition_about(rule.needs, rule.about, language),
        group=group_of(rule.about, language),
        without_person=rule.about in WITHOUT_PERSON and rule.about != CHILD,
        entries_of=None if rule.entries_of is None else language.derived(rule.entries_of),
        number=number,
    )


def ready_support(support: Support, language: Language) -> ReadySupport:
    """A support, compiled."""
    return ReadySupport(
        support=support,
        when=language.condition(support.when, in_person=support.about not in WITHOUT_PERSON),
        unless=condition_about(support.unless, support.about, language),
        group=group_of(support.about, language),
        without_person=support.about in WITHOUT_PERSON and support.about != CHILD,
        cites=(*support.cites, *(f"law:{number}" for number in support.notes)),
    )


def ready_ground(ground: Ground, language: Language) -> ReadyGround:
    """A ground, compiled."""
    return ReadyGround(
        ground=ground,
        when=language.condition(ground.when, in_person=ground.about not in WITHOUT_PERSON),
        law=condition_about(ground.law, ground.about, language),
        cites_law=(*ground.cites, *(f"law:{number}" for number in ground.notes)),
    )


def ready_places(option: Option, language: Language) -> tuple[ReadyPlace, ...]:
    """The places of an option, compiled, in their order."""
    return tuple(
        ReadyPlace(
            option=option.key,
            place=place,
            who=None if place.who is None else language.derived(place.who),
            only_if=condition_about(place.only_if, place.who or CHILD, language),
            unless=condition_about(place.unless, place.who or CHILD, language),
            stands_for=tuple(language.derived(group) for group in place.stands_for),
        )
        for place in option.places
    )


def places_of_people(places: Mapping[str, tuple[ReadyPlace, ...]]) -> tuple[ReadyPlace, ...]:
    """The places that decide whether somebody has an entry of their own, each way of deciding once."""
    found: dict[tuple[str | None, ...], ReadyPlace] = {}
    for of_option in places.values():
        for one in of_option:
            if one.who is not None:
                found.setdefault((one.place.who, one.place.only_if, one.place.unless), one)
    return tuple(found.values())


def grouped(pairs: Iterable[tuple[Key, One]]) -> Mapping[Key, tuple[One, ...]]:
    """What goes with each key, in its order."""
    found: dict[Key, list[One]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return {key: tuple(ones) for key, ones in found.items()}
