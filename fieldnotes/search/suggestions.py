"""Did you mean: for a word that occurs nowhere, the nearest that does."""

from collections.abc import Sequence

from fieldnotes.search.cards import TEXT
from fieldnotes.search.lean import LeanCodec
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import Node, Term, terms
from fieldnotes.search.widening import slot

_TRIES = ((1, 1), (2, 1), (1, 0))
"""Letters that may differ, and letters at the beginning that must agree."""
_SHORTEST = 3
_LONGEST = 40


def suggestion(query: str, node: Node, leaves: Sequence[Leaf]) -> str | None:
    """The query with each word that occurs nowhere replaced by the nearest word of the texts, or None."""
    better = query
    for term in sorted(terms(node), key=lambda term: -term.start):
        if not term.prefix and not _occurs(term, leaves):
            word = nearest(term.word, leaves)
            if word is not None:
                better = better[: term.start] + word + better[term.end :]
    return better if better != query else None


def nearest(word: str, leaves: Sequence[Leaf]) -> str | None:
    """The most frequent of the words that differ from it in one letter, or else in two."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    automata = LeanCodec().automata(None, None)
    for distance, agreeing in _TRIES:
        if distance > 1 and len(word) <= _SHORTEST + 1:
            continue
        frequencies: dict[str, int] = {}
        for leaf in leaves:
            cursor = leaf.terms.cursor(TEXT, None)
            for found in automata.terms_within(cursor, word, distance, agreeing):
                frequencies[found] = frequencies.get(found, 0) + leaf.terms.frequency(TEXT, found.encode())
        frequencies.pop(word, None)
        if frequencies:
            return max(frequencies, key=lambda found: (frequencies[found], found))
    return None


def _occurs(term: Term, leaves: Sequence[Leaf]) -> bool:
    wanted = slot(term, leaves, TEXT)
    forms = wanted.forms.union(*(wanted.by_tongue or {}).values())
    return any(leaf.terms.table(TEXT).find(form) >= 0 for leaf in leaves for form in forms)
