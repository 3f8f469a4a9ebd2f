"""Ticks and streams."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.analysis.timeline import Cumulative, Density, Stream

STRETCHES = st.lists(
    st.tuples(st.integers(1, 3_000), st.integers(0, 400), st.integers(1, 5)).map(
        lambda each: (float(each[0]), float(each[0] + each[1]), float(each[2]))
    ),
    max_size=30,
)


@given(STRETCHES, st.floats(0, 4_000))
def test_what_has_come_by_a_moment_is_the_sum_of_the_parts_before_it(things, moment):
    def part(begin: float, end: float, weight: float) -> float:
        if end == begin:
            return weight if begin <= moment else 0.0
        return weight * min(max((moment - begin) / (end - begin), 0.0), 1.0)

    assert Cumulative(things).by(moment) == pytest.approx(sum(part(*thing) for thing in things), abs=1e-6)


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(1, 9)), max_size=60), st.sampled_from([1.0, 2.0, 7.5, 64.0]))
def test_no_note_is_lost_or_told_twice_however_wide_the_ticks(notes, width):
    density = Density([(float(day), day + 1.0, False, number, 10 * number) for day, number in notes])
    ticks = density.ticks(0.0, 1_000.0, width)
    assert sum(tick.notes for tick in ticks) == sum(number for _, number in notes)
    assert [tick.begin for tick in ticks] == sorted({tick.begin for tick in ticks})
    assert all(tick.words <= density.highest(width) for tick in ticks)


def test_ticks_stay_together_while_one_pans():
    density = Density([(float(day), day + 1.0, False, 1, 10) for day in range(100, 200)])
    whole = density.ticks(90.0, 210.0, 7.0)
    part = density.ticks(133.3, 150.0, 7.0)
    assert set(part) <= set(whole)


def test_a_note_dated_to_a_month_is_spread_over_it():
    density = Density([(100.0, 130.0, False, 1, 300), (110.0, 111.0, False, 1, 50)])
    assert density.ground(90.0, 140.0) == [(100.0, 130.0, 10.0)]
    assert [tick.words for tick in density.ticks(90.0, 140.0, 1.0)] == [50]
    assert density.vague_at(115.0) == [(100.0, 130.0, 1, 300)]
    assert density.reach == (100.0, 130.0)


def test_moments_of_one_day_part_when_one_is_close_enough():
    density = Density([(100.25, 100.25, False, 1, 5), (100.75, 100.75, False, 1, 5)])
    assert len(density.ticks(99.0, 102.0, 1.0)) == 1
    assert len(density.ticks(99.0, 102.0, 0.01)) == 2


@given(st.lists(st.tuples(st.integers(500, 900), st.integers(1, 60)), min_size=1, max_size=30))
def test_a_stream_holds_all_its_codings_and_is_never_broader_than_its_most(codings):
    stream = Stream([(float(begin), float(begin + days)) for begin, days in codings])
    first, values = stream.samples(0.0, 2_000.0, 2.0)
    # Each coding is seen by a window of eight steps.
    assert sum(values) == pytest.approx(8 * len(codings), rel=0.05)
    assert max(values) <= stream.most(2.0) + 1e-9
    assert min(values) > -1e-6
    assert first <= min(begin for begin, _ in codings)


def test_a_stream_keeps_its_shape_while_one_pans():
    stream = Stream([(float(day), day + 1.0) for day in range(500, 600, 3)])
    begin, whole = stream.samples(400.0, 700.0, 4.0)
    later, part = stream.samples(533.0, 560.0, 4.0)
    offset = int((later - begin) / 4)
    assert part == whole[offset : offset + len(part)]
