"""Notes under headings: a heading for each group, that folds, and under it the group's notes."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from fieldnotes.domain.notes import NoteRow
from ui.models.list_model import Index, ListModel
from ui.models.note_groups import Group, grouped

NOTES_DRAG = "application/x-fieldnotes-notes"
"""What is carried when notes are dragged: their ids, a line each."""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The heading of a group: how many notes belong to it, and whether it is folded."""

    words: str
    count: int
    folded: bool = False

    @property
    def id(self) -> str:
        """An id of its own, so that the list can tell headings apart."""
        return f"head:{self.words}"


Entry = NoteRow | HeadRow


@dataclass(frozen=True, slots=True)
class _Part:
    """A group as it is listed: where its first row stands, its heading if it has one, its notes unless it is folded."""

    start: int
    head: HeadRow | None
    notes: Sequence[NoteRow]

    @property
    def first(self) -> int:
        """Where its first note stands."""
        return self.start + (self.head is not None)


class NoteList(ListModel[Entry]):
    """Lists groups of notes as they are given, and folds them; a note may stand in several.

    Rows are looked up in the groups when they are asked for, so that fifty thousand are listed as fast as fifty.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._groups: Sequence[Group] = ()
        self._parts: list[_Part] = []
        self._starts: list[int] = []
        self._count = 0
        self._folded: set[str] = set()
        self._open = self._several = False

    def set_notes(self, notes: Sequence[NoteRow]) -> None:
        """Show notes under their years, in the order given."""
        self.set_groups(grouped(notes, "year"))

    def set_groups(self, groups: Sequence[Group], opened: bool = False, several: bool = False) -> None:
        """Show other groups.

        Args:
            groups: in their order.
            opened: show what is in folded ones too, while one looks for something.
            several: a note may stand in more than one of them.
        """
        self._groups, self._open, self._several = groups, opened, several
        self._list()

    def toggle(self, words: str) -> None:
        """Fold or unfold the group under a heading."""
        self._folded ^= {words}
        self._open = False
        self._list()

    def folded(self) -> frozenset[str]:
        """The words of the headings that are folded."""
        return frozenset(self._folded)

    def fold_all(self, folded: bool) -> None:
        """Fold or unfold all groups."""
        self._folded = {group.words for group in self._groups if group.words} if folded else set()
        self._open = False
        self._list()

    def renew(self, notes: Mapping[str, NoteRow]) -> None:
        """Show what notes (by their ids) have become, where they stand."""
        wanted = notes.keys()
        for group in self._groups:
            for number in [number for number, note in enumerate(group.notes) if note.id in wanted]:
                group.notes[number] = notes[group.notes[number].id]
                for part in self._parts:
                    if part.notes is group.notes:
                        self.dataChanged.emit(self.index(part.first + number), self.index(part.first + number))

    def heads(self) -> Sequence[int]:
        """Where headings stand, in rising order."""
        return [part.start for part in self._parts if part.head is not None]

    def head_of(self, place: int) -> HeadRow | None:
        """The heading over a row."""
        return self._part(place).head

    def note_at(self, index: Index) -> NoteRow | None:
        """The note at an index; None on a heading."""
        row = self.row(index)
        return row if isinstance(row, NoteRow) else None

    def first_note(self) -> QModelIndex:
        """Where the first note stands; an invalid index if none is listed."""
        return next((self.index(part.first) for part in self._parts if part.notes), QModelIndex())

    def rows(self) -> Sequence[Entry]:
        """All rows."""
        return tuple(row for part in self._parts for row in ((part.head,) if part.head else ()) + tuple(part.notes))

    def row(self, index: Index) -> Entry | None:
        """The row at an index."""
        if not index.isValid() or not 0 <= index.row() < self._count:
            return None
        part = self._part(index.row())
        return part.head if index.row() < part.first else part.notes[index.row() - part.first]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """How many rows there are."""
        return 0 if parent.isValid() else self._count

    def key(self, place: int) -> str:
        """What tells a row apart from all others: heading and note, since a note may stand in several groups."""
        part = self._part(place)
        if part.head is not None and place == part.start:
            return part.head.id
        note = part.notes[place - part.first].id
        return f"{part.head.words}\n{note}" if self._several and part.head is not None else note

    def places(self, keys: AbstractSet[str]) -> dict[str, int]:
        """Where the rows stand that bear these keys."""
        if not keys:
            return {}
        notes = self._places_of({key.rpartition("\n")[2] for key in keys})
        found = {self.key(place): place for place in notes}
        found |= {part.head.id: part.start for part in self._parts if part.head is not None}
        return {key: place for key, place in found.items() if key in keys}

    def index_of(self, row_id: str) -> QModelIndex:
        """Where a row stands, at first if it does so several times; an invalid index if it is not there."""
        for part in self._parts:
            if part.head is not None and part.head.id == row_id:
                return self.index(part.start)
            for number, note in enumerate(part.notes):
                if note.id == row_id:
                    return self.index(part.first + number)
        return QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected, notes can be dragged."""
        row = self.row(index)
        if isinstance(row, HeadRow):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if row is not None else Qt.ItemFlag.NoItemFlags)

    def mimeTypes(self) -> list[str]:
        """What can be dragged out of the list."""
        return [NOTES_DRAG]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is carried: the ids of notes."""
        notes = (self.note_at(index) for index in indexes)
        return carried([note.id for note in notes if note is not None])

    def _part(self, place: int) -> _Part:
        return self._parts[bisect_right(self._starts, place) - 1]

    def _places_of(self, idents: AbstractSet[str]) -> list[int]:
        """Where notes stand."""
        return [
            part.first + number for part in self._parts for number, note in enumerate(part.notes) if note.id in idents
        ]

    def _list(self) -> None:
        self.beginResetModel()
        self._parts, self._count = [], 0
        for group in self._groups:
            folded = bool(group.words) and group.words in self._folded and not self._open
            head = HeadRow(group.words, _count(group), folded) if group.words else None
            part = _Part(self._count, head, () if folded else group.notes)
            self._parts.append(part)
            self._count = part.first + len(part.notes)
        self._starts = [part.start for part in self._parts]
        self.endResetModel()


def _count(group: Group) -> int:
    return len(group.notes) if group.count is None else group.count


def carried(notes: Sequence[str]) -> QMimeData:
    """Notes (ids) as they are dragged."""
    data = QMimeData()
    data.setData(NOTES_DRAG, "\n".join(dict.fromkeys(notes)).encode())
    return data


def carried_notes(data: QMimeData) -> list[str]:
    """The ids of the notes that are dragged."""
    return bytes(data.data(NOTES_DRAG).data()).decode().split("\n") if data.hasFormat(NOTES_DRAG) else []


def _words(entry: Entry) -> str:
    if isinstance(entry, HeadRow):
        return f"{entry.words}, {entry.count:,} note{'s' * (entry.count != 1)}"
    date = entry.observed.label() if entry.observed else "undated"
    return f"{entry.title or entry.opening or 'Untitled'}, {entry.kind}, {date}, {entry.site}"
