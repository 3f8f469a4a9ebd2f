"""The search field in the top bar, with what it might mean listed below while one types."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.theme.theme import Theme

PAUSE = 80
"""How long the typing must rest before suggestions are asked for, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line below the field: its words, a detail, an icon, and what picking it hands over."""

    words: str
    detail: str
    icon: str
    value: object


class SearchField(QLineEdit):
    """A line to search from anywhere.

    Signals:
        typed: the words so far, after a short pause; answer with ``suggest``.
        asked: the person pressed Enter on these words.
        picked: the value of the suggestion that was taken.
    """

    typed = Signal(str)
    asked = Signal(str)
    picked = Signal(object)

    def __init__(self, theme: Theme, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(False)
        self.addAction(theme.icon("search", "faint"), QLineEdit.ActionPosition.LeadingPosition).setText("Search")
        self._hint = QLabel(key, self)
        self._hint.setProperty("role", "key")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._popup = QFrame(self, Qt.WindowType.ToolTip)
        self._popup.setProperty("role", "card")
        self._popup.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._list = QListWidget(self._popup)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(16, 16))
        self._list.setAccessibleName("Suggestions")
        self._list.itemClicked.connect(self._take)
        column = QVBoxLayout(self._popup)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._list)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(lambda: self.typed.emit(self.text().strip()))
        self.textEdited.connect(self._edited)
        self.textChanged.connect(lambda text: self._hint.setVisible(not text))

    def suggest(self, words: str, suggestions: Sequence[Suggestion]) -> None:
        """List suggestions for words; passed over if the person has typed on since."""
        if words != self.text().strip() or not self.hasFocus():
            return
        self._list.clear()
        for suggestion in suggestions:
            item = QListWidgetItem(self._theme.icon(suggestion.icon), suggestion.words, self._list)
            if suggestion.detail:
                item.setText(f"{suggestion.words}   ·   {suggestion.detail}")
            item.setData(Qt.ItemDataRole.UserRole, suggestion.value)
        self._place(len(suggestions))

    def suggestions(self) -> list[str]:
        """The lines listed now."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk through the suggestions, Enter takes one or searches, Escape closes the list."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._popup.isVisible():
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the keyboard."""
        self._close()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key's hint at the right."""
        super().resizeEvent(event)
        self._hint.adjustSize()
        self._hint.move(self.width() - self._hint.width() - 8, (self.height() - self._hint.height()) // 2)

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with the field."""
        self._close()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list stays under the field only as long as the window stands still."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self._close()
        return super().eventFilter(watched, event)

    def _edited(self, text: str) -> None:
        if text.strip():
            self._rest.start()
        else:
            self._close()

    def _walk(self, step: int) -> None:
        count = self._list.count()
        row = self._list.currentRow()
        row = (count - 1 if step < 0 else 0) if row < 0 else row + step
        self._list.setCurrentRow(row if 0 <= row < count else -1)

    def _enter(self) -> None:
        item = self._list.currentItem() if self._popup.isVisible() else None
        if item is not None and self._list.currentRow() >= 0:
            self._take(item)
            return
        words = self.text().strip()
        self._close()
        if words:
            self.asked.emit(words)

    def _escape(self) -> None:
        if self._popup.isVisible():
            self._close()
        elif self.text():
            self.clear()
        else:
            self.clearFocus()

    def _take(self, item: QListWidgetItem) -> None:
        value = item.data(Qt.ItemDataRole.UserRole)
        self._close()
        self.clear()
        self.picked.emit(value)

    def _close(self) -> None:
        self._rest.stop()
        self.window().removeEventFilter(self)
        self._popup.hide()
        self._list.clear()

    def _place(self, count: int) -> None:
        if not count:
            self._popup.hide()
            return
        row = self._list.sizeHintForRow(0) or 24
        self._popup.resize(self.width(), min(count, 12) * row + 12)
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 3)))
        self.window().installEventFilter(self)
        self._popup.show()
        self._list.setCurrentRow(-1)
