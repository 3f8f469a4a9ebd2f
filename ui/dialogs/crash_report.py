"""The calm word after a bug: what happened, that nothing is lost, and the report that may be sent."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


def show_crash(report: str, where: str, parent: QWidget | None = None) -> None:
    """Tell of a bug; ``where`` says in words where the report was written ("" if it was not)."""
    CrashDialog(report, where, parent).exec()


class CrashDialog(QDialog):
    """One sentence, and the report to look at."""

    def __init__(self, report: str, where: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        heading = QLabel("Something went wrong in the program, not in your work.", self)
        heading.setProperty("role", "heading")
        words = QLabel(
            "Everything shown as saved is safe in your project. You can go on; if it happens again, close the program "
            "and open it anew. The report below holds no word of your notes." + (f"\n\n{where}" if where else ""),
            self,
        )
        words.setWordWrap(True)
        self._text = QPlainTextEdit(report, self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName("Report")
        self._text.hide()
        details = QPushButton("Show the report", self)
        details.setProperty("role", "link")
        details.clicked.connect(lambda: self._text.setVisible(self._text.isHidden()))
        buttons = QDialogButtonBox(self)
        go_on = buttons.addButton("Go on", QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(words)
        column.addWidget(details)
        column.addWidget(self._text, 1)
        column.addWidget(buttons)
        self.resize(560, self.sizeHint().height())

    def report(self) -> str:
        """The report."""
        return self._text.toPlainText()
