"""How a line may name who speaks: "Name:", "[00:12] Name:", "Name 00:12" above the words, a name set off by its look.

Each layout is read by itself; `dialogue_turns` judges which of them is a document's habit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.plan import PlannedHint
from fieldnotes.interop.stamps import ALONE, milliseconds_or_none, stamp
from fieldnotes.text.counting import MARKS

_LETTER = rf"\w{MARKS}"
NAME = rf"[^\W\d_][{_LETTER}.’'&/() -]{{0,38}}?(?:,\s[^\W\d_][{_LETTER}.’' ]{{0,15}})?"
"""A name as the inside of a regular expression, for what a colon or a tab ends."""

_BOLD = r"(?:\*\*|__)?"
_LIST = r"(?:[-–—•]\s+)?"
_INLINE = re.compile(
    rf"\s*{_LIST}(?:{stamp('before')}\s*[-–—]?\s*)?{_BOLD}(?P<name>{NAME}){_BOLD}\s*(?:{stamp('after')}\s*)?"
    r"(?:(?:(?<!\d)[:：]|[:：](?!\d))\**|\t)\**(?:\s+|$|(?=\S))"
)
_ABOVE = (
    re.compile(rf"\s*{_BOLD}(?P<name>{NAME}){_BOLD}\s*[|,;·–—-]?\s+{stamp('at')}\s*$"),
    re.compile(rf"\s*{stamp('at')}\s*[|,;·–—-]?\s*{_BOLD}(?P<name>{NAME}){_BOLD}\s*$"),
)
_DASHED = re.compile(
    rf"\s*(?:(?P<name>[^\W\d_][{_LETTER}.’' ]{{0,24}}?)\s+[–—-]{{1,2}}\s+|(?P<letter>[QAIRFEB]\d?)[.)]\s+)(?=\S)"
)
_ALONE = re.compile(rf"[^\W\d_][{_LETTER}.’'&() -]{{0,39}}")
_LONGEST = 5
"""Words that a name on a line of its own may have."""
_SET_OFF = ("bold", "italic", "underline")
_HEADINGS = ("heading1", "heading2", "heading3", "heading4", "bold")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph that names a speaker: who, where the words begin (code points), the times told with the name."""

    name: str
    words: int
    time: int | None = None
    end_time: int | None = None


Openings = dict[int, Opening]
"""Openings by where their paragraph begins."""


def inline(text: str, spans: Sequence[Span]) -> Openings:
    """A name, a colon or a tab, and words; a time stands before the name, behind it or alone in the line above."""
    found: Openings = {}
    time: int | None = None
    for start, end in spans:
        line = text[start:end]
        alone = ALONE.match(line)
        match = None if alone else _INLINE.match(line)
        if match:
            said = match["before"] or match["after"]
            until = match["before_end"] or match["after_end"]
            at = milliseconds_or_none(said) if said else time
            found[start] = Opening(_bare(match["name"]), start + match.end(), at, milliseconds_or_none(until))
        time = milliseconds_or_none(alone["at"]) if alone else None
    return {at: each for at, each in found.items() if each.name and len(each.name.split()) <= 6}


def above(text: str, spans: Sequence[Span]) -> Openings:
    """A name with a time on a line of their own, or on two, and the words below."""
    found: Openings = {}
    for index, (start, end) in enumerate(spans):
        line = text[start:end]
        match = next((match for pattern in _ABOVE if (match := pattern.match(line))), None)
        if match and len(match["name"].split()) <= _LONGEST:
            at, until = milliseconds_or_none(match["at"]), milliseconds_or_none(match["at_end"])
            found[start] = Opening(_bare(match["name"]), end, at, until)
        elif _is_name(line):
            for near in (*spans[index + 1 : index + 2], *spans[max(0, index - 1) : index]):
                times = ALONE.match(text[slice(*near)])
                if times and start not in found:
                    at, until = milliseconds_or_none(times["at"]), milliseconds_or_none(times["at_end"])
                    found[start] = Opening(_bare(line), max(end, near[1]), at, until)
    return found


def alone(text: str, spans: Sequence[Span], marks: Sequence[Mark]) -> Openings:
    """A name on a line of its own, in bold, as a heading or in capitals, and the words below."""
    loud = {(mark.start, mark.end) for mark in marks if mark.kind in _HEADINGS}
    found: Openings = {}
    before = -2
    for index, (start, end) in enumerate(spans):
        line = text[start:end]
        is_loud = (start, end) in loud or (line.isupper() and len(line.strip()) > 1)
        if is_loud and _is_name(line) and before != index - 1:
            found[start] = Opening(_bare(line), end)
            before = index
    return found


def set_off(text: str, spans: Sequence[Span], marks: Sequence[Mark], hints: Sequence[PlannedHint]) -> Openings:
    """A name at the beginning of its words, told apart by its look or by a style of characters alone."""
    runs = {mark.start: mark.end for mark in marks if mark.kind in _SET_OFF}
    runs |= {hint.start: hint.end for hint in hints if hint.kind == "run"}
    found: Openings = {}
    for start, end in spans:
        until = runs.get(start, end)
        if until < end and _is_name(text[start:until]):
            found[start] = Opening(_bare(text[start:until]), until)
    return found


def dashed(text: str, spans: Sequence[Span]) -> Openings:
    """A name with a dash behind it, or a letter with a full stop ("Q."), and its words."""
    found: Openings = {}
    for start, end in spans:
        match = _DASHED.match(text, start, end)
        if match:
            name = _bare(match["name"] or match["letter"])
            if name and len(name.split()) <= 3 and all(not word[0].islower() for word in name.split()):
                found[start] = Opening(name, match.end())
    return found


def styled(text: str, spans: Sequence[Span], hints: Sequence[PlannedHint]) -> Iterator[Openings]:
    """Paragraph styles that say who speaks: once as the speaker's own style, once as the style of lines with a name."""
    styles = {hint.start: hint.name for hint in hints if hint.kind == "paragraph"}
    ours = {at: name for at, name in styles.items() if name.casefold() not in _PLAIN_STYLES}
    told = {name for name in ours.values() if _ROLE.search(name)}
    if not told:
        return
    yield {start: Opening(ours[start], start) for start, _ in spans if start in ours}
    yield {
        start: Opening(_bare(text[start:end]), end)
        for start, end in spans
        if ours.get(start) in told and _is_name(text[start:end])
    }


_PLAIN_STYLES = frozenset([
    "normal", "standard", "default", "default paragraph style", "body text", "text body", "no spacing",
    "list paragraph", "header", "footer", "title", "subtitle", "footnote text", "caption", "plain text", "normal (web)",
    "quote", "first line indent", "text body indent", "list bullet", "list number", "preformatted text",
    "table contents",
])  # fmt: skip
_ROLE = re.compile(
    r"(?i)speaker|interview|respond|question|answer|participant|informant|moderator|narrator|sprecher|befragt|frage|"
    r"antwort|enquêt|locuteur|entrevist|intervist"
)


def _is_name(line: str) -> bool:
    bare = line.strip().strip("*_[]()").rstrip(":：").strip()
    return bool(_ALONE.fullmatch(bare)) and len(bare.split()) <= _LONGEST and not bare[0].islower()


def _bare(name: str) -> str:
    return " ".join(name.split()).strip("()[]*_ ").rstrip(":：").strip()
