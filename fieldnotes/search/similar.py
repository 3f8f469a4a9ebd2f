"""Passages that are like a given one: those that share its telling words.

The method is that of ranked retrieval, twice over (BM25: Robertson and Zaragoza 2009, "The Probabilistic Relevance
Framework"). Words of the passage are gathered by their stems, weighed by how few notes hold them (their inverse
document frequency), and the most telling twenty are kept: words that most notes hold tell nothing, nor do words that
stand nowhere else. Whole notes are ranked by them from the index alone; of the best sixty-four the texts are read, and
in each the sentences in a row that share most, for their length, are taken. How alike a passage is, is its score as a
part of the score that the given passage has itself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log

from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.search import words
from fieldnotes.search.cards import TEXT
from fieldnotes.search.evaluate import Place, View
from fieldnotes.search.matching import Slot, Wanted
from fieldnotes.search.narrowing import NOTE
from fieldnotes.search.occurrences import hits
from fieldnotes.search.results import Alike, Similar, SimilarQuestion
from fieldnotes.search.segments import Leaf
from fieldnotes.search.stems import stem, tongue_of
from fieldnotes.search.syntax import Term
from fieldnotes.search.widening import slot
from fieldnotes.search.windows import K1, Weights, Window, best_windows, gain

MOST_WORDS = 20
"""How many telling words are looked for."""
MOST_NOTES = 64
"""Of how many notes the texts are read."""
MOST_OF_NOTE = 3
"""How many passages of one note are told at most."""
LEAST = 0.08
"""How alike a passage must be at least."""
SHORTEST, LONGEST = 15, 80
"""Between these lengths, in words, the passages are sought."""
EXACT = 400
"""Up to so many, the documents that hold a word are counted one by one; old states of notes are among those listed."""
FEW_NOTES = 8
"""With so few notes no word is too common."""

Reader = Callable[[Sequence[Place]], Iterable[IndexRow]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A word of the passage as it stands there first, with all forms that count as it, and how telling it is."""

    word: str
    slot: Slot
    count: int
    weight: float


def similar(view: View, question: SimilarQuestion, within: set[Place] | None, read: Reader) -> Similar:
    """The passages most like a given one.

    Args:
        view: the index as it stands.
        question: the passage.
        within: the documents to look in; None for all notes.
        read: reads the rows of documents.
    """
    length = len(words.words(question.text))
    usual = min(max(length, SHORTEST), LONGEST)
    telling = _telling(view, question)
    counts = {number: one.count for number, one in enumerate(telling)}
    whole = gain(counts, {number: one.weight for number, one in enumerate(telling)}, length, usual)
    found: list[Alike] = []
    for row in read(_best_notes(view, telling, within)):
        own = question.span if row.id == question.note else None
        weights = _weights(telling, tongue_of(row.language))
        turns = {(start, end) for start, end, who in row.spoken}
        found += (
            _alike(row, window, telling, window.score / whole)
            for window in best_windows(row.text, turns, weights, usual, own, MOST_OF_NOTE)
            if window.score >= LEAST * whole and len(window.shared) >= min(2, len(telling))
        )
    found.sort(key=lambda one: (-one.likeness, one.observed or "~", one.note, one.start))
    return Similar(
        telling=tuple(one.word for one in telling), hits=tuple(found[: question.limit]), searched=view.notes()
    )


def _telling(view: View, question: SimilarQuestion) -> list[Telling]:
    """The most telling words of the passage, the most telling first."""
    total = max(view.notes(), 1)
    found = []
    for word, slot_, count in _gathered(question, view.leaves):
        notes = sum(_documents(leaf, slot_) for leaf in view.leaves)
        common = notes > total / 2 and total > FEW_NOTES
        if notes > (1 if question.note else 0) and not common:
            weight = log(1 + (total - min(notes, total) + 0.5) / (notes + 0.5))
            found.append(Telling(word, slot_, count, weight))
    return nlargest(MOST_WORDS, found, key=lambda one: one.weight * (1 + log(one.count)))


def _gathered(question: SimilarQuestion, leaves: Sequence[Leaf]) -> list[tuple[str, Slot, int]]:
    """The words of the passage gathered by stem: how the first stands there, all forms, and how often."""
    tongue = tongue_of(question.language)
    tokens = words.tokens(question.text)
    groups: dict[str, list[tuple[str, str]]] = {}
    for start, end, folded in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        if len(folded) > 1 or words.is_unspaced(folded):
            written = question.text[start:end]
            groups.setdefault(stem(words.cased(written), tongue), []).append((folded, written))
    return [
        (
            members[0][1],
            _merged([slot(Term(word, words.cased(as_is)), leaves, TEXT) for word, as_is in dict(members).items()]),
            len(members),
        )
        for members in groups.values()
    ]


def _merged(slots: Sequence[Slot]) -> Slot:
    """Everything that counts as one of several words of one stem."""
    tongues = {tongue for one in slots for tongue in one.by_tongue or {}}
    by_tongue = {tongue: frozenset().union(*(one.in_tongue(tongue) for one in slots)) for tongue in tongues}
    return Slot(frozenset().union(*(one.forms for one in slots)), by_tongue)


def _documents(leaf: Leaf, slot_: Slot) -> int:
    """In how many documents of a segment one of the forms stands; of common words about how many, from its table."""
    table = leaf.terms.table(TEXT)
    forms = [form for form in slot_.forms.union(*(slot_.by_tongue or {}).values()) if table.find(form) >= 0]
    listed = sum(table.documents[table.find(form)] for form in forms)
    if listed > EXACT:
        return round(listed * (1 - len(leaf.deleted) / len(leaf.cards)))
    postings = (leaf.terms.posting(TEXT, form) for form in forms)
    return len(set().union(*(posting.docs for posting in postings if posting is not None)) - leaf.deleted)


def _best_notes(view: View, telling: Sequence[Telling], within: set[Place] | None) -> list[Place]:
    rated: list[tuple[float, Place]] = []
    for number, leaf in enumerate(view.leaves):
        nouns, norms = leaf.cards.nouns, view.norms[number]
        scores: dict[int, float] = {}
        for one in telling:
            worth = one.weight * (K1 + 1)
            for document, count in hits(leaf, TEXT, Wanted((one.slot,))).counts.items():
                scores[document] = scores.get(document, 0.0) + worth * count / (count + norms[document])
        rated += nlargest(
            MOST_NOTES,
            (
                (score, (number, document))
                for document, score in scores.items()
                if nouns[document] == NOTE and (within is None or (number, document) in within)
            ),
        )
    return [place for _, place in nlargest(MOST_NOTES, rated)]


def _weights(telling: Sequence[Telling], tongue: str) -> Weights:
    """What the forms of the telling words are worth in a text of a language."""
    return {form: (number, one.weight) for number, one in enumerate(telling) for form in one.slot.in_tongue(tongue)}


def _alike(row: IndexRow, window: Window, telling: Sequence[Telling], likeness: float) -> Alike:
    shared = sorted(window.shared, key=lambda number: -telling[number].weight)
    return Alike(
        note=row.id,
        title=row.title,
        kind=row.kind,
        observed=row.observed.iso if row.observed else None,
        start=window.start,
        end=window.end,
        words=row.text[window.start : window.end],
        places=tuple((start - window.start, end - window.start) for start, end in window.places),
        shared=tuple(telling[number].word for number in shared),
        likeness=min(likeness, 1.0),
    )
