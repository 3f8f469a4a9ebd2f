"""Registers at the page: one key marks how words are to be read, the margin opens the menu, a bar shows some alone."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.notes import REGISTERS
from fieldnotes.domain.turns import speaker_key
from ui.base.context import Context
from ui.commands.registers import CLEAR, KEYS, NONE_KEY, SHOW, SHOW_KEY, deed_of
from ui.editor.coding_desk import Attempt
from ui.editor.deeds import NoteDeeds
from ui.editor.folding import SPEAKER, Folding
from ui.editor.menus import Item, menu_of, register_items
from ui.editor.register_bar import RegisterBar, Spoken
from ui.editor.sheet import Sheet
from ui.editor.spans import SpanSet

Run = Callable[[], object]


def taken_off(spans: SpanSet[str], start: int, end: int, kind: str) -> bool:
    """Whether all words from ``start`` to ``end`` (code points) bear a register, so that its key takes it off."""
    at = start
    for low, high, other in spans.overlapping(start, end):
        if other == kind and low <= at:
            at = max(at, high)
    return start < end <= at


class RegisterDesk(QObject):
    """Joins keys, margin, menu and bar of one note.

    Args:
        context: the way about.
        sheet: its text.
        deeds: verbs on it.
        attempt: does them safely.
        page: over which menus float.
    """

    def __init__(self, context: Context, sheet: Sheet, deeds: NoteDeeds, attempt: Attempt, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._sheet = sheet
        self._view = sheet.view
        self._deeds = deeds
        self._try = attempt
        self._page = page
        self.folding = Folding(sheet, lambda: not context.project.store.readonly, self)
        self.bar = RegisterBar(context.theme, page)
        self.bar.chosen.connect(self.folding.show_only)
        self.bar.closed.connect(self.show_all)
        self.folding.changed.connect(self._tell)
        sheet.registers.asked.connect(self._open_menu)
        sheet.view.doors.registers = sheet.look.stretches
        sheet.view.doors.read_as = self._read_as

    def keys(self) -> dict[str, Run]:
        """The keys that the text answers."""
        marking: dict[str, Run] = {key: partial(self.mark_as, kind) for kind, key in KEYS.items()}
        return marking | {NONE_KEY: partial(self.mark_as, None), SHOW_KEY: self.choose}

    def deeds(self) -> dict[str, Run]:
        """What can be done now, by the names of ``Page.deeds``."""
        reading: dict[str, Run] = {SHOW: self.choose}
        if self._view.isReadOnly():
            return reading
        marking: dict[str, Run] = {deed_of(kind): partial(self.mark_as, kind) for kind in REGISTERS}
        return reading | marking | {CLEAR: partial(self.mark_as, None)}

    def mark_as(self, kind: str | None) -> None:
        """Say how what is selected (or the paragraph) is to be read; what is read so already is no longer."""
        if self._view.isReadOnly():
            self._context.say("Here the text is only for reading; show all of it to mark words.")
            return
        start, end = self._meant(kind)
        if start == end:
            self._context.say("Select some words first, or put the cursor into a paragraph.")
            return
        off = kind is not None and taken_off(self._sheet.look.registers, start, end, kind)
        self._try(lambda: self._deeds.set_register(start, end, None if off else kind))

    def menu_items(self) -> tuple[Item, ...]:
        """The lines of the menu, with the register of the place ticked."""
        return register_items(self.mark_as, self._here())

    def open_menu(self, where: QPoint) -> None:
        """Open the menu of registers at a place of the screen."""
        menu_of(self.menu_items(), self._page).popup(where)

    def choose(self) -> None:
        """Open the bar, the keyboard in it."""
        self.bar.show()
        self._view.keys["Esc"] = self.show_all
        self.folding.follow()
        self.bar.take_keyboard()

    def show_all(self) -> None:
        """Show all of the note again and close the bar."""
        self.folding.show_only(())
        self.bar.press(frozenset())
        self.bar.hide()
        self._view.keys.pop("Esc", None)
        self._view.setFocus()

    def follow(self) -> None:
        """The registers of the note, or its text, were brought level with the project."""
        if not self.bar.isHidden():
            self.folding.follow()

    def _read_as(self, stretches: Sequence[tuple[int, int, str]]) -> None:
        """Words were pasted that were read so where they were copied."""
        self._try(lambda: self._deeds.set_registers(stretches))

    def _meant(self, kind: str | None) -> tuple[int, int]:
        """What is selected, without white space at its ends; else a stretch of this register here, or the paragraph."""
        document = self._sheet.document
        start, end = self._view.selection()
        if start == end:
            position = start
            start, end = document.block_span(self._view.textCursor().block())
            for low, high, other in self._sheet.look.registers.overlapping(start, end):
                if other == kind and low <= position <= high:
                    start, end = max(start, low), min(end, high)
        text = document.text
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return start, end

    def _here(self) -> frozenset[str]:
        """The registers of what is selected, or of the paragraph."""
        start, end = self._meant(None)
        return frozenset(kind for _, _, kind in self._sheet.look.registers.overlapping(start, end))

    def _open_menu(self, position: int, where: QPoint) -> None:
        """The margin was clicked beside a paragraph: its menu, and the cursor in it."""
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._view.isReadOnly():
            return
        start, end = self._view.selection()
        low, high = self._sheet.document.block_span(self._sheet.document.block_at(position))
        if not (start < end and start < high and end > low):
            self._view.setTextCursor(self._sheet.document.cursor(low))
        self.open_menu(where)

    def _tell(self) -> None:
        self.bar.show_counts(Counter(kind for _, _, kind in self._sheet.look.registers.all()), self._speakers())
        if self.folding.kinds != self.bar.pressed():
            self.bar.press(self.folding.kinds)
        self.bar.tell(self.folding.shown, self.folding.paragraphs)

    def _speakers(self) -> list[Spoken]:
        """Who speaks in the note, in the order in which they first do."""
        margins = self._sheet.margins
        counts = Counter(speaker_key(turn) for _, _, turn in margins.turns.all())
        return [
            Spoken(SPEAKER + key, voice.name, margins.tints[key], counts[key])
            for key, voice in margins.voices.items()
            if counts[key]
        ]
