"""Which words of the texts a beginning, a pattern or a misspelling means: looked up in the tables of terms."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from fieldnotes.search.lean import LeanCodec, TermTable
from fieldnotes.search.segments import Leaf

_MARKS = "".join(chr(code) for code in range(0x300, 0x3100) if unicodedata.category(chr(code))[0] == "M")
_LETTER = rf"[^{_MARKS}][{_MARKS}]*?"
"""One letter with the marks that belong to it."""
_REMEMBERED = 16


def beginning_with(leaves: Iterable[Leaf], field: str, prefix: str) -> set[str]:
    """All terms of a field that begin so."""
    return {term for leaf in leaves for term in leaf.terms.table(field).beginning_with(prefix)}


def matching(leaves: Iterable[Leaf], field: str, pattern: str) -> set[str]:
    """All terms of a field that are as a pattern says, in which ``*`` stands for any letters and ``?`` for one."""
    return {term for leaf in leaves for term in _matching(leaf.terms.table(field), pattern)}


def within(leaves: Iterable[Leaf], field: str, word: str, distance: int, agreeing: int = 0) -> set[str]:
    """All terms of a field that differ from a word in at most ``distance`` letters put in, left out or exchanged
    (Levenshtein 1966), the first ``agreeing`` letters not among them.
    """
    automata = LeanCodec().automata(None, None)
    return {
        term
        for leaf in leaves
        for term in automata.terms_within(leaf.terms.cursor(field, None), word, distance, agreeing)
    }


@lru_cache(maxsize=_REMEMBERED)
def _expression(pattern: str) -> re.Pattern[str]:
    """The pattern as a regular expression.

    What stands between two asterisks is settled where it is met first, so that no
    pattern makes the search go back and forth without end.
    """
    parts = ["".join(_LETTER if char == "?" else re.escape(char) for char in part) for part in pattern.split("*")]
    if len(parts) == 1:
        return re.compile(parts[0])
    first, *inner, last = parts
    settled = "".join(f"(?>.*?{part})" for part in inner if part)
    return re.compile(f"{first}{settled}.*{last}")


def _matching(table: TermTable, pattern: str) -> list[str]:
    """The terms of one table, from those with the pattern's beginning and its longest run of letters."""
    found = table.patterns.get(pattern)
    if found is None:
        letters = re.split(r"[*?]", pattern)
        first, middle, last = letters[0], max(letters, key=len), letters[-1]
        terms = table.beginning_with(first) if first else table.terms
        fits = _expression(pattern).fullmatch
        found = [term for term in terms if middle in term and term.endswith(last) and fits(term)]
        if len(table.patterns) >= _REMEMBERED:
            table.patterns.clear()
        table.patterns[pattern] = found
    return found
