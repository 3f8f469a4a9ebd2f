"""Notes by year: a heading for each year, that folds, and under it the notes, newest observed first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.notes import NoteRow
from ui.models.dates import tile_of, year_of
from ui.models.list_model import ROW, Index, ListModel
from ui.theme.drawing import draw_ground, draw_icon, draw_line, draw_right, draw_tile
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class YearRow:
    """The heading of a year: how many of its notes are listed, and whether it is folded."""

    year: str
    count: int
    folded: bool = False

    @property
    def id(self) -> str:
        """An id of its own, so that the list can tell headings apart."""
        return f"year:{self.year}"


Entry = NoteRow | YearRow


class NoteList(ListModel[Entry]):
    """Holds notes in the order given and lists them under years; filters and folds without asking anybody."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._notes: list[NoteRow] = []
        self._folded: set[str] = set()
        self._filter: tuple[str, ...] = ()

    def set_notes(self, notes: Sequence[NoteRow]) -> None:
        """Show other notes, newest observed first."""
        self._notes = list(notes)
        self._list()

    def set_filter(self, words: str) -> None:
        """List only notes in whose title, kind, site or people each of the words occurs."""
        self._filter = tuple(words.casefold().split())
        self._list()

    def toggle(self, year: str) -> None:
        """Fold or unfold a year."""
        self._folded ^= {year}
        self._list()

    def note_at(self, index: Index) -> NoteRow | None:
        """The note at an index; None on a heading."""
        row = self.row(index)
        return row if isinstance(row, NoteRow) else None

    def count(self) -> int:
        """How many notes pass the filter, folded ones included."""
        return sum(map(self._passes, self._notes))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        if isinstance(self.row(index), YearRow):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def _list(self) -> None:
        years: dict[str, list[NoteRow]] = {}
        for note in self._notes:
            if self._passes(note):
                years.setdefault(year_of(note.observed), []).append(note)
        entries: list[Entry] = []
        for year, notes in years.items():
            folded = year in self._folded and not self._filter
            entries.append(YearRow(year, len(notes), folded))
            if not folded:
                entries.extend(notes)
        self.set_rows(entries)

    def _passes(self, note: NoteRow) -> bool:
        if not self._filter:
            return True
        text = " ".join((note.title, note.kind, note.site, note.status, note.phase, *note.people)).casefold()
        return all(word in text for word in self._filter)


class NoteDelegate(QStyledItemDelegate):
    """Draws headings and notes: date tile, title, and a line with kind, site and number of words."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines for a note, one for a heading."""
        heading = isinstance(index.data(ROW), YearRow)
        return QSize(120, self._theme.fonts.scaled(2.6 if heading else 4.1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        row = index.data(ROW)
        rect = QRect(option.rect)
        if isinstance(row, YearRow):
            self._paint_year(painter, rect, row)
        elif isinstance(row, NoteRow):
            state = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            draw_ground(painter, rect, self._theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
            self._paint_note(painter, rect, row)
        painter.restore()

    def _paint_year(self, painter: QPainter, rect: QRect, row: YearRow) -> None:
        fonts = self._theme.fonts
        line = rect.adjusted(14, fonts.scaled(0.6), -14, 0)
        font = fonts.frame(0.92, QFont.Weight.DemiBold)
        width = draw_line(painter, line, row.year, font, self._theme.colour("muted"))
        side = fonts.scaled(0.9)
        fold = QRect(line.left() + width + 5, line.center().y() - side // 2 + 1, side, side)
        draw_icon(painter, fold, "right" if row.folded else "down", self._theme, "faint")
        draw_right(painter, line, f"{row.count:,}", fonts.frame(0.88), self._theme.colour("muted"))

    def _paint_note(self, painter: QPainter, rect: QRect, row: NoteRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        tile = QRect(rect.left() + 12, rect.top(), fonts.scaled(2.9), rect.height())
        draw_tile(painter, tile, tile_of(row.observed), theme)
        left = tile.right() + 11
        height = fonts.scaled(1.5)
        top = rect.top() + (rect.height() - 2 * height) // 2 - 1
        title = QRect(left, top, rect.right() - left - 12, height)
        bold = fonts.frame(1.0, QFont.Weight.DemiBold)
        draw_line(painter, title, row.title or row.opening or "Untitled", bold, theme.colour("text"))
        side = fonts.scaled(1.05)
        icon = QRect(QPoint(left, title.bottom() + 1 + (height - side) // 2), QSize(side, side))
        draw_icon(painter, icon, "write up" if row.status == "to write up" else row.kind, theme, "muted")
        detail = QRect(icon.right() + 6, title.bottom() + 1, rect.right() - icon.right() - 18, height)
        draw_line(painter, detail, detail_of(row), fonts.small(), theme.colour("muted"))


def detail_of(row: NoteRow) -> str:
    """The second line of a note: where it was (or what it is), and how long it is."""
    return f"{row.site or row.kind.capitalize()} · {row.words:,} w"


def _words(entry: Entry) -> str:
    if isinstance(entry, YearRow):
        return f"{entry.year}, {entry.count:,} notes"
    date = entry.observed.label() if entry.observed else "undated"
    return f"{entry.title or entry.opening or 'Untitled'}, {entry.kind}, {date}, {entry.site}"
