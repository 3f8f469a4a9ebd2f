"""What all readers do at the end: fill in what the person said, split at dates, find the speakers."""

import re
from dataclasses import replace
from pathlib import PurePath

from fieldnotes.domain.when import When
from fieldnotes.interop.dated import split_dated
from fieldnotes.interop.dialogue_turns import find_turns, is_plainly_speech
from fieldnotes.interop.name_dates import observed_in_folders, observed_in_name, title_after_date
from fieldnotes.interop.plan import SPEECH_KINDS, ImportOptions, PlannedNote, Reading

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


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


def stamped(reading: Reading, made: str | None) -> Reading:
    """Notes without a date observed, dated by the day on which they were made (partial ISO), with a word of warning."""
    if not made:
        return reading
    day = When.of(made[:10])
    told = f"No date observed was found; the day this note was made, {day.label()}, stands for it."
    notes = (
        replace(note, observed=day, warnings=(*note.warnings, told)) if note.observed is None else note
        for note in reading.notes
    )
    return replace(reading, notes=tuple(notes))


def _first_year(name: str, options: ImportOptions) -> int | None:
    named = _YEAR.search(PurePath(name).stem)
    if named:
        return int(named[0])
    return int(options.observed.start[:4]) if options.observed else None


def completed(note: PlannedNote, name: str, options: ImportOptions, whole: bool) -> PlannedNote:
    """A note with what the file's name tells and then what the person said; ``whole`` if it is its file's only one."""
    note = replace(note, kind=options.kind or note.kind, site=note.site or options.site)
    note = replace(note, language=note.language or options.language)
    observed = note.observed
    if whole and observed is None:
        observed = observed_in_name(name, options.order) or observed_in_folders(name, options.order)
    if whole or options.split != "dated":
        observed = observed or options.observed
    title = title_after_date(note.title, observed, options.order) if whole else note.title
    note = replace(note, observed=observed, title=title)
    return replace(_spoken(note, options, whole), hints=())


def _spoken(note: PlannedNote, options: ImportOptions, whole: bool) -> PlannedNote:
    """A note with its turns; a whole file of no kind that is plainly a transcript becomes an interview."""
    asked = note.kind in SPEECH_KINDS if options.turns is None else options.turns
    unsaid = options.turns is None and options.kind is None and note.kind == "fieldnote" and whole
    if note.turns or not (asked or unsaid):
        return note
    turns = find_turns(note.text, note.marks, note.hints)
    if asked:
        return replace(note, turns=turns)
    return replace(note, kind="interview", turns=turns) if is_plainly_speech(note.text, turns) else note
