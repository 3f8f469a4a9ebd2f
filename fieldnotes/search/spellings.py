"""The postings of one word looked for: of all its forms, or of the one spelling that is asked for.

The index holds each word folded, and beside it, as written, those that folding changes. So a word that folding leaves
as it is stands written so wherever its folded form stands and none of the other spellings does.
"""

from array import array
from collections.abc import Iterable, Sequence

from fieldnotes.search.cards import WRITTEN, written_term
from fieldnotes.search.matching import Slot
from fieldnotes.search.postings import Posting
from fieldnotes.search.segments import Leaf


def spelt(leaf: Leaf, field: str, slot: Slot, forms: Iterable[str]) -> list[Posting]:
    """Where a word stands in a field in any of the forms, or written as the slot says."""
    if slot.written is None:
        return _present(leaf.terms.posting(field, form) for form in sorted(forms))
    (folded,) = slot.forms
    if slot.written != folded:
        return _present([leaf.terms.posting(WRITTEN[field], written_term(folded, slot.written))])
    whole = leaf.terms.posting(field, folded)
    if whole is None:
        return []
    kept = _without(
        whole, _present(leaf.terms.posting(WRITTEN[field], term) for term in spellings(leaf, field, folded))
    )
    return [kept] if kept.docs else []


def spellings(leaf: Leaf, field: str, folded: str) -> list[str]:
    """The terms for the ways in which a word is written in a field, other than as it folds."""
    return leaf.terms.table(WRITTEN[field]).beginning_with(written_term(folded, ""))


def _present(postings: Iterable[Posting | None]) -> list[Posting]:
    return [posting for posting in postings if posting is not None]


def _without(whole: Posting, others: Sequence[Posting]) -> Posting:
    """The occurrences that are in none of the others."""
    if not others:
        return whole
    taken: dict[int, set[int]] = {}
    for other in others:
        offsets = other.offsets()
        for at, document in enumerate(other.docs):
            taken.setdefault(document, set()).update(other.positions[offsets[at] : offsets[at + 1]])
    kept = Posting(array("I"), array("I"), array("I"))
    offsets = whole.offsets()
    for at, document in enumerate(whole.docs):
        places = whole.positions[offsets[at] : offsets[at + 1]]
        gone = taken.get(document)
        left = [place for place in places if place not in gone] if gone else places
        if left:
            kept.docs.append(document)
            kept.counts.append(len(left))
            kept.positions.extend(array("I", left))
    return kept
