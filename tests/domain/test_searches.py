"""What a search is narrowed to, and how that is kept."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import EVERYTHING, FACETS, Scope

scopes = st.lists(st.tuples(st.sampled_from(FACETS), st.text(max_size=5)), max_size=6).map(
    lambda pairs: reduce(lambda scope, pair: scope.toggled(*pair), pairs, Scope("2012", "", True))
)


@given(scopes)
def test_a_scope_is_kept_whole(scope):
    assert Scope.of(scope.plain()) == scope


def test_a_value_chosen_twice_is_no_longer_chosen():
    once = EVERYTHING.toggled("site", "quay").toggled("site", "hut")
    assert once.chosen("site") == ("quay", "hut")
    assert once.toggled("site", "quay").toggled("site", "hut") == EVERYTHING


def test_a_scope_that_leaves_nothing_out_is_kept_as_nothing():
    assert EVERYTHING.plain() == ""
    assert Scope.of("") == EVERYTHING


def test_facets_of_a_later_program_are_passed_over_and_nonsense_is_refused():
    assert Scope.of('{"bounds": {"weather": ["rain"], "year": ["2012"]}}') == EVERYTHING.narrowed("year", ["2012"])
    for nonsense in ("{", "[1]", '{"bounds": 4}'):
        with pytest.raises(UserError):
            Scope.of(nonsense)
