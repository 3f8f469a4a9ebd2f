"""Asks with which code to code what a search found, and how much around each place, telling what that makes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.media import spoken
from ui.widgets.boxes import answer_buttons
from ui.widgets.completing import complete_names
from ui.widgets.segmented import Segmented

UNITS = (
    ("match", "The words found"),
    ("sentence", "Their sentence"),
    ("paragraph", "Their paragraph"),
    ("turn", "Their turn"),
)
_MARGINS = 40
"""Pixels left and right of what stands in the box."""


@dataclass(frozen=True, slots=True)
class CodeFound:
    """The answer: the name of a code, which may be new, and "match", "sentence", "paragraph" or "turn"."""

    code: str
    unit: str


class CodeFoundForm(QDialog):
    """A line for the code and four sizes of passage.

    Args:
        what: what will be coded, in words: "212 places in 97 notes".
        names: the codes there are.

    Signals:
        changed: a CodeFound: another code or size is under consideration.
        agreed: a CodeFound.
    """

    changed = Signal(object)
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
        self.unit = Segmented(UNITS, "How much to code", self)
        self.unit.chosen.connect(lambda _: self.changed.emit(self.answer()))
        self.unit.allow("turn", False, "Looking for turns …")
        self.hint = self._label("muted")
        self.makes = self._label("")
        self.makes.setAccessibleName("What coding makes")
        self.first = self._label("muted")
        self.first.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.first.setWordWrap(False)
        self.first.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.first.setMinimumHeight(4 * self.first.fontMetrics().lineSpacing())
        self.makes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.makes.setMinimumHeight(2 * self.makes.fontMetrics().lineSpacing())
        self.say_counting()
        buttons, self._go = answer_buttons(self, "Code")
        self._go.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        for widget in (heading, self.code, self.hint, self.unit, self.makes, self.first):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(max(480, self.sizeHint().width()), self.sizeHint().height())

    def answer(self) -> CodeFound:
        """What was typed and chosen."""
        return CodeFound(" ".join(self.code.text().split()), self.unit.choice())

    def say_counting(self) -> None:
        """What coding makes is not known yet."""
        self.makes.setText("Counting the passages …")

    def show_turns(self, any_there: bool) -> None:
        """Let turns be chosen where there are some."""
        why = "What one person says around the words found" if any_there else "No turns are marked in these notes."
        self.unit.allow("turn", any_there, why)

    def show_makes(self, words: str, first: Sequence[str]) -> None:
        """Tell what coding makes, with the first few passages."""
        self.makes.setText(words)
        room, metrics = self.width() - _MARGINS, self.first.fontMetrics()
        lines = (f"“{' '.join(spoken(one).split())}”" for one in first)
        self.first.setText("\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines))

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
        self.changed.emit(self.answer())

    def _label(self, role: str) -> QLabel:
        label = QLabel(" ", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label
