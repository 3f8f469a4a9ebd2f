"""Asks for an attribute: its name, of which kind its values are, and what may be chosen."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from fieldnotes.domain.attributes import KINDS, Attribute
from fieldnotes.domain.errors import UserError
from ui.dialogs.form import Form, answered

_WORDS = {
    "text": "Words",
    "number": "Number",
    "date": "Date",
    "yes/no": "Yes or no",
    "choice": "One of these choices",
}


@dataclass(frozen=True, slots=True)
class AttributeAnswer:
    """The answers; ``kind`` is one of KINDS of the attributes."""

    name: str
    kind: str
    choices: tuple[str, ...]
    description: str


class AttributeForm(Form):
    """An attribute; its choices are asked for only where one chooses."""

    def __init__(self, before: Attribute | None = None, name: str = "", window: QWidget | None = None) -> None:
        title = f"Change the attribute “{before.name}”" if before else "New attribute"
        super().__init__(title, "Change attribute" if before else "Add attribute", window)
        self.name = self.add_line("Name", before.name if before else name, "Such as: role, born, consent")
        self.kind = QComboBox(self)
        self.kind.setAccessibleName("Kind")
        for kind in KINDS:
            self.kind.addItem(_WORDS[kind], kind)
        self.kind.setCurrentIndex(self.kind.findData(before.kind if before else "text"))
        self.lines.addRow("Values are", self.kind)
        listed = "\n".join(before.choices) if before else ""
        self.choices = self.add_text("Choices", listed, "One a line", 110)
        self.description = self.add_text(
            "Description", before.description if before else "", "What is meant by it; may be left empty"
        )
        self.require(self.name)
        self.kind.currentIndexChanged.connect(self._show_choices)
        self._show_choices()
        self.name.setFocus()

    def check(self) -> None:
        """There must be something to choose from."""
        if self.kind.currentData() == "choice" and not self._listed():
            raise UserError("Say what may be chosen, one choice a line.")

    def answer(self) -> AttributeAnswer:
        """What was filled in; choices are kept although another kind does not use them."""
        name = " ".join(self.name.text().split())
        description = self.description.toPlainText().strip()
        return AttributeAnswer(name, str(self.kind.currentData()), self._listed(), description)

    def _listed(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.choices.toPlainText().split("\n"))
        return tuple(line for line in lines if line)

    def _show_choices(self) -> None:
        self.lines.setRowVisible(self.choices, self.kind.currentData() == "choice")


def ask_attribute(
    before: Attribute | None = None, name: str = "", window: QWidget | None = None
) -> AttributeAnswer | None:
    """Ask for an attribute; None when the person turned back."""
    form = AttributeForm(before, name, window)
    return answered(form, form.answer)
