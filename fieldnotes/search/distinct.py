"""Which words set some notes apart from others: counted from the postings alone, in slices.

A count of ten thousand notes takes about a second, and the process that counts also answers whoever types a search.
So it goes on for a moment at each asking and keeps its place in the view of the index; whoever no longer asks has
cancelled it, and a newer view begins anew.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress
from time import perf_counter

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.keyness import log_likelihood, log_ratio
from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.search.cards import TEXT
from fieldnotes.search.evaluate import View
from fieldnotes.search.gathering import Gathering, Member
from fieldnotes.search.leaf_search import LeafSearch, Plan
from fieldnotes.search.results import Distinct, DistinctQuestion, DistinctWord
from fieldnotes.search.sides import HERE, MIXED, THERE, Sides
from fieldnotes.search.syntax import Node
from fieldnotes.search.widening import Names

SLICE = 0.08
"""How long a slice lasts, in seconds; a search that comes meanwhile waits no longer than that."""

_BREATH = 64
_KEPT = 4
"""So many counts, done or under way, a view keeps."""

_SIDE = {side: bytes(number in (side, MIXED) for number in range(256)) for side in (HERE, THERE)}


def counted(
    view: View, question: DistinctQuestion, nodes: tuple[Node, Node | None, Node], names: Names, slice_: float = SLICE
) -> Distinct:
    """The answer as far as it is: go on counting for a slice, and keep the place in the view.

    Args:
        view: the index as it stands.
        question: what is asked.
        nodes: the queries for here, for there (None for the rest), and for the notes that count at all.
        names: the names by which rows of a noun may be called.
        slice_: how long to count, in seconds.
    """
    count = view.work.pop(question, None)
    if not isinstance(count, Counting):
        count = Counting(view, question, nodes, names)
    view.work[question] = count
    while len(view.work) > _KEPT:
        del view.work[next(iter(view.work))]
    return count.go_on(slice_)


class Counting:
    """One comparison under way."""

    def __init__(
        self, view: View, question: DistinctQuestion, nodes: tuple[Node, Node | None, Node], names: Names
    ) -> None:
        self._view, self._question, self._nodes, self._names = view, question, nodes, names
        self._answer = Distinct(progress=0.0)
        self._work = self._working()

    def go_on(self, slice_: float) -> Distinct:
        """Count for so many seconds; the answer as it then stands."""
        until = perf_counter() + slice_
        for progress in self._work:
            self._answer = replace(self._answer, progress=min(progress, 0.99))
            if perf_counter() >= until:
                break
        return self._answer

    def _working(self) -> Iterator[float]:
        sides = []
        plan = Plan(self._view.leaves, self._names)
        for leaf in self._view.leaves:
            sides.append(Sides(leaf, LeafSearch(leaf, plan), *self._nodes))
            yield 0.02
        whole = _measured(sides)
        gathering = Gathering(self._view.leaves, self._question.gathered, self._question.least)
        yield 0.1
        members = gathering.members()
        yield 0.15
        masks = [side.of_tongues() for side in sides]
        found: list[tuple[DistinctWord, str]] = []
        for number, (key, members_here) in enumerate(members.items()):
            word = _counted(self._view, sides, masks, members_here)
            if word.here + word.there >= self._question.least:
                found.append((_rated(word, whole), key))
            if number % _BREATH == 0:
                yield 0.15 + 0.85 * number / len(members)
        self._answer = self._told(whole, found, gathering)

    def _told(self, whole: Distinct, found: list[tuple[DistinctWord, str]], gathering: Gathering) -> Distinct:
        found.sort(key=lambda pair: (-pair[0].likelihood, pair[0].word))
        over = [pair for pair in found if pair[0].ratio > 0]
        under = [pair for pair in found if pair[0].ratio < 0]
        told = over[: self._question.limit] + under[: self._question.limit]
        words = [
            replace(word, query=gathering.query(word.word, word.forms), common=key in gathering.common)
            for word, key in told
        ]
        words.sort(key=lambda word: (-word.likelihood, word.word))
        return replace(whole, words=tuple(words), tested=len(found), over=len(over), under=len(under))


def _measured(sides: Sequence[Sides]) -> Distinct:
    """How large both sides are."""
    return Distinct(
        progress=1.0,
        notes_here=sum(side.notes[HERE] for side in sides),
        notes_there=sum(side.notes[THERE] for side in sides),
        shared=sum(side.shared for side in sides),
        words_here=sum(side.words[HERE] for side in sides),
        words_there=sum(side.words[THERE] for side in sides),
    )


def _counted(
    view: View, sides: Sequence[Sides], masks: Sequence[dict[str, bytearray]], members: Sequence[Member]
) -> DistinctWord:
    """A word in all its forms and segments; the commonest form names it."""
    forms: Counter[str] = Counter()
    documents: list[set[int]] = [set(), set()]
    here = there = notes_here = notes_there = 0
    alone = len(members) == len({place for place, _, _ in members})
    for place, word, tongue in members:
        posting = view.leaves[place].terms.posting(TEXT, word)
        if posting is None:
            continue
        mask = sides[place].mask if tongue is None else masks[place][tongue]
        mine, theirs, flags = sides[place].count(posting, mask)
        if not mine and not theirs:
            continue
        here, there = here + mine, there + theirs
        forms[word] += mine + theirs
        if alone:
            mixed = flags.count(MIXED)
            notes_here += flags.count(HERE) + mixed
            notes_there += flags.count(THERE) + mixed
            continue
        first = place << 32
        for known, side in zip(documents, (HERE, THERE), strict=True):
            known.update(map(first.__add__, compress(posting.docs, flags.translate(_SIDE[side]))))
    ordered = sorted(forms, key=lambda form: (-forms[form], form))
    return DistinctWord(
        word=ordered[0] if ordered else "",
        query="",
        here=here,
        there=there,
        notes_here=notes_here + len(documents[0]),
        notes_there=notes_there + len(documents[1]),
        likelihood=0.0,
        ratio=0.0,
        forms=tuple(ordered),
    )


def _rated(word: DistinctWord, whole: Distinct) -> DistinctWord:
    figures = word.here, word.there, whole.words_here, whole.words_there
    return replace(word, likelihood=log_likelihood(*figures), ratio=log_ratio(*figures))


def refuse_nothing(question: DistinctQuestion) -> None:
    """A side must be named.

    Raises:
        UserError: it is not.
    """
    if not question.text.strip() and question.scope == EVERYTHING:
        raise UserError("Choose a phase, a place, a person or something else to compare with the rest.")
