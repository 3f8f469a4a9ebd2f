"""The course of a word through time: notes or times a year, or a month, with the first and the last use."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.search.results import Course, CourseQuestion, Hit, Status
from ui.base.context import Context
from ui.base.painting import Letters
from ui.base.settings import COURSE_MEASURE
from ui.commands.timeline import kept_line
from ui.models import courses
from ui.models.course_bands import phase_bands
from ui.models.course_drawing import laid
from ui.models.course_scene import Chart
from ui.models.courses import MEASURES, course_words, query_of
from ui.models.kept_words import kept_words
from ui.widgets.section_header import SectionHeader
from ui.widgets.segmented import Segmented
from ui.widgets.walked_chart import WalkedChart

_FORMS = (("all", "All forms"), ("exact", "As written"))


class CoursePart(QWidget):
    """Asks the index for one word after another, and again when the index has taken in what changed.

    Signals:
        closed: the person has seen enough.
    """

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._words = ""
        self._number = self._whole = -1
        self._everywhere: Course | None = None
        self._stale = False
        self._found = Course("")
        self.header = SectionHeader(context.theme, "Through time")
        self.header.add_action("search", "Find it in all notes", self._search)
        self.header.add_action("close", "Close", self.closed.emit)
        self.word = _label("quote")
        self.told = _label("muted")
        self.forms = Segmented(_FORMS, "Forms of the word")
        self.forms.chosen.connect(self.ask)
        self.measure = Segmented(MEASURES, "Count")
        self.measure.choose(context.settings.get(COURSE_MEASURE))
        self.measure.chosen.connect(self._measured)
        self._letters = Letters(context.theme)
        self.shown = Chart()
        self.chart = WalkedChart(context.theme, context.theme.fonts.scaled(8))
        self.chart.picked.connect(self._pick)
        self.first, self.last = self._end(), self._end()
        self.first.clicked.connect(lambda: self._open(self._found.first, 0))
        self.last.clicked.connect(lambda: self._open(self._found.last, -1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(7)
        self.kept = kept_line(context)
        for widget in (
            self.header,
            self.word,
            self.told,
            self.kept,
            self.forms,
            self.measure,
            self.chart,
            self.first,
            self.last,
        ):
            column.addWidget(widget)
        context.bus.changed.connect(self._changed)
        context.search.indexed.connect(self._catch_up)
        context.navigation.spanned.connect(lambda _: self.ask() if self._words else None)

    def trace(self, words: str) -> None:
        """Show the course of some words."""
        self._words = words
        self.word.setText(f"“{words}”")
        self.forms.setVisible(len(words.split()) == 1)
        self.ask()

    def query(self) -> str:
        """What is looked for."""
        return query_of(self._words, self.forms.choice() == "exact")

    def ask(self, _: object = None) -> None:
        """Ask the index anew."""
        self.forget()
        search = self._context.search
        span = self._context.navigation.span
        scope = Scope(span.since, span.until) if span is not None else EVERYTHING
        self.kept.tell("")
        self._number = search.ask(CourseQuestion(self.query(), scope), self._take, self._refuse)
        if span is not None:
            self._whole = search.ask(CourseQuestion(self.query()), self._take_whole, self._refuse)

    def forget(self) -> None:
        """No answer that is still to come is wanted."""
        for number in (self._number, self._whole):
            self._context.search.forget(number)

    def found(self) -> Course:
        """What was answered last."""
        return self._found

    def _take(self, course: object) -> None:
        if isinstance(course, Course):
            self._found = course
            self._stale = bool(course.unindexed)
            self._draw()
            self._tell_kept()

    def _take_whole(self, course: object) -> None:
        if isinstance(course, Course):
            self._everywhere = course
            self._tell_kept()

    def _tell_kept(self) -> None:
        """Say how many notes lie outside the time that lists keep to, once both answers are there."""
        whole = self._everywhere
        if whole is not None and whole.query == self._found.query:
            outside = {"note": whole.notes - self._found.notes}
            self.kept.tell(kept_words(self._context.navigation.span, outside))

    def _refuse(self, error: UserError) -> None:
        self._found = Course("")
        self._draw()
        self.told.setText(error.message)

    def _measured(self, measure: str) -> None:
        self._context.settings.set(COURSE_MEASURE, measure)
        self._draw()

    def _draw(self) -> None:
        found, measure = self._found, self.measure.choice()
        unit = courses.unit_of((found,))
        columns = courses.columns((found,), unit)
        lines = (courses.line_of(found, columns, measure),)
        self.told.setText(course_words(found))
        self.shown = Chart(columns, lines, phase_bands(self._context.project.phases.all(), columns))
        self.chart.show_columns(
            f"{courses.unit_words(measure, unit).capitalize()}, through time",
            [column.key for column in columns],
            lambda number: courses.told(columns[number], number, lines, measure),
            laid(self.shown, self._context.theme, self._letters),
        )
        for widget in (self.chart, self.measure):
            widget.setVisible(bool(columns))
        self._show_ends()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines of the first and the last use are as long as there is room."""
        super().resizeEvent(event)
        self._show_ends()

    def _show_ends(self) -> None:
        found = self._found
        self._show_end(self.first, "First", found.first)
        self._show_end(self.last, "Last", found.last if found.last != found.first else None)

    def _end(self) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "link")
        button.setStyleSheet("text-align: left")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.hide()
        return button

    def _show_end(self, button: QPushButton, words: str, hit: Hit | None) -> None:
        button.setVisible(hit is not None)
        if hit is None:
            return
        title = hit.title or "Untitled"
        whole = f"{words} {courses.use_words(hit)} · {title}"
        room = self.width() - self._context.theme.fonts.scaled(0.6)
        shown = button.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        button.setText(shown.replace("&", "&&"))
        button.setToolTip(whole)
        button.setAccessibleName(whole)

    def _open(self, hit: Hit | None, use: int) -> None:
        """Open a note at one of the uses in it."""
        if hit is None:
            return
        at = Span(*hit.occurrences[use]) if hit.occurrences else None
        self._context.open(Ref(hit.type, hit.id), at)

    def _pick(self, key: str) -> None:
        self._context.open(Ref("search", f"{self.query()} observed:{key}"))

    def _search(self) -> None:
        self._context.open(Ref("search", self.query()))

    def _changed(self, changes: Changes) -> None:
        self._stale = self._stale or "note" in changes.nouns()

    def _catch_up(self, status: Status) -> None:
        if self._stale and not status.unindexed and self._words:
            self._stale = False
            self.ask()


def _label(role: str) -> QLabel:
    label = QLabel("")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
