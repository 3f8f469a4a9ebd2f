"""A plain scan of texts, written from the rules of the query language and not from the engine: what it finds must be
what the index finds, and where.

Nothing of fieldnotes.search is used here. A word is cut, folded, compared and counted again in the simplest way.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product

import snowballstemmer

TONGUES = {
    "": "english",
    "en": "english",
    "fr": "french",
    "de": "german",
    "es": "spanish",
    "ru": "russian",
    "el": "greek",
    "hi": "hindi",
    "ar": "arabic",
}
UNSPACED = (
    *("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "CJK RADICAL", "IDEOGRAPHIC ITERATION", "IDEOGRAPHIC NUMBER"),
    *("HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"),
)

WordSpan = tuple[int, int]
Found = set[WordSpan] | None
"""The occurrences in a page, by first and last word; None if it does not match."""


@dataclass
class Page:
    """One text, cut into words."""

    id: str
    tongue: str
    title: "Page | None" = None
    words: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


Scan = Callable[[Page], Found]


@cache
def name_of(char: str) -> str:
    return unicodedata.name(char, "") if char else ""


@cache
def is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


@cache
def is_unspaced(char: str) -> bool:
    return name_of(char).startswith(UNSPACED) and (char.isalnum() or is_mark(char))


@cache
def folded(word: str) -> str:
    """NFC, casefold, then marks taken from Latin and Greek letters only; variation selectors dropped."""
    kept = ""
    base = ""
    for char in unicodedata.normalize("NFD", cased(word)):
        if not is_mark(char):
            base = char
        elif name_of(base).startswith(("LATIN", "GREEK")) or "VARIATION SELECTOR" in name_of(char):
            continue
        kept += char
    return unicodedata.normalize("NFC", kept)


def cased(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())


def characters(text: str) -> Iterator[tuple[str, int, int]]:
    """The characters of the text in NFC, each with its place in the source."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and is_mark(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[start:end])
        for at, char in enumerate(composed):
            same = composed == text[start:end]
            yield (char, start + at, start + at + 1) if same else (char, start, end)
        start = end


def page_of(id_: str, text: str, language: str = "", title: str = "") -> Page:
    page = Page(id_, TONGUES.get(language, ""), page_of(id_, title, language) if title else None)
    word, begin, last, open_ = "", 0, 0, False
    for char, start, end in characters(text):
        goes_on = open_ and not is_unspaced(char) and (is_mark(char) or (char.isalnum() and not is_unspaced(word[0])))
        if goes_on:
            word, last = word + char, end
            continue
        if open_:
            enter(page, word, begin, last)
        open_ = char.isalnum() or is_unspaced(char)
        word, begin, last = char, start, end
    if open_:
        enter(page, word, begin, last)
    return page


def enter(page: Page, word: str, start: int, end: int) -> None:
    page.words.append(folded(word))
    page.written.append(word)
    page.spans.append((start, end))


def words_of(text: str) -> list[str]:
    return page_of("", text).words


def is_lettered(word: str) -> bool:
    return all(char.isalpha() or is_mark(char) for char in word)


@cache
def stemmer(tongue: str):
    return snowballstemmer.stemmer(tongue)


@cache
def stem(word: str, tongue: str) -> str:
    return folded(stemmer(tongue).stemWord(word))


def fits(word: str, pattern: str) -> bool:
    """Whether a word is as a pattern says: ``*`` any letters, ``?`` one with its marks."""
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(fits(word[at:], pattern[1:]) for at in range(len(word) + 1))
    if pattern[0] != "?":
        return word[:1] == pattern[0] and fits(word[1:], pattern[1:])
    if not word or is_mark(word[0]):
        return False
    end = 1
    while end < len(word) and is_mark(word[end]):
        end += 1
    return any(fits(word[at:], pattern[1:]) for at in range(1, end + 1))


def differ_by(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters must be put in, left out or exchanged to make one word of the other."""
    if abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        before, row = row, [at]
        for place, letter in enumerate(other, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (char != letter)))
        if min(row) > most:
            return False
    return row[-1] <= most


class Library:
    """Pages, and the ways of asking for their words."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = list(pages)
        read = [part for page in self.pages for part in (page, page.title) if part is not None]
        self.vocabulary = {word for page in read for word in page.words}
        self._spellings: dict[str, dict[str, set[str]]] = {}
        for page in read:
            known = self._spellings.setdefault(page.tongue, {})
            for word, written in zip(page.words, page.written, strict=True):
                known.setdefault(word, {word}).add(cased(written))

    def inflected(self, word: str) -> Scan:
        asked = folded(word)
        forms = {tongue: self._forms(asked, cased(word), tongue) for tongue in self._spellings}
        return lambda page: _places(page, forms[page.tongue])

    def exact(self, word: str) -> Scan:
        return lambda page: _places(page, {folded(word)})

    def written(self, word: str) -> Scan:
        spelt = unicodedata.normalize("NFC", word)
        return lambda page: {(at, at) for at, one in enumerate(page.written) if one == spelt} or None

    def like(self, pattern: str) -> Scan:
        forms = {word for word in self.vocabulary if fits(word, folded(pattern))}
        return lambda page: _places(page, forms)

    def near_in_letters(self, word: str, most: int) -> Scan:
        forms = {one for one in self.vocabulary if differ_by(one, folded(word), most)}
        return lambda page: _places(page, forms)

    def _forms(self, word: str, spelt: str, tongue: str) -> set[str]:
        if not tongue:
            return {word}
        known = self._spellings[tongue]
        stems = {stem(one, tongue) for one in {word, spelt, *known.get(word, ())}}
        return {word} | {
            one
            for one, spellings in known.items()
            if is_lettered(one) and stems & {stem(spelling, tongue) for spelling in spellings}
        }


def _places(page: Page, forms: set[str]) -> Found:
    return {(at, at) for at, word in enumerate(page.words) if word in forms} or None


def _starts(scan: Scan, page: Page) -> list[int]:
    return sorted(first for first, _ in scan(page) or ())


def phrase(scans: list[Scan]) -> Scan:
    def scan(page: Page) -> Found:
        places = [set(_starts(one, page)) for one in scans]
        found = {
            (start, start + len(places) - 1)
            for start in places[0]
            if all(start + at in here for at, here in enumerate(places))
        }
        return found or None

    return scan


def near(scans: list[Scan], distance: int, ordered: bool = False) -> Scan:
    def scan(page: Page) -> Found:
        places = [_starts(one, page) for one in scans]
        found = {
            (min(chosen), max(chosen))
            for chosen in product(*places)
            if len(set(chosen)) == len(chosen)
            and max(chosen) - min(chosen) <= distance
            and (not ordered or sorted(chosen) == list(chosen))
        }
        return found or None

    return scan


def both(one: Scan, other: Scan) -> Scan:
    def scan(page: Page) -> Found:
        left = one(page)
        right = other(page) if left is not None else None
        return None if left is None or right is None else left | right

    return scan


def either(one: Scan, other: Scan) -> Scan:
    def scan(page: Page) -> Found:
        left, right = one(page), other(page)
        return None if left is None and right is None else (left or set()) | (right or set())

    return scan


def neither(one: Scan) -> Scan:
    return lambda page: set() if one(page) is None else None


def titled(one: Scan) -> Scan:
    return lambda page: set() if page.title is not None and one(page.title) is not None else None


def called(names: Iterable[str]) -> Scan:
    """Wherever one of the names stands, the longest of those that stand within one another."""
    rows = [words_of(name) for name in names]

    def scan(page: Page) -> Found:
        spans = {
            (at, at + len(row) - 1)
            for row in rows
            for at in range(len(page.words))
            if page.words[at : at + len(row)] == row
        }
        found = {
            (first, last)
            for first, last in spans
            if not any(a <= first and last <= z and (a, z) != (first, last) for a, z in spans)
        }
        return found or None

    return scan


def in_code_points(page: Page, found: set[WordSpan]) -> set[tuple[int, int]]:
    return {(page.spans[first][0], page.spans[last][1]) for first, last in found}
