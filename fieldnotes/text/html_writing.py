"""Writes marked text as plain HTML, a piece to be put into a page."""

import re
from html import escape

from fieldnotes.domain.marks import Marked
from fieldnotes.text.html_lines import Format
from fieldnotes.text.runs import by_paragraph, changes, runs

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strike": "s", "superscript": "sup", "subscript": "sub", "link": "a",
    "register": "span",
}  # fmt: skip
_NEEDS_KEEPING = re.compile(r"^ | $|  |\t")


def write_html(marked: Marked) -> str:
    """Paragraphs, headings, lists and quotations with their inline formats; the marks must be tidy."""
    written: list[str] = []
    around: list[str] = []
    for text, blocks, marks in by_paragraph(marked):
        wanted = _around(blocks)
        shared = 0
        while shared < min(len(around), len(wanted)) and around[shared] == wanted[shared]:
            shared += 1
        written += [f"</{tag}>" for tag in reversed(around[shared:])]
        written += [f"<{tag}>" for tag in wanted[shared:]]
        around = wanted
        written.append(_paragraph(text, blocks, _inline(runs(text, marks))))
    written += [f"</{tag}>" for tag in reversed(around)]
    return "".join(written)


def _around(blocks: dict[str, str]) -> list[str]:
    around = ["blockquote"] if "quote" in blocks else []
    if "bullet" in blocks:
        around.append("ul")
    elif "numbered" in blocks:
        around.append("ol")
    return around


def _paragraph(text: str, blocks: dict[str, str], inside: str) -> str:
    heading = next((f"h{kind[-1]}" for kind in blocks if kind.startswith("heading")), "")
    direction = ' dir="rtl"' if "rtl" in blocks else ""
    spaces = ' style="white-space: pre-wrap"' if _NEEDS_KEEPING.search(text) else ""
    if "bullet" in blocks or "numbered" in blocks:
        number = blocks.get("numbered", "") if "bullet" not in blocks else ""
        value = f' value="{number}"' if number.isdecimal() else ""
        inside = f"<{heading}>{inside}</{heading}>" if heading else inside
        return f"<li{value}{direction}{spaces}>{inside}</li>"
    tag = heading or "p"
    return f"<{tag}{direction}{spaces}>{inside or '<br>'}</{tag}>\n"


def _inline(pieces: list[tuple[str, tuple[Format, ...]]]) -> str:
    written: list[str] = []
    now: list[Format] = []
    for text, formats in [*pieces, ("", ())]:
        closing, opening = changes(now, formats)
        written += [f"</{_TAGS[kind]}>" for kind, _ in closing]
        now = now[: len(now) - len(closing)]
        written += [_opening(each) for each in opening]
        now += opening
        written.append(escape(text, quote=False))
    return "".join(written)


def _opening(each: Format) -> str:
    kind, value = each
    if kind == "register":
        return f'<span data-register="{escape(value)}">'
    return f'<a href="{escape(value)}">' if kind == "link" else f"<{_TAGS[kind]}>"
