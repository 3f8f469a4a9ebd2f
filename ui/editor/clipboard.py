"""Words on the clipboard: pasted HTML becomes text with marks, and what is copied carries its formatting."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.domain.media import PICTURE
from fieldnotes.domain.notes import REGISTERS as KINDS
from fieldnotes.text.marked import slice_marked
from fieldnotes.text.pasting import fitted
from fieldnotes.text.standoff import from_html, settle, to_html

OWN = "application/x-fieldnotes-words"
"""Words with pictures among them, for another note of the same project."""


@dataclass(frozen=True, slots=True)
class Held:
    """A picture among words that are carried: where it stands in them (code points), and its id."""

    offset: int
    id: str


OURS = "application/x-fieldnotes"
"""Says that words come from a note, so that nothing about them needs fitting."""


def marked_of(source: QMimeData) -> Marked:
    """The text and marks of something pasted or dropped; nothing that it refers to is fetched.

    A place for a picture without the picture would be a riddle, so such places are left out.
    """
    if source.hasHtml():
        marked = from_html(source.html())
        if not source.hasFormat(OURS):
            marked = fitted(marked)
        if marked.text and PICTURE not in marked.text:
            return marked
    return Marked(settle(source.text()).replace(PICTURE, ""))


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
        source.setData(OURS, b"1")
    if inside:
        source.setData(REGISTERS, json.dumps({"length": len(part.text), "registers": inside}).encode())
    return source


def carry_in(source: QMimeData, project: str, marked: Marked, held: Sequence[Held]) -> None:
    """Let words on the clipboard carry their pictures, for notes of the same project; elsewhere they are left out."""
    record = {
        "project": project,
        "text": marked.text,
        "marks": [[mark.start, mark.end, mark.kind, mark.value] for mark in marked.marks],
        "media": [[one.offset, one.id] for one in held],
    }
    source.setData(OWN, json.dumps(record).encode())
    source.setText(marked.text.replace(PICTURE, ""))


def carried(source: QMimeData, project: str) -> tuple[Marked, list[Held]] | None:
    """Words that carry pictures of this project, or None; what others put under our name is not trusted."""
    if not source.hasFormat(OWN):
        return None
    try:
        record = json.loads(bytes(source.data(OWN).data()))
        if record["project"] != project:
            return None
        marks = tuple(Mark(int(start), int(end), str(kind), str(value)) for start, end, kind, value in record["marks"])
        held = [Held(int(offset), str(ident)) for offset, ident in record["media"]]
        return Marked(settle(str(record["text"])), marks), held
    except (ValueError, KeyError, TypeError):
        return None
