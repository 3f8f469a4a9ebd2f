"""Finds the occurrences in a text that is shown: quickly in a plain one, word by word in any other.

In a text whose letters are all plain ASCII a word is found by looking for its letters with no letter or digit on
either side; that is the tokeniser's rule put the other way round (a test holds the two against each other) and
takes a tenth of the time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from fieldnotes.search import words
from fieldnotes.search.matching import Wanted, WordSpan, joined, spans, word_spans
from fieldnotes.search.regions import bounds_in, standing, stretches
from fieldnotes.search.results import Span
from fieldnotes.search.syntax import Region
from fieldnotes.search.words import Tokens

_NOT_PLAIN = re.compile(
    "[^\0-\x7f\xa0-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2002-\u200a\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
"""Anything but ASCII and signs that are neither letters, digits nor marks."""

_LETTERS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_GAP = rb"[^A-Za-z0-9]+"
_WORD = re.compile(rb"[a-z0-9]+")
_MOST_FORMS = 12


@dataclass(frozen=True, slots=True)
class Looked:
    """What to find in a text: words, only where all the regions lie; without words the region's own stretches."""

    wanted: Wanted | None
    regions: tuple[Region, ...] = ()


def places(text: str, looked: Sequence[Looked], tongue: str, registers: Sequence[tuple[int, int, str]]) -> list[Span]:
    """Every distinct occurrence in a text of a language, whose stretches in registers are told, in order."""
    anywhere = [one.wanted for one in looked if one.wanted is not None and not one.regions]
    found = set(marked(text, anywhere, tongue))
    tied = [one for one in looked if one.regions]
    if tied:
        tokens = words.tokens(text)
        bounds = bounds_in(tokens, registers)
        for one in tied:
            for first, last in _tied(tokens, one, tongue, bounds):
                found.add((tokens.starts[first], tokens.ends[last]))
    return sorted(found)


def _tied(tokens: Tokens, one: Looked, tongue: str, bounds: dict[str, list[int]]) -> list[WordSpan]:
    def of(kind: str) -> Sequence[int]:
        return bounds.get(kind, ())

    if one.wanted is None:
        return stretches(one.regions[0], of)
    return standing(word_spans(tokens, one.wanted, tongue), one.regions, of)


def marked(text: str, wanted: Sequence[Wanted], tongue: str) -> list[Span]:
    """Every distinct occurrence in a text of a language, in order."""
    if not wanted:
        return []
    searches = [_forms(one, tongue) for one in wanted]
    if None in searches or (not text.isascii() and _NOT_PLAIN.search(text)):
        return spans(words.tokens(text), wanted, tongue)
    written = text.encode("ascii", "replace")
    folded = written.lower()
    found: set[Span] = set()
    for one, forms in zip(wanted, searches, strict=True):
        letters = written if _as_written(one) else folded
        if one.distance is not None:
            found.update(_near(folded, one, tongue))
        for form in forms or ():
            found.update(_standing(letters, form))
    return sorted(found)


def _as_written(wanted: Wanted) -> bool:
    return any(slot.written is not None for slot in wanted.slots)


def _forms(wanted: Wanted, tongue: str) -> tuple[tuple[bytes, ...], ...] | None:
    """What to look for: single words, or one row of words; None if only the tokeniser can tell.

    Words near each other are looked for by ``_near``.
    """
    forms = [slot.in_tongue(tongue) for slot in wanted.slots]
    if wanted.names or not forms:
        return None
    if _as_written(wanted):
        if wanted.distance is not None:
            return None
        row = tuple(slot.written for slot in wanted.slots if slot.written is not None and slot.written.isascii())
        return (tuple(map(str.encode, row)),) if len(row) == len(forms) else ()
    most = 1 if len(forms) > 1 and wanted.distance is None else _MOST_FORMS
    if any(len(one) > most for one in forms):
        return None
    if wanted.distance is not None:
        return ()
    if len(forms) == 1:
        return tuple((form.encode(),) for form in sorted(forms[0]) if form.isascii())
    row = tuple(form for one in forms for form in one if form.isascii())
    return (tuple(map(str.encode, row)),) if len(row) == len(forms) else ()


def _near(letters: bytes, wanted: Wanted, tongue: str) -> Iterator[Span]:
    """Words near each other: only those are placed, counting the words between one and the next."""
    standing = [
        sorted(
            place for form in slot.in_tongue(tongue) if form.isascii() for place in _standing(letters, (form.encode(),))
        )
        for slot in wanted.slots
    ]
    if not all(standing):
        return
    ordinal = before = 0
    ordinals: dict[int, int] = {}
    placed: dict[int, Span] = {}
    for start, end in sorted(set(chain.from_iterable(standing))):
        ordinal += len(_WORD.findall(letters, before, start))
        before = start
        ordinals[start] = ordinal
        placed[ordinal] = (start, end)
    places = [[ordinals[start] for start, _ in here] for here in standing]
    for first, last in joined(places, wanted.distance, wanted.ordered):
        yield placed[first][0], placed[last][1]


def _standing(letters: bytes, row: tuple[bytes, ...]) -> Iterator[Span]:
    """Where a word, or words with no others between them, stand between letters that are not theirs."""
    pattern = _pattern(row)
    place = 0
    while match := pattern.search(letters, place):
        start, end = match.span()
        if start == 0 or letters[start - 1] not in _LETTERS:
            yield start, end
        place = start + 1


@lru_cache(maxsize=500)
def _pattern(row: tuple[bytes, ...]) -> re.Pattern[bytes]:
    return re.compile(_GAP.join(map(re.escape, row)) + rb"(?![A-Za-z0-9])")
