"""Events as they are written down: read back as they were, or refused in one line that names event and field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.interview.events import KINDS, SCHEMA, BadEvent, Draft, event_data, read_event
from assistant.interview.sitting import Sitting
from assistant.interview.state import fold
from assistant.interview.transcript import turns
from assistant.text import clean_line
from tests.cases import TODAY, shipped
from tests.interview.talk import as_happened, with_people

GOOD: dict[str, Any] = {
    "schema": SCHEMA,
    "seq": 0,
    "at": "2026-11-21T09:30:00.000+00:00",
    "by": "worker",
    "knowledge": "abc",
    "kind": "answered",
    "about": "child",
    "question": "birth",
    "value": "2022",
    "origin": "chosen",
}
DEEP: Any = [[]]
for _ in range(60):
    DEEP = [DEEP]


def _refused(**fields: Any) -> str:
    with pytest.raises(BadEvent) as bad:
        read_event({**GOOD, **fields}, 0)
    assert clean_line(str(bad.value), 1000) == str(bad.value)
    return str(bad.value)


def test_what_was_written_reads_back_as_it_was() -> None:
    for event in with_people().events:
        assert read_event(event_data(event), event.seq) == event
    assert event_data(read_event(GOOD, 0)) == GOOD


def test_what_is_empty_is_not_written() -> None:
    (event,) = as_happened([Draft("reopened")], shipped())
    assert not {"question", "value", "origin"} & set(event_data(event))


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("schema", [None, 0, 2, "1", [1]]),
        ("seq", [None, 1, -1, "0", False, [], 10**5000]),
        ("at", [None, "", "yesterday", "2026-11-21", "2026-11-21T09:30:00", 0, []]),
        ("by", [None, 1, ["worker"]]),
        ("knowledge", [None, 1, {}]),
        ("kind", [None, "", "martian", "\x1b[31m", 1, ["answered"], {}, DEEP]),
        ("about", [None, 1, ["child"]]),
        ("question", [1, ["birth"], {}]),
        ("origin", ["", "guessed", 1, ["chosen"]]),
        ("value", [DEEP, {"a": DEEP}]),
    ],
)
def test_a_field_that_is_wrong_is_named(field: str, values: list[Any]) -> None:
    for value in values:
        assert _refused(**{field: value}).startswith(f"event 0: {field}: ")


@pytest.mark.parametrize("value", [None, 0, "0", [0], [-1], [True], ["0"], [[0]], {"0": 0}])
def test_an_undoing_names_earlier_events_and_nothing_else(value: Any) -> None:
    assert "value" in _refused(kind="undone", value=value)


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(BadEvent, match="event 3: schema"):
        read_event({}, 3)


def test_text_is_cleaned_on_its_way_in() -> None:
    event = read_event({**GOOD, "value": {"a\x1b[31m": ["\u202eb", 1]}, "about": "x\x00\ny", "question": "q\x07"}, 0)
    assert (event.value, event.about, event.question) == ({"a": ["b", 1]}, "x y", "q")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(sorted(GOOD))


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(FIELDS, VALUES, max_size=3), st.sampled_from(KINDS))
def test_any_data_is_an_event_or_is_refused_in_one_line(broken: dict[str, Any], kind: str) -> None:
    data = {**GOOD, "kind": kind, **broken}
    try:
        event = read_event(data, 0)
    except BadEvent as bad:
        assert clean_line(str(bad), 1000) == str(bad)
        assert str(bad).startswith("event 0: ")
    else:
        assert event.kind in KINDS


WILD = st.builds(
    Draft,
    st.sampled_from([kind for kind in KINDS if kind != "undone"]),
    st.sampled_from(["child", "mother", "ghost", ""]),
    st.none() | st.sampled_from(["birth", "living_with", "authority", "interview.who", "interview.called", "nothing"]),
    VALUES | st.sampled_from([{"role": "parent"}, {"gone": True}, ["mother"], "mother", "2022", {"standings": [[1]]}]),
    st.none() | st.just("chosen"),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WILD, max_size=8))
def test_any_events_that_can_be_read_fold_to_a_state_and_a_card(drafts: list[Any]) -> None:
    written = [event_data(event) for event in as_happened(drafts, shipped())]
    events = tuple(read_event(data, seq) for seq, data in enumerate(written))
    sitting = Sitting(shipped(), TODAY, events)
    assert sitting.state == fold(events, shipped())
    assert sitting.card.ask
    assert all(clean_line(turn.text, 100_000) == " ".join(turn.text.split()) for turn in turns(sitting))
