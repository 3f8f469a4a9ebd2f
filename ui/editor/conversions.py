"""Signs that turn into formatting while one types, each with a way back: Backspace, or undo."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.marks import BLOCK
from fieldnotes.text.typed_signs import (
    CLOSING,
    Sign,
    bare_address,
    inline_sign,
    paragraph_sign,
    typographic,
)
from ui.editor.autosave import Autosave
from ui.editor.formats import block_kinds, inline_format, inline_kinds
from ui.editor.sheet import Sheet

_TYPOGRAPHIC = frozenset("\"'-.")
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _Done:
    """What was converted last: a step of its own, or signs set in the place of typed ones."""

    text: str
    position: int
    typed: Edit | None = None


class Conversions(QObject):
    """Answers the keys of one page before anybody else.

    What an input method composes does not come by keys, so nothing here ever meets it.

    Args:
        sheet: text, marks and view.
        autosave: what was typed is kept as typed first, so that undo takes back the conversion alone.
        undo: takes back the last step of the note.
        language: ISO code of the note's language, asked when a sign is typed.
        typographic: whether quotation marks and dashes are set as the language sets them.

    Attributes:
        named: makes a turn of a name and a colon at the beginning of a paragraph; False where it is no speaker's.
    """

    def __init__(
        self,
        sheet: Sheet,
        autosave: Autosave,
        undo: Callable[[], object],
        language: Callable[[], str],
        is_typographic: Callable[[], bool],
    ) -> None:
        super().__init__(sheet)
        self._note = sheet.document
        self._marks = sheet.marks
        self._view = sheet.view
        self._autosave = autosave
        self._undo = undo
        self._language = language
        self._is_typographic = is_typographic
        self._done: _Done | None = None
        self.named: Callable[[str], bool] = lambda _: False
        self._view.typing.first = self.answers

    def answers(self, event: QKeyEvent) -> bool:
        """Do what a key does here; False leaves it to the page."""
        typed = event.text()
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            return self.take_back()
        if event.modifiers() & _COMMANDS and not _is_altgr(event):
            return False
        if event.key() in _ENTER:
            self._mark_address()
            return False
        if len(typed) != 1 or not (typed in " )" or typed in CLOSING or typed in _TYPOGRAPHIC):
            return False
        return self._typed(typed)

    def take_back(self) -> bool:
        """Bring back the signs that were typed, if nothing happened since they were converted."""
        done, self._done = self._done, None
        cursor = self._view.textCursor()
        if done is None or cursor.hasSelection():
            return False
        if self._note.text != done.text or self._note.position(cursor) != done.position:
            return False
        if done.typed is None:
            self._undo()
        else:
            self._replace([done.typed])
            self._go_to(done.typed.position + len(done.typed.inserted))
        return True

    def take_back_sign(self) -> bool:
        """Bring back a straight sign that was just set in the place of a typed one, which is no step of its own."""
        return self._done is not None and self._done.typed is not None and self.take_back()

    def _typed(self, typed: str) -> bool:
        if self._view.textCursor().hasSelection() or self._plain_text_here():
            return False
        if typed in _TYPOGRAPHIC and self._is_typographic() and self._set_sign(typed):
            return True
        if typed == " ":
            self._mark_address()
        if typed != " " and typed not in CLOSING:
            return False
        before = self._before() + typed
        if before.endswith((": ", "： ")):
            return self._named(typed, before)
        sign = paragraph_sign(before) if typed == " " else inline_sign(before)
        if sign is None or (sign.kind in BLOCK and self._is_block()):
            return False
        self._insert(typed)
        self._convert(sign)
        return True

    def _named(self, typed: str, before: str) -> bool:
        """Type the blank after a colon, and make a turn if a speaker's name stands before it."""
        self._insert(typed)
        if self.named(before):
            self._done = _Done(self._note.text, self._position())
        return True

    def _set_sign(self, typed: str) -> bool:
        found = typographic(self._before(), typed, self._language())
        if found is None:
            return False
        length, sign = found
        position = self._position()
        taken = self._note.text[position - length : position]
        if not length and sign == typed:
            return False
        cursor = self._note.cursor(position - length, position)
        self._note.remember_cursor(self._view.textCursor())
        cursor.insertText(sign, self._view.currentCharFormat())
        self._go_to(position - length + len(sign))
        back = Edit(position - length, sign, taken + typed)
        self._done = _Done(self._note.text, self._position(), back)
        return True

    def _convert(self, sign: Sign) -> None:
        """Take the signs out and format the words between them, as a step of its own."""
        if not self._autosave.seal():
            return
        start = self._note.block_span(self._view.textCursor().block())[0]
        first, last = start + sign.inner_start, start + sign.inner_end
        around = inline_kinds(self._note.cursor(start + sign.start).charFormat()) if sign.start else {}
        text = self._note.text
        edits = [
            Edit(position, text[position:end], "")
            for position, end in ((last, start + sign.end), (start + sign.start, first))
            if position < end
        ]
        if sign.kind in BLOCK:
            edits = [Edit(start, text[start : start + sign.end], "")]
        self._replace(edits)
        low = start + sign.start
        if sign.kind in BLOCK:
            self._marks.put(low, low, sign.kind, sign.value)
            self._go_to(low)
        else:
            high = low + last - first
            self._marks.put(low, high, sign.kind, sign.value)
            self._go_to(high)
            self._view.setCurrentCharFormat(inline_format(around))
        self._autosave.seal("Format")
        self._done = _Done(self._note.text, self._position())

    def _mark_address(self) -> None:
        """Link an address that ends here; the words stay as they are."""
        sign = bare_address(self._before())
        if sign is None or self._view.textCursor().hasSelection():
            return
        start = self._note.block_span(self._view.textCursor().block())[0]
        if self._marks.link_at(start + sign.start) is None and self._autosave.seal():
            self._marks.put(start + sign.start, start + sign.end, sign.kind, sign.value)
            self._autosave.seal()

    def _replace(self, edits: list[Edit]) -> None:
        if edits:
            self._note.replace(edits)

    def _insert(self, words: str) -> None:
        cursor = self._view.textCursor()
        self._note.remember_cursor(cursor)
        cursor.insertText(words)
        self._view.setTextCursor(cursor)

    def _go_to(self, position: int) -> None:
        self._view.setTextCursor(self._note.cursor(position))
        self._view.ensureCursorVisible()

    def _position(self) -> int:
        return self._note.position(self._view.textCursor())

    def _before(self) -> str:
        start = self._note.block_span(self._view.textCursor().block())[0]
        return self._note.text[start : self._position()]

    def _is_block(self) -> bool:
        """Whether the paragraph is a heading, an item or a quotation already."""
        return any(kind != "rtl" for kind in block_kinds(self._view.textCursor().block()))

    def _plain_text_here(self) -> bool:
        """Whether something is being composed, with which nobody may interfere."""
        layout = self._view.textCursor().block().layout()
        return bool(layout.preeditAreaText())


def _is_altgr(event: QKeyEvent) -> bool:
    """Whether a sign was made with AltGr, which Windows tells as Ctrl and Alt together."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & both == both and event.text().isprintable() and event.text())
