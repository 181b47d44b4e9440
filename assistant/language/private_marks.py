"""What could tell who somebody is and has a shape of its own: dates of birth, postcodes, numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language.understood import Private, PrivateKind

_I = re.IGNORECASE
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?P<a>\d{{4}}|\d{{2}})|(?P<b>\d{{4}})-\d{{2}}-\d{{2}}"
    rf"|{_DAY}\s(?:of\s)?{_MONTH},?(?:\s(?P<c>\d{{4}}|'?\d{{2}}(?![\w:.])))?"
    rf"|{_MONTH}\s{_DAY}(?:,?\s(?P<d>\d{{4}}))?)(?![\w/-])",
    _I,
)
_BIRTH_BEFORE = re.compile(
    r"(?:\bd\.?\s?o\.?\s?b\b\.?|\bdate of birth\b|\bbirth ?(?:date|day)\b|\bborn\b|\bbirth\b)"
    r"[^\w.!?;\n]{0,4}(?:(?:(?:is|was|on|the|in|are|as|early|prematurely|date|of|full|term|his|her|their"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[^\w.!?;\n]{1,3}){0,5}|(?:[\w']{1,20}\s){1,5}on\s(?:the\s)?)$",
    _I,
)
_BIRTH_AFTER = re.compile(r"\W{0,3}(?:\(?d\.?o\.?b\b|is (?:his|her|their) (?:birthday|date of birth))", _I)
_AREAS = frozenset(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
    GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
    PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN
    WR WS WV YO ZE
    """.split()
)
_POSTCODE = re.compile(r"(?<!\w)([A-Z]{1,2})\d[A-Z\d]? {0,2}\d([ABD-HJLNP-UW-Z]{2})(?!\w)", _I)
_PART_POSTCODE = re.compile(r"(?<!\w)([A-Z]{1,2})\d[A-Z\d]?(?: \d)?(?!\w)")
_NO_POSTCODE = ("st", "nd", "rd", "th", "hr", "yr")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_PHONE = re.compile(r"(?<![\w+(])(?:\+44|0044|\(?0)(?:[ ()-]{0,2}\d){9,10}(?!\d)")
_SHORT_PHONE = re.compile(r"\b(?:tel|telephone|phone|mob|mobile|ring|call|text)\b\D{0,15}(\d[\d -]{4,10}\d)(?!\w)", _I)
_TEN = re.compile(r"(?<![\w£])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\w)")
_INSURANCE = re.compile(r"(?<!\w)[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)", _I)
_COURT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}[A-Z]\d{5}(?!\w)", _I)
_LINK = r"(?:[ ]{0,2}(?:id|no\b\.?|number|num|ref(?:erence)?|log|case|record))"
_VALUE = (
    r"[ ]{0,2}(?:is |was |[:#=]|-)?[ ]{0,2}"
    r"(?P<value>(?:[A-Z]{1,4}[-/]?)?\d[\w/-]{3,20}(?: of (?:\d{1,2}/){2}\d{2,4})?)(?!\w)"
)
_CALLED = re.compile(
    r"\b(?:(?P<system>mosaic|liquid ?logic|lcs|ics|carefirst|care ?first|framework ?i|eclipse|upn|urn|passport)"
    rf"(?P<link>{_LINK}*)|(?:case|file|client|record|person|child|hospital|patient|nhs|police|crime|incident|court|log"
    rf"|social services|service user|ni){_LINK}+|(?:ref(?:erence)?|id)(?: (?:number|no\.?))?){_VALUE}",
    _I,
)
_LONG = re.compile(r"(?<![\w£$€.,/-])\d{7,20}(?![\w%/]|[.,]\d)")
_TYPES = (
    "Road|Street|Avenue|Lane|Close|Drive|Crescent|Grove|Terrace|Gardens|Way|Court|Place|View|Walk|Mews|Hill|Park|Rise"
    "|Row|Green|Square|Parade|Fold|Croft|Mount|Brow|House|Lodge|Heights|Rd|St|Ave|Av|Ln|Dr|Cl|Cres|Gdns|Tce"
)
_FLAT = r"(?:(?:[Ff]lat|[Aa]partment|[Aa]pt|[Uu]nit) \d{1,4}[A-Za-z]?,? )"
_HOUSE = r"(?<![\w£/.])\d{1,4}[A-Za-z]?,? "
_ADDRESS = re.compile(
    rf"(?:(?<!\w){_FLAT}(?:\d{{1,4}}[A-Za-z]?,? )?|{_HOUSE})"
    rf"(?!(?:Family|Crown|County|High|Youth|Magistrates'?|Supreme) Court)"
    rf"(?:(?:St\.? |The )?(?:[A-Z][\w'’-]{{1,25}} ){{1,3}}(?:{_TYPES})|The (?:{_TYPES}))(?![\w])\.?"
)
_SMALL_ADDRESS = re.compile(
    rf"(?:(?<!\w){_FLAT}(?:\d{{1,4}}[A-Za-z]?,? )?|{_HOUSE})"
    r"(?!(?:\w+ )?(?:doors?|minutes?|mins?|miles?|yards?|metres?|streets?|roads?|houses?|down|up|from|across|on|in|off"
    r"|the|our|his|her|their|a|of|at|along|other|and|to|per|different) )"
    r"[a-z']{2,25} (?:[a-z']{2,25} )?(?:road|street|avenue|lane|close|drive|crescent|grove|terrace|gardens)(?!\w)",
    _I,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """The private things of a text that have a shape, and its other dates: no name stands inside either."""

    private: tuple[Private, ...]
    dates: tuple[tuple[int, int], ...]


def marks_in(text: str) -> Marked:
    """Everything with a shape of its own. Where two overlap, what is surer counts."""
    found: list[Private] = []

    def add(kind: PrivateKind, start: int, end: int, instead: str) -> None:
        if not any(start < one.end and one.start < end for one in found):
            found.append(Private(kind, text[start:end], start, end, instead))

    for match in _EMAIL.finditer(text):
        add("email", *match.span(), "[e-mail]")
    if not any(letter.isdigit() for letter in text):
        return Marked(tuple(found), ())
    dates = list(DATE.finditer(text))
    for match in dates:
        if _said_of_birth(text, match):
            add("birth", *_without_day(text, match))
    plain_dates = tuple(match.span() for match in dates)
    for kind, start, end, instead in _numbers(text, plain_dates):
        add(kind, start, end, instead)
    return Marked(tuple(sorted(found, key=lambda one: one.start)), plain_dates)


def born(text: str, start: int, end: int) -> Private | None:
    """The full date that stands from `start` to `end`, as a date of birth; None where it has no year."""
    match = DATE.match(text, start, end)
    return Private("birth", match[0], start, match.end(), _year(match)) if match and _year(match) else None


def _said_of_birth(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 90) : match.start()], text[match.end() : match.end() + 40]
    return bool(_BIRTH_BEFORE.search(before) or _BIRTH_AFTER.match(after))


def _without_day(text: str, match: re.Match[str]) -> tuple[int, int, str]:
    """The date, "on" with it, and the year that is left of it."""
    year, (start, end) = _year(match), match.span()
    if year and text[max(0, start - 4) : start].lower().endswith(" on "):
        return start - 3, end, f"in {year}"
    return start, end, year or "[birthday]"


def _year(match: re.Match[str]) -> str:
    """Of two figures, the year that somebody living is likeliest to have been born in."""
    year = next((part for part in match.group("a", "b", "c", "d") if part), "").lstrip("'")
    if len(year) == 2:
        year = f"{'19' if int(year) > 40 else '20'}{year}"
    return year


_Mark = tuple[PrivateKind, int, int, str]


def _numbers(text: str, dates: tuple[tuple[int, int], ...]) -> Iterator[_Mark]:
    def free(start: int, end: int) -> bool:
        return not any(start < last and first < end for first, last in dates)

    for match in _CALLED.finditer(text):
        value = match["value"]
        year_only = re.fullmatch(r"(?:19|20)\d\d", value) and match["system"] and not match["link"]
        if sum(letter.isdigit() for letter in value) >= 4 and not year_only and _starts_free(match, dates):
            yield "number", *match.span("value"), "[number]"
    for match in _TEN.finditer(text):
        if _nhs(match[0]) or "nhs" in text[max(0, match.start() - 25) : match.start()].lower():
            yield "number", *match.span(), "[NHS number]"
    shaped: tuple[tuple[re.Pattern[str], PrivateKind, str], ...] = (
        (_PHONE, "telephone", "[telephone]"),
        (_INSURANCE, "number", "[National Insurance number]"),
        (_COURT, "number", "[number]"),
        (_ADDRESS, "address", "[address]"),
        (_SMALL_ADDRESS, "address", "[address]"),
    )
    for pattern, kind, instead in shaped:
        for match in pattern.finditer(text):
            if free(*match.span()):
                yield kind, *match.span(), instead
    for match in _SHORT_PHONE.finditer(text):
        if free(*match.span(1)) and sum(letter.isdigit() for letter in match[1]) >= 6:
            yield "telephone", *match.span(1), "[telephone]"
    yield from _postcodes(text)
    for match in _LONG.finditer(text):
        yield "number", *match.span(), "[number]"


def _starts_free(match: re.Match[str], dates: tuple[tuple[int, int], ...]) -> bool:
    start = match.start("value")
    return not any(first <= start < last for first, last in dates)


def _postcodes(text: str) -> Iterator[_Mark]:
    for match in _POSTCODE.finditer(text):
        if match[1].upper() in _AREAS and match[2] not in _NO_POSTCODE:
            yield "postcode", *match.span(), "[postcode]"
    for match in _PART_POSTCODE.finditer(text):
        before, after = text[max(0, match.start() - 24) : match.start()].lower(), text[match.end() : match.end() + 8]
        said = re.search(r"post ?code\W+(?:\w+\W+){0,2}$", before)
        placed = re.search(r"\b(?:in|near|around|from|to)(?: the)? $", before) and match[1] not in ("S", "CO", "PR")
        if match[1] in _AREAS and (said or placed or after.startswith(" area")):
            yield "postcode", *match.span(), "[postcode]"


def _nhs(text: str) -> bool:
    """Whether the last of ten figures fits the others, as in every NHS number."""
    digits = [int(letter) for letter in text if letter.isdigit()]
    rest = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return (0 if rest == 11 else rest) == digits[9]
