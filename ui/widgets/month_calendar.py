"""A month of days to choose one from, dressed in the theme."""

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme


class MonthCalendar(QWidget):
    """Shows months; it never takes the keyboard, whoever owns it moves the day by ``go_to``.

    Signals:
        chosen: a day that was clicked (QDate).
    """

    chosen = Signal(QDate)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._calendar = calendar = QCalendarWidget(self)
        calendar.setLocale(QLocale(QLocale.Language.English))
        calendar.setFirstDayOfWeek(QLocale.system().firstDayOfWeek())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        calendar.setAccessibleName("Calendar")
        calendar.clicked.connect(self.chosen)
        for part in (calendar, *calendar.findChildren(QWidget)):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(calendar)
        theme.changed.connect(self._dress)
        self._dress()

    def go_to(self, day: QDate) -> None:
        """Choose a day and show its month."""
        self._calendar.setSelectedDate(day)

    def day(self) -> QDate:
        """The day that is chosen."""
        return self._calendar.selectedDate()

    def _dress(self) -> None:
        colour = self._theme.colour
        words, quiet = QTextCharFormat(), QTextCharFormat()
        words.setForeground(colour("text"))
        quiet.setForeground(colour("muted"))
        for day in Qt.DayOfWeek:
            self._calendar.setWeekdayTextFormat(day, words)
        self._calendar.setHeaderTextFormat(quiet)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, QColor(colour("accent")))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colour("on_accent")))
        palette.setColor(QPalette.ColorRole.AlternateBase, QColor(colour("surface")))
        self._calendar.setPalette(palette)
        tokens = self._theme.tokens
        self._calendar.setStyleSheet(
            f"#qt_calendar_navigationbar {{ background: {tokens.surface}; }}"
            f"#qt_calendar_calendarview {{ selection-background-color: {tokens.accent};"
            f" selection-color: {tokens.on_accent}; border: 0; }}"
            "#qt_calendar_monthbutton::menu-indicator { image: none; }"
        )
        side = self._theme.fonts.scaled(1.1)
        for name, icon, words_said in (("prev", "left", "Month before"), ("next", "right", "Month after")):
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(self._theme.icon(icon))
                button.setIconSize(QSize(side, side))
                button.setToolTip(words_said)
                button.setAccessibleName(words_said)
