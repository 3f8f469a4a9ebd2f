"""Draws every view, light and dark, over the sample study: ``python -m tests.shots OUTDIR [light] [dark]``.

For looking at, and for the README. Nothing is compared: pictures differ from machine to machine.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from fieldnotes.interop.sample import build_sample
from fieldnotes.session import Session
from tests.shots.desk import desk, show_picture
from tests.shots.frame import frame
from tests.shots.searching import searching
from tests.shots.study import study
from ui.app import furnished
from ui.base.bus import Bus
from ui.base.context import Context
from ui.base.navigation import Navigation
from ui.base.prompts import ToldPrompts
from ui.base.searching import Searching
from ui.base.settings import Settings
from ui.base.spelling import DirectSpeller, Spelling
from ui.base.tasks import DirectTasks
from ui.commands.catalogue import shown_key
from ui.commands.history import LOG
from ui.commands.visits import FIELD_LOG
from ui.dialogs.palette import Entry, PaletteDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.editor.note_editor import NoteEditor
from ui.panels.history_page.page import HistoryPage
from ui.panels.library.panel import Library
from ui.theme.theme import Theme
from ui.widgets.opening import OpeningPage
from ui.window import Window

SIZE = (1_560, 920)
README_SIZE = (1_400, 860)
SETTLE = 700
"""How long a view may take to load what it shows, in milliseconds."""


def settle() -> None:
    """Let timers and answers of the index arrive."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE, loop.quit)
    loop.exec()


class Shots:
    """Draws into a folder; every picture's name ends in the look."""

    def __init__(self, folder: Path, look: str) -> None:
        self.folder = folder
        self.look = look

    def draw(self, widget: QWidget, name: str) -> None:
        """Draw a widget as it is."""
        settle()
        path = self.folder / f"{name}-{self.look}.png"
        widget.grab().save(str(path))
        sys.stdout.write(f"{path}\n")


def rooms(window: Window, shots: Shots) -> None:
    """Every room in the side panel."""
    for room in window.catalogue.of_group("Go"):
        if room.id.startswith("go.room_"):
            window.commands.run(room.id)
            shots.draw(window, room.id.removeprefix("go.").replace("_", "-"))
    window.commands.run("go.room_notes")


def pages(window: Window, shots: Shots) -> None:
    """A page of every noun that has one."""
    context = window.context
    project = context.project
    coded = max(project.notes.rows(), key=lambda row: len(project.codings.of_note(row.id)))
    context.open(Ref("note", coded.id), keep=True)
    shots.draw(window, "note")
    passages = project.codings.of_note(coded.id)
    if passages:
        context.open(Ref("passage", passages[0].passage.id))
        shots.draw(window, "passage")
    counts = project.codes.counts()
    window.commands.run("go.room_codes")
    context.open(Ref("code", max(counts, key=lambda code: counts[code])), keep=True)
    shots.draw(window, "code")
    window.commands.run("go.room_memos")
    memo = max(project.memos.rows(), key=lambda row: row.links)
    context.open(Ref("memo", memo.id), keep=True)
    shots.draw(window, "memo")
    window.commands.run("go.room_actors")
    actor = max(project.actors.rows(), key=lambda row: row.notes)
    context.open(Ref("actor", actor.id), keep=True)
    shots.draw(window, "person")
    dialogue = next((row for row in project.notes.rows() if row.kind == "dialogue"), None)
    if dialogue is not None:
        window.commands.run("go.room_notes")
        context.open(Ref("note", dialogue.id), keep=True)
        shots.draw(window, "dialogue")
    context.open(FIELD_LOG, keep=True)
    shots.draw(window, "log")
    visit = next(one for one in project.visits.all() if len(one.visitors) > 1 and one.not_seen)
    context.open(Ref("visit", visit.id), keep=True)
    shots.draw(window, "visit")
    context.open(Ref("note", coded.id))
    context.navigation.trace("chain")
    shots.draw(window, "word-through-time")
    context.open(Ref("search", "chain"), keep=True)
    shots.draw(window, "search")
    histories(window, shots, coded.id)


def histories(window: Window, shots: Shots, note: str) -> None:
    """A note written in anew and read later, its history, and that of the project; all of it undone afterwards."""
    context = window.context
    project = context.project
    text = project.notes.text(note)
    project.notes.write(note, [Edit(0, text[: text.index(" ")], "That evening,")], label="Rephrase")
    project.headnotes.add(note, "Reading this years later, I see that I never say who is absent.")
    project.headnotes.add_over(note, 20, 40, "Not then, but the year before.")
    context.open(Ref("history", note), keep=True)
    page = window.page()
    if isinstance(page, HistoryPage):
        page.choose("now", page.model.rows()[-1].id)
    shots.draw(window, "history")
    context.open(Ref("note", note))
    page = window.page()
    if isinstance(page, NoteEditor):
        page.headnotes.unfold(True)
    shots.draw(window, "headnotes")
    context.open(LOG, keep=True)
    shots.draw(window, "project-history")
    for _ in range(3):
        project.store.undo()


def rest(window: Window, shots: Shots) -> None:
    """Palette, keys, first page, a narrow window, a toast."""
    context = window.context
    entries = [
        Entry(command.id, command.words, shown_key(command.keys[0]) if command.keys else "", command.icon)
        for command in window.catalogue.all()
    ]
    for name, widget in (
        ("palette", PaletteDialog(entries, context.theme)),
        ("keys", ShortcutsDialog(window.keys_by_menu(), context.theme)),
        ("opening", OpeningPage(context.theme, [("/ferry", "Keeping the ferry", "/home/ines/Documents")])),
    ):
        widget.show()
        shots.draw(widget, name)
        widget.close()
    context.say("Deleted “winter work”.", "Undo", lambda: None)
    window.resize(940, 720)
    shots.draw(window, "narrow")
    window.toast.dismiss()
    window.resize(*SIZE)


def writing_room(window: Window, shots: Shots) -> None:
    """The README's picture: a note with a coded passage chosen, a memo and a search in the tabs beside it."""
    context = window.context
    project = context.project
    window.resize(*README_SIZE)
    window.commands.run("go.room_notes")
    while window.has_page():
        window.close_page()
    note = project.notes.find("Hand-over in the rain")
    memo = project.memos.find("What they call me")
    for ref in (Ref("note", note.id), Ref("memo", memo.id), Ref("search", "evaluat*")):
        context.open(ref, keep=True)
    settle()
    chosen = next(coded for coded in project.codings.of_note(note.id) if "Mind the evaluator" in coded.passage.words)
    context.open(Ref("passage", chosen.passage.id))
    settle()
    page, listed = window.page(), window.panel("notes")
    if isinstance(page, NoteEditor) and isinstance(listed, Library):
        second = page.sheet.document.cursor(page.sheet.document.text.index("\n") + 1)
        bar = page.view.verticalScrollBar()
        bar.setValue(bar.value() + page.view.cursorRect(second).top() - 4)
        listed.list.scrollTo(listed.model.index_of(note.id), QAbstractItemView.ScrollHint.PositionAtCenter)
    shots.draw(window, "writing-room")
    window.resize(*SIZE)


def study_frame(window: Window, shots: Shots) -> None:
    """The pages of who looked, in which strands and phases."""
    frame(window, shots.draw)


def whole_study(window: Window, shots: Shots) -> None:
    """The study on one scale of time, and its dialogue."""
    study(window, shots.draw, README_SIZE)


def writing_desk(window: Window, shots: Shots) -> None:
    """What the writing desk holds."""
    desk(window, shots.draw, settle)


def sketch(window: Window, shots: Shots) -> None:
    """The README's other picture: a note with a sketch at its place, a register beside it and a later reading."""
    window.resize(*README_SIZE)
    while window.has_page():
        window.close_page()
    show_picture(window, settle, "The gauge", 0.36)
    shots.draw(window, "sketch")
    window.resize(*SIZE)


def searches(window: Window, shots: Shots) -> None:
    """Results in their orders, narrowed and compared; passages like one."""
    searching(window, shots.draw, settle, README_SIZE)


def draw_all(folder: Path, looks: tuple[str, ...] = ("light", "dark")) -> None:
    """Draw everything."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        session = Session.create(Path(scratch) / "ferry.fieldnotes", "Keeping the ferry", "Ines Marlowe")
        build_sample(session.project)
        session.search.wait_until_current()
        for look in looks:
            theme = Theme(app, look)
            theme.apply()
            bus = Bus()
            bus.follow(session.project.store.subscribe)
            context = Context(
                session=session,
                bus=bus,
                tasks=DirectTasks(),
                prompts=ToldPrompts(),
                settings=Settings(Path(scratch) / f"{look}.ini"),
                theme=theme,
                navigation=Navigation(),
                search=Searching(session, bus),
                spelling=Spelling(DirectSpeller()),
            )
            window = furnished(context)
            window.resize(*SIZE)
            window.show()
            context.search.start()
            shots = Shots(folder, look)
            for part in (rooms, pages, study_frame, whole_study, searches, writing_desk, rest, writing_room, sketch):
                part(window, shots)
            window.close()
            context.search.close()
            bus.stop()
        session.close()


if __name__ == "__main__":
    draw_all(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"), tuple(sys.argv[2:]) or ("light", "dark"))
