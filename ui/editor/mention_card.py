"""The card of a mention: who or what it is, and every other place where it is mentioned."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.editor.mention_facts import MentionFacts
from ui.models.list_model import Index
from ui.models.mention_rows import mention_rows, seen_words
from ui.models.result_list import ResultDelegate, ResultList
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.floating import Floating
from ui.widgets.row_view import RowView

_ABOUT = 180
"""Letters of a description that the card shows."""
_WIDTH = 400
_ROWS = 3
_AIR = 10
"""Pixels that stay free between line, card and the edge of the page."""


class MentionCard(Floating):
    """Floats beside a mention. The mouse may go over it; the keyboard comes to it only when it is asked for.

    Signals:
        opened: a MentionPlace is to be shown.
        page_wanted: the reference whose page is to be opened.
        closed: by Escape; the keyboard should go back to the text.
        left: the mouse left the card.
    """

    opened = Signal(object)
    page_wanted = Signal(object)
    closed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._facts: MentionFacts | None = None
        self._icon = QLabel(self)
        self.name = ElidedLabel(parent=self)
        self.name.setProperty("role", "heading")
        self.open_page = QPushButton("Open page", self)
        self.open_page.setProperty("role", "quiet")
        self.open_page.clicked.connect(self._want_page)
        self.detail, self.about, self.seen = self._label("muted"), self._label(""), self._label("muted")
        self.model = ResultList(self)
        self.list = RowView("Other places where this is mentioned", "bare", self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(theme, self.list))
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.name, 1)
        head.addWidget(self.open_page)
        words = QVBoxLayout()
        words.setContentsMargins(8, 4, 8, 4)
        words.setSpacing(4)
        words.addLayout(head)
        for label in (self.detail, self.about, self.seen):
            words.addWidget(label)
        self.column.addLayout(words)
        self.column.addWidget(self.list)
        self.setAccessibleName("Who or what is mentioned")

    def show_facts(self, facts: MentionFacts, line: QRectF) -> None:
        """Show the card of a mention beside a line of the page."""
        self._facts = facts
        side = self._theme.fonts.scaled(1.5)
        self._icon.setPixmap(self._theme.icon(facts.icon).pixmap(QSize(side, side)))
        self.name.set_words(facts.name)
        about = facts.about if len(facts.about) <= _ABOUT else facts.about[: _ABOUT - 1].rsplit(" ", 1)[0] + " …"
        told = seen_words(facts.places) if facts.ref.noun == "actor" else seen_words(facts.places, "last")
        for label, text in ((self.detail, facts.detail), (self.about, about), (self.seen, told)):
            label.setText(text)
            label.setVisible(bool(text))
        rows = mention_rows(facts.places, facts.here)
        self.model.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.scrollToTop()
        width = min(max(_WIDTH, self._theme.fonts.scaled(30)), max(240, self.page.width() - 16))
        for label in (self.detail, self.about, self.seen):
            label.setFixedWidth(width - 28)
        self.list.setFixedHeight(0)
        self.show()  # before it is measured, or labels that were never shown count for nothing
        self.place(line, width)
        room = max(line.top(), self.page.height() - line.bottom()) - self.height() - 2 * _AIR
        self.list.setFixedHeight(self._height(len(rows), int(room)))
        self.place(line, width)

    def shown(self) -> str:
        """The mention whose card is shown; "" for none."""
        return self._facts.here if self._facts is not None and not self.isHidden() else ""

    def take_keyboard(self) -> None:
        """Let the keyboard walk through the places."""
        if self.list.isHidden():
            self.open_page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def has_keyboard(self) -> bool:
        """Whether something on the card has the keyboard."""
        return self.list.hasFocus() or self.open_page.hasFocus()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window's shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        super().leaveEvent(event)
        self.left.emit()

    def _height(self, rows: int, room: int) -> int:
        """As high as some rows, but not higher than there is room for; one row is always seen."""
        heights = [self.list.sizeHintForRow(row) for row in range(min(rows, _ROWS))]
        return max(min(sum(heights) + 4, room), *heights[:1], 0)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label

    def _open(self, index: Index) -> None:
        row = self.model.row(index)
        if row is not None and self._facts is not None:
            place = next((place for place in self._facts.places if place.id == row.ref.id), None)
            if place is not None:
                self.hide()
                self.opened.emit(place)

    def _want_page(self) -> None:
        if self._facts is not None:
            self.hide()
            self.page_wanted.emit(self._facts.ref)
