"""Words on the clipboard: pasted HTML becomes text with marks, and what is copied carries its formatting."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.text.marked import slice_marked
from fieldnotes.text.pasting import fitted
from fieldnotes.text.standoff import from_html, settle, to_html

OURS = "application/x-fieldnotes"
"""Says that words come from a note, so that nothing about them needs fitting."""


def marked_of(source: QMimeData) -> Marked:
    """The text and marks of something pasted or dropped; nothing that it refers to is fetched."""
    if source.hasHtml():
        marked = from_html(source.html())
        if not source.hasFormat(OURS):
            marked = fitted(marked)
        if marked.text:
            return marked
    return Marked(settle(source.text()))


def mime_of(text: str, marks: Sequence[Mark], start: int, end: int) -> QMimeData:
    """A span (code points) of a text for the clipboard, plain and formatted."""
    part = slice_marked(Marked(text, tuple(marks)), start, end)
    source = QMimeData()
    source.setText(part.text)
    if part.marks:
        source.setHtml(to_html(part))
        source.setData(OURS, b"1")
    return source
