"""The course of a word through time as bars and words."""

from collections.abc import Iterable

from fieldnotes.search.results import Course
from ui.models.dates import MONTHS
from ui.models.search_words import counted
from ui.widgets.bar_chart import Bar

MEASURES = (("notes", "Notes"), ("times", "Times"), ("rate", "Per 10,000"))
"""What the bars may count."""

SHORT = 24
"""Up to so many months each has its bar; of a longer time the years do."""
_MOST_YEARS = 120
_OPERATORS = ("AND", "OR", "NOT")


def query_of(words: str, exact: bool) -> str:
    """Words as the search understands them: one with all its forms, several (or ``exact``) as they are written."""
    alone = len(words.split()) == 1 and words not in _OPERATORS
    return words if alone and not exact else f'"{words}"'


def course_words(course: Course) -> str:
    """How much there is in all."""
    if not course.notes:
        return "It stands in no note."
    undated = course.months.get("", (0, 0))[0]
    words = f"{counted(course.occurrences, 'time')} in {counted(course.notes, 'note')}"
    return f"{words} · {undated:,} undated" if undated else words


def course_bars(course: Course, measure: str) -> tuple[list[Bar], str]:
    """Bars of months or years, those between the first and the last that have none among them; and what they count."""
    dated = [month for month in course.months if month]
    if not dated:
        return [], "notes"
    months = _months(min(dated), max(dated))
    keys = months if len(months) <= SHORT else _years(min(dated), max(dated), dated)
    unit = {"notes": "notes", "times": "times", "rate": "times in 10,000 words"}[measure]
    return [Bar(key, _label(key, keys), _count(course, key, measure)) for key in keys], unit


def _count(course: Course, key: str, measure: str) -> float:
    found = [counts for month, counts in course.months.items() if month.startswith(key)]
    if measure == "notes":
        return sum(notes for notes, _ in found)
    times = sum(times for _, times in found)
    if measure == "times":
        return times
    words = sum(words for month, words in course.words.items() if month.startswith(key))
    return 10_000 * times / words if words else 0


def _months(first: str, last: str) -> list[str]:
    begun, ended = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begun, min(ended, begun + SHORT) + 1)]


def _years(first: str, last: str, dated: Iterable[str]) -> list[str]:
    """All years; of very many only those that have some, so that a stray date does not flatten the rest."""
    begun, ended = int(first[:4]), int(last[:4])
    if ended - begun > _MOST_YEARS:
        return sorted({month[:4] for month in dated})
    return [f"{year:04}" for year in range(begun, ended + 1)]


def _label(key: str, keys: list[str]) -> str:
    """A year, or a month, with its year where that begins."""
    if len(key) == 4:
        return key
    month = MONTHS[int(key[5:7]) - 1]
    return f"{month} {key[:4]}" if key == keys[0] or key.endswith("-01") else month
