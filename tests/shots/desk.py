"""Draws what the writing desk holds: pictures, registers, mentions, jottings, prompt sheets and folders."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.refs import Ref
from ui.commands.jottings import BACKLOG
from ui.commands.templates import TEMPLATES
from ui.editor.jotting_pad import JottingPad
from ui.editor.note_editor import NoteEditor
from ui.panels.library.panel import Library
from ui.window import Window

Draw = Callable[[QWidget, str], None]
Settle = Callable[[], None]


def desk(window: Window, draw: Draw, settle: Settle) -> None:
    """Every view of the writing desk, over the sample study."""
    context = window.context
    _pictures(window, draw, settle)
    _registers(window, draw, settle)
    _mention(window, draw, settle)
    for ref, name in ((BACKLOG, "backlog"), (TEMPLATES, "templates")):
        context.open(ref, keep=True)
        draw(window, name)
    _library(window, draw)
    pad = JottingPad(context, window)
    pad.appear()
    draw(pad, "pad")
    pad.close()


def show_picture(window: Window, settle: Settle, title: str, above: float) -> NoteEditor:
    """Open a note by its title and bring its picture into view, the given part of the page's height from the top."""
    context = window.context
    note = context.project.notes.find(title)
    context.open(Ref("note", note.id), keep=True)
    settle()
    page = window.page()
    assert isinstance(page, NoteEditor)
    (picture,) = context.project.media.of_note(note.id)
    bar = page.view.verticalScrollBar()
    top = page.view.cursorRect(page.sheet.document.cursor(picture.start)).top()
    bar.setValue(bar.value() + int(top - page.view.viewport().height() * above))
    return page


def _pictures(window: Window, draw: Draw, settle: Settle) -> None:
    """A note with a picture, and pages of pictures with and without rectangles."""
    project = window.context.project
    window.commands.run("go.room_notes")
    show_picture(window, settle, "The gauge", 0.3)
    draw(window, "note-picture")
    for title, name in (("On the rota", "picture-regions"), ("What the window sees", "picture")):
        (picture,) = project.media.of_note(project.notes.find(title).id)
        window.context.open(Ref("media", picture.id), keep=True)
        draw(window, name)


def _registers(window: Window, draw: Draw, settle: Settle) -> None:
    """A note of which only what was said is shown."""
    context = window.context
    context.open(Ref("note", context.project.notes.find("The chain vote").id), keep=True)
    settle()
    page = window.page()
    if isinstance(page, NoteEditor):
        page.registers.choose()
        for kind in ("verbatim", "commentary"):
            page.registers.bar.chips[kind].click()
        draw(window, "registers")
        page.registers.show_all()


def _mention(window: Window, draw: Draw, settle: Settle) -> None:
    """The card of an event that notes mention."""
    context = window.context
    note = context.project.notes.find("From the bank")
    mention = next(each for each in context.project.mentions.of_note(note.id) if each.target_noun == "event")
    context.open(Ref("note", note.id), keep=True)
    settle()
    page = window.page()
    if isinstance(page, NoteEditor):
        page.view.setTextCursor(page.sheet.document.cursor(mention.start + 1))
        settle()
        page.mentions.show_card()
        draw(window, "mention")
        page.mentions.card.hide()


def _library(window: Window, draw: Draw) -> None:
    """The library grouped by folders, and back."""
    panel = window.panel("notes")
    if isinstance(panel, Library):
        kept = panel.reader.shelf.arrangement
        panel.head.arranged.emit(replace(kept, grouping="folder"))
        draw(window, "library-folders")
        panel.head.arranged.emit(kept)
