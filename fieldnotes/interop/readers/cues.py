"""Cues of subtitle files (WebVTT, SubRip) as they are found in the wild: what can be had is had, the rest is counted.

The WebVTT and SubRip libraries refuse a whole file for one bad line, or pass over what they do not know without a
word; a transcript of somebody's speech must do neither.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from fieldnotes.interop.stamps import milliseconds

_STAMP = r"(?:\d{1,4}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"\s*({_STAMP})\s*-{{1,2}}>\s*({_STAMP})")
_ARROW = re.compile(r"-{1,2}>")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+([^>\n]+)>")
_TAG = re.compile(r"</?(?:[a-zA-Z][\w.-]*(?:\s[^<>\n]*)?|\d[\d:.,]*)>|\{\\?[a-zA-Z]\w*[^{}\n]*\}")
_DASH = re.compile(r"^(?=[-–] )", re.MULTILINE)
_ASIDE = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words between two times (milliseconds), and who says them if the file tells."""

    start: int
    end: int
    words: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a file in the order of their times; how many lines with an arrow held no times, and empty cues."""

    cues: tuple[Cue, ...]
    unreadable: int = 0
    empty: int = 0
    unordered: bool = False


def read_cues(text: str) -> Cues:
    """All cues in a settled text."""
    found: list[Cue] = []
    unreadable = empty = 0
    for start, end, lines in _blocks(text.split("\n")):
        if start is None or end is None:
            unreadable += 1
            continue
        spoken = _spoken(start, end, lines)
        empty += not spoken
        found += spoken
    ordered = sorted(found, key=lambda cue: cue.start)
    return Cues(tuple(ordered), unreadable, empty, ordered != found)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int | None, int | None, list[str]]]:
    """Each line of times with the lines below it, up to the next one or an empty line."""
    index = 0
    while index < len(lines):
        if lines[index].startswith(_ASIDE) and (index == 0 or not lines[index - 1].strip()):
            index = _after_block(lines, index)
            continue
        times = _TIMES.match(lines[index])
        if times:
            body, index = _body(lines, index + 1)
            yield milliseconds(times[1]), milliseconds(times[2]), body
            continue
        if _ARROW.search(lines[index]):
            yield None, None, []
        index += 1


def _after_block(lines: Sequence[str], index: int) -> int:
    while index < len(lines) and lines[index].strip():
        index += 1
    return index


def _body(lines: Sequence[str], index: int) -> tuple[list[str], int]:
    """The words of a cue; its next neighbour's number is not one of them where the empty line is missing."""
    body: list[str] = []
    while index < len(lines) and lines[index].strip() and not _TIMES.match(lines[index]):
        body.append(lines[index])
        index += 1
    followed = index < len(lines) and bool(_TIMES.match(lines[index]))
    if followed and body and body[-1].strip().isdigit():
        body.pop()
    return body, index


def _spoken(start: int, end: int, lines: Sequence[str]) -> list[Cue]:
    """One cue, or one for each voice named in it and for each line that a dash gives to another voice."""
    pieces = _VOICE.split("\n".join(lines))
    cues = []
    for speaker, words in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        for part in _DASH.split(words) if len(_DASH.findall(words)) > 1 else [words]:
            bare = " ".join(unescape(_TAG.sub("", part)).split())
            if bare:
                cues.append(Cue(start, end, bare, " ".join(unescape(speaker).split())))
    return cues
