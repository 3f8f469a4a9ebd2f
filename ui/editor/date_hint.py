"""Says under a date that is being typed what is understood by it, and offers a calendar."""

import re
from datetime import date
from typing import Protocol

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.text.dates_said import understood
from ui.theme.theme import Theme
from ui.widgets.floating import Floating
from ui.widgets.month_calendar import MonthCalendar

PAUSE = 350
"""Milliseconds of rest before words are called no date: half a date is not yet a mistake."""

EXAMPLES = "last Tuesday · 12 Nov 2013, 15:30 · spring 2012 · about 1974 · Easter 2014 · 3–5 May 2016"

_ROOM = 24
"""How high a page must be, in letters, to have room for a calendar."""
_YEAR = re.compile(r"\d{4}")


class Read(Protocol):
    """Reads a date as people write it."""

    def __call__(self, words: str, elsewhere: bool = True) -> When:
        """The moment meant; ``elsewhere`` tries rarer languages too, which may take a second.

        Raises:
            UserError: the words are no date.
        """


class DateHint(Floating):
    """A card under the line of a date; the keyboard stays in the line.

    Args:
        parent: the page over which it floats.
        line: where the date is typed.

    Signals:
        chosen: the words of a day that was taken from the calendar.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, line: QLineEdit) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = line
        self._read: Read | None = None
        self._words = ""
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setProperty("role", "muted")
        self._calendar: MonthCalendar | None = None
        self._open = QToolButton(self)
        self._open.setIcon(theme.icon("date"))
        self._open.setToolTip("Choose a day (Alt+Down)")
        self._open.setAccessibleName("Choose a day from a calendar")
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.clicked.connect(self.toggle_calendar)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._doubt)

    def begin(self, words: str, read: Read) -> None:
        """Begin to speak of what is typed in the line."""
        self._read = read
        self.page.installEventFilter(self)  # only as long as it floats: each event of the page costs a call
        self.follow(words)
        self.show()
        self._fit()

    def end(self) -> None:
        """Say nothing any more."""
        self.page.removeEventFilter(self)
        self._rest.stop()
        self._read = None
        if self._calendar is not None:
            self._calendar.hide()
        self.hide()

    def follow(self, words: str) -> None:
        """Say what is understood by these words, or, after a moment, how a date could be written."""
        self._rest.stop()
        self._words = words.strip()
        if self._read is None:
            return
        if not self._words:
            self._say(EXAMPLES)
            return
        when = self.when()
        if when is None:
            self._rest.start()
        else:
            self._say(f"= {understood(when)}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay within the page when that gets another size."""
        if watched is self.page and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def words(self) -> str:
        """What it says."""
        return self._said.text()

    def when(self) -> When | None:
        """The moment understood now."""
        if self._read is None or not self._words:
            return None
        try:
            return self._read(self._words, False)
        except UserError:
            return None

    @property
    def calendar(self) -> MonthCalendar | None:
        """The calendar, once it was asked for."""
        return self._calendar

    def toggle_calendar(self) -> None:
        """Show a month to choose a day from, or hide it."""
        if self._calendar is None:
            self._calendar = self._make_calendar()
        shown = self._calendar.isHidden()
        when = self.when()
        day = when.first if when else date.today().isoformat()
        self._calendar.go_to(QDate.fromString(day, Qt.DateFormat.ISODate))
        self._calendar.setVisible(shown)
        self._fit()

    def step_day(self, by: int) -> bool:
        """Go to another day of the open calendar, so many days on; False when it is not open."""
        if self._calendar is None or self._calendar.isHidden():
            return False
        self._take(self._calendar.day().addDays(by))
        return True

    def _doubt(self) -> None:
        """Say how a date could be written, after words that seem whole were tried in rarer languages too."""
        if self._read is None or not self._words:
            return
        whole = _YEAR.search(self._words) is not None or not self._words.isascii()
        try:
            self._say(f"= {understood(self._read(self._words, whole))}")
        except UserError as error:
            self._say(error.message, "danger")

    def _make_calendar(self) -> MonthCalendar:
        calendar = MonthCalendar(self._theme, self)
        calendar.hide()
        calendar.chosen.connect(self._take)
        self.column.addWidget(calendar)
        return calendar

    def _take(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.go_to(day)
        self.chosen.emit(When(day.toString(Qt.DateFormat.ISODate)).label())

    def _say(self, words: str, role: str = "muted") -> None:
        self._said.setText(words)
        self._line.setAccessibleDescription(words)
        if self._said.property("role") != role:
            self._said.setProperty("role", role)
            self._said.style().unpolish(self._said)
            self._said.style().polish(self._said)
        self._fit()

    def _fit(self) -> None:
        """Stand under the line, as wide as the words need, never over the page's edge."""
        if self.isHidden():
            return
        self._open.setVisible(self.page.height() > self._theme.fonts.scaled(_ROOM))
        corner = self._line.mapTo(self.page, QPoint(0, self._line.height() + 4))
        room = max(200, self.page.width() - corner.x() - 8)
        least = self._theme.fonts.scaled(23) if self._calendar and not self._calendar.isHidden() else 0
        wanted = max(self._line.width(), least, self._said.fontMetrics().horizontalAdvance(self.words()) + 60)
        width = min(room, wanted, self._theme.fonts.scaled(34))
        self.setFixedWidth(width)
        self._said.setFixedWidth(width - (52 if self._open.isVisibleTo(self) else 24))
        self.adjustSize()
        self.move(min(corner.x(), max(4, self.page.width() - width - 4)), corner.y())
        self.raise_()
