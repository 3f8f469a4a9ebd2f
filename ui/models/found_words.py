"""What is made of results, in words: what coding them makes, what a search was narrowed to, how a memo begins."""

from collections.abc import Callable

from fieldnotes.analysis.found_coding import Reckoning
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import Scope
from fieldnotes.domain.when import When
from fieldnotes.search.results import Results
from ui.models.search_words import counted

_NOUNS = {
    "phase": "phase",
    "site": "site",
    "person": "actor",
    "speaker": "actor",
    "code": "code",
    "author": "contributor",
}
"""The nouns of facets whose values are ids."""
_CALLED = {
    "kind": "kind",
    "phase": "phase",
    "site": "place",
    "person": "person",
    "speaker": "speaker",
    "register": "register",
    "code": "code",
    "author": "written by",
    "year": "year",
    "month": "month",
}

Title = Callable[[Ref], str | None]
"""What a row is called; None for no such row."""


def makes_words(told: Reckoning, unit: str) -> str:
    """What coding makes: "Makes 37 passages in 12 notes; 5 of them you have coded so already."."""
    if not told.passages:
        return "None of these words stand in their notes any more."
    words = f"Makes {counted(told.passages, 'passage')} in {counted(told.notes, 'note')}"
    if told.coded == told.passages:
        words += "; you have coded all of them so already"
    elif told.coded:
        words += f"; {told.coded:,} of them you have coded so already"
    bare = told.notes - told.with_turns
    if unit == "turn" and bare:
        verb = "has" if bare == 1 else "have"
        words += f". {counted(bare, 'note')} {verb} no turns: there the paragraph is coded"
    return f"{words}."


def coded_words(name: str, made: int, gone: int) -> str:
    """What coding has made."""
    words = f"Coded {counted(made, 'passage')} with “{name}”."
    if gone == 1:
        return f"{words} One place had changed meanwhile and was left out."
    return f"{words} {gone:,} places had changed meanwhile and were left out." if gone else words


def scope_words(scope: Scope, title: Title) -> str:
    """What a search was narrowed to: "kind interview or diary · year 2013"; "" for nothing."""
    parts = []
    if scope.dated:
        since, until = (When.of(one).label() if one else "" for one in (scope.since, scope.until))
        parts.append(f"{since} – {until}" if since and until else f"since {since}" if since else f"until {until}")
    if scope.answers_only:
        parts.append("without the interviewer’s words")
    for bound in scope.bounds:
        values = " or ".join(_value(bound.facet, value, title) for value in bound.values)
        parts.append(f"{_CALLED[bound.facet]} {values}")
    return " · ".join(parts)


def opening_words(asked: str, scope: str, found: Results, quoted: int, chosen: bool, day: str) -> str:
    """The first paragraph of a memo that is begun with results.

    Args:
        asked: the query.
        scope: what it was narrowed to, in words.
        found: how much there was.
        quoted: how many places are quoted; chosen: whether they were chosen by hand.
        day: today, in words.
    """
    times = f"{found.occurrences:,} time{'s' * (found.occurrences != 1)}"
    words = f"Searched on {day} for “{asked}”"
    words += f", narrowed to {scope}" if scope else ""
    words += f": {times} in {found.notes:,} of {counted(found.searched, 'note')}."
    if chosen:
        return f"{words} {counted(quoted, 'place')} of these, chosen by hand, {'is' if quoted == 1 else 'are'} quoted."
    if quoted < found.occurrences:
        return f"{words} The first {quoted:,} places are quoted."
    return words


def _value(facet: str, value: str, title: Title) -> str:
    if not value:
        return "none"
    if facet in ("year", "month"):
        return When.of(value).label()
    noun = _NOUNS.get(facet)
    return (title(Ref(noun, value)) if noun else None) or value
