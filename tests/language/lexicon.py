"""A small lexicon to try the reader with, so that its tests do not turn on the words of the shipped one."""

from __future__ import annotations

from assistant.guidance.lexicon import Concept, Cue, Lexicon, Topic, Who, WordList

DRINKS = Concept(
    id="drinks",
    label="Drinking is a worry",
    of=("parent",),
    says=("{be} drinking", "drink problem"),
    denies=("sober",),
    was=("ex - drinker",),
    hints=("bottle",),
    not_this=("drinking water",),
    words=("pub", "wine"),
    examples=(),
    questions=("home_risks",),
)
DIED = Concept(
    id="died",
    label="A parent has died",
    of=("parent",),
    says=("died",),
    examples=(),
    questions=("home_risks",),
    event=True,
)
OFFERS = Concept(
    id="offers",
    label="A relative offers to care",
    of=("carer",),
    says=("have her", "offered"),
    examples=(),
    questions=("offers",),
    own_word=True,
)
ORDER = Concept(
    id="order",
    label="Care order",
    of=("child",),
    owner="child",
    says=("care order",),
    examples=(),
    questions=("legal_status",),
    noun=True,
)
YOUNG = Concept(
    id="young",
    label="Under five",
    of=("child",),
    owner="child",
    says=("aged {number} months|years?",),
    examples=(),
    questions=("birth",),
    reads="age",
    below=5,
)
SMALL = Lexicon(
    alike=(),
    lists=(WordList("be", ("is", "'s", "are", "was")), WordList("between", ("not", "still"))),
    who=(
        Who("mother", ("mum", "mother"), "parent", "mother", "she"),
        Who("father", ("dad", "father"), "parent", "father", "he"),
        Who("aunt", ("aunt",), "carer", "aunt_or_uncle", "she"),
        Who("maternal_aunt", ("mum 's sister",), "carer", "aunt_or_uncle", "she"),
        Who("child", ("child", "boy"), "child"),
    ),
    cues=(
        Cue("negated", ("not", "no", "never", "nobody")),
        Cue("negated", ("not started",), "before"),
        Cue("turned", ("no doubt",)),
        Cue("uncertain", ("might", "may")),
        Cue("uncertain", ("unsure",), "all"),
        Cue("planned", ("applying for",)),
        Cue("hypothetical", ("if",), "all"),
        Cue("would", ("would",)),
        Cue("claimed", ("denies", "says")),
        Cue("past", ("used to", "previously")),
        Cue("past", ("{number} years ago",), "before"),
        Cue("now", ("still", "now")),
        Cue("unknown", ("was",)),
        Cue("affirmed", ("made", "granted"), "all"),
    ),
    topics=(Topic(("What are the worries?",), ("home_risks",)),),
    concepts=(DRINKS, DIED, OFFERS, ORDER, YOUNG),
)
