"""Stretches of a text in one register, or said by one speaker: which words they hold, which occurrences stand in them.

A word stands in a stretch if all of it does. An occurrence stands in registers if all its words do, and outside of
them if none of its words does. The index and the text shown are judged by the same few lines.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from fieldnotes.domain.index_rows import SPEAKER
from fieldnotes.search import words
from fieldnotes.search.matching import WordSpan
from fieldnotes.search.syntax import And, Called, Inside, Named, Near, Node, Not, Or, Phrase, Region, Stretch, Term
from fieldnotes.search.words import Tokens

Bounds = Callable[[str], Sequence[int]]
"""Of a register, as fields write it, the first word of each stretch and the one after its last, one after another."""

FIELD = "register"

_ID = re.compile(r"[0-9a-f]{32}")


def bounds_in(tokens: Tokens, cut: Iterable[tuple[int, int, str]]) -> dict[str, list[int]]:
    """The bounds of the stretches of a text (start, end in code points, register or speaker); those without a word
    fall away.
    """
    found: dict[str, list[int]] = {}
    for start, end, kind in cut:
        first, last = bisect_left(tokens.starts, start), bisect_right(tokens.ends, end)
        if first < last:
            found.setdefault(key_of(kind), []).extend((first, last))
    return found


@lru_cache(maxsize=4096)
def key_of(kind: str) -> str:
    """A register or speaker as the index names it; ids stay as they are."""
    if not kind.startswith(SPEAKER):
        return " ".join(words.words(kind))
    who = kind[len(SPEAKER) :]
    return kind if _ID.fullmatch(who) else SPEAKER + " ".join(words.words(who))


def stretches(region: Region, bounds: Bounds) -> list[WordSpan]:
    """First and last word of each stretch in a region's registers, each once."""
    return sorted({(first, last - 1) for kind in region.kinds for first, last in _pairs(bounds(kind))})


def standing(spans: Iterable[WordSpan], regions: Sequence[Region], bounds: Bounds) -> list[WordSpan]:
    """Those of the occurrences that stand where the regions say."""
    left = list(spans)
    for region in regions:
        blocks = _blocks(region, bounds)
        starts = [first for first, _ in blocks]
        if region.outside:
            left = [span for span in left if not _touches(span, blocks, starts)]
        else:
            left = [span for span in left if _holds(span, blocks, starts)]
    return left


def words_in(length: int, regions: Sequence[Region], bounds: Bounds) -> int:
    """How many of a text's words, ``length`` in all, stand where all of the regions say."""
    left = [(0, length)]
    for region in regions:
        blocks = _blocks(region, bounds)
        left = _between(left, _beside(blocks, length) if region.outside else blocks)
    return sum(last - first for first, last in left)


def scoped(node: Node, regions: tuple[Region, ...] = ()) -> Node:
    """The query with its registers applied.

    In an AND, registers beside words say where the words are looked for; NOT registers, where they are not. Registers
    without words beside them are looked for themselves: their stretches are what occurs.
    """
    match node:
        case Term() | Phrase() | Near() | Called():
            return Inside(node, regions) if regions else node
        case And():
            return _scoped_and(node, regions)
        case Or():
            return Or(tuple(scoped(part, regions) for part in node.parts))
        case Not():
            return Not(scoped(node.part, regions))
        case Named() if node.field == FIELD:
            return Stretch(Region(frozenset((node.name,))))
        case _:
            return node


def parted(node: Node) -> tuple[tuple[Node, ...], tuple[Region, ...]]:
    """What a query asks of a text besides registers, and the registers of which all must hold."""
    if (region := _region(node)) is not None:
        return (), (region,)
    if not isinstance(node, And):
        return (node,), ()
    inner = [parted(part) for part in node.parts]
    return tuple(part for parts, _ in inner for part in parts), tuple(one for _, regions in inner for one in regions)


def covered(length: int, regions: Sequence[Region], bounds: Bounds) -> bytearray:
    """Of each word of a text 1 if it stands where all the regions say, else 0."""
    mask = bytearray(b"\1" * length)
    for region in regions:
        inside = bytearray(length)
        for first, last in _blocks(region, bounds):
            inside[first:last] = b"\1" * (last - first)
        wanted = 0 if region.outside else 1
        mask = bytearray(one and here == wanted for one, here in zip(mask, inside, strict=True))
    return mask


def _scoped_and(node: And, regions: tuple[Region, ...]) -> Node:
    here = [(part, _region(part)) for part in node.parts]
    rest = [part for part, region in here if region is None]
    if len(rest) < len(here) and any(has_words(part) for part in rest):
        regions = (*regions, *(region for _, region in here if region is not None))
        parts = tuple(scoped(part, regions) for part in rest)
        return parts[0] if len(parts) == 1 else And(parts)
    return And(tuple(scoped(part, regions) for part in node.parts))


def _region(node: Node) -> Region | None:
    """The registers a part of a query names, if it does nothing else."""
    match node:
        case Named() if node.field == FIELD:
            return Region(frozenset((node.name,)))
        case Or():
            inner = [_region(part) for part in node.parts]
            kinds = [region.kinds for region in inner if region is not None and not region.outside]
            return Region(frozenset().union(*kinds)) if len(kinds) == len(inner) else None
        case Not():
            region = _region(node.part)
            return Region(region.kinds, not region.outside) if region is not None else None
        case _:
            return None


def has_words(node: Node) -> bool:
    """Whether a query looks for words in texts."""
    match node:
        case Term() | Phrase() | Near() | Called():
            return True
        case And() | Or():
            return any(has_words(part) for part in node.parts)
        case Not():
            return has_words(node.part)
        case _:
            return False


def _pairs(bounds: Sequence[int]) -> Iterable[tuple[int, int]]:
    return zip(bounds[::2], bounds[1::2], strict=True)


def _blocks(region: Region, bounds: Bounds) -> list[tuple[int, int]]:
    """Runs of words that lie in any of the registers: first, and the one after the last."""
    return _merged(pair for kind in region.kinds for pair in _pairs(bounds(kind)))


def merged_blocks(bounds: Sequence[int]) -> list[tuple[int, int]]:
    """The same of the bounds of one register."""
    return _merged(_pairs(bounds))


def _merged(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    blocks: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if blocks and first <= blocks[-1][1]:
            blocks[-1] = blocks[-1][0], max(last, blocks[-1][1])
        else:
            blocks.append((first, last))
    return blocks


def _beside(blocks: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The runs of words that lie in none of the blocks."""
    edges = [0, *(edge for block in blocks for edge in block), length]
    return [(first, last) for first, last in _pairs(edges) if first < last]


def _between(some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs of words that lie in both."""
    cut = ((max(first, begin), min(last, end)) for first, last in some for begin, end in others)
    return [(first, last) for first, last in cut if first < last]


def _holds(span: WordSpan, blocks: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    place = bisect_right(starts, span[0]) - 1
    return place >= 0 and span[1] < blocks[place][1]


def _touches(span: WordSpan, blocks: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    place = bisect_right(starts, span[1]) - 1
    return place >= 0 and blocks[place][1] > span[0]
