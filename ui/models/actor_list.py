"""The people, places and events of the field and the frame of the study, in one list of parts; places fold and move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.field_rows import FieldRow
from ui.models.list_model import ROW, Index, ListModel
from ui.theme.drawing import draw_dot, draw_ground, draw_icon, draw_line, draw_right
from ui.theme.theme import Theme

SECTIONS = (
    ("person", "People"),
    ("group", "Groups"),
    ("site", "Places"),
    ("event", "Events"),
    ("contributor", "Researchers"),
    ("team", "Teams"),
    ("strand", "Strands"),
    ("phase", "Phases"),
)
"""The parts, in their order."""

SITE_DRAG = "application/x-fieldnotes-site"
"""What is carried when a place is dragged: its id."""

_INDENT = 14
"""How far a place stands in from the one it lies in, in pixels."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading over one of the parts."""

    key: str
    words: str
    count: int

    @property
    def id(self) -> str:
        """An id of its own."""
        return f"section:{self.key}"


Entry = SectionRow | FieldRow


class ActorList(ListModel[Entry]):
    """Holds the parts; filters and folds without asking anybody, and tells when a place was dropped on another.

    Signals:
        dropped: a place's id, and the id of the place it shall lie in or None.
    """

    dropped = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._parts: Mapping[str, Sequence[FieldRow]] = {}
        self._filter: tuple[str, ...] = ()
        self._folded: set[str] = set()

    def set_parts(self, parts: Mapping[str, Sequence[FieldRow]]) -> None:
        """Show other rows, by the keys of SECTIONS."""
        self._parts = parts
        self._list()

    def set_filter(self, words: str) -> None:
        """List only what has each of the words in its name or detail; nothing is folded then."""
        self._filter = tuple(words.casefold().split())
        self._list()

    def fold(self, ident: str, folded: bool) -> None:
        """Hide or show what lies in a place."""
        (self._folded.add if folded else self._folded.discard)(ident)
        self._list()

    def is_folded(self, ident: str) -> bool:
        """Whether what lies in a place is hidden."""
        return ident in self._folded and not self._filter

    def field_at(self, index: Index) -> FieldRow | None:
        """What stands at an index; None on a heading."""
        row = self.row(index)
        return row if isinstance(row, FieldRow) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected; places can be dragged, onto another or onto their heading."""
        row, flags = self.row(index), super().flags(index)
        if isinstance(row, SectionRow):
            takes = Qt.ItemFlag.ItemIsDropEnabled if row.key == "site" else Qt.ItemFlag.NoItemFlags
            return Qt.ItemFlag.ItemIsEnabled | takes
        if row is not None and row.ref.noun == "site":
            return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Places are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What may be dropped."""
        return [SITE_DRAG]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is carried: the id of a place."""
        data = QMimeData()
        row = self.field_at(indexes[0]) if indexes else None
        if row is not None and row.ref.noun == "site":
            data.setData(SITE_DRAG, row.id.encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        """Tell that a place was dropped; the rows follow when the project has moved it."""
        if not data.hasFormat(SITE_DRAG) or not parent.isValid():
            return False
        onto = self.field_at(parent)
        self.dropped.emit(bytes(data.data(SITE_DRAG).data()).decode(), onto.id if onto is not None else None)
        return False

    def _list(self) -> None:
        entries: list[Entry] = []
        for key, words in SECTIONS:
            rows = [row for row in self._parts.get(key, ()) if self._passes(row)]
            if rows:
                entries.append(SectionRow(key, words, len(rows)))
                entries.extend(self._unfolded(rows))
        self.set_rows(entries)

    def _unfolded(self, rows: Sequence[FieldRow]) -> list[FieldRow]:
        """Without what lies in places that are folded; rows stand below what they lie in."""
        hidden: set[str] = set()
        for row in rows:
            if row.parent and (row.parent in hidden or self.is_folded(row.parent)):
                hidden.add(row.id)
        return [row for row in rows if row.id not in hidden]

    def _passes(self, row: FieldRow) -> bool:
        text = f"{row.name} {row.detail}".casefold()
        return all(word in text for word in self._filter)


class ActorDelegate(QStyledItemDelegate):
    """Draws headings, and what stands under them: icon, name and count, a second line of detail."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines where there is a detail."""
        row = index.data(ROW)
        two_lines = isinstance(row, FieldRow) and row.detail
        return QSize(120, self._theme.fonts.scaled(2.6 if isinstance(row, SectionRow) else 3.5 if two_lines else 2.3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        row = index.data(ROW)
        rect = QRect(option.rect)
        if isinstance(row, SectionRow):
            self._paint_section(painter, rect, row)
        elif isinstance(row, FieldRow):
            state = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            draw_ground(painter, rect, self._theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
            inner = rect.adjusted(arrow_end(row), 0, -14, 0)
            if row.holds:
                self._paint_arrow(painter, inner, index)
            self._paint_row(painter, inner, row)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, inner: QRect, index: Index) -> None:
        """Before a place in which others lie, what shows whether they are listed."""
        row, model = index.data(ROW), index.model()
        folded = isinstance(model, ActorList) and isinstance(row, FieldRow) and model.is_folded(row.id)
        side = self._theme.fonts.scaled(0.8)
        place = QRect(inner.left() - side - 1, inner.top(), side, inner.height())
        if isinstance(row, FieldRow) and row.detail:
            place.setHeight(inner.height() // 2 + side // 2)
        top = place.center().y() - side // 2
        draw_icon(painter, QRect(place.left(), top, side, side), "right" if folded else "down", self._theme, "faint")

    def _paint_section(self, painter: QPainter, rect: QRect, row: SectionRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        line = rect.adjusted(14, fonts.scaled(0.6), -14, 0)
        draw_line(painter, line, row.words, fonts.frame(0.92, QFont.Weight.DemiBold), theme.colour("muted"))
        draw_right(painter, line, f"{row.count:,}", fonts.frame(0.88), theme.colour("muted"))

    def _paint_row(self, painter: QPainter, rect: QRect, row: FieldRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        height = fonts.scaled(1.45)
        lines = 2 if row.detail else 1
        top = rect.top() + (rect.height() - lines * height) // 2
        line = QRect(rect.left(), top, rect.width(), height)
        side = fonts.scaled(1.15)
        if row.colour:
            draw_dot(painter, QPointF(line.left() + side / 2, line.center().y() + 0.5), fonts.scaled(0.38), row.colour)
        else:
            icon = QRect(line.left(), line.top() + (height - side) // 2, side, side)
            draw_icon(painter, icon, row.icon, theme)
        count = f"{row.count:,}" if row.count else ""
        taken = draw_right(painter, line, count, fonts.frame(0.88), theme.colour("muted"))
        words = line.adjusted(side + 9, 0, -taken - 8, 0)
        draw_line(painter, words, row.name, fonts.frame(1.0), theme.colour("text"))
        if row.detail:
            below = line.adjusted(side + 9, height, 0, height)
            draw_line(painter, below, row.detail, fonts.small(), theme.colour("muted"))


def arrow_end(row: FieldRow) -> int:
    """Where a row's icon begins, in pixels; a place's arrow stands before it."""
    return 16 + row.depth * _INDENT


def _words(entry: Entry) -> str:
    if isinstance(entry, SectionRow):
        return f"{entry.words}, {entry.count:,}"
    notes = f", in {entry.count:,} notes" if entry.count else ""
    return f"{entry.name}, {entry.detail}{notes}".replace(", ,", ",").removesuffix(", ")
