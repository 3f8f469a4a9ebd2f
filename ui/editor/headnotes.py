"""The band of later readings between the head of a note and its text: one quiet line that unfolds into dated cards."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.headnotes import Headnote
from ui.base.context import Context
from ui.editor.headnote_card import HeadnoteCard
from ui.editor.sheet import Sheet
from ui.models.dates import day_words

_SHARE = 0.42
"""The greatest part of the page's height that unfolded cards take."""
_RELATED = {"memo", "link", "passage", "contributor"}

Attempt = Callable[[Callable[[], object]], bool]
"""Saves what is pending, then does something to the project; False, and a word to the person, if it cannot be done."""


class HeadnoteBand(QWidget):
    """Shows the later readings of one note, and marks the passages they read in the margin; never touches the text.

    Args:
        context: project, bus, theme, the way about.
        note: the note's id.
        sheet: its text and margins.
        attempt: does things safely.

    Signals:
        stateChanged: as of a page.
        begun: a later reading is about to be begun.
        left: the person goes back to the text.
    """

    stateChanged = Signal(str)  # noqa: N815  # named as Qt names signals
    begun = Signal()
    left = Signal()

    def __init__(self, context: Context, note: str, sheet: Sheet, attempt: Attempt, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._note = note
        self._sheet = sheet
        self._try = attempt
        self._known: set[str] | None = None
        self.cards: list[HeadnoteCard] = []
        self.line = QPushButton(self)
        self.line.setProperty("role", "link")
        self.line.clicked.connect(self._toggle)
        self.more = QToolButton(self)
        self.more.setIcon(context.theme.icon("add", "faint"))
        self.more.setToolTip("Add a headnote (Ctrl+Shift+H)")
        self.more.setAccessibleName("Add a headnote")
        self.more.clicked.connect(self.add)
        self.more.setHidden(context.session.readonly)
        self.area = _Cards(parent)
        self.area.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(self.more)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(6)
        self._column.addLayout(row)
        self._column.addWidget(self.area)
        sheet.headnote_clicked.connect(self.show_reading)
        context.bus.changed.connect(self._changed)
        self.reload()

    def set_margins(self, left: int, right: int) -> None:
        """Stand over the text: what stays free beside it, in pixels."""
        self._column.setContentsMargins(left, 0, right, 8)

    def reload(self) -> None:
        """Show the readings as they stand in the project; one that was just begun takes the keyboard."""
        headnotes = self._context.project.headnotes.of_note(self._note)
        self._show_cards(headnotes)
        self._sheet.set_headnotes(headnotes)
        self._tell(headnotes)
        ids = {one.id for one in headnotes}
        begun = [
            one for one in headnotes if not one.text and one.id not in (ids if self._known is None else self._known)
        ]
        self._known = ids
        if begun and self.isVisible():
            self.show_reading(begun[-1].memo)

    def add(self) -> None:
        """Begin a later reading of the words selected, or of the whole note."""
        start, end = self._sheet.view.selection()
        words = self._sheet.document.text[start:end].strip()
        headnotes, note = self._context.project.headnotes, self._note
        self.begun.emit()
        self._try(partial(headnotes.add_over, note, start, end) if words else partial(headnotes.add, note))

    def unfold(self, unfolded: bool) -> None:
        """Show the cards, or only the line."""
        self.area.setVisible(unfolded)
        self._dress()
        self.area.fit()

    def show_reading(self, memo: str) -> None:
        """Unfold, and put the keyboard into the last entry of a headnote."""
        card = next((card for card in reversed(self.cards) if card.headnote.memo == memo), None)
        if card is not None:
            self.unfold(True)
            card.text.setFocus()
            # Where the card will stand is known once it has been laid out.
            QTimer.singleShot(0, card, partial(self.area.bring_whole, card))

    def flush(self) -> bool:
        """Write what is not written yet; False if something cannot be."""
        done = [card.flush() for card in self.cards]
        return all(done)

    # Inside

    def _toggle(self) -> None:
        self.unfold(self.area.isHidden())

    def _show_cards(self, headnotes: list[Headnote]) -> None:
        known = {card.headnote.id: card for card in self.cards}
        people = {person.id: person.name for person in self._context.project.contributors.all()}
        wanted = {one.id for one in headnotes}
        for card in self.cards:
            if card.headnote.id not in wanted:
                card.forget()
                card.hide()
                self.area.column.removeWidget(card)
                card.deleteLater()
        self.cards = []
        for place, one in enumerate(headnotes):
            old = known.get(one.id)
            if old is None:
                old = self._card(one, people.get(one.author or "", ""))
            else:
                old.adopt(one)
            self.area.column.insertWidget(place, old)
            self.cards.append(old)
        self.setVisible(bool(headnotes))
        self.area.fit()

    def _card(self, one: Headnote, who: str) -> HeadnoteCard:
        words = self._context.project.passages.get(one.passage).words if one.passage else ""
        card = HeadnoteCard(self._context, one, who, words, self.area.body)
        card.stateChanged.connect(self.stateChanged)
        card.left.connect(self.left)
        card.place_wanted.connect(partial(self._show_place, card))
        card.cursor_at.connect(partial(self.area.bring, card.text))
        return card

    def _show_place(self, card: HeadnoteCard) -> None:
        found = [one for one in self._context.project.headnotes.of_note(self._note) if one.id == card.headnote.id]
        if found and found[0].span is not None and self._try(lambda: None):
            self._sheet.view.select(*found[0].span)
            self._sheet.view.setFocus()
        elif found:
            self._context.say("The words that were read are no longer in the note.")

    def _tell(self, headnotes: list[Headnote]) -> None:
        if not headnotes:
            return
        last = headnotes[-1]
        initials = {person.id: person.initials or person.name for person in self._context.project.contributors.all()}
        by = f" by {initials[last.author]}" if last.author in initials else ""
        count = len(headnotes)
        readings = "1 later reading · " if count == 1 else f"{count} later readings · last "
        self.line.setText(f" {readings}{day_words(last.at)}{by}")
        self.line.setAccessibleName(self.line.text().strip())
        self._dress()

    def _dress(self) -> None:
        folded = self.area.isHidden()
        self.line.setIcon(self._context.theme.icon("right" if folded else "down", "accent", "accent", "accent"))
        self.line.setToolTip("Show what was read in this note later" if folded else "Fold the later readings")

    def _changed(self, changes: Changes) -> None:
        if isinstance(changes.initiator, HeadnoteCard) and changes.initiator in self.cards:
            return
        if changes.nouns() & _RELATED and self._context.project.notes.exists(self._note):
            self.reload()


class _Cards(QScrollArea):
    """As high as its cards, up to a part of the page; then it scrolls."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget()
        self.body.setProperty("role", "page")
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 4, 0)
        self.column.setSpacing(8)
        self.column.addStretch(1)
        self.setWidget(self.body)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The cards grow and shrink with their words."""
        done = super().eventFilter(watched, event)  # type: ignore[arg-type]
        if watched is self.widget() and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.fit()
        return done

    def fit(self) -> None:
        """Take the height that the cards want, as far as the page allows."""
        most = max(120, round(self._page.height() * _SHARE))
        height = min(self.column.totalSizeHint().height(), most)
        if self.height() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def bring_whole(self, card: QWidget) -> None:
        """Scroll until a card is seen."""
        self.bring(card, card.rect())

    def bring(self, widget: QWidget, rect: QRect) -> None:
        """Scroll until a rectangle of a widget among the cards is seen."""
        place = widget.mapTo(self.body, rect.center())
        self.ensureVisible(place.x(), place.y(), 0, rect.height() // 2 + 12)
