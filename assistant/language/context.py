"""How what is said is meant: so, not so, once so, perhaps, if, or as somebody says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.language.understood import Polarity

Base = Literal["affirmed", "negated", "past"]


_DOUBT = ("uncertain", "claimed")


@dataclass(frozen=True, slots=True)
class CueFound:
    """A cue at tokens `start` to `end` (past the last)."""

    start: int
    end: int
    means: str
    reach: str


@dataclass(frozen=True, slots=True)
class Meant:
    """How a thing is meant, and why that must be asked back; None where it is plain."""

    polarity: Polarity
    ask: str | None = None


def bearing(
    cues: Sequence[CueFound], start: int, end: int, literal: frozenset[int], trails: int, hint: bool
) -> list[CueFound]:
    """The cues of a clause that bear on what stands at these tokens.

    `literal`: tokens that are part of its wording. `trails`: from where on there is only what trails after the clause,
    which casts doubt on all of it. `hint`: it may mean something else, so that doubt in its own wording counts as well.
    """
    passes = {"unknown", *(_DOUBT if hint else ())}
    found = []
    for cue in cues:
        inside = cue.start < end and cue.end > start
        shared = range(max(cue.start, start), min(cue.end, end))
        leads = cue.start < start and cue.reach != "before"  # "not known to us": what leads is not its own wording
        if inside and cue.means not in passes and not leads and literal.issuperset(shared):
            continue
        after = cue.start < end if inside else cue.end <= start
        reaches = {
            "after": after or (cue.start >= trails and cue.means in _DOUBT),
            "before": cue.end > start,
            "all": True,
        }
        if reaches[cue.reach]:
            found.append(cue)
    return found


def meant(base: Base, cues: Sequence[CueFound], *, own_word: bool, event: bool, noun: bool, question: bool) -> Meant:
    """How a thing of this base is meant under these cues.

    `own_word`: that somebody says it is enough. `event`: it happened once, so that a past tense affirms it.
    `noun`: it is only named, so that it must be said as well that there is such a thing. `question`: its sentence is
    one.
    """
    has = {cue.means for cue in cues}
    denials = sum(cue.means == "negated" for cue in cues)
    if "turned" in has:
        denials = max(0, denials - 1)
    if "hypothetical" in has or ("would" in has and not own_word):
        return Meant("hypothetical", "you say “if” or “would”: it is not said that it is so")
    if question:
        return Meant("uncertain", "it is put as a question")
    if "planned" in has:
        return Meant("uncertain", "it is planned or asked for, and not yet so")
    if "uncertain" in has:
        return Meant("uncertain", "it is said as possible, not as so")
    if "claimed" in has and not own_word:
        return Meant("uncertain", "it is what somebody says; is it so?")
    if "turned" in has and base == "negated":
        return Meant("affirmed", "there are two denials in it")
    if denials > 1 or (denials and base == "negated"):
        return Meant("uncertain", "there are two denials in it")
    if denials:
        if "past" in has and not event:
            return Meant("negated", "it says that it was not so; is it so now?")
        return Meant("negated")
    if event and "past" in has and base == "affirmed":
        return Meant("past", "that is some time ago: does it still stand?")
    if base == "affirmed" and not event and "now" not in has:
        if "past" in has:
            return Meant("past")
        if "unknown" in has:
            return Meant("past", "was it so then, or is it so now?")
    if noun and base == "affirmed" and not has & {"affirmed", "now"}:
        return Meant("affirmed", "it is named, but is it so?")
    return Meant(base)
