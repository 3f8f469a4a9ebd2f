"""The one tokeniser: what counts as a word, how it is folded, and where it stands in the source.

A word is a run of letters, digits and combining marks; it begins with a letter or digit. Everything else
separates, ``_`` and apostrophes included. Each character of a script written without spaces is a word of its
own. Folding is NFC, case folding, then marks taken off Latin and Greek letters; glyph variants (variation
selectors) are dropped. The index, the query and the highlights all come through here, so what is found is
what is shown.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import add, sub

ANALYSER = f"1/{unicodedata.unidata_version}"
"""Changes whenever a text may be cut or folded differently; an index made by another analyser is rebuilt."""

_UNSPACED = (
    (0x0E01, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # Han radicals
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3031, 0x3035),  # kana repeat marks
    (0x3038, 0x303C),
    (0x3041, 0x3098),  # Hiragana
    (0x309B, 0x30FF),  # Katakana
    (0x31F0, 0x31FF),
    (0xA9E0, 0xA9FF),  # Burmese extended
    (0xAA60, 0xAA7F),
    (0xFF66, 0xFF9F),  # half-width Katakana
    (0x1AFF0, 0x1B167),  # kana supplements
)
_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
_MARKED = ((0x300, 0x33FF), (0xA000, 0xABFF), (0xF900, 0x1FFFF), (0xE0100, 0xE01EF))
"""Where combining marks stand; the great blocks between hold none."""
_VARIANTS = (("\u180b", "\u180f"), ("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))
_JAMO = "\u1160-\u11ff\ud7b0-\ud7fb"
_ASCII = re.compile(r"[a-z0-9]+")
_ASCII_AS_WRITTEN = re.compile(r"[A-Za-z0-9]+")
_PLAIN = re.compile(r"[^\W_]+")
_BEYOND = re.compile("[^\0-\u02af\u0370-\u0373\u0386-\u03ff\u0400-\u0482\u048a-\u052f\u2000-\u20cf]")
"""Anything outside the scripts in which neither marks nor unspaced characters stand."""
_CACHE_LIMIT = 400_000


@dataclass(slots=True)
class Tokens:
    """The words of a text in order: folded, as written (NFC), and where each begins and ends in the source (code
    points).
    """

    words: list[str]
    written: list[str]
    starts: list[int]
    ends: list[int]


class _Folder(dict[str, str]):
    """Remembers how each word folds, so that a text costs one look-up a word."""

    def __missing__(self, word: str) -> str:
        if len(self) > _CACHE_LIMIT:
            self.clear()
        folded = self[word] = fold(word)
        return folded


_folded = _Folder()


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    if text.isascii():
        return _ASCII.findall(text.lower())
    if _BEYOND.search(text) is None:
        return list(map(_folded.__getitem__, _PLAIN.findall(text)))
    return list(map(_folded.__getitem__, _pattern().findall(unicodedata.normalize("NFC", text))))


def folded_and_written(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in order, folded and, in the same places, as written (NFC)."""
    if text.isascii():
        written = _ASCII_AS_WRITTEN.findall(text)
    elif _BEYOND.search(text) is None:
        written = _PLAIN.findall(text)
    else:
        written = _pattern().findall(unicodedata.normalize("NFC", text))
    return list(map(_folded.__getitem__, written)), written


def marked_among(written: Iterable[str]) -> set[str]:
    """The words that folding takes marks from, without their case (for stemming)."""
    marked = {cased(word) for word in set(written) if not word.isascii()}
    return {word for word in marked if fold(word) != word}


def tokens(text: str) -> Tokens:
    """The folded words of a text with their places in it (code points, end exclusive)."""
    if text.isascii():
        return _placed(_ASCII_AS_WRITTEN, text)
    if _BEYOND.search(text) is None:
        return _placed(_PLAIN, text)
    if unicodedata.is_normalized("NFC", text):
        return _placed(_pattern(), text)
    composed, begins, ends = _composed(text)
    found = _placed(_pattern(), composed)
    found.starts = [begins[start] for start in found.starts]
    found.ends = [ends[end - 1] for end in found.ends]
    return found


def fold(word: str) -> str:
    """A word without its case, and without marks on Latin and Greek letters."""
    if word.isascii():
        return word.lower()
    cased_word = cased(word)
    if cased_word.isascii():
        return cased_word
    kept: list[str] = []
    bare = False
    for char in unicodedata.normalize("NFD", cased_word):
        if unicodedata.category(char)[0] == "M":
            if bare or _is_variant(char):
                continue
        else:
            bare = _loses_marks(char)
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def cased(word: str) -> str:
    """A word without its case but with its marks, as the stemmers want it."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())


def is_lettered(word: str) -> bool:
    """Whether a word is made of letters and their marks alone, as what has inflections is."""
    return word.isalpha() or all(char.isalpha() or unicodedata.category(char)[0] == "M" for char in word)


def is_unspaced(char: str) -> bool:
    """Whether a character belongs to a script written without spaces, and so is a word of its own."""
    return any(first <= ord(char) <= last for first, last in _UNSPACED + _HAN)


@cache
def _loses_marks(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("LATIN", "GREEK"))


def _is_variant(char: str) -> bool:
    return any(first <= char <= last for first, last in _VARIANTS)


def _placed(pattern: re.Pattern[str], text: str) -> Tokens:
    """The matches with their places, added up from the lengths of words and gaps (half the time of match objects)."""
    found = pattern.findall(text)
    lengths = list(map(len, found))
    ends = list(accumulate(map(add, map(len, pattern.split(text)), lengths)))
    return Tokens(list(map(_folded.__getitem__, found)), found, list(map(sub, ends, lengths)), ends)


@cache
def _pattern() -> re.Pattern[str]:
    unspaced = _class(_UNSPACED, "LMN") + _written(_HAN)
    marks = _class(_between(_MARKED, _UNSPACED), "M")
    letter = rf"[^\W_{unspaced}]"
    return re.compile(rf"[{unspaced}][{marks}]*|{letter}(?:{letter}|[{marks}])*")


@cache
def _clusters() -> re.Pattern[str]:
    return re.compile(rf"(?s:.)[{_class(_MARKED, 'M')}{_JAMO}]*")


def _between(ranges: Iterable[tuple[int, int]], holes: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges without the holes; the holes are in order."""
    left = []
    for begin, end in ranges:
        for first, last in holes:
            if begin < first <= end:
                left.append((begin, first - 1))
            if first <= end and last >= begin:
                begin = last + 1
        if begin <= end:
            left.append((begin, end))
    return left


def _class(ranges: Iterable[tuple[int, int]], categories: str) -> str:
    """The inside of a regular expression's class: the characters of the ranges that are of the categories."""
    runs: list[list[int]] = []
    for begin, end in ranges:
        for code in range(begin, end + 1):
            if unicodedata.category(chr(code))[0] not in categories:
                continue
            if runs and runs[-1][1] == code - 1:
                runs[-1][1] = code
            else:
                runs.append([code, code])
    return _written(runs)


def _written(runs: Iterable[Iterable[int]]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


def _composed(text: str) -> tuple[str, list[int], list[int]]:
    """A text in NFC, with the source's begin and end of each of its characters."""
    out: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for match in _clusters().finditer(text):
        start, end = match.span()
        cluster = unicodedata.normalize("NFC", match.group())
        out.append(cluster)
        spare = end - start - len(cluster)
        if spare < 0:
            begins.extend([start] * len(cluster))
            ends.extend([end] * len(cluster))
            continue
        begins.extend([start, *range(start + spare + 1, end)])
        ends.extend(range(start + spare + 1, end + 1))
    return "".join(out), begins, ends
