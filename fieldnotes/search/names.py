"""Finds the names of people, groups, places and events in a text, word by word, as the search tells words apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldnotes.domain.people import KnownName
from fieldnotes.domain.refs import Ref
from fieldnotes.search.words import tokens

_LEAST = 2
"""Letters that a single word needs to be taken for a name."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in a text: where it stands (code points), whom it means, and whether only a first name stands there."""

    start: int
    end: int
    ref: Ref
    first_only: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """The words of a name after its first, whom it means, whether it begins with a capital."""

    rest: tuple[str, ...]
    ref: Ref
    capital: bool
    first_only: bool


class NameFinder:
    """Knows names; what several share is nobody's.

    A person's first word counts as a name too where nobody else bears it. A single word that begins with a capital in
    the name must do so in the text, so that Rose is not found where something rose.
    """

    def __init__(self, names: Iterable[KnownName]) -> None:
        meant: dict[tuple[str, ...], set[Ref]] = {}
        capital: dict[tuple[str, ...], bool] = {}
        firsts: dict[str, set[Ref]] = {}
        for known in names:
            words = tuple(tokens(known.name).words)
            if not words:
                continue
            meant.setdefault(words, set()).add(known.ref)
            capital[words] = capital.get(words, False) or known.name.strip()[:1].isupper()
            if known.kind == "person":
                firsts.setdefault(words[0], set()).add(known.ref)
        self._entries: dict[str, list[_Entry]] = {}
        for words, refs in meant.items():
            if len(refs) == 1 and (len(words) > 1 or len(words[0]) >= _LEAST or not words[0].isascii()):
                self._add(words, next(iter(refs)), capital[words], False)
        for word, refs in firsts.items():
            if len(refs) == 1 and (word,) not in meant and len(word) >= _LEAST:
                self._add((word,), next(iter(refs)), True, True)
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.rest))

    def find(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[FoundName]:
        """The names in a text, in order, the longest where several begin; none that touches a span of ``taken``."""
        cut = tokens(text)
        busy = sorted(taken)
        found: list[FoundName] = []
        at = spent = 0
        while at < len(cut.words):
            entry = self._entry_at(cut.words, at, text[cut.starts[at] : cut.starts[at] + 1])
            if entry is None:
                at += 1
                continue
            start, end = cut.starts[at], cut.ends[at + len(entry.rest)]
            while spent < len(busy) and busy[spent][1] <= start:
                spent += 1
            if spent < len(busy) and busy[spent][0] < end:
                at += 1
                continue
            found.append(FoundName(start, end, entry.ref, entry.first_only))
            at += len(entry.rest) + 1
        return found

    def last_before(self, text: str, position: int) -> FoundName | None:
        """The name that ends just before a position (code points), a blank or a sign between them at most."""
        begin = max(text.rfind("\n", 0, position) + 1, position - 120)
        for name in reversed(self.find(text[begin:position])):
            start, end = begin + name.start, begin + name.end
            after = text[end:position]
            if len(after) <= 1 and not after.isalnum():
                return FoundName(start, end, name.ref, name.first_only)
        return None

    def _add(self, words: tuple[str, ...], ref: Ref, capital: bool, first_only: bool) -> None:
        self._entries.setdefault(words[0], []).append(_Entry(words[1:], ref, capital, first_only))

    def _entry_at(self, words: Sequence[str], at: int, letter: str) -> _Entry | None:
        for entry in self._entries.get(words[at], ()):
            if tuple(words[at + 1 : at + 1 + len(entry.rest)]) == entry.rest and (
                entry.rest or not entry.capital or letter.isupper()
            ):
                return entry
        return None
