"""The passages of one text that share most of the telling words of another: sentences in a row, never over a turn."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fieldnotes.search import words
from fieldnotes.search.results import Span
from fieldnotes.search.words import Tokens
from fieldnotes.text.standoff import paragraphs, sentences

B, K1 = 0.75, 1.2
"""The constants of BM25, as in ``evaluate``."""
GROWTH = 1.5
"""A passage of several sentences has at most so many times the words of the one it is held against."""
LONG_SENTENCE, CUT = 80, 40
"""A sentence of more words than the first is cut into pieces of the second: speech written down without full stops."""

OPENING = frozenset("“‘„‚«‹(\"'¿¡「『《〈")

Weights = Mapping[str, tuple[int, float]]
"""Folded form → which telling word it is, and how telling."""


@dataclass(frozen=True, slots=True)
class Window:
    """A passage (code points), how much it shares, which telling words, and where they stand in it."""

    start: int
    end: int
    score: float
    shared: frozenset[int]
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a cut of a long one: its first word and the one after its last, and the telling words in it."""

    first: int
    after: int
    hits: tuple[tuple[int, int], ...]


def gain(counts: Mapping[int, int], weights: Mapping[int, float], length: int, usual: int) -> float:
    """How much a passage of ``length`` words shares, where ``usual`` is the length of the one it is held against.

    BM25 over passages in the place of documents (Robertson and Zaragoza 2009): a telling word counts the less the
    oftener it has been counted already, and a longer passage is worth less than one of the usual length with the same
    words; a shorter one is worth no more, so that mere scraps do not come first.
    """
    norm = K1 * (1 - B + B * max(length, usual) / usual)
    return sum(weights[key] * count * (K1 + 1) / (count + norm) for key, count in counts.items())


def best_windows(
    text: str, turns: Iterable[Span], weights: Weights, usual: int, without: Span | None, most: int
) -> list[Window]:
    """The best passages of a text, none overlapping another or ``without``; the best first.

    Args:
        text: the text.
        turns: who speaks where; a passage lies within a turn or outside all of them.
        weights: the telling words.
        usual: how many words the passage has that they were taken from.
        without: a stretch (code points) that is not to be found again.
        most: how many passages at most.
    """
    tokens = words.tokens(text)
    standing = [(place, weights[word][0]) for place, word in enumerate(tokens.words) if word in weights]
    if not standing:
        return []
    worth = dict(weights.values())
    found: list[Window] = []
    for block in _blocks(text, turns):
        pieces = _pieces(text, block, tokens, standing)
        for row in _rows(pieces, tokens, without):
            found += _windows(row, tokens, worth, usual)
    return [_with_signs(text, window, without) for window in _apart(found, most)]


def _blocks(text: str, turns: Iterable[Span]) -> Iterator[Span]:
    """Paragraphs, cut where turns begin and end."""
    cuts = sorted({edge for turn in turns for edge in turn})
    for start, end in paragraphs(text):
        edges = [start, *cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, end)], end]
        yield from pairwise(edges)


def _pieces(text: str, block: Span, tokens: Tokens, standing: Sequence[tuple[int, int]]) -> list[_Piece]:
    """The sentences of a block; none where no telling word stands in it."""
    low, high = bisect_left(tokens.starts, block[0]), bisect_left(tokens.starts, block[1])
    hits = standing[bisect_left(standing, (low, -1)) : bisect_left(standing, (high, -1))]
    if not hits:
        return []
    ends = [block[0] + end for _, end in sentences(text[block[0] : block[1]])]
    edges = [low, *(bisect_left(tokens.starts, end) for end in ends)]
    cut = [
        edge
        for first, after in pairwise(edges)
        for edge in (range(first, after, CUT) if after - first > LONG_SENTENCE else (first,))
    ]
    bounds = sorted({*cut, high})
    return [
        _Piece(first, after, tuple(hits[bisect_left(hits, (first, -1)) : bisect_left(hits, (after, -1))]))
        for first, after in pairwise(bounds)
    ]


def _rows(pieces: Sequence[_Piece], tokens: Tokens, without: Span | None) -> Iterator[list[_Piece]]:
    """Pieces one after the other, parted where something lies that is not to be found."""
    row: list[_Piece] = []
    for piece in pieces:
        start, end = tokens.starts[piece.first], tokens.ends[piece.after - 1]
        if without is not None and start < without[1] and end > without[0]:
            yield row
            row = []
        else:
            row.append(piece)
    yield row


def _windows(row: Sequence[_Piece], tokens: Tokens, worth: Mapping[int, float], usual: int) -> Iterator[Window]:
    """Every run of pieces that begins and ends with a telling word and is not too long."""
    for at, begin in enumerate(row):
        if not begin.hits:
            continue
        hits: list[tuple[int, int]] = []
        for end in row[at:]:
            if end is not begin and end.after - begin.first > usual * GROWTH:
                break
            hits += end.hits
            if end.hits:
                counts = Counter(key for _, key in hits)
                yield Window(
                    tokens.starts[begin.first],
                    tokens.ends[end.after - 1],
                    gain(counts, worth, end.after - begin.first, usual),
                    frozenset(counts),
                    tuple((tokens.starts[place], tokens.ends[place]) for place, _ in hits),
                )


def _apart(found: Sequence[Window], most: int) -> list[Window]:
    chosen: list[Window] = []
    for window in sorted(found, key=lambda one: (-one.score, one.start)):
        if len(chosen) < most and all(window.end <= one.start or window.start >= one.end for one in chosen):
            chosen.append(window)
    return chosen


def _with_signs(text: str, window: Window, without: Span | None) -> Window:
    """The same with the quotation mark before its first word and the full stop after its last."""
    start, end = window.start, window.end
    while start > 0 and text[start - 1] in OPENING:
        start -= 1
    while end < len(text) and not (text[end].isspace() or text[end].isalnum() or text[end] in OPENING):
        end += 1
    if without is not None and start < without[1] and end > without[0]:
        return window
    return replace(window, start=start, end=end)
