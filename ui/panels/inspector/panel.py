"""The inspector: shows, for whatever is selected, the parts that belong to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.navigation import Selection
from ui.panels.inspector.code_part import add_code
from ui.panels.inspector.course_part import CoursePart
from ui.panels.inspector.details_part import add_details
from ui.panels.inspector.headnotes_part import add_headnotes
from ui.panels.inspector.history_part import add_history
from ui.panels.inspector.issue_part import add_issue
from ui.panels.inspector.links_part import add_links
from ui.panels.inspector.passage_part import add_passages
from ui.panels.inspector.people_part import add_people
from ui.panels.inspector.turn_part import Shares, add_turn
from ui.widgets.empty_state import EmptyState

_RELATED = {
    *("coding", "passage", "code", "link", "memo", "note", "actor", "site", "event", "media", "region"),
    *("visit", "issue"),
}


class Inspector(QScrollArea):
    """A column of parts, made anew when the selection or what it shows changes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._selection = Selection()
        self._course: CoursePart | None = None
        self._shares = Shares(context.project)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)
        self.setAccessibleName("Inspector")
        context.navigation.selected.connect(self.show_selection)
        context.navigation.traced.connect(self.trace)
        context.navigation.spanned.connect(lambda _: self._reload_code())
        context.bus.changed.connect(self._changed)
        context.theme.changed.connect(self._reload)
        self.show_selection(context.selection)

    def show_selection(self, selection: Selection) -> None:
        """Show what belongs to a selection."""
        self._selection = selection
        self._reload()
        self.verticalScrollBar().setValue(0)

    def course(self) -> CoursePart | None:
        """The course of words that is shown, if any is."""
        return self._course

    def trace(self, words: str) -> None:
        """Show the course of some words through time, above all else, until it is closed."""
        if self._course is None:
            self._course = CoursePart(self._context)
            self._course.closed.connect(self._close_course)
        self._course.trace(words)
        self._reload()
        self.verticalScrollBar().setValue(0)

    def _close_course(self) -> None:
        course, self._course = self._course, None
        if course is not None:
            course.forget()
            course.hide()
            course.deleteLater()

    def _changed(self, changes: Changes) -> None:
        if self._selection.ref is not None and changes.nouns() & _RELATED:
            place = self.verticalScrollBar().value()
            self._reload()
            self.verticalScrollBar().setValue(place)

    def _reload_code(self) -> None:
        """What a code goes together with is counted in the time that lists keep to."""
        if self._selection.ref is not None and self._selection.ref.noun == "code":
            self._reload()

    def _reload(self) -> None:
        body = QWidget()
        body.setProperty("role", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 8, 14, 16)
        column.setSpacing(8)
        if self._course is not None:
            column.addWidget(self._course)
        ref = self._selection.ref
        try:
            if ref is None:
                self._add_empty(column)
            else:
                self._add_parts(column, ref)
                column.addStretch(1)
        except UserError:
            # What was selected has been deleted since; there is nothing to show of it.
            self._selection = Selection()
            self._reload()
            return
        self.setWidget(body)

    def _add_empty(self, column: QVBoxLayout) -> None:
        words = "Here stands what belongs to the passage, note, code or memo you are on: codes, links, history."
        column.addWidget(EmptyState(self._context.theme, "inspector", words))

    def _add_parts(self, column: QVBoxLayout, ref: Ref) -> None:
        context, span = self._context, self._selection.span
        passage = None
        if ref.noun == "issue":
            add_issue(context, column, ref.id)
            return
        if ref.noun == "passage":
            passage = context.project.passages.get(ref.id)
            span = span or Span(passage.start, passage.end)
            ref = Ref("note", passage.note)
        if ref.noun == "note":
            for touched in add_passages(context, column, ref.id, span, passage):
                add_links(context, column, Ref("passage", touched))
            add_turn(context, column, ref.id, self._selection.turn, self._shares)
            add_people(context, column, ref.id)
        elif ref.noun == "code":
            add_code(context, column, ref.id)
        add_links(context, column, ref)
        if ref.noun == "note":
            add_headnotes(context, column, ref.id)
        add_details(context, column, ref)
        add_history(context, column, ref)
