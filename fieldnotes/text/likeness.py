"""Finds words again in a text that has changed around them, or changed them a little."""

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from fieldnotes.text.compare import ADDED, SAME, words_compared
from fieldnotes.text.graphemes import is_boundary, is_inside_word

_FOLDS = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "..."}
    | dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff", "")
)
_GRAM = 6  # code points that must agree exactly to suggest a place
_PLACES = 3  # how many suggested places are looked at closely
_LEAST = 20  # fewer code points than this are never matched with differences
_ALIKE = 0.8  # share of code points that must agree
_CLOSE = 0.08  # two places nearer in likeness than this cannot be told apart


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with spaces, quotation marks, dashes and accents made alike, and where each character came from."""

    text: str
    sources: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source that became ``text[start:end]``; the span must not be empty."""
        return self.sources[start], self.sources[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where words were found, in code points, and how much of them agrees (0 to 1)."""

    start: int
    end: int
    likeness: float = 1.0


@lru_cache(maxsize=4)
def fold(text: str) -> Folded:
    """Make alike what copying between programs changes: white space, quotation marks, dashes, composition."""
    signs: list[str] = []
    sources: list[int] = []
    for index, sign in enumerate(text):
        if sign.isspace():
            if signs and signs[-1] == " ":
                continue
            alike = " "
        else:
            alike = sign if sign.isascii() else unicodedata.normalize("NFD", sign.translate(_FOLDS))
        signs.extend(alike)
        sources.extend([index] * len(alike))
    return Folded("".join(signs), tuple(sources))


def occurrences(text: str, words: str) -> list[int]:
    """Where ``words`` begin in ``text``, overlapping ones too."""
    found = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def agreement(text: str, start: int, end: int, before: str, after: str) -> int:
    """How many code points next to ``text[start:end]`` are the expected ones, counted outwards to the first other."""
    count = 0
    for sign, expected in zip(reversed(text[max(0, start - len(before)) : start]), reversed(before), strict=False):
        if sign != expected:
            break
        count += 1
    for sign, expected in zip(text[end : end + len(after)], after, strict=False):
        if sign != expected:
            break
        count += 1
    return count


def alike(text: str, words: str) -> list[Place]:
    """Places that hold nearly ``words``, the likeliest first; none when the words are too few to be sure.

    Runs of six equal characters vote for a place, the likeliest places are compared word by word. Places that are
    nearly as good as the best one are listed with it, so that the caller can see that there is a choice.
    """
    if len(words) < _LEAST:
        return []
    places: list[Place] = []
    for start in _suggested(text, words):
        place = _closely(text, words, start)
        if place.likeness >= _ALIKE and not any(_overlap(place, other) for other in places):
            places.append(place)
    places.sort(key=lambda place: -place.likeness)
    return [place for place in places if place.likeness >= places[0].likeness - _CLOSE]


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def _suggested(text: str, words: str) -> list[int]:
    votes: Counter[int] = Counter()
    width = max(8, len(words) // 4)
    for at in range(0, len(words) - _GRAM + 1, max(1, len(words) // 200)):
        found = occurrences(text, words[at : at + _GRAM])
        if len(found) <= 100:
            votes.update({(place - at) // width for place in found})
    return [bucket * width for bucket, _ in votes.most_common(_PLACES * 2)]


def _closely(text: str, words: str, start: int) -> Place:
    slack = max(16, len(words) // 2)
    begin = max(0, start - slack)
    window = text[begin : start + len(words) + slack]
    at, same, first, last = begin, 0, -1, -1
    for kind, piece in words_compared(words, window):
        if kind == SAME:
            first = at if first < 0 else first
            last = at + len(piece)
            same += len(piece)
        if kind in (SAME, ADDED):
            at += len(piece)
    if first < 0:
        return Place(begin, begin, 0.0)
    while is_inside_word(text, first) or not is_boundary(text, first):
        first -= 1
    while is_inside_word(text, last) or not is_boundary(text, last):
        last += 1
    return Place(first, last, 2 * same / (len(words) + last - first))
