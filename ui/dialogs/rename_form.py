"""Asks for another name, and why."""

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.codes import checked_name
from ui.dialogs.form import Form, answered


class RenameForm(Form):
    """A name and a reason; the reason is kept with the code's history."""

    def __init__(self, name: str, window: QWidget | None = None) -> None:
        super().__init__(f"Rename “{name}”", "Rename", window)
        self.name = self.add_line("Name", name)
        self.reason = self.add_line("Reason", "", "Why? It is kept with the history; may be left empty")
        self.require(self.name)
        self.name.selectAll()
        self.name.setFocus()

    def check(self) -> None:
        """The name must be one."""
        checked_name(self.name.text())

    def answer(self) -> tuple[str, str]:
        """Name and reason."""
        return checked_name(self.name.text()), self.reason.text().strip()


def ask_rename(name: str, window: QWidget | None = None) -> tuple[str, str] | None:
    """Ask for another name; (name, reason), or None when the person turned back."""
    form = RenameForm(name, window)
    return answered(form, form.answer)
