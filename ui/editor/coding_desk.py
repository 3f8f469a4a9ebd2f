"""Coding at the page: what is selected is told, coded by name or in its own words, and codes are taken off again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.found import similar_to
from ui.editor.code_popup import CodePopup, SelectionBar
from ui.editor.deeds import NoteDeeds
from ui.editor.sheet import Sheet

_SETTLE = 150
"""Milliseconds of rest after which a selection is told to the inspector."""
_BAR = (
    ("code", "Code", "Lay a code over these words (Ctrl+Enter)"),
    ("in vivo", "In vivo", "Make a code of these words (Ctrl+Shift+Enter)"),
    ("register", "Read as …", "Say how these words are to be read"),
)

Attempt = Callable[[Callable[[], object]], bool]
"""Saves what is pending, then does something to the project; False, and a word to the person, if it cannot be done."""


class CodingDesk(QObject):
    """Joins selection, code popup and codings of one note.

    Args:
        context: the way about, and what is selected.
        note: the note's reference.
        sheet: its text.
        deeds: verbs on it.
        attempt: does them safely.
        page: over which popups float.

    Signals:
        register_wanted: the register of the selected words is to be chosen, at a place of the screen.
    """

    register_wanted = Signal(QPoint)

    def __init__(
        self, context: Context, note: Ref, sheet: Sheet, deeds: NoteDeeds, attempt: Attempt, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context = context
        self._note = note
        self._sheet = sheet
        self._view = sheet.view
        self._deeds = deeds
        self._try = attempt
        self._page = page
        self._span = (0, 0)
        self.popup = CodePopup(context.theme, page, deeds.codes)
        self.bar = SelectionBar(page, _BAR)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SETTLE)
        self._rest.timeout.connect(self._tell_if_seen)
        self._view.selectionChanged.connect(self._selection_changed)
        self._view.cursorPositionChanged.connect(self._rest.start)
        self._view.released.connect(self._offer_bar)
        sheet.coding_clicked.connect(self.tell_selection)
        self.popup.chosen.connect(self._lay)
        self.popup.created.connect(self._lay_new)
        self.popup.in_vivo.connect(self._lay_in_vivo)
        self.popup.closed.connect(self._view.setFocus)
        self.bar.wanted.connect(self._from_bar)

    def code_selection(self) -> None:
        """Let the person choose codes for the words selected."""
        span = self._selected_words()
        if span is None:
            return
        self._span = span
        layer = self._sheet.layer
        present = [coded.code.id for low, high, coded in layer.codings.overlapping(*span) if (low, high) == span]
        self.bar.hide()
        self.popup.begin(self._view.line_in(self._page, span[1]), present)

    def code_in_vivo(self) -> None:
        """Make a code of the words selected."""
        span = self._selected_words()
        if span is not None:
            self._span = span
            self._lay_in_vivo()

    def open_similar(self, start: int, end: int) -> None:
        """Open the passages like a stretch of the note (code points); what was typed is saved first."""
        self._try(lambda: self._context.open(similar_to(self._note.id, start, end)))

    def remove(self, coding: str) -> None:
        """Take a code off a passage, with a way back."""
        store = self._context.project.store
        if self._try(lambda: self._deeds.remove_coding(coding)):
            step = store.can_undo()
            if step is not None:
                self._context.say(f"{step.label}.", "Undo", lambda: self._try(lambda: store.undo_step(step.id)))

    def tell_selection(self) -> None:
        """Tell the inspector what is selected: words, a coded passage, or the note."""
        self._rest.stop()
        start, end = self._view.selection()
        coded = self._sheet.layer.at(start)
        here = self._sheet.margins.turns.at(start)
        turn = here[2].id if here is not None else ""
        # On a picture all its parts are shown: which of them is meant, the page of the picture tells.
        place = self._place_of(coded.coding.id) if coded and not coded.passage.region else None
        if coded and place and (start == end or place == (start, end)):
            self._context.select(Ref("passage", coded.passage.id), Span(*place), turn)
        else:
            self._context.select(self._note, Span(start, end) if start < end else None, turn)

    def _tell_if_seen(self) -> None:
        """A page that went behind another while its cursor rested says nothing any more."""
        if self._page.isVisible():
            self.tell_selection()

    def close(self) -> None:
        """Let everything that floats go."""
        self._rest.stop()
        self.popup.end()
        self.bar.hide()

    def _selected_words(self) -> tuple[int, int] | None:
        start, end = self._view.selection()
        text = self._sheet.document.text
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start == end:
            self._context.say("Select some words first, then code them.")
            return None
        return start, end

    def _selection_changed(self) -> None:
        self._rest.start()
        if not self._view.textCursor().hasSelection():
            self.bar.hide()

    def _offer_bar(self) -> None:
        start, end = self._view.selection()
        if start < end and not self._view.isReadOnly() and not self.popup.isVisible():
            self.bar.appear(self._view.line_in(self._page, start))

    def _place_of(self, coding: str) -> tuple[int, int] | None:
        spans = self._sheet.layer.codings.all()
        return next(((low, high) for low, high, coded in spans if coded.coding.id == coding), None)

    def _from_bar(self, action: str) -> None:
        self.bar.hide()
        if action == "code":
            self.code_selection()
        elif action == "in vivo":
            self.code_in_vivo()
        else:
            line = self._view.line_in(self._page, self._view.selection()[0])
            self.register_wanted.emit(self._page.mapToGlobal(QPoint(int(line.left()), int(line.bottom()) + 4)))

    def _lay(self, code: str) -> None:
        if self._try(lambda: self._deeds.code(*self._span, code)):
            self.popup.added(code)

    def _lay_new(self, name: str) -> None:
        made: list[str] = []
        if self._try(lambda: made.append(self._deeds.code_as(*self._span, name))):
            self.popup.added(made[0])

    def _lay_in_vivo(self) -> None:
        words = self._sheet.document.text[slice(*self._span)]
        made: list[str] = []
        if self._try(lambda: made.append(self._deeds.code_in_vivo(*self._span, words))):
            self.popup.added(made[0])
