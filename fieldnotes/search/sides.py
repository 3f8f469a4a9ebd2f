"""The two sides of a comparison in one segment: which words of which notes belong to either."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress

from fieldnotes.search.leaf_search import LeafSearch
from fieldnotes.search.postings import Posting
from fieldnotes.search.regions import FIELD, covered, parted, scoped
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import And, Everything, Node, Region, terms

NEITHER, HERE, THERE, MIXED = range(4)
"""To which side the words of a note belong; where some are of one and some of the other, places tell."""

_IS = {side: bytes(number == side for number in range(256)) for side in (HERE, THERE, MIXED)}


class Sides:
    """Both sides in one segment.

    Args:
        leaf: the segment; search: what answers queries in it.
        here, there: the queries of the sides; without ``there`` it is all that is not here.
        within: a query for the notes that count at all.
    """

    def __init__(self, leaf: Leaf, search: LeafSearch, here: Node, there: Node | None, within: Node) -> None:
        self._leaf, self._search = leaf, search
        admitted = search.notes_among(_documents(search, within))
        mine, my_regions = self._side(here, admitted)
        theirs, their_regions = (admitted, ()) if there is None else self._side(there, admitted)
        self.mask = bytearray(len(leaf.cards))
        self._owners: dict[int, bytearray] = {}
        for document in theirs - mine:
            self.mask[document] = MIXED if their_regions else THERE
        for document in mine:
            self.mask[document] = MIXED if my_regions else HERE
        if my_regions or their_regions:
            self._own(mine, my_regions, theirs, their_regions)
        self.shared = len(mine & theirs) if there is not None and not my_regions else 0
        self._measure()

    def _side(self, node: Node, admitted: AbstractSet[int]) -> tuple[AbstractSet[int], tuple[Region, ...]]:
        """The notes of a side, and the regions in which its words must stand."""
        rest, regions = parted(node)
        if any(terms(part) for part in rest):
            return admitted & self._search.documents(scoped(node)), regions
        found = admitted & _documents(self._search, And(rest)) if rest else admitted
        for region in regions:
            if not region.outside:
                found = found & self._holding(region)
        return found, regions

    def _holding(self, region: Region) -> set[int]:
        postings = (self._leaf.terms.posting(FIELD, kind) for kind in region.kinds)
        return {document for posting in postings if posting is not None for document in posting.docs}

    def _own(
        self,
        mine: AbstractSet[int],
        my_regions: Sequence[Region],
        theirs: AbstractSet[int],
        their_regions: Sequence[Region],
    ) -> None:
        """Tell for each word of the notes that are mixed whose it is."""
        bounds = _bounds(self._leaf, (*my_regions, *their_regions))
        for document in (document for document, side in enumerate(self.mask) if side == MIXED):
            length = self._leaf.cards.lengths[document]

            def at(kind: str, document: int = document) -> Sequence[int]:
                return bounds(document, kind)

            owners = bytearray(length)
            if document in theirs:
                owners = covered(length, their_regions, at).replace(b"\1", bytes((THERE,)))
            if document in mine:
                own = covered(length, my_regions, at)
                owners = bytearray(HERE if one else other for one, other in zip(own, owners, strict=True))
            self._owners[document] = owners

    def _measure(self) -> None:
        lengths = self._leaf.cards.lengths
        self.words = {side: sum(compress(lengths, self.mask.translate(_IS[side]))) for side in (HERE, THERE)}
        self.notes = {side: self.mask.count(side) for side in (HERE, THERE)}
        for owners in self._owners.values():
            for side in (HERE, THERE):
                self.words[side] += owners.count(side)
                self.notes[side] += side in owners

    def of_tongues(self) -> dict[str, bytearray]:
        """The mask for the notes of each language; all others are on neither side."""
        cards = self._leaf.cards
        if len(cards.tongues) == 1:
            return {cards.tongues[0]: self.mask}
        languages = bytes(cards.languages)
        return {
            tongue: bytearray(
                side if language == place else NEITHER for side, language in zip(self.mask, languages, strict=True)
            )
            for place, tongue in enumerate(cards.tongues)
        }

    def count(self, posting: Posting, mask: bytearray) -> tuple[int, int, bytes]:
        """How often a word stands here and there, and on which sides its documents are, one after another."""
        flags = bytes(map(mask.__getitem__, posting.docs))
        here, there = _times(posting, flags, HERE), _times(posting, flags, THERE)
        if MIXED not in flags:
            return here, there, flags
        told = bytearray(flags)
        offsets = posting.offsets()
        for place in compress(range(len(flags)), flags.translate(_IS[MIXED])):
            owners = self._owners[posting.docs[place]]
            sides = bytes(map(owners.__getitem__, posting.positions[offsets[place] : offsets[place + 1]]))
            mine, theirs = sides.count(HERE), sides.count(THERE)
            here, there = here + mine, there + theirs
            told[place] = MIXED if mine and theirs else HERE if mine else THERE if theirs else NEITHER
        return here, there, bytes(told)


def _times(posting: Posting, flags: bytes, side: int) -> int:
    """How often a word stands in the documents that are wholly of a side."""
    documents = flags.count(side)
    if not documents:
        return 0
    if documents == len(flags):
        return len(posting.positions)
    return sum(compress(posting.counts, flags.translate(_IS[side])))


def _documents(search: LeafSearch, node: Node) -> AbstractSet[int]:
    """The documents that match; a query that asks nothing matches all."""
    return search.documents(scoped(node) if not isinstance(node, Everything) else node)


def _bounds(leaf: Leaf, regions: Sequence[Region]) -> Callable[[int, str], Sequence[int]]:
    """Gives the bounds of a register's stretches in a document."""
    known: dict[tuple[int, str], Sequence[int]] = {}
    for kind in {kind for region in regions for kind in region.kinds}:
        posting = leaf.terms.posting(FIELD, kind)
        if posting is not None:
            offsets = posting.offsets()
            for place, document in enumerate(posting.docs):
                known[document, kind] = posting.positions[offsets[place] : offsets[place + 1]]
    return lambda document, kind: known.get((document, kind), ())
