"""Over the text of a dialogue exercise: the way to see it as threads."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.editor.text_view import TextView
from ui.widgets.segmented import Segmented

TEXT, THREADS = "text", "threads"


class AsThreads(QWidget):
    """Offers the threads of a note that is a dialogue exercise; over other notes it is not seen.

    Args:
        note: the note's id.
        view: its text, whose column it stands over.
    """

    def __init__(self, context: Context, note: str, view: TextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._note, self._view = context, note, view
        self.choice = Segmented(((TEXT, "As text"), (THREADS, "As threads")), "How the exercise is seen", self)
        self.choice.chosen.connect(self._choose)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.choice)
        self._row.addStretch(1)
        view.refitted.connect(self._follow_column)
        context.bus.changed.connect(self._follow)
        self._follow_column()
        self._show()

    def _follow_column(self) -> None:
        left, right = self._view.beside
        self._row.setContentsMargins(left, 0, right, 10)

    def _follow(self, changes: Changes) -> None:
        if self._note in changes.ids("note"):
            self._show()

    def _show(self) -> None:
        self.setVisible(self._context.project.dialogues.is_one(self._note))

    def _choose(self, view: str) -> None:
        self.choice.choose(TEXT)
        if view == THREADS:
            self._context.open(Ref("dialogue", self._note))
