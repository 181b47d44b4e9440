"""Work that entries and tried answers share gives what each would find by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.conditions import Facts, read_answer
from assistant.conditions.values import UNKNOWN
from assistant.reasoning.arguments import GATES, bearings, every_bearing
from assistant.reasoning.assess import assess
from assistant.reasoning.entries import placed_entries
from assistant.reasoning.waiting import SAID, loose_said
from tests.cases import TODAY
from tests.reasoning.random_cases import BEGINNINGS, GUIDANCE, TERMS, Drawn, cases, other_answers
from tests.reasoning.test_properties import SETTINGS


def _looked_at(facts: Facts, drawn: Drawn) -> dict[tuple[str, str], object]:
    return {pair: facts.look(*pair) for pair in drawn.pairs()}


@SETTINGS
@given(cases())
def test_what_bears_on_an_entry_is_what_reading_every_rule_for_it_finds(drawn: Drawn) -> None:
    facts, afresh = drawn.facts(), drawn.facts()
    for placed in placed_entries(GUIDANCE, facts):
        every = list(every_bearing(placed, GUIDANCE, afresh, drawn.authority, (*GATES, *SAID)))
        for truths in ((True, None), (True,), (None,)):
            found = bearings(placed.seat, GUIDANCE, facts, drawn.authority, (*GATES, *SAID), placed.also, truths)
            assert found == [one for one in every if one.truth in truths]


@SETTINGS
@given(cases(), st.data())
def test_an_answer_that_is_tried_reads_as_if_it_had_been_given(drawn: Drawn, data: st.DataObject) -> None:
    pair = data.draw(st.sampled_from([pair for pair in drawn.pairs() if pair[1] != "authority"]))
    raw = data.draw(other_answers(drawn, pair).filter(lambda raw: raw is not None))
    answer = read_answer(raw, TERMS[pair[1]])
    before = drawn.facts()
    _looked_at(before, drawn)
    if answer is not None:
        given_so = drawn.with_answer(pair, raw)
        assert _looked_at(before.with_answer(*pair, answer), drawn) == _looked_at(given_so.facts(), drawn)


@SETTINGS
@given(cases())
def test_reading_plainly_does_not_hang_on_what_was_read_before(drawn: Drawn) -> None:
    facts = drawn.facts()
    _looked_at(facts, drawn)
    assert _looked_at(facts.plainly(), drawn) == _looked_at(drawn.facts().plainly(), drawn)


def test_an_open_list_read_plainly_is_closed_and_only_then() -> None:
    many = next(term for term in TERMS.values() if term.kind == "many" and not term.closed and not term.per_person)
    drawn = BEGINNINGS[0].with_answer(("child", many.id), [next(c for c in many.choices if c not in many.alone)])
    facts = drawn.facts()
    assert facts.look("child", many.id) is not UNKNOWN
    assert facts.look("child", many.id) != facts.plainly().look("child", many.id)


@SETTINGS
@given(cases())
def test_what_was_told_of_one_entry_is_left_out_of_the_next_and_nothing_is_lost(drawn: Drawn) -> None:
    facts, told = drawn.facts(), set[tuple[str, str | None]]()
    entries = assess(GUIDANCE, drawn.case(), TODAY).entries
    both = list(zip(placed_entries(GUIDANCE, facts), entries, strict=True))
    apart = [loose for one, entry in both for loose in loose_said(one, entry, GUIDANCE, facts, drawn.authority)]
    once = [loose for one, entry in both for loose in loose_said(one, entry, GUIDANCE, facts, drawn.authority, told)]
    assert {wait for loose in apart for wait in loose.waits(facts)} == {
        wait for loose in once for wait in loose.waits(facts)
    }
    assert len(once) <= len(apart)
