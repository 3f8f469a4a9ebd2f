"""Every place that was found on a line of its own, in its context, in the order that was chosen."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Line
from ui.base.asking import WIDTH
from ui.base.context import Context
from ui.base.hits import Spot
from ui.base.settings import LINES_BY_NOTE, LINES_ORDER, LINES_SPEAKERS, LINES_TITLES, Setting
from ui.base.tasks import Task
from ui.base.trail import Place
from ui.models.keeping import chosen_places, kept_place
from ui.models.line_delegate import Columns, LineDelegate
from ui.models.line_list import HeadRow, LineList, LineRow
from ui.models.line_order import LineOrder, grouped, sorting
from ui.models.list_model import Index
from ui.models.note_order import finished
from ui.models.search_words import line_row, quoted
from ui.widgets.context_header import ContextHeader
from ui.widgets.line_view import LineView

AT_ONCE = 2_000
"""So many lines are put in order at once; more of them in slices, with a way to stop."""

SHOWS: tuple[tuple[Setting[bool], str], ...] = (
    (LINES_BY_NOTE, "Gather lines under their notes"),
    (LINES_TITLES, "Show the note’s title"),
    (LINES_SPEAKERS, "Show who speaks"),
)


class Concordance(QWidget):
    """The lines under their heading; ``view`` is the list, ``lines`` what stands in it.

    Lines come in slices, in time. In another order they are sorted anew whenever there are twice as many.

    Signals:
        arranged: other lines, or the same in another order, are shown.
    """

    arranged = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._found: list[LineRow] = []
        self._sorted: list[LineRow] = []
        self._folded: set[str] = set()
        self._spoken = self._held = False
        self._names: dict[str, str] = {}
        self._sorting: Task | None = None
        self._order = LineOrder.of(context.settings.get(LINES_ORDER))
        self._new: AbstractSet[str] = frozenset()
        self.lines = LineList(self)
        self.view = LineView("Every place in its context", "page", self)
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.lines)
        self.delegate = LineDelegate(context.theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.folding.connect(self._fold_at)
        self.view.clicked.connect(self._clicked)
        self.view.resized.connect(self._fit)
        self.header = ContextHeader(context.theme, self)
        self.header.set_order(self._order.name, self._order.backwards)
        self._order = LineOrder(*self.header.order())
        self.header.chosen.connect(self._choose)
        self.switches = {setting.key: self._action(setting, words) for setting, words in SHOWS}
        self._folds = [self.header.menu.addAction(words) for words in ("Fold all notes", "Unfold all notes")]
        for action, fold in zip(self._folds, (True, False), strict=True):
            action.triggered.connect(partial(self.fold_all, fold))
            action.setEnabled(self._by_note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        context.settings.changed.connect(self._set)

    # What is shown

    def show_new(self, keys: AbstractSet[str]) -> None:
        """Mark the lines of rows that are new ("noun:id")."""
        if keys != self._new:
            self._new = keys
            self._found, self._sorted = map(self._marked, (self._found, self._sorted))
            self._put()

    def show_lines(self, lines: Sequence[Line], more: bool = False, calmly: bool = False) -> None:
        """Show other lines, given in time.

        Args:
            lines: the first, or all of them.
            more: the others are still to come.
            calmly: they answer the same question again, so what is shown stays until all have come.
        """
        self._names = _names(self._context) if lines else {}
        self._found = self._marked([line_row(line, self._names) for line in lines])
        self._held = calmly and more and bool(self._sorted)
        if not self._held:
            self._arrange(more)

    def add_lines(self, lines: Sequence[Line], more: bool = False) -> None:
        """Show the lines that follow."""
        fresh = self._marked([line_row(line, self._names) for line in lines])
        self._found += fresh
        if self._held and more:
            return
        if self._order == LineOrder() and not self._by_note and not self._held:
            self._sorted += fresh
            self._spoken = self._spoken or any(row.speaker for row in fresh)
            self.lines.append(fresh)
            if not more:
                self.arranged.emit()
        elif not more or len(self._found) >= 2 * len(self._sorted):
            self._arrange(more)
        self._held = self._held and more

    def count(self) -> int:
        """How many lines there are, those that are folded away and those not sorted in yet counted too."""
        return len(self._found)

    def all_lines(self) -> list[Line]:
        """All lines, as they are in order."""
        return [row.line for row in self._sorted]

    def _marked(self, rows: list[LineRow]) -> list[LineRow]:
        return (
            [replace(row, new=f"note:{row.line.note}" in self._new) for row in rows]
            if self._new
            else [replace(row, new=False) if row.new else row for row in rows]
        )

    # Places

    def spots(self) -> list[Spot]:
        """Every place, in the order of the lines."""
        rows = self._in_groups() if self._by_note else self._sorted
        return [("note", row.line.note, row.line.start, row.line.end) for row in rows]

    def place(self, index: Index) -> Place | None:
        """Where a line leads; a heading to its note."""
        row = self.lines.row(index)
        if isinstance(row, HeadRow):
            return Place(Ref("note", row.note))
        return Place(row.ref, row.span) if row is not None else None

    def index_of(self, place: Place) -> Index:
        """The line of a place."""
        at = place.at or Span(0, 0)
        return self.lines.index_of(f"note:{place.ref.id}:{at.start}:{at.end}")

    def chosen(self) -> list[Line]:
        """The lines that were chosen together, those under a chosen heading with them; none where only one is."""
        places = chosen_places(self.view)
        if len(places) < 2:
            return []
        rows = self.lines.rows()
        chosen = [rows[place] for place in places]
        lines = [row.line for row in chosen if isinstance(row, LineRow)]
        folded = {row.note for row in chosen if isinstance(row, HeadRow)} & self._folded
        return lines + [row.line for row in self._sorted if row.line.note in folded] if folded else lines

    def copied(self) -> list[str]:
        """The chosen lines as text with their source; under a heading that is folded, all of them."""
        row = self.lines.row(self.view.currentIndex())
        return [quoted(line, WIDTH) for line in self.chosen() or ([row.line] if isinstance(row, LineRow) else [])]

    # Arranging

    @property
    def _by_note(self) -> bool:
        return self._context.settings.get(LINES_BY_NOTE)

    def _choose(self, name: str, backwards: bool) -> None:
        self._context.settings.set(LINES_ORDER, LineOrder(name, backwards).plain())

    def _set(self, key: str) -> None:
        """Settings are the person's: every page of results follows them."""
        if key == LINES_ORDER.key:
            self._order = LineOrder.of(self._context.settings.get(LINES_ORDER))
            self.header.set_order(self._order.name, self._order.backwards)
            self._arrange(False)
        elif key in self.switches:
            self.switches[key].setChecked(self._shows(key))
            if key == LINES_BY_NOTE.key:
                self._put()
                for action in self._folds:
                    action.setEnabled(self._by_note)
            self._fit()

    def _shows(self, key: str) -> bool:
        return next(self._context.settings.get(setting) for setting, _ in SHOWS if setting.key == key)

    def _arrange(self, more: bool) -> None:
        """Put the lines in order: few or those in time at once, many in slices."""
        if self._sorting is not None:
            before, self._sorting = self._sorting, None
            before.cancel()
        work = sorting(list(self._found), self._order)
        if len(self._found) <= AT_ONCE or self._order.name == "time":
            self._take_sorted(finished(work))
            return
        task = self._context.tasks.slices(work, done=self._take_sorted, words="Sorting lines")
        if task.running:
            self._sorting = task
            task.ended.connect(partial(self._end_sorting, task))
            if not more:
                self._context.show_work(task)

    def _take_sorted(self, rows: object) -> None:
        self._sorting = None
        if isinstance(rows, list):
            self._sorted = rows
            self._spoken = any(row.speaker for row in rows)
            self.delegate.order = self._order
            self._put()

    def _end_sorting(self, task: Task) -> None:
        """Stopped by the person: the lines stay as they were, and the heading says so."""
        if self._sorting is task:
            self._sorting = None
            self._order = self.delegate.order
            self.header.set_order(self._order.name, self._order.backwards)

    def _put(self) -> None:
        with kept_place(self.view, self.lines):
            self.lines.set_rows(grouped(self._sorted, self._order, self._folded) if self._by_note else self._sorted)
        self._fit()
        self.arranged.emit()

    def _in_groups(self) -> list[LineRow]:
        return [row for row in grouped(self._sorted, self._order, frozenset()) if isinstance(row, LineRow)]

    def _fit(self) -> None:
        """The heading stands over what the lines show."""
        get = self._context.settings.get
        spoken = get(LINES_SPEAKERS) and self._spoken
        columns = Columns(not self._by_note, get(LINES_TITLES) and not self._by_note, spoken)
        self.delegate.columns = columns
        room = self.view.viewport().width()
        self.header.set_columns(columns.widths(self._context.theme, room), room)
        self.view.viewport().update()

    # Folding

    def _clicked(self, index: Index) -> None:
        row = self.lines.row(index)
        if isinstance(row, HeadRow):
            self._fold({row.note}, not row.folded)

    def _fold_at(self, index: Index, fold: bool) -> None:
        row = self.lines.row(index)
        if isinstance(row, HeadRow):
            self._fold({row.note}, fold)
        elif isinstance(row, LineRow) and fold and self._by_note:
            self.view.setCurrentIndex(self.lines.index_of(f"head:{row.line.note}"))

    def _fold(self, notes: set[str], fold: bool) -> None:
        self._folded = self._folded | notes if fold else self._folded - notes
        self._put()

    def fold_all(self, fold: bool) -> None:
        """Fold the lines of every note away, or show them all."""
        self._fold({row.line.note for row in self._found}, fold)

    def _action(self, setting: Setting[bool], words: str) -> QAction:
        action = self.header.menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(self._context.settings.get(setting))
        action.triggered.connect(lambda on: self._context.settings.set(setting, on))
        return action


def _names(context: Context) -> dict[str, str]:
    """The names of all who may speak, by id."""
    project = context.project
    people = {person.id: person.name for person in project.contributors.all()}
    return people | {actor.id: actor.name for actor in project.actors.all()}
