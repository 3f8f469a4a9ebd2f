"""How positions moved: each issue with its chart, the stances of each side round by round, and where it stood."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fieldnotes.domain.dialogues import STATES, Exercise, Issue, Side, Stance
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import issues as commands
from ui.models.dialogue_words import counted, courses_of, stance_words
from ui.theme.tokens import readable
from ui.widgets.card import Card
from ui.widgets.clearing import clear
from ui.widgets.course_chart import Course, CourseChart
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_area import PageArea
from ui.widgets.stop import AddStop

_EMPTY = (
    "An issue is something the sides differ on. Say between which poles, where each side stood after each round, and "
    "which of their words show it."
)


class Positions(QWidget):
    """The issues of one exercise.

    Signals:
        passages_wanted: a stance whose passages are to be read.
    """

    passages_wanted = Signal(object)

    def __init__(self, context: Context, note: str) -> None:
        super().__init__()
        self._context, self._note = context, note
        self._writable = not context.session.readonly
        self.charts: dict[str, CourseChart] = {}
        self.states: dict[tuple[str, int], QPushButton] = {}
        self.stances: dict[tuple[str, Ref, int], QWidget] = {}
        self._area = PageArea(context.theme.fonts.scaled(74))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def show_exercise(self, exercise: Exercise, counts: dict[str, int]) -> None:
        """Show the issues; ``counts`` says how many passages show each stance."""
        place, keyboard = self._area.verticalScrollBar().value(), self._with_keyboard()
        clear(self._area.column)
        self.charts, self.states, self.stances = {}, {}, {}
        if not exercise.issues:
            self._area.column.addWidget(self._empty())
            return
        for issue in exercise.issues:
            self._area.column.addWidget(self._issue(exercise, issue, counts))
        if self._writable:
            add = AddStop("+ issue", "Add something that the sides differ on", quiet=True)
            add.clicked.connect(partial(commands.add_issue, self._context, self._note))
            self._area.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self._area.column.addStretch(1)
        self._area.verticalScrollBar().setValue(place)
        self._give_keyboard(keyboard)

    def _with_keyboard(self) -> object:
        """Which stance or state has the keyboard, so that it has it again; None where none has."""
        at = QApplication.focusWidget()
        return next((key for key, widget in self._kept() if at and (widget is at or widget.isAncestorOf(at))), None)

    def _give_keyboard(self, key: object) -> None:
        widget = next((found for known, found in self._kept() if known == key), None)
        if widget is not None:
            widget.show()
            (widget.findChild(QToolButton) or widget).setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self) -> list[tuple[object, QWidget]]:
        return [*self.stances.items(), *self.states.items()]

    def _empty(self) -> EmptyState:
        state = EmptyState(self._context.theme, "split", _EMPTY)
        if self._writable:
            state.add_action("Add issue…", partial(commands.add_issue, self._context, self._note), primary=True)
        return state

    def _issue(self, exercise: Exercise, issue: Issue, counts: dict[str, int]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 18)
        column.setSpacing(8)
        column.addLayout(self._head(exercise, issue))
        told = {stance.side for stance in exercise.stances if stance.issue == issue.id}
        sides = {side.ref: side for side in exercise.sides() if side.ref.id}
        sides |= {ref: self._context.project.dialogues.sides.of(ref) for ref in told if ref not in sides}
        times, lines = courses_of(exercise, issue, [side for side in sides.values() if side.ref in told])
        if any(points for _, _, points in lines):
            chart = CourseChart(self._context.theme, 11)
            chart.show_courses(times, (issue.low, issue.high), [Course(*line) for line in lines])
            self.charts[issue.id] = chart
            column.addWidget(chart)
        column.addLayout(self._grid(exercise, issue, list(sides.values()), counts))
        return box

    def _head(self, exercise: Exercise, issue: Issue) -> QHBoxLayout:
        name = QLabel(issue.name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setProperty("role", "heading")
        name.setWordWrap(True)
        raised = next((n for n, prompt in enumerate(exercise.prompts, 1) if prompt.id == issue.prompt), 0)
        told = QLabel(f"raised by prompt {raised}" if raised else "")
        told.setProperty("role", "muted")
        menu = QToolButton()
        menu.setIcon(self._context.theme.icon("menu"))
        menu.setAccessibleName(f"What can be done with the issue {issue.name}")
        menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        lines = QMenu(menu)
        icon = self._context.theme.icon
        lines.addAction(icon("edit"), "Change…", partial(commands.change_issue, self._context, issue.id))
        lines.addAction(icon("inspector"), "Show beside", partial(self._context.select, Ref("issue", issue.id)))
        lines.addAction(icon("delete"), "Delete", partial(commands.delete_issue, self._context, issue.id))
        menu.setMenu(lines)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(name)
        row.addWidget(told)
        row.addStretch(1)
        row.addWidget(menu)
        menu.setVisible(self._writable)
        return row

    def _grid(self, exercise: Exercise, issue: Issue, sides: list[Side], counts: dict[str, int]) -> QGridLayout:
        """Sides from top to bottom, rounds from left to right, and below where the issue stood."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, self._context.theme.fonts.scaled(8))
        for place, one in enumerate(exercise.rounds, 1):
            head = QLabel(f"Round {one.number}")
            head.setProperty("role", "section")
            grid.addWidget(head, 0, place)
            grid.setColumnStretch(place, 1)
            for row, side in enumerate(sides, 1):
                course = exercise.course(issue.id, side.ref)
                stance = next((known for known in course if known.round == one.number), None)
                grid.addWidget(self._stance(issue, side, one.number, stance, counts), row, place)
            grid.addWidget(self._state(exercise, issue, one.number), len(sides) + 1, place)
        for row, side in enumerate(sides, 1):
            name = QLabel(side.name)
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setWordWrap(True)
            colour = readable(side.colour, self._context.theme.tokens.surface)
            name.setStyleSheet(f"color: {colour}; font-weight: 600;")
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        state = QLabel("State")
        state.setProperty("role", "muted")
        grid.addWidget(state, len(sides) + 1, 0)
        return grid

    def _stance(self, issue: Issue, side: Side, number: int, stance: Stance | None, counts: dict[str, int]) -> QWidget:
        take = partial(commands.take_stance, self._context, issue.id, number, side.ref)
        if stance is None:
            empty = AddStop("+ stance", f"Say where {side.name} stood in round {number}")
            empty.setEnabled(self._writable)
            empty.clicked.connect(partial(attempt, self._context, take))
            self.stances[issue.id, side.ref, number] = empty
            return empty
        card = Card(self._context.theme, clickable=True, colour=side.colour)
        card.setAccessibleName(f"{side.name} in round {number}: {stance_words(stance)}")
        card.add_label(stance_words(stance))
        count = counts.get(stance.id, 0)
        card.add_label(counted(count, "passage") if count else "no passage shows it yet", "muted")
        card.column.addStretch(1)
        card.pressed.connect(partial(self._stance_menu, card, stance, take))
        self.stances[issue.id, side.ref, number] = card
        return card

    def _stance_menu(self, card: Card, stance: Stance, take: Callable[[], object]) -> None:
        menu = QMenu(self)
        icon = self._context.theme.icon
        for passage in self._context.project.dialogues.issues.passages(stance.id):
            words = passage.said.replace("\n", " ").replace("&", "&&")
            shown = words if len(words) < 60 else f"{words[:58]}…"
            menu.addAction(icon("passage"), f"“{shown}”", partial(self._context.open, Ref("passage", passage.id)))
        menu.addSeparator()
        change = menu.addAction(icon("edit"), "Change…", partial(attempt, self._context, take))
        withdraw = partial(commands.withdraw_stance, self._context, stance.id)
        remove = menu.addAction(icon("delete"), "Remove stance", withdraw)
        for action in (change, remove):
            action.setEnabled(self._writable)
        menu.popup(card.mapToGlobal(QPoint(0, card.height())))

    def _state(self, exercise: Exercise, issue: Issue, number: int) -> QWidget:
        now = exercise.states.get((issue.id, number), "")
        box = QPushButton(now or "state?")
        box.setAccessibleName(f"{issue.name} after round {number}: {now or 'nothing said'}")
        box.setToolTip("Say where the issue stood after this round; chosen again, nothing is said")
        box.setEnabled(self._writable)
        menu = QMenu(box)
        for state in STATES:
            line = menu.addAction(state, partial(commands.set_state, self._context, issue.id, number, state))
            line.setCheckable(True)
            line.setChecked(state == now)
        box.setMenu(menu)
        self.states[issue.id, number] = box
        return box
