"""What a word has in common with its other forms: reviewing, reviewed, reviews."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = tuple(
    (ending, instead)
    for ending, _, instead in (
        pair.partition(":")
        for pair in """
        bilities:bl bility:bl isations: izations: isation: ization: ations: ation: ments: ment: encies: ancies: ency:
        ancy: ences: ances: ence: ance: ents: ants: ent: ant: ions: ion: ively: ive: ingly: ings: ing: edly: ies:y
        ied:y ally:al ily:ili ilies:ili ely: ly: ness: ful: sses:ss ed: es: s: e:
        """.split()
    )
)
"""An ending, and what stands in its place; the first that fits is taken."""
_SHORT_ENDINGS = frozenset(("s", "e", "es", "ed", "ing", "ies", "ied", "ings"))
_SHORTEST, _SHORTEST_OF_SHORT = 5, 3
"""Letters that must be left of a word."""
_NUMBERS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve sixteen seventeen eighteen twenty first second "
        "third".split(),
        "2 3 4 5 6 7 8 9 10 11 12 16 17 18 20 1st 2nd 3rd".split(),
        strict=True,
    )
)
_IRREGULAR = dict(
    pair.split(":")
    for pair in """
    held:hold kept:keep told:tell left:leav found:find chose:choos chosen:choos choice:choos choices:choos given:giv
    gave:giv taken:tak took:tak paid:pay brought:bring met:meet ran:run spoke:speak spoken:speak thought:think
    written:writ wrote:writ lost:los felt:feel sent:send built:build grew:grow grown:grow met:meet broke:break
    broken:break decision:decid decisions:decid applicant:appli applicants:appli application:appli applications:appli
    sought:seek split:split children:child men:man women:woman lives:liv life:life aged:age dying:die died:die
    """.split()
)
_NOT_SEVERAL = ("gas", "bus")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word in small letters; a number in words is its figures."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _NUMBERS:
        return _NUMBERS[word]
    if len(word) <= 3 or word.isdigit():
        return word[:-1] if len(word) == 3 and word.endswith("s") and word not in _NOT_SEVERAL else word
    if word.endswith(("ss", "us", "is")):
        return word
    if len(word) == 4 and word.endswith("s"):
        return word[:-1]
    for ending, instead in _ENDINGS:
        left = len(word) - len(ending)
        least = _SHORTEST_OF_SHORT if ending in _SHORT_ENDINGS or instead else _SHORTEST
        if word.endswith(ending) and left >= least:
            return _tidied(word[:left] + instead, ending)
    return word[:-1] + "i" if word.endswith("y") else word


def _tidied(found: str, ending: str) -> str:
    """Without a doubled last letter (stopped, stop) or a last e, and with i for y."""
    if ending in ("ing", "ings", "ed") and found[-1] == found[-2] and found[-1] not in "lsz":
        found = found[:-1]
    if len(found) > 4 and found.endswith("e"):
        found = found[:-1]
    return found[:-1] + "i" if found.endswith("y") and len(found) > 3 else found
