"""Words on words that set notes apart: how much was compared, what the figures say, and what they do not."""

from fieldnotes.domain.keyness import level_of, per_ten_thousand, sure_from
from fieldnotes.search.results import Distinct, DistinctWord

ENOUGH = 100
"""With fewer words on a side there is nothing to compare."""


def sizes(found: Distinct) -> str:
    """How much was compared with how much."""
    here = f"{_counted(found.words_here, 'word')} in {_counted(found.notes_here, 'note')}"
    there = f"{_counted(found.words_there, 'word')} in {_counted(found.notes_there, 'note')}"
    shared = (
        f" {_counted(found.shared, 'note')} {'lies' if found.shared == 1 else 'lie'} on both sides and "
        f"{'counts' if found.shared == 1 else 'count'} on the first."
        if found.shared
        else ""
    )
    return f"{here}, against {there}.{shared}"


def too_few(found: Distinct) -> str:
    """What to say where a side has too few words; "" where there are enough."""
    for words, which in ((found.words_here, "The first side"), (found.words_there, "The other side")):
        if words < ENOUGH:
            has = "no words" if not words else f"only {_counted(words, 'word')}"
            return f"{which} has {has}; at least {ENOUGH} are needed on each. Choose something larger."
    if not found.words:
        return "No word is used often enough, and differently enough, to be told. Each must occur five times in all."
    return ""


def caution(found: Distinct) -> str:
    """How far the figures can be trusted, though many words were tested at once."""
    sure = sure_from(found.tested)
    by_chance = round(found.tested * 0.05)
    holding = sum(word.likelihood >= sure for word in found.words)
    return (
        f"{_counted(found.tested, 'word')} {'was' if found.tested == 1 else 'were'} tested, so about {by_chance:,} "
        f"would pass p < 0.05 by chance alone. From G² {sure:.1f} on a difference holds in spite of that (Bonferroni): "
        f"{holding:,} {'does' if holding == 1 else 'do'}. Words come in clusters, so a word from few notes says less "
        "than its figure."
    )


def word_words(word: DistinctWord) -> str:
    """What is to be said of a word, for its tooltip and screen readers."""
    lean = "more frequent here" if word.ratio > 0 else "rarer here" if word.ratio < 0 else "hardly different"
    parts = [f"{word.word}: {lean}, {level_of(word.likelihood) or 'well within chance'}"]
    if len(word.forms) > 1:
        parts.append("counted together: " + ", ".join(word.forms[:8]) + (" …" if len(word.forms) > 8 else ""))
    if alone := from_one_note(word):
        parts.append(alone)
    return ". ".join(parts) + "."


def from_one_note(word: DistinctWord) -> str:
    """That a word that is frequent on one side comes from a single note there; "" where it does not."""
    times, notes = (word.here, word.notes_here) if word.ratio > 0 else (word.there, word.notes_there)
    return "from one single note" if notes == 1 and times > 1 else ""


def rate_words(times: int, words: int) -> str:
    """How often in ten thousand words."""
    rate = per_ten_thousand(times, words)
    return f"{rate:,.1f}" if rate < 100 else f"{rate:,.0f}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
