"""Facets in words, and their values as rows with bars."""

from collections.abc import Callable, Iterable, Sequence

from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.when import When
from fieldnotes.search.results import Facets, FacetValue, Results
from ui.models.facet_row import FacetRow
from ui.models.search_words import counted

FACET_WORDS = {
    "phase": "Phase",
    "site": "Where",
    "person": "Who",
    "speaker": "Who speaks",
    "register": "Register",
    "code": "Code",
    "kind": "Kind",
    "author": "Written by",
    "year": "Year",
    "month": "Month",
}
"""The facets in the order in which they are shown, with their headings."""

_NONE = {
    "phase": "Between phases",
    "site": "No place",
    "person": "Nobody named",
    "code": "Not coded",
    "author": "Nobody said",
    "year": "Undated",
    "month": "Undated",
}

_IN_TIME = ("year", "month")

Naming = Callable[[str, str], str]
"""The name of a value of a facet."""


def value_words(facet: str, value: str) -> str:
    """A value that needs no name from the project in words."""
    if not value:
        return _NONE.get(facet, "None")
    return When.of(value).label() if facet in _IN_TIME else value.capitalize()


def facet_rows(
    facet: str, facets: Facets, scope: Scope, name: Naming, colour: Naming, order: Sequence[str] = ()
) -> list[FacetRow]:
    """The values of a facet: years and months in time, those in ``order`` so, others with the most first.

    Where nothing occurs in the notes found because no words were asked for, bars and figures tell notes.
    """
    chosen = scope.chosen(facet)
    values = list(facets.values.get(facet, ()))
    values += [FacetValue(value, 0, 0) for value in chosen if all(value != known.value for known in values)]
    by_notes = not any(value.occurrences for known in facets.values.values() for value in known)
    places = {value: place for place, value in enumerate(order)}
    if facet in _IN_TIME:
        values.sort(key=lambda value: value.value or "~")
    elif places:
        values.sort(key=lambda value: places.get(value.value, len(places)))
    else:
        values.sort(key=lambda value: (-(value.notes if by_notes else value.occurrences), name(facet, value.value)))
    return [
        FacetRow(
            key=value.value,
            name=name(facet, value.value),
            value=value.notes if by_notes else value.occurrences,
            tip=_tip(value),
            chosen=value.value in chosen,
            colour=colour(facet, value.value),
        )
        for value in values
    ]


def worth_showing(rows: Sequence[FacetRow]) -> bool:
    """Whether a facet tells the notes found apart, or is narrowed."""
    return any(row.key or row.chosen for row in rows)


def filtered(rows: Iterable[FacetRow], words: str) -> list[FacetRow]:
    """The rows whose names hold all of some words."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in row.name.casefold() for word in wanted)]


def hidden_words(found: Results, scope: Scope, everywhere: int = -1) -> list[str]:
    """What is hidden, and by what: the narrowing, the time that lists keep to, restrictions; each note once.

    Args:
        everywhere: how many notes the narrowing finds at all times; -1 where lists see all of time.
    """
    by_time = max(everywhere - found.notes, 0) if everywhere >= 0 else 0
    by_restriction = found.restricted if scope.unrestricted else 0
    by_narrowing = found.unnarrowed - found.notes - by_time - by_restriction
    words = []
    if by_narrowing > 0 and scope != EVERYTHING:
        words.append(f"the narrowing hides {counted(by_narrowing, 'note')}")
    if by_time:
        words.append(f"the time that lists keep to hides {counted(by_time, 'note')}")
    if found.restricted:
        verb = "is" if found.restricted == 1 else "are"
        words.append(f"{found.restricted:,} {verb} restricted{' and left out' * scope.unrestricted}")
    return words


def _tip(value: FacetValue) -> str:
    notes = counted(value.notes, "note")
    return f"{counted(value.occurrences, 'time')} in {notes}" if value.occurrences else notes


def way_back_words(scope: Scope) -> tuple[str, str]:
    """What goes one step back from a scope, and its tip: where nothing is narrowed, the step back narrows again."""
    if scope == EVERYTHING:
        return "Narrow again", "Narrow as it was before"
    return "Widen", "Take the last narrowing back"
