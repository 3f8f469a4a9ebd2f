"""Whether a name of one word stands inside a longer name that is somebody else's: "Moore" in "Moore Fields"."""

import re
from collections.abc import Collection, Iterator
from unicodedata import normalize

TITLES = frozenset(
    {"Dr", "Mr", "Mrs", "Ms", "Miss", "Mx", "Prof", "Professor", "Sir", "Dame", "Lady", "Lord", "Rev", "Father"}
    | {"Sister", "Brother", "Captain", "Colonel", "Major", "Aunt", "Uncle", "Herr", "Frau", "Madame", "Monsieur"}
    | {"Señor", "Señora", "The", "Old", "Young", "Von", "Van", "Der", "Den", "Del"}
)
"""Words that may stand before a name, or in it, without telling whose it is."""

_CALENDAR = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter"}
    | {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October"}
    | {"November", "December"}
)
_SHORTENED = frozenset(
    {"Alex", "Benj", "Chas", "Danl", "Edw", "Fredk", "Geo", "Hy", "Jas", "Jno", "Jos", "Richd", "Robt", "Saml", "St"}
    | {"Thos", "Wm"}
)
"""First names that are written short, with a full stop that ends no sentence."""

_FARTHEST = 40
_BEFORE = re.compile(r"([^\W\d_]+)(\.?)[ \t\xa0]+\Z|([^\W\d_]+)()[-‐‑]\Z")
_AFTER = re.compile(r"(?:\.?[ \t\xa0]+|[-‐‑])([^\W\d_]+)")
_GOES_ON = ",;)’'"
"""Signs after which a sentence goes on; letters and digits too."""


def longer_name(text: str, start: int, end: int, own: Collection[str], pairs: Collection[tuple[str, str]]) -> bool:
    """Whether capitalised words beside a name make it part of another one.

    Args:
        text: where it stands, with all that is around it.
        start, end: its place.
        own: all words of the names of whoever bears it, folded; if one of them stands beside it too, it is theirs.
        pairs: words that follow one another in the name of anybody known, folded.
    """
    found = text[start:end]
    foreign = False
    for word, begins in _before(text, start):
        if fold(word) in own:
            return False
        foreign |= _foreign(word, found) and (not begins or (fold(word), fold(found)) in pairs)
    for word in _after(text, end):
        if fold(word) in own:
            return False
        foreign |= _foreign(word, found) or (fold(found), fold(word)) in pairs
    return foreign


def fold(word: str) -> str:
    """A word of a name for comparison: composed, in small letters, without the stop of an abbreviation."""
    return normalize("NFC", word.strip(".,")).casefold()


def _foreign(word: str, found: str) -> bool:
    """Whether a capitalised word may be part of a name; where everything is in capitals nothing can be told."""
    shouted = found.isupper() and word.isupper()
    return not shouted and word not in TITLES and word not in _CALENDAR and len(word) > 1


def _before(text: str, at: int) -> Iterator[tuple[str, bool]]:
    """The capitalised words that lead up to a place, from the nearest, and whether each begins a sentence."""
    while match := _BEFORE.search(text, max(0, at - _FARTHEST), at):
        word = match[1] or match[3]
        stop = match[2] and len(word) > 1 and word not in TITLES and word not in _SHORTENED
        if stop or not word[0].isupper():
            return
        at = match.start()
        yield word, _begins(text, at)


def _begins(text: str, at: int) -> bool:
    """Whether a word at a place begins a sentence or what somebody says."""
    lead = text[max(0, at - _FARTHEST) : at]
    said = lead.rstrip()
    if not said or "\n" in lead[len(said) :]:
        return True
    last = re.split(r"\W+", said.rstrip("."))[-1]
    return not (said[-1].isalnum() or said[-1] in _GOES_ON or (said[-1] == "." and (last in TITLES or len(last) == 1)))


def _after(text: str, at: int) -> Iterator[str]:
    """The capitalised words that follow a place, the nearest first; a full stop ends them except after an initial."""
    initial = False
    while match := _AFTER.match(text, at):
        word = match[1]
        if not word[0].isupper() or (text[at] == "." and not initial):
            return
        at, initial = match.end(), len(word) == 1
        yield word
