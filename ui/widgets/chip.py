"""A chip: a small rounded button that shows a fact and can be pressed to change it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ui.theme.theme import Theme

END = 10
"""Air at each round end, in pixels."""


class Chip(QToolButton):
    """Shows an icon and a few words; ``empty`` draws it dashed, as a place for something not yet said."""

    def __init__(
        self, theme: Theme, words: str, icon: str = "", empty: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self.setProperty("role", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(theme.fonts.scaled(1.08), theme.fonts.scaled(1.08)))
        self.set_fact(words, icon, empty)

    def sizeHint(self) -> QSize:
        """The words, the icon if there is one, and a little air at the round ends."""
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.accessibleName())
        icon = self._icon_room() if self._icon_name else 0
        return QSize(2 * END + icon + words, max(24, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """In a narrow row the words are shortened."""
        return QSize(min(60, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The style draws the ground; icon and words stand close together in the middle of it."""
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        colour = option.palette.color(QPalette.ColorRole.ButtonText)
        option.text, option.icon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        room = self.rect().adjusted(END, 0, -END, 0)
        if self._icon_name:
            side = self.iconSize().width()
            place = QRect(room.left(), (self.height() - side) // 2, side, side)
            mode = QIcon.Mode.Active if self.underMouse() else QIcon.Mode.Normal
            state = QIcon.State.On if self.isChecked() else QIcon.State.Off
            self.icon().paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode, state)
            room.setLeft(room.left() + self._icon_room())
        words = self.fontMetrics().elidedText(self.accessibleName(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _icon_room(self) -> int:
        return self.iconSize().width() + 5

    def set_fact(self, words: str, icon: str = "", empty: bool = False) -> None:
        """Show another fact."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self._icon_name = icon
        if icon:
            self.setIcon(self._theme.icon(icon))
        self.updateGeometry()
        if self.property("open") != empty:
            self.setProperty("open", empty)
            self.style().unpolish(self)
            self.style().polish(self)
