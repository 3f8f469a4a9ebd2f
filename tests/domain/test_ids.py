"""Identifiers."""

from uuid import UUID

from fieldnotes.domain.ids import new_id, ordered_id


def test_identifiers_are_uuids_of_32_digits_and_none_comes_twice():
    made = [make() for make in (new_id, ordered_id) for _ in range(2000)]
    assert len(set(made)) == len(made)
    assert {len(ident) for ident in made} == {32}
    assert {UUID(ident).version for ident in made} == {4, 7}


def test_ordered_identifiers_of_different_moments_sort_by_them():
    first = ordered_id()
    while (later := ordered_id())[:16] == first[:16]:
        pass
    assert later > first
