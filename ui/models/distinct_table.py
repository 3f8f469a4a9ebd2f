"""The table of words that set notes apart: columns that sort, a bar to either side for how large a difference is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.keyness import per_ten_thousand, sure_from
from fieldnotes.search.results import Distinct, DistinctWord
from fieldnotes.search.words import fold
from ui.models.distinct_words import from_one_note, rate_words, word_words
from ui.models.list_model import ROW, Index
from ui.theme.theme import Theme

WORD, HERE, THERE, RATE_HERE, RATE_THERE, RATIO, LIKELIHOOD, NOTES = range(8)
HEADS = ("Word", "Here", "There", "Here / 10,000", "There / 10,000", "Log ratio", "G²", "Notes")
_MEANS = (
    "The commonest of its forms; click to see every place here",
    "How often it stands here; click to see every place",
    "How often it stands there; click to see every place",
    "How often in 10,000 words here",
    "How often in 10,000 words there",
    "By how many doublings it is more frequent here (Hardie 2014); a bar to the left: rarer",
    "How surely the difference is no chance (log-likelihood, Dunning 1993)",
    "In how many notes here, and there",
)
_FULL = 6.0
"""The log ratio at which a bar is full: 64 times as frequent."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Which words are listed: leaning "over", "under" or "" for both; with letters in them; with common ones or not."""

    lean: str = "over"
    filter: str = ""
    common: bool = True

    def holds(self, word: DistinctWord) -> bool:
        """Is a word listed?"""
        if (self.lean == "over" and word.ratio < 0) or (self.lean == "under" and word.ratio > 0):
            return False
        if word.common and not self.common:
            return False
        letters = fold(self.filter)
        return not letters or any(letters in form for form in word.forms)


class DistinctTable(QAbstractTableModel):
    """Holds one answer and shows the words that are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = Distinct()
        self._shown = Shown()
        self._order = (LIKELIHOOD, Qt.SortOrder.DescendingOrder)
        self._rows: list[DistinctWord] = []
        self._sure = 0.0

    def show(self, found: Distinct, shown: Shown) -> None:
        """Show another answer, or other words of it."""
        self.beginResetModel()
        self._found, self._shown = found, shown
        self._sure = sure_from(found.tested)
        self._rows = [word for word in found.words if shown.holds(word)]
        self._arrange()
        self.endResetModel()

    def rows(self) -> Sequence[DistinctWord]:
        """The words listed, in their order."""
        return tuple(self._rows)

    def word(self, index: Index) -> DistinctWord | None:
        """The word of a row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def sure(self, word: DistinctWord) -> bool:
        """Does its difference hold though so many words were tested?"""
        return word.likelihood >= self._sure

    def order(self) -> tuple[int, Qt.SortOrder]:
        """By which column the words stand, and which way."""
        return self._order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equals by their likelihood."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        words = [self._rows[index.row()] for index in before]
        self._order = (column, order)
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADS) - 1)
        places = {word.word: place for place, word in enumerate(self._rows)}
        for index, word in zip(before, words, strict=True):
            self.changePersistentIndex(index, self.index(places[word.word], index.column()))
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """How many words are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """How many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heads, and what they mean."""
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = {Qt.SortOrder.AscendingOrder: " ↑", Qt.SortOrder.DescendingOrder: " ↓"}[self._order[1]]
            return HEADS[section] + (arrow if section == self._order[0] else "")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return _MEANS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell, what is said of its word, or the whole word under ROW."""
        word = self.word(index)
        if word is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(word, index.column())
        if role == ROW:
            return word
        if role == Qt.ItemDataRole.ToolTipRole:
            return word_words(word)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = HEADS[index.column()]
            return word_words(word) if index.column() == WORD else f"{head}: {self._cell(word, index.column())}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(index.column()))
        return None

    def _cell(self, word: DistinctWord, column: int) -> str:
        found = self._found
        alone = " · one note" if from_one_note(word) else ""
        cells: tuple[Callable[[], str], ...] = (
            lambda: word.word + alone,
            lambda: f"{word.here:,}",
            lambda: f"{word.there:,}",
            lambda: rate_words(word.here, found.words_here),
            lambda: rate_words(word.there, found.words_there),
            lambda: f"{word.ratio:+.1f}".replace("-", "−"),
            lambda: f"{word.likelihood:,.1f}",
            lambda: f"{word.notes_here:,} · {word.notes_there:,}",
        )
        return cells[column]()

    def _arrange(self) -> None:
        column, order = self._order
        found = self._found
        keys: tuple[Callable[[DistinctWord], float | str], ...] = (
            lambda word: word.word,
            lambda word: word.here,
            lambda word: word.there,
            lambda word: per_ten_thousand(word.here, found.words_here),
            lambda word: per_ten_thousand(word.there, found.words_there),
            lambda word: word.ratio,
            lambda word: word.likelihood,
            lambda word: word.notes_here,
        )
        self._rows.sort(key=lambda word: (-word.likelihood, word.word))
        self._rows.sort(key=keys[column], reverse=order == Qt.SortOrder.DescendingOrder)


class DistinctDelegate(QStyledItemDelegate):
    """Draws words in the colour of what can be opened, what may be chance faintly, and log ratios as bars."""

    def __init__(self, theme: Theme, model: DistinctTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(super().sizeHint(option, index).width(), self._theme.fonts.scaled(2.1))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The colour of a cell's words."""
        super().initStyleOption(option, index)
        word, column = self._model.word(index), index.column()
        if word is None:
            return
        dye = "accent" if column == WORD else "text" if self._model.sure(word) or column < RATIO else "muted"
        option.palette.setColor(option.palette.ColorRole.Text, self._theme.colour(dye))
        option.palette.setColor(option.palette.ColorRole.HighlightedText, self._theme.colour(dye))
        option.textElideMode = Qt.TextElideMode.ElideRight

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        super().paint(painter, option, index)
        word = self._model.word(index)
        if word is None or index.column() != RATIO:
            return
        rect = QRectF(option.rect)
        room = QRectF(rect.left() + 8, rect.top(), max(rect.width() - self._theme.fonts.scaled(4), 20), rect.height())
        middle, half = room.center().x(), room.width() / 2
        length = min(abs(word.ratio) / _FULL, 1) * half
        bar = QRectF(middle if word.ratio > 0 else middle - length, rect.center().y() - 4, length, 8)
        painter.save()
        painter.fillRect(QRectF(middle - 0.5, rect.center().y() - 7, 1, 14), self._theme.colour("border"))
        painter.fillRect(bar, self._theme.colour("accent" if word.ratio > 0 else "warning"))
        painter.restore()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == WORD else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
