"""Deeds on folders: make, rename, move, delete, lay notes in and take them out; each toast offers the way back."""

from collections.abc import Callable, Sequence

from fieldnotes.domain.folders import Folder
from ui.base.context import Context
from ui.commands.taking_back import offer_undo
from ui.dialogs.pick_form import Pick, ask_pick

Deed = Callable[..., object]
"""A deed is handed the context and what else it needs."""


def new_folder(context: Context, parent: str | None = None) -> str | None:
    """Ask for a new folder, in another if ``parent`` (an id) is given; its id.

    Raises:
        UserError: the name is none, or another folder bears it in this place.
    """
    where = f"In “{context.project.folders.get(parent).name}”. " if parent else ""
    name = context.prompts.ask("New folder", f"{where}What is it called?")
    if name is None:
        return None
    folder = context.project.folders.add(name, parent)
    offer_undo(context, f"Added the folder “{folder.name}”")
    return folder.id


def rename_folder(context: Context, folder: str) -> None:
    """Ask for another name.

    Raises:
        UserError: the name is none, or another folder bears it in this place.
    """
    before = context.project.folders.get(folder)
    name = context.prompts.ask("Rename folder", f"Another name for “{before.name}”:", before.name)
    if name is not None and " ".join(name.split()) != before.name:
        context.project.folders.rename(folder, name)
        offer_undo(context, f"“{before.name}” is “{context.project.folders.get(folder).name}” now")


def move_folder(context: Context, folder: str, parent: str | None, place: int = -1) -> None:
    """Put a folder into another (None: at the top), before the sibling that stands at ``place`` now (-1: last).

    Raises:
        UserError: it cannot lie there.
    """
    folders = context.project.folders
    siblings = [other.id for other in folders.all() if other.parent == parent]
    if folder in siblings:
        before = siblings.index(folder)
        if place in (before, before + 1) or (place < 0 and before == len(siblings) - 1):
            return
        if place > before:
            place -= 1
    folders.move(folder, parent, None if place < 0 else place)
    where = f"into “{folders.get(parent).name}”" if parent else "to the top"
    offer_undo(context, f"Moved “{folders.get(folder).name}” {where}")


def delete_folder(context: Context, folder: str) -> None:
    """Delete a folder; its notes stay in the project.

    Raises:
        UserError: it is gone already.
    """
    name = context.project.folders.get(folder).name
    context.project.folders.delete(folder)
    offer_undo(context, f"Deleted the folder “{name}”; its notes stay")


def put_notes(context: Context, notes: Sequence[str], folder: str) -> None:
    """Lay notes (ids) into a folder.

    Raises:
        UserError: the folder or the notes are gone.
    """
    there = context.project.folders.notes_in(folder, below=False)
    name = context.project.folders.get(folder).name
    new = [note for note in dict.fromkeys(notes) if note not in there]
    if not new:
        context.say(f"{'It lies' if len(notes) == 1 else 'They lie'} in “{name}” already.")
        return
    context.project.folders.put(new, folder)
    offer_undo(context, f"Put {_counted(new)} into “{name}”")


def ask_put_notes(context: Context, notes: Sequence[str]) -> None:
    """Ask into which folder notes (ids) are laid; it may be a new one.

    Raises:
        UserError: the name of a new folder is none, or the notes are gone.
    """
    folders = context.project.folders
    paths = folders.paths()
    picks = [Pick(folder, path.replace("/", " / "), icon="folder shut") for folder, path in paths.items()]
    answer = ask_pick(context.theme, "Put in folder", "Put in", "Folder", picks, new="New folder")
    if answer is None:
        return
    if answer.id:
        put_notes(context, notes, answer.id)
        return
    with context.project.store.step(f"Put {_counted(notes)} into “{answer.words}”"):
        folder = folders.ensure(answer.words)
        folders.put(notes, folder.id)
    offer_undo(context, f"Put {_counted(notes)} into the new folder “{folder.name}”")


def take_notes_out(context: Context, notes: Sequence[str], folder: str) -> None:
    """Take notes (ids) out of a folder; they stay in the project.

    Raises:
        UserError: the folder is gone.
    """
    there = context.project.folders.notes_in(folder, below=False)
    out = [note for note in dict.fromkeys(notes) if note in there]
    name = context.project.folders.get(folder).name
    if not out:
        context.say(f"{'It does' if len(notes) == 1 else 'They do'} not lie in “{name}” itself.")
        return
    context.project.folders.take_out(out, folder)
    offer_undo(context, f"Took {_counted(out)} out of “{name}”")


def ask_take_notes_out(context: Context, notes: Sequence[str]) -> None:
    """Take notes (ids) out of the one folder in which they lie; of several, ask out of which.

    Raises:
        UserError: the folder is gone.
    """
    found: dict[str, Folder] = {}
    for note in notes:
        found |= {folder.id: folder for folder in context.project.folders.of_note(note)}
    if not found:
        context.say("In no folder yet.")
        return
    folder = next(iter(found))
    if len(found) > 1:
        paths = context.project.folders.paths()
        picks = [Pick(each, paths[each].replace("/", " / "), icon="folder shut") for each in found]
        answer = ask_pick(context.theme, "Take out of a folder", "Take out", "Folder", picks)
        if answer is None:
            return
        folder = answer.id
    take_notes_out(context, notes, folder)


def _counted(notes: Sequence[str]) -> str:
    return "one note" if len(notes) == 1 else f"{len(notes):,} notes"
