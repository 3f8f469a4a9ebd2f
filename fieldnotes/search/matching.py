"""Where exactly a text matches: the same rules for the positions of the index and for the words of a note."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from fieldnotes.search.words import Tokens

WordSpan = tuple[int, int]
"""First and last word of an occurrence, as ordinal numbers in the text."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One word looked for, with all the folded forms that count as it.

    ``forms`` holds for every language; where inflections differ by language, ``by_tongue`` has the forms for a
    stemmer's language and ``forms`` those for all others. With ``written`` only the word written exactly so counts;
    ``forms`` is then that word folded.
    """

    forms: frozenset[str]
    by_tongue: Mapping[str, frozenset[str]] | None = None
    written: str | None = None

    def in_tongue(self, tongue: str) -> frozenset[str]:
        """The forms that count in a text of this language."""
        return self.by_tongue.get(tongue, self.forms) if self.by_tongue else self.forms


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to find in a text: a word (one slot), a phrase, or with a distance words near each other.

    With ``ordered`` near words stand in the order of the slots. ``names`` are the forms of a name instead: wherever
    one of them stands, the longest of those that stand within one another.
    """

    slots: tuple[Slot, ...]
    distance: int | None = None
    ordered: bool = False
    names: tuple["Wanted", ...] = ()


def spans(tokens: Tokens, wanted: Iterable[Wanted], tongue: str) -> list[tuple[int, int]]:
    """Every distinct occurrence in a text, in order: source positions in code points, end exclusive."""
    found: set[WordSpan] = set()
    for one in wanted:
        found.update(word_spans(tokens, one, tongue))
    return sorted({(tokens.starts[first], tokens.ends[last]) for first, last in found})


def word_spans(tokens: Tokens, wanted: Wanted, tongue: str) -> list[WordSpan]:
    """The occurrences of one thing among the words of a text."""
    if wanted.names:
        return longest(span for name in wanted.names for span in word_spans(tokens, name, tongue))
    places = []
    for slot in wanted.slots:
        if slot.written is not None:
            here = [place for place, word in enumerate(tokens.written) if word == slot.written]
        else:
            forms = slot.in_tongue(tongue)
            here = [place for place, word in enumerate(tokens.words) if word in forms]
        if not here:
            return []
        places.append(here)
    return joined(places, wanted.distance, wanted.ordered) if places else []


def longest(spans: Iterable[WordSpan]) -> list[WordSpan]:
    """The spans that stand within no other, in order, each once."""
    kept: list[WordSpan] = []
    for first, last in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or last > kept[-1][1]:
            kept.append((first, last))
    return kept


def joined(places: Sequence[Sequence[int]], distance: int | None, ordered: bool = False) -> list[WordSpan]:
    """The occurrences made of one position of each slot; ``places`` are ascending, one list a slot.

    Without a distance the positions follow one another; with one they stand in any order (or with ``ordered`` in that
    of the slots), all different, the first and the last at most ``distance`` apart. Each pair of first and last counts
    once.
    """
    if len(places) == 1:
        return [(place, place) for place in places[0]]
    if distance is None:
        return _in_a_row(places)
    if ordered:
        return _in_order(places, distance)
    if len(places) == 2:
        return _pairs(places[0], places[1], distance)
    return _around(places, distance)


def _in_a_row(places: Sequence[Sequence[int]]) -> list[WordSpan]:
    rarest = min(range(len(places)), key=lambda slot: len(places[slot]))
    starts = [place - rarest for place in places[rarest] if place >= rarest]
    for slot, here in enumerate(places):
        if slot != rarest and starts:
            standing = set(here)
            starts = [start for start in starts if start + slot in standing]
    reach = len(places) - 1
    return [(start, start + reach) for start in starts]


def _in_order(places: Sequence[Sequence[int]], distance: int) -> list[WordSpan]:
    """Near in order: from each first word on the nearest of each next one, then every last word within reach."""
    *inner, lasts = places[1:]
    found: list[WordSpan] = []
    for first in places[0]:
        at = first
        for here in inner:
            following = bisect_right(here, at)
            if following == len(here):
                return found
            at = here[following]
        found.extend((first, last) for last in lasts[bisect_right(lasts, at) : bisect_right(lasts, first + distance)])
    return found


def _pairs(ones: Sequence[int], others: Sequence[int], distance: int) -> list[WordSpan]:
    if len(ones) > len(others):
        ones, others = others, ones
    found = set()
    count = len(others)
    for one in ones:
        reach = one + distance
        place = bisect_left(others, one - distance)
        while place < count and (other := others[place]) <= reach:
            if other != one:
                found.add((one, other) if one < other else (other, one))
            place += 1
    return sorted(found)


def _around(places: Sequence[Sequence[int]], distance: int) -> list[WordSpan]:
    """Near with three words or more: every first and last between which all the others find a place."""
    standing = sorted((place, slot) for slot, here in enumerate(places) for place in here)
    if len({place for place, _ in standing}) < len(standing):
        return _around_shared(places, distance)
    found = []
    for at, (first, begin) in enumerate(standing):
        seen = {begin}
        following = at + 1
        while following < len(standing) and standing[following][0] <= first + distance:
            last, end = standing[following]
            seen.add(end)
            if end != begin and len(seen) == len(places):
                found.append((first, last))
            following += 1
    return found


def _around_shared(places: Sequence[Sequence[int]], distance: int) -> list[WordSpan]:
    """The same where one word of the text may stand for several of the query, but only for one at a time."""
    everywhere = sorted({place for here in places for place in here})
    found = []
    for at, first in enumerate(everywhere):
        for last in everywhere[at + len(places) - 1 : bisect_right(everywhere, first + distance)]:
            within = [here[bisect_left(here, first) : bisect_right(here, last)] for here in places]
            if all(within) and _fits(within, first, last):
                found.append((first, last))
    return found


def _fits(within: Sequence[Sequence[int]], first: int, last: int) -> bool:
    """Whether one slot can stand first, another last, and each of the rest at a place of its own."""
    for begin, end in permutations(range(len(within)), 2):
        if within[begin][0] == first and within[end][-1] == last:
            rest = [here for slot, here in enumerate(within) if slot not in (begin, end)]
            if _apart(rest, frozenset((first, last))):
                return True
    return False


def _apart(rest: Sequence[Sequence[int]], taken: frozenset[int]) -> bool:
    if not rest:
        return True
    return any(_apart(rest[1:], taken | {place}) for place in rest[0] if place not in taken)
