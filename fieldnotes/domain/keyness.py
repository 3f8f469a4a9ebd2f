"""How far a word sets one collection of texts apart from another: how sure that is, and how large the difference.

``here`` and ``there`` are how often a word stands in either collection, ``words_here`` and ``words_there`` how many
words these have in all.
"""

from math import log, log2
from statistics import NormalDist

LEVELS = ((15.13, "p < 0.0001"), (10.83, "p < 0.001"), (6.63, "p < 0.01"), (3.84, "p < 0.05"))
"""From which G² on a difference would come by chance at most so rarely, if one word alone were tested (χ², 1 df)."""

_UNSEEN = 0.5
"""Stands for a frequency of nought in a ratio (Hardie 2014)."""


def log_likelihood(here: int, there: int, words_here: int, words_there: int) -> float:
    """G², the log-likelihood ratio of Dunning (1993, Computational Linguistics 19:1, 61-74), never below nought.

    2 · Σ observed · ln(observed / expected) over four cells: this word and all other words, in both collections.
    Calculators that follow Rayson and Garside (2000) leave out the two cells of all other words; theirs comes out
    lower by a trifle, as long as the word is not a large part of its texts.
    """
    total = words_here + words_there
    found = here + there
    cells = (
        (here, found * words_here),
        (there, found * words_there),
        (words_here - here, (total - found) * words_here),
        (words_there - there, (total - found) * words_there),
    )
    return max(0.0, 2 * sum(seen * log(seen * total / expected) for seen, expected in cells if seen))


def log_ratio(here: int, there: int, words_here: int, words_there: int) -> float:
    """By how many doublings the word is more frequent here (Hardie 2014); below nought where it is rarer.

    A frequency of nought counts as half an occurrence, so that there is an answer; where texts are so short that half
    an occurrence would turn the sign round, and without any words, it is nought.
    """
    if not words_here or not words_there:
        return 0.0
    ratio = log2((here or _UNSEEN) / words_here) - log2((there or _UNSEEN) / words_there)
    return ratio if ratio * leaning(here, there, words_here, words_there) > 0 else 0.0


def leaning(here: int, there: int, words_here: int, words_there: int) -> int:
    """Above nought for a word that is more frequent here, below for one that is rarer; nought for equal rates."""
    return here * words_there - there * words_here


def difference(here: int, there: int, words_here: int, words_there: int) -> float | None:
    """By how many per cent the word is more frequent here (%DIFF, Gabrielatos and Marchi 2011); None if never there."""
    if not there or not words_here:
        return None
    return (here * words_there / (there * words_here) - 1) * 100


def per_ten_thousand(times: int, words: int) -> float:
    """How often in ten thousand words."""
    return times * 10_000 / words if words else 0.0


def level_of(likelihood: float) -> str:
    """What a G² says by itself: "p < 0.01", or "" where chance would often do as much."""
    return next((words for least, words in LEVELS if likelihood >= least), "")


def sure_from(tested: int, level: float = 0.05) -> float:
    """The G² from which a word counts though so many were tested at once (Bonferroni: the level shared among all)."""
    return NormalDist().inv_cdf(1 - level / (2 * max(tested, 1))) ** 2
