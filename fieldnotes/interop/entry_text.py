"""Cut a text at its entries, so that every word of it lies in exactly one note."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from fieldnotes.domain.marks import Mark
from fieldnotes.domain.when import When
from fieldnotes.interop.date_words import month_of, weekday_of
from fieldnotes.interop.period_lines import Period
from fieldnotes.interop.plan import PlannedComment, PlannedLink, PlannedMedia, PlannedNote, PlannedTurn

LEAD = 2000
"""Code points between a chapter's heading and the entry below it that still go with that entry."""

_CHAPTER = re.compile(
    r"\s*(?:(?:chapter|book|part|volume|vol\.|section|notebook|letter)\s+(?:[ivxlcdm]+|\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b[.:]?|第[\d一二三四五六七八九十]+[章卷部])"
    r"[^\n]{0,80}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry's heading (code points of the text), its title, its moment, and what is doubtful about it."""

    at: int
    end: int
    title: str
    when: When | None
    doubt: str | None


def cut(note: PlannedNote, entries: Sequence[Entry], periods: Sequence[Period]) -> list[PlannedNote]:
    """The notes of a text's entries; words before the first make an undated note.

    Headings of years, months and chapters right above an entry go with it.
    """
    starts = _starts(note, entries, periods)
    bounds = [*starts, len(note.text)]
    notes = []
    if note.text[: starts[0]].strip():
        before = _laid_out(note, [0, starts[0]])[0]
        notes.append(_trimmed(before, 0, starts[0], title=note.title, observed=None))
    for index, (entry, own) in enumerate(zip(entries, _laid_out(note, bounds), strict=True)):
        warnings = () if notes else note.warnings
        notes.append(
            _trimmed(
                own,
                starts[index],
                bounds[index + 1],
                title=entry.title,
                observed=entry.when,
                warnings=(*warnings, entry.doubt) if entry.doubt else warnings,
                source=f"{note.source} · {entry.title}" if note.source else entry.title,
            )
        )
    return notes


_Laid = TypeVar("_Laid", Mark, PlannedTurn, PlannedComment, PlannedLink, PlannedMedia)


def _laid_out(note: PlannedNote, bounds: Sequence[int]) -> list[PlannedNote]:
    """The note once for each stretch between bounds, bearing only what lies over that stretch."""
    marks, turns, comments = _shared(note.marks, bounds), _shared(note.turns, bounds), _shared(note.comments, bounds)
    links, media = _shared(note.links, bounds), _shared(note.media, bounds)
    return [
        replace(
            note,
            marks=tuple(marks[at]),
            turns=tuple(turns[at]),
            comments=tuple(comments[at]),
            links=tuple(links[at]),
            media=tuple(media[at]),
        )
        for at in range(len(bounds) - 1)
    ]


def _shared(spans: Sequence[_Laid], bounds: Sequence[int]) -> list[list[_Laid]]:
    shares: list[list[_Laid]] = [[] for _ in bounds[1:]]
    for span in spans:
        first = max(0, bisect_right(bounds, span.start) - 1)
        for at in range(first, min(bisect_left(bounds, span.end), len(shares))):
            shares[at].append(span)
    return shares


def merged(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """Headings of one day with nothing between them are one, which bears the fullest of their titles."""
    found: list[Entry] = []
    for entry in entries:
        last = found[-1] if found else None
        if last and last.when == entry.when and not text[last.end : entry.at].strip(" \n\t[](){}*_#"):
            title = max(last.title, entry.title, key=_telling)
            found[-1] = replace(last, end=entry.end, title=title)
        else:
            found.append(entry)
    return found


def _telling(title: str) -> tuple[int, int]:
    """How many words of a title say more than the date, and its length."""
    words = re.findall(r"[^\W\d_]{3,}", title)
    return sum(month_of(word) is None and weekday_of(word) is None for word in words), len(title)


def without_contents(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """Leave out a list of contents: three or more headings in a row without a word under them that come again."""
    ends = [*(entry.at for entry in entries[1:]), len(text)]
    titles = [entry.title for entry in entries]
    idle = [
        not text[entry.end : end].strip() and entry.title in titles[index + 1 :]
        for index, (entry, end) in enumerate(zip(entries, ends, strict=True))
    ]
    kept = []
    for index, entry in enumerate(entries):
        low = index
        while low > 0 and idle[low - 1]:
            low -= 1
        high = index
        while high + 1 < len(idle) and idle[high + 1]:
            high += 1
        if not (idle[index] and high - low >= 2):
            kept.append(entry)
    return kept


def _starts(note: PlannedNote, entries: Sequence[Entry], periods: Sequence[Period]) -> list[int]:
    """Where each entry begins, with the headings above it."""
    above = {period.at for period in periods} | {mark.start for mark in note.marks if mark.kind.startswith("heading")}
    starts = []
    floor = 0
    for entry in entries:
        starts.append(_pulled_up(note.text, entry.at, floor, above))
        floor = entry.end
    if not _substance(note.text[: starts[0]], starts[0], above):
        starts[0] = 0
    return starts


def _substance(before: str, start: int, above: set[int]) -> bool:
    """Whether there is more before the first entry than headings."""
    at = 0
    for line in before.split("\n"):
        if line.strip() and at not in above and at < start:
            return True
        at += len(line) + 1
    return False


def _pulled_up(text: str, at: int, floor: int, above: set[int]) -> int:
    """Go up from a heading over the headings right above it, and to a chapter's heading not far away."""
    start = line = _over_labels(text, at, floor)
    while line > floor:
        previous = text.rfind("\n", floor, line - 1) + 1
        previous = max(previous, floor)
        words = text[previous : line - 1]
        if previous == floor and text[floor - 1 : floor] != "\n" and floor:
            break
        if _CHAPTER.match(words) and at - previous <= LEAD:
            return _over_headings(text, previous, floor, above)
        if previous in above and not text[line:start].strip():
            start = previous
        if at - previous > LEAD:
            break
        line = previous
    return start


def _over_labels(text: str, at: int, floor: int) -> int:
    """Go up over at most three short lines right above a heading ("FIELDNOTE 2"), if a gap stands over them."""
    line = at
    for _ in range(4):
        if line <= floor:
            return line if floor == 0 else at
        previous = max(text.rfind("\n", floor, line - 1) + 1, floor)
        words = text[previous : line - 1].strip()
        if floor and previous == floor:
            return at
        if not words:
            return line
        if len(words) > 60 or words[-1] in ".!?,;。！？":
            return at
        line = previous
    return at


def _over_headings(text: str, start: int, floor: int, above: set[int]) -> int:
    line = start
    while line > floor:
        previous = max(text.rfind("\n", floor, line - 1) + 1, floor)
        if text[previous : line - 1].strip():
            if previous not in above:
                break
            start = previous
        if previous == line:
            break
        line = previous
    return start


def _trimmed(note: PlannedNote, start: int, end: int, **fields: object) -> PlannedNote:
    """A part of a text without the empty lines at its edges."""
    text = note.text[start:end]
    lead = len(text) - len(text.lstrip("\n"))
    start += lead
    end -= len(text) - len(text.rstrip()) if lead < len(text) else 0
    return note.part(start, max(start, end), **fields)
