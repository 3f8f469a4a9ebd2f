"""Phrases and near words come out the same whether whole lists are joined or each document is looked at by itself."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from shelf import Shelf, note

from fieldnotes.search import occurrences
from fieldnotes.search.matching import Slot, Wanted
from fieldnotes.search.occurrences import hits

texts = st.lists(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12).map(" ".join), min_size=1, max_size=6)
slots = st.sets(st.sampled_from(["a", "b", "c", "e"]), min_size=1, max_size=2).map(lambda forms: Slot(frozenset(forms)))
phrases = st.lists(slots, min_size=2, max_size=4).map(lambda row: Wanted(tuple(row)))
near = st.tuples(slots, slots, st.integers(1, 5)).map(lambda drawn: Wanted(drawn[:2], drawn[2]))


def found(shelf: Shelf, wanted: Wanted, dense: int) -> dict[int, list[tuple[int, int]]]:
    with patch.object(occurrences, "_DENSE", dense):
        here = hits(shelf.leaves[0], "text", wanted)
    spans = {document: sorted(here.spans_in(document)) for document in here.counts}
    assert {document: len(each) for document, each in spans.items()} == here.counts
    return spans


@given(texts, st.one_of(phrases, near))
def test_whole_lists_and_single_documents_agree(made: list[str], wanted: Wanted) -> None:
    shelf = Shelf([note(str(number), text) for number, text in enumerate(made)])
    assert found(shelf, wanted, 0) == found(shelf, wanted, 1_000_000)
