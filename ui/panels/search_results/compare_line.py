"""Asks for one more query whose course is laid over that of the page."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.chip import Chip


class CompareLine(QWidget):
    """A chip that becomes a line to write in; what is wrong with a query is told under it.

    Signals:
        asked: a query; the line stays until it is ``settle``d.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = Chip(theme, "compare a word", "add", empty=True, parent=self)
        self.chip.setToolTip("Lay the course of another query over this one")
        self.chip.clicked.connect(self.open)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("a word, a “phrase”, any query")
        self.line.setAccessibleName("Compare with")
        self.line.setClearButtonEnabled(True)
        self.line.setFixedWidth(theme.fonts.scaled(17))
        self.line.returnPressed.connect(self._ask)
        self.line.textEdited.connect(lambda _: self.show_trouble(""))
        self.line.installEventFilter(self)
        self.line.hide()
        self.trouble = QLabel("", self)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("role", "danger")
        self.trouble.setFixedWidth(theme.fonts.scaled(17))
        self.trouble.hide()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.chip)
        row.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.trouble, 0, Qt.AlignmentFlag.AlignRight)

    def open(self) -> None:
        """Let a query be written."""
        self.chip.hide()
        self.line.show()
        self.line.setFocus()

    def settle(self) -> None:
        """The query is taken; the next one waits for the chip."""
        self.line.clear()
        self.show_trouble("")
        had = self.line.hasFocus()
        self.line.hide()
        self.chip.show()
        if had:
            self.chip.setFocus()

    def show_trouble(self, words: str) -> None:
        """Tell what is wrong with the query, "" for nothing."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes the line; an empty one closes when it is left."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.settle()
                return True
        elif watched is self.line and event.type() == QEvent.Type.FocusOut and not self.line.text():
            self.settle()
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        words = self.line.text().strip()
        if words:
            self.asked.emit(words)
        else:
            self.settle()
