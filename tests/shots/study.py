"""Draws the study as a whole: on one scale of time, and a dialogue exercise as threads."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.refs import Ref
from ui.panels.inspector.course_part import CoursePart
from ui.window import Window

Draw = Callable[[QWidget, str], None]


def study(window: Window, draw: Draw, size: tuple[int, int]) -> None:
    """The timeline, then the sample's dialogue, at a size in pixels; they are the README's."""
    before = window.size()
    for course in window.findChildren(CoursePart):
        course.closed.emit()
    window.resize(*size)
    while window.has_page():
        window.close_page()
    window.commands.run("go.room_time")
    window.context.open(Ref("timeline", "timeline"), keep=True)
    draw(window, "timeline")
    window.commands.run("go.room_notes")
    note = next(row for row in window.context.project.notes.rows() if row.kind == "dialogue")
    window.context.open(Ref("dialogue", note.id), keep=True)
    draw(window, "dialogue-threads")
    while window.has_page():
        window.close_page()
    window.resize(before)
