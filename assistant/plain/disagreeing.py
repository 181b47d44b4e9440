"""They disagree: the versions that people hold to, so that neither is lost."""

from __future__ import annotations

import re
from typing import Any

from assistant.conditions import CHILD
from assistant.interview.cards import Card
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.language.said_dates import BadDate, read_said_date
from assistant.plain.cards import value_at
from assistant.plain.terminal import Terminal
from assistant.reasoning.arguments import written

DISPUTED = "disputed"


def disputed_value(terminal: Terminal, sitting: Sitting) -> Any:
    """The disputed answer to the card that is put, with its versions if given; raises BadReply where they go back."""
    card = sitting.card
    _ask_for_versions(terminal, card)
    while True:
        said = terminal.ask()
        if not said:
            return DISPUTED
        if said.lower().lstrip("/:") in ("back", "undo", "quit", "no"):
            raise BadReply("left as it was: the question stands")
        try:
            versions = _versions(said, card, sitting)
        except (BadReply, BadDate) as error:
            terminal.say(f"{str(error)[:1].upper()}{str(error)[1:]}. Or only Enter for “They disagree”.")
            continue
        return {DISPUTED: versions}


def _versions(said: str, card: Card, sitting: Sitting) -> list[Any]:
    versions = [_version(part.strip(), card, sitting) for part in _parts(said, card)]
    if len({repr(version) for version in versions}) < 2:
        raise BadReply("one version is no disagreement: give another too")
    return versions


def _ask_for_versions(terminal: Terminal, card: Card) -> None:
    if card.takes_several:
        terminal.say("Which versions are there? Numbers from the list, a stroke between versions, such as 1 2 / 4.")
    elif card.takes_choices:
        terminal.say("Which versions are there? Numbers from the list, such as 1, 4.")
    else:
        terminal.say("Which versions are there? With a stroke between them, such as 2021 / 2022.")
    terminal.say("Enter for: just “They disagree”")


def _parts(said: str, card: Card) -> list[str]:
    between = r"/" if card.takes_several else r"[/,;&+ ]+" if card.takes_choices else r"\s+/\s+|;"
    return [part for part in re.split(between, said) if part.strip()]


def _version(part: str, card: Card, sitting: Sitting) -> Any:
    if card.takes_choices:
        labels = [(offer.id, offer.label) for offer in card.offers]
        numbers = re.findall(r"\d{1,4}", part)
        if re.sub(r"[\d\s,;&+]", "", part):
            raise BadReply("type the numbers of what is held to")
        return value_at([int(number) for number in numbers], card, labels)
    if card.kind == "number":
        if not re.fullmatch(r"\d{1,6}", part):
            raise BadReply("expected numbers, such as 2 / 3")
        return int(part)
    said = read_said_date(part, sitting.today, of_birth=card.pair == (CHILD, "birth"))
    return written(said.span)
