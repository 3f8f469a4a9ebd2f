"""The pad: a tiny window for a quick jotting, time-stamped, saved as it is typed; Escape keeps it and goes."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Marked
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.base.settings import DATE_ORDER, PAD, TEXT_SIZE
from ui.editor.autosave import Autosave
from ui.editor.completion import Completion, Named
from ui.editor.deeds import NoteDeeds
from ui.editor.field_editor import FieldEditor
from ui.editor.sheet import Sheet
from ui.widgets.chip import Chip

_HINT = "Esc keeps it · Ctrl+Enter opens it · Ctrl+J begins the next"


class JottingPad(QWidget):
    """One jotting at a time; the row is made with the first letter, so that an empty pad leaves nothing behind.

    Args:
        context: the project, and the way to the jotting's own page.
        parent: the window over which it floats.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle("Quick jotting")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._note = ""
        self._stamp = _now()
        self._autosave: Autosave | None = None
        self._body: QWidget | None = None
        self.when = Chip(context.theme, "", "date", parent=self)
        self.when.setToolTip("When it was: press to change")
        self.when.clicked.connect(self._edit_when)
        self.state = QLabel(_HINT, self)
        self.state.setProperty("role", "muted")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.field = FieldEditor(self)
        self.field.committed.connect(self._take_when)
        self.field.cancelled.connect(self._leave_when)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 8)
        self._column.setSpacing(6)
        self._column.addLayout(self._row(self.when))
        self._column.addLayout(self._row(self.state))
        self._add_keys()
        self.begin()
        self._place()

    @property
    def note(self) -> str:
        """The id of the jotting being written; "" while nothing is."""
        return self._note

    def begin(self) -> None:
        """Keep what is there and begin an empty jotting now."""
        if not self.keep():
            return
        self._note, self._autosave, self._stamp = "", None, _now()
        self._show_when()
        self._tell(_HINT)
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        self.sheet = Sheet(self._context.theme, Marked(""), self._context.settings.get(TEXT_SIZE), self)
        self.sheet.view.setAccessibleName("Text of the jotting")
        self.sheet.view.setPlaceholderText("What you saw or heard, in a few words.")
        self.sheet.view.setReadOnly(self._context.session.readonly)
        self.sheet.document.edited.connect(lambda _edits: self._first_letters())
        self.completion = Completion(self._context.theme, self.sheet.view, self._suggest, self)
        self.completion.named.connect(self._mention)
        self._column.insertWidget(1, self.sheet, 1)
        self._body = self.sheet
        self.setFocusProxy(self.sheet.view)
        self.sheet.view.setFocus()

    def keep(self) -> bool:
        """Write what is pending and keep a copy of the text; False when it cannot be written."""
        return self._autosave is None or self._autosave.end_session()

    def keep_and_go(self) -> None:
        """Keep the jotting and close the pad."""
        if self.completion.active:
            self.completion.close()
        elif self.close() and self._note:
            self._context.say("Kept the jotting.", "Open", partial(self._context.open, Ref("note", self._note)))

    def keep_and_open(self) -> None:
        """Keep the jotting and open it as a page."""
        if self.close() and self._note:
            self._context.open(Ref("note", self._note), keep=True)

    def appear(self) -> None:
        """Show the pad with an empty jotting; one that is being written stays as it is if the pad is open already."""
        if self.isVisible() and not self.isActiveWindow():
            self.raise_()
        else:
            self.begin()
            self.show()
        self.activateWindow()
        self.sheet.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps it."""
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
        self._context.settings.set(PAD, bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)
        if event.isAccepted() and self._autosave is not None:
            self._autosave = None

    # Inside

    def _row(self, widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(28, 0, 20, 0)
        row.addWidget(widget)
        row.addStretch(1)
        return row

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Escape", self.keep_and_go),
            ("Ctrl+Return", self.keep_and_open),
            ("Ctrl+Enter", self.keep_and_open),
            ("Ctrl+J", self.begin),
        )
        for key, run in keys:
            QShortcut(QKeySequence(key), self).activated.connect(run)

    def _place(self) -> None:
        scaled = self._context.theme.fonts.scaled
        self.setMinimumSize(scaled(24), scaled(12))
        self.resize(scaled(34), scaled(16))
        kept = self._context.settings.get(PAD)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def _first_letters(self) -> None:
        """Make the jotting; from now on typing is saved as on any page."""
        if self._note:
            return
        project = self._context.project
        try:
            note = project.notes.add(
                kind="jotting",
                text=self.sheet.document.text,
                observed=self._stamp,
                written=_now().start,
                author=project.me.id,
                label="Jot",
            )
        except UserError as error:
            self._tell(error.message)
            return
        self._note = note.id
        self._autosave = Autosave(project, note.id, self.sheet.document, self.sheet.marks, self)
        self._autosave.state_changed.connect(self._tell_state)
        self.sheet.view.leaving.connect(self._autosave.flush)
        self._tell_state("saved")

    def _tell_state(self, state: str) -> None:
        if state == "saved":
            self._tell(f"Saved {datetime.now().astimezone():%H:%M}  ·  {_HINT}")
        elif state != "saving":
            self._tell(state)

    def _tell(self, words: str) -> None:
        self.state.setText(words)
        self.state.setAccessibleName(words)

    def _suggest(self, words: str, people: bool) -> list[tuple[Ref, str, str]]:
        return NoteDeeds(self._context.project, self._note).suggest(words, people)

    def _mention(self, named: Named) -> None:
        if self._autosave is not None and self._autosave.flush():
            NoteDeeds(self._context.project, self._note).mention(named)

    # When it was

    def _show_when(self) -> None:
        self.when.set_fact(self._stamp.label(), "date")

    def _edit_when(self) -> None:
        place = QRect(self.when.geometry())
        self.field.begin(place, self._stamp.label(), "When: 15:30, yesterday 15:30, last Tuesday")

    def _take_when(self, words: str) -> None:
        order = self._context.settings.get(DATE_ORDER)
        try:
            stamp = NoteDeeds(self._context.project, self._note).read_when(words, order) if words.strip() else _now()
            if self._note:
                self._context.project.notes.change(self._note, observed=stamp)
        except UserError as error:
            self.field.refuse(error.message)
            return
        self._stamp = stamp
        self._show_when()
        self._leave_when()

    def _leave_when(self) -> None:
        self.field.hide()
        self.sheet.view.setFocus()


def _now() -> When:
    return When.of(datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M"))
