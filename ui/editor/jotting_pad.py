"""The pad: a tiny window for a quick jotting, time-stamped, saved as it is typed; Escape keeps it and goes."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QByteArray, QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Marked
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.text.dates_said import with_weekday
from ui.base.context import Context
from ui.base.settings import DATE_ORDER, PAD, TEXT_SIZE
from ui.commands.texts import FORMATS
from ui.editor.completion import Completion
from ui.editor.field_editor import FieldEditor
from ui.editor.jotting import Jotting
from ui.editor.sheet import Sheet
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel

_BELOW = 12
"""Pixels left free under the last line: the pad is too small for the room that pages leave there."""
_HINT = "Esc keeps · Ctrl+Enter opens · Ctrl+J next"


class JottingPad(QWidget):
    """One jotting at a time over all other windows; an empty pad leaves nothing behind.

    Args:
        context: the project, and the way to the jotting's own page.
        parent: the window it belongs to; that window's keys work here too.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle("Quick jotting")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._kept = Ref("note", "")
        self.when = Chip(context.theme, "", "date", parent=self)
        self.when.setToolTip("When it was: press to change")
        self.when.clicked.connect(self._edit_when)
        self.state = ElidedLabel(_HINT, self)
        self.state.setProperty("role", "muted")
        self.field = FieldEditor(context.theme, self)
        self.field.committed.connect(self._take_when)
        self.field.cancelled.connect(self._leave_when)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 8)
        self._column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(28, 0, 20, 0)
        head.addWidget(self.when)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(28, 0, 20, 0)
        foot.addWidget(self.state, 1)
        self._column.addLayout(head)
        self._column.addLayout(foot)
        self._lay_sheet()
        self._place()

    @property
    def note(self) -> str:
        """The id of the jotting being written; "" while nothing is."""
        return self.jotting.note

    def begin(self) -> None:
        """Keep what is there and begin an empty jotting now."""
        if self.keep():
            self._renew()

    def keep(self) -> bool:
        """Write what is pending and keep a copy of the text; False when it cannot be written."""
        return self.jotting.keep()

    def keep_and_go(self) -> None:
        """Keep the jotting and close the pad."""
        if self.completion.active:
            self.completion.close()
        elif self.close() and self._kept.id:
            self._context.say("Kept the jotting.", "Open", partial(self._context.open, self._kept, None, True))

    def keep_and_open(self) -> None:
        """Keep the jotting and open it as a page."""
        if self.close() and self._kept.id:
            self._context.open(self._kept, keep=True)
            window = self.parentWidget()
            if window is not None:
                window.activateWindow()

    def appear(self) -> None:
        """Come to the front: with the jotting under way if the keyboard was elsewhere, else with an empty one."""
        if not self.isVisible() or self.isActiveWindow():
            self.begin()
        self.show()
        self.raise_()
        self.activateWindow()
        self.sheet.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps it from anywhere on the pad."""
        if event.key() == Qt.Key.Key_Escape:
            self.keep_and_go()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is let go before it is safe; where the pad stood is remembered."""
        self.completion.close()
        if not self.keep():
            event.ignore()
            return
        self._kept = self.jotting.ref()
        self._context.settings.set(PAD, bytes(self.saveGeometry().toBase64().data()).decode())
        self._renew()
        super().closeEvent(event)

    # Inside

    def _renew(self) -> None:
        """An empty sheet in place of the one that was kept."""
        self.jotting.stop()
        self._column.removeWidget(self.sheet)
        self.sheet.hide()
        self.sheet.deleteLater()
        self._lay_sheet()

    def _lay_sheet(self) -> None:
        context = self._context
        self.sheet = Sheet(context.theme, Marked(""), context.settings.get(TEXT_SIZE), self)
        view = self.sheet.view
        view.setAccessibleName("Text of the jotting")
        view.setPlaceholderText("What you saw or heard, in a few words.")
        view.setReadOnly(context.session.readonly)
        view.keys = self._keys()
        self.sheet.document.leave_room_below(_BELOW)
        self.jotting = Jotting(context, self.sheet)
        self.jotting.told.connect(self._tell_state)
        self.jotting.gone.connect(self._taken_back)
        self.completion = Completion(context.theme, view, self._suggest, self)
        self.completion.named.connect(self.jotting.mention)
        self._column.insertWidget(1, self.sheet, 1)
        self.setFocusProxy(view)
        self._show_when(self.jotting.when)
        self._tell(_HINT)
        view.setFocus()

    def _keys(self) -> dict[str, Callable[[], object]]:
        keys: dict[str, Callable[[], object]] = {key: partial(self._format, kind) for _, kind, key, _ in FORMATS}
        return keys | {
            "Esc": self.keep_and_go,
            "Ctrl+Return": self.keep_and_open,
            "Ctrl+Enter": self.keep_and_open,
            "Ctrl+J": self.begin,
        }

    def _format(self, kind: str) -> None:
        cursor = self.sheet.view.textCursor()
        if cursor.hasSelection():
            self.sheet.marks.toggle(cursor, kind)

    def _place(self) -> None:
        scaled = self._context.theme.fonts.scaled
        self.setMinimumSize(scaled(24), scaled(12))
        self.resize(scaled(34), scaled(16))
        kept = self._context.settings.get(PAD)
        over = self.parentWidget()
        if over is not None:
            corner = over.mapToGlobal(QPoint(0, 0))
            self.move(corner.x() + (over.width() - self.width()) // 2, corner.y() + over.height() // 5)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def _taken_back(self) -> None:
        """The jotting was undone or deleted while it stood here."""
        self._renew()
        self._tell(f"It was taken back. · {_HINT}")

    def _tell_state(self, state: str) -> None:
        if state == "saved":
            self._show_when(self.jotting.when)
            self._tell(f"Saved {datetime.now().astimezone():%H:%M} · {_HINT}")
        elif state != "saving":
            self._tell(state, "danger")

    def _tell(self, words: str, role: str = "muted") -> None:
        if self.state.property("role") != role:
            self.state.setProperty("role", role)
            self.state.style().unpolish(self.state)
            self.state.style().polish(self.state)
        self.state.set_words(words)
        self.state.setAccessibleName(words)

    def _suggest(self, words: str, people: bool) -> list[tuple[Ref, str, str]]:
        return self.jotting.deeds.suggest(words, people)

    # When it was

    def _show_when(self, when: When) -> None:
        self.when.set_fact(with_weekday(when), "date")

    def _edit_when(self) -> None:
        place = QRect(self.when.mapTo(self, QPoint(0, 0)), self.when.size())
        self.field.begin(place, self.jotting.when.label(), "When it was", read=self._read_when)

    def _read_when(self, words: str, elsewhere: bool = True) -> When:
        return self.jotting.deeds.read_when(words, self._context.settings.get(DATE_ORDER), elsewhere)

    def _take_when(self, words: str) -> None:
        try:
            if words.strip():
                self.jotting.happened(self._read_when(words))
        except UserError as error:
            self.field.refuse(error.message)
            return
        self._show_when(self.jotting.when)
        self._leave_when()

    def _leave_when(self) -> None:
        self.field.hide()
        self.sheet.view.setFocus()
