"""How often one thing looked for stands in each register or speaker's stretches, straight from the postings."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from fieldnotes.search.cards import TEXT
from fieldnotes.search.leaf_search import LeafSearch
from fieldnotes.search.matching import WordSpan
from fieldnotes.search.occurrences import word_hits
from fieldnotes.search.postings import Posting
from fieldnotes.search.regions import has_words, merged_blocks
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import And, Atom, Inside, Named, Near, Node, Not, Or, Phrase, Stretch, Term


def lone_atom(tree: Node) -> Atom | None:
    """The one thing a query looks for in texts, where nothing else of it depends on where words stand."""
    match tree:
        case Term() | Phrase() | Near():
            return tree
        case And():
            atoms = [part for part in tree.parts if isinstance(part, And | Term | Phrase | Near)]
            rest = [part for part in tree.parts if not isinstance(part, And | Term | Phrase | Near)]
            return lone_atom(atoms[0]) if len(atoms) == 1 and not any(map(_placed, rest)) else None
        case _:
            return None


def _placed(node: Node) -> bool:
    """Whether a part of a query looks for words, or says where."""
    match node:
        case Inside() | Stretch():
            return True
        case Named():
            return node.field in ("register", "speaker")
        case And() | Or():
            return any(map(_placed, node.parts))
        case Not():
            return _placed(node.part)
        case _:
            return has_words(node)


class Standing:
    """Where a lone atom occurs in a segment, and how often in stretches."""

    def __init__(self, leaf: Leaf, part: LeafSearch, atom: Atom) -> None:
        self._starts: Mapping[int, Sequence[int]] = {}
        self._spans: dict[int, list[WordSpan]] = {}
        if isinstance(atom, Term):
            spans = word_hits(leaf, TEXT, part.plan.wanted(atom, TEXT)).spans
            self._starts = {document: [first for first, _ in found] for document, found in spans.items()}
        else:
            found = part.hits(atom)
            self._spans = {document: sorted(found.spans_in(document)) for document in found.counts}

    def within(self, posting: Posting, documents: AbstractSet[int]) -> tuple[int, int]:
        """In how many of these documents it stands in stretches with such bounds, and how often."""
        notes = times = 0
        offsets, bounds = posting.offsets(), posting.positions
        for document, low, high in zip(posting.docs, offsets, offsets[1:], strict=False):
            if document not in documents:
                continue
            starts = self._starts.get(document)
            if starts is not None and high - low == 2:
                found = bisect_left(starts, bounds[low + 1]) - bisect_left(starts, bounds[low])
            else:
                found = self._count(document, merged_blocks(bounds[low:high]))
            notes += found > 0
            times += found
        return notes, times

    def _count(self, document: int, blocks: Sequence[tuple[int, int]]) -> int:
        starts = self._starts.get(document)
        if starts is not None:
            return sum(bisect_left(starts, last) - bisect_left(starts, first) for first, last in blocks)
        spans = self._spans.get(document, ())
        return sum(first <= span[0] and span[1] < last for first, last in blocks for span in spans)
