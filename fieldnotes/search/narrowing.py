"""The documents of a segment that lie within what results are narrowed to."""

from collections.abc import Iterable
from itertools import compress

from fieldnotes.domain.index_rows import INDEXED_NOUNS
from fieldnotes.search.occurrences import documents_named
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import Among, Begun, Spanning

NOTE = INDEXED_NOUNS.index("note")


def documents_in(leaf: Leaf, node: Among | Begun | Spanning) -> set[int]:
    """The documents that match; of fields that only notes have, and of times, only notes do."""
    match node:
        case Among():
            return _among(leaf, node)
        case Begun():
            unit = 10000 if node.unit == "year" else 100
            return _notes(leaf, (first // unit in node.numbers for first in leaf.cards.first))
        case Spanning():
            days = zip(leaf.cards.first, leaf.cards.last, strict=True)
            return _notes(leaf, (pair in node.days for pair in days))


def _among(leaf: Leaf, node: Among) -> set[int]:
    found = documents_named(leaf, node.field, node.values - {""})
    if "" not in node.values:
        return found
    holding = documents_named(leaf, node.field, leaf.terms.table(node.field).terms)
    return found | (_notes(leaf, (True for _ in leaf.cards.first)) - holding)


def _notes(leaf: Leaf, within: Iterable[bool]) -> set[int]:
    notes = {document for document, noun in enumerate(leaf.cards.nouns) if noun == NOTE}
    return (notes & set(compress(range(len(leaf.cards)), within))) - leaf.deleted
