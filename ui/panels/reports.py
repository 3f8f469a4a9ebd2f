"""The room of reports: what they are for, the way to write one, and those written lately."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.base.context import Context
from ui.base.rooms import Room
from ui.commands.reports import ask_word_report, open_report, reports_of
from ui.models.dates import day_words
from ui.widgets.card import Card, cards_in
from ui.widgets.clearing import clear
from ui.widgets.section_header import SectionHeader

WORDS = (
    "A Word report gathers the passages under each code, with who speaks and when, so that co-authors who have "
    "Word and nothing else can read along."
)


def room() -> Room:
    """The room as the window asks for it."""
    return Room("reports", "Reports", "reports", ReportsRoom)


class ReportsRoom(QWidget):
    """A sentence, a button, and a card for each report that is still where it was written."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._setting = reports_of(context.project.id)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Reports")
        words = QLabel(WORDS, self)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self.button = QPushButton("Word report…", self)
        self.button.setProperty("role", "primary")
        self.button.setIcon(context.theme.icon("report", "on_accent", "on_accent", "on_accent"))
        self.button.clicked.connect(partial(ask_word_report, context, None))
        self.setFocusProxy(self.button)
        self._header = SectionHeader(context.theme, "Written lately", self)
        self._inside = QWidget()
        self._inside.setProperty("role", "panel")
        self._written = QVBoxLayout(self._inside)
        self._written.setContentsMargins(0, 0, 0, 0)
        self._written.setSpacing(8)
        scroll = QScrollArea(self)
        scroll.setWidget(self._inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 8)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.button)
        column.addWidget(self._header)
        column.addWidget(scroll, 1)
        context.settings.changed.connect(self._setting_changed)
        self.show_written()

    def show_written(self) -> None:
        """List the reports that are still there."""
        clear(self._written)
        paths = [Path(path) for path in self._context.settings.get(self._setting)]
        there = [path for path in paths if path.is_file()]
        for path in there:
            self._written.addWidget(self._card(path))
        self._written.addStretch(1)
        self._header.setVisible(bool(there))

    def cards(self) -> list[Card]:
        """The reports listed."""
        return cards_in(self._written)

    def _card(self, path: Path) -> Card:
        card = Card(self._context.theme, clickable=True, parent=self._inside)
        card.add_label(path.stem)
        written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        card.add_label(f"{day_words(int(written.timestamp() * 1000))}, {written:%H:%M} · {path.parent.name}", "muted")
        card.setToolTip(str(path))
        card.setAccessibleName(f"Open {path.name}")
        card.pressed.connect(partial(open_report, self._context, path))
        return card

    def _setting_changed(self, key: str) -> None:
        if key == self._setting.key:
            self.show_written()
