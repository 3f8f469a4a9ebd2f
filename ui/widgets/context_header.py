"""The heading over words in their context: press a part to put the lines in its order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.theme.theme import Theme

PARTS = (("time", "Observed"), ("left", "left context"), ("right", "right context"))


class ContextHeader(QWidget):
    """Three small buttons that stand where the lines below have their date, left and right.

    Signals:
        chosen: "time", "left" or "right".
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = "time"
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 4)
        row.setSpacing(0)
        for key, words in PARTS:
            button = QPushButton(words, self)
            button.setProperty("role", "column")
            button.setAccessibleName(f"Order by {words}")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, key=key: self._choose(key))
            self._buttons[key] = button
        self._buttons["time"].setFixedWidth(theme.fonts.scaled(8) - 12)
        row.addWidget(self._buttons["time"])
        row.addStretch(1)
        row.addWidget(self._buttons["left"])
        row.addSpacing(theme.fonts.scaled(1))
        row.addWidget(self._buttons["right"])
        row.addStretch(1)
        self._show()

    def order(self) -> str:
        """The part whose order was chosen."""
        return self._order

    def _choose(self, key: str) -> None:
        self._order = key
        self._show()
        self.chosen.emit(key)

    def _show(self) -> None:
        for key, words in PARTS:
            self._buttons[key].setText(f"{words} ↑" if key == self._order else words)
