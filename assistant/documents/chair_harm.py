"""The harm in two lines, for the chair's page: as told, each part that is not known named as such."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.balance_cells import Laid
from assistant.documents.harm_text import PARTS, told_words
from assistant.documents.views import Line
from assistant.guidance.records import HarmPart
from assistant.reasoning.records import Harm
from assistant.text import clean_line

NOT_ASKED = "Nothing that is told brings up a harm to weigh."
NOT_KNOWN, NOT_ALL_KNOWN = "not known", "not all is known"
_LINES: tuple[tuple[HarmPart, ...], ...] = (("kind", "likelihood", "seriousness"), ("reduces", "separation"))
_LONGEST = 110


def harm_lines(laid: Laid) -> Iterator[Line]:
    """Of what kind, how likely and how serious; then what reduces it, and what separating the child would itself do."""
    found = {harm.part: harm for entry in laid.of.entries if entry.is_live for harm in entry.harm}
    for parts in _LINES:
        here = [found[part] for part in parts if part in found]
        if here:
            cites = tuple(dict.fromkeys(cite for harm in here for cite in harm.cites))
            words = " ".join(f"{PARTS[harm.part]}: {_said(harm, laid)}." for harm in here)
            yield Line("text", f"{words}{laid.short(cites)}", cites or None, 2)
    if not found:
        yield Line("quiet", NOT_ASKED, None, 2)


def _said(harm: Harm, laid: Laid) -> str:
    """A part as told, cut at a word so that every part has room; else that it is not known."""
    if not harm.told:
        return NOT_KNOWN
    told = "; ".join(told_words(one, laid.guidance, laid.facts).rstrip(".") for one in harm.told)
    if len(told) > _LONGEST:
        told = f"{clean_line(told, _LONGEST).rsplit(' ', 1)[0].rstrip(' .,;')} …"
    return f"{told} ({NOT_ALL_KNOWN})" if harm.asked else told
