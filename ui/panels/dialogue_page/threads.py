"""A dialogue exercise as threads: prompts from top to bottom, rounds from left to right, turns as cards between."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from fieldnotes.domain.dialogues import Exercise, Participant, Prompt, Said
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import dialogues as commands
from ui.models.dialogue_words import card_words
from ui.panels.dialogue_page.cells import Cell, LooseHead, PromptCell, RoundHead, Stop, plain_head
from ui.panels.dialogue_page.menus import LOOSE as LOOSE_DEEDS
from ui.panels.dialogue_page.menus import PROMPT, ROUND, TURN, show_menu
from ui.panels.dialogue_page.turn_editor import Place
from ui.widgets.clearing import clear
from ui.widgets.stop import AddStop
from ui.widgets.words_card import CardWords, WordsCard

_PROMPT, _ROUND, _WHO = 13.5, 18.0, 7.5
"""Widths of the columns of prompts, of rounds (at least) and of people, in sizes of the frame's letters."""
_GAP = 12
LOOSE: Place = ("", 0, None)
"""The cell of turns that stand under no prompt, or in no round, yet."""


class Threads(QWidget):
    """The grid. It tells what is wished for; the page does it.

    Signals:
        wished: a deed of `menus.TURN` and the turn it is for.
        adding: a Place where a turn is to be written.
        chosen: the turn whose card has the keyboard.
        issue_wanted: the id of a prompt whose issue is to be shown.
        prompt_wished: a deed of `menus.PROMPT` and a prompt's id.
    """

    wished = Signal(str, object)
    adding = Signal(object)
    chosen = Signal(object)
    issue_wanted = Signal(str)
    prompt_wished = Signal(str, str)

    def __init__(self, context: Context, note: str) -> None:
        super().__init__()
        self._context, self._note = context, note
        self._writable = not context.session.readonly
        self.exercise: Exercise | None = None
        self.by_person = False
        self.cells: dict[Place, Cell] = {}
        self._skeleton: object = None
        self._rows: list[list[Cell]] = []
        self._prompts: list[PromptCell] = []
        self._loose: LooseHead | None = None
        self._heads: list[QWidget] = []
        self._who: list[QLabel] = []
        self._lay_out()

    # Showing

    def show_exercise(self, exercise: Exercise, by_person: bool) -> None:
        """Show an exercise as it stands now; only what is another than before is built anew."""
        people = tuple(exercise.participants) if by_person else ()
        skeleton = (exercise.prompts, exercise.rounds, people, by_person, bool(exercise.loose()))
        self.exercise, self.by_person = exercise, by_person
        if skeleton != self._skeleton:
            self._skeleton = skeleton
            self._build(exercise)
        for cell in self.cells.values():
            self._fill(cell, exercise)
        for head in self._prompts:
            head.show_exercise(exercise)

    def _build(self, exercise: Exercise) -> None:
        """Build heads and empty cells."""
        place = self._area.verticalScrollBar().value(), self._area.horizontalScrollBar().value()
        clear(self._grid)
        clear(self._head)
        self.cells, self._rows, self._prompts, self._heads, self._who = {}, [], [], [], []
        self._loose = None
        self._build_head(exercise)
        row = 0
        for number, prompt in enumerate(exercise.prompts, 1):
            row = self._build_prompt(exercise, prompt, number, row)
        if exercise.loose():
            self._build_loose(row)
            row += 1
        self._grid.setRowStretch(row + 1, 1)
        if self._writable:
            add = AddStop("+ prompt", "Add an open question that everybody answers", quiet=True)
            add.clicked.connect(partial(commands.add_prompt, self._context, self._note))
            self._grid.addWidget(add, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if self.isVisible():
            self._fit()
            for cell in self.cells.values():
                cell.show()  # at once, or what is written in one would lose the keyboard until the event loop shows it
        self._area.verticalScrollBar().setValue(place[0])
        self._area.horizontalScrollBar().setValue(place[1])

    def _fill(self, cell: Cell, exercise: Exercise) -> None:
        """Show the turns of a cell."""
        prompt, number, who = cell.place
        turns = exercise.in_cell(prompt, number)
        turns = exercise.loose() if cell.place == LOOSE else [t for t in turns if who is None or t.speaker == who]
        if not cell.show_turns({turn.id: CardWords(*card_words(turn, exercise)) for turn in turns}):
            return
        for ident, card in cell.cards.items():
            card.chosen.connect(partial(self._choose, ident))
            card.opened.connect(partial(self._wish, ident, "open"))
            card.letter.connect(partial(self._letter, ident, cell.place))
            card.menu_wanted.connect(partial(show_menu, self._context, TURN, self, partial(self._wish, ident)))

    def card(self, turn: str) -> WordsCard | None:
        """The card of a turn."""
        return next((cell.cards[turn] for cell in self.cells.values() if turn in cell.cards), None)

    def cell_of(self, place: Place) -> Cell | None:
        """A cell, or that of everybody where people have no rows of their own."""
        prompt, number, who = place
        return self.cells.get((prompt, number, who if self.by_person else None))

    def place_of(self, turn: Said) -> Place:
        """The cell that a turn stands in."""
        if self.exercise is not None and turn in self.exercise.loose():
            return LOOSE
        return turn.prompt, turn.round, turn.speaker if self.by_person else None

    def focus_turn(self, turn: str) -> bool:
        """Give the keyboard to a turn's card and bring it into sight; False if it is not shown."""
        card = self.card(turn)
        if card is None:
            return False
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep_in_sight(card)
        return True

    def focus_first(self) -> None:
        """Give the keyboard to the first card or place."""
        stops = [stop for row in self._rows for cell in row for stop in cell.stops()]
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_in_sight(self, widget: QWidget) -> None:
        """Scroll until a widget of the grid is seen."""
        self._area.ensureWidgetVisible(widget, 24, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width; below their least the grid scrolls."""
        super().resizeEvent(event)
        self._fit()

    # Building

    def _lay_out(self) -> None:
        self._head_area, self._area = _area("Rounds"), _area("Threads")
        self._head_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._top, self._body = QWidget(), QWidget()
        for widget, area in ((self._top, self._head_area), (self._body, self._area)):
            widget.setProperty("role", "page")
            area.setWidget(widget)
        self._head = QHBoxLayout(self._top)
        self._head.setContentsMargins(28, 4, 28, 8)
        self._head.setSpacing(_GAP)
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(28, 12, 28, 24)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(14)
        self._area.horizontalScrollBar().valueChanged.connect(self._head_area.horizontalScrollBar().setValue)
        self._area.verticalScrollBar().valueChanged.connect(self._stay)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head_area)
        column.addWidget(line)
        column.addWidget(self._area, 1)

    def _build_head(self, exercise: Exercise) -> None:
        prompt = plain_head("Prompt")
        self._heads.append(prompt)
        self._head.addWidget(prompt, 0, Qt.AlignmentFlag.AlignTop)
        for one in exercise.rounds:
            label = RoundHead(self._context.theme, one, self._writable)
            label.menu_wanted.connect(partial(show_menu, self._context, ROUND, self, partial(self._do_round, one.id)))
            self._heads.append(label)
            self._head.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        if self._writable:
            add = AddStop("+ round", "Begin another round", quiet=True)
            add.clicked.connect(partial(commands.add_round, self._context, self._note))
            self._head.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addStretch(1)

    def _build_prompt(self, exercise: Exercise, prompt: Prompt, number: int, row: int) -> int:
        """Put in the rows of one prompt; the row after them."""
        people: list[Participant | None] = list(exercise.participants) if self.by_person else [None]
        head = PromptCell(self._context.theme, number, prompt.id, exercise)
        head.menu_wanted.connect(partial(show_menu, self._context, PROMPT, self, partial(self._wish_prompt, prompt.id)))
        head.state_wanted.connect(partial(self.issue_wanted.emit, prompt.id))
        head.stepped.connect(partial(self._step_from_prompt, len(self._rows)))
        self._prompts.append(head)
        self._grid.addWidget(head, row, 0, max(1, len(people)), 1)
        for person in people:
            if person is not None:
                name = QLabel(person.name)
                name.setProperty("role", "muted")
                name.setWordWrap(True)
                name.setAlignment(Qt.AlignmentFlag.AlignTop)
                name.setContentsMargins(0, 9, 0, 0)
                self._who.append(name)
                self._grid.addWidget(name, row, 1)
            cells = [self._build_cell(prompt, number, one.number, person) for one in exercise.rounds]
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, row, 2 + place)
            self._rows.append(cells)
            row += 1
        return row

    def _build_loose(self, row: int) -> None:
        """Put in the turns that stand nowhere yet, below the prompts."""
        self._loose = LooseHead(self._context.theme, self._writable)
        ask = partial(show_menu, self._context, LOOSE_DEEDS, self, lambda _: self._place_loose())
        self._loose.menu_wanted.connect(ask)
        self._loose.stepped.connect(partial(self._step_from_prompt, len(self._rows)))
        cell = Cell(self._context.theme, LOOSE, "", writable=False)
        cell.stepped.connect(partial(self._step, cell))
        self.cells[LOOSE] = cell
        self._grid.addWidget(self._loose, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(cell, row, 2)
        self._rows.append([cell])

    def _place_loose(self) -> None:
        turns = [turn.id for turn in self.exercise.loose()] if self.exercise else []
        attempt(self._context, partial(commands.place_turns, self._context, self._note, turns))

    def _build_cell(self, prompt: Prompt, place: int, number: int, person: Participant | None) -> Cell:
        who = f" by {person.name}" if person else ""
        key = (prompt.id, number, person.ref if person else None)
        cell = Cell(self._context.theme, key, f"prompt {place}, round {number}{who}", self._writable)
        cell.adding.connect(partial(self.adding.emit, key))
        cell.stepped.connect(partial(self._step, cell))
        self.cells[key] = cell
        return cell

    def _fit(self) -> None:
        """Share the width among the columns."""
        if self.exercise is None:
            return
        scaled = self._context.theme.fonts.scaled
        prompt, who = scaled(_PROMPT), scaled(_WHO) if self._who else 0
        count = max(1, len(self.exercise.rounds))
        adding = scaled(5.5) if self._writable else 0
        free = self._area.viewport().width() - 56 - prompt - (who + _GAP if who else 0) - (_GAP + adding) - _GAP * count
        width = max(scaled(_ROUND), min(free // count, scaled(34)))
        for head in self._prompts:
            head.setFixedWidth(prompt)
        if self._loose is not None:
            self._loose.setFixedWidth(prompt)
        for name in self._who:
            name.setFixedWidth(who)
        for cell in self.cells.values():
            cell.set_width(width)
        lead = prompt + (who + _GAP if who else 0)
        for place, label in enumerate(self._heads):
            label.setFixedWidth(width if place else lead)
        whole = 56 + lead + count * (width + _GAP) + _GAP + adding
        for widget in (self._top, self._body):
            widget.setMinimumWidth(whole)
        self._grid.setColumnStretch(2 + count, 1)
        highest = max(label.heightForWidth(label.width()) for label in self._heads)
        self._head_area.setFixedHeight(max(highest, scaled(2)) + 14)

    def _stay(self, top: int) -> None:
        """The words of a prompt stay in sight while its row is."""
        for head in self._prompts:
            head.stay_at(top - head.y())

    # Keys and menus

    def _choose(self, ident: str) -> None:
        """The turn that this one answers is lit, and those that answer it."""
        turn = self.exercise.turn(ident) if self.exercise else None
        if turn is None or self.exercise is None:
            return
        near = {turn.answers, *(one.id for one in self.exercise.turns if one.answers == ident)}
        for cell in self.cells.values():
            for other, card in cell.cards.items():
                card.light(other in near)
        self.chosen.emit(turn)

    def _letter(self, ident: str, place: Place, letter: str) -> None:
        deeds = {"A": "answers", "C": "code", "S": "show", "P": "place", "Delete": "delete"}
        if letter == "N" and self._writable and place != LOOSE:
            self.adding.emit(place)
        elif letter in deeds and self._writable:
            self._wish(ident, deeds[letter])

    def _step(self, cell: Cell, stop: Stop, right: int, down: int) -> None:
        """The stop beside, above or below; the grid's edge holds."""
        row = next(number for number, cells in enumerate(self._rows) if cell in cells)
        column = self._rows[row].index(cell)
        stops = cell.stops()
        at = stops.index(stop)
        if down and 0 <= at + down < len(stops):
            self._focus(stops[at + down])
        elif down and 0 <= row + down < len(self._rows):
            cells = self._rows[row + down]
            beyond = cells[min(column, len(cells) - 1)].stops()
            if beyond:
                self._focus(beyond[0 if down > 0 else -1])
        elif right and column + right < 0:
            self._words_of()[row // self._each()].setFocus(Qt.FocusReason.OtherFocusReason)
        elif right and column + right < len(self._rows[row]):
            beside = self._rows[row][column + right].stops()
            if beside:
                self._focus(beside[min(at, len(beside) - 1)])

    def _step_from_prompt(self, row: int, right: int, down: int) -> None:
        if right > 0 and self._rows[row]:
            stops = self._rows[row][0].stops()
            if stops:
                self._focus(stops[0])
        elif down:
            place, words = row // self._each() + down, self._words_of()
            if 0 <= place < len(words):
                words[place].setFocus(Qt.FocusReason.OtherFocusReason)
                self.keep_in_sight(words[place])

    def _each(self) -> int:
        """How many rows a prompt has."""
        return max(1, len(self.exercise.participants)) if self.by_person and self.exercise else 1

    def _words_of(self) -> list[QWidget]:
        """What stands at the left of the rows: the words of prompts, then those over turns without one."""
        return [*(head.words for head in self._prompts), *([self._loose] if self._loose else [])]

    def _focus(self, stop: Stop) -> None:
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep_in_sight(stop)

    def _wish(self, ident: str, deed: str) -> None:
        turn = self.exercise.turn(ident) if self.exercise else None
        if turn is not None:
            self.wished.emit(deed, turn)

    def _wish_prompt(self, prompt: str, deed: str) -> None:
        self.prompt_wished.emit(deed, prompt)

    def _do_round(self, ident: str, deed: str) -> None:
        if deed == "change":
            commands.change_round(self._context, self._note, ident)
        else:
            attempt(self._context, partial(commands.delete_round, self._context, ident))


def _area(name: str) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
