"""A list of rows: it holds frozen dataclasses with an ``id``, shows words for them, and never queries."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
"""The role under which a model hands out a whole row."""


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The id."""


R = TypeVar("R", bound=HasId)


class ListModel(QAbstractListModel, Generic[R]):
    """Rows in the order they were given.

    Args:
        words: what a row says to screen readers and when one types its first letters.
    """

    def __init__(self, words: Callable[[R], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[R] = []

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; those that stay at the beginning and at the end keep their selection and place."""
        new, old = list(rows), self._rows
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        last = len(old) - tail
        if last > head:
            self.beginRemoveRows(QModelIndex(), head, last - 1)
            self._rows = old[:head] + old[last:]
            self.endRemoveRows()
        fresh = new[head : len(new) - tail]
        if fresh:
            self.beginInsertRows(QModelIndex(), head, head + len(fresh) - 1)
            self._rows = self._rows[:head] + fresh + self._rows[head:]
            self.endInsertRows()
        pairs = enumerate(zip(self._rows, new, strict=True))
        changed = [place for place, (was, row) in pairs if was is not row and was != row]
        self._rows = new
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def rows(self) -> Sequence[R]:
        """All rows."""
        return tuple(self._rows)

    def row(self, index: Index) -> R | None:
        """The row at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def key(self, place: int) -> str:
        """What tells the row at a place apart from all others."""
        return self._rows[place].id

    def places(self, keys: AbstractSet[str]) -> dict[str, int]:
        """Where the rows stand that bear these keys."""
        return {row.id: place for place, row in enumerate(self._rows) if row.id in keys}

    def index_of(self, row_id: str) -> QModelIndex:
        """Where a row stands; an invalid index if it is not there."""
        for place, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, or the whole row under ROW."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row)
        return None


def _common(one: Sequence[HasId], other: Sequence[HasId]) -> int:
    """How many rows two sequences have in common at their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right and left.id != right.id:
            break
        count += 1
    return count
