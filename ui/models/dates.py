"""Dates as lists show them: as a tile, or as a day in words."""

from datetime import datetime

from fieldnotes.domain.when import When
from ui.theme.drawing import Tile

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(at: int) -> str:
    """The day of a moment (milliseconds since 1970, UTC) as this machine's clock has it: "12 Nov 2013"."""
    day = datetime.fromtimestamp(at / 1000).astimezone()
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def detail_words(detail: str) -> str:
    """What is said of a row beside its name: a date as people write it, anything else as it is."""
    try:
        return When.of(detail).label()
    except ValueError:
        return detail


def tile_of(when: When | None) -> Tile:
    """A moment as two short lines, as exact as it is known."""
    if when is None:
        return Tile("–")
    if when.end:
        return _stretch(when)
    year, month, day = [*when.start.split("T")[0].split("-"), "", ""][:3]
    if when.precision == "about":
        return Tile("about", _month(month) or year)
    if when.precision == "season":
        return Tile(when.label().split()[0])
    if not month:
        return Tile(year)
    return Tile(str(int(day)), _month(month)) if day else Tile(_month(month))


def _stretch(when: When) -> Tile:
    """A range: "3–9 / Nov", "Mar / – Sep", "2012 / – 2014"."""
    first, last = when.first, when.last
    if first[:4] != last[:4]:
        return Tile(first[:4], f"– {last[:4]}")
    if first[:7] != last[:7]:
        return Tile(_month(first[5:7]), f"– {_month(last[5:7])}")
    return Tile(f"{int(first[8:])}–{int(last[8:])}", _month(first[5:7]))


def _month(month: str) -> str:
    return MONTHS[int(month) - 1] if month else ""
