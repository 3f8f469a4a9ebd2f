"""The field for a value of an attribute: a line, a number, a date that is said back, yes or no, one of some choices."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from fieldnotes.domain.attributes import Attribute, checked_value, date_value, value_words
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.text.dates_said import understood
from ui.widgets.completing import complete_names

Read = Callable[[str], When]
"""Reads a date as people write it, or raises UserError."""

_HINTS = {
    "text": "Such as: skipper",
    "number": "Figures, such as 12 or 12.5",
    "date": "A date: 12 May 1974, spring 1974, about 1974",
}


class ValueField(QWidget):
    """Takes another shape for each attribute; what was written stays where it can.

    Args:
        read: reads a date.

    Signals:
        edited: the value is another.
    """

    edited = Signal()

    def __init__(self, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._attribute: Attribute | None = None
        self.line = QLineEdit(self)
        self.choice = QComboBox(self)
        self.said = QLabel(self)
        self.said.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.line, self.choice, self.said):
            column.addWidget(widget)
        self.line.textChanged.connect(self._changed)
        self.choice.currentIndexChanged.connect(lambda _: self.edited.emit())
        self.set_attribute(None, ())

    def set_attribute(self, attribute: Attribute | None, used: Sequence[str] = ()) -> None:
        """Be the field of an attribute, or of any words; ``used`` are values to complete from."""
        written = self.text() or self.line.text().strip()
        self._attribute = attribute
        kind = attribute.kind if attribute else "text"
        listed = kind in ("yes/no", "choice")
        self.line.setVisible(not listed)
        self.choice.setVisible(listed)
        self.setFocusProxy(self.choice if listed else self.line)
        self.line.setPlaceholderText(_HINTS.get(kind, ""))
        complete_names(self.line, list(dict.fromkeys(used)) if kind == "text" else [])
        if listed:
            self.choice.blockSignals(True)
            self.choice.clear()
            self.choice.addItem("(choose)", "")
            for words in ("yes", "no") if attribute is None or kind == "yes/no" else attribute.choices:
                self.choice.addItem(words, words)
            self.choice.blockSignals(False)
        folded = [str(self.choice.itemData(row)).casefold() for row in range(self.choice.count())]
        self.set_text(written if not listed or written.casefold() in folded else "")
        self._changed()

    def set_name(self, name: str) -> None:
        """The name for screen readers."""
        self.line.setAccessibleName(name)
        self.choice.setAccessibleName(name)

    def set_text(self, value: str) -> None:
        """Show a value; one that is not among the choices is listed as it is."""
        if self.choice.isHidden():
            self.line.setText(value_words(self._attribute, value))
            return
        folded = [str(self.choice.itemData(row)).casefold() for row in range(self.choice.count())]
        if value.casefold() not in folded:
            self.choice.addItem(value, value)
            folded.append(value.casefold())
        self.choice.setCurrentIndex(folded.index(value.casefold()))

    def text(self) -> str:
        """What stands in it, as it was written."""
        return self.line.text().strip() if self.choice.isHidden() else str(self.choice.currentData() or "")

    def value(self) -> str:
        """The value as it is kept.

        Raises:
            UserError: it is none of the attribute's kind.
        """
        words = self.text()
        if self._attribute is None:
            return words
        if self._attribute.kind == "date" and words:
            return date_value(self._read(words))
        return checked_value(self._attribute, words)

    def _changed(self) -> None:
        words = self.text()
        self.said.setText(self._understood(words))
        self.said.setVisible(bool(self.said.text()))
        self.edited.emit()

    def _understood(self, words: str) -> str:
        if self._attribute is None or self._attribute.kind != "date" or not words:
            return ""
        try:
            return f"= {understood(self._read(words))}"
        except UserError:
            return "Not a date yet."
