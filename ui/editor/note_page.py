"""The page of a note, as the window asks for it."""

from ui.base.rooms import PageKind
from ui.editor.note_editor import NoteEditor


def page_kind() -> PageKind:
    """The page as the window asks for it."""
    return PageKind("note", NoteEditor)
