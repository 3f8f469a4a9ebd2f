"""Turn one long text with dated headings into a note per entry, by the layout the text itself uses most."""

from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fieldnotes.domain.when import When
from fieldnotes.interop.chronology import Calendar, first_year, when_of, year_told
from fieldnotes.interop.date_order import stated_order
from fieldnotes.interop.entry_text import Entry, cut, merged, without_contents
from fieldnotes.interop.heading_lines import Candidate, scan
from fieldnotes.interop.period_lines import Period
from fieldnotes.interop.plan import PlannedNote

FARTHEST = 400
"""Days before the first and after the last sure entry within which an unusual heading is still believed."""
NEAREST = 20
"""Days between two sure headings within which even a faint one is believed, if it keeps their order."""

_Item = Candidate | Period


def split_dated(note: PlannedNote, order: str = "", year: int | None = None, plain: bool = True) -> list[PlannedNote]:
    """A note per dated entry of a text, and one undated note of what stands before the first.

    Args:
        note: the whole text with its marks, comments and turns, which go with their entries.
        order: how "12/03/13" is meant ("dmy", "mdy", "ymd"); "" to see whether the text itself decides.
        year: the year of the first entries where the text does not say it.
        plain: whether lines may have been broken to fit a page.
    """
    order = order or stated_order(note.text)
    items = _in_their_century(list(scan(note.text, note.marks, order, plain)), year)
    chosen = _chosen(items)
    if not any(isinstance(item, Candidate) for item in chosen):
        return _by_period(note, items) or [
            replace(note, warnings=(*note.warnings, "No dated headings were found, so this is one note."))
        ]
    entries = _dated(_with_years_told(note.text, chosen), year)
    entries = without_contents(note.text, merged(note.text, entries))
    return cut(note, entries, [item for item in chosen if isinstance(item, Period)])


def _by_period(note: PlannedNote, items: Sequence[_Item]) -> list[PlannedNote]:
    """Months, or else years, as entries of a text that knows no days."""
    periods = [item for item in items if isinstance(item, Period)]
    months = [period for period in periods if period.month]
    chosen = months if len(months) >= 2 else [period for period in periods if not period.month]
    if len(chosen) < 2:
        return []
    calendar = Calendar()
    entries = []
    for period in periods:
        calendar.enter(period)
        if period in chosen:
            when = _month(calendar)
            entries.append(Entry(period.at, period.end, period.words, when, None))
    return cut(note, entries, [])


def _in_their_century(items: Sequence[_Item], year: int | None) -> list[_Item]:
    """Years of two figures, put into the hundred years around those that the text writes out."""
    whole = [item.year for item in items if isinstance(item, Period) and item.year]
    for item in items:
        if isinstance(item, Candidate) and item.stated.year and not item.stated.two_figures:
            whole.append(item.stated.year)
    if not whole and year is None:
        return list(items)
    middle = sorted(whole)[len(whole) // 2] if whole else (year or 0)
    moved: list[_Item] = []
    for item in items:
        if isinstance(item, Candidate) and item.stated.two_figures and item.stated.year is not None:
            near = middle + (item.stated.year - middle + 50) % 100 - 50
            moved.append(replace(item, stated=replace(item.stated, year=near)))
        else:
            moved.append(item)
    return moved


def _month(calendar: Calendar) -> When | None:
    if calendar.year is None:
        return None
    if calendar.month is None:
        return When(f"{calendar.year:04}", None, "year")
    return When(f"{calendar.year:04}-{calendar.month:02}", None, "month")


def _chosen(items: Sequence[_Item]) -> list[_Item]:
    """The headings the text's own layout vouches for, with its years and months."""
    candidates = [item for item in items if isinstance(item, Candidate)]
    believed = _believed(candidates, items)
    own = _prefers_own(believed)
    main = [each for each in believed if (each.own if own else each.inline)]
    shapes = Counter(each.shape for each in main)
    common = {shape for shape, count in shapes.items() if count > 2 or count * 4 > len(main)}
    sure = {each.at for each in main if each.shape in common}
    doubtful = [each for each in believed if each.at not in sure]
    if _echoing(doubtful, items, sure):
        doubtful = [each for each in doubtful if each in main]
    weak = [each for each in candidates if each not in believed and each.stated.full]
    return _fitting(items, sure, {each.at for each in (*doubtful, *weak)})


def _believed(candidates: Sequence[Candidate], items: Sequence[_Item]) -> list[Candidate]:
    """Strong candidates, and weak ones where the text heads its entries so throughout."""
    strong = [each for each in candidates if max(each.own, each.inline) >= 2]
    weak = Counter(each.shape for each in candidates if max(each.own, each.inline) == 1)
    full = sum(each.stated.full for each in strong)
    kept = []
    under_month = _under_a_month(items)
    for each in candidates:
        counts = weak[each.shape] >= (3 if full else 2) and weak[each.shape] >= full
        if each.stated.form == "number":
            if each.at in under_month and (counts or each.inline >= 2):
                kept.append(each)
        elif max(each.own, each.inline) >= 2 or counts:
            kept.append(each)
    return kept


def _under_a_month(items: Sequence[_Item]) -> set[int]:
    """Where a number alone may be a day: below a month's heading, in rising order."""
    places = set()
    day: int | None = None
    for item in items:
        if isinstance(item, Period):
            day = 0 if item.month else None
        elif item.stated.full:
            day = None
        elif day is not None and item.stated.day is not None and item.stated.day >= day:
            day = item.stated.day
            places.add(item.at)
    return places


def _prefers_own(candidates: Iterable[Candidate]) -> bool:
    """Whether most headings stand on lines of their own; those that may be either side with the others."""
    own = inline = 0
    for each in candidates:
        own += bool(each.own) and not each.inline
        inline += bool(each.inline) and not each.own
    return own * 2 >= inline


def _echoing(doubtful: Sequence[Candidate], items: Sequence[_Item], sure: set[int]) -> bool:
    """Whether the unusual headings only say the date of their entry again."""
    calendar = Calendar()
    places = {each.at for each in doubtful}
    echoes = seen = 0
    last = None
    for item in items:
        if isinstance(item, Period):
            calendar.enter(item)
        elif item.at in sure:
            last = calendar.take(item.stated)
        elif item.at in places and last:
            seen += 1
            echoes += calendar.resolve(item.stated)[1:] == last[1:]
    return echoes > 0.3 * seen


@dataclass
class _Place:
    """A chosen heading and the day it means, as (year, month, day)."""

    item: _Item
    day: tuple[int, int, int] | None


def _fitting(items: Sequence[_Item], sure: set[int], doubtful: set[int]) -> list[_Item]:
    """The sure headings, the periods, and those doubtful headings that keep the order of time."""
    known = [item for item in items if isinstance(item, Period) or item.at in sure]
    start = first_year(_resolved(known, Calendar()))
    after = _days_after(items, sure, Calendar(year=start))
    calendar = Calendar(year=start)
    last: tuple[int, int, int] | None = None
    chosen: list[_Item] = []
    for index, item in enumerate(items):
        if isinstance(item, Period):
            calendar.enter(item)
            chosen.append(item)
        elif item.at in sure or (item.at in doubtful and _fits(item, calendar, last, after[index])):
            last = _whole(calendar.take(item.stated)) or last
            chosen.append(item)
    return chosen


def _days_after(items: Sequence[_Item], sure: set[int], calendar: Calendar) -> list[tuple[int, int, int] | None]:
    """For each item, the day of the next sure heading."""
    days: list[tuple[int, int, int] | None] = []
    for item in items:
        if isinstance(item, Period):
            calendar.enter(item)
            days.append(None)
        else:
            days.append(_whole(calendar.take(item.stated)) if item.at in sure else None)
    following: list[tuple[int, int, int] | None] = []
    last = None
    for day in reversed(days):
        following.append(last)
        last = day or last
    return following[::-1]


def _fits(
    item: Candidate,
    calendar: Calendar,
    before: tuple[int, int, int] | None,
    after: tuple[int, int, int] | None,
) -> bool:
    day = _whole(calendar.resolve(item.stated))
    if day is None or (before is None and after is None):
        return before is None and after is None
    if before is not None and (day < before or (day == before and not (item.own >= 2 and item.extra))):
        return False
    if after is not None and day > after:
        return False
    if before is not None and after is not None and max(item.own, item.inline) < 2:
        return _number(after) - _number(before) <= NEAREST
    near = before or after
    assert near is not None
    return (before is not None and after is not None) or abs(_number(day) - _number(near)) <= FARTHEST


def _whole(date: tuple[int | None, int | None, int | None]) -> tuple[int, int, int] | None:
    year, month, day = date
    return None if year is None or month is None else (year, month, day or 1)


def _number(day: tuple[int, int, int]) -> int:
    return round(day[0] * 365.25 + day[1] * 30.44 + day[2])


def _dated(chosen: Sequence[_Item], year: int | None) -> list[Entry]:
    """Each heading with the moment it means; a first year that is only said later is worked out."""
    dates = _resolved(chosen, Calendar())
    if any(date[0] is None for date in dates):
        start = first_year(dates) or year
        dates = _resolved(chosen, Calendar(year=start))
    headings = [item for item in chosen if isinstance(item, Candidate)]
    periods = _periods_of(chosen)
    return [
        Entry(
            each.at,
            each.end,
            _full_title(each, periods[each.at], date),
            when_of(*date, each.stated),
            _doubt(date, each),
        )
        for each, date in zip(headings, dates, strict=True)
    ]


def _with_years_told(text: str, chosen: Sequence[_Item]) -> list[_Item]:
    """Give a heading without a year the one that the words above it tell ("in the end of May, 1834, we …").

    Believed only where the order of the stated years leaves it open: it must be later than the year that would
    follow from the headings before, and no later than the next stated one.
    """
    calendar = Calendar()
    told: list[_Item] = []
    above = 0
    for index, item in enumerate(chosen):
        if isinstance(item, Period):
            calendar.enter(item)
        else:
            if item.stated.month and item.stated.year is None and calendar.year:
                limit = _next_stated(chosen[index + 1 :])
                year = year_told(text[above : item.at], item.stated.month)
                day = (year, item.stated.month, item.stated.day or 1) if year else None
                if day and limit and day <= limit and day[0] > (calendar.resolve(item.stated)[0] or day[0]):
                    item = replace(item, stated=replace(item.stated, year=day[0]))
            calendar.take(item.stated)
            above = item.at
        told.append(item)
    return told


def _next_stated(chosen: Sequence[_Item]) -> tuple[int, int, int] | None:
    for item in chosen:
        if isinstance(item, Candidate) and item.stated.year is not None:
            return item.stated.year, item.stated.month or 1, item.stated.day or 1
    return None


def _resolved(chosen: Sequence[_Item], calendar: Calendar) -> list[tuple[int | None, int | None, int | None]]:
    dates = []
    for item in chosen:
        if isinstance(item, Period):
            calendar.enter(item)
        else:
            dates.append(calendar.take(item.stated))
    return dates


def _periods_of(chosen: Sequence[_Item]) -> dict[int, str]:
    """The words of the month's heading over each entry."""
    words = ""
    over = {}
    for item in chosen:
        if isinstance(item, Period):
            words = item.words
        else:
            over[item.at] = words
    return over


def _full_title(heading: Candidate, period: str, date: tuple[int | None, int | None, int | None]) -> str:
    """A day that stands alone takes the month's heading with it, or else the month it means."""
    if heading.stated.month is not None:
        return heading.title
    if heading.stated.form == "han day":
        return f"{period}{heading.title}" if period.endswith("月") else heading.title
    if not period and date[0] and date[1]:
        period = f"{month_name[date[1]]} {date[0]}"
    return f"{heading.title}, {period}" if period else heading.title


def _doubt(date: tuple[int | None, int | None, int | None], heading: Candidate) -> str | None:
    if date[0] is None:
        return f"The year of “{heading.title}” is not said anywhere, so the note has no date."
    if heading.stated.full and when_of(*date, heading.stated) and not _exists(date):
        return f"There is no such day as “{heading.title}”; only its month was kept."
    return None


def _exists(date: tuple[int | None, int | None, int | None]) -> bool:
    year, month, day = date
    try:
        When(f"{year:04}-{month:02}-{day:02}")
    except ValueError:
        return False
    return True
