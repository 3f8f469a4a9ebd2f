"""What stands in the grid of threads: the cell of a prompt and a round, the words of a prompt, the head of a round."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldnotes.domain.dialogues import Exercise, Round
from ui.models.dialogue_words import prompt_words, round_words
from ui.panels.dialogue_page.turn_editor import Place
from ui.theme.theme import Theme
from ui.widgets.press_label import PressLabel
from ui.widgets.stop import AddStop, step_of
from ui.widgets.words_card import CardWords, WordsCard

Stop = WordsCard | AddStop
"""What the arrow keys go to."""


class Cell(QWidget):
    """The turns that answer a prompt in a round, below one another, and a place for one more.

    Signals:
        adding: a turn is to be written here.
        stepped: an arrow key on a stop (the stop, steps right, steps down).
    """

    adding = Signal()
    stepped = Signal(object, int, int)

    def __init__(self, theme: Theme, place: Place, where: str, writable: bool) -> None:
        super().__init__()
        self.place = place
        self.cards: dict[str, WordsCard] = {}
        self._theme = theme
        self._writable = writable
        self._width = 0
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.add = AddStop("+ turn", f"Write a turn: {where}")
        self.add.setVisible(writable)
        self.add.clicked.connect(self.adding)
        self.add.stepped.connect(partial(self._step, self.add))
        self.column.addWidget(self.add)
        self.column.addStretch(1)

    def show_turns(self, told: dict[str, CardWords]) -> bool:
        """Show the cards of turns (ids and what they tell); False where these are shown already."""
        if [(ident, card.told()) for ident, card in self.cards.items()] == list(told.items()):
            return False
        for card in self.cards.values():
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {ident: WordsCard(self._theme, words, self) for ident, words in told.items()}
        for card in self.cards.values():
            card.stepped.connect(partial(self._step, card))
            self.column.insertWidget(self.column.count() - 2, card)
            card.show()
            if self._width:
                card.set_width(self._width)
        self.add.setProperty("quiet", bool(told))
        self.add.style().polish(self.add)
        return True

    def set_width(self, width: int) -> None:
        """Lay the cards out for a width in pixels."""
        if width == self._width:
            return
        self._width = width
        self.setFixedWidth(width)
        for card in self.cards.values():
            card.set_width(width)

    def put(self, editor: QWidget, instead: str = "") -> None:
        """Put an editor in, in the place of a turn's card or at the end."""
        card = self.cards.get(instead)
        place = self.column.indexOf(card) if card is not None else self.column.indexOf(self.add)
        self.column.insertWidget(place, editor)
        if card is not None:
            card.hide()
        else:
            self.add.hide()
        editor.show()

    def settle(self) -> None:
        """Show the cards and the place for one more again: nothing is being written here any more."""
        for card in self.cards.values():
            card.show()
        self.add.setVisible(self._writable)

    def stops(self) -> list[Stop]:
        """What the keyboard goes to, from top to bottom."""
        stops: list[Stop] = [card for card in self.cards.values() if not card.isHidden()]
        return stops if self.add.isHidden() else [*stops, self.add]

    def _step(self, stop: Stop, right: int, down: int) -> None:
        self.stepped.emit(stop, right, down)


class PromptCell(QWidget):
    """A prompt's number and words, and what was said to it in a line; Enter or a click asks what to do.

    Signals:
        menu_wanted: where on the screen.
        state_wanted: the issue that it raised is to be shown.
        stepped: an arrow key, as steps right and down.
    """

    menu_wanted = Signal(QPoint)
    state_wanted = Signal()
    stepped = Signal(int, int)

    def __init__(self, theme: Theme, number: int, ident: str, exercise: Exercise) -> None:
        super().__init__()
        self.ident = ident
        words = next(prompt.text for prompt in exercise.prompts if prompt.id == ident)
        self.words = _Pressed(theme, f"Prompt {number}: {words}")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setText(f"<b>{number}</b>&nbsp; {_escaped(words)}")
        self.words.set_pressable(True, "Change, move or delete this prompt")
        self.words.pressed.connect(lambda: self.menu_wanted.emit(self.mapToGlobal(QPoint(0, self.words.height()))))
        self.words.stepped.connect(self.stepped)
        self.told = PressLabel(theme, "What was said to it")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setProperty("role", "muted")
        self.told.pressed.connect(self.state_wanted)
        self._inner = QWidget(self)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.told)
        self._down = 0
        self.show_exercise(exercise)

    def stay_at(self, top: int) -> None:
        """Keep the words in sight while their row is scrolled: ``top`` is where sight begins, within this cell."""
        self._down = top
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take the width."""
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        """As high as the words in this width."""
        return QSize(self.width(), self._inner.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """It is never lower than its words."""
        return self.sizeHint()

    def _place(self) -> None:
        height = self._inner.heightForWidth(self.width())
        self._inner.setGeometry(0, max(0, min(self._down, self.height() - height)), self.width(), height)

    def show_exercise(self, exercise: Exercise) -> None:
        """Tell what was said to the prompt so far."""
        self.told.setText(prompt_words(exercise, self.ident))
        raised = any(issue.prompt == self.ident for issue in exercise.issues)
        self.told.set_pressable(raised, "Show how positions on it moved")
        self.updateGeometry()
        self._place()


class _Pressed(PressLabel):
    """A label that arrow keys leave."""

    stepped = Signal(int, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step; the rest is pressing."""
        step = step_of(event)
        if step is not None:
            self.stepped.emit(*step)
        else:
            super().keyPressEvent(event)


class LooseHead(_Pressed):
    """Stands beside the turns that are under no prompt yet; pressed to ask where they belong.

    Signals:
        menu_wanted: where on the screen.
    """

    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, writable: bool) -> None:
        super().__init__(theme, "Turns under no prompt yet")
        self.setText("<b>Under no prompt yet</b>")
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self.setContentsMargins(0, 8, 0, 8)
        self.set_pressable(writable, "Put these turns under a prompt, or one by one with P")
        self.pressed.connect(lambda: self.menu_wanted.emit(self.mapToGlobal(QPoint(0, self.height()))))


class RoundHead(_Pressed):
    """The head of a round: its number, then when and how it was held; pressed to ask what to do with it.

    Signals:
        menu_wanted: where on the screen.
    """

    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, one: Round, writable: bool) -> None:
        told = round_words(one)
        super().__init__(theme, f"Round {one.number}, {told}")
        after = f' <span style="color:{theme.tokens.muted}">· {_escaped(told)}</span>' if told else ""
        self.setText(f"<b>Round {one.number}</b>{after}")
        self.set_pressable(writable, one.description or "Change or delete this round")
        self.pressed.connect(lambda: self.menu_wanted.emit(self.mapToGlobal(QPoint(0, self.height()))))


def plain_head(words: str) -> QLabel:
    """The head of the column of prompts."""
    label = QLabel(words)
    label.setProperty("role", "strong")
    return label


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
