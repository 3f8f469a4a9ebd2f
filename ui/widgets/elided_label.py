"""A line of words that shortens itself to the room it has."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """Shows as many words as fit, and all of them in its tooltip when some are missing."""

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._whole = ""
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show other words; line breaks become spaces."""
        self._whole = " ".join(words.split())
        self.setAccessibleName(self._whole)
        self._shorten()

    def words(self) -> str:
        """All the words."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        """It may become very narrow."""
        return QSize(16, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._shorten()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fit again before painting: the font may have changed."""
        self._shorten()
        super().paintEvent(event)

    def _shorten(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._mode, max(self.width(), 16))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)
