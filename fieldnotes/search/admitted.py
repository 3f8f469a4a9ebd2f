"""The words among which a narrowing lets a query be looked for: what a rate in 10,000 words is of.

Without a narrowing these are all words of all notes. A narrowing to notes (their kind, place, days …) leaves the words
of those notes; one to registers or speakers only the words in their stretches, as only there a query is looked for.
The query itself leaves nothing out, nor do the fields in it: a rate must not be of the notes that were found.
"""

from collections import Counter

from fieldnotes.search.evaluate import Evaluation, View, month_of
from fieldnotes.search.region_hits import words_standing
from fieldnotes.search.regions import parted
from fieldnotes.search.syntax import And, Everything, Node
from fieldnotes.search.widening import Names


def words_by_month(view: View, narrowing: Node, names: Names) -> dict[str, int]:
    """How many words a narrowing admits in the notes that begin in each month, "" for undated ones.

    Args:
        narrowing: what a scope makes of a query that asks for everything, its speakers as stretches.
    """
    rest, regions = parted(narrowing)
    evaluation = Evaluation(view, And((Everything(), *rest)), names)
    months: Counter[int] = Counter()
    for leaf, notes in zip(view.leaves, evaluation.matching_notes(), strict=True):
        first, lengths = leaf.cards.first, leaf.cards.lengths
        counts = words_standing(leaf, notes, regions) if regions else {note: lengths[note] for note in notes}
        for note, count in counts.items():
            months[first[note] // 100] += count
    return {month_of(number): months[number] for number in sorted(months) if months[number]}
