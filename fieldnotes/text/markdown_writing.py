"""Writes marked text as Markdown (CommonMark with ~~strike~~)."""

import re
from collections.abc import Sequence

from fieldnotes.domain.marks import Marked
from fieldnotes.text.html_lines import Format
from fieldnotes.text.runs import by_paragraph, changes, runs

_SIGNS = {"bold": "**", "italic": "*", "strike": "~~"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|&#]")
_ANGLES = re.compile(r"[\\<>]")
_ESCAPED = r"\\\g<0>"
_AT_START = re.compile(r"^(\d*)([+-](?=\s|$|[+-])|(?<=\d)[.)])")
_WORDS = re.compile(r"\s+|\S+")


def write_markdown(marked: Marked) -> str:
    """Paragraphs with a blank line between them, items of a list without; the marks must be tidy.

    Underlining, raised and lowered letters and the direction of writing have no Markdown and are left out, and
    so are empty paragraphs and spaces at the ends of others.
    """
    written = ""
    before: tuple[str, bool] | None = None
    for text, blocks, marks in by_paragraph(marked):
        if not text.strip():
            continue
        kind = next((kind for kind in ("bullet", "numbered") if kind in blocks), "")
        quoted = "quote" in blocks
        if before is not None:
            gap = "\n" if kind and before == (kind, quoted) else "\n>\n" if quoted and before[1] else "\n\n"
            written += gap
        written += ("> " if quoted else "") + _sign(blocks) + _inline(runs(text, marks))
        before = kind, quoted
    return written + "\n" if written else ""


def _sign(blocks: dict[str, str]) -> str:
    item = ""
    if "bullet" in blocks:
        item = "- "
    elif "numbered" in blocks:
        item = f"{blocks['numbered'] or '1'}. "
    heading = next((int(kind[-1]) for kind in blocks if kind.startswith("heading")), 0)
    return item + ("#" * heading + " " if heading else "")


def _inline(pieces: Sequence[tuple[str, tuple[Format, ...]]]) -> str:
    written: list[str] = []
    now: list[Format] = []
    for text, formats in [*_words(pieces), ("", ())]:
        closing, opening = changes(now, formats)
        written += [_closing(each) for each in closing]
        now = now[: len(now) - len(closing)]
        opening = [] if text.isspace() else opening
        written += ["[" if kind == "link" else _SIGNS[kind] for kind, _ in opening]
        now += opening
        written.append(_SPECIAL.sub(_ESCAPED, text))
    line = "".join(written).strip()
    return _AT_START.sub(r"\1\\\2", line, count=1)


def _words(pieces: Sequence[tuple[str, tuple[Format, ...]]]) -> list[tuple[str, tuple[Format, ...]]]:
    """Words and the spaces between them; a space bears only formats that the words beside it bear too.

    Markdown has no emphasis that begins or ends with a space.
    """
    words = [
        (word, tuple(each for each in formats if each[0] in _SIGNS or each[0] == "link"))
        for text, formats in pieces
        for word in _WORDS.findall(text)
    ]
    for number, (word, own) in enumerate(words):
        if word.isspace():
            before = words[number - 1][1] if number else ()
            after = next((formats for later, formats in words[number + 1 :] if not later.isspace()), ())
            words[number] = word, tuple(each for each in before if each in own and each in after)
    return words


def _closing(each: Format) -> str:
    kind, value = each
    return _SIGNS.get(kind) or f"](<{_ANGLES.sub(_ESCAPED, value)}>)"
