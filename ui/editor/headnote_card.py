"""One dated later reading on the page of its note: when, by whom, over which words; written in its place."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from html import escape

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.headnotes import Headnote
from fieldnotes.domain.refs import Ref
from fieldnotes.text.anchors import diff_edits
from fieldnotes.text.standoff import settle
from ui.base.context import Context
from ui.base.undoing import attempt, say_done
from ui.models.dates import day_words
from ui.widgets.card import Card
from ui.widgets.grow_text import GrowText
from ui.widgets.press_label import PressLabel

DELAY = 250
"""Milliseconds between a key and the saving of it."""
RETRY = 3_000
"""Milliseconds after which saving is tried again when it failed."""
_QUOTED = 90


class HeadnoteCard(Card):
    """Writes its edits to the project within 300 ms.

    Args:
        context: project, theme, the way about.
        headnote: as it stands in the project.
        who: who wrote it, in words.
        words: the words it reads; "" where it reads the whole note.

    Signals:
        stateChanged: "saving", "saved", or a sentence that says why it cannot be saved.
        place_wanted: the words it reads are to be shown.
        left: the person goes back to the text.
        cursor_at: where the cursor stands, in ``text``.
    """

    stateChanged = Signal(str)  # noqa: N815  # named as Qt names signals
    place_wanted = Signal()
    left = Signal()
    cursor_at = Signal(QRect)

    def __init__(self, context: Context, headnote: Headnote, who: str, words: str, parent: QWidget) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._headnote = headnote
        self._writable = not context.session.readonly
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self.setAccessibleName(f"Later reading of {day_words(headnote.at)}")
        self.text = GrowText(context.theme, f"Later reading of {day_words(headnote.at)}", context.theme.fonts.serif())
        self.text.setReadOnly(not self._writable)
        self.text.setPlaceholderText("What do you read in it now? The note itself stays as it was written.")
        self.text.set_text(headnote.text)
        self.text.textChanged.connect(self._begin)
        self.text.left.connect(self.flush)
        self.text.cursor_at.connect(self.cursor_at)
        self.text.taken_back.connect(partial(self._take_back, False))
        self.text.done_again.connect(partial(self._take_back, True))
        self.text.dismissed.connect(self._dismiss)
        self.column.addLayout(self._head(who))
        self.quote = PressLabel(context.theme, "The words that are read", self)
        self.quote.setProperty("role", "good")
        self.quote.setText(_quoted(words))
        self.quote.set_pressable(True, "Show these words in the note")
        self.quote.setHidden(not words)
        self.quote.pressed.connect(self.place_wanted)
        self.column.addWidget(self.quote)
        self.column.addWidget(self.text)
        self.setFocusProxy(self.text)

    @property
    def headnote(self) -> Headnote:
        """The reading as it was known last."""
        return self._headnote

    def flush(self) -> bool:
        """Write what is not written yet; False when that failed, and then it is tried again."""
        self._timer.stop()
        text = settle(self.text.text())
        edits = diff_edits(self._headnote.text, text)
        if not edits:
            return True
        try:
            self._context.project.memos.write(self._headnote.id, edits, initiator=self)
        except UserError as error:
            self.stateChanged.emit(error.message)
            self._timer.start(RETRY)
            return False
        self._headnote = _with_text(self._headnote, text)
        self.stateChanged.emit("saved")
        return True

    def adopt(self, headnote: Headnote) -> None:
        """Show the reading as it stands in the project now; what is not written yet stays."""
        pending = settle(self.text.text()) != self._headnote.text
        changed = headnote.text != self._headnote.text
        if pending:
            headnote = _with_text(headnote, self._headnote.text)
        self._headnote = headnote
        self._show_privacy()
        if changed and not pending:
            self.text.blockSignals(True)
            self.text.set_text(headnote.text)
            self.text.blockSignals(False)

    def forget(self) -> None:
        """The reading is gone: nothing of it is to be written any more."""
        self._timer.stop()
        self.text.blockSignals(True)

    def _head(self, who: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        moment = datetime.fromtimestamp(self._headnote.at / 1000).astimezone()
        day = QLabel(day_words(self._headnote.at))
        day.setFont(self._context.theme.fonts.frame(0.92, QFont.Weight.DemiBold))
        day.setToolTip(f"{moment:%H:%M}")
        by = QLabel(who)
        by.setProperty("role", "muted")
        self.privacy = QLabel("private", self)
        self.privacy.setProperty("role", "badge")
        for label in (day, by, self.privacy):
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._menu_button())
        self._show_privacy()
        return row

    def _show_privacy(self) -> None:
        self.privacy.setVisible(self._headnote.visibility == "private")

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._context.theme.icon("menu", "faint"))
        button.setToolTip("What can be done with this reading")
        button.setAccessibleName(f"What can be done with the reading of {day_words(self._headnote.at)}")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(button)
        self.menu.aboutToShow.connect(self.fill_menu)
        button.setMenu(self.menu)
        return button

    def fill_menu(self) -> None:
        """Offer what can be done now."""
        menu, icon, memo = self.menu, self._context.theme.icon, self._headnote.memo
        private = self._headnote.visibility == "private"
        menu.clear()
        menu.addAction(icon("open"), "Open as a memo", partial(self._context.open, Ref("memo", memo)))
        menu.addAction(icon("history"), "History of this reading", partial(self._context.open, Ref("history", memo)))
        if self._writable:
            words = "Let the team read it" if private else "Make it private"
            seen = "team" if private else "private"
            menu.addAction(icon("private"), words, partial(self._do, self._see_by, seen))
            menu.addSeparator()
            menu.addAction(icon("delete"), "Delete this reading", partial(self._do, self._delete))

    def _see_by(self, visibility: str) -> None:
        self._context.project.memos.change(self._headnote.memo, visibility=visibility)

    def _delete(self) -> None:
        project, memo = self._context.project, self._headnote.memo
        with project.store.step("Delete headnote") as step:
            if len(project.memos.entries(memo)) > 1:
                project.memos.delete_entry(self._headnote.id)
            else:
                project.memos.delete(memo)
        say_done(self._context, "Deleted the reading", step.id)

    def _do(self, deed: Callable[..., object], *args: object) -> None:
        if self.flush():
            attempt(self._context, partial(deed, *args))

    def _dismiss(self) -> None:
        """Escape goes back to the text; a reading without words is given up."""
        if not self.text.text().strip() and not self._headnote.text and self._writable:
            attempt(self._context, partial(self._context.project.memos.delete, self._headnote.memo))
        self.left.emit()

    def _take_back(self, again: bool) -> None:
        """Undo the last step of this reading, or do it again."""
        if not self._writable or not self.flush():
            return
        store, ref = self._context.project.store, Ref("memo", self._headnote.memo)
        try:
            step = store.redo_of(ref) if again else store.undo_of(ref)
        except UserError as error:
            self._context.say(error.message)
            return
        if step is None:
            self._context.say("There is nothing to do again." if again else "There is nothing to undo here.")

    def _begin(self) -> None:
        if not self._timer.isActive() and settle(self.text.text()) != self._headnote.text:
            self.stateChanged.emit("saving")
            self._timer.start(DELAY)


def _with_text(headnote: Headnote, text: str) -> Headnote:
    return Headnote(
        headnote.id,
        headnote.memo,
        headnote.at,
        headnote.author,
        text,
        headnote.visibility,
        headnote.passage,
        headnote.span,
    )


def _quoted(words: str) -> str:
    words = " ".join(words.split())
    return f"“{escape(words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + '…')}”"
