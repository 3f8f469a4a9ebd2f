"""Occurrences within registers in one segment: of words, with their places, and of the stretches themselves."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from fieldnotes.search.cards import TEXT
from fieldnotes.search.matching import Wanted, WordSpan
from fieldnotes.search.occurrences import Hits, all_places
from fieldnotes.search.regions import FIELD, standing, stretches, words_in
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import Region


def word_places(leaf: Leaf, wanted: Wanted) -> Hits:
    """Where a single word occurs, place by place."""
    spans = {document: [(at, at) for at in places] for document, places in all_places(leaf, TEXT, wanted).items()}
    return _hits(leaf, spans)


def hits_inside(leaf: Leaf, hits: Hits, regions: Sequence[Region]) -> Hits:
    """Those hits that stand where the regions say; ``hits`` know their places."""
    bounds = _bounds(leaf, regions)
    spans = {
        document: standing(hits.spans_in(document), regions, partial(bounds, document)) for document in hits.counts
    }
    return _hits(leaf, spans)


def stretch_hits(leaf: Leaf, region: Region) -> Hits:
    """The stretches in a region's registers."""
    documents: set[int] = set()
    for kind in region.kinds:
        posting = leaf.terms.posting(FIELD, kind)
        documents.update(posting.docs if posting is not None else ())
    bounds = _bounds(leaf, (region,))
    spans = {document: stretches(region, partial(bounds, document)) for document in documents}
    return _hits(leaf, spans)


def words_standing(leaf: Leaf, documents: Iterable[int], regions: Sequence[Region]) -> dict[int, int]:
    """How many words of each document stand where all of the regions say."""
    bounds, lengths = _bounds(leaf, regions), leaf.cards.lengths
    return {document: words_in(lengths[document], regions, partial(bounds, document)) for document in documents}


def _bounds(leaf: Leaf, regions: Sequence[Region]) -> Callable[[int, str], Sequence[int]]:
    """Gives the bounds of a register's stretches in a document."""
    known: dict[str, dict[int, Sequence[int]]] = {}
    for kind in {kind for region in regions for kind in region.kinds}:
        posting = leaf.terms.posting(FIELD, kind)
        known[kind] = {}
        if posting is not None:
            offsets = posting.offsets()
            for place, document in enumerate(posting.docs):
                known[kind][document] = posting.positions[offsets[place] : offsets[place + 1]]
    return lambda document, kind: known[kind].get(document, ())


def _hits(leaf: Leaf, spans: dict[int, list[WordSpan]]) -> Hits:
    kept = {document: found for document, found in spans.items() if found and document not in leaf.deleted}
    return Hits({document: len(found) for document, found in kept.items()}, kept)
