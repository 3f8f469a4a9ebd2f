"""What a code means: its definition and bounds, to be written in a box or in place on its page."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.form import answered
from ui.theme.theme import Theme
from ui.widgets.grow_text import GrowText

PARTS = (
    ("definition", "Definition", "What it means, in a sentence or two"),
    ("include", "Include", "What belongs to it though it may not look so"),
    ("exclude", "Exclude", "What does not belong to it, and where that goes"),
    ("example", "Example", "A passage that shows it best"),
)


@dataclass(frozen=True, slots=True)
class Definition:
    """The words that say what a code means."""

    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""


class DefinitionEditor(QWidget):
    """Four texts that grow, a line for the reason, Save and Cancel; Ctrl+Enter saves, Escape turns back.

    Signals:
        saved: a Definition and the reason.
        dismissed: the person turned back.
    """

    saved = Signal(object, str)
    dismissed = Signal()

    def __init__(self, theme: Theme, before: Definition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: dict[str, GrowText] = {}
        lines = QFormLayout()
        lines.setHorizontalSpacing(14)
        lines.setVerticalSpacing(8)
        for name, label, hint in PARTS:
            text = GrowText(theme, label, history=True, parent=self)
            text.setProperty("role", "field")
            text.setPlaceholderText(hint)
            text.set_text(getattr(before, name))
            text.accepted.connect(self.save)
            text.dismissed.connect(self.dismissed)
            lines.addRow(label, text)
            self.texts[name] = text
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("Why? It is kept with the history; may be left empty")
        self.reason.returnPressed.connect(self.save)
        lines.addRow("Reason", self.reason)
        save = QPushButton("Save", self)
        save.setProperty("role", "primary")
        save.setToolTip("Save (Ctrl+Enter)")
        save.clicked.connect(self.save)
        cancel = QPushButton("Cancel", self)
        cancel.clicked.connect(self.dismissed)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(8)
        column.addLayout(lines)
        column.addLayout(buttons)

    def begin(self, part: str = "definition") -> None:
        """Put the keyboard into one of the texts."""
        self.texts[part].setFocus()

    def save(self) -> None:
        """Tell what was written."""
        words = {name: text.text().strip() for name, text in self.texts.items()}
        self.saved.emit(Definition(**words), self.reason.text().strip())


class DefinitionForm(QDialog):
    """The same in a box of its own."""

    def __init__(self, theme: Theme, name: str, before: Definition, window: QWidget | None = None) -> None:
        super().__init__(window or QApplication.activeWindow())
        self.setWindowTitle("Redefine code")
        self._answer: tuple[Definition, str] | None = None
        heading = QLabel(f"What does “{name}” mean?", self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setProperty("role", "heading")
        self.editor = DefinitionEditor(theme, before, self)
        self.editor.saved.connect(self._save)
        self.editor.dismissed.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 10)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.editor)
        column.addStretch(1)
        self.setMinimumWidth(560)
        self.editor.begin()

    def answer(self) -> tuple[Definition, str] | None:
        """The words and the reason; None until they were saved."""
        return self._answer

    def _save(self, words: Definition, reason: str) -> None:
        self._answer = (words, reason)
        self.accept()


def ask_definition(
    theme: Theme, name: str, before: Definition, window: QWidget | None = None
) -> tuple[Definition, str] | None:
    """Ask what a code means; (words, reason), or None when the person turned back."""
    form = DefinitionForm(theme, name, before, window)
    return answered(form, form.answer)
