"""Names in the text that are no mentions yet: offered one by one after a pause, or all at once in a box."""

from collections import Counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.search.names import FoundName, NameFinder
from ui.base.context import Context
from ui.base.settings import OFFER_NAMES
from ui.dialogs.name_list import NameRow, ask_names
from ui.editor.coding_desk import Attempt
from ui.editor.deeds import NoteDeeds
from ui.editor.mention_hint import MentionHint
from ui.editor.sheet import Sheet

PAUSE = 600
"""Milliseconds without a key after which a name just written is offered."""
_NAMED = frozenset({"actor", "site", "event"})


class Naming(QObject):
    """Watches what is written on one sheet.

    Args:
        context: who is known.
        sheet: its text.
        deeds: verbs on the note.
        attempt: does them safely.
        page: over which the hint floats.
    """

    def __init__(self, context: Context, sheet: Sheet, deeds: NoteDeeds, attempt: Attempt, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._sheet = sheet
        self._deeds = deeds
        self._try = attempt
        self._page = page
        self._finder: NameFinder | None = None
        self._found: FoundName | None = None
        self._declined: set[str] = set()
        self.hint = MentionHint(context.theme, sheet.view, page)
        self.hint.taken.connect(self._take)
        self.hint.declined.connect(self._decline)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)
        sheet.document.edited.connect(self._edited)
        sheet.view.cursorPositionChanged.connect(self._moved)
        context.bus.changed.connect(self._changed)

    def look(self) -> None:
        """Offer the name just before the cursor, if one stands there that is no mention."""
        view, document = self._sheet.view, self._sheet.document
        if (
            not self._context.settings.get(OFFER_NAMES)
            or view.isReadOnly()
            or not view.hasFocus()
            or view.textCursor().hasSelection()
        ):
            return
        position = document.position(view.textCursor())
        found = self._known().last_before(document.text, position)
        if found is None or not self._is_new(found):
            return
        self._found = found
        name, _ = self._deeds.called(found.ref)
        self.hint.offer(name, self._deeds.icon_of(found.ref), view.line_in(self._page, found.start))

    def mention_all(self) -> None:
        """Ask which of the names in the note shall become mentions, and lay them."""
        document = self._sheet.document
        taken = [(start, end) for start, end, _ in self._sheet.look.mentions.all()]
        found = self._known().find(document.text, taken)
        if not found:
            self._context.say("No name of a known person, group, place or event stands here that is not mentioned yet.")
            return
        times = Counter((name.ref, document.text[name.start : name.end]) for name in found)
        rows = [
            NameRow(ref, self._deeds.called(ref)[0], written, count, self._deeds.icon_of(ref))
            for (ref, written), count in times.items()
        ]
        chosen = ask_names(rows, self._context.theme)
        if chosen is None:
            return
        wanted = {(row.ref, row.written) for row in chosen}
        text = document.text
        spans = [
            (name.start, name.end, name.ref) for name in found if (name.ref, text[name.start : name.end]) in wanted
        ]
        if self._try(lambda: self._deeds.mention_found(spans)):
            self._offer_undo()

    def close(self) -> None:
        """Offer nothing any more."""
        self._pause.stop()
        self.hint.close_hint()

    def _offer_undo(self) -> None:
        store = self._context.project.store
        step = store.can_undo()
        if step is not None:
            self._context.say(f"{step.label}.", "Undo", lambda: self._try(lambda: store.undo_step(step.id)))

    def _known(self) -> NameFinder:
        if self._finder is None:
            self._finder = NameFinder(self._context.project.titles.names())
        return self._finder

    def _is_new(self, found: FoundName) -> bool:
        text = self._sheet.document.text
        if text[max(0, found.start - 1) : found.start] in ("@", "[") or self._words(found) in self._declined:
            return False
        return not self._sheet.look.mentions.overlapping(found.start, found.end)

    def _words(self, found: FoundName) -> str:
        return self._sheet.document.text[found.start : found.end].casefold()

    def _edited(self) -> None:
        self.hint.close_hint()
        self._pause.start()

    def _moved(self) -> None:
        if not self.hint.isHidden() and self._found is not None:
            position = self._sheet.document.position(self._sheet.view.textCursor())
            if not self._found.end <= position <= self._found.end + 1:
                self.hint.close_hint()

    def _changed(self, changes: Changes) -> None:
        if changes.nouns() & _NAMED:
            self._finder = None

    def _take(self) -> None:
        found, self._found = self._found, None
        if found is not None:
            self._try(lambda: self._deeds.mention_found([(found.start, found.end, found.ref)]))

    def _decline(self) -> None:
        if self._found is not None:
            self._declined.add(self._words(self._found))
