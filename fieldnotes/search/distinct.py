"""Which words set some notes apart from others: counted from the postings alone, in slices.

A count of ten thousand notes takes about a second, and the process that counts also answers whoever types a search.
So it goes on for a moment at each asking and keeps its place in the view of the index; whoever no longer asks has
cancelled it, and a newer view begins anew.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from operator import itemgetter
from time import perf_counter

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.keyness import leaning, log_likelihood, log_ratio
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
"""So many counts under way a view keeps; whoever asks for more begins the first of them anew."""

_SIDE = {side: bytes(number in (side, MIXED) for number in range(256)) for side in (HERE, THERE)}


Nodes = tuple[Node, Node | None, Node]
"""The queries for the notes here, for those there (None for the rest), and for those that count at all."""


def counted(
    view: View, question: DistinctQuestion, nodes: Callable[[], Nodes], names: Names, slice_: float = SLICE
) -> Distinct:
    """The answer as far as it is: go on counting for a slice, and keep the place in the view until it is done.

    A count that is done is not kept, because phases and names may change while the index stays.

    Args:
        view: the index as it stands.
        question: what is asked.
        nodes: gives the queries; asked for when the count begins.
        names: the names by which rows of a noun may be called.
        slice_: how long to count, in seconds.
    """
    count = view.work.pop(question, None)
    if not isinstance(count, Counting):
        count = Counting(view, question, nodes(), names)
    answer = count.go_on(slice_)
    if answer.progress < 1:
        view.work[question] = count
        while len(view.work) > _KEPT:
            del view.work[next(iter(view.work))]
    return answer


class Counting:
    """One comparison under way."""

    def __init__(self, view: View, question: DistinctQuestion, nodes: Nodes, names: Names) -> None:
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
        for _ in gathering.steps():
            yield 0.05
        masks = []
        for side in sides:
            masks.append(side.of_tongues())
            yield 0.1
        sizes = whole.words_here, whole.words_there
        found: list[_Rated] = []
        for number, (key, members) in enumerate(gathering.members.items()):
            tally = _counted(self._view, sides, masks, members)
            if tally.here + tally.there >= self._question.least:
                likelihood = log_likelihood(tally.here, tally.there, *sizes)
                found.append((-likelihood, key, tally, log_ratio(tally.here, tally.there, *sizes)))
            if number % _BREATH == 0:
                yield 0.1 + 0.85 * number / len(gathering.members)
        self._answer = self._told(whole, found, gathering)

    def _told(self, whole: Distinct, found: list["_Rated"], gathering: Gathering) -> Distinct:
        found.sort(key=itemgetter(0, 1))
        sizes = whole.words_here, whole.words_there
        over = [one for one in found if leaning(one[2].here, one[2].there, *sizes) > 0]
        under = [one for one in found if leaning(one[2].here, one[2].there, *sizes) < 0]
        told = sorted((*over[: self._question.limit], *under[: self._question.limit]), key=itemgetter(0, 1))
        words = tuple(self._word(one, gathering) for one in told)
        tables = [leaf.terms.table("language").terms for leaf in self._view.leaves]
        languages = tuple(sorted({code for terms in tables for code in terms if "-" not in code}))
        return replace(whole, languages=languages, words=words, tested=len(found), over=len(over), under=len(under))

    def _word(self, rated: "_Rated", gathering: Gathering) -> DistinctWord:
        likelihood, key, tally, ratio = rated
        tables = [leaf.terms.table(TEXT).terms for leaf in self._view.leaves]
        forms: Counter[str] = Counter()
        for (leaf, place), times in tally.forms.items():
            forms[tables[leaf][place]] += times
        ordered = tuple(sorted(forms, key=lambda form: (-forms[form], form)))
        return DistinctWord(
            word=ordered[0],
            query=gathering.query(ordered[0], ordered),
            here=tally.here,
            there=tally.there,
            notes_here=tally.notes_here,
            notes_there=tally.notes_there,
            likelihood=-likelihood,
            ratio=ratio,
            forms=ordered,
            common=key in gathering.common,
        )


@dataclass(slots=True)
class _Tally:
    """How often a word stands on each side, in how many notes, and how often in which of its forms."""

    here: int = 0
    there: int = 0
    notes_here: int = 0
    notes_there: int = 0
    forms: dict[tuple[int, int], int] = field(default_factory=dict)


_Rated = tuple[float, str, _Tally, float]
"""G² below nought, so that the surest comes first; the word's key; its counts; its log ratio."""


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
) -> _Tally:
    """Count a word in all its forms and segments."""
    tally = _Tally()
    mine_in: set[int] = set()
    theirs_in: set[int] = set()
    alone = len(members) == 1 or len(members) == len({leaf for leaf, _, _ in members})
    for leaf, place, tongue in members:
        terms = view.leaves[leaf].terms
        posting = terms.posting_at(terms.table(TEXT), place)
        mask = sides[leaf].mask if tongue is None else masks[leaf][tongue]
        mine, theirs, flags = sides[leaf].count(posting, mask)
        if not mine and not theirs:
            continue
        tally.here, tally.there = tally.here + mine, tally.there + theirs
        tally.forms[leaf, place] = tally.forms.get((leaf, place), 0) + mine + theirs
        if alone:
            mixed = flags.count(MIXED)
            tally.notes_here += flags.count(HERE) + mixed
            tally.notes_there += flags.count(THERE) + mixed
            continue
        first = leaf << 32  # a document's number is told apart by its segment
        for known, side in ((mine_in, HERE), (theirs_in, THERE)):
            known.update(map(first.__add__, compress(posting.docs, flags.translate(_SIDE[side]))))
    tally.notes_here += len(mine_in)
    tally.notes_there += len(theirs_in)
    return tally


def refuse_nothing(question: DistinctQuestion) -> None:
    """A side must be named.

    Raises:
        UserError: it is not.
    """
    if not question.text.strip() and question.scope == EVERYTHING:
        raise UserError("Choose a phase, a place, a person or something else to compare with the rest.")
