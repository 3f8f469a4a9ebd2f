"""The page of jottings that wait to be written up: the oldest first, alone or together."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.notes import Waiting
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.commands.jottings import BACKLOG, set_aside, write_up
from ui.models.ages import WEEK, age_words, days_since
from ui.widgets.card import Card, cards_in
from ui.widgets.clearing import clear
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_area import PageArea

Deed = Callable[[Context, Sequence[str]], object]
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_DEEDS: dict[int, Deed] = {Qt.Key.Key_W: write_up, Qt.Key.Key_N: set_aside}
MOST = 200
"""How many are shown at once; the others come when these are done."""

_WORDS = (
    "A jotting keeps the moment; written up while it is fresh it becomes a fieldnote. The oldest stand first. "
    "Up and Down go through them; Enter opens one, W writes it up, N sets it aside, T ticks it."
)
_DONE = "Everything that was jotted down has been written up. Ctrl+J takes down the next thing you notice."


def page_kind() -> PageKind:
    """How the window makes this page; there is one for the whole project."""
    return PageKind(BACKLOG.noun, lambda context, _: BacklogPage(context))


class BacklogPage(Page):
    """A card for each jotting that waits, with what can be done to it; several can be taken together."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._waiting: list[Waiting] = []
        self._boxes: list[QCheckBox] = []
        self._ticked: set[str] = set()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area = PageArea(context.theme.fonts.scaled(54))
        self.empty = EmptyState(context.theme, "accept", _DONE)
        title = QLabel("Jottings to write up")
        title.setProperty("role", "title")
        words = QLabel(_WORDS)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self.together = QPushButton("")
        self.together.setProperty("role", "primary")
        self.together.clicked.connect(self._write_up_ticked)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._more = QLabel("")
        self._more.setProperty("role", "muted")
        for widget in (title, words):
            self.area.column.addWidget(widget)
        self.area.column.addLayout(self._cards)
        self.area.column.addWidget(self._more)
        self.area.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        whole.addWidget(self.together, 0, Qt.AlignmentFlag.AlignHCenter)  # in sight wherever one ticks
        whole.addWidget(self.empty)
        KeepingUp(self, context.bus, self.reload, touches("note", "site"))
        self.reload()

    def ref(self) -> Ref:
        """The backlog."""
        return BACKLOG

    def title(self) -> str:
        """What waits."""
        return "To write up"

    def icon(self) -> str:
        """A pencil."""
        return "write up"

    def cards(self) -> list[Card]:
        """The cards shown, the oldest jotting first."""
        return cards_in(self._cards)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from card to card; T ticks one, W writes it up, N sets it aside, with all that are ticked."""
        cards = self.cards()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in cards:
            return self._answers(event.key(), cards.index(watched))
        return super().eventFilter(watched, event)

    def _answers(self, key: int, place: int) -> bool:
        deed = _DEEDS.get(key)
        if key in _STEPS:
            self._go_to(place + _STEPS[key])
        elif key == Qt.Key.Key_T:
            self._boxes[place].toggle()
        elif deed is not None and not self._context.session.readonly:
            attempt(self._context, partial(deed, self._context, self._meant(self._waiting[place].id)))
        else:
            return False
        return True

    def _meant(self, jotting: str) -> list[str]:
        """All that are ticked if a jotting is one of them, else it alone."""
        return [each.id for each in self._waiting if each.id in self._ticked] if jotting in self._ticked else [jotting]

    def _go_to(self, place: int) -> None:
        """The keyboard goes to a card, the nearest one if there are fewer."""
        cards = self.cards()
        if cards:
            card = cards[min(max(place, 0), len(cards) - 1)]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(card)

    def arrive(self) -> None:
        """The keyboard goes to the oldest."""
        self._context.select(None)
        cards = self.cards()
        (cards[0] if cards else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Show what waits now."""
        waiting = self._context.project.jottings.waiting()
        if waiting == self._waiting and self._cards.count():
            return
        held = next((place for place, card in enumerate(self.cards()) if card.hasFocus()), -1)
        self._waiting, self._boxes = waiting, []
        self._ticked &= {each.id for each in waiting}
        clear(self._cards)
        for each in waiting[:MOST]:
            card = self._card(each)
            card.installEventFilter(self)
            self._cards.addWidget(card)
        self._more.setText(f"… and {len(waiting) - MOST:,} more." if len(waiting) > MOST else "")
        self.area.setVisible(bool(waiting))
        self.empty.setVisible(not waiting)
        self._tell_together()
        if held >= 0:
            self._go_to(held)

    def _card(self, each: Waiting) -> Card:
        card = Card(self._context.theme, clickable=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        tick = QCheckBox()
        tick.setAccessibleName("Write this up together with others")
        tick.setToolTip("Tick several to write them up as one note")
        tick.setChecked(each.id in self._ticked)
        self._boxes.append(tick)
        tick.toggled.connect(partial(self._tick, each.id))
        head.addWidget(tick)
        when = ElidedLabel(" · ".join(part for part in (_when(each), each.site) if part))
        when.setProperty("role", "strong")
        head.addWidget(when, 1)
        head.addWidget(_age(each))
        card.column.addLayout(head)
        card.add_label(_breakable(each.opening or each.title or "No words yet."), "quote")
        card.setAccessibleName(f"Jotting of {_when(each)}: {each.opening[:80]}")
        if not self._context.session.readonly:
            card.column.addWidget(self._buttons(each.id))
        card.pressed.connect(partial(self._context.open, Ref("note", each.id)))
        return card

    def _buttons(self, jotting: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        for words, role, deed in (("Write up", "", write_up), ("No need to", "quiet", set_aside)):
            button = QPushButton(words)
            button.setProperty("role", role)
            button.clicked.connect(
                lambda _=False, deed=deed: attempt(self._context, partial(deed, self._context, [jotting]))
            )
            row.addWidget(button)
        row.addStretch(1)
        return line

    def _tick(self, jotting: str, ticked: bool) -> None:
        self._ticked = self._ticked | {jotting} if ticked else self._ticked - {jotting}
        self._tell_together()

    def _tell_together(self) -> None:
        self.together.setVisible(len(self._ticked) > 1)
        self.together.setText(f"Write up {len(self._ticked)} jottings together")

    def _write_up_ticked(self) -> None:
        chosen = [each.id for each in self._waiting if each.id in self._ticked]
        if attempt(self._context, partial(write_up, self._context, chosen)):
            self._ticked = set()


def _breakable(words: str) -> str:
    """The words with places where a very long one may go on in the next line."""
    return " ".join("\u200b".join(word[at : at + 20] for at in range(0, len(word), 20)) for word in words.split())


def _when(each: Waiting) -> str:
    if each.observed is not None:
        return each.observed.label()
    entered = datetime.fromtimestamp(each.created_at / 1000).astimezone()
    return f"entered {entered.day} {entered:%b %Y}"


def _age(each: Waiting) -> QLabel:
    entered = datetime.fromtimestamp(each.created_at / 1000).astimezone().date().isoformat()
    days = days_since(each.observed.last if each.observed else entered, date.today())
    label = QLabel(age_words(days))
    label.setProperty("role", "badge" if days >= WEEK else "muted")
    return label
