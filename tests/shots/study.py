"""Draws the study as a whole: on one scale of time, and a dialogue exercise as threads and positions."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.refs import Ref
from ui.panels.dialogue_page.page import DialoguePage
from ui.window import Window

Draw = Callable[[QWidget, str], None]


def study(window: Window, draw: Draw, size: tuple[int, int]) -> None:
    """The timeline, then the sample's dialogue, at a size in pixels."""
    before = window.size()
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
    page = window.page()
    if isinstance(page, DialoguePage):
        page.show_view("positions")
        draw(window, "dialogue-positions")
    while window.has_page():
        window.close_page()
    window.resize(before)
