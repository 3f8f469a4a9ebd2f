"""How positions on an issue of a dialogue moved: the chart, each side's course with its passages, state and memos."""

from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout

from fieldnotes.domain.dialogues import STATES, Exercise, Issue, Side
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands import issues as commands
from ui.models.dialogue_words import counted, course_words, courses_of, sides_of
from ui.widgets.card import Card
from ui.widgets.course_chart import Course, CourseChart
from ui.widgets.section_header import SectionHeader
from ui.widgets.segmented import Segmented

_MOST = 3
"""Passages of a side that its card quotes."""


def add_issue(context: Context, column: QVBoxLayout, ident: str) -> None:
    """Add an issue as it stands.

    Raises:
        UserError: it is gone.
    """
    issue = context.project.dialogues.issues.get(ident)
    exercise = context.project.dialogues.of(issue.note)
    named = {stance.side: context.project.dialogues.sides.of(stance.side) for stance in exercise.stances}
    sides = sides_of(exercise, ident, named)
    column.addWidget(SectionHeader(context.theme, f"Position on “{issue.name}”"))
    times, lines = courses_of(exercise, issue, sides)
    if any(points for _, _, points in lines):
        chart = CourseChart(context.theme, 10)
        chart.show_courses(times, (issue.low, issue.high), [Course(*line) for line in lines])
        column.addWidget(chart)
    if not sides:
        hint = QLabel("Nobody's stance has been told yet. “Positions” on the page of the exercise takes them.")
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        column.addWidget(hint)
    for side in sides:
        column.addWidget(_side(context, exercise, issue, side))
    _add_state(context, column, exercise, issue)
    _add_memos(context, column, issue)


def _side(context: Context, exercise: Exercise, issue: Issue, side: Side) -> Card:
    """A side's course; its passages open one by one."""
    card = Card(context.theme, colour=side.colour)
    course = exercise.course(issue.id, side.ref)
    card.add_label(side.name, "strong")
    card.add_label(course_words(course))
    passages = [one for stance in course for one in context.project.dialogues.issues.passages(stance.id)]
    for passage in passages[:_MOST]:
        quote = Card(context.theme, clickable=True)
        words = passage.said if len(passage.said) < 90 else f"{passage.said[:88]}…"
        quote.add_label(f"“{words}”", "muted")
        quote.pressed.connect(partial(context.open, Ref("passage", passage.id)))
        card.column.addWidget(quote)
    card.add_label(counted(len(passages), "passage") if passages else "no passage shows it yet", "muted")
    return card


def _add_state(context: Context, column: QVBoxLayout, exercise: Exercise, issue: Issue) -> None:
    """Where it stands after the last round; the rounds before are told in a line."""
    if not exercise.rounds:
        return
    last = exercise.rounds[-1].number
    column.addWidget(SectionHeader(context.theme, f"State after round {last}"))
    box = Segmented([(state, state) for state in STATES], f"State after round {last}")
    state = exercise.states.get((issue.id, last), "")
    box.choose(state) if state else box.choose_none()
    box.setEnabled(not context.session.readonly)
    box.setToolTip("Press the state again to say nothing of this round")
    box.chosen.connect(partial(commands.set_state, context, issue.id, last))
    column.addWidget(box)
    before = [
        f"R{one.number} {exercise.states[issue.id, one.number]}"
        for one in exercise.rounds[:-1]
        if (issue.id, one.number) in exercise.states
    ]
    if before:
        told = QLabel(" · ".join(before))
        told.setProperty("role", "muted")
        column.addWidget(told)


def _add_memos(context: Context, column: QVBoxLayout, issue: Issue) -> None:
    header = SectionHeader(context.theme, "Memos")
    if not context.session.readonly:
        header.add_action(
            "memo", "Write a memo that follows from this", partial(commands.write_memo, context, issue.id)
        )
    column.addWidget(header)
    for neighbour in context.project.dialogues.issues.memos(issue.id):
        card = Card(context.theme, clickable=True)
        badge = QLabel(neighbour.type)
        badge.setProperty("role", "badge")
        card.column.addWidget(badge)
        card.add_label(neighbour.title)
        card.pressed.connect(partial(context.open, neighbour.ref))
        column.addWidget(card)
