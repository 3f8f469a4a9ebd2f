"""What a new project needs to be told: the study's title and the name of whoever begins it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.boxes import answer_buttons


@dataclass(frozen=True, slots=True)
class NewProject:
    """The answers."""

    title: str
    contributor: str


def ask_new_project(contributor: str = "", parent: QWidget | None = None) -> NewProject | None:
    """Ask; None if the person turned back."""
    dialog = NewProjectDialog(contributor, parent)
    return dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None


class NewProjectDialog(QDialog):
    """Two lines; the title is required."""

    def __init__(self, contributor: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New project")
        heading = QLabel("A new project", self)
        heading.setProperty("role", "heading")
        self.title = QLineEdit(self)
        self.title.setPlaceholderText("Such as: Keeping the ferry")
        self.title.setAccessibleName("Title of the study")
        self.contributor = QLineEdit(contributor, self)
        self.contributor.setAccessibleName("Your name")
        form = QFormLayout()
        form.addRow("Title of the study", self.title)
        form.addRow("Your name", self.contributor)
        words = QLabel("You choose next where its file lies. Everything is kept in that one file.", self)
        words.setProperty("role", "muted")
        buttons, self._make = answer_buttons(self, "Choose where…")
        self._make.setEnabled(False)
        self.title.textChanged.connect(lambda text: self._make.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(words)
        column.addWidget(buttons)
        self.resize(460, self.sizeHint().height())

    def answer(self) -> NewProject:
        """What was typed."""
        return NewProject(self.title.text().strip(), self.contributor.text().strip())
