"""The first page of the program: projects opened lately, a new one, another one, the sample."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.section_header import SectionHeader


class OpeningPage(QWidget):
    """Asks what to work on.

    Signals:
        chosen: the path of a recent project.
        new_asked, open_asked, sample_asked: the other three ways.
    """

    chosen = Signal(str)
    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()

    def __init__(self, theme: Theme, recent: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """Take the recent projects as (path, name, what is said of it)."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Fieldnotes")
        self._theme = theme
        inside = QWidget(self)
        inside.setMaximumWidth(theme.fonts.scaled(42))
        column = QVBoxLayout(inside)
        column.setSpacing(10)
        column.addWidget(_label("Fieldnotes", "title"))
        column.addWidget(_label("Years of notes in one file on this machine, and nowhere else.", "muted"))
        column.addSpacing(10)
        column.addLayout(self._ways())
        self._message = _label("", "danger")
        self._message.setWordWrap(True)
        self._message.hide()
        column.addWidget(self._message)
        if recent:
            column.addWidget(SectionHeader(theme, "Opened lately"))
        for path, name, detail in recent:
            column.addWidget(self._recent(path, name, detail))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inside, 3)
        row.addStretch(1)
        row.setContentsMargins(24, theme.fonts.scaled(6), 24, 24)
        self.resize(theme.fonts.scaled(64), theme.fonts.scaled(48))

    def say(self, words: str, calm: bool = False) -> None:
        """Show a sentence: why a project could not be opened, or, calmly, what is being done."""
        self._message.setProperty("role", "muted" if calm else "danger")
        self._message.style().polish(self._message)
        self._message.setText(words)
        self._message.setVisible(bool(words))

    def said(self) -> str:
        """The sentence shown."""
        return self._message.text()

    def _ways(self) -> QHBoxLayout:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for words, icon, signal, primary in (
            ("New project…", "add", self.new_asked, True),
            ("Open…", "folder", self.open_asked, False),
            ("Look at the sample study", "diary", self.sample_asked, False),
        ):
            button = QPushButton(f"\u2009{words}", self)
            button.setAccessibleName(words)
            token = "on_accent" if primary else "muted"
            button.setIcon(self._theme.icon(icon, token, token, token if primary else "text"))
            button.setIconSize(QSize(self._theme.fonts.scaled(1.3), self._theme.fonts.scaled(1.3)))
            if primary:
                button.setProperty("role", "primary")
            button.clicked.connect(signal)
            ways.addWidget(button)
        ways.addStretch(1)
        return ways

    def _recent(self, path: str, name: str, detail: str) -> Card:
        card = Card(self._theme, clickable=True, parent=self)
        title = card.add_label(name)
        title.setStyleSheet("font-weight: 600;")
        where = ElidedLabel(detail, card, Qt.TextElideMode.ElideMiddle)
        where.setProperty("role", "muted")
        card.column.addWidget(where)
        card.pressed.connect(lambda: self.chosen.emit(path))
        return card


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
