"""The names of people in a text, by rule: a capital inside a sentence, a given name, what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.language.not_names import NotNames, shipped_not_names
from assistant.language.private_words import Word, words_of
from assistant.language.understood import Private

_IN = frozenset("in at from near around outside via towards into across".split())
_GOES = frozenset("moved move moving moves went go going gone goes back travel travels sent transferred".split())
_NOT_AFTER = frozenset("hmp hmyoi yoi st saint".split())
_JOINED = re.compile(r"^(?!(?:Mc|Mac|De|Di|Da|La|Le|Jo|Van|Fitz)[A-Z])[A-Z][a-z]+[A-Z]")
"""As in "LiquidLogic": few names are written so."""
_RARE_ENDING = re.compile(r".{2,}[aiouzj]")
"""What many names end in, and few English words."""
_VERB = re.compile(r"is|was|has|had|will|would|[a-z]{3,}(?:s|ed)")
_IN_TIME = frozenset("in since by from until till last next this the of to for before after during every early".split())
_HERSELF = frozenset("won't wants hasn't doesn't isn't has".split())
_DO = frozenset("have are were want do can will would had".split())
_ARE = frozenset("are were both have want".split())
_IS = frozenset("is was has had wants".split())
_KIN = re.compile(r",? \(?(?:[a-z]+(?:['’]s)? ){0,2}([a-z]{2,})\b[,)]", re.IGNORECASE)
_DOES = frozenset("came comes goes doesn't didn't".split())
_OF_A_THING = frozenset("a an the this his her my our their its no any some each every".split())
_SOMEBODY_AFTER = frozenset(
    """
    with by for to from that then when if because but where while until so as both told tell tells telling ask asks
    asked asking meet met meeting saw seen seeing know knows knew visit visited visiting miss misses rang ring phone
    phoned call calls text texted message emailed contacted assess assessed assessing hit hits hurt hurts let help
    helped think thinks say says said show showed gave give gives thank named against towards approved allow took take
    takes taking drove collected removing remove removed matched joined hugged
    """.split()
)
"""What stands before people, and also before other things: of a word with a capital, whose sense nobody knows."""
_WORDY = re.compile(r".{3,}(?:ing|ed|tion|sion|ment|ness|ity|ship|hood|ism|able|ology|graphy|ful|ive|ous|ical|ly)s?")
"""What ordinary words end in, and few names."""
_SMALL_BODIES = frozenset("school nursery hospital college centre academy primary road street estate".split())
_BUILT = re.compile(r"(?:Mc|Mac|[A-Z][a-z]{0,2}['’])[A-Z][a-z]+")
_CALLED = frozenset("called named".split())
_SOMEBODY = frozenset(
    "boy girl child baby friend partner man woman lad bloke guy person somebody someone lady kid is was".split()
)
_NAME_IS = re.compile(r"\b(?:name(?:['’]s| is| was)|(?:it['’]?s|this is)(?=\s\w+\s(?:here|from)\b)) $", re.IGNORECASE)
NOBODY = "[name]"


def names_in(text: str, taken: Sequence[tuple[int, int]], known: Collection[str] = ()) -> list[Private]:
    """The names of people. `taken`: where none stands, as in an address; `known`: further words that are no names."""
    return _Names(text, words_of(text, taken), known).found()


class _Names:
    """The rules, over the words of one text."""

    def __init__(self, text: str, words: Sequence[Word], known: Collection[str]) -> None:
        self.text, self.words, self.known = text, words, known
        self.lists: NotNames = shipped_not_names()
        self.names: set[int] = set()
        self.loud = self._loud()

    def found(self) -> list[Private]:
        """Every name, with what to write for it."""
        for at in range(len(self.words)):
            if self._is_name(at) or self._goes_on(at):
                self.names.add(at)
        for at in reversed(range(len(self.words))):
            if at not in self.names and (self._goes_before(at) or self._is_paired(at)):
                self.names.add(at)
        return list(self._items())

    def _loud(self) -> frozenset[int]:
        """The words of sentences in which most have a capital, so that a capital says nothing."""
        loud: set[int] = set()
        sentence: list[int] = []
        for at in range(len(self.words) + 1):
            if at == len(self.words) or self.words[at].opens:
                high = sum(self.words[one].text[0].isupper() for one in sentence)
                if len(sentence) >= 4 and high * 3 > len(sentence) * 2:
                    loud.update(sentence)
                sentence = []
            sentence.append(at)
        return frozenset(loud)

    def _is_name(self, at: int) -> bool:
        word, lists = self.words[at], self.lists
        parts = word.base.split("-")
        given = word.base in lists.given or (len(parts) > 1 and parts[0] in lists.first)
        if word.capital:
            return len(word.base) > 1 and not _JOINED.search(word.text) and self._capital_is_name(at, given)
        if word.shouted:
            return given and len(word.base) > 3 and not self._in_place(at) and not self._of_body(at)
        return self._small_is_name(at, given and word.base not in self.known and len(word.base) > 2)

    def _small_is_name(self, at: int, given: bool) -> bool:
        word, lists = self.words[at], self.lists
        before = self.words[at - 1] if at and word.next_to else None
        if before and before.base in lists.titles and before.base != "miss":
            return not self._is_word(word)
        if given and before and before.base in lists.roles and not before.owns:
            return True
        if _NAME_IS.search(self.text[max(0, word.start - 12) : word.start]):
            return word.base in lists.given or (word.base in lists.both and "name" in self.text[: word.start].lower())
        if given and before and before.base in _CALLED and at > 1:
            return self.words[at - 2].base in _SOMEBODY or self.words[at - 2].base in lists.roles
        return False

    def _capital_is_name(self, at: int, given: bool) -> bool:
        word, lists = self.words[at], self.lists
        before = self.words[at - 1] if at and word.next_to else None
        if before and before.base in lists.titles and (before.capital or before.shouted):
            return word.base not in lists.roles
        if self._of_body(at) or (before and before.base in _NOT_AFTER):
            return False
        if _BUILT.fullmatch(word.text) and word.base not in lists.never:
            return True
        called = before is not None and (
            (before.base in lists.roles and not before.owns and at not in self.loud) or before.base in _CALLED
        )
        called = called or _NAME_IS.search(self.text[max(0, word.start - 12) : word.start]) is not None
        if word.base in lists.months:
            clear = called and word.base != "may" and not self._before_figure(at)
            clear = clear or (before is not None and before.base not in _IN_TIME and self._next(at) in _HERSELF)
            return clear or (not word.opens and self._speaks(at))
        if given and not (word.base in lists.places and self._in_place(at)):
            return True
        if word.base in lists.both:
            if called or (self._speaks(at) and not self._in_place(at)):
                return True
            return not (word.opens or at in self.loud or self._of_a_thing(at) or word.base in lists.places)
        if self._is_word(word) or at in self.loud or (not called and _WORDY.fullmatch(word.base)):
            return False
        if before and before.base == "the":
            several = word.base.endswith("s") and (self._next(at) in _DO or self._speaks(at))
            return several or self._next(at) in ("family", "household", "kids")
        if called or self._speaks(at):
            return True
        if word.opens:
            kin = _KIN.match(self.text, word.whole)
            explained = kin is not None and kin[1].lower() in lists.roles
            if self._next(at) == "and" and at + 3 < len(self.words) and self.words[at + 3].base in _ARE:
                other = self.words[at + 2]
                if other.capital and not self._is_word(other) and not _WORDY.fullmatch(other.base):
                    return True
            if explained or word.owns or self._next(at) == "family" or self._next(at) in _DOES:
                return True
            return bool(_RARE_ENDING.fullmatch(word.base) and _VERB.fullmatch(self._next(at)))
        return not self._in_place(at) and self._as_somebody(at)

    def _of_a_thing(self, at: int) -> bool:
        """Whether what stands before it makes it the word and not the name: "a Grant", "Home Grant"."""
        before = self.words[at - 1] if at and self.words[at].next_to else None
        if before is None:
            return False
        of_words = before.capital and not before.opens and self._is_word(before) and before.base not in self.lists.roles
        return before.base in _OF_A_THING or (of_words and before.base not in self.lists.titles)

    def _as_somebody(self, at: int) -> bool:
        """Whether a strange word with a capital stands where people do: "with Xuvo", "Xuvo's mum", "her dad, Xuvo,"."""
        word = self.words[at]
        if word.owns:
            return True
        before = self.words[at - 1] if at else None
        if before is None:
            return False
        if word.next_to:
            whole = before.capital and before.opens and not self._is_word(before) and before.base not in self.lists.both
            if whole and self._next(at) in _IS:
                return True
            return before.base in _SOMEBODY_AFTER
        return before.base in self.lists.roles and self.text[before.whole : word.start] in (", ", " (", " - ")

    def _goes_on(self, at: int) -> bool:
        """Whether it is a surname, or a second name, of the name right before it."""
        word, lists = self.words[at], self.lists
        if at - 1 not in self.names or not word.next_to or self.words[at - 1].owns or self._of_body(at):
            return False
        if word.capital:
            return word.base in lists.second or not self._is_word(word)
        return word.base in lists.given and word.base not in self.known

    def _goes_before(self, at: int) -> bool:
        """Whether it is a strange word with a capital right before a name: most likely the given name."""
        word = self.words[at]
        if at + 1 not in self.names or not self.words[at + 1].next_to or word.owns or at in self.loud:
            return False
        return word.capital and len(word.base) > 2 and not self._is_word(word) and word.base not in self.lists.both

    def _is_paired(self, at: int) -> bool:
        """Whether "and" joins it to a name, as in "Will and Amira"."""
        word = self.words[at]
        if not word.capital or at in self.loud or (self._is_word(word) and word.base not in self.lists.both):
            return False
        return any(
            0 <= other < len(self.words) and other in self.names and self.words[(at + other) // 2].base == "and"
            for other in (at - 2, at + 2)
        )

    def _is_word(self, word: Word) -> bool:
        parts = {word.base, *word.base.split("-")}
        parts |= {part.removesuffix("s") for part in parts}
        return (
            not parts.isdisjoint(self.lists.words) or any(part in self.known for part in parts) or "'" in word.base[2:]
        )

    def _in_place(self, at: int) -> bool:
        """Whether what stands before it says that it is a place: "in", or "moved to"."""
        if not at or not self.words[at].next_to or self.words[at].owns:
            return False
        before = self.words[at - 1].base
        return before in _IN or (before == "to" and at > 1 and self.words[at - 2].base in _GOES)

    def _of_body(self, at: int) -> bool:
        """Whether it belongs to the capitals of an organisation or a place, as in "Royal Oldham Hospital"."""
        given = self.words[at].base in self.lists.given
        if given and self.words[at].owns and not (at and self.words[at - 1].base in _NOT_AFTER):
            return False
        for later in range(at + 1, min(at + 4, len(self.words))):
            word = self.words[later]
            if not word.next_to or word.opens:
                return False
            if not word.text[0].isupper():
                return word.base in _SMALL_BODIES and not self.words[later - 1].owns and (later > at + 1 or not given)
            if word.base in self.lists.bodies:
                return True
        return False

    def _next(self, at: int) -> str:
        """The word right after it, with only a space between."""
        after = self.words[at + 1] if at + 1 < len(self.words) and self.words[at + 1].next_to else None
        return after.text.lower().replace("’", "'") if after else ""

    def _speaks(self, at: int) -> bool:
        """Whether what follows is what people do, or an age stands behind it."""
        word = self.words[at]
        if re.match(r",? \(?\d{1,2}(?:[,.)]|$)", self.text[word.whole : word.whole + 6]) and not word.owns:
            return True
        if at + 1 >= len(self.words) or not self.words[at + 1].next_to:
            return False
        after = self.words[at + 1]
        return not word.owns and after.base in self.lists.says and after.text.islower()

    def _before_figure(self, at: int) -> bool:
        return bool(re.match(r"\W{1,2}\d", self.text[self.words[at].whole : self.words[at].whole + 3]))

    def _items(self) -> Iterator[Private]:
        """Names that stand together are one; several of people whose role was named before are one as well."""
        at = 0
        while at < len(self.words):
            if at not in self.names:
                at += 1
                continue
            first, last = at, self._run(at)
            role = self._role_before(first)
            while role.endswith("s") and (more := self._more(last)) > 0:
                last = self._run(more)
            start, end = self.words[first].start, self.words[last].end
            alone = bool(role) and not self._might_follow(last)
            yield Private("name", self.text[start:end], start, end, "" if alone else NOBODY)
            at = last + 1

    def _run(self, at: int) -> int:
        while at + 1 in self.names and self.words[at + 1].next_to and not self.words[at].owns:
            at += 1
        return at

    def _more(self, at: int) -> int:
        """The place of the name that a comma or "and" joins to this one; nowhere is -1."""
        words = self.words
        if at + 1 in self.names and self.text[words[at].whole : words[at + 1].start] == ", ":
            return at + 1
        if at + 2 in self.names and words[at + 1].base == "and" and words[at + 1].next_to and words[at + 2].next_to:
            return at + 2
        return -1

    def _role_before(self, at: int) -> str:
        """The role that stands right before a name, and says enough without it."""
        before = self.words[at - 1] if at and self.words[at].next_to else None
        return before.base if before and before.base in self.lists.roles and not before.owns else ""

    def _might_follow(self, at: int) -> bool:
        """Whether the next word would look like the name of the role, were the name left out."""
        if at + 1 >= len(self.words):
            return False
        after = self.words[at + 1]
        return after.next_to and (after.text[0].isupper() or after.base in self.lists.first)
