"""What all readers do at the end: fill in what the person said, split at dates, find the speakers."""

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from fieldnotes.domain.when import When
from fieldnotes.interop.date_forms import find_date
from fieldnotes.interop.dated import split_dated
from fieldnotes.interop.dialogue_turns import find_turns
from fieldnotes.interop.plan import SPEECH_KINDS, ImportOptions, PlannedNote, Reading

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_MONTH = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)[-_.](0[1-9]|1[0-2])(?![\d])(?![-_.]\d)")


def finished(note: PlannedNote, name: str, options: ImportOptions, plain: bool = False) -> Reading:
    """The notes that one read text gives under the options.

    Args:
        note: the whole text.
        name: of its file.
        plain: whether its lines may have been broken to fit a page.
    """
    note = replace(note, source=name)
    parts = [note]
    if options.split == "dated":
        parts = split_dated(note, options.order, _first_year(name, options), plain)
    whole = len(parts) == 1
    return Reading(tuple(completed(part, name, options, whole) for part in parts))


def doubt_about(encoding: str, sure: bool) -> tuple[str, ...]:
    """A word of warning where an encoding had to be guessed."""
    if sure:
        return ()
    return (f"The characters were read as {encoding}, which is a guess; look at some accented words.",)


def _first_year(name: str, options: ImportOptions) -> int | None:
    named = _YEAR.search(PurePath(name).stem)
    if named:
        return int(named[0])
    return int(options.observed.start[:4]) if options.observed else None


def completed(note: PlannedNote, name: str, options: ImportOptions, whole: bool) -> PlannedNote:
    """A note with what the file's name tells and then what the person said; ``whole`` if it is its file's only one."""
    note = replace(note, kind=options.kind or note.kind, site=note.site or options.site)
    note = replace(note, language=note.language or options.language)
    observed = note.observed or (observed_in_name(name, options.order) if whole else None)
    if whole or options.split != "dated":
        observed = observed or options.observed
    note = replace(note, observed=observed)
    wanted = note.kind in SPEECH_KINDS if options.turns is None else options.turns
    return replace(note, turns=find_turns(note.text, note.marks)) if wanted and not note.turns else note


def observed_in_name(name: str, order: str = "", today: date | None = None) -> When | None:
    """The date in a file's name, "2013-11-12 ward round.txt" or "Notes 12 March 2013", if it is a sensible one.

    Numbers that may be anything else ("12.3.13" without a stated order) are passed over, and so are days to come.
    """
    stem = PurePath(name).stem.replace("_", " ")
    stated = find_date(stem, order or "dmy")
    limit = (today or date.today()).isoformat()
    if stated and stated.year and stated.month and stated.day and (order or not stated.form.startswith("numeric")):
        iso = f"{stated.year:04}-{stated.month:02}-{stated.day:02}"
        try:
            when = When(f"{iso}T{stated.clock}", None, "exact") if stated.clock else When(iso)
        except ValueError:
            return None
        return when if iso <= limit else None
    month = _MONTH.search(PurePath(name).stem)
    if month and f"{month[1]}-{month[2]}" <= limit:
        return When(f"{month[1]}-{month[2]}", None, "month")
    return None
