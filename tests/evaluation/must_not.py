"""What the output must never do, checked over any assessment: these checks know no case.

The cases' `must_not` sentences are free text. What of them holds for every child, and can be told from the output
without a reader, is checked here for every case (`hits`). Of the sentences themselves only those that say “leave out”
something can be told from the page (`left_out`). The rest is printed for a person by `score_cases.py --verbose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assistant.documents.as_text import CAPTION
from assistant.guidance import Guidance

Data = dict[str, Any]

STANDINGS = ("open", "find_out_first", "not_supported", "not_applicable")
LIVE = ("open", "find_out_first")
ARGUMENTS = ("for", "against", "excluded_by", "defined_out_by", "harm_reduced_by")
SIDE_BY_SIDE = (("cao", "sgo"), ("connected_foster", "sgo"), ("connected_foster", "cao"), ("ltfc", "adoption"))
"""Options that no source ranks against each other: for one person in one tier they tie."""
NEVER_ENOUGH = frozenset({"home_risks", "risk_likelihood", "carer_concerns", "siblings", "earlier_breakdowns"})
"""What informs and never decides: a kind of harm, a worry about a carer, history. Alone it excludes nothing."""
NOT_FOR_ADOPTION = ("ltfc", "connected_foster", "residential", "cao", "sgo", "informal_family")

WORDS: Mapping[str, str] = {
    "a percentage": r"\d\s?%|\bper ?cent\b",
    "a score": r"\bscor(?:e|es|ed|ing)\b|\bratings?\b|\bpoints? out of\b",
    "a count that reads like a score": r"\b\d+ (?:out )?of (?:the )?\d+\b|\b\d+/\d+\b",
    "a verdict on eligibility": r"\bnot eligible\b|\bineligible\b",
    "an option presented as decided": (
        r"\b(?:best|right|correct|recommended|preferred|winning) (?:option|plan|order)\b|\bwe recommend\b"
        r"|\bthe decision is\b|\bhas been decided\b|\bshould be (?:removed|adopted|placed for adoption)\b"
    ),
    "elimination": r"\b(?:ladder|rung|last one standing|only option left)\b",
    "an age rule with no exception": (
        r"\balways (?:ends?|lasts?|runs?|stops?) (?:at|to|until|till)\b"
        r"|\b(?:must|should) always be (?:adopted|fostered|placed)\b|\btoo old to\b"
    ),
    "a case closed": r"\bclose the case\b|\bno further action\b|\bno need for (?:us|the authority)\b",
}
_WORDS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in WORDS.items()}


def hits(data: Data, text: str, roles: Mapping[str, str], guidance: Guidance) -> list[str]:
    """Everything in one assessment that must not be there. `text`: the rendered page; `roles`: each person's role."""
    found = [*_words(text), *_shape(data), *_citations(data, guidance), *_order(data)]
    found += [hit for entry in data["options"] for hit in (*_entry(entry), *_of_another(entry, roles, guidance))]
    return list(dict.fromkeys(f"must not: {hit}" for hit in found))


def left_out(sentences: Iterable[str], text: str) -> list[str]:
    """A sentence that says “leave out” something is hit where the page has no word of it."""
    found: list[str] = []
    for sentence in sentences:
        match = re.match(r"leave out (.+)", sentence, re.IGNORECASE)
        if match is None:
            continue
        words = re.findall(r"[a-z]{4,}", match[1].lower())
        if not any(word in text.lower() for word in words):
            found.append(f"must not {sentence}: the page has no word of it")
    return found


def _words(text: str) -> Iterator[str]:
    """Wording anywhere on the page, but for the line that says what the assistant does not do."""
    page = " ".join(text.split()).replace(CAPTION, " ")
    for name, pattern in _WORDS.items():
        match = pattern.search(page)
        if match:
            yield f"{name}: “…{page[max(0, match.start() - 40) : match.end() + 30]}…”"


def _shape(data: Data) -> Iterator[str]:
    """Nothing decided, nothing weighed in figures, nothing invented about what it would mean for the child."""
    for entry in data["options"]:
        if entry["standing"] not in STANDINGS:
            yield f"{_seat(entry)} stands as {entry['standing']}, which is none of the four"
        if entry["means_for_child"] is not None:
            yield f"{_seat(entry)} says by itself what it would mean for the child"
    for key in _keys(data):
        if re.search(r"score|weight|percent|confidence|rank|recommend|verdict", key):
            yield f"a field named {key}"


def _keys(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
        for value in node.values():
            yield from _keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from _keys(value)


def _citations(data: Data, guidance: Guidance) -> Iterator[str]:
    """Every argument cites, and whatever is cited anywhere resolves."""
    for entry in data["options"]:
        for argument in (one for group in ARGUMENTS for one in entry[group]):
            if not argument["cites"]:
                yield f"{argument['rule']} argues without a citation"
    for cite in sorted(set(_cited(data))):
        if not guidance.resolves(cite):
            yield f"the citation {cite} leads nowhere"


def _cited(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("cites", ())
        for value in node.values():
            yield from _cited(value)
    elif isinstance(node, list):
        for value in node:
            yield from _cited(value)


def _order(data: Data) -> Iterator[str]:
    """First is the first tier with anything alive, and no order of a list passes for a ranking."""
    live = [entry for entry in data["options"] if entry["standing"] in LIVE and entry["tier"] is not None]
    seats = {(entry["option"], entry["person"]): entry for entry in live}
    for seat in data["plan"]["consider_first"]:
        entry = seats.get((seat["option"], seat["person"]))
        if entry is None or entry["tier"] != min(one["tier"] for one in live):
            yield f"{_seat(seat)} is to be considered first without being in the first tier that is alive"
    for one in live:
        for other in live:
            if (one["option"], other["option"]) not in SIDE_BY_SIDE or one["person"] != other["person"]:
                continue
            if one["tier"] == other["tier"] != 1 and one["tie"] != other["tie"]:
                yield f"{_seat(one)} and {_seat(other)} are ranked against each other"


def _all_words(node: Any) -> str:
    """All text in a piece of JSON, in lower case."""
    if isinstance(node, dict):
        return " ".join(_all_words(value) for value in node.values())
    if isinstance(node, list):
        return " ".join(_all_words(value) for value in node)
    return str(node).lower()


def _entry(entry: Data) -> Iterator[str]:
    """What no single entry may do."""
    for argument in entry["excluded_by"]:
        because = {(told["question"], _all_words(told["value"])) for told in argument["because"]}
        questions = {question for question, _ in because}
        if questions and questions <= NEVER_ENOUGH:
            yield f"{_seat(entry)} is not supported on {', '.join(sorted(questions))} alone ({argument['rule']})"
        if any(question == "viability" and "conflicting" in value for question, value in because):
            yield f"{_seat(entry)} is not supported on one of two assessments that differ ({argument['rule']})"
    said = [one["says"] for group in ARGUMENTS for one in entry[group]] + [one["needs"] for one in entry["missing"]]
    if entry["option"] in NOT_FOR_ADOPTION and any(
        "nothing else will do" in words.lower() and "adoption" not in words.lower() for words in said
    ):
        yield f"{_seat(entry)} is held to “nothing else will do”, which is adoption's test"
    if entry["option"] == "care_order_home" and entry["standing"] == "open" and not entry["against"]:
        yield "home under a care order is open with nothing said against it"


def _of_another(entry: Data, roles: Mapping[str, str], guidance: Guidance) -> Iterator[str]:
    """One parent's entry rests on another's facts only where the rule declares that it looks at others."""
    if roles.get(entry["person"] or "") != "parent":
        return
    for argument in (one for group in ARGUMENTS for one in entry[group]):
        told_of = sorted({told["about"] for told in argument["because"]} - {entry["person"]})
        others = [person for person in told_of if roles.get(person) == "parent"]
        rule = guidance.rules.get(argument["rule"])
        if others and not (rule and rule.about_others):
            yield f"{_seat(entry)} rests on what is told of another parent, {', '.join(others)} ({argument['rule']})"


def _seat(entry: Data) -> str:
    person = f" with {entry['person']}" if entry["person"] else ""
    return f"{entry['option']}{person}"
