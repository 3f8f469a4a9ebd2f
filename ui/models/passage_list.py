"""Passages of a code as cards: the words in the face of notes, who said it and when, comment and star."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.analysis.scenes import Scene
from fieldnotes.domain.codes import CodedPassage, Passage
from fieldnotes.domain.edits import Span
from ui.models.list_model import ROW, Index, ListModel
from ui.theme.drawing import draw_line, draw_right
from ui.theme.theme import Theme

_MOST_LINES = 7
_GAP = 9
_PAD = 14
_AIR = 3
_KEPT = 20_000
"""How many heights are remembered at most."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A card.

    Attributes:
        id: the passage's id.
        note: the note it lies in.
        span: where, in code points.
        words: the quotation.
        scene: who said it, when, where.
        names: of the codes, where cards of several are mixed.
        comments: what coders said about it.
        codings: the ids of the codings the card stands for.
        colour: "#RRGGBB" of the code.
        exemplar, lost: marked as exemplar; its words were deleted.
    """

    id: str
    note: str
    span: Span
    words: str
    scene: Scene
    names: tuple[str, ...]
    comments: tuple[str, ...]
    codings: tuple[str, ...]
    colour: str
    exemplar: bool = False
    lost: bool = False

    @property
    def who(self) -> str:
        """Who said it, or the note's title where nobody in particular did."""
        return self.scene.speaker or self.scene.note or "Untitled"

    @property
    def details(self) -> tuple[str, ...]:
        """Date, note or place, register and codes, as far as known."""
        place = self.scene.note if self.scene.speaker else self.scene.site
        parts = (self.scene.observed or "undated", place, self.scene.register, *self.names)
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading over cards that belong together."""

    id: str
    words: str
    count: int
    detail: str = ""


Entry = PassageRow | GroupRow


def passage_rows(
    coded: Iterable[CodedPassage],
    scene_of: Callable[[Passage], Scene],
    initials: Mapping[str | None, str],
    several: bool = False,
) -> list[PassageRow]:
    """Cards for codings, one a passage: what several coders said about the same words stands on one card.

    Args:
        coded: the codings, in the order of the cards.
        scene_of: tells of a passage's surroundings.
        initials: of coders, by id.
        several: name the code on each card, where cards of several codes are mixed.
    """
    grouped: dict[str, list[CodedPassage]] = {}
    for one in coded:
        grouped.setdefault(one.passage.id, []).append(one)
    return [_row(codings, scene_of(codings[0].passage), initials, several) for codings in grouped.values()]


def _row(
    codings: Sequence[CodedPassage], scene: Scene, initials: Mapping[str | None, str], several: bool
) -> PassageRow:
    first = codings[0]
    names = tuple(dict.fromkeys(one.code.name for one in codings)) if several else ()
    comments = tuple(
        f"{initials.get(one.coding.coder, '')}: {one.coding.comment}".removeprefix(": ")
        for one in codings
        if one.coding.comment
    )
    return PassageRow(
        first.passage.id,
        first.passage.note,
        Span(first.passage.start, first.passage.end),
        first.passage.words,
        scene,
        names,
        comments,
        tuple(one.coding.id for one in codings),
        first.code.colour,
        any(one.coding.exemplar for one in codings),
        first.passage.state == "lost",
    )


NOBODY = "No speaker marked"


def by_person(row: PassageRow) -> tuple[str, str]:
    """The heading of a card by who speaks."""
    return row.scene.speaker or NOBODY, ""


def by_note(row: PassageRow) -> tuple[str, str]:
    """The heading of a card by its note, with the note's date."""
    return row.scene.note or "Untitled", row.scene.observed or "undated"


def grouped_rows(rows: Iterable[PassageRow], group_of: Callable[[PassageRow], tuple[str, str]]) -> list[Entry]:
    """Cards under headings, which stand in the order in which they are first met; those nobody says come last.

    Args:
        rows: the cards.
        group_of: a card's heading and what more the heading says.
    """
    groups: dict[tuple[str, str], list[PassageRow]] = {}
    for row in rows:
        groups.setdefault(group_of(row), []).append(row)
    entries: list[Entry] = []
    for (words, detail), members in sorted(groups.items(), key=lambda group: group[0][0] == NOBODY):
        entries.append(GroupRow(f"group:{words}:{detail}", words, len(members), detail))
        entries.extend(members)
    return entries


class PassageList(ListModel[Entry]):
    """Cards and headings; ``more`` is asked for the next ones when the page reaches their end."""

    def __init__(self, more: Callable[[], Sequence[Entry] | None], parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._more = more
        self._ended = True

    def begin(self, rows: Sequence[Entry], ended: bool) -> None:
        """Show first rows; ``ended`` says that there are no others."""
        self._ended = ended
        self.set_rows(rows)

    def ended(self) -> bool:
        """Whether all rows are here."""
        return self._ended

    def extend(self) -> bool:
        """Show some more; False when there are none."""
        if self._ended:
            return False
        rows = self._more()
        if rows is None:
            self._ended = True
            return False
        self.set_rows(rows)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        return Qt.ItemFlag.ItemIsEnabled if isinstance(self.row(index), GroupRow) else super().flags(index)

    def first_of(self, test: Callable[[PassageRow], bool]) -> QModelIndex:
        """Where the first card stands for which something is true."""
        for place, row in enumerate(self.rows()):
            if isinstance(row, PassageRow) and test(row):
                return self.index(place)
        return QModelIndex()


class PassageDelegate(QStyledItemDelegate):
    """Draws cards with a bar in the code's colour at their left, and headings."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heights: dict[tuple[str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the quotation, at the width the view has."""
        row = index.data(ROW)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 400
        if isinstance(row, GroupRow):
            return QSize(width, self._theme.fonts.scaled(2.9))
        key = (row.words, width, len(row.comments))
        if key not in self._heights:
            if len(self._heights) > _KEPT:
                self._heights.clear()
            self._heights[key] = self._height(row, width)
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        row = index.data(ROW)
        rect = QRect(option.rect)
        if isinstance(row, GroupRow):
            self._paint_group(painter, rect, row)
        elif isinstance(row, PassageRow):
            state = option.state
            card = rect.adjusted(0, 0, 0, -_GAP)
            self._paint_frame(painter, card, row.colour, state)
            self._paint_card(painter, card.adjusted(_PAD + 2, 10, -_PAD, -9), row)
        painter.restore()

    def _serif(self) -> QFont:
        return self._theme.fonts.serif(self._theme.fonts.scaled(1.23))

    def _height(self, row: PassageRow, width: int) -> int:
        inner = width - 2 * _PAD - 2
        words = _laid(row.words, self._serif(), inner).boundingRect().height()
        comments = len(row.comments) * self._theme.fonts.scaled(1.5)
        return round(words) + _AIR + self._theme.fonts.scaled(1.75) + comments + 19 + _GAP

    def _paint_group(self, painter: QPainter, rect: QRect, row: GroupRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        line = rect.adjusted(0, fonts.scaled(0.6), -2, 0)
        taken = draw_right(painter, line, f"{row.count:,}", fonts.frame(0.88), theme.colour("muted"))
        line.setRight(line.right() - taken - 10)
        bold = fonts.frame(1.0, QFont.Weight.DemiBold)
        width = draw_line(painter, line, row.words, bold, theme.colour("text"))
        rest = line.adjusted(width + 10, 0, 0, 0)
        if row.detail and rest.width() > 40:
            draw_line(painter, rest, row.detail, fonts.small(), theme.colour("muted"))

    def _paint_frame(self, painter: QPainter, card: QRect, colour: str, state: QStyle.StateFlag) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "border"
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            edge = "accent"
        elif state & QStyle.StateFlag.State_MouseOver:
            edge = "faint"
        shape = QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour(edge))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(shape, 7, 7)
        bar = QPainterPath()
        bar.addRoundedRect(QRectF(card), 7, 7)
        painter.save()
        painter.setClipRect(card.left(), card.top(), 3, card.height())
        painter.fillPath(bar, QColor(colour))
        painter.restore()

    def _paint_card(self, painter: QPainter, inner: QRect, row: PassageRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        layout = _laid(row.words, self._serif(), inner.width())
        painter.setPen(theme.colour("muted" if row.lost else "text"))
        layout.draw(painter, QPointF(inner.topLeft()))
        top = inner.top() + round(layout.boundingRect().height()) + _AIR
        line = QRect(inner.left(), top, inner.width(), fonts.scaled(1.75))
        self._paint_source(painter, line, row)
        height = fonts.scaled(1.5)
        for number, comment in enumerate(row.comments):
            place = QRect(inner.left(), line.bottom() + 1 + number * height, inner.width(), height)
            italic = fonts.small()
            italic.setItalic(True)
            draw_line(painter, place, comment, italic, theme.colour("muted"))

    def _paint_source(self, painter: QPainter, line: QRect, row: PassageRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        state, token = ("★ exemplar", "accent") if row.exemplar else ("", "")
        if row.lost:
            state, token = "words deleted since", "danger"
        if state:
            bold = fonts.frame(0.88, QFont.Weight.DemiBold)
            line.setRight(line.right() - draw_right(painter, line, state, bold, theme.colour(token)) - 12)
        bold = fonts.frame(0.88, QFont.Weight.DemiBold)
        left = draw_line(painter, line, row.who, bold, theme.colour("text"))
        for detail in row.details:
            rest = line.adjusted(left + 10, 0, 0, 0)
            if rest.width() < 30:
                break
            left += 10 + draw_line(painter, rest, detail, fonts.small(), theme.colour("muted"))


def _laid(words: str, font: QFont, width: int) -> QTextLayout:
    """A quotation in lines, the last elided where there are too many."""
    text = words if words[:1] in "“„«\"'‘" else f"“{words}”"
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    leading = QFontMetricsF(font).height() * 1.14
    if _break(layout, width, leading) < len(layout.text()):
        kept = layout.lineAt(_MOST_LINES - 1)
        last = layout.text()[kept.textStart() :].split("\u2028")[0]
        elided = QFontMetrics(font).elidedText(last + " …", Qt.TextElideMode.ElideRight, width)
        if "…" not in elided:
            elided += " …"
        layout.setText(layout.text()[: kept.textStart()] + elided)
        _break(layout, width, leading)
    return layout


def _break(layout: QTextLayout, width: int, leading: float) -> int:
    """Break a text into at most so many lines; how many of its characters they hold."""
    layout.beginLayout()
    taken = 0
    for number in range(_MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * leading + (leading - line.height()) / 2))
        taken = line.textStart() + line.textLength()
    layout.endLayout()
    return taken


def _words(entry: Entry) -> str:
    if isinstance(entry, GroupRow):
        return f"{entry.words}, {entry.count:,} passages"
    star = ", exemplar" if entry.exemplar else ""
    return f"{entry.words}. {entry.who}, {', '.join(entry.details)}{star}"
