"""Keyword in context: every occurrence on a line of its own, in slices, and the orders such lines can be put in."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from fieldnotes.domain.index_rows import INTERVIEWER, OTHERS, IndexRow
from fieldnotes.search.results import Line, Lines, Span
from fieldnotes.search.words import tokens, words

OUTWARD = 6
"""How many words on either side decide an order; lines alike in all of them stay in time."""

_SEPARATOR = "\x01"
"""Stands between the words of an order, below every letter, so that a word comes before those that begin with it."""


def lines(row: IndexRow, spans: Sequence[Span], width: int) -> Iterator[Line]:
    """The lines of one note: each occurrence with at most ``width`` code points on either side, and who said it."""
    observed = row.observed.iso if row.observed else None
    turns = _turns(row.spoken) if spans else []
    starts = [start for start, _, _ in turns]
    for start, end in spans:
        place = bisect_right(starts, start) - 1
        yield Line(
            note=row.id,
            observed=observed,
            left=row.text[max(0, start - width) : start],
            match=row.text[start:end],
            right=row.text[end : end + width],
            start=start,
            end=end,
            title=row.title,
            speaker=turns[place][2] if place >= 0 and start < turns[place][1] else "",
        )


def slice_of(
    shown: Iterable[tuple[int, Iterable[tuple[IndexRow, Sequence[Span]]]]],
    width: int,
    least: int,
    notes: int,
) -> Lines:
    """The lines of some notes, until there are enough.

    Args:
        shown: batches of notes with their occurrences, each with how many notes are passed over when it is done.
        width: code points on either side.
        least: with so many lines it is enough.
        notes: how many notes match in all.
    """
    found: list[Line] = []
    for passed, batch in shown:
        for row, spans in batch:
            found.extend(lines(row, spans, width))
        if len(found) >= least and passed < notes:
            return Lines(tuple(found), passed, notes)
    return Lines(tuple(found), notes, notes)


def order_of(name: str) -> Callable[[Line], str] | None:
    """What lines are compared by: "time" (None: as they come), "note", "word", "left1" … "left3", "right1" …

    Words are compared as search folds them, from the named one outward.
    """
    if name.startswith("left"):
        return lambda line: outward(line.left, int(name[4:]), left=True)
    if name.startswith("right"):
        return lambda line: outward(line.right, int(name[5:]), left=False)
    orders = {"note": lambda line: _SEPARATOR.join((*words(line.title), line.note)), "word": _word}
    return orders.get(name)


def outward(context: str, first: int, *, left: bool) -> str:
    """The words of a context from the ``first`` one beside the match outward, folded, as one string to compare."""
    found = words(context)
    if left:
        found.reverse()
    return _SEPARATOR.join(found[first - 1 : first - 1 + OUTWARD])


def deciding(context: str, number: int, *, left: bool) -> Span | None:
    """Where the word stands in a context that is ``number`` words away from the match; None if there is none."""
    found = tokens(context)
    place = len(found.words) - number if left else number - 1
    return (found.starts[place], found.ends[place]) if 0 <= place < len(found.words) else None


def _word(line: Line) -> str:
    return _SEPARATOR.join(words(line.match))


def _turns(spoken: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Who says each stretch, an id or a mere name: the first that is told of it besides the part in the talk."""
    found: dict[Span, str] = {}
    for start, end, who in spoken:
        if who not in (INTERVIEWER, OTHERS):
            found.setdefault((start, end), who)
    return [(start, end, who) for (start, end), who in found.items()]
