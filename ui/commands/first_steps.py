"""What an empty project is begun with: a note, a jotting, a prompt sheet, or what was written elsewhere."""

from collections.abc import Callable
from functools import partial

from ui.base.context import Context
from ui.commands.imports import import_files
from ui.commands.notes import begin_note
from ui.commands.templates import choose_template

FIRST = ("notes.new_fieldnote", "notes.jot", "templates.begin", "project.import")
"""The same as commands, for the window, which has them in its catalogue."""


def first_steps(context: Context) -> tuple[tuple[str, Callable[[], object]], ...]:
    """Words and deeds for the first page of an empty list of notes, the usual one first."""
    return (
        ("New note", partial(begin_note, context, "fieldnote")),
        ("New jotting", partial(begin_note, context, "jotting")),
        ("New from template…", partial(choose_template, context)),
        ("Import…", partial(import_files, context)),
    )
