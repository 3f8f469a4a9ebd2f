"""The page of the fieldwork log: visits by year, the gaps between them with their reasons, what they come to."""

from collections.abc import Generator
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QVBoxLayout

from fieldnotes.analysis.fieldwork import FieldLog, Narrowing, hours, narrowed, read_log
from fieldnotes.analysis.presence import OVER, Gap
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.tasks import Progress, Task
from ui.base.undoing import attempt
from ui.commands import visits as commands
from ui.models.keeping import kept_place
from ui.models.visit_drawing import LogDelegate, high_height, low_height
from ui.models.visit_list import LogList, LogRow, QuietRow, VisitRow, log_rows
from ui.panels.log_page.course import HoursCard
from ui.panels.log_page.head import LogHead
from ui.widgets.empty_state import EmptyState
from ui.widgets.headed_list import HeadedList

_EMPTY = (
    "The log says when you were in the field, where, for how long, and what you did not see. No visit is in it yet."
)
_NONE = "No visit fits. Choose any place, anybody and all of time."


class FieldworkLog(Page):
    """All visits, the latest first; decides what is shown, and hands deeds to the commands."""

    def __init__(self, context: Context, _ident: str = commands.FIELD_LOG.id) -> None:
        super().__init__()
        self._context = context
        self._writable = not context.session.readonly
        self._to = Narrowing(span=context.navigation.span)
        self._shown, self._over = "", OVER
        self._whole, self._log = FieldLog(), FieldLog()
        self._gaps: list[Gap] = []
        self._task: Task | None = None
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = LogHead(context.theme, self._writable, self)
        self.hours = HoursCard(context.theme)
        self.model = LogList(self)
        theme = context.theme
        self.list = HeadedList("Visits, the latest first", self.model.low, low_height(theme), high_height(theme), self)
        self.list.setProperty("role", "page")
        self.list.setModel(self.model)
        self.list.setItemDelegate(LogDelegate(theme, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty = self._empty_state()
        self._lay_out()
        self._connect()
        self.reload()

    def ref(self) -> Ref:
        """There is only one."""
        return commands.FIELD_LOG

    def title(self) -> str:
        """The words on the tab."""
        return "Fieldwork log"

    def icon(self) -> str:
        """A notepad."""
        return "log"

    def arrive(self) -> None:
        """The keyboard goes to the list, at first to the latest visit."""
        self._begin_at_latest()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_selection()

    def reload(self) -> None:
        """Read everything anew, a little at a time; what was read before stays shown until then."""
        if self._task is not None:
            self._task.cancel()
        self._task = self._context.tasks.slices(self._reading(), done=self._take, failed=self._failed)
        self.destroyed.connect(self._task.cancel)

    def narrow(self, field: str, key: str) -> None:
        """Narrow the log: a field of `Narrowing`, "shown", or "over" (days of a gap, "" for none)."""
        if field == "shown":
            self._shown = key
        elif field == "over":
            self._over = int(key or 0)
        else:
            fields: dict[str, Any] = {field: key}
            self._to = replace(self._to, **fields)
        self._show()

    def menu_for(self, row: LogRow) -> QMenu:
        """What can be done with a row."""
        menu, icon, context = QMenu(self), self._context.theme.icon, self._context
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        visit = _visit_of(row)
        if visit:
            menu.addAction(icon("open"), "Open", partial(context.open, Ref("visit", visit)))
        for note in self._log.notes.get(visit, ()):
            words = f"Open “{note.title or 'Untitled'}”"
            menu.addAction(icon(note.kind), words.replace("&", "&&"), partial(context.open, Ref("note", note.id)))
        if not self._writable:
            return menu
        if isinstance(row, VisitRow):
            menu.addAction(icon("add"), "New note of this visit", partial(self._do, commands.note_of_visit, visit))
        if isinstance(row, QuietRow) and row.gap is not None:
            menu.addAction(icon("absence"), "Say why…", partial(self._do, commands.explain_gap, row.gap))
        if visit:
            menu.addSeparator()
            menu.addAction(icon("delete"), "Delete\tDel", partial(self._do, commands.delete_visit, visit))
        return menu

    # Building

    def _empty_state(self) -> EmptyState:
        state = EmptyState(self._context.theme, "log", _EMPTY)
        if self._writable:
            state.add_action("New visit…", partial(self._do, commands.new_visit), primary=True)
            state.add_action("Make visits from notes…", partial(self._do, commands.ask_visits_from_notes))
        return state

    def _lay_out(self) -> None:
        card = QVBoxLayout()
        card.setContentsMargins(28, 0, 28, 8)
        card.addWidget(self.hours)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        body = QVBoxLayout()
        body.setContentsMargins(16, 0, 16, 0)
        body.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addLayout(card)
        column.addLayout(body, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        head, hours_card = self.head, self.hours
        head.narrowed.connect(self.narrow)
        head.visit_asked.connect(partial(self._do, commands.new_visit))
        head.absence_asked.connect(partial(self._do, commands.new_absence))
        head.making_asked.connect(self._make_visits)
        head.saving_asked.connect(self._save)
        head.span_dropped.connect(partial(self._context.navigation.keep_to, None))
        self._context.navigation.spanned.connect(self._keep_to)
        hours_card.year_picked.connect(partial(self.narrow, "year"))
        hours_card.month_picked.connect(self._go_to_month)
        hours_card.site_picked.connect(partial(self.narrow, "site"))
        hours_card.person_picked.connect(partial(self.narrow, "person"))
        self.list.activated.connect(self._enter)
        self.list.deleting.connect(self._delete)
        self.list.walked.connect(self._tell_selection)
        self.list.clicked.connect(self._tell_selection)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._context.theme.changed.connect(self.list.viewport().update)
        KeepingUp(self, self._context.bus, self.reload, touches("visit", "note", "site", "contributor"))

    # Showing

    def _reading(self) -> Generator[Progress, None, FieldLog]:
        work = read_log(self._context.project)
        while True:
            try:
                read = next(work)
            except StopIteration as end:
                log = end.value
                assert isinstance(log, FieldLog)
                return log
            yield Progress(read, 0)

    def _take(self, log: object) -> None:
        assert isinstance(log, FieldLog)
        self._whole, self._task = log, None
        self._show()
        if self.list.hasFocus() and not self.list.currentIndex().isValid():
            self._begin_at_latest()
            self._tell_selection()

    def _failed(self, error: UserError) -> None:
        """The file cannot be read any more: what has been read stays listed."""
        self._task = None
        self._context.say(error.message)

    def _begin_at_latest(self) -> None:
        """The keyboard begins at the latest visit, below the heading of its year."""
        if not self.list.currentIndex().isValid() and self.model.rowCount() > 1:
            self.list.setCurrentIndex(self.model.index(1))

    def _show(self) -> None:
        """Gaps are reckoned over all of time, so that one at the turn of a year is whole."""
        ever = narrowed(self._whole, replace(self._to, year="", span=None))
        year = self._to.year
        self._gaps = [gap for gap in ever.presence().gaps(self._over) if self._to.dated(gap.first, gap.last)]
        if not self._over or self._shown:
            self._gaps = []
        self._log = narrowed(ever, Narrowing(year=year, span=self._to.span))
        kept = {"unwritten": self._log.without_note, "unseen": self._log.not_seen}.get(self._shown)
        shown = self._log if kept is None else replace(self._log, visits=kept())
        with kept_place(self.list, self.model):
            self.model.set_rows(log_rows(shown, self._gaps, self._over, year, self._writable))
        self.head.show_log(self._log, self._gaps, self._log.presence().days(*self._to.bounds()))
        self.head.show_choices(self._whole, self._to, self._shown, self._over)
        self.hours.show_hours(hours(self._log.visits), self._log, year)
        self.empty.set_words(_NONE if self._whole.visits else _EMPTY)
        self.stack.setCurrentWidget(self.list if self.model.rowCount() else self.empty)

    def _keep_to(self, span: TimeSpan | None) -> None:
        """List only visits of a stretch of time, as other lists do."""
        self._to = replace(self._to, span=span)
        self._show()

    def _row(self) -> LogRow | None:
        return self.model.row(self.list.currentIndex())

    def _tell_selection(self, _: object = None) -> None:
        visit = _visit_of(self._row())
        self._context.select(Ref("visit", visit) if visit else None)

    def _go_to_month(self, month: str) -> None:
        """Bring the last visit of a month into sight."""
        visits = [visit.id for visit in self._log.stays() if visit.start.startswith(month)]
        index = self.model.index_of(visits[-1]) if visits else QModelIndex()
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        row = self.model.row(index if index.isValid() else self.list.currentIndex())
        menu = self.menu_for(row) if row is not None else None
        if menu is not None and menu.actions():
            menu.popup(self.list.viewport().mapToGlobal(place))

    # Doing

    def _enter(self, index: QModelIndex) -> None:
        """Enter and a double click open a visit or absence, and ask for the reason of a gap that has none."""
        row = self.model.row(index)
        visit = _visit_of(row)
        if visit:
            self._context.open(Ref("visit", visit))
        elif isinstance(row, QuietRow) and row.gap is not None and self._writable:
            self._do(commands.explain_gap, row.gap)

    def _delete(self) -> None:
        visit = _visit_of(self._row())
        if visit and self._writable:
            self._do(commands.delete_visit, visit)

    def _make_visits(self) -> None:
        """Of the notes without a visit that the log, as it is narrowed, counts."""
        self._do(commands.ask_visits_from_notes, [note.id for note in self._log.loose])

    def _save(self) -> None:
        self._do(commands.save_log, self._log, self._gaps)

    def _do(self, run: commands.Verb, *values: object) -> None:
        attempt(self._context, partial(run, self._context, *values))


def _visit_of(row: LogRow | None) -> str:
    """The visit or absence that a row is of, or ""."""
    if isinstance(row, VisitRow):
        return row.id
    return row.visit if isinstance(row, QuietRow) else ""


def page_kind() -> PageKind:
    """How the window makes the page of the fieldwork log."""
    return PageKind(commands.FIELD_LOG.noun, FieldworkLog)
