"""The menu of an open note: what can be done with the words under the mouse and with what is selected."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.texts import LINK_KEY, PLAIN_PASTE_KEY
from ui.editor.coding_desk import CodingDesk
from ui.editor.menus import SEPARATOR, Item, format_items, menu_of
from ui.editor.register_desk import RegisterDesk
from ui.editor.sheet import Sheet
from ui.editor.spell_check import SpellCheck
from ui.editor.word_course import course_items


class NoteMenu(QObject):
    """Makes the menu of one sheet.

    Args:
        context: the way about.
        sheet: where the mouse is.
        coding: what can be done with codes.
        registers: what can be done with registers.
        toggle: puts formatting on what is selected.
        link: asks for an address.
        spelling: what can be done with a misspelt word.
        page: over which the menu floats.
        pictures: the lines for a picture at a position (code points).
        fact: the line that enters what is selected as a fact.
        speech: the lines for the turn at the cursor.
        tail: lines at the end.
    """

    def __init__(
        self,
        context: Context,
        sheet: Sheet,
        coding: CodingDesk,
        registers: RegisterDesk,
        toggle: Callable[[str], object],
        link: Callable[[], object],
        spelling: SpellCheck,
        page: QWidget,
        pictures: Callable[[int], list[Item]],
        fact: Callable[[], Item],
        speech: Callable[[], list[Item]],
        tail: Callable[[], list[Item]],
    ) -> None:
        super().__init__(page)
        self._context = context
        self._sheet = sheet
        self._coding = coding
        self._registers = registers
        self._toggle = toggle
        self._link = link
        self._spelling = spelling
        self._page = page
        self._pictures = pictures
        self._fact = fact
        self._speech = speech
        self._tail = tail
        sheet.view.menu_wanted.connect(self._show)

    def items(self, position: int) -> list[Item]:
        """The lines for a position (code points), -1 beside the words."""
        view, coding = self._sheet.view, self._coding
        writable = not view.isReadOnly()
        can = view.textCursor().hasSelection() and writable
        return [
            *self._pictures(position),
            *self._spelling.items(position),
            *self._clipboard_items(),
            SEPARATOR,
            Item("Code…", coding.code_selection, "Ctrl+Enter", can),
            Item("Code in vivo", coding.code_in_vivo, "Ctrl+Shift+Enter", can),
            self._fact(),
            Item("Read as", enabled=writable, items=self._registers.menu_items()),
            *self._speech(),
            Item("Format", enabled=writable, items=format_items(self._toggle)),
            Item("Link…", self._link, LINK_KEY, writable),
            self._spelling.choices(),
            *course_items(self._context, self._sheet, position),
            *self._similar_items(position),
            *self._code_items(position),
            *self._tail(),
        ]

    def _clipboard_items(self) -> list[Item]:
        view = self._sheet.view
        selected, writable = view.textCursor().hasSelection(), not view.isReadOnly()
        held = QGuiApplication.clipboard().mimeData()
        pasteable = writable and held is not None and view.doors.can_paste(held)
        return [
            Item("Cut", view.cut, "Ctrl+X", selected and writable),
            Item("Copy", view.copy, "Ctrl+C", selected),
            Item("Paste", view.paste, "Ctrl+V", pasteable),
            Item("Paste as plain text", view.doors.take_plain, PLAIN_PASTE_KEY, pasteable),
        ]

    def _similar_items(self, position: int) -> list[Item]:
        """The way to passages like the words selected, or like the coded passage under the mouse."""
        start, end = self._sheet.view.selection()
        if start < end:
            return [Item("Similar passages", partial(self._coding.open_similar, start, end))]
        here = self._sheet.layer.codings.at(position) if position >= 0 else []
        passages = [coded.passage.id for _, _, coded in here[:1]]
        return [Item("Similar passages", partial(self._context.open, Ref("similar", one))) for one in passages]

    def _code_items(self, position: int) -> list[Item]:
        here = [coded for _, _, coded in self._sheet.layer.codings.at(position)] if position >= 0 else []
        items = [SEPARATOR] if here else []
        for coded in here:
            code, remove = coded.code, partial(self._coding.remove, coded.coding.id)
            items.append(Item(f"Open code “{code.name}”", partial(self._context.open, Ref("code", code.id))))
            items.append(Item(f"Remove “{code.name}”", remove, enabled=not self._sheet.view.isReadOnly()))
        return items

    def _show(self, where: QPoint, position: int) -> None:
        menu = menu_of(self.items(position), self._page)
        self._spelling.offer(menu, position)
        menu.popup(where)
