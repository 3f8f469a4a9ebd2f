"""Asks which other code a code is merged into, and why."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from fieldnotes.domain.codes import Code
from ui.dialogs.form import Form, answered
from ui.widgets.dots import dot_icon

_ROLE = int(Qt.ItemDataRole.UserRole)


class MergeForm(Form):
    """Type some letters of the other code, choose it, say why.

    Args:
        code: the code that goes.
        others: the codes it may be merged into, in the order of the tree.
        count: how many passages it has.
    """

    def __init__(self, code: Code, others: Sequence[Code], count: int = 0, window: QWidget | None = None) -> None:
        super().__init__(f"Merge “{code.name}” into another code", "Merge", window)
        self._code, self._count = code, count
        self._others = list(others)
        self._names = {other.id: other.name for other in others}
        self.words = self.add_line("Into", "", "Type some letters of its name")
        self.words.installEventFilter(self)
        self.found = QListWidget(self)
        self.found.setAccessibleName("Codes found")
        self.found.setIconSize(QSize(11, 11))
        self.found.setMinimumHeight(190)
        self.lines.addRow("", self.found)
        self.reason = self.add_line("Reason", "", "Why? It is kept with the history; may be left empty")
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setProperty("role", "muted")
        self.lines.addRow("", self._told)
        self.words.textChanged.connect(self._search)
        self.found.currentItemChanged.connect(self._tell)
        self.found.itemDoubleClicked.connect(self.accept)
        self._search("")

    def answer(self) -> tuple[str, str]:
        """The other code's id and the reason."""
        return str(self.found.currentItem().data(_ROLE)), self.reason.text().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the line go through the codes found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                row = min(max(self.found.currentRow() + step, 0), self.found.count() - 1)
                self.found.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _search(self, words: str) -> None:
        parts = words.casefold().split()
        self.found.clear()
        for other in self._others:
            above = self._names.get(other.parent or "", "")
            if not all(part in f"{other.name} {above}".casefold() for part in parts):
                continue
            item = QListWidgetItem(dot_icon(other.colour, 11), f"{other.name}   {above}".rstrip(), self.found)
            item.setData(_ROLE, other.id)
        self.found.setCurrentRow(0)
        self._tell()

    def _tell(self) -> None:
        found = self.found.currentRow() >= 0
        self.go_ahead.setEnabled(found)
        if not found:
            self._told.setText("No other code has these letters.")
            return
        name = self._names[self.found.currentItem().data(_ROLE)]
        moved = f"{self._count:,} passage{'s' * (self._count != 1)}"
        self._told.setText(f"“{self._code.name}” goes; its {moved} and the codes below it come to “{name}”.")


def ask_merge(
    code: Code, others: Sequence[Code], count: int = 0, window: QWidget | None = None
) -> tuple[str, str] | None:
    """Ask where a code goes; (the other's id, reason), or None when the person turned back."""
    form = MergeForm(code, others, count, window)
    return answered(form, form.answer)
