"""Keeps spans on their words: through edits, and when they must be found again in a changed text."""

from bisect import bisect_left
from collections.abc import Iterable

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.text.compare import REMOVED, SAME, compare
from fieldnotes.text.graphemes import is_boundary, is_inside_word
from fieldnotes.text.likeness import Place, agreement, alike, fold, occurrences

CONTEXT = 32
"""How many code points before and after a passage are stored with it."""
_ENOUGH = 4  # code points of context that must agree before it tells one place from another
_TELLING = 8  # words of at least this many code points may be found alone, whatever stands around them


def carry_ends(
    start: int, end: int, lost: bool, position: int, removed_len: int, inserted_len: int
) -> tuple[int, int, bool]:
    """The ends of a span after an edit, all in code points.

    The span is the hull of the characters of it that survive: it begins with the first and ends with the
    last of them. Text put in at either edge therefore stays outside, text put in between belongs. When none
    survives the span is lost and becomes a point where the edit was. A point (start == end) stays a point.
    """
    after = position + removed_len
    if start < position:
        if end <= position:
            return start, end, lost
        if end > after:
            return start, end + inserted_len - removed_len, lost
        return start, position, lost
    moved = inserted_len - removed_len
    if start == end:
        if start > after or (start == after and removed_len):
            return start + moved, end + moved, lost
        return position, position, lost
    if end <= after:
        return position, position, True
    return max(start, after) + moved, end + moved, lost


def carry(span: Span, edit: Edit) -> Span:
    """The span after the edit, by the rule of :func:`carry_ends`."""
    ends = carry_ends(span.start, span.end, span.lost, edit.position, len(edit.removed), len(edit.inserted))
    return span if ends == (span.start, span.end, span.lost) else Span(*ends)


def carry_many(spans: Iterable[Span], edits: Iterable[Edit]) -> list[Span]:
    """The spans after several edits, each edit's position counted in the text as the one before left it."""
    sizes = [(edit.position, len(edit.removed), len(edit.inserted)) for edit in edits]
    carried = []
    for span in spans:
        ends = span.start, span.end, span.lost
        for size in sizes:
            ends = carry_ends(*ends, *size)
        carried.append(Span(*ends))
    return carried


def reversible(span: Span, edit: Edit) -> bool:
    """Whether the inverse edit alone brings the span back, so that its old place need not be remembered."""
    return carry(carry(span, edit), edit.inverse()) == span


def context(text: str, start: int, end: int, size: int = CONTEXT) -> tuple[str, str]:
    """Up to ``size`` code points before ``start`` and after ``end``."""
    return text[max(0, start - size) : start], text[end : end + size]


def find_again(text: str, words: str, before: str, after: str, near: int | None = None) -> Span | None:
    """Where a passage's words lie in a text that may have changed; None rather than a guess.

    Looked for exactly, then with spaces, quotation marks, dashes and accents made alike, then with a few words
    changed (at least four fifths of the letters agree). Among several places the one whose surroundings agree
    best is taken, among equals the one nearest to ``near``.

    Args:
        text: the text to look in.
        words: the passage's words.
        before, after: what stood on either side, "" if not known.
        near: where the passage is expected, in code points, if known.
    """
    exact = [Place(at, at + len(words)) for at in occurrences(text, words)]
    if exact:
        return _chosen(exact, text, before, after, near)
    folded = fold(text)
    wanted, left, right = fold(words).text.strip(), fold(before).text, fold(after).text
    places = [Place(at, at + len(wanted)) for at in occurrences(folded.text, wanted)]
    there = None if near is None else bisect_left(folded.sources, near)
    span = _chosen(places or alike(folded.text, wanted), folded.text, left, right, there)
    return Span(*folded.span(span.start, span.end)) if span else None


def _chosen(places: list[Place], text: str, before: str, after: str, near: int | None) -> Span | None:
    """The place that surely is meant."""
    if not places:
        return None
    known = len(before) + len(after)
    scores = [agreement(text, place.start, place.end, before, after) for place in places]
    best = max(scores)
    place, *others = sorted(
        (place for place, score in zip(places, scores, strict=True) if score == best),
        key=lambda place: abs(place.start - near) if near is not None else place.start,
    )
    told_apart = best >= min(_ENOUGH, known) if known else near is not None
    if len(places) > 1 and (not told_apart or (others and near is None)):
        return None
    if known and best < min(_ENOUGH, known) and place.end - place.start < _TELLING:
        return None
    return Span(place.start, place.end)


def diff_edits(old: str, new: str, cursor: int | None = None) -> list[Edit]:
    """The edits that make ``new`` of ``old``, in order, each position counted in the text as already changed.

    A pure insertion or deletion is one edit; where its place is ambiguous (a second "l" in "hello") the
    cursor before the event decides. A replacement is narrowed to the words that differ, and to letters where
    a word was only corrected; characters a reader sees as one are kept whole.

    Args:
        old, new: the slices before and after.
        cursor: where the cursor stood before, in code points of ``old``, if known.
    """
    if old == new:
        return []
    start, end = _common_ends(old, new)
    if start + end >= min(len(old), len(new)):
        return [_pure(old, new, start, end, cursor)]
    start = _widened_start(old, new, start)
    end = _widened_end(old, new, end)
    return _edits(old[start : len(old) - end], new[start : len(new) - end], start)


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """How many code points both texts share at the beginning, and at the end; the two may overlap."""
    shorter = min(len(old), len(new))
    return _common(old, new, shorter), _common(old[::-1], new[::-1], shorter)


def _common(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _pure(old: str, new: str, start: int, end: int, cursor: int | None) -> Edit:
    """One insertion or deletion, of the possible places the one at the cursor."""
    length = len(new) - len(old)
    longer = new if length > 0 else old
    low, high = max(0, min(len(old), len(new)) - end), min(start, len(old), len(new))
    wanted = high if cursor is None else cursor if length > 0 else cursor + length
    wanted = min(max(wanted, low), high)
    whole = [at for at in range(low, high + 1) if _is_whole(longer, at, abs(length))] if high - low < 500 else []
    place = min(whole, key=lambda at: abs(at - wanted)) if whole else wanted
    piece = longer[place : place + abs(length)]
    return Edit(place, "", piece) if length > 0 else Edit(place, piece, "")


def _is_whole(text: str, position: int, length: int) -> bool:
    return is_boundary(text, position) and is_boundary(text, position + length)


def _is_joined(text: str, position: int) -> bool:
    return is_inside_word(text, position) or not is_boundary(text, position)


def _widened_start(old: str, new: str, start: int) -> int:
    while start and (_is_joined(old, start) or _is_joined(new, start)):
        start -= 1
    return start


def _widened_end(old: str, new: str, end: int) -> int:
    while end and (_is_joined(old, len(old) - end) or _is_joined(new, len(new) - end)):
        end -= 1
    return end


def _edits(old: str, new: str, position: int) -> list[Edit]:
    edits: list[Edit] = []
    removed = inserted = ""
    for kind, text in [*compare(old, new), (SAME, "")]:
        if kind == REMOVED:
            removed += text
        elif kind != SAME:
            inserted += text
        else:
            if removed or inserted:
                edits.append(Edit(position, removed, inserted))
                position += len(inserted)
                removed = inserted = ""
            position += len(text)
    return edits
