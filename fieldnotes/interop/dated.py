"""Turn one long text with dated headings into a note per entry, by the layout the text itself uses most."""

from collections.abc import Sequence
from dataclasses import replace

from fieldnotes.domain.when import When
from fieldnotes.interop.chronology import Calendar, Day, first_year, when_of, year_told
from fieldnotes.interop.date_lists import without_lists
from fieldnotes.interop.date_order import stated_order
from fieldnotes.interop.dated_layout import Item, WholeDay, chosen_headings, resolved
from fieldnotes.interop.entry_text import Entry, cut, merged, without_contents
from fieldnotes.interop.heading_lines import Candidate, scan
from fieldnotes.interop.period_lines import Period
from fieldnotes.interop.plan import PlannedNote


def split_dated(note: PlannedNote, order: str = "", year: int | None = None, plain: bool = True) -> list[PlannedNote]:
    """A note per dated entry of a text, and one undated note of what stands before the first.

    Args:
        note: the whole text with its marks, comments and turns, which go with their entries.
        order: how "12/03/13" is meant ("dmy", "mdy", "ymd"); "" to see whether the text itself decides.
        year: the year of the first entries where the text does not say it.
        plain: whether lines may have been broken to fit a page.
    """
    order = order or stated_order(note.text)
    items = _in_their_century(_scanned(note, order, plain), year)
    chosen = chosen_headings(items)
    if not any(isinstance(item, Candidate) for item in chosen):
        return _by_period(note, items) or [
            replace(note, warnings=(*note.warnings, "No dated headings were found, so this is one note."))
        ]
    entries = _dated(_with_years_told(note.text, chosen), year)
    entries = without_contents(note.text, merged(note.text, entries))
    return cut(note, entries, [item for item in chosen if isinstance(item, Period)])


def _scanned(note: PlannedNote, order: str, plain: bool) -> list[Item]:
    """What may be a heading: outside lists and quotations, or within them where there is nothing else."""
    items = list(scan(note.text, note.marks, order, plain))
    if not any(isinstance(item, Candidate) for item in items):
        return list(scan(note.text, note.marks, order, plain, lists=True))
    return without_lists(note.text, items)


def _by_period(note: PlannedNote, items: Sequence[Item]) -> list[PlannedNote]:
    """Months, or else years, as entries of a text that knows no days."""
    periods = [item for item in items if isinstance(item, Period)]
    months = [period for period in periods if period.month]
    chosen = months if len(months) >= 2 else [period for period in periods if not period.month]
    if len(chosen) < 2:
        return []
    calendar = Calendar()
    entries = []
    places = {period.at for period in chosen}
    for period in periods:
        calendar.enter(period)
        if period.at in places:
            when = _month(calendar)
            entries.append(Entry(period.at, period.end, period.words, when, None))
    return cut(note, entries, [])


def _in_their_century(items: Sequence[Item], year: int | None) -> list[Item]:
    """Years of two figures, put into the hundred years around those that the text writes out."""
    whole = [item.year for item in items if isinstance(item, Period) and item.year]
    stated = [item.stated for item in items if isinstance(item, Candidate)]
    whole += [each.year for each in stated if each.year and not each.two_figures]
    if not whole and year is None:
        return list(items)
    middle = sorted(whole)[len(whole) // 2] if whole else (year or 0)
    moved: list[Item] = []
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


def _dated(chosen: Sequence[Item], year: int | None) -> list[Entry]:
    """Each heading with the moment it means; a first year that is only said later is worked out."""
    dates = resolved(chosen, Calendar())
    if any(date[0] is None for date in dates):
        start = first_year(dates) or year
        dates = resolved(chosen, Calendar(year=start))
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


def _with_years_told(text: str, chosen: Sequence[Item]) -> list[Item]:
    """Give a heading without a year the one that the words above it tell ("in the end of May, 1834, we …").

    Believed only where the order of the stated years leaves it open: it must be later than the year that would
    follow from the headings before, and no later than the next stated one.
    """
    calendar = Calendar()
    told: list[Item] = []
    above = 0
    limits = _next_stated(chosen)
    for item, limit in zip(chosen, limits, strict=True):
        if isinstance(item, Period):
            calendar.enter(item)
        else:
            if item.stated.month and item.stated.year is None and calendar.year:
                year = year_told(text[above : item.at], item.stated.month)
                day = (year, item.stated.month, item.stated.day or 1) if year else None
                if day and limit and day <= limit and day[0] > (calendar.resolve(item.stated)[0] or day[0]):
                    item = replace(item, stated=replace(item.stated, year=day[0]))
            calendar.take(item.stated)
            above = item.at
        told.append(item)
    return told


def _next_stated(chosen: Sequence[Item]) -> list[WholeDay | None]:
    """For each heading, the next one below it that states its year, as (year, month, day)."""
    found: list[WholeDay | None] = []
    last = None
    for item in reversed(chosen):
        found.append(last)
        if isinstance(item, Candidate) and item.stated.year is not None:
            last = (item.stated.year, item.stated.month or 1, item.stated.day or 1)
    return found[::-1]


def _periods_of(chosen: Sequence[Item]) -> dict[int, str]:
    """The words of the month's heading over each entry."""
    words = ""
    over = {}
    for item in chosen:
        if isinstance(item, Period):
            words = item.words
        else:
            over[item.at] = words
    return over


def _full_title(heading: Candidate, period: str, date: Day) -> str:
    """A day that stands alone takes the month's heading with it, or else the month it means."""
    if heading.stated.month is not None:
        return heading.title
    if heading.stated.form == "han day":
        return f"{period}{heading.title}" if period.endswith("月") else heading.title
    if not period and date[0] and date[1]:
        period = When(f"{date[0]:04}-{date[1]:02}", None, "month").label()
    return f"{heading.title}, {period}" if period else heading.title


def _doubt(date: Day, heading: Candidate) -> str | None:
    if date[0] is None:
        return f"The year of “{heading.title}” is not said anywhere, so the note has no date."
    if heading.stated.full and when_of(*date, heading.stated) and not _exists(date):
        return f"There is no such day as “{heading.title}”; only its month was kept."
    return None


def _exists(date: Day) -> bool:
    year, month, day = date
    try:
        When(f"{year:04}-{month:02}-{day:02}")
    except ValueError:
        return False
    return True
