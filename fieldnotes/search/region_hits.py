"""Occurrences within registers in one segment: of words, with their places, and of the stretches themselves."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from fieldnotes.search.meeting import Hits
from fieldnotes.search.occurrences import placed_hits
from fieldnotes.search.regions import FIELD, standing, stretches, words_in
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import Region


def hits_inside(leaf: Leaf, hits: Hits, regions: Sequence[Region]) -> Hits:
    """Those hits that stand where the regions say; ``hits`` know their places."""
    documents: AbstractSet[int] = hits.counts.keys()
    for region in regions:
        if not region.outside:
            documents = documents & _holding(leaf, region)
    bounds = _bounds(leaf, regions, documents)
    spans = {document: standing(hits.spans_in(document), regions, partial(bounds, document)) for document in documents}
    return placed_hits(leaf, spans)


def stretch_hits(leaf: Leaf, region: Region) -> Hits:
    """The stretches in a region's registers."""
    documents = _holding(leaf, region)
    bounds = _bounds(leaf, (region,), documents)
    spans = {document: stretches(region, partial(bounds, document)) for document in documents}
    return placed_hits(leaf, spans)


def _holding(leaf: Leaf, region: Region) -> set[int]:
    """The documents with a stretch in one of a region's registers."""
    documents: set[int] = set()
    for kind in region.kinds:
        posting = leaf.terms.posting(FIELD, kind)
        documents.update(posting.docs if posting is not None else ())
    return documents


def words_standing(leaf: Leaf, documents: AbstractSet[int], regions: Sequence[Region]) -> dict[int, int]:
    """How many words of each document stand where all of the regions say."""
    bounds, lengths = _bounds(leaf, regions, documents), leaf.cards.lengths
    return {document: words_in(lengths[document], regions, partial(bounds, document)) for document in documents}


def _bounds(leaf: Leaf, regions: Sequence[Region], documents: AbstractSet[int]) -> Callable[[int, str], Sequence[int]]:
    """Gives the bounds of a register's stretches in a document."""
    known: dict[str, dict[int, Sequence[int]]] = {}
    for kind in {kind for region in regions for kind in region.kinds}:
        posting = leaf.terms.posting(FIELD, kind)
        known[kind] = {}
        if posting is not None:
            offsets = posting.offsets()
            for place in [place for place, document in enumerate(posting.docs) if document in documents]:
                known[kind][posting.docs[place]] = posting.positions[offsets[place] : offsets[place + 1]]
    return lambda document, kind: known[kind].get(document, ())
