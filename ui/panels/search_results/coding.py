"""Coding what was found: all of it, or the places that were chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from fieldnotes.search.results import Line, Results
from ui.base.asking import Asking
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands.search import code_found
from ui.dialogs.code_found import CodeFound, CodeFoundForm
from ui.models.search_words import counted
from ui.widgets.boxes import show_box


def ask_code(context: Context, asking: Asking, found: Results, chosen: Sequence[Line]) -> None:
    """Ask with which code, and how much around each place; then code the chosen places, or all if none is."""
    places = len(chosen) or found.occurrences
    notes = len({line.note for line in chosen}) or found.notes
    names = [code.name for code in context.project.codes.all() if code.status != "retired"]
    what = f"{counted(places, 'place')} in {counted(notes, 'note')}"

    def code(answer: CodeFound, lines: Sequence[Line]) -> None:
        attempt(context, lambda: code_found(context, answer.code, answer.unit, lines))

    def agreed(answer: CodeFound) -> None:
        if chosen:
            code(answer, chosen)
        else:
            asking.ask_places(lambda lines: code(answer, lines))

    form = CodeFoundForm(what, names, QApplication.activeWindow())
    form.agreed.connect(agreed)
    show_box(form)
