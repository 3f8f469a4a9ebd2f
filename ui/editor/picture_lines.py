"""Gives paragraphs with a picture lines that grow; all others keep their even height."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor

from ui.editor.document import NoteDocument
from ui.editor.pictures import PICTURE

_EVEN = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_GROWING = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


class PictureLines(QObject):
    """Follows what changes in a document; a paragraph is looked at when it changed, and set only if it must be.

    The height of lines is no mark and no text, so that setting it reports nothing.
    """

    def __init__(self, document: NoteDocument) -> None:
        super().__init__(document)
        self._document = document
        self._changed: tuple[int, int] | None = None
        self._setting = False
        document.qt.contentsChange.connect(self._note)
        document.qt.contentsChanged.connect(self._settle)
        self.settle_all()

    def settle_all(self) -> None:
        """Look at every paragraph."""
        self._changed = (0, self._document.qt.characterCount())
        self._settle()

    def _note(self, position: int, _removed: int, added: int) -> None:
        if self._setting:
            return
        low, high = position, position + added
        if self._changed is not None:
            low, high = min(low, self._changed[0]), max(high, self._changed[1])
        self._changed = low, high

    def _settle(self) -> None:
        """Once a change is complete: a format set in the midst of it would be lost."""
        if self._setting or self._changed is None:
            return
        (low, high), self._changed = self._changed, None
        self._setting = True
        block = self._document.qt.findBlock(low)
        while block.isValid() and block.position() <= high:
            _fit(block)
            block = block.next()
        self._setting = False


def _fit(block: QTextBlock) -> None:
    shown = block.blockFormat()
    wanted = _GROWING if PICTURE in block.text() else _EVEN
    if shown.lineHeightType() not in (wanted, 0):
        shown.setLineHeight(shown.lineHeight(), wanted)
        QTextCursor(block).setBlockFormat(shown)
