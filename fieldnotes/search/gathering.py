"""Words that count as one: those with the same stem in the language of their note, or each by itself.

A word that two spellings give two stems ("resume", "résumé") is gathered under the first of them, because here each
occurrence may count only once; a query, which may find it under both, is then written out form by form.
"""

from collections.abc import Iterator, Sequence
from heapq import nlargest

from fieldnotes.search.cards import TEXT
from fieldnotes.search.segments import Leaf
from fieldnotes.search.stems import forms_of

COMMONEST = 100
"""So many words of the project can be left out of a view."""

Member = tuple[int, int, str | None]
"""The place of a segment, that of a word among its terms, and the language of the notes in which it is meant; None
for all.
"""


class Gathering:
    """The words of all texts, gathered; to be worked through with ``steps`` before it is asked.

    Args:
        leaves: the segments.
        gathered: by stems; otherwise each word stands for itself.
        least: words that occur less often in all are passed over.
    """

    def __init__(self, leaves: Sequence[Leaf], gathered: bool, least: int) -> None:
        self._leaves, self._gathered, self._least = leaves, gathered, least
        self.tongues = sorted({tongue for leaf in leaves for tongue in leaf.cards.tongues})
        self.common: frozenset[str] = frozenset()
        self.members: dict[str, list[Member]] = {}

    def steps(self) -> Iterator[None]:
        """Work a little at a time."""
        tongues = self.tongues if self._gathered else self.tongues[:1]
        stems = {}
        for tongue in tongues:
            stems[tongue] = dict(self._pairs(tongue)) if self._gathered else {}
            yield
        totals: dict[str, int] = {}
        columns: list[list[list[str]]] = []
        for leaf in self._leaves:
            table = leaf.terms.table(TEXT)
            columns.append([])
            for tongue in tongues:
                columns[-1].append(list(map(stems[tongue].get, table.terms, table.terms)))
                for key, total in zip(columns[-1][-1], table.totals, strict=True):
                    totals[key] = totals.get(key, 0) + total  # of a word in two languages an upper bound
                yield
        self.common = frozenset(nlargest(COMMONEST, totals, key=totals.__getitem__))
        yield
        self.members = {key: [] for key, total in totals.items() if total >= self._least}
        for place, column in enumerate(columns):
            yield
            self._enter(place, tongues, column)

    def _enter(self, leaf: int, tongues: Sequence[str], columns: Sequence[Sequence[str]]) -> None:
        members = self.members
        for place, keys in enumerate(zip(*columns, strict=True)):
            if len(keys) == 1 or len(set(keys)) == 1:
                if keys[0] in members:
                    members[keys[0]].append((leaf, place, None))
                continue
            for tongue, key in zip(tongues, keys, strict=True):
                if key in members and tongue in self._leaves[leaf].cards.tongues:
                    members[key].append((leaf, place, tongue))

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

    def _pairs(self, tongue: str) -> Iterator[tuple[str, str]]:
        """Each form with its stem, the stem that counts last."""
        for leaf in self._leaves:
            entries = leaf.stems.forms.get(tongue, {})
            for stem in sorted(entries, reverse=True):
                for form in entries[stem]:
                    yield form, stem
