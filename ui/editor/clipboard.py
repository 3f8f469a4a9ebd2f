"""Words on the clipboard: pasted HTML becomes text with marks, and what is copied carries its formatting."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.domain.notes import REGISTERS as KINDS
from fieldnotes.text.marked import slice_marked
from fieldnotes.text.standoff import from_html, settle, to_html


def marked_of(source: QMimeData) -> Marked:
    """The text and marks of something pasted or dropped; nothing that it refers to is fetched."""
    if source.hasHtml():
        marked = from_html(source.html())
        if marked.text:
            return marked
    return Marked(settle(source.text()))


Stretches = Sequence[tuple[int, int, str]]
"""How stretches are read: start, end (code points), register."""

REGISTERS = "application/x-fieldnotes-registers+json"
"""Under this name a copy tells its registers to whoever pastes it into a note."""


def registers_of(source: QMimeData, text: str) -> list[tuple[int, int, str]]:
    """The registers of something copied from a note, if it is just this text; from anywhere else none."""
    try:
        told = json.loads(bytes(source.data(REGISTERS).data()).decode())
        found = [(int(start), int(end), str(kind)) for start, end, kind in told["registers"]]
    except (ValueError, KeyError, TypeError):
        return []
    whole = told["length"] == len(text)
    return [one for one in found if whole and 0 <= one[0] < one[1] <= len(text) and one[2] in KINDS]


def mime_of(text: str, marks: Sequence[Mark], start: int, end: int, registers: Stretches = ()) -> QMimeData:
    """A span (code points) of a text for the clipboard, plain and formatted, with how it is to be read."""
    inside = [
        (max(low, start) - start, min(high, end) - start, kind)
        for low, high, kind in registers
        if low < end and high > start
    ]
    part = slice_marked(Marked(text, tuple(marks)), start, end)
    source = QMimeData()
    source.setText(part.text)
    if part.marks or inside:
        source.setHtml(to_html(part, inside))
    if inside:
        source.setData(REGISTERS, json.dumps({"length": len(part.text), "registers": inside}).encode())
    return source
