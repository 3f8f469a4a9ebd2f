"""Asks with which code to code what a search found, and how much around each place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.boxes import answer_buttons
from ui.widgets.completing import complete_names
from ui.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class CodeFound:
    """The answer: the name of a code, which may be new, and "match", "sentence" or "paragraph"."""

    code: str
    unit: str


class CodeFoundForm(QDialog):
    """A line for the code and three sizes of passage.

    Args:
        what: what will be coded, in words: "212 places in 97 notes".
        names: the codes there are.

    Signals:
        agreed: a CodeFound.
    """

    agreed = Signal(object)

    def __init__(self, what: str, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Code what was found")
        self._names = {name.casefold() for name in names}
        heading = QLabel(f"Code {what}", self)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        self.code = QLineEdit(self)
        self.code.setPlaceholderText("Type the name of a code, or a new name")
        self.code.setAccessibleName("Code")
        complete_names(self.code, names)
        self.code.textChanged.connect(self._tell)
        units = (("match", "The words found"), ("sentence", "Their sentence"), ("paragraph", "Their paragraph"))
        self.unit = Segmented(units, "How much to code", self)
        self.hint = QLabel(" ", self)
        self.hint.setProperty("role", "muted")
        buttons, self._go = answer_buttons(self, "Code")
        self._go.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        for widget in (heading, self.code, self.hint, self.unit):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(buttons)
        self.resize(440, self.sizeHint().height())

    def answer(self) -> CodeFound:
        """What was typed and chosen."""
        return CodeFound(" ".join(self.code.text().split()), self.unit.choice())

    def done(self, result: int) -> None:
        """Hand the answer over if it was agreed to."""
        if result == QDialog.DialogCode.Accepted:
            self.agreed.emit(self.answer())
        super().done(result)

    def _tell(self, text: str) -> None:
        name = " ".join(text.split())
        self._go.setEnabled(bool(name))
        new = bool(name) and name.casefold() not in self._names
        self.hint.setText(f"“{name}” will be a new code." if new else " ")
