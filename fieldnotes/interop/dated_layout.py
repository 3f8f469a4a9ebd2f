"""Which of the lines that may be headings are: by the layout the text uses most, and by the order of time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from fieldnotes.interop.chronology import Calendar, Day, first_year
from fieldnotes.interop.heading_lines import Candidate
from fieldnotes.interop.period_lines import Period

FARTHEST = 400
"""Days before the first and after the last sure entry within which an unusual heading is still believed."""
NEAREST = 20
"""Days between two sure headings within which even a faint one is believed, if it keeps their order."""

Item: TypeAlias = Candidate | Period
WholeDay: TypeAlias = tuple[int, int, int]


def chosen_headings(items: Sequence[Item]) -> list[Item]:
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
        places = {each.at for each in main}
        doubtful = [each for each in doubtful if each.at in places]
    doubtful = [each for each in doubtful if not each.led]
    known = {each.at for each in believed}
    weak = {each.at for each in candidates if each.at not in known and each.stated.full}
    chosen = _fitting(items, sure, weak | {each.at for each in doubtful})
    dated = any(item.year if isinstance(item, Period) else item.stated.year for item in chosen)
    leading = any(isinstance(item, Candidate) and "<" not in item.shape for item in chosen)
    return chosen if dated or leading else [item for item in chosen if isinstance(item, Period)]


def _believed(candidates: Sequence[Candidate], items: Sequence[Item]) -> list[Candidate]:
    """Strong candidates, and weak ones where the text heads its entries so throughout."""
    strong = [each for each in candidates if max(each.own, each.inline) >= 2 and not _loose(each)]
    weak = Counter(each.shape for each in candidates if max(each.own, each.inline) == 1)
    full = sum(each.stated.full for each in strong)
    kept = []
    loose = _believed_days(candidates, _under_a_month(items), strong)
    for each in candidates:
        counts = weak[each.shape] >= (3 if full else 2) and weak[each.shape] >= full
        if _loose(each):
            if each.at in loose:
                kept.append(each)
        elif max(each.own, each.inline) >= 2 or counts:
            kept.append(each)
    return kept


def _loose(item: Candidate) -> bool:
    """Whether a heading counts only below a month's: a bare number, or a day with a place or a writer."""
    named = item.stated.form == "day" and bool(item.own) and item.extra and not item.inline
    return item.stated.form == "number" or named


def _believed_days(candidates: Sequence[Candidate], under_month: set[int], strong: Sequence[Candidate]) -> set[int]:
    """Where numbers and named days below a month's heading are days, by how often the text heads entries so."""
    loose = [each for each in candidates if _loose(each) and each.at in under_month]
    own = [each for each in loose if each.own]
    named = sum(each.extra for each in own)
    full = sum(each.stated.full for each in strong)
    days = sum(each.stated.form == "day" for each in strong)
    habit = len(own) >= (3 if full else 2) and len(own) >= full
    kept = set()
    for each in loose:
        if each.stated.form == "day":
            usual = habit or days > 0
        else:
            usual = habit and len(own) * 2 >= days and (not each.extra or named * 4 >= len(own))
        if usual or max(each.own, each.inline) >= 2:
            kept.add(each.at)
    return kept


def _under_a_month(items: Sequence[Item]) -> set[int]:
    """Where a number alone may be a day: below a month's heading, in rising order, not in a numbered list."""
    places = set()
    limits = _next_days(items)
    day: int | None = None
    listing = _Listing()
    above = -1
    for item in items:
        if isinstance(item, Period):
            day = 0 if item.month else None
            above = item.end
            listing = _Listing()
        elif item.stated.full:
            day = None
        elif day is not None and item.stated.day is not None:
            begun = day > 0 or (not item.apart and item.at > above + 1)
            if not listing.takes(item, begun) and day <= item.stated.day <= limits[item.at]:
                day = item.stated.day
                places.add(item.at)
    return places


def _next_days(items: Sequence[Item]) -> dict[int, int]:
    """For each item, the next day below it in its month that is written as a day ("5th"), or 31."""
    limits = {}
    limit = 31
    for item in reversed(items):
        limits[item.at] = limit
        if isinstance(item, Period):
            limit = 31
        elif item.stated.form == "day" and max(item.own, item.inline) >= 2 and not _loose(item):
            limit = item.stated.day or limit
    return limits


@dataclass
class _Listing:
    """A numbered list within an entry, "1. … 2. …", whose numbers are no days."""

    last: int = 0
    spaced: bool | None = None

    def takes(self, item: Candidate, begun: bool) -> bool:
        """Whether an item belongs to a list; ``begun`` if the entry it would stand in has begun."""
        number = item.stated.day or 0
        run_in = item.stated.form == "number" and item.inline
        if not run_in and (item.apart or not _loose(item) or not item.extra):
            return False
        if number == 1 and begun:
            self.last, self.spaced = 1, None
            return True
        if not self.last or number != self.last + 1 or (item.apart and self.spaced is False):
            return False
        self.last, self.spaced = number, item.apart
        return True


def _prefers_own(candidates: Iterable[Candidate]) -> bool:
    """Whether most headings stand on lines of their own; those that may be either side with the others."""
    own = inline = 0
    for each in candidates:
        own += bool(each.own) and not each.inline
        inline += bool(each.inline) and not each.own
    return own * 2 >= inline


def _echoing(doubtful: Sequence[Candidate], items: Sequence[Item], sure: set[int]) -> bool:
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


def _fitting(items: Sequence[Item], sure: set[int], doubtful: set[int]) -> list[Item]:
    """The sure headings, the periods, and those doubtful headings that keep the order of time."""
    known = [item for item in items if isinstance(item, Period) or item.at in sure]
    start = first_year(resolved(known, Calendar()))
    after = _days_after(items, sure, Calendar(year=start))
    calendar = Calendar(year=start)
    last: WholeDay | None = None
    chosen: list[Item] = []
    for index, item in enumerate(items):
        if isinstance(item, Period):
            calendar.enter(item)
            chosen.append(item)
        elif item.at in sure or (item.at in doubtful and _fits(item, calendar, last, after[index])):
            last = _whole(calendar.take(item.stated)) or last
            chosen.append(item)
    return chosen


def _days_after(items: Sequence[Item], sure: set[int], calendar: Calendar) -> list[WholeDay | None]:
    """For each item, the day of the next sure heading."""
    days: list[WholeDay | None] = []
    for item in items:
        if isinstance(item, Period):
            calendar.enter(item)
            days.append(None)
        else:
            days.append(_whole(calendar.take(item.stated)) if item.at in sure else None)
    following: list[WholeDay | None] = []
    last = None
    for day in reversed(days):
        following.append(last)
        last = day or last
    return following[::-1]


def _fits(
    item: Candidate,
    calendar: Calendar,
    before: WholeDay | None,
    after: WholeDay | None,
) -> bool:
    day = _whole(calendar.resolve(item.stated))
    if day and item.stated.month is None and calendar.month and day[1] != calendar.month:
        return False
    if day is None or (before is None and after is None):
        return before is None and after is None and max(item.own, item.inline) >= 2
    if before is not None and (day < before or (day == before and not (item.own >= 2 and item.extra))):
        return False
    if after is not None and day > after:
        return False
    if before is not None and after is not None and max(item.own, item.inline) < 2:
        return _number(after) - _number(before) <= NEAREST
    near = before or after
    assert near is not None
    return (before is not None and after is not None) or abs(_number(day) - _number(near)) <= FARTHEST


def _whole(date: Day) -> WholeDay | None:
    year, month, day = date
    return None if year is None or month is None else (year, month, day or 1)


def _number(day: WholeDay) -> int:
    return round(day[0] * 365.25 + day[1] * 30.44 + day[2])


def resolved(chosen: Sequence[Item], calendar: Calendar) -> list[Day]:
    """What each heading means, as (year, month, day), reading from top to bottom."""
    dates = []
    for item in chosen:
        if isinstance(item, Period):
            calendar.enter(item)
        else:
            dates.append(calendar.take(item.stated))
    return dates
