"""What the person likes: look, text of notes, help while writing, order of dates, and the name she works under."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QVBoxLayout, QWidget

from ui.dialogs.form import Form
from ui.widgets.segmented import Segmented

LOOKS = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
ORDERS = (("dmy", "Day first: 31/12/13"), ("mdy", "Month first: 12/31/13"), ("ymd", "Year first: 13/12/31"))
SIZES = (13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 28, 32)
"""Sizes of the text of notes, in pixels."""


@dataclass(frozen=True, slots=True)
class Switch:
    """Something that is on or off, its words, and whatever the one who asks knows it by."""

    key: str
    words: str
    on: bool


@dataclass(frozen=True, slots=True)
class Preferences:
    """The answers; ``text_size`` in pixels, ``date_order`` one of dmy, mdy and ymd, ``writing`` on or off."""

    look: str
    text_size: int
    date_order: str
    name: str
    initials: str
    writing: tuple[Switch, ...] = ()


class PreferencesForm(Form):
    """Begins with what holds now.

    Args:
        now: what holds.
        writable: whether name and initials can be changed, for they stand in the project.

    Signals:
        agreed: Preferences.
    """

    agreed = Signal(object)

    def __init__(self, now: Preferences, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__("Preferences", "Keep", parent)
        self.look = Segmented(LOOKS, "Look", self)
        self.look.choose(now.look)
        self.lines.addRow("Look", self.look)
        self.text_size = QComboBox(self)
        self.text_size.setAccessibleName("Size of the text of notes")
        for size in sorted({*SIZES, now.text_size}):
            self.text_size.addItem(f"{size} pixels", size)
        self.text_size.setCurrentIndex(self.text_size.findData(now.text_size))
        self.lines.addRow("Text of notes", self.text_size)
        self.writing = self._add_switches("While writing", now.writing)
        self.order = QComboBox(self)
        self.order.setAccessibleName("Order of day and month in dates")
        for key, words in ORDERS:
            self.order.addItem(words, key)
        self.order.setCurrentIndex(self.order.findData(now.date_order))
        self.lines.addRow("Dates", self.order)
        self.name = self.add_line("Your name", now.name)
        self.initials = self.add_line("Initials", now.initials, "Shown beside what you code")
        self.initials.setMaxLength(6)
        for line in (self.name, self.initials):
            line.setEnabled(writable)
        if writable:
            self.require(self.name)

    def answer(self) -> Preferences:
        """What was chosen."""
        return Preferences(
            self.look.choice(),
            int(self.text_size.currentData()),
            str(self.order.currentData()),
            " ".join(self.name.text().split()),
            self.initials.text().strip(),
            tuple(replace(switch, on=box.isChecked()) for switch, box in self.writing),
        )

    def _add_switches(self, label: str, switches: tuple[Switch, ...]) -> list[tuple[Switch, QCheckBox]]:
        column = QVBoxLayout()
        column.setSpacing(6)
        boxes = [(switch, QCheckBox(switch.words, self)) for switch in switches]
        for switch, box in boxes:
            box.setChecked(switch.on)
            column.addWidget(box)
        if boxes:
            self.lines.addRow(label, column)
        return boxes

    def done(self, result: int) -> None:
        """Hand the answers over if they are to be kept."""
        if result == QDialog.DialogCode.Accepted:
            self.agreed.emit(self.answer())
        super().done(result)
