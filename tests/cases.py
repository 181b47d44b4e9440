"""Short ways to say a case and to find things in its assessment. All cases are invented."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from assistant.guidance import Guidance, load_guidance
from assistant.guidance.shipped import shipped_folder
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.casefile import case_from, read_case
from assistant.reasoning.records import Assessment, Due, Entry, Route, Seat

TODAY = date(2026, 11, 21)
"""A Saturday."""
People = Mapping[str, Mapping[str, Any]]

AUNT: Mapping[str, Any] = {"role": "carer", "relation": "aunt_or_uncle"}
GRANDMOTHER: Mapping[str, Any] = {"role": "carer", "relation": "grandparent"}
FOSTER_CARER: Mapping[str, Any] = {"role": "carer", "relation": "foster_carer"}
MOTHER: Mapping[str, Any] = {"role": "parent", "relation": "mother"}
FATHER: Mapping[str, Any] = {"role": "parent", "relation": "father"}
SAMPLE = shipped_folder("transcripts") / "cases" / "aunt-comes-forward.toml"


@cache
def shipped() -> Guidance:
    """The shipped knowledge, loaded once."""
    return load_guidance()


def tables(people: People | None = None, authority: str = "tameside", **answers: Any) -> dict[str, Any]:
    """A case as the tables of a case file."""
    listed = [{"id": person, **said} for person, said in (people or {}).items()]
    return {"authority": authority, "answers": answers, "people": listed}


def case(people: People | None = None, authority: str = "tameside", **answers: Any) -> Case:
    """A case in answers as a case file writes them."""
    return case_from(tables(people, authority, **answers), shipped())


def assessed(
    people: People | None = None, authority: str = "tameside", today: date = TODAY, **answers: Any
) -> Assessment:
    """The assessment of such a case."""
    return assess(shipped(), case(people, authority, **answers), today)


def sample() -> Case:
    """The shipped sample case."""
    return read_case(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name, shipped())


def sample_tables() -> dict[str, Any]:
    """The shipped sample case as tables."""
    return tomllib.loads(SAMPLE.read_text(encoding="utf-8"))


def entry(assessment: Assessment, option: str, person: str | None = None) -> Entry:
    """The entry of this option with this person; fails where there is none or more than one."""
    (found,) = [one for one in assessment.entries if one.seat == Seat(option, person)]
    return found


def seats(assessment: Assessment) -> list[tuple[str, str | None]]:
    """Every entry as (option, person), in order."""
    return [(one.option, one.person) for one in assessment.entries]


def rules(arguments: tuple[Any, ...]) -> set[str]:
    """The rules behind arguments, or behind what is missing."""
    return {one.rule for one in arguments}


def route(found: Entry, ground: str) -> Route | None:
    """The route on this ground, if it is shown."""
    return next((one for one in found.routes if one.ground == ground), None)


def due(assessment: Assessment, identity: str) -> Due | None:
    """The deadline with this id, if it is shown."""
    return next((one for one in assessment.deadlines if one.id == identity), None)
