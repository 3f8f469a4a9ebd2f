"""The visits on the page of a place or a researcher, by years, as the fieldwork log shows them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from fieldnotes.analysis.fieldwork import log_of
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import kept
from fieldnotes.domain.visits import Visit
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands.visits import new_visit
from ui.models.kept_words import NONE_WITHIN
from ui.models.visit_drawing import LogDelegate
from ui.models.visit_list import LogList, LogRow, QuietRow, VisitRow, YearRow, log_rows
from ui.widgets.full_list import FullList
from ui.widgets.page_area import PageArea
from ui.widgets.section_header import SectionHeader

FIRST = 6
"""Visits listed at first, the latest; the others come when they are asked for, since the page lays out all its rows."""


class VisitsPart(QWidget):
    """A heading with their number and a way to enter one, and the list; Enter or a click opens a visit.

    Args:
        area: the page, which scrolls to where the keyboard is.
        subject: a place or a researcher; it is not named again in each row.
        nothing: said where there are none.
    """

    def __init__(self, context: Context, area: PageArea, subject: Ref, nothing: str) -> None:
        super().__init__()
        self._context, self._subject = context, subject
        self._visits: Sequence[Visit] = ()
        self._all = False
        self.outside = 0
        self._none = nothing
        self.head = SectionHeader(context.theme, "Visits")
        if not context.session.readonly:
            self.head.add_action("add", "New visit…", partial(attempt, context, self._enter))
        self.nothing = QLabel(nothing)
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.model = LogList(self)
        self.list = FullList("Visits, the latest first")
        self.list.setModel(self.model)
        self.list.setItemDelegate(LogDelegate(context.theme, self.list))
        self.list.opened.connect(self._open)
        self.list.reached.connect(partial(area.keep_in_sight, self.list))
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._show_all)
        context.theme.changed.connect(self.list.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(area.column.spacing())
        for widget in (self.head, self.nothing, self.list, self.more):
            column.addWidget(widget)

    def show_visits(self, visits: Sequence[Visit]) -> None:
        """Show visits and absences, which come in order of time; ``outside`` the time that lists keep to are some."""
        self._visits = every = visits
        visits = kept(every, self._context.navigation.span)
        self.outside = len(every) - len(visits)
        shown = visits if self._all else visits[-FIRST:]
        log = replace(log_of(self._context.project, shown), visits=visits)
        rows = [self._named(row) for row in log_rows(log, (), 0)]
        self.model.set_rows(rows[: _end_of(rows, len(shown))])
        self.head.set_count(len(visits) or None)
        self.nothing.setText(NONE_WITHIN if self.outside else self._none)
        self.nothing.setVisible(not visits)
        self.list.setVisible(bool(visits))
        self.more.setText(f"Show all {len(visits):,}")
        self.more.setVisible(len(shown) < len(visits))

    def _named(self, row: LogRow) -> LogRow:
        """On a place's page a row is called by who was there; on a researcher's it does not name the researcher."""
        if not isinstance(row, VisitRow):
            return row
        if self._subject.noun == "site":
            return replace(row, place=row.who or "Nobody named", who="")
        return replace(row, who="") if row.visit.visitors == (self._subject.id,) else row

    def _enter(self) -> None:
        site = self._subject.id if self._subject.noun == "site" else None
        who = self._subject.id if self._subject.noun == "contributor" else None
        new_visit(self._context, site, who)

    def _show_all(self) -> None:
        self._all = True
        self.show_visits(self._visits)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if isinstance(row, (VisitRow, QuietRow)):
            self._context.open(Ref("visit", row.id))


def _end_of(rows: Sequence[LogRow], visits: int) -> int:
    """How many rows it takes to show so many visits; the headings of their years still tell of whole years."""
    places = [place for place, row in enumerate(rows) if not isinstance(row, YearRow)]
    return places[visits - 1] + 1 if visits else 0
