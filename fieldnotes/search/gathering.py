"""Words that count as one: those with the same stem in the language of their note, or each by itself.

A word that two spellings give two stems ("resume", "résumé") is gathered under the first of them, because here each
occurrence may count only once; a query, which may find it under both, is then written out form by form.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nlargest

from fieldnotes.search.cards import TEXT
from fieldnotes.search.segments import Leaf
from fieldnotes.search.stems import forms_of

COMMONEST = 100
"""So many words of the project can be left out of a view."""

Member = tuple[int, str, str | None]
"""The place of a segment, a word in it, and the language of the notes in which it is meant; None for all."""


class Gathering:
    """The words of all texts, gathered.

    Args:
        leaves: the segments.
        gathered: by stems; otherwise each word stands for itself.
        least: words that occur less often in all are passed over.
    """

    def __init__(self, leaves: Sequence[Leaf], gathered: bool, least: int) -> None:
        self._leaves = leaves
        self._gathered = gathered
        self.tongues = sorted({tongue for leaf in leaves for tongue in leaf.cards.tongues})
        self._stems = {tongue: self._stems_of(tongue) if gathered else {} for tongue in self.tongues}
        totals: Counter[str] = Counter()
        for leaf in leaves:
            table = leaf.terms.table(TEXT)
            for word, total in zip(table.terms, table.totals, strict=True):
                for key in self._keys(word):
                    totals[key] += total
        self.common = frozenset(nlargest(COMMONEST, totals, key=lambda key: (totals[key], key)))
        self.keys = {key for key, total in totals.items() if total >= least}

    def members(self) -> dict[str, list[Member]]:
        """What has to be counted for each word that occurs often enough."""
        found: dict[str, list[Member]] = {key: [] for key in self.keys}
        for place, leaf in enumerate(self._leaves):
            for word in leaf.terms.table(TEXT).terms:
                keys = self._keys(word)
                if len(keys) == 1:
                    key = keys[0]
                    if key in found:
                        found[key].append((place, word, None))
                    continue
                for tongue in leaf.cards.tongues:
                    if (key := self._stems[tongue].get(word, word)) in found:
                        found[key].append((place, word, tongue))
        return found

    def query(self, word: str, forms: Sequence[str]) -> str:
        """What finds a word in just these forms: itself if search gathers the same, else each of them by itself."""
        if self._gathered and all(self._found_as(word, tongue) <= set(forms) for tongue in self.tongues):
            wider = set().union(*(self._found_as(word, tongue) for tongue in self.tongues))
            if wider == set(forms):
                return word
        return " OR ".join(f'"{form}"' for form in forms)

    def _found_as(self, word: str, tongue: str) -> set[str]:
        forms = forms_of(word, word, tongue, [leaf.stems for leaf in self._leaves])
        return {form for form in forms if any(leaf.terms.table(TEXT).find(form) >= 0 for leaf in self._leaves)}

    def _keys(self, word: str) -> Sequence[str]:
        """The stems under which a word is gathered, language by language, each once."""
        keys = [stems.get(word, word) for stems in self._stems.values()]
        return keys if len(keys) == 1 else tuple(dict.fromkeys(keys))

    def _stems_of(self, tongue: str) -> dict[str, str]:
        return dict(self._pairs(tongue))

    def _pairs(self, tongue: str) -> Iterator[tuple[str, str]]:
        """Each form with its stem, the stem that counts last."""
        for leaf in self._leaves:
            entries = leaf.stems.forms.get(tongue, {})
            for stem in sorted(entries, reverse=True):
                for form in entries[stem]:
                    yield form, stem
