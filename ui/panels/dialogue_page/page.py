"""The page of a dialogue exercise: its head, its threads, how positions moved; its text has a page of its own."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.domain.dialogues import Exercise, Said
from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.text.dates import parse_when
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.settings import DATE_ORDER
from ui.base.undoing import attempt
from ui.commands import dialogues as commands
from ui.commands import issues
from ui.commands.taking_back import offer_undo
from ui.models.dialogue_words import who_words
from ui.panels.dialogue_page.positions import Positions
from ui.panels.dialogue_page.threads import Threads
from ui.panels.dialogue_page.writing import Writing
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.segmented import Segmented
from ui.widgets.settled_line import SettledLine

_RELATED = touches("note", "passage", "coding", "team", "contributor", "actor", "link", "issue")
_EMPTY = (
    "A dialogue exercise puts the same open questions to everybody, in rounds: each prompt is a row, each round a "
    "column, and what was said stands between."
)
TEXT, THREADS, POSITIONS = "text", "threads", "positions"


class DialoguePage(Page):
    """One exercise in a tab.

    Args:
        note: its id.

    Raises:
        UserError: there is no such exercise.
    """

    def __init__(self, context: Context, note: str) -> None:
        super().__init__()
        self._context, self._note = context, note
        self._exercise: Exercise = context.project.dialogues.of(note)
        self._writable = not context.session.readonly
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.threads = Threads(context, note)
        self.positions = Positions(context, note)
        self.writing = Writing(context, note, self.threads)
        self.empty = EmptyState(context.theme, "dialogue", _EMPTY)
        if self._writable:
            self.empty.add_action("Add prompt…", partial(commands.add_prompt, context, note), primary=True)
        self.stack = QStackedWidget()
        for part in (self.threads, self.positions, self.empty):
            self.stack.addWidget(part)
        self._lay_out()
        self._connect()
        KeepingUp(self, context.bus, self.reload, _RELATED, Ref("note", note))
        self.reload()

    # What the window asks

    def ref(self) -> Ref:
        """The exercise, as threads."""
        return Ref("dialogue", self._note)

    def title(self) -> str:
        """The exercise's title."""
        return self._exercise.title or "Dialogue exercise"

    def icon(self) -> str:
        """Two who talk."""
        return "dialogue"

    def arrive(self) -> None:
        """Tell what is selected; the keyboard goes to the first turn."""
        if self.writing.editor is not None:
            self.writing.editor.begin()
        elif self.view.choice() == THREADS and not self.threads.isAncestorOf(self.focusWidget() or self):
            self.threads.focus_first()
        self._select_issue()

    def show_place(self, at: Span) -> None:
        """Bring the turn at a place of the text into sight."""
        self._show(THREADS)
        turn = next((one for one in self._exercise.turns if one.start <= at.start <= one.end), None)
        if turn is not None:
            self.threads.focus_turn(turn.id)

    def close_page(self) -> bool:
        """Keep a turn that is being written; False if it cannot be kept."""
        return self.writing.finish()

    def reload(self) -> None:
        """Read the exercise anew."""
        before = self.title()
        try:
            self._exercise = self._context.project.dialogues.of(self._note)
        except UserError:
            self.gone.emit()
            return
        self.name.show_words(self._exercise.title)
        self._people.set_fact(who_words(self._exercise), "actors")
        self.writing.rebuild(self._exercise, self.by_person.isChecked())
        counts = self._context.project.dialogues.issues.counts(self._note)
        self.positions.show_exercise(self._exercise, counts)
        self._show(self.view.choice())
        if self.title() != before:
            self.titleChanged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Title and tools share a line where there is room for both."""
        super().resizeEvent(event)
        self._fit_head()

    # Inside

    def _fit_head(self) -> None:
        tools = self._tools.widgets()
        for widget in tools:
            widget.ensurePolished()
            widget.setFixedHeight(self._context.theme.fonts.scaled(2.3))
        shown = [widget.sizeHint().width() for widget in tools if not widget.isHidden()]
        needed = sum(shown) + 8 * len(shown)
        title = self.name.fontMetrics().horizontalAdvance(self.name.text()) + 40
        wide = needed + title + 56 <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(direction)
        self._tools.setMinimumWidth(needed if wide else 0)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.name = SettledLine("Title", "title")
        self.name.setTextMargins(-2, 0, 0, 0)
        self.name.setReadOnly(not self._writable)
        self._people = Chip(theme, "", "actors")
        self._people.setToolTip("Say who takes part")
        self.view = Segmented(
            ((TEXT, "As text"), (THREADS, "As threads"), (POSITIONS, "Positions")), "How the exercise is seen"
        )
        self.view.choose(THREADS)
        self.by_person = Chip(theme, "a row for each person", "actor")
        self.by_person.setCheckable(True)
        self._form = QPushButton("Form for Word")
        self._form.setIcon(theme.icon("export"))
        self._form.setToolTip("Write the questions with boxes for replies as a Word document")
        self._tools = ChipRow(gap=8)
        for widget in (self._people, self.by_person, self.view, self._form):
            self._tools.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.setContentsMargins(28, 18, 28, 10)
        self._head.setSpacing(8)
        self._head.addWidget(self.name, 1)
        self._head.addWidget(self._tools)
        column.addLayout(self._head)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.name.settled.connect(self._rename)
        self.view.chosen.connect(self._show)
        self.by_person.toggled.connect(self.reload)
        self._form.clicked.connect(
            lambda: attempt(self._context, partial(commands.ask_form, self._context, self._note))
        )
        self._people.clicked.connect(lambda: attempt(self._context, self._ask_people))
        self.threads.wished.connect(self._do)
        self.threads.adding.connect(self.writing.add)
        self.threads.chosen.connect(self._choose)
        self.threads.issue_wanted.connect(self._show_issue)
        self.threads.prompt_wished.connect(self._do_to_prompt)
        self.writing.wished.connect(self._do_with_words)

    def _show(self, view: str) -> None:
        if view == TEXT:
            self.view.choose(THREADS if self.stack.currentWidget() is not self.positions else POSITIONS)
            self._context.open(Ref("note", self._note))
            return
        self.view.choose(view)
        shown: QWidget = self.positions if view == POSITIONS else self.threads
        filled = self._exercise.prompts or self._exercise.turns
        self.stack.setCurrentWidget(shown if filled or view == POSITIONS else self.empty)
        self.by_person.setVisible(view == THREADS)
        self._fit_head()

    def _rename(self, words: str) -> None:
        if words.strip() and words != self._exercise.title:
            attempt(self._context, partial(self._context.project.notes.change, self._note, title=words.strip()))
        else:
            self.name.show_words(self._exercise.title)

    def _ask_people(self) -> None:
        names = ", ".join(one.name for one in self._exercise.participants)
        answer = self._context.prompts.ask("Who takes part", "Names, with commas between them:", names)
        if answer is None or not self._writable:
            return
        wanted = dict.fromkeys(" ".join(name.split()) for name in answer.replace(";", ",").split(","))
        with self._context.project.store.step("Change who takes part"):
            refs = [commands.speaker_called(self._context, name) for name in wanted if name]
            self._context.project.dialogues.set_participants(self._note, refs)
        offer_undo(self._context, "Changed who takes part")

    def _choose(self, turn: Said) -> None:
        """The turn that has the keyboard is what is selected, as a place of the text."""
        self._context.select(Ref("note", self._note), Span(turn.start, turn.end))

    def _select_issue(self) -> None:
        first = next(iter(self._exercise.issues), None)
        self._context.select(Ref("issue", first.id) if first else Ref("note", self._note))

    def _show_issue(self, prompt: str) -> None:
        issue = next((one for one in self._exercise.issues if one.prompt == prompt), None)
        if issue is not None:
            self._context.select(Ref("issue", issue.id))

    def _do(self, deed: str, turn: Said) -> None:
        """Do something with a turn."""
        context, note, span = self._context, self._note, Span(turn.start, turn.end)
        turns = context.project.dialogues.turns
        deeds: dict[str, Callable[[], object]] = {
            "open": partial(self.writing.open, turn),
            "code": partial(commands.code_words, context, note, span),
            "answers": partial(commands.choose_answered, context, note, turn),
            "place": partial(commands.place_turns, context, note, [turn.id]),
            "show": partial(issues.show_stance, context, note, turn, span),
            "text": partial(context.open, Ref("note", note), span),
            "spoken": partial(turns.change, turn.id, mode="spoken"),
            "written": partial(turns.change, turn.id, mode="written"),
            "date": partial(self._ask_date, turn),
            "delete": partial(commands.delete_turn, context, turn),
        }
        if self._writable or deed == "text":
            attempt(context, deeds[deed])

    def _ask_date(self, turn: Said) -> None:
        words = self._context.prompts.ask("Date of this turn", "As you would write it; empty takes the round's:")
        if words is None:
            return
        order = self._context.settings.get(DATE_ORDER)
        told = parse_when(words, date.today(), order).start[:10] if words.strip() else None
        self._context.project.dialogues.turns.change(turn.id, date=told)
        offer_undo(self._context, "Changed the date of a turn")

    def _do_with_words(self, wish: str, turn: Said, span: Span) -> None:
        """Do something with words selected in a turn that is being written."""
        if wish == "code":
            attempt(self._context, partial(commands.code_words, self._context, self._note, span))
        else:
            attempt(self._context, partial(issues.show_stance, self._context, self._note, turn, span))

    def _do_to_prompt(self, deed: str, prompt: str) -> None:
        context = self._context
        deeds: dict[str, Callable[[], object]] = {
            "change": partial(commands.change_prompt, context, prompt),
            "up": partial(commands.move_prompt, context, prompt, -1),
            "down": partial(commands.move_prompt, context, prompt, 1),
            "issue": partial(issues.add_issue, context, self._note, prompt),
            "delete": partial(commands.delete_prompt, context, prompt),
        }
        attempt(context, deeds[deed])


def page_kind() -> PageKind:
    """How the window makes a page for a dialogue exercise."""
    return PageKind("dialogue", DialoguePage)
