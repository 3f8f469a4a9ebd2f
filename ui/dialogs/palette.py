"""The palette: every command by its words, the best match first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme.drawing import draw_right
from ui.theme.theme import Theme

KEY = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette: what it hands over, its words, its key as shown, its icon."""

    value: str
    words: str
    key: str = ""
    icon: str = ""


def choose_entry(entries: Sequence[Entry], theme: Theme, parent: QWidget | None = None) -> str | None:
    """Let the person choose one; its value, or None."""
    dialog = PaletteDialog(entries, theme, parent)
    return dialog.value if dialog.exec() == QDialog.DialogCode.Accepted else None


class PaletteDialog(QDialog):
    """A line to type into and the entries that match."""

    def __init__(self, entries: Sequence[Entry], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commands")
        self.value: str | None = None
        self._entries = tuple(entries)
        self._theme = theme
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("What do you want to do?")
        self.line.setAccessibleName("What do you want to do?")
        self.line.addAction(theme.icon("palette", "faint"), QLineEdit.ActionPosition.LeadingPosition).setText("Search")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Commands")
        self.list.setIconSize(QSize(theme.fonts.scaled(1.25), theme.fonts.scaled(1.25)))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_EntryDelegate(theme, self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(theme.fonts.scaled(40), theme.fonts.scaled(32))
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._fill("")

    def shown(self) -> list[str]:
        """The values listed now, in order."""
        role = Qt.ItemDataRole.UserRole
        return [str(self.list.item(row).data(role)) for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter in the line belong to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._take(item)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for entry in ranked(self._entries, typed):
            item = QListWidgetItem(entry.words, self.list)
            if entry.icon:
                item.setIcon(self._theme.icon(entry.icon))
            item.setData(KEY, entry.key)
            item.setSizeHint(QSize(10, self._theme.fonts.scaled(2.2)))
            item.setData(Qt.ItemDataRole.UserRole, entry.value)
        self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem) -> None:
        self.value = str(item.data(Qt.ItemDataRole.UserRole))
        self.accept()


class _EntryDelegate(QStyledItemDelegate):
    """Draws a line as lists do, and its key at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line."""
        super().paint(painter, option, index)
        rect = QRect(option.rect).adjusted(0, 0, -10, 0)
        draw_right(painter, rect, str(index.data(KEY) or ""), self._theme.fonts.small(), self._theme.colour("muted"))


def ranked(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries in which every word typed begins a word, then those in which each occurs anywhere."""
    words = typed.casefold().split()
    scored = [(_score(entry.words.casefold(), words), entry) for entry in entries]
    return [entry for score, entry in sorted(scored, key=lambda pair: pair[0]) if score < 2]


def _score(text: str, words: Sequence[str]) -> int:
    parts = text.split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 0
    return 1 if all(word in text for word in words) else 2
