"""Streams of codes: nothing lost, the same from whichever side one comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.analysis.streams import WINDOW, Stream

CODINGS = st.lists(st.tuples(st.integers(500, 900), st.integers(1, 60)), min_size=1, max_size=30)


def stream_of(codings) -> Stream:
    return Stream([(float(begin), float(begin + days)) for begin, days in codings])


@given(CODINGS, st.sampled_from([0.5, 2.0**0.5, 2.0, 4.0]))
def test_a_stream_holds_all_its_codings(codings, step):
    windows = [stream_of(codings).window(number, step) for number in range(int(2_000 / step / WINDOW) + 1)]
    # Each coding is seen by a window of eight steps; the last value of a window is the first of the next.
    assert sum(sum(values[:-1]) for values in windows) == pytest.approx(8 * len(codings), rel=0.1)
    assert min(min(values) for values in windows if values) > -1e-6


@given(CODINGS)
def test_no_place_is_broader_than_the_most(codings):
    stream = stream_of(codings)
    assert max(max(stream.window(number, 2.0), default=0.0) for number in range(4)) <= stream.most(2.0) + 1e-9


def test_windows_meet():
    stream = Stream([(float(day), day + 1.0) for day in range(100, 4_000, 3)])
    before, after = stream.window(0, 4.0), stream.window(1, 4.0)
    assert len(before) == len(after) == WINDOW + 1
    assert before[-1] == pytest.approx(after[0])


def test_far_from_any_coding_there_is_nothing():
    assert Stream([]).window(0, 1.0) == []
    assert Stream([]).most(1.0) == 0.0
    assert list(Stream([]).reckoned()) == []
    assert Stream([(100.0, 101.0)]).window(40, 1.0) == []


def test_what_is_reckoned_beforehand_serves_every_step():
    stream = Stream([(float(day), day + 1.0) for day in range(500, 3_000, 2)])
    known = set(stream.reckoned())
    assert {stream.most(2.0 ** (half / 2)) for half in range(-6, 22)} <= known


def test_a_stream_gathered_in_steps_is_the_same():
    counts = {(float(day), day + 1.0): 1 + day % 3 for day in range(500, 900)}
    found: list[Stream] = []

    def gather():
        found.append((yield from Stream.slowly(counts)))

    assert len(list(gather())) >= 2
    (slow,) = found
    whole = Stream([stretch for stretch, number in counts.items() for _ in range(number)])
    assert slow.count == whole.count
    assert slow.stretches == whole.stretches
    assert slow.window(1, 2.0) == whole.window(1, 2.0)
