"""A quiet word beside a name that was just written: Tab makes it a mention. It never holds up the typing."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme.theme import Theme
from ui.widgets.floating import Floating


class MentionHint(Floating):
    """While it is shown, Tab takes it and Escape sends it away; any other key goes to the text and ends it.

    Signals:
        taken: Tab was pressed, or the hint clicked.
        declined: Escape was pressed.
    """

    taken = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, writing: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._writing = writing
        self._icon = QLabel(self)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._key = QLabel("Tab", self)
        self._key.setProperty("role", "badge")
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(7)
        for widget in (self._icon, self.words, self._key):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.setContentsMargins(4, 4, 4, 4)
        self.column.addLayout(row)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("A name that is known")

    def offer(self, name: str, icon: str, line: QRectF) -> None:
        """Offer a name beside a line of the page."""
        side = self._theme.fonts.scaled(1.15)
        self._icon.setPixmap(self._theme.icon(icon).pixmap(QSize(side, side)))
        shown = name if len(name) <= 48 else name[:47] + "…"
        self.words.setText(f"Mention {shown}")
        self.setAccessibleName(f"Tab mentions {name}")
        if self.isHidden():
            self._writing.installEventFilter(self)
        self.adjustSize()
        self.place(line, self.sizeHint().width())
        self.show()

    def close_hint(self) -> None:
        """Offer nothing any more."""
        if not self.isHidden():
            self.hide()
            self._writing.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab takes, Escape declines; the rest is the text's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._answers(event)
        if event.type() == QEvent.Type.FocusOut:
            self.close_hint()
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QEvent) -> None:
        """A click takes it."""
        event.accept()
        self.close_hint()
        self.taken.emit()

    def _answers(self, event: QKeyEvent) -> bool:
        bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Tab and bare:
            self.close_hint()
            self.taken.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_hint()
            self.declined.emit()
            return True
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.close_hint()
        return False
