"""Passages like another: note and date, which words they share, and the passage with these on the colour of hits."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.edits import Span
from fieldnotes.domain.media import PICTURE
from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Alike
from ui.models.list_model import ROW, Index, ListModel
from ui.models.marked_words import draw_marked
from ui.models.search_words import day_words
from ui.theme.drawing import draw_ground, draw_icon, draw_line, draw_right
from ui.theme.theme import Theme

LINES = 3
"""How many lines of a passage are shown."""
_SHARED = 6
"""How many of the shared words are named."""


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """One passage.

    Attributes:
        note, span: where it stands.
        title, when, icon: of its note.
        words: it itself; hits: where the shared words stand in it (code points).
        shared: which words it shares, in words.
    """

    note: Ref
    span: Span
    title: str
    when: str
    icon: str
    words: str
    hits: tuple[tuple[int, int], ...]
    shared: str

    @property
    def id(self) -> str:
        """Note and place."""
        return f"{self.note.id}@{self.span.start}-{self.span.end}"


def alike_row(alike: Alike) -> AlikeRow:
    """A passage as the list shows it; a picture among its words is one blank, so that places stay true."""
    shared = list(dict.fromkeys(word.casefold() for word in alike.shared))
    more = f" and {len(shared) - _SHARED} more" if len(shared) > _SHARED else ""
    return AlikeRow(
        note=Ref("note", alike.note),
        span=Span(alike.start, alike.end),
        title=alike.title or "Untitled",
        when=day_words(alike.observed),
        icon=alike.kind or "note",
        words=alike.words.replace(PICTURE, " "),
        hits=alike.places,
        shared=f"shares {', '.join(shared[:_SHARED])}{more}",
    )


class AlikeList(ListModel[AlikeRow]):
    """Passages, the most alike first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: f"{row.title}, {row.when}, {row.shared}: {row.words}", parent)


class AlikeDelegate(QStyledItemDelegate):
    """Draws a line on the note and what is shared, then the passage in the face of notes."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for a heading and the lines of the passage, as many as its words need."""
        row, fonts = index.data(ROW), self._theme.fonts
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        words = row.words if isinstance(row, AlikeRow) else ""
        length = QFontMetrics(fonts.serif(fonts.scaled(1.15))).horizontalAdvance(words)
        lines = min(max(1, -(-round(length * 1.06) // max(width - 28, 1))), LINES)
        return QSize(200, fonts.scaled(3.0) + lines * self._line())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW)
        if not isinstance(row, AlikeRow):
            return
        painter.save()
        theme, fonts, rect, state = self._theme, self._theme.fonts, QRect(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        draw_ground(painter, rect, theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
        painter.setPen(QPen(theme.colour("line")))
        painter.drawLine(rect.left() + 12, rect.bottom(), rect.right() - 12, rect.bottom())
        head = QRect(rect.left() + 14, rect.top() + 8, rect.width() - 28, fonts.scaled(1.5))
        self._paint_head(painter, head, row)
        room = QRectF(head.left(), head.bottom() + 5, head.width(), LINES * self._line())
        colours = (theme.colour("text"), theme.colour("on_hit"), theme.colour("hit"))
        draw_marked(painter, room, row.words, row.hits, fonts.serif(fonts.scaled(1.15)), colours, LINES)
        painter.restore()

    def _line(self) -> int:
        fonts = self._theme.fonts
        return QFontMetrics(fonts.serif(fonts.scaled(1.15))).lineSpacing() + 3

    def _paint_head(self, painter: QPainter, head: QRect, row: AlikeRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        side = fonts.scaled(1.15)
        icon = QRect(head.left(), head.top() + (head.height() - side) // 2, side, side)
        draw_icon(painter, icon, row.icon, theme)
        taken = draw_right(painter, head, row.when, fonts.small(), theme.colour("muted"))
        line = head.adjusted(side + 8, 0, -taken - 12, 0)
        width = draw_line(painter, line, row.title, fonts.frame(1.0, QFont.Weight.DemiBold), theme.colour("text"))
        rest = line.adjusted(width + 10, 0, 0, 0)
        if rest.width() > 40:
            draw_line(painter, rest, row.shared, fonts.small(), theme.colour("muted"))
