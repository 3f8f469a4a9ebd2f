"""A toast: one sentence at the foot of the window, with a way back, that goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

STAY = 6_000
"""How long a toast stays, in milliseconds; twice as long when it has a button, for ever while the mouse is on it."""


class Toast(QFrame):
    """Lies over its parent, near the bottom edge, and takes no keyboard until Tab reaches its button.

    Signals:
        gone: it was taken away, by time or by its button.
    """

    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self.setAccessibleName("Message")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._act)
        self._run: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._area = parent
        parent.installEventFilter(self)
        self.hide()

    def show_words(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a sentence, in place of the one before."""
        self._words.setText(words)
        self.setAccessibleDescription(words)
        self._run = run
        self._button.setText(action)
        self._button.setVisible(bool(action and run))
        self._timer.start(STAY * (2 if run else 1))
        self._place()
        self.show()
        self.raise_()

    def words(self) -> str:
        """The sentence shown last."""
        return self._words.text()

    def press(self) -> None:
        """Do what the button says."""
        self._button.click()

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """It stays while the mouse is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse left: it may go soon."""
        self._timer.start(STAY)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        run = self._run
        self.dismiss()
        if run is not None:
            run()

    def _place(self) -> None:
        area = self._area
        self._words.setMaximumWidth(max(120, area.width() - 220))
        self.adjustSize()
        self.move((area.width() - self.width()) // 2, area.height() - self.height() - 48)
