"""Two texts side by side, paragraph beside paragraph; what is gone is struck out, what is new underlined."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.text.diff import Difference, DiffRow
from ui.models.list_model import ROW, Index, ListModel
from ui.theme.theme import Theme
from ui.theme.tokens import mixed

_GAP = 28
_PAD = 18


@dataclass(frozen=True, slots=True)
class SideRow:
    """A row of differences, or how many paragraphs that are the same are left out (``same``)."""

    id: str
    row: DiffRow | None = None
    same: int = 0


class DiffList(ListModel[SideRow]):
    """The rows of two texts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)

    def show_rows(self, rows: Sequence[DiffRow | int]) -> None:
        """Show other differences."""
        self.beginResetModel()
        self._rows = [
            SideRow(str(place), same=row) if isinstance(row, int) else SideRow(str(place), row)
            for place, row in enumerate(rows)
        ]
        self.endResetModel()

    def changed(self) -> list[int]:
        """The places of rows that differ."""
        return [place for place, side in enumerate(self._rows) if side.row is not None and side.row.changed]


class DiffDelegate(QStyledItemDelegate):
    """Lays the old paragraph out at the left and the new one at the right."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._dressed = ""
        self._made: dict[str, QTextCharFormat] = {}
        self.font = theme.fonts.serif()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """As high as the higher of the two."""
        side = index.data(ROW)
        width = self._view.viewport().width()
        if side.row is None:
            return QSize(width, self._theme.fonts.scaled(2.4))
        column = self._column(width)
        heights = [self._laid(pieces, column)[1] for pieces in (side.row.old(), side.row.new()) if pieces]
        return QSize(width, round(max(heights)) + self.font.pixelSize() // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both columns."""
        side, rect = index.data(ROW), QRect(option.rect)
        painter.save()
        if side.row is None:
            painter.setFont(self._theme.fonts.small())
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, same_words(side.same))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent"))
            column = self._column(rect.width())
            top = rect.top() + self.font.pixelSize() / 4
            painter.setPen(self._theme.colour("text"))
            for left, pieces in ((_PAD, side.row.old()), (_PAD + column + _GAP, side.row.new())):
                if pieces:
                    self._laid(pieces, column)[0].draw(painter, QPointF(rect.left() + left, top))
            painter.setPen(QPen(self._theme.colour("line")))
            middle = rect.left() + _PAD + column + _GAP // 2
            painter.drawLine(middle, rect.top(), middle, rect.bottom())
        painter.restore()

    def _column(self, width: int) -> int:
        return max(40, (width - 2 * _PAD - _GAP) // 2)

    def _laid(self, pieces: Sequence[Difference], width: int) -> tuple[QTextLayout, float]:
        text = "".join(words for _, words in pieces)
        text = text.removesuffix("\n").replace("\n", "\u2028")
        layout = QTextLayout(text or " ", self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(pieces))
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() * 1.15
        layout.endLayout()
        return layout, height

    def _looks(self) -> dict[str, QTextCharFormat]:
        """How words that are gone and new ones are shown, made once for each look of the program."""
        if self._dressed != self._theme.tokens.name:
            self._dressed = self._theme.tokens.name
            self._made = {"removed": removed_format(self._theme), "added": added_format(self._theme)}
        return self._made

    def _formats(self, pieces: Sequence[Difference]) -> list[QTextLayout.FormatRange]:
        formats, looks = [], self._looks()
        start = 0
        for kind, words in pieces:
            length = len(words.encode("utf-16-le")) // 2
            if kind in looks:
                span = QTextLayout.FormatRange()
                span.start, span.length, span.format = start, length, looks[kind]
                formats.append(span)
            start += length
        return formats


def removed_format(theme: Theme) -> QTextCharFormat:
    """Words that are gone: struck out, in the colour of danger on a faint ground of it."""
    look = _look(theme, "danger")
    look.setFontStrikeOut(True)
    return look


def added_format(theme: Theme) -> QTextCharFormat:
    """Words that are new: underlined, in the accent on a faint ground of it."""
    look = _look(theme, "accent")
    look.setFontUnderline(True)
    look.setFontWeight(QFont.Weight.Medium)
    return look


def same_words(count: int) -> str:
    """What stands for paragraphs that are left out."""
    return f"{count:,} paragraph{'s' * (count != 1)} the same"


def _look(theme: Theme, token: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QBrush(theme.colour(token)))
    ground = mixed(getattr(theme.tokens, token), theme.tokens.surface, 0.12)
    look.setBackground(QBrush(QColor(ground)))
    return look


def _words(side: SideRow) -> str:
    if side.row is None:
        return same_words(side.same)
    told = {"removed": "gone: ", "added": "new: ", "same": ""}
    return " ".join(f"{told[kind]}{words.strip()}" for kind, words in side.row.pieces if words.strip())
