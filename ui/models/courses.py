"""The course of queries through time: years or months side by side, what is counted, and how it is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from fieldnotes.domain.when import When
from fieldnotes.search.results import Course, Hit
from ui.models.dates import MONTHS
from ui.models.search_words import counted, day_words

MEASURES = (("notes", "Notes"), ("times", "Times"), ("rate", "Per 10,000"))
"""What may be counted."""

UNITS = (("year", "Years"), ("month", "Months"))

RATE = 10_000
"""A rate is so many times in as many words."""

SHORT = 24
"""A time of up to so many months is told by months, a longer one by years, unless the person asks otherwise."""

MOST = {"year": 120, "month": 600}
"""Where there would be more columns than these, long stretches without any note become one column that says so."""

LONG = {"year": 12, "month": 36}
"""How many columns such a stretch has at the least."""

_OPERATORS = ("AND", "OR", "NOT")


@dataclass(frozen=True, slots=True)
class Column:
    """A year or a month.

    Attributes:
        key: "2013" or "2013-03"; "" for a stretch that is left out because nothing was noted in it.
        label: what stands under it, where there is room.
        said: the same in full.
    """

    key: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """The course of one query: its words, and a value a column; None where there is nothing to tell it from."""

    name: str
    values: tuple[float | None, ...]


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


def use_words(hit: Hit | None) -> str:
    """The day on which a note with the first or the last use begins."""
    return day_words((hit.observed or "").partition("/")[0]) if hit is not None else ""


def unit_words(measure: str, unit: str) -> str:
    """What is counted, of what: "times in 10,000 words, by month"."""
    return f"{counted_words(measure)}, by {unit}"


def counted_words(measure: str) -> str:
    """What is counted, in the plural."""
    return {"notes": "notes", "times": "times", "rate": f"times in {RATE:,} words"}[measure]


def unit_of(courses: Iterable[Course]) -> str:
    """Months for a short time, years for a longer one."""
    reach = _reach(courses)
    return "month" if reach and _month(reach[1]) - _month(reach[0]) < SHORT else "year"


def months_found(courses: Iterable[Course]) -> int:
    """In how many different months something was found."""
    return len({month for course in courses for month in course.months if month})


def columns(courses: Sequence[Course], unit: str) -> tuple[Column, ...]:
    """Every year or month from the first to the last in which there are notes, found or not: none is passed over.

    Only where a stray date would make that hundreds of empty columns, stretches without notes become one each.
    """
    reach = _reach(courses)
    if not reach:
        return ()
    size = 4 if unit == "year" else 7
    noted = {month[:size] for course in courses for months in (course.months, course.words) for month in months}
    keys = _years(*reach) if unit == "year" else _months(*reach)
    if len(keys) <= MOST[unit]:
        return tuple(_column(key, number == 0) for number, key in enumerate(keys))
    made: list[Column] = []
    for there, run in groupby(keys, noted.__contains__):
        stretch = list(run)
        if there or len(stretch) < LONG[unit]:
            made += [_column(key, not made or not made[-1].key) for key in stretch]
        else:
            made.append(Column("", "…", f"{When.of(stretch[0]).label()} – {When.of(stretch[-1]).label()}"))
    return tuple(made)


def line_of(course: Course, shown: Sequence[Column], measure: str) -> Line:
    """The values of a course; a rate is unknown where there are no words, and nothing is known of what is left out."""
    size = len(next((column.key for column in shown if column.key), ""))
    notes, times, words = (_by(size, counts) for counts in _counts(course))
    values: list[float | None] = []
    for key in (column.key for column in shown):
        if not key:
            values.append(None)
        elif measure == "rate":
            values.append(RATE * times.get(key, 0) / words[key] if words.get(key) else None)
        else:
            values.append((notes if measure == "notes" else times).get(key, 0))
    return Line(course.query, tuple(values))


def value_words(value: float | None, measure: str) -> str:
    """A value with what is counted: "12 notes", "4.2 times in 10,000 words"."""
    if value is None:
        return "no words" if measure == "rate" else "no notes"
    number = f"{value:,.1f}".removesuffix(".0")
    words = counted_words(measure)
    return f"{number} {words.replace('notes', 'note').replace('times', 'time', 1) if value == 1 else words}"


def told(column: Column, number: int, lines: Sequence[Line], measure: str) -> str:
    """All values of a column: "2013: chain 12 times, ferry 4 times"; of one query only the value."""
    if not column.key:
        return f"{column.said}: no notes"
    values = [(line.name, value_words(line.values[number], measure)) for line in lines]
    parts = [words if len(lines) == 1 else f"{name} {words}" for name, words in values]
    return f"{column.said}: {', '.join(parts)}"


def table(courses: Sequence[Course], shown: Sequence[Column]) -> tuple[tuple[str, ...], ...]:
    """All measures of all queries as a table, undated notes in the last row; its first row are the heads."""
    head = ["Observed", "Words looked through"]
    for course in courses:
        head += [f"{course.query}: notes", f"{course.query}: times", f"{course.query}: times in {RATE:,} words"]
    undated = Column("", "", "Undated")
    rows = [_row(courses, column) for column in shown if column.key]
    if any("" in counts for course in courses for counts in (course.months, course.words)):
        rows.append(_row(courses, undated))
    return (tuple(head), *rows)


def _row(courses: Sequence[Course], column: Column) -> tuple[str, ...]:
    cells = [column.key or column.said]
    for course in courses:
        notes, times, words = (_by(len(column.key), counts).get(column.key, 0) for counts in _counts(course))
        if len(cells) == 1:
            cells.append(str(words))
        cells += [str(notes), str(times), f"{RATE * times / words:.2f}" if words else ""]
    return tuple(cells)


def _counts(course: Course) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """Notes, times and words by month."""
    notes = {month: notes for month, (notes, _) in course.months.items()}
    return notes, {month: times for month, (_, times) in course.months.items()}, course.words


def _by(size: int, months: Mapping[str, int]) -> dict[str, int]:
    """Counts by month added up by the first ``size`` letters of the months; undated ones stay by themselves."""
    found: dict[str, int] = {}
    for month, count in months.items():
        if bool(month) == bool(size):
            found[month[:size]] = found.get(month[:size], 0) + count
    return found


def _reach(courses: Iterable[Course]) -> tuple[str, str] | None:
    """The first and the last month in which notes begin; None where nothing dated was found."""
    given = list(courses)
    if not months_found(given):
        return None
    months = [month for course in given for counts in (course.months, course.words) for month in counts if month]
    return min(months), max(months)


def _column(key: str, begins: bool) -> Column:
    """A year, or a month, with its year where that begins."""
    said = When.of(key).label()
    if len(key) == 4:
        return Column(key, key, said)
    month = MONTHS[int(key[5:7]) - 1]
    return Column(key, f"{month} {key[:4]}" if begins or key.endswith("-01") else month, said)


def _month(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _months(first: str, last: str) -> list[str]:
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(_month(first), _month(last) + 1)]


def _years(first: str, last: str) -> list[str]:
    return [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]
