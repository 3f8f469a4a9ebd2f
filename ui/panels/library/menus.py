"""What can be done with chosen notes, as a menu."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from fieldnotes.domain.notes import KINDS, STATUSES, NoteRow
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import folders, jottings, library, speakers
from ui.commands.turns import is_speech


def note_menu(
    context: Context, parent: QWidget, notes: Sequence[NoteRow], pinned: Sequence[str], folder: str = ""
) -> QMenu:
    """The menu over chosen notes.

    Args:
        context: where.
        parent: the widget it belongs to.
        notes: those chosen, at least one.
        pinned: ids of pinned notes.
        folder: the folder whose notes are listed, "" for none.
    """
    ids = list(dict.fromkeys(note.id for note in notes))
    menu, icon = QMenu(parent), context.theme.icon

    def add(icon_name: str, words: str, deed: Callable[..., object], *values: object) -> None:
        menu.addAction(icon(icon_name), words, partial(attempt, context, partial(deed, context, *values)))

    menu.addAction(icon("open"), "Open", partial(_open_all, context, ids))
    if context.project.store.readonly:
        return menu
    if all(note.kind == "jotting" for note in notes):
        words = "Write up" if len(ids) == 1 else f"Write up {len(ids):,} jottings together"
        add("write up", words, jottings.write_up, ids)
        add("accept", "No need to write up", jottings.set_aside, ids)
    off = set(ids) <= set(pinned)
    add("unpin" if off else "pin", "Unpin\tCtrl+D" if off else "Pin\tCtrl+D", library.switch_pins, ids)
    menu.addSeparator()
    if len(ids) == 1:
        add("edit", "Rename…\tF2", library.rename_first, ids)
    _choices(context, menu, "Kind", KINDS, [note.kind for note in notes], partial(library.change_kind, context, ids))
    statuses = [note.status for note in notes]
    _choices(context, menu, "Status", STATUSES, statuses, partial(library.change_status, context, ids))
    add("site", "Place…", library.ask_site, ids)
    add("date", "Date observed…", library.ask_observed, ids)
    if any(is_speech(note.kind) for note in notes):
        add("codes", "Code turns by speaker", speakers.code_by_speaker, ids)
    menu.addSeparator()
    add("folder", "Put in folder…\tCtrl+Alt+F", folders.ask_put_notes, ids)
    if folder:
        add("folder shut", "Take out of this folder", folders.take_notes_out, ids, folder)
    else:
        add("folder shut", "Take out of folder…", folders.ask_take_notes_out, ids)
    menu.addSeparator()
    words = "Delete" if len(ids) == 1 else f"Delete {len(ids):,} notes"
    add("delete", f"{words}\tDel", library.delete_notes, ids)
    return menu


def _choices(
    context: Context,
    menu: QMenu,
    title: str,
    choices: Sequence[str],
    now: Sequence[str],
    change: Callable[[str], object],
) -> None:
    """A menu in the menu, with a tick at what all have in common."""
    below = menu.addMenu(context.theme.icon("notes" if title == "Kind" else "saved"), title)
    for choice in choices:
        action = below.addAction(choice.capitalize(), partial(attempt, context, partial(change, choice)))
        if title == "Kind":
            action.setIcon(context.theme.icon(choice))
        action.setCheckable(True)
        action.setChecked(all(each == choice for each in now))


def _open_all(context: Context, notes: Sequence[str]) -> None:
    for note in notes:
        context.open(Ref("note", note), keep=True)
