"""Facts at the page: what the selected words tell about somebody is entered, with the words as its source."""

from collections.abc import Callable
from functools import partial

from fieldnotes.domain.edits import Span
from ui.base.context import Context
from ui.commands.facts import quote_fact
from ui.commands.texts import FACT, FACT_KEY
from ui.editor.coding_desk import Attempt
from ui.editor.menus import Item
from ui.editor.sheet import Sheet

Run = Callable[[], object]


class FactDesk:
    """Enters facts from one note.

    Args:
        context: the way about.
        note: the note's id.
        sheet: its text.
        attempt: does something to the project safely.
    """

    def __init__(self, context: Context, note: str, sheet: Sheet, attempt: Attempt) -> None:
        self._context, self._note, self._sheet, self._try = context, note, sheet, attempt

    def quote(self) -> None:
        """Enter the selected words as a fact."""
        start, end = self._sheet.view.selection()
        if start == end:
            self._context.say("Select the words that tell it first.")
        else:
            self._try(partial(quote_fact, self._context, self._note, Span(start, end)))

    def keys(self) -> dict[str, Run]:
        """The key that the text answers."""
        return {FACT_KEY: self.quote}

    def deeds(self) -> dict[str, Run]:
        """What can be done now, by the names of ``Page.deeds``."""
        return {} if self._sheet.view.isReadOnly() else {FACT: self.quote}

    def menu_item(self) -> Item:
        """The line of the page's menu."""
        can = self._sheet.view.textCursor().hasSelection() and not self._sheet.view.isReadOnly()
        return Item("Enter as a fact…", self.quote, FACT_KEY, can)
