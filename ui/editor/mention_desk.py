"""Mentions at the page: completed while they are typed, shown on a card, opened, and found in what is written."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.notes import MentionPlace
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.mentions import ALL, CARD, CARD_KEY
from ui.editor.coding_desk import Attempt
from ui.editor.completion import Completion, Named
from ui.editor.deeds import NoteDeeds
from ui.editor.mention_card import MentionCard
from ui.editor.naming import Naming
from ui.editor.sheet import Sheet

HOVER = 400
"""Milliseconds for which the mouse must rest on a mention before its card is shown."""
LINGER = 300
"""Milliseconds that the mouse may take from the mention to its card."""

Run = Callable[[], object]


class MentionDesk(QObject):
    """Joins completion, card and names of one note.

    A click with Ctrl opens the page at once, because the card is there without a click; the card's key is for those
    who keep their hands on the keyboard.

    Args:
        context: the way about.
        sheet: its text.
        deeds: verbs on it.
        attempt: does them safely.
        page: over which cards float.
    """

    def __init__(self, context: Context, sheet: Sheet, deeds: NoteDeeds, attempt: Attempt, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._sheet = sheet
        self._view = sheet.view
        self._deeds = deeds
        self._try = attempt
        self._page = page
        self._pointed = ""
        self.completion = Completion(context.theme, sheet.view, deeds.suggest, page)
        self.naming = Naming(context, sheet, deeds, attempt, page)
        self.card = MentionCard(context.theme, page)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._settled)
        self.completion.named.connect(self._mention)
        self.card.opened.connect(self._go)
        self.card.page_wanted.connect(self._open)
        self.card.closed.connect(self._view.setFocus)
        self.card.left.connect(lambda: self._point(""))
        self._view.pressed.connect(self._open_at)
        self._view.hovered.connect(lambda position: self._point(self._at(position)))
        self._view.moved.connect(self._scrolled)
        sheet.document.edited.connect(self.card.hide)

    def keys(self) -> dict[str, Run]:
        """The keys that the text answers."""
        return {CARD_KEY: self.show_card, CARD_KEY.replace("Return", "Enter"): self.show_card}

    def deeds(self) -> dict[str, Run]:
        """What can be done now, by the names of ``Page.deeds``."""
        writing: dict[str, Run] = {} if self._view.isReadOnly() else {ALL: self.naming.mention_all}
        return {CARD: self.show_card} | writing

    def show_card(self) -> None:
        """Show the card of the mention at the cursor, the keyboard in it."""
        position, _ = self._view.selection()
        mention = self._at(position) or self._at(position - 1)
        if not mention:
            self._context.say("Put the cursor into the name of somebody or something that is mentioned.")
        elif self._show(mention):
            self.card.take_keyboard()

    def close(self) -> None:
        """Let everything that floats go."""
        self._rest.stop()
        self.completion.close()
        self.naming.close()
        self.card.hide()

    def _at(self, position: int) -> str:
        """The mention at a place (code points); "" for none."""
        here = self._sheet.look.mentions.at(position) if position >= 0 else []
        return here[0][2] if here else ""

    def _point(self, mention: str) -> None:
        """The mouse is over a mention, or over none."""
        if mention != self._pointed:
            self._pointed = mention
            self._rest.start(HOVER if mention else LINGER)

    def _settled(self) -> None:
        """The mouse has rested long enough to show a card, or been away long enough to take it back."""
        if self._pointed and not self.completion.active:
            if self._pointed != self.card.shown() and not self.card.has_keyboard():
                self._show(self._pointed)
        elif not self._over_card() and not self.card.has_keyboard():
            self.card.hide()

    def _over_card(self) -> bool:
        place: QPoint = self.card.mapFromGlobal(QCursor.pos())
        return self.card.isVisible() and self.card.rect().contains(place)

    def _scrolled(self) -> None:
        if not self.card.has_keyboard():
            self.card.hide()

    def _show(self, mention: str) -> bool:
        start = next((start for start, _, one in self._sheet.look.mentions.all() if one == mention), None)
        facts = self._deeds.mention_facts(mention)
        if facts is None or start is None:
            return False
        self.card.show_facts(facts, self._view.line_in(self._page, start))
        return True

    def _mention(self, named: Named) -> None:
        self._try(lambda: self._deeds.mention(named))

    def _open_at(self, position: int) -> None:
        target = self._deeds.mentioned(self._at(position))
        if target is not None:
            self._open(target)

    def _open(self, target: Ref) -> None:
        self._view.leaving.emit()
        self._context.open(target)

    def _go(self, place: MentionPlace) -> None:
        self._view.leaving.emit()
        self._context.open(place.text, Span(place.start, place.end))
