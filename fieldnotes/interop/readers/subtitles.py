"""Subtitle files (WebVTT, SubRip) as notes with turns: cues joined to speech, each turn with its time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.encodings import decode
from fieldnotes.interop.plan import ImportOptions, PlannedNote, PlannedTurn, Reading
from fieldnotes.interop.readers.cues import Cue, Cues, read_cues
from fieldnotes.interop.readers.finishing import doubt_about, finished
from fieldnotes.interop.readers.titles import title_of_file
from fieldnotes.text.standoff import settle

_LANGUAGE = re.compile(r"^Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*$", re.MULTILINE)
_NAMED = re.compile(r"(?:>>\s*)?([^\W\d_][\w.’'-]{0,24}(?: [^\W\d_][\w.’'-]{0,24}){0,2}):\s+(?=\S)")
_SILENCE = 2_500
"""Milliseconds without words after which speech of the same voice is a new paragraph."""
_LONGEST = 60_000
"""Milliseconds of speech without a named voice after which the next sentence is a new paragraph."""
_LEAST = 2
"""Names that must stand before words until they are taken for speakers."""
_STOPS = (".", "!", "?", "…", "。", "！", "？", "”", "»", "؟", "।")


@dataclass(frozen=True, slots=True)
class _Speech:
    """Cues of one voice that belong together."""

    speaker: str
    start: int
    end: int
    words: str


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read a subtitle file as one interview with a turn for each stretch of speech.

    Raises:
        UserError: no words with times are in it.
    """
    text, encoding, sure = decode(data, options.encoding)
    settled = settle(text)
    found = read_cues(settled)
    if not found.cues:
        raise UserError("No subtitles with their times were found in this file.")
    language = _LANGUAGE.search(settled[:2_000])
    note = _note([*_speeches(_voiced(found.cues))], title_of_file(name))
    note = replace(
        note,
        language=language[1].split("-")[0].lower() if language and settled.startswith("WEBVTT") else "",
        encoding=encoding,
        warnings=(*doubt_about(encoding, sure), *_warnings(found)),
    )
    return finished(note, name, replace(options, split=""))


def _voiced(cues: Sequence[Cue]) -> list[Cue]:
    """The cues with the names that stand before the words ("Anna: …") taken for voices, where several cues do so."""
    names = [match[1] for cue in cues if not cue.speaker and (match := _NAMED.match(cue.words))]
    known = {name for name in names if names.count(name) > 1 or all(word[0].isupper() for word in name.split())}
    if len(names) < _LEAST:
        known = set()
    voiced = []
    for cue in cues:
        match = _NAMED.match(cue.words)
        if not cue.speaker and match and match[1] in known:
            cue = replace(cue, speaker=match[1], words=cue.words[match.end() :])
        voiced.append(cue)
    return voiced


def _speeches(cues: Sequence[Cue]) -> Iterator[_Speech]:
    """Cues joined: a voice goes on until another is named, is silent for a while, or has spoken for long."""
    current: _Speech | None = None
    for cue in cues:
        if current is not None and not _breaks(current, cue):
            current = replace(current, end=max(current.end, cue.end), words=f"{current.words} {cue.words}")
            continue
        if current is not None:
            yield current
        speaker = cue.speaker or (current.speaker if current and not cue.words.startswith(("-", "–", ">>")) else "")
        current = _Speech(speaker, cue.start, cue.end, cue.words)
    if current is not None:
        yield current


def _breaks(speech: _Speech, cue: Cue) -> bool:
    if cue.speaker and cue.speaker != speech.speaker:
        return True
    if cue.words.startswith(("- ", "– ", ">>")) or cue.start - speech.end > _SILENCE:
        return True
    return cue.start - speech.start > _LONGEST and speech.words.endswith(_STOPS)


def _note(speeches: Sequence[_Speech], title: str) -> PlannedNote:
    """A paragraph for each speech; the speaker's name stands in it as in a transcript, its turn covers the words."""
    text, turns, told = "", [], ""
    for speech in speeches:
        text += "\n" if text else ""
        if speech.speaker and speech.speaker != told:
            text += f"{speech.speaker}: "
        told = speech.speaker
        turns.append(PlannedTurn(len(text), len(text) + len(speech.words), speech.speaker, speech.start, speech.end))
        text += speech.words
    return PlannedNote(title=title, text=text, kind="interview", turns=tuple(turns))


_TOLD = (
    ("unreadable", "bore times that cannot be read; the words were kept where they stand."),
    ("endless", "had no end and was taken to last until the next one."),
    ("backward", "ended before beginning; the end was left out."),
    ("empty", "held no words and was left out."),
)


def _warnings(found: Cues) -> tuple[str, ...]:
    told = []
    for name, words in _TOLD:
        count = getattr(found, name)
        if count:
            told.append(f"{_counted(count, 'subtitle')} {words if count == 1 else words.replace(' was ', ' were ')}")
    if found.stray:
        told.append(f"{_counted(found.stray, 'line')} between subtitles went to the one above.")
    if found.repeated:
        told.append(f"{_counted(found.repeated, 'line')} shown twice running, as captions roll, came once.")
    if found.unordered:
        told.append("The subtitles were not in the order of their times; they are now.")
    return tuple(told)


def _counted(count: int, noun: str) -> str:
    return f"One {noun}" if count == 1 else f"{count} {noun}s"
