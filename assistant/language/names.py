"""The words of a question: which count, and what sort of answer it asks for."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)?")
_OWNED = re.compile(r"['’].*")
COMMON = frozenset(
    """
    a about after again ago all already also although always am an and another any anybody anyone anything are around
    as ask asked asking at away back be became because become been before being but by call called can cannot come
    comes coming could couldn couldnt did didn didnt do does doesn doesnt doing don done dont down each either else
    enough especially etc even ever every everybody everyone exactly few find first for from get gets getting give
    given gives giving go goes going gone gonna good got gotta had hadn happen happened happening happens has hasn
    have haven having he hello help her here hers hi him his how however i if im in instead into is isn isnt it its
    itself ive just keep keeps kind kinda know known last later least let lets like ll look looking lot made make makes
    making many may maybe me mean means might mine more most mostly much must my need needed needs never new next no
    nobody none nor not nothing now of off often ok okay old on once one ones only or other others otherwise ought our
    ours out over own people perhaps please possible possibly pls proper put quite rather re real really right said
    same saw say saying says see seem seems seen several shall she should shouldn shouldnt since so some somebody
    someone something sometimes soon sort still stuff such supposed sure take takes taking tell than thank thanks that
    thats the their them themselves then there theres these they theyre thing things think this those though three
    through till to too took try trying turn two u under until unless up upon ur us use used using usually ve very via
    want wanted wants was wasn way ways we well went were weren what whatever whats when where whether which while who
    whoever whole whom whos whose why will with within without won wondering wont would wouldn wouldnt yes yet you your
    yours child children childs childrens kid kids guidance policy procedure document documents worker workers social
    explain anymore gave hear heard start started able allow allowed bit bits case cases shes hes weve theyve youve
    youre thats im ill id wasnt werent havent hasnt hadnt isnt arent mustnt thru rly ppl cos coz bc tho pls plz lol omg
    hi hiya dear til wanna dunno gotta innit ya yeah yep nope erm um basically honestly literally obviously
    anyway anywhere somewhere everywhere nowhere meanwhile reckon reckons suppose guess plus yet sw proper lots loads
    whether myself yourself himself herself ourselves tbh asap cheers ta sorry bother excuse eg ie fyi btw nqsw asye
    """.split()
)
"""Words too common to search for: they stand in every question, whatever it is about."""
_FAINT = frozenset(
    """
    accept agree agreed answer apart apply approach area aware bad based basis best better big bring brought change
    changed check consider considered count counts cover covered cut day days deal decide decided different
    difference differences difficult early end ended enough expect expected experience explain extra face fact fail fair
    far feel felt final follow fully full further general great hand happy hard hold idea important include included
    involve involved issue job join knew late latest lead leave leaving left level line list little long longer main
    manage matter matters meant min minimum moment month months move moved moving necessary nice normal number offer
    offered open order part particular pass person place placed plan planned plans point practice problem process
    promise promised question questions quick quickly raise ready reason refuse refused remain require required
    requirement requirements rule rules run second send sent set short show side situation small sound speak spoke
    stage stand stay stop stopped suggest suggested suitable talk talking team thought time times today together told
    top true type understand wait waiting week weeks willing wish wonder wording work working worried worry worth
    write wrong year years young lad lads boy boys girl girls son sons daughter daughters bloke guy guys lady man woman
    men women folk folks couple mate monday tuesday wednesday thursday friday saturday sunday mon tues weds thurs fri
    january february march april june july august september october november december xmas easter summer winter spring
    autumn night nights evening morning afternoon hour hours minute minutes weekend weekends yesterday tomorrow tonight
    late later earlier office desk phone ring rang email emailed text texted chat chatted meantime fine lovely great
    awful horrible terrible mad daft silly weird odd funny sick knackered tired fed angry cross annoyed stroppy moody
    angel sweet gorgeous tiny huge massive proper brilliant rubbish lost confused stuck scared nervous desperate
    arrive arrived arrives arriving landed land turned turn turns turning ended sit sits sitting stood walk walked
    run running ran pop popped drop dropped pick picked gave throw threw chuck grab hang hung hold held pull pulled
    eat sleep play watch read buy bought spend spent sell lose win break hope hoping hoped love loved hate hated
    guess bother bothered care cares mind matter matters feel feeling fancy likely unlikely certain certainly honest
    acceptable fair unfair normal usual weird special usual simple easy easier harder quickest fastest nearest furthest
    biggest smallest bigger smaller higher lower half quarter double dozen hundred thousand grand zero single whole
    additional adequate ambiguous angle apparently appreciate appreciated assume assumed assumes boat broadest catch
    clarify clue confusing crux decent demand demanding demonstrate demonstrates detail details devastated downside
    downsides english entirely essence fix fixed force forced forcing frankly fuming furious generally genuinely gist
    grateful gutted handle handled handling heartbroken hiccup hire hired hopefully hurdle ideas ingredient insist
    insisting justified justifies justify knack lately lens likelihood loop luckily mainly mention mentioned mentions
    mess mindset muddle notion nowadays nub nutshell odds overall overview partly perfect persuade persuaded pieces
    plain pointers pressure pressured push pushed pushing rare rationale react reaction recap recently redo redone
    relieved remainder repeat repeated replied reply scenario sensible seriously shocked snag solve solved specified
    specify spelt spot spotted stance style summary tackle tackled terrified thoughts threaten threatened threatening
    tip tips total trick truly unclear unfortunately upside upsides wholly widest
    room house street road town city village car bus train shop door window table chair bag box book ticket
    """.split()
)
"""Words that say little of what a question is about. They are searched for, and count for less; that one of them is
nowhere says nothing of what the guidance covers."""
_PEOPLE = frozenset(
    """
    mum mums mom mam mummy mother dad dads daddy father nan nana nanna gran granny grandma grandmother grandad granddad
    grandpa grandfather grandparents grandparent grandson granddaughter grandchild grandchildren grandkid grandkids aunt
    auntie aunty uncle cousin niece nephew sister brother son daughter stepson stepdaughter stepchild ex partner
    husband wife boyfriend girlfriend boy girl lad teenager teen toddler kid kids son's daughter's child children
    """.split()
)
"""Of whom a question tells: it is seldom about who they are."""
_TIME = re.compile(
    r"\b(how (often|soon|long|quick|quickly|fast|frequent|frequently|late|many (working )?(days|weeks|months|years))"
    r"|by when|deadline|what age|how old|within what"
    r"|(?<!what happens )when( (do|does|did|is|are|was|should|must|can|will|has|have|shd|would)\b|\W*$)"
    r"|time ?limit|time ?scale|time ?frame|frequency)"
)
_KINDS = {
    "how_often": re.compile(r"\b(how (often|frequent|frequently|regular|regularly|many times)|frequency|intervals?)\b"),
    "how_long": re.compile(
        r"\b(how long|how many (working )?(days|weeks|months|years)|last(s|ing)? (for|until)|lasts?\W*$|until when"
        r"|duration|expire[sd]?|run out|time ?limit)\b"
    ),
    "lasting": re.compile(
        r"\b(last(s|ing)?( for| until)?\W*$|lasts?\b|run out|expire[sd]?|until when|duration|come to an end)"
    ),
    "taking": re.compile(
        r"\bhow (long|many (days|weeks|months|years))\b.{0,60}\b(take|takes|taken|before|wait|from)\b"
    ),
    "amount": re.compile(
        r"\bhow much (?!notice|time|contact|say|weight|detail|support|help|work|of)|\b(rates?|per week|a week)\b"
    ),
    "by_when": re.compile(
        r"\b(by when|deadline|how (soon|quick|quickly|fast|late)|time ?scales?|time ?frames?|when( (do|does|is|are|"
        r"should|must|shd|will) (we|i|the|a|an|it|they)\b))"
    ),
    "age": re.compile(
        r"\b(what age|how old|(at|from|under|over|before|until|till|aged?) (1[0-9]|2[0-5])\b|\d+ ?yrs?\b|"
        r"\d+(-| )year(-| )olds?|turns? \d+)"
    ),
    "who": re.compile(r"\b(who|whose job|whos|which (manager|worker|professional|panel|team))\b"),
    "money": re.compile(
        r"\b(pay|pays|paid|payments?|money|allowances?|fund|funds|funded|funding|cost|costs|afford|benefits?|financial|"
        r"financially|finances?|fees?|expenses?|claim|cash|skint|wages?)\b|£"
    ),
    "what_is": re.compile(r"^\W*(what( i|')?s|whats|what is|what are|what do (we|you|they) mean|define|explain)\b"),
}
_KIND_MARK = "?"


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in small letters; whose a thing is makes no difference."""
    found = typed_words(text.lower())
    return [word if word.isalnum() else _OWNED.sub("", word) for word in found]


def typed_words(text: str) -> list[str]:
    """The same words as they were typed, one for each of `words_of`."""
    return _WORD.findall(_plain(text))


def counting(text: str) -> list[str]:
    """The words that are not too common to search for, each once."""
    return [word for word in dict.fromkeys(words_of(text)) if word not in COMMON]


def is_faint(word: str) -> bool:
    """Whether a word says little of what a question is about."""
    return word in _FAINT or len(word) < 2


@lru_cache(maxsize=20_000)
def is_person(name: str) -> bool:
    """Whether a name is of somebody in the family."""
    words = words_of(name)
    return bool(words) and words[-1] in _PEOPLE


def asks_for_time(question: str) -> bool:
    """Whether it asks how often, how soon, how long or by when."""
    return _TIME.search(question.lower()) is not None


def kinds_of(question: str) -> tuple[str, ...]:
    """What sort of answer a question asks for, as terms beside its words: "?who", "?how_long"."""
    asked = question.lower()
    return tuple(_KIND_MARK + kind for kind, pattern in _KINDS.items() if pattern.search(asked))


def _plain(text: str) -> str:
    """Without accents, so that é is e."""
    if text.isascii():
        return text
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
