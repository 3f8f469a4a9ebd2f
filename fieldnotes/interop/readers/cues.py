"""Cues of subtitle files (WebVTT, SubRip) as they are found in the wild: what can be had is had, the rest is counted.

The WebVTT and SubRip libraries refuse a whole file for one bad line, or pass over what they do not know without a
word; a transcript of somebody's speech must do neither.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from fieldnotes.interop.stamps import milliseconds

_STAMP = r"\d{1,4}(?:\s?:\s?\d{1,2}){1,2}(?:[.,:;]\d{1,3})?"
_POINT = r"(?:-{1,2}\s?>|[–—=]>|→)"
_TIMES = re.compile(rf"\s*({_STAMP})\s*{_POINT}\s*({_STAMP})?")
_ARROW = re.compile(rf"(?=.*\d).*{_POINT}")
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
    """The cues of a file in the order of their times, and how many of them were mended in which way.

    Attributes:
        unreadable: bore times that cannot be read, and were given the place where they stand.
        endless: bore no end, and were given the beginning of the next one.
        backward: ended before they began.
        stray: lines between cues, which were added to the one above.
        repeated: lines shown twice running, as captions that roll do, which were taken once.
        empty: bore no words, and were left out.
        unordered: whether the file had them in another order.
    """

    cues: tuple[Cue, ...]
    unreadable: int = 0
    endless: int = 0
    backward: int = 0
    stray: int = 0
    repeated: int = 0
    empty: int = 0
    unordered: bool = False


@dataclass
class _Block:
    """Times as they stand in the file, None where they cannot be read or are not there, and the lines below."""

    start: int | None
    end: int | None
    lines: list[str]
    is_readable: bool = True
    stray: int = 0


def read_cues(text: str) -> Cues:
    """All cues in a settled text."""
    blocks = _blocks(text.split("\n"))
    unreadable = sum(not block.is_readable for block in blocks)
    endless = sum(block.is_readable and block.end is None for block in blocks)
    backward = sum(block.end is not None and block.end < (block.start or 0) for block in blocks)
    repeated = _take_once(blocks)
    found: list[Cue] = []
    empty = 0
    for block, (start, end) in zip(blocks, _settled_times(blocks), strict=True):
        spoken = _spoken(start, end, block.lines)
        empty += not spoken and block.is_readable
        found += spoken
    ordered = sorted(found, key=lambda cue: cue.start)
    stray = sum(block.stray for block in blocks)
    return Cues(tuple(ordered), unreadable, endless, backward, stray, repeated, empty, ordered != found)


def _settled_times(blocks: Sequence[_Block]) -> Iterator[tuple[int, int]]:
    """Times for each block: what lacks a beginning begins where the one above ended, what lacks an end lasts on."""
    last = 0
    for at, block in enumerate(blocks):
        start = last if block.start is None else block.start
        following = next((each.start for each in blocks[at + 1 : at + 2] if each.start is not None), start)
        end = following if block.end is None and block.is_readable else block.end or start
        last = max(start, end)
        yield start, last


ROLLING = 0.3
"""The share of cues that must begin with the last line of the one above before captions are taken to roll."""


def _take_once(blocks: Sequence[_Block]) -> int:
    """Where captions roll, take out of each cue the lines that stood in the one above already; how many."""
    doubled = []
    for above, block in pairwise(blocks):
        before, now = [_bare(line) for line in above.lines], [_bare(line) for line in block.lines]
        most = min(len(before), len(now))
        same = next((count for count in range(most, 0, -1) if before[-count:] == now[:count]), 0)
        touching = block.start is not None and above.end is not None and block.start <= above.end + 100
        doubled.append(same if touching else 0)
    if sum(map(bool, doubled)) < ROLLING * len(blocks):
        return 0
    for block, same in zip(blocks[1:], doubled, strict=True):
        block.lines = block.lines[same:]
    return sum(doubled)


def _bare(line: str) -> str:
    return " ".join(_TAG.sub("", line).split())


def _blocks(lines: Sequence[str]) -> list[_Block]:
    """Each line of times with the lines below it, up to the next one or an empty line; what stands astray follows."""
    found: list[_Block] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.startswith(_ASIDE) and (index == 0 or not lines[index - 1].strip()):
            index = _after_block(lines, index)
            continue
        times = _TIMES.match(line)
        if times or _ARROW.match(line):
            start, end = (_moment(times[1]), _moment(times[2])) if times else (None, None)
            body, index = _body(lines, index + 1)
            found.append(_Block(start, end, body, bool(times)))
            continue
        if found and _is_astray(lines, index):
            found[-1].lines.append(line)
            found[-1].stray += 1
        index += 1
    return found


def _is_astray(lines: Sequence[str], index: int) -> bool:
    """Whether a line between cues holds words, rather than the number or name of the cue below."""
    line = lines[index].strip()
    follows = index + 1 < len(lines) and bool(_ARROW.match(lines[index + 1]))
    return bool(line) and not line.isdigit() and not follows


def _moment(stamp: str | None) -> int | None:
    if not stamp:
        return None
    clock = re.sub(r"\s|;", lambda sign: "." if sign[0] == ";" else "", stamp)
    parts = clock.split(":")
    return milliseconds(":".join(parts[:3]) + (f".{parts[3]}" if len(parts) > 3 else ""))


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
    followed = index < len(lines) and bool(_ARROW.match(lines[index]))
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
