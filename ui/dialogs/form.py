"""What forms have in common: a heading, lines to fill in, a button that is the verb, a sentence when it is wrong."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from fieldnotes.domain.errors import UserError
from ui.widgets.boxes import answer_buttons

T = TypeVar("T")


class Form(QDialog):
    """A box with lines; the button on the right does what its word says.

    Args:
        title: the box's title and heading.
        verb: the word on the button.
        parent: the window it stands over; None takes the one in front.
    """

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent or QApplication.activeWindow())
        self.setWindowTitle(title)
        heading = QLabel(title, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setProperty("role", "heading")
        self.lines = QFormLayout()
        self.lines.setHorizontalSpacing(14)
        self.lines.setVerticalSpacing(10)
        self.lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._trouble = QLabel(self)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self._trouble.setProperty("role", "danger")
        self._trouble.hide()
        buttons, self.go_ahead = answer_buttons(self, verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(self.lines)
        column.addWidget(self._trouble)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(480)

    def add_line(self, label: str, words: str = "", hint: str = "") -> QLineEdit:
        """Add a line to write in."""
        line = QLineEdit(words, self)
        line.setPlaceholderText(hint)
        line.setAccessibleName(label)
        self.lines.addRow(label, line)
        return line

    def add_text(self, label: str, words: str = "", hint: str = "", height: int = 58) -> QPlainTextEdit:
        """Add a few lines to write in; ``height`` in pixels."""
        text = QPlainTextEdit(words, self)
        text.setPlaceholderText(hint)
        text.setAccessibleName(label)
        text.setTabChangesFocus(True)
        text.setFixedHeight(height)
        self.lines.addRow(label, text)
        return text

    def require(self, line: QLineEdit) -> None:
        """Let the button be pressed only when something stands in a line."""
        line.textChanged.connect(lambda words: self.go_ahead.setEnabled(bool(words.strip())))
        self.go_ahead.setEnabled(bool(line.text().strip()))

    def refuse(self, words: str) -> None:
        """Say what is wrong; "" when nothing is."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def trouble(self) -> str:
        """What was said to be wrong."""
        return self._trouble.text()

    def check(self) -> None:
        """Look at what was filled in before the box closes; forms override this.

        Raises:
            UserError: something is wrong; the box says so and stays.
        """

    def accept(self) -> None:
        """Close, unless something is wrong."""
        try:
            self.check()
        except UserError as error:
            self.refuse(error.message)
            return
        super().accept()


def answered(form: QDialog, answer: Callable[[], T]) -> T | None:
    """Show a form; its answer, or None when the person turned back."""
    try:
        return answer() if form.exec() == QDialog.DialogCode.Accepted else None
    finally:
        form.deleteLater()
