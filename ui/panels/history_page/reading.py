"""What is read on a history page: a text as it was, or the differences of two, in one text or side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from fieldnotes.domain.media import spoken
from fieldnotes.text.diff import DiffRow
from ui.models.diff_list import DiffDelegate, DiffList, added_format, removed_format, same_words
from ui.theme.theme import Theme

_MEASURE = 46
_LEADING = 1.65
_FEWEST = 24


class Reading(QStackedWidget):
    """Shows one thing at a time; nothing can be written here, everything can be selected and copied."""

    def __init__(self, theme: Theme, pixels: int) -> None:
        super().__init__()
        self._theme = theme
        self._pixels = pixels
        self._rows: Sequence[DiffRow | int] | None = None
        self._shown: QTextDocument | None = None
        self._places: list[int] = []
        self._at = -1
        self.setProperty("role", "page")
        self.words = QTextEdit()
        self.words.setReadOnly(True)
        self.words.setProperty("role", "bare")
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.model = DiffList(self)
        self.sides = QListView()
        self.sides.setModel(self.model)
        self.sides.setItemDelegate(DiffDelegate(theme, self.sides))
        self.sides.setAccessibleName("Both texts, side by side")
        self.sides.setFrameShape(QFrame.Shape.NoFrame)
        self.sides.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.sides.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sides.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.sides.setLayoutMode(QListView.LayoutMode.Batched)
        self.sides.setBatchSize(24)
        self.sides.setResizeMode(QListView.ResizeMode.Adjust)
        self.sides.verticalScrollBar().setSingleStep(24)
        self.message = QLabel()
        self.message.setProperty("role", "muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        for widget in (self.words, self.sides, _padded(self.message)):
            self.addWidget(widget)
        self.set_size(pixels)
        theme.changed.connect(self._dress)

    def set_size(self, pixels: int) -> None:
        """Write in another size."""
        self._pixels = pixels
        self.words.setFont(self._theme.fonts.serif(pixels))
        delegate = self.sides.itemDelegate()
        if isinstance(delegate, DiffDelegate):
            delegate.font = self._theme.fonts.serif(max(13, pixels - 2))
        self.sides.scheduleDelayedItemsLayout()
        self._fit()

    def say(self, words: str) -> None:
        """Show a sentence instead."""
        self.message.setText(words)
        self.setCurrentIndex(2)
        self._rows, self._places = None, []

    def show_text(self, text: str, name: str) -> None:
        """Show a text as it was; ``name`` says which, for screen readers."""
        self._rows, self._places = None, []
        document = self._document()
        QTextCursor(document).insertText(spoken(text))
        self._take(document, name)

    def show_inline(self, rows: Sequence[DiffRow | int]) -> None:
        """Show the differences in one text."""
        self._rows, self._places, self._at = _said(rows), [], -1
        document = self._document()
        cursor = QTextCursor(document)
        looks = {"same": QTextCharFormat(), "removed": removed_format(self._theme), "added": added_format(self._theme)}
        quiet = QTextCharFormat()
        quiet.setForeground(self._theme.colour("muted"))
        quiet.setFont(self._theme.fonts.small())
        cursor.beginEditBlock()
        for place, row in enumerate(self._rows):
            if isinstance(row, int):
                cursor.insertText(f"⋯ {same_words(row)}" + "\n" * (place + 1 < len(rows)), quiet)
                continue
            for kind, words in row.pieces:
                if kind != "same" and (not self._places or cursor.position() > self._places[-1] + _FEWEST):
                    self._places.append(cursor.position())
                cursor.insertText(_seen(words) if kind != "same" else words, looks[kind])
        cursor.endEditBlock()
        self._take(document, "Differences in one text")

    def show_sides(self, rows: Sequence[DiffRow | int]) -> None:
        """Show the differences side by side."""
        self._rows, self._at = _said(rows), -1
        self.model.show_rows(self._rows)
        self._places = self.model.changed()
        self.setCurrentWidget(self.sides)

    def changes(self) -> int:
        """How many places differ."""
        return len(self._places)

    def go(self, by: int) -> int:
        """To the next change (1) or the one before (-1), round and round; its number from 1, or 0 if there is none."""
        if not self._places:
            return 0
        self._at = (self._at + by) % len(self._places) if self._at >= 0 or by > 0 else len(self._places) - 1
        place = self._places[self._at]
        if self.currentWidget() is self.sides:
            index = self.model.index(place)
            self.sides.setCurrentIndex(index)
            self.sides.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            cursor = self.words.textCursor()
            cursor.setPosition(place)
            self.words.setTextCursor(cursor)
            bar = self.words.verticalScrollBar()
            bar.setValue(bar.value() + self.words.cursorRect().top() - self.words.viewport().height() // 3)
        return self._at + 1

    def text(self) -> str:
        """The text shown."""
        return self.words.toPlainText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a readable measure."""
        super().resizeEvent(event)
        self._fit()
        if event.size().width() != event.oldSize().width():
            self.sides.scheduleDelayedItemsLayout()

    def _document(self) -> QTextDocument:
        document = QTextDocument(self.words)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._theme.fonts.serif(self._pixels))
        document.setDocumentMargin(18)
        shape = QTextBlockFormat()
        shape.setLineHeight(round(self._pixels * _LEADING), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        shape.setBottomMargin(self._pixels * 0.5)
        QTextCursor(document).setBlockFormat(shape)
        return document

    def _take(self, document: QTextDocument, name: str) -> None:
        before, self._shown = self._shown, document
        self.words.setDocument(document)
        if before is not None:
            before.deleteLater()
        self.words.setAccessibleName(name)
        self.words.moveCursor(QTextCursor.MoveOperation.Start)
        self.setCurrentWidget(self.words)

    def _fit(self) -> None:
        measure = round(self._pixels * _MEASURE * 0.82)
        beside = max(0, (self.width() - measure) // 2)
        self.words.setViewportMargins(beside, 0, beside, 0)

    def _dress(self) -> None:
        """Colours have changed."""
        rows = self._rows
        if rows is None:
            return
        top = self.words.cursorForPosition(QPoint(0, 0)).position()
        if self.currentWidget() is self.words:
            self.show_inline(rows)
            cursor = self.words.textCursor()
            cursor.setPosition(top)
            self.words.setTextCursor(cursor)
        self.sides.viewport().update()


def _said(rows: Sequence[DiffRow | int]) -> list[DiffRow | int]:
    """Rows with the pictures in them said, which nothing else would show here."""
    return [
        row if isinstance(row, int) else DiffRow(tuple((kind, spoken(words)) for kind, words in row.pieces))
        for row in rows
    ]


def _seen(words: str) -> str:
    """Line feeds that came or went alone get a sign, so that they are seen."""
    return words.replace("\n", "¶\n") if not words.strip() else words


def _padded(label: QLabel) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(32, 32, 32, 32)
    column.addWidget(label)
    return whole
