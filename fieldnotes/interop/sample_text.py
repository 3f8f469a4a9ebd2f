"""The light notation of the sample's files: registers in braces, bold names of speakers, ``[[links]]``, ``@names``,
``![pictures]``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.domain.media import PICTURE
from fieldnotes.text.marked import join
from fieldnotes.text.standoff import from_markdown

_REGISTER = re.compile(r"\{([a-z -]+)\}\s*")
_TIME = re.compile(r"\[(\d\d):(\d\d):(\d\d)\]\s*")
_SPEAKER = re.compile(
    r"\*\*(?P<name>[^*:]+)"
    r"(?::\*\*|\*\*\s*\((?:round (?P<round>\d+))(?:, (?P<date>[\d-]+))?(?:, (?P<mode>[a-z ]+))?\):)\s*"
)
_LINK = re.compile(r"\[\[([^\]\n]+)\]\]")
_PICTURE = re.compile(r"!\[([\w.-]+)\]")
_PROMPT = re.compile(r"#+ (Prompt \d+.*)")


@dataclass(frozen=True, slots=True)
class SampleTurn:
    """A turn as the file gives it (code points); ``time`` in milliseconds."""

    start: int
    end: int
    speaker: str
    time: int | None = None
    prompt: str = ""
    round: int | None = None
    date: str | None = None
    mode: str = ""

    def fields(self) -> dict[str, Any]:
        """All but the speaker, whose name is kept beside the actor."""
        names = ("start", "end", "time", "prompt", "round", "date", "mode")
        return {"speaker_name": self.speaker, **{name: getattr(self, name) for name in names}}


@dataclass(frozen=True, slots=True)
class SampleText:
    """A text with what the notation said about it; spans in code points."""

    text: str
    marks: tuple[Mark, ...]
    registers: tuple[tuple[int, int, str], ...]
    turns: tuple[SampleTurn, ...]
    links: tuple[tuple[int, int, str], ...]
    pictures: tuple[tuple[int, str], ...] = ()

    def named(self, names: Iterable[str]) -> list[tuple[int, int, str]]:
        """The spans of ``@Name`` for names that are known; the first letter may be small, as inside a sentence."""
        found = []
        for name in names:
            at = re.compile(f"@(?i:{re.escape(name[0])}){re.escape(name[1:])}\\b")
            found += [(match.start(), match.end(), name) for match in at.finditer(self.text)]
        return sorted(found)


def parse(source: str, join_lines: bool = False) -> SampleText:
    """Read a text in the sample's notation; paragraphs are set off by blank lines.

    Args:
        source: the text.
        join_lines: lines within a paragraph were only broken to fit the file.
    """
    parts: list[Marked] = []
    registers: list[tuple[int, int, str]] = []
    turns: list[SampleTurn] = []
    pictures: list[tuple[int, str]] = []
    prompt, position = "", 0
    for block in re.split(r"\n\s*\n", source.strip()):
        words = " ".join(block.split("\n")) if join_lines else block
        heading = _PROMPT.fullmatch(words.strip())
        prompt = heading[1] if heading else prompt
        picture = _PICTURE.fullmatch(words.strip())
        if picture:
            pictures.append((position, picture[1]))
            words = PICTURE
        kind, turn, marked = _block(words)
        end = position + len(marked.text)
        if kind:
            registers.append((position, end, kind))
        if turn:
            turns.append(replace(turn, start=position + turn.start, end=end, prompt=prompt))
        parts.append(marked)
        position = end + 1
    whole = join(parts, "\n")
    links = tuple((match.start(), match.end(), match[1]) for match in _LINK.finditer(whole.text))
    return SampleText(whole.text, whole.marks, tuple(registers), tuple(turns), links, tuple(pictures))


def _block(words: str) -> tuple[str, SampleTurn | None, Marked]:
    kind, time = "", None
    while (register := _REGISTER.match(words)) or (stamp := _TIME.match(words)):
        if register:
            kind, words = register[1], words[register.end() :]
        elif stamp:
            hours, minutes, seconds = (int(part) for part in stamp.groups())
            time, words = (hours * 3600 + minutes * 60 + seconds) * 1000, words[stamp.end() :]
    speaker = _SPEAKER.match(words)
    if speaker is None:
        return kind, None, from_markdown(words)
    name, spoken = speaker["name"].strip(), from_markdown(words[speaker.end() :])
    label = Marked(f"{name}: ", (Mark(0, len(name) + 1, "bold"),))
    number = int(speaker["round"]) if speaker["round"] else None
    turn = SampleTurn(len(label.text), 0, name, time, "", number, speaker["date"], speaker["mode"] or "")
    return kind, turn, join([label, spoken], "")
