"""A small list from which one entry is taken with the keyboard while one goes on writing elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.drawing import draw_dot, draw_icon, draw_line, draw_right
from ui.theme.theme import Theme

_ROWS = 8
_CHOICE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry: what it says, a detail, what it stands for, and before the words an icon or a dot of a colour."""

    words: str
    detail: str
    value: object
    colour: str = ""
    icon: str = ""


class ChoiceList(QListWidget):
    """Up to eight entries are seen at once. It never takes the keyboard: whoever shows it hands the keys on.

    Signals:
        taken: the value of the entry that was chosen.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName("What it might be")
        self.setItemDelegate(_ChoiceDelegate(theme, self))
        self._row = theme.fonts.scaled(2.1)
        self.itemClicked.connect(lambda _: self.taken.emit(self.value()))

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show other entries, the first one chosen."""
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.words, self)
            item.setData(_CHOICE, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.words}, {choice.detail}".rstrip(", "))
            item.setSizeHint(QSize(0, self._row))
        self.setCurrentRow(0)
        self.setFixedHeight(self._row * max(1, min(_ROWS, len(choices))))

    def offered(self) -> list[str]:
        """The words of the entries."""
        return [self.item(row).text() for row in range(self.count())]

    def value(self) -> object:
        """What the chosen entry stands for; None without entries."""
        item = self.currentItem()
        return item.data(_CHOICE).value if item is not None else None

    def step(self, by: int) -> None:
        """Choose the entry below (1) or above (-1), round the ends."""
        if self.count():
            self.setCurrentRow((self.currentRow() + by) % self.count())

    def answers(self, event: QKeyEvent) -> bool:
        """Answer a key: arrows move, Enter and Tab take; False for any other."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and self.count():
            self.taken.emit(self.value())
            return True
        return False


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws the sign and the words at the left and the detail, muted, at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one entry."""
        choice, theme, rect = index.data(_CHOICE), self._theme, QRect(option.rect)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft" if current else "hover"))
            painter.drawRoundedRect(rect, 5, 5)
            painter.restore()
        side = theme.fonts.scaled(1.2)
        sign = QRect(rect.left() + 8, rect.center().y() - side // 2 + 1, side, side)
        if choice.colour:
            draw_dot(painter, QPointF(sign.center()), side * 0.28, choice.colour)
        elif choice.icon:
            draw_icon(painter, sign, choice.icon, theme, "accent" if current else "muted")
        inside = rect.adjusted(8 + (side + 8 if choice.colour or choice.icon else 0), 0, -10, 0)
        small = theme.fonts.small()
        detail = QFontMetrics(small).elidedText(choice.detail, Qt.TextElideMode.ElideRight, inside.width() * 2 // 5)
        taken = draw_right(painter, inside, detail, small, theme.colour("muted"))
        draw_line(painter, inside.adjusted(0, 0, -taken - 12, 0), choice.words, option.font, theme.colour("text"))
