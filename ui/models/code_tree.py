"""The codebook as a tree: a dot in the code's colour, its name, how many passages it and its children have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.codes import Code
from ui.models.list_model import ROW, Index
from ui.models.tree_model import TreeModel
from ui.theme.drawing import draw_dot, draw_line, draw_right
from ui.theme.theme import Theme

CODE_DRAG = "application/x-fieldnotes-code"
"""What is carried when a code is dragged: its id."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code in the tree; ``total`` counts the passages of the code and of all codes under it."""

    id: str
    parent: str | None
    name: str
    colour: str
    own: int
    total: int
    retired: bool = False


class CodeTree(TreeModel[CodeRow]):
    """Holds the codebook; filters it; tells when a code was dropped elsewhere, and leaves the moving to others.

    Signals:
        dropped: a code's id, the new parent's id or None, and the place among its siblings (-1: the last).
    """

    dropped = Signal(str, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._codes: list[Code] = []
        self._counts: dict[str, int] = {}
        self._filter: tuple[str, ...] = ()

    def set_codes(self, codes: Sequence[Code], counts: Mapping[str, int]) -> None:
        """Show other codes, in tree order; ``counts`` holds codings by code id."""
        self._codes = list(codes)
        self._counts = dict(counts)
        self._list()

    def set_filter(self, words: str) -> None:
        """Show only codes in whose name each word occurs, and the codes above them."""
        self._filter = tuple(words.casefold().split())
        self._list()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Codes can be dragged and dropped upon."""
        drag = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled | drag

    def supportedDropActions(self) -> Qt.DropAction:
        """Codes are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What may be dropped."""
        return [CODE_DRAG]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is carried: the id of the first code."""
        data = QMimeData()
        row = self.row_at(indexes[0]) if indexes else None
        if row is not None:
            data.setData(CODE_DRAG, row.id.encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002
        row: int,
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        """Tell that a code was dropped; the rows follow when the project has moved it."""
        if not data.hasFormat(CODE_DRAG):
            return False
        above = self.row_at(parent)
        self.dropped.emit(bytes(data.data(CODE_DRAG).data()).decode(), above.id if above else None, row)
        return False

    def _list(self) -> None:
        parents = {code.id: code.parent for code in self._codes}
        totals: dict[str, int] = {}
        for code in self._codes:
            self._add_up(code.id, self._counts.get(code.id, 0), parents, totals)
        shown = self._shown(parents)
        self.set_rows(
            [
                CodeRow(
                    code.id,
                    code.parent,
                    code.name,
                    code.colour,
                    self._counts.get(code.id, 0),
                    totals[code.id],
                    code.status == "retired",
                )
                for code in self._codes
                if code.id in shown
            ]
        )

    @staticmethod
    def _add_up(code: str, count: int, parents: Mapping[str, str | None], totals: dict[str, int]) -> None:
        """Count a code's passages for itself and for all above it."""
        above: str | None = code
        while above is not None:
            totals[above] = totals.get(above, 0) + count
            above = parents.get(above)

    def _shown(self, parents: Mapping[str, str | None]) -> set[str]:
        shown: set[str] = set()
        for code in self._codes:
            if all(word in code.name.casefold() for word in self._filter):
                above: str | None = code.id
                while above is not None and above not in shown:
                    shown.add(above)
                    above = parents.get(above)
        return shown


class CodeDelegate(QStyledItemDelegate):
    """Draws dot, name and count; codes at the top in a heavier weight."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line."""
        return QSize(80, self._theme.fonts.scaled(2.08))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row; the view draws the ground, so that it reaches under the branches."""
        row = index.data(ROW)
        if not isinstance(row, CodeRow):
            return
        painter.save()
        theme, fonts = self._theme, self._theme.fonts
        rect = QRect(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        weight = QFont.Weight.DemiBold if row.parent is None else QFont.Weight.Normal
        radius = fonts.scaled(0.38)
        draw_dot(painter, QPointF(rect.left() + radius + 2, rect.center().y() + 0.5), radius, row.colour)
        right = rect.adjusted(0, 0, -14, 0)
        shade = theme.colour("faint" if row.retired else "muted")
        width = draw_right(painter, right, f"{row.total:,}" if row.total else "", fonts.frame(0.88, weight), shade)
        line = rect.adjusted(2 * radius + 10, 0, -width - 22, 0)
        font = fonts.frame(1.0, weight)
        font.setStrikeOut(row.retired)
        draw_line(painter, line, row.name, font, theme.colour("muted" if row.retired else "text"))
        painter.restore()


def _words(row: CodeRow) -> str:
    return f"{row.name}, {row.total:,} passages" + (", retired" if row.retired else "")
