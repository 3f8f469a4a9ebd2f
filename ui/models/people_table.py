"""The table of people by attributes as a model: names at the left, attributes on top, cells that can be filled in."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from fieldnotes.analysis.attributes import Column, PeopleTable, PersonRow
from ui.models.list_model import Index

_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class PeopleModel(QAbstractTableModel):
    """Holds one table; ``writable`` lets cells be edited, by a delegate that does the deed."""

    def __init__(self, writable: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = PeopleTable("", (), ())
        self._writable = writable

    def show_table(self, table: PeopleTable) -> None:
        """Show another table; where rows and columns stay, so do selection and place."""
        same = [row.id for row in table.rows] == [row.id for row in self._table.rows]
        if same and len(table.columns) == len(self._table.columns):
            self._table = table
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(table.columns) - 1))
            self.dataChanged.emit(self.index(0, 0), self.index(len(table.rows) - 1, len(table.columns) - 1))
            return
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def table(self) -> PeopleTable:
        """The table shown."""
        return self._table

    def person(self, row: int) -> PersonRow:
        """Whom a row is about."""
        return self._table.rows[row]

    def column(self, column: int) -> Column:
        """What a column is about."""
        return self._table.columns[column]

    def value(self, index: Index) -> str:
        """The value of a cell as it is kept, the last one where several may be true."""
        values = self._table.rows[index.row()].values[index.column()]
        return values[-1] if values else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """How many people there are."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """How many attributes there are."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if not index.isValid():
            return None
        words = self._table.words(self._table.rows[index.row()], index.column())
        if role in _SHOWN:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name, key = self.person(index.row()).name, self.column(index.column()).key
            return f"{name}, {key}: {words or 'nothing entered'}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names and attributes."""
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.column(section).key if across else self.person(section).name
        if role == Qt.ItemDataRole.ToolTipRole and across:
            attribute = self.column(section).attribute
            return (attribute.description or attribute.kind) if attribute else "Of no kind in particular yet"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._writable and index.isValid() else flags
