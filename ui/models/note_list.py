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


class NoteList(ListModel[Entry]):
    """Lists groups of notes as they are given, and folds them; a note may stand in several."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._groups: Sequence[Group] = ()
        self._folded: set[str] = set()
        self._renewed: dict[str, NoteRow] = {}
        self._open = self._several = False
        self._heads: list[int] = []

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
        self._several = several
        self._renewed = {}
        self._groups = groups
        self._open = opened
        self._list()

    def toggle(self, words: str) -> None:
        """Fold or unfold the group under a heading."""
        self._folded ^= {words}
        self._open = False
        self._list()

    def fold_all(self, folded: bool) -> None:
        """Fold or unfold all groups."""
        self._folded = {group.words for group in self._groups if group.words} if folded else set()
        self._open = False
        self._list()

    def renew(self, notes: Mapping[str, NoteRow]) -> None:
        """Show what notes (by their ids) have become, where they stand."""
        self._renewed |= notes
        for place in [place for place, row in enumerate(self._rows) if row.id in notes]:
            self._rows[place] = notes[self._rows[place].id]
            self.dataChanged.emit(self.index(place), self.index(place))

    def heads(self) -> Sequence[int]:
        """Where headings stand, in rising order."""
        return self._heads

    def head_of(self, place: int) -> HeadRow | None:
        """The heading over a row."""
        number = bisect_right(self._heads, place)
        row = self._rows[self._heads[number - 1]] if number else None
        return row if isinstance(row, HeadRow) else None

    def note_at(self, index: Index) -> NoteRow | None:
        """The note at an index; None on a heading."""
        row = self.row(index)
        return row if isinstance(row, NoteRow) else None

    def key(self, place: int) -> str:
        """What tells a row apart from all others: heading and note, since a note may stand in several groups."""
        row = self._rows[place]
        head = self.head_of(place) if self._several and isinstance(row, NoteRow) else None
        return row.id if head is None else f"{head.words}\n{row.id}"

    def places(self, keys: AbstractSet[str]) -> dict[str, int]:
        """Where the rows stand that bear these keys."""
        idents = {key.rpartition("\n")[2] for key in keys}
        found = {self.key(place): place for place, row in enumerate(self._rows) if row.id in idents}
        return {key: place for key, place in found.items() if key in keys}

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

    def _list(self) -> None:
        entries: list[Entry] = []
        heads: list[int] = []
        for group in self._groups:
            folded = group.words in self._folded and not self._open
            if group.words:
                heads.append(len(entries))
                entries.append(HeadRow(group.words, len(group.notes), folded))
            if not folded and self._renewed:
                entries.extend(self._renewed.get(note.id, note) for note in group.notes)
            elif not folded:
                entries.extend(group.notes)
        self._heads = heads
        self.set_rows(entries)


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
