"""Ticks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.analysis.timeline import Cumulative, Density

STRETCHES = st.lists(
    st.tuples(st.integers(1, 3_000), st.integers(0, 400), st.integers(1, 5)).map(
        lambda each: (float(each[0]), float(each[0] + each[1]), float(each[2]))
    ),
    max_size=30,
)


def in_steps(work):
    """What a generator returns, and after how many pauses."""
    steps = 0
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value, steps
        steps += 1


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


@given(
    st.lists(st.tuples(st.integers(500, 900), st.integers(1, 9)), max_size=60), st.floats(400, 950), st.floats(1.5, 80)
)
def test_what_is_seen_of_the_ticks_is_a_part_of_all_of_them(notes, begin, width):
    density = Density([(float(day), day + 1.0, False, number, 10 * number) for day, number in notes])
    whole, part = density.ticks(0.0, 2_000.0, width), density.ticks(begin, begin + 60.0, width)
    assert set(part) <= set(whole)
    assert {tick for tick in whole if tick.end >= begin and tick.begin <= begin + 60.0} <= set(part)


def test_a_density_gathered_in_steps_is_the_same():
    notes = [(float(day), day + 1.0 + 30 * (day % 7 == 0), False, 1, day) for day in range(1_000, 9_000)]
    slow, steps = in_steps(Density.slowly(notes))
    assert steps > 3
    whole = Density(notes)
    assert slow.ticks(0.0, 10_000.0, 9.0) == whole.ticks(0.0, 10_000.0, 9.0)
    assert slow.ground(0.0, 10_000.0) == whole.ground(0.0, 10_000.0)
    assert (slow.count, slow.reach) == (whole.count, whole.reach)
    assert list(slow.reckoned(4)) == [whole.highest(2.0 ** (place / 4)) for place in range(52)]
