"""Dates in the names of files and folders, where they can mean nothing else."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from fieldnotes.domain.when import When
from fieldnotes.interop.date_forms import Stated, find_date
from fieldnotes.interop.date_words import month_of

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MONTH = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)[-_.](0[1-9]|1[0-2])(?![\d])(?![-_.]\d)")
_WEEK = re.compile(r"(?<![\w-])((?:19|20)\d\d)-?[Ww](0[1-9]|[1-4]\d|5[0-3])(?![\w])(?!-\d)")
_GAP = " \t-–—_:;,.·|/()[]"


def observed_in_name(name: str, order: str = "", today: date | None = None) -> When | None:
    """The date in a file's name, "2013-11-12 ward round.txt" or "Notes 12 March 2013", if it is a sensible one.

    Numbers that may be anything else ("12.3.13" without a stated order) are passed over, and so are days to come. A
    week of the calendar ("2013-W12") is the stretch from its Monday to its Sunday (ISO 8601).
    """
    stem = PurePath(name).stem.replace("_", " ")
    limit = (today or date.today()).isoformat()
    stated = find_date(stem, order or "dmy")
    if stated and stated.year and (order or not stated.form.startswith("numeric")):
        when = _when(stated)
        return when if when and when.first <= limit else None
    found = _week(stem) or _month(PurePath(name).stem)
    return found if found and found.first <= limit else None


def observed_in_folders(name: str, order: str = "", today: date | None = None) -> When | None:
    """The date that the folders of a path tell: "2013/11/12/ward.md", "2013/11/12.md", "Visits/2013-11-12/ward.md".

    A year alone is passed over: notes are filed by year long after they were made.

    Args:
        name: the file's way from the folder that was chosen, parted by "/".
        order: how a date in figures is meant.
        today: days after it are passed over.
    """
    *folders, file = PurePath(name).parts
    for folder in reversed(folders):
        # The names of folders have no ending, so one is given to them.
        when = observed_in_name(f"{folder}.x", order, today)
        if when is not None:
            return when
    return _by_year_and_month([*folders, PurePath(file).stem], (today or date.today()).isoformat())


def tells_date(folder: str, order: str = "") -> bool:
    """Whether a folder's name says nothing but a date or a part of one."""
    words = folder.strip(_GAP)
    if re.fullmatch(r"\d{1,2}|(?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d[-_.](?:0[1-9]|1[0-2])", words):
        return True
    if _month_number(words) is not None or _WEEK.fullmatch(words):
        return True
    stated = find_date(words, order or "dmy")
    return bool(stated and stated.year and stated.start == 0 and stated.end == len(words))


def title_after_date(title: str, observed: When | None, order: str = "") -> str:
    """A title without the date that leads it, if that is the date observed and something is left."""
    if observed is None:
        return title
    words = title.strip()
    end = 0
    stated = find_date(words, order or "dmy")
    if stated and stated.year and not words[: stated.start].strip(_GAP):
        when = _when(stated)
        end = stated.end if when and when.iso == observed.iso else 0
    for pattern, read in ((_WEEK, _week), (_MONTH, _month)):
        lead = pattern.match(words)
        if not end and lead and read(lead[0]) == observed:
            end = lead.end()
    rest = words[end:].strip(_GAP) if end else ""
    return words[end:].lstrip(_GAP).strip() if any(map(str.isalpha, rest)) else title


def _when(stated: Stated) -> When | None:
    if not (stated.year and stated.month and stated.day):
        return None
    iso = f"{stated.year:04}-{stated.month:02}-{stated.day:02}"
    try:
        return When(f"{iso}T{stated.clock}", None, "exact") if stated.clock else When(iso)
    except ValueError:
        return None


def _week(words: str) -> When | None:
    found = _WEEK.search(words)
    if not found:
        return None
    try:
        first, last = (date.fromisocalendar(int(found[1]), int(found[2]), day) for day in (1, 7))
    except ValueError:
        return None
    return When(first.isoformat(), last.isoformat(), "range")


def _month(words: str) -> When | None:
    found = _MONTH.search(words)
    return When(f"{found[1]}-{found[2]}", None, "month") if found else None


def _by_year_and_month(parts: Sequence[str], limit: str) -> When | None:
    """A year's folder, in it a month's, in that perhaps a day's or a file named by the day alone."""
    for at in range(len(parts) - 2, -1, -1):
        year = parts[at].strip()
        month = _month_number(parts[at + 1]) if _YEAR.fullmatch(year) and at + 2 < len(parts) else None
        if month is None:
            continue
        iso = f"{year}-{month:02}"
        day = parts[at + 2].strip()
        if re.fullmatch(r"\d{1,2}", day) and 1 <= int(day) <= monthrange(int(year), month)[1]:
            iso += f"-{int(day):02}"
        return When.of(iso) if iso <= limit else None
    return None


def _month_number(words: str) -> int | None:
    """The month that a folder is named by: "11", "11 November", "11-Nov", "November"."""
    words = words.strip()
    found = re.fullmatch(r"(0?[1-9]|1[0-2])(?:[\s._-]+([^\W\d_]{3,12}))?|([^\W\d_]{3,12})", words)
    if not found:
        return None
    named = month_of(found[2] or found[3]) if found[2] or found[3] else None
    if found[1] is None:
        return named
    return int(found[1]) if found[2] is None or named == int(found[1]) else None
