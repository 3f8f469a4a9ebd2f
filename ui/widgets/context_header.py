"""The heading over words in their context: press a part to put the lines in its order, again to turn it round."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from ui.theme.theme import Theme

COLUMNS = (("time", "Observed", "the date observed"), ("note", "Note", "the note’s title"))
WORDS = (
    ("left3", "3 left", "L3", "the third word to the left, then outward"),
    ("left2", "2 left", "L2", "the second word to the left, then outward"),
    ("left1", "1 left", "L1", "the first word to the left, then outward"),
    ("word", "word", "word", "the word itself"),
    ("right1", "1 right", "R1", "the first word to the right, then outward"),
    ("right2", "2 right", "R2", "the second word to the right, then outward"),
    ("right3", "3 right", "R3", "the third word to the right, then outward"),
)
_GAP, _APART = 12, 14


class ContextHeader(QWidget):
    """Small buttons that stand over the parts of the lines below; what else can be shown hangs in a menu at the end.

    Signals:
        chosen: the name of a part ("time", "note", "word", "left1" … "right3"), and whether from behind.
    """

    chosen = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._backwards = "time", False
        self._columns = (theme.fonts.scaled(7) + _GAP, 0, 0)
        self._room = 0
        self._buttons: dict[str, QPushButton] = {}
        for key, words, told in (*COLUMNS, *((key, words, told) for key, words, _, told in WORDS)):
            self._buttons[key] = self._button(key, words, told)
        self.menu = QMenu(self)
        self.more = QToolButton(self)
        self.more.setIcon(theme.icon("menu"))
        self.more.setIconSize(QSize(theme.fonts.scaled(1.1), theme.fonts.scaled(1.1)))
        self.more.setAccessibleName("What the lines show")
        self.more.setToolTip("What the lines show")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        self.setFixedHeight(theme.fonts.scaled(2.0))
        self._show()

    def order(self) -> tuple[str, bool]:
        """The part whose order was chosen, and whether it is turned round."""
        return self._name, self._backwards

    def set_order(self, name: str, backwards: bool) -> None:
        """Show another order; nothing is told."""
        self._name, self._backwards = (name, backwards) if name in self._buttons else ("time", False)
        self._show()

    def set_columns(self, columns: tuple[int, int, int], room: int) -> None:
        """Stand over lines whose date, title and speaker are so wide, in a list of ``room`` pixels."""
        if (columns, room) != (self._columns, self._room):
            self._columns, self._room = columns, room
            self._place()

    def button(self, name: str) -> QPushButton:
        """The button of a part."""
        return self._buttons[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The parts keep over their columns."""
        super().resizeEvent(event)
        self._place()

    def _button(self, key: str, words: str, told: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "column")
        button.setAccessibleName(f"Order by {told}")
        button.setToolTip(f"Order by {told}; again to turn it round")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _=False: self._choose(key))
        return button

    def _choose(self, key: str) -> None:
        self._backwards = not self._backwards if key == self._name else False
        self._name = key
        self._show()
        self.chosen.emit(self._name, self._backwards)

    def _show(self) -> None:
        room = (self._room or self.width()) - sum(self._columns) - 3 * _GAP
        full = sum(self.fontMetrics().horizontalAdvance(words) + _APART for _, words, _, _ in WORDS) + 40 < room
        texts = {key: words for key, words, _ in COLUMNS} | {key: w if full else short for key, w, short, _ in WORDS}
        for key, button in self._buttons.items():
            arrow = (" ↓" if self._backwards else " ↑") if key == self._name else ""
            button.setText(texts[key] + arrow)
            button.setAccessibleDescription(("from behind" if self._backwards else "chosen") if arrow else "")
        if self._columns:
            self._settle()

    def _place(self) -> None:
        self._show()

    def _settle(self) -> None:
        """Columns stand over theirs; the words around the middle of what is left."""
        date, title, speaker = self._columns
        width = self._room or self.width()
        left = _GAP
        for key, column in (("time", date), ("note", title)):
            button = self._buttons[key]
            button.setVisible(bool(column))
            button.setGeometry(left, 0, min(button.sizeHint().width(), column), self.height())
            left += column
        left += speaker
        right = width - _GAP
        wide = [self._buttons[key].sizeHint().width() for key, *_ in WORDS]
        side = self.more.sizeHint().width()
        begin = (left + right) // 2 - wide[3] // 2 - sum(wide[:3]) - 3 * _APART
        for (key, *_), size in zip(WORDS, wide, strict=True):
            inside = left - _APART <= begin and begin + size <= self.width() - side
            self._buttons[key].setVisible(inside or key in ("left1", "word", "right1"))
            self._buttons[key].setGeometry(begin, 0, size, self.height())
            begin += size + _APART
        self.more.setGeometry(self.width() - side, (self.height() - side) // 2, side, side)
