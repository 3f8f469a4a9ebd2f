"""A card that asks who speaks: a number for those of the note, or a few letters of a name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from fieldnotes.domain.turns import Voice
from ui.base.context import Context
from ui.theme.theme import Theme
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.floating import Floating

_WIDTH = 24
"""Units of the frame's letters."""
_NUMBERED = 9


class SpeakerCard(Floating):
    """A line and a list beside the text; 1 to 9 choose at once while the line is empty.

    Signals:
        chosen: a Voice.
        named: a name that nobody bears yet.
        closed: the card was closed.
    """

    chosen = Signal(object)
    named = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._near: Sequence[Voice] = ()
        self._all: Sequence[Voice] = ()
        self.title = QLabel(self)
        self.title.setProperty("role", "muted")
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("A number, or a name")
        self.line.setAccessibleName("Who speaks")
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._show)
        self.list = ChoiceList(theme, self)
        self.list.setAccessibleName("Speakers")
        self.list.taken.connect(self._take)
        for widget in (self.title, self.line, self.list):
            self.column.addWidget(widget)

    def begin(self, title: str, near: Sequence[Voice], everybody: Sequence[Voice], line: QRectF) -> None:
        """Open beside a line of the page.

        Args:
            title: what is asked.
            near: who is offered by number: the speakers of the note, the people present.
            everybody: whom a name may mean.
        """
        self._near, self._all = near, everybody
        self.title.setText(title)
        self.line.clear()
        self._show("")
        self.place(line, self._theme.fonts.scaled(_WIDTH))
        self.show()
        self.line.setFocus()

    def end(self) -> None:
        """Close."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line that belong to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if event.type() == QEvent.Type.FocusOut and not self.isAncestorOf(self.window().focusWidget() or self):
            self.end()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            return True
        digit = event.text()
        if digit.isdecimal() and not self.line.text() and 0 < int(digit) <= min(_NUMBERED, len(self._near)):
            self._take(self._near[int(digit) - 1])
            return True
        return self.list.answers(event)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        if words:
            found = [voice for voice in self._all if all(word in voice.name.casefold() for word in words)]
            choices = [Choice(voice.name, _detail(voice), voice, icon=_icon(voice)) for voice in found[:40]]
        else:
            numbered = enumerate(self._near[:_NUMBERED], 1)
            choices = [Choice(f"{at}  {one.name}", _detail(one), one, icon=_icon(one)) for at, one in numbered]
        name = " ".join(typed.split())
        if name and not any(voice.name.casefold() == name.casefold() for voice in self._all):
            choices.append(Choice(f"Somebody called “{name}”", "", name, icon="add"))
        self.list.offer(choices)
        self.list.setVisible(bool(choices))
        self.adjustSize()

    def _take(self, value: object) -> None:
        self.end()
        if isinstance(value, Voice):
            self.chosen.emit(value)
        elif isinstance(value, str):
            self.named.emit(value)


class SpeakerAsking(QObject):
    """Asks with a card who speaks in one note, and does something with the answer."""

    def __init__(self, context: Context, note: str, page: QWidget) -> None:
        super().__init__(page)
        self._voices = context.project.voices
        self._note = note
        self._then: Callable[[Voice], object] | None = None
        self.card = SpeakerCard(context.theme, page)
        self.card.chosen.connect(self._answer)
        self.card.named.connect(lambda name: self._answer(self._voices.find(self._note, name)))

    def open(self, title: str, line: QRectF, then: Callable[[Voice], object]) -> None:
        """Ask beside a line of the page; ``then`` gets the answer, if there is one."""
        self._then = then
        self.card.begin(title, self._voices.candidates(self._note), self._voices.everybody(self._note), line)

    def _answer(self, voice: Voice) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(voice)


def _detail(voice: Voice) -> str:
    return "asks" if voice.asks else "researcher" if voice.contributor else ""


def _icon(voice: Voice) -> str:
    return "actor" if voice.actor else "turn"
