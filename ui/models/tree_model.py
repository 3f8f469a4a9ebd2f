"""A tree of rows: rows with an id and the id of their parent; it never queries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from ui.models.list_model import ROW, Index


class HasParent(Protocol):
    """Anything with an id and a parent's id."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def parent(self) -> str | None:
        """The id of the parent; None at the top."""


R = TypeVar("R", bound=HasParent)


@dataclass(slots=True)
class _Node(Generic[R]):
    row: R
    parent: int
    place: int
    children: list[int] = field(default_factory=list)


class TreeModel(QAbstractItemModel, Generic[R]):
    """Rows under their parents, siblings in the order they were given.

    Args:
        words: what a row says to screen readers and when one types its first letters.
    """

    def __init__(self, words: Callable[[R], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._nodes: list[_Node[R]] = []
        self._top: list[int] = []
        self._numbers: dict[str, int] = {}

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows, parents before children; a row whose parent is missing stands at the top.

        When no row came, went or moved, the view keeps everything as it is.
        """
        shape = [(row.id, row.parent) for row in rows]
        if shape == [(node.row.id, node.row.parent) for node in self._nodes]:
            self._renew(rows)
            return
        self.beginResetModel()
        self._build(rows)
        self.endResetModel()

    def rows(self) -> Sequence[R]:
        """All rows, in the order they were given."""
        return tuple(node.row for node in self._nodes)

    def row_at(self, index: Index) -> R | None:
        """The row at an index."""
        return self._nodes[index.internalId()].row if index.isValid() else None

    def index_of(self, row_id: str) -> QModelIndex:
        """Where a row stands; an invalid index if it is not there."""
        number = self._numbers.get(row_id)
        return QModelIndex() if number is None else self._index(number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a child."""
        children = self._children(parent)
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The index above."""
        if not index.isValid():
            return QModelIndex()
        above = self._nodes[index.internalId()].parent
        return QModelIndex() if above < 0 else self._index(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many children there are."""
        return 0 if parent.column() > 0 else len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, or the whole row under ROW."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row)
        return None

    def _children(self, parent: Index) -> list[int]:
        return self._nodes[parent.internalId()].children if parent.isValid() else self._top

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].place, 0, number)

    def _renew(self, rows: Sequence[R]) -> None:
        for number, row in enumerate(rows):
            node = self._nodes[number]
            if node.row != row:
                node.row = row
                index = self._index(number)
                self.dataChanged.emit(index, index)

    def _build(self, rows: Sequence[R]) -> None:
        self._nodes, self._top, self._numbers = [], [], {}
        for number, row in enumerate(rows):
            above = self._numbers.get(row.parent, -1) if row.parent is not None else -1
            siblings = self._nodes[above].children if above >= 0 else self._top
            self._nodes.append(_Node(row, above, len(siblings)))
            siblings.append(number)
            self._numbers[row.id] = number
