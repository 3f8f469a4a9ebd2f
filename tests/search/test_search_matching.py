"""Near words: every first and last word between which the others stand, whichever way it is worked out."""

from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.search.matching import joined

places = st.lists(st.lists(st.integers(0, 14), min_size=1, max_size=5, unique=True).map(sorted), min_size=2, max_size=4)


def by_trying(places: list[list[int]], distance: int) -> list[tuple[int, int]]:
    return sorted(
        {
            (min(chosen), max(chosen))
            for chosen in product(*places)
            if len(set(chosen)) == len(chosen) and max(chosen) - min(chosen) <= distance
        }
    )


@given(places, st.integers(1, 12))
def test_near_is_what_trying_everything_finds(places: list[list[int]], distance: int) -> None:
    assert joined(places, distance) == by_trying(places, distance)


@given(places, st.integers(1, 12))
def test_the_order_of_the_words_does_not_matter(places: list[list[int]], distance: int) -> None:
    found = {tuple(joined(list(order), distance)) for order in permutations(places)}
    assert len(found) == 1


@given(places)
def test_a_phrase_is_the_words_one_after_the_other(places: list[list[int]]) -> None:
    starts = [start for start in range(15) if all(start + slot in here for slot, here in enumerate(places))]
    assert joined(places, None) == [(start, start + len(places) - 1) for start in starts]
