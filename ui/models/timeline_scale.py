"""The timeline's scale: which moment stands where, how it is zoomed and moved, and what is written along it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fieldnotes.domain.timeline import day_of

UNITS = {"decade": 3652.5, "year": 365.25, "month": 30.44, "day": 1.0}
"""How many days a person sees who asks for a unit."""

LEAST = 1 / 6
MOST = 400_000.0
"""How many days may be seen at the least and at the most."""

FIRST, LAST = 1.0, float(date.max.toordinal())
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_DAYS_OF_MONTH = {2: range(1, 30, 2), 5: (1, 6, 11, 16, 21, 26), 10: (1, 11, 21)}


@dataclass(frozen=True, slots=True)
class Scale:
    """``days`` days from ``begin`` over ``width`` pixels that begin ``left`` pixels from the edge."""

    begin: float
    days: float
    left: float
    width: float

    @property
    def end(self) -> float:
        """The moment at the right edge."""
        return self.begin + self.days

    @property
    def per_day(self) -> float:
        """How many pixels a day is wide."""
        return self.width / self.days

    def x(self, moment: float) -> float:
        """Where a moment stands."""
        return self.left + (moment - self.begin) * self.width / self.days

    def moment(self, x: float) -> float:
        """Which moment stands at a place."""
        return self.begin + (x - self.left) * self.days / self.width

    def zoomed(self, factor: float, x: float) -> "Scale":
        """See ``factor`` times as many days, while the moment at ``x`` stays where it is."""
        days = min(max(self.days * factor, LEAST), MOST)
        stays = self.moment(x)
        return self._held(replace(self, days=days, begin=stays - (stays - self.begin) * days / self.days))

    def panned(self, pixels: float) -> "Scale":
        """Move what is seen to the left by pixels."""
        return self._held(replace(self, begin=self.begin + pixels * self.days / self.width))

    def fitted(self, left: float, width: float) -> "Scale":
        """The same days in another room."""
        return replace(self, left=left, width=max(width, 1.0))

    def showing(self, begin: float, end: float, air: float = 0.02) -> "Scale":
        """See what lies between two moments, with a little air beside it."""
        days = min(max(end - begin, LEAST), MOST)
        return self._held(replace(self, begin=begin - days * air, days=min(days * (1 + 2 * air), MOST)))

    def in_unit(self, unit: str) -> "Scale":
        """See a decade, a year, a month or a day around the middle."""
        return self.zoomed(UNITS[unit] / self.days, self.left + self.width / 2)

    def unit(self) -> str:
        """The unit that is nearest to what is seen."""
        for name, least in (("decade", 4 * 365.25), ("year", 3 * 30.44), ("month", 4.0)):
            if self.days >= least:
                return name
        return "day"

    @staticmethod
    def _held(scale: "Scale") -> "Scale":
        """The same with its middle within the calendar."""
        middle = min(max(scale.begin + scale.days / 2, FIRST), LAST)
        return replace(scale, begin=middle - scale.days / 2)


@dataclass(frozen=True, slots=True)
class AxisMark:
    """A line across, and the words over it ("" for none); ``strong`` where something larger begins."""

    x: float
    words: str
    strong: bool = False


def axis(scale: Scale, measure: Callable[[str], float]) -> list[AxisMark]:
    """Lines and words along the scale, as close as the words allow; ``measure`` tells how wide words are, in pixels."""
    marks: list[AxisMark] = []
    free = scale.left - 1
    for moment, words, full, strong in _steps(scale, measure):
        x = scale.x(moment)
        if not scale.left - 0.5 <= x <= scale.left + scale.width:
            continue
        said = full if strong or not marks else words
        if x < free or x + measure(said) > scale.left + scale.width + 4:
            said = ""
        else:
            free = x + measure(said) + 8
        marks.append(AxisMark(x, said, strong))
    return marks


def _steps(scale: Scale, measure: Callable[[str], float]) -> Iterator[tuple[float, str, str, bool]]:
    """The finest steps whose words find room: moment, words, words that stand by themselves, whether it is strong."""
    room = measure("0000") + 14
    hours = next((step for step in (1, 3, 6, 12) if scale.per_day * step / 24 >= room), None)
    if hours is not None:
        return _hours(scale, hours)
    days = next((step for step in (1, 2, 5, 10) if scale.per_day * step >= measure("00") + 16), None)
    if days is not None:
        return _days(scale, days)
    months = next((step for step in (1, 3) if scale.per_day * 30.44 * step >= room), None)
    if months is not None and scale.days < 40 * 365:
        return _months(scale, months)
    years = next((step for step in _YEARS if scale.per_day * 365.25 * step >= room), _YEARS[-1])
    return _years(scale, years)


def _years(scale: Scale, step: int) -> Iterator[tuple[float, str, str, bool]]:
    first, last = day_of(scale.begin).year, day_of(scale.end).year
    for year in range(max(first - first % step, 1), last + 1, step):
        yield float(date(year, 1, 1).toordinal()), f"{year}", f"{year}", False


def _months(scale: Scale, step: int) -> Iterator[tuple[float, str, str, bool]]:
    first = day_of(scale.begin)
    year, month = first.year, 1
    while year <= 9999 and (moment := float(date(year, month, 1).toordinal())) <= scale.end:
        words = _MONTHS[month - 1]
        yield moment, words, f"{year}" if month == 1 else f"{words} {year}", month == 1
        year, month = (year, month + step) if month + step <= 12 else (year + 1, 1)


def _days(scale: Scale, step: int) -> Iterator[tuple[float, str, str, bool]]:
    day, last = day_of(scale.begin), day_of(scale.end)
    while day <= last:
        if step == 1 or day.day in _DAYS_OF_MONTH[step]:
            month = f"{_MONTHS[day.month - 1]}{f' {day.year}' if day.month == 1 else ''}"
            yield float(day.toordinal()), f"{day.day}", f"{day.day} {month}", day.day == 1
        if day == date.max:
            return
        day += timedelta(days=1)


def _hours(scale: Scale, step: int) -> Iterator[tuple[float, str, str, bool]]:
    day, last = day_of(scale.begin), day_of(scale.end)
    while day <= last:
        for hour in range(0, 24, step):
            full = f"{day.day} {_MONTHS[day.month - 1]}" if hour == 0 else f"{hour:02}:00"
            yield day.toordinal() + hour / 24, f"{hour:02}:00", full, hour == 0
        if day == date.max:
            return
        day += timedelta(days=1)


def moment_words(moment: float, scale: Scale) -> str:
    """A moment for people, as exactly as a pixel tells it: "2013", "Mar 2013", "12 Mar 2013", "12 Mar 2013, 15:30"."""
    day, pixel = day_of(moment), scale.days / scale.width
    if pixel > 60:
        return f"{day.year}"
    if pixel > 8:
        return f"{_MONTHS[day.month - 1]} {day.year}"
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if pixel > 1 / 48:
        return words
    minutes = int((moment - int(moment)) * 1440) // 5 * 5
    return f"{words}, {minutes // 60:02}:{minutes % 60:02}"


def stretch_words(begin: float | None, end: float | None) -> str:
    """From when to before when something was, in words."""
    first = _day_words(begin) if begin is not None else ""
    last = _day_words(end - 0.001 if end > (begin or 0) else end) if end is not None else ""
    if begin is not None and begin == end and begin != int(begin):
        minutes = round((begin - int(begin)) * 1440)
        return f"{first}, {minutes // 60:02}:{minutes % 60:02}"
    if not last:
        return f"since {first}" if first else "at all times"
    if not first:
        return f"until {last}"
    return first if first == last else f"{first} – {last}"


def _day_words(moment: float) -> str:
    day = day_of(moment)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
