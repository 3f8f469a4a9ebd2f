"""Over the results: the query and how much it found, the orders, the course through time, what it is narrowed to."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import KINDS
from fieldnotes.domain.searches import FACETS, Scope
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When
from fieldnotes.search.results import Results
from ui.models.facet_words import FACET_WORDS, value_words, way_back_words
from ui.models.search_words import NOUNS, headline, others_words, underlined
from ui.panels.search_results.course_card import CourseCard
from ui.panels.search_results.keeping import KeepButton
from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.segmented import Segmented

ORDERS = (("rank", "By rank"), ("time", "In time"), ("context", "In context"))


class Head(QWidget):
    """Shows; decides nothing.

    Signals:
        ordered: "rank", "time" or "context".
        year_picked: a year or a month from the chart, "" for what is undated.
        kind_picked: a kind of note or a noun; "" for all.
        dates_asked: the person wants to say between which dates.
        dates_dropped: the person wants all dates again.
        bound_dropped: a facet and a value to which it is not to be narrowed any longer.
        questions_left_out: whether the interviewer's words shall count no longer.
        restricted_left_out: whether restricted notes shall be found no longer.
        widened: the person wants the last narrowing taken back.
        span_dropped: the person wants lists and searches to see all of time again.
        coding_asked: the person wants to code what was found; memo_asked: to quote it in a new memo.
        suggestion_taken: another query.
        keeping: the person wants to "keep" the search, its "change", or it as "another".
        distinct_asked: the person wants the words that set what was found apart.
    """

    ordered = Signal(str)
    year_picked = Signal(str)
    kind_picked = Signal(str)
    dates_asked = Signal()
    dates_dropped = Signal()
    bound_dropped = Signal(str, str)
    questions_left_out = Signal(bool)
    restricted_left_out = Signal(bool)
    widened = Signal()
    span_dropped = Signal()
    coding_asked = Signal()
    memo_asked = Signal()
    suggestion_taken = Signal(str)
    keeping = Signal(str)
    distinct_asked = Signal()

    def __init__(self, theme: Theme, query: str, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._query = self._heading = query
        self._suggestion = self._called = ""
        self._span = ""
        self._coding = (" Code these…", "")
        self._everywhere = -1
        self._placed = (False, True)
        self.widenable = False
        self.name_of: Callable[[str, str], str] = lambda facet, value: value_words(facet, value)
        self._build(writable)
        self._lay_out()

    def show_found(self, found: Results, scope: Scope, interviewed: bool = False) -> None:
        """Tell how much was found; ``interviewed`` if there are interviewer's words that can be left out."""
        self._tell(headline(found))
        self._let_make(bool(found.occurrences))
        self.keep.setEnabled(True)
        self._show_chips(found, scope, interviewed)
        self._suggestion = found.suggestion or ""
        self.suggestion.setText(f"Did you mean “{self._suggestion.replace('&', '&&')}”?")
        self.suggestion.setVisible(bool(self._suggestion))
        self._called = found.called or ""
        self.called.setText(f"Look for all names of this person or place: {self._called.replace('&', '&&')}")
        self.called.setVisible(bool(self._called))

    def show_name(self, name: str, query: str) -> None:
        """Show the name under which a query is kept in its place."""
        self._query, self._heading = query, name
        self.query.setTextFormat(Qt.TextFormat.PlainText)
        self.query.setText(name)
        self._fit()

    def add_line(self, widget: QWidget) -> None:
        """Put a line under the query."""
        self._column.insertWidget(1, widget)

    def show_chosen(self, places: int) -> None:
        """Say on the buttons that they act on so many places that were chosen; 0 for all that was found."""
        these = f"these {places:,}" if places else "these"
        self._coding = (f" Code {these}…", f" {places:,}…" if places else "")
        self.code.setAccessibleName(f"Code {these}")
        self.code.setToolTip(f"Give a code to {'the places chosen' if places else 'every place that was found'}")
        self.memo.setAccessibleName(f"Memo from {these}")
        self._fit()

    def _let_make(self, can: bool) -> None:
        self.code.setEnabled(can)
        self.memo.setEnabled(can)

    def show_span(self, span: TimeSpan | None) -> None:
        """Tell to which time lists and searches keep; None for all of it."""
        self._span, self._everywhere = span.label() if span is not None else "", -1
        self._show_span_chip()

    def show_everywhere(self, notes: int) -> None:
        """Tell in how many notes it was found at all times."""
        self._everywhere = notes
        self._show_span_chip()

    def _show_span_chip(self) -> None:
        beyond = f" · {self._everywhere:,} at all times" if self._everywhere >= 0 else ""
        self.span.set_fact(f"Only {self._span}{beyond}", "close")
        self.span.setVisible(bool(self._span))

    def show_trouble(self, error: UserError) -> None:
        """Tell what is wrong with the query, and where."""
        self._tell(error.message, "danger")
        self.query.setTextFormat(Qt.TextFormat.RichText)
        self.query.setText(underlined(self._query, error.at, self._theme.tokens.danger))
        self._let_make(False)
        self.keep.setEnabled(self.keep.state != "new")
        for widget in (self.course, self.chips, self.suggestion, self.called):
            widget.hide()

    def show_waiting(self) -> None:
        """Tell that the answer is still to come."""
        self._tell("searching …")

    def _build(self, writable: bool) -> None:
        theme = self._theme
        self.query = QLabel(self._query, self)
        self.query.setTextFormat(Qt.TextFormat.PlainText)
        self.query.setProperty("role", "heading")
        self.query.setAccessibleName("Query")
        self.query.setMinimumWidth(20)
        self.summary = QLabel("", self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.orders = Segmented(ORDERS, "Order", self)
        self.orders.chosen.connect(self.ordered)
        self.code = QPushButton(" Code these…", self)
        self.code.setAccessibleName("Code these")
        self.code.setIcon(theme.icon("code"))
        self.code.setIconSize(QSize(theme.fonts.scaled(1.15), theme.fonts.scaled(1.15)))
        self.code.setToolTip("Give a code to every place that was found")
        self.code.setEnabled(False)
        self.code.setVisible(writable)
        self.code.clicked.connect(self.coding_asked)
        self.keep = KeepButton(theme, self)
        self.keep.setVisible(writable)
        self.keep.wanted.connect(self.keeping)
        self.memo = QPushButton("", self)
        self.memo.setAccessibleName("Memo from these")
        self.memo.setToolTip("Begin a memo that quotes what was found, each passage leading to its scene")
        self.memo.setIcon(theme.icon("memo"))
        self.memo.setIconSize(self.code.iconSize())
        self.memo.setEnabled(False)
        self.memo.setVisible(writable)
        self.memo.clicked.connect(self.memo_asked)
        self.course = CourseCard(theme, self)
        self.course.chart.picked.connect(self.year_picked)
        self.chips = ChipRow(self)
        self.kind = Chip(theme, "Any kind", "filter")
        self.dates = Chip(theme, "Any time", "date")
        self.questions = Chip(theme, "The interviewer’s words too", "turn", parent=self)
        self.questions.hide()
        self.span = Chip(theme, "", "close", parent=self)
        self.span.setToolTip("Lists and searches keep to this time. Click to widen them again.")
        self.span.clicked.connect(lambda: QTimer.singleShot(0, self, self.span_dropped.emit))
        self.span.hide()
        self.suggestion = QPushButton("", self)
        self.suggestion.setProperty("role", "link")
        self.suggestion.setCursor(Qt.CursorShape.PointingHandCursor)
        self.suggestion.clicked.connect(lambda: self.suggestion_taken.emit(self._suggestion))
        self.suggestion.hide()
        self.called = QPushButton("", self)
        self.called.setProperty("role", "link")
        self.called.setCursor(Qt.CursorShape.PointingHandCursor)
        self.called.clicked.connect(lambda: self.suggestion_taken.emit(self._called))
        self.called.hide()

    def _lay_out(self) -> None:
        top = self._top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.query)
        top.addWidget(self.summary, 1)
        top.addWidget(self.orders)
        top.addWidget(self.code)
        top.addWidget(self.memo)
        top.addWidget(self.keep)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 10)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.course)
        column.addWidget(self.span, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.chips)
        for offer in (self.suggestion, self.called):
            column.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the first line has no room for how much was found, that stands in a line of its own."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._column.contentsMargins()
        whole = self.width() - margins.left() - margins.right()
        gaps = self._top.spacing() * 3
        self.code.setText(self._coding[0])
        if sum(widget.sizeHint().width() for widget in (self.orders, self.code, self.memo, self.keep)) + gaps > whole:
            self.code.setText(self._coding[1])
        words = self.summary.fontMetrics().horizontalAdvance(self.summary.text())
        query = self.query.fontMetrics().horizontalAdvance(self._heading)
        beside = [widget for widget in (self.orders, self.code, self.memo, self.keep) if not widget.isHidden()]
        others = sum(widget.sizeHint().width() for widget in beside)
        room = whole - others - (len(beside) + 2) * self._top.spacing()
        within = words + query <= room
        above = not within and query > room
        self._place(above, within or (above and words <= room))
        self._shorten(whole if above else room + self._top.spacing(), query)

    def _place(self, above: bool, beside: bool) -> None:
        """Put the query beside the buttons or above them, and how much was found beside them or below."""
        if (above, beside) == self._placed:
            return
        self._placed = (above, beside)
        for layout in (self._top, self._column):
            layout.removeWidget(self.query)
            layout.removeWidget(self.summary)
        if above:
            self._column.insertWidget(0, self.query)
        else:
            self._top.insertWidget(0, self.query, 0 if beside else 1)
        if beside:
            self._top.insertWidget(self._top.indexOf(self.orders), self.summary, 1)
        else:
            self._column.insertWidget(self._column.indexOf(self._top) + 1, self.summary)
        self._top.setAlignment(Qt.AlignmentFlag.AlignRight if above and not beside else Qt.AlignmentFlag(0))

    def _shorten(self, room: int, wanted: int) -> None:
        """What is too long for its line is cut; its tip is the whole of it."""
        if self.query.textFormat() != Qt.TextFormat.PlainText:
            return
        long = wanted > room
        cut = self.query.fontMetrics().elidedText(self._heading, Qt.TextElideMode.ElideRight, max(room, 80))
        shown = cut if long else self._heading
        if shown != self.query.text():
            self.query.setText(shown)
            self.query.setToolTip(self._heading if long else "")

    def _tell(self, words: str, role: str = "muted") -> None:
        self.summary.setText(words)
        self._fit()
        if self.summary.property("role") != role:
            self.summary.setProperty("role", role)
            self.summary.style().unpolish(self.summary)
            self.summary.style().polish(self.summary)

    def _show_chips(self, found: Results, scope: Scope, interviewed: bool) -> None:
        """What it is narrowed to, with a way back, and what else there is."""
        theme = self._theme
        self.chips.clear()
        self.chips.show()
        chosen = scope.chosen("kind")
        words = " or ".join(map(_kind_words, chosen)) or _kind_words("")
        kind = self.kind = Chip(theme, words, "filter", empty=not chosen)
        kind.setMenu(self._kinds(chosen))
        kind.setPopupMode(Chip.ToolButtonPopupMode.InstantPopup)
        self.chips.add(kind)
        dates = self.dates = Chip(theme, dates_words(scope), "date", empty=not scope.dated)
        dates.clicked.connect(self.dates_asked)
        self.chips.add(dates)
        if scope.dated:
            self.chips.add(self._way_back("All dates", self.dates_dropped.emit))
        self._add_bounds(scope)
        if found.restricted or scope.unrestricted:
            self.chips.add(self._restricted(found.restricted, scope.unrestricted))
        if interviewed or scope.answers_only:
            self.chips.add(self._questions(scope.answers_only))
        if found.notes:
            distinct = Chip(theme, "Distinctive words", "chart")
            distinct.setToolTip("Which words set these notes apart from all others")
            distinct.clicked.connect(self.distinct_asked)
            self.chips.add(distinct)
        if chosen:
            self.chips.add(self._way_back("All kinds", partial(self.kind_picked.emit, "")))
            return
        for noun, count in found.others.items():
            other = Chip(theme, others_words(noun, count), noun)
            other.setToolTip("Show only these")
            other.clicked.connect(partial(self._pick, noun))
            self.chips.add(other)

    def _add_bounds(self, scope: Scope) -> None:
        """Every value of a facet that was chosen, but kinds, each with its way back; first the way one step back."""
        if self.widenable:
            words, tip = way_back_words(scope)
            widen = Chip(self._theme, words, "left")
            widen.setToolTip(tip)
            widen.clicked.connect(self.widened)
            self.chips.add(widen)
        for facet in FACETS[1:]:
            for value in scope.chosen(facet):
                chip = Chip(self._theme, self.name_of(facet, value), "close")
                chip.setToolTip(f"{FACET_WORDS[facet]}: no longer only these")
                chip.clicked.connect(partial(self.bound_dropped.emit, facet, value))
                self.chips.add(chip)

    def _restricted(self, count: int, left_out: bool) -> Chip:
        words = f"Without {count:,} restricted note{'s' * (count != 1)}"
        chip = Chip(self._theme, words, "private", empty=not left_out)
        chip.setToolTip("Find them again" if left_out else "Leave notes out that bear a restriction")
        chip.clicked.connect(lambda: self.restricted_left_out.emit(not left_out))
        return chip

    def _questions(self, left_out: bool) -> Chip:
        words = "Without the interviewer’s words" if left_out else "The interviewer’s words too"
        chip = self.questions = Chip(self._theme, words, "turn", empty=not left_out)
        chip.setToolTip("Count them again" if left_out else "Leave them out of what is looked for and counted")
        chip.clicked.connect(lambda: self.questions_left_out.emit(not left_out))
        return chip

    def _way_back(self, words: str, run: object) -> Chip:
        chip = Chip(self._theme, words, "close")
        chip.clicked.connect(run)
        return chip

    def _kinds(self, now: Sequence[str]) -> QMenu:
        menu = QMenu(self)
        for kind in ("", *KINDS, *NOUNS):
            action = menu.addAction(_kind_words(kind), partial(self._pick, kind))
            action.setCheckable(True)
            action.setChecked(kind in now if kind else not now)
            if kind in ("", KINDS[-1]):
                menu.addSeparator()
        return menu

    def _pick(self, kind: str, _: bool = False) -> None:
        self.kind_picked.emit(kind)


def dates_words(scope: Scope) -> str:
    """A stretch of time in words."""
    since, until = scope.since, scope.until
    if since and since == until:
        return When.of(since).label()
    if since and until:
        return When(since, until, "range").label()
    if since:
        return f"since {When.of(since).label()}"
    return f"until {When.of(until).label()}" if until else "Any time"


def _kind_words(kind: str) -> str:
    return NOUNS[kind][1].capitalize() if kind in NOUNS else kind.capitalize() or "Any kind"
