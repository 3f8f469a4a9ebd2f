"""The page of a history: choose one moment and read it, choose two and see what differs, bring an old state back."""

from collections.abc import Generator, Sequence
from time import monotonic

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.project.past import NOW
from fieldnotes.text.diff import DiffRow, changes, paragraph_diff, paragraphs_compared
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp
from ui.base.rooms import Page, PageKind
from ui.base.settings import TEXT_SIZE, Setting
from ui.base.tasks import Progress, Task
from ui.base.undoing import say_done
from ui.models.keeping import kept_place
from ui.models.past_list import PastList, PastRow
from ui.models.past_words import history_rows
from ui.panels.history_page.bar import Bar
from ui.panels.history_page.reading import Reading
from ui.widgets.past_view import PastView

DIFFERENCES = Setting("history/differences", "inline", "How differences are shown", ("inline", "sides"))
ONLY_CHANGED = Setting("history/only_changed", False, "Show only what changed")

_AT_ONCE = 40_000
"""Characters of both texts that are compared at once; more are compared between events."""
_SLICE = 0.012
"""Seconds that comparing may hold the window up at a time."""
_NARROW = 680
_NOUNS = {"note": "note", "memo": "memo", "code": "code"}


class HistoryPage(Page):
    """The past of one note, memo or code in a tab.

    Args:
        context: project, tasks, settings, theme.
        ident: the id of the note, memo or code.

    Raises:
        UserError: there is none.
    """

    def __init__(self, context: Context, ident: str) -> None:
        super().__init__()
        self._context = context
        self._of = context.project.history.thing(ident)
        self._name = context.project.titles.title(self._of)
        self._unfolded: set[str] = set()
        self._texts: tuple[str, str] = ("", "")
        self._rows: list[DiffRow] | None = None
        self._task: Task | None = None
        self._mode = "text"
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = PastList(self)
        self.list = PastView(context.theme, self.model, "Sessions and steps, the latest first")
        self.bar = Bar(context.theme, not context.session.readonly)
        self.reading = Reading(context.theme, context.settings.get(TEXT_SIZE))
        self._lay_out()
        self._connect()
        self.reload()
        self.choose(self._latest())

    def ref(self) -> Ref:
        """The history of a thing, by the thing's id."""
        return Ref("history", self._of.id)

    def title(self) -> str:
        """The thing's name."""
        return f"History: {self._name}"

    def icon(self) -> str:
        """A clock that goes backwards."""
        return "history"

    def arrive(self) -> None:
        """The keyboard goes to the list; the thing itself is what is selected."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.select(self._of)

    def close_page(self) -> bool:
        """Nothing is ever pending here."""
        self._stop()
        return True

    def reload(self) -> None:
        """Read the past anew; what was chosen stays chosen."""
        project = self._context.project
        try:
            project.history.thing(self._of.id)
        except UserError:
            self._stop()
            self.gone.emit()
            return
        name = project.titles.title(self._of)
        if name != self._name:
            self._name = name
            self.titleChanged.emit()
        self._passed = project.history.passed(self._of)
        self._list()
        self._show()

    def choose(self, *idents: str) -> None:
        """Choose rows by their ids, as a person would."""
        selection = self.list.selectionModel()
        selection.clearSelection()
        for ident in idents:
            index = self.model.index_of(ident)
            selection.select(index, QItemSelectionModel.SelectionFlag.Select)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def chosen(self) -> list[PastRow]:
        """The moments chosen, the earliest first."""
        rows = [self.model.past_at(index) for index in self.list.selectedIndexes()]
        return sorted((row for row in rows if row is not None), key=lambda row: row.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page the list stands over what is read."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes([200, 400] if narrow else [310, 700])
            self.list.scrollTo(self.list.currentIndex())

    # Building

    def _lay_out(self) -> None:
        right = QWidget()
        right.setProperty("role", "page")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.reading, 1)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([310, 700])
        self.list.setMinimumSize(160, 90)
        right.setMinimumSize(220, 160)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(self._show)
        self.list.folding.connect(self._fold)
        self.list.activated.connect(self._toggle)
        self.bar.mode_chosen.connect(self._choose_mode)
        self.bar.only.setChecked(self._context.settings.get(ONLY_CHANGED))
        self.bar.only_changed.connect(self._choose_only)
        self.bar.stepped.connect(self.step_change)
        self.bar.copy_wanted.connect(self.copy)
        self.bar.restore_wanted.connect(self.restore)
        for key, by in (("Alt+Down", 1), ("Alt+Up", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.step_change(by))
        KeepingUp(self, self._context.bus, self.reload, self._concerns)
        self._context.settings.changed.connect(self._set)

    # Showing

    def _latest(self) -> str:
        """The row that is chosen at first: the latest writing, else the latest deed, else what is now."""
        rows = [row for row in self.model.rows() if isinstance(row, PastRow)]
        strong = [row for row in rows[1:] if row.strong]
        return (strong or rows[1:] or rows)[0].id

    def _list(self) -> None:
        people = {person.id: person.name for person in self._context.project.contributors.all()}
        with kept_place(self.list, self.model):
            self.model.set_entries(history_rows(self._passed, people, self._unfolded))

    def _show(self) -> None:
        """Show what is chosen: the text of one moment, what it changed, or what differs between two."""
        self._stop()
        rows = self.chosen()
        if not rows:
            self.bar.show_state(self._name, "", "text", False, False)
            self.reading.say("Choose a moment at the left to read what was written then; choose two to compare them.")
            return
        past, of = self._context.project.past, self._of
        latest = rows[-1]
        mode = self._mode
        if len(rows) > 1 and mode == "text":
            mode = self._context.settings.get(DIFFERENCES)
        self.bar.show_state(*self._said(rows, mode), mode, latest.number != NOW and len(rows) == 1, True)
        words = past.words_at(of, latest.number)
        if mode == "text":
            self._texts = ("", words)
            self.reading.show_text(words, self._said(rows, mode)[0])
            if not words:
                self.reading.say(f"This {_NOUNS[of.noun]} held no words then.")
            return
        self._texts = (past.words_at(of, rows[0].number if len(rows) > 1 else latest.before), words)
        self._compare()

    def _compare(self) -> None:
        old, new = self._texts
        self._rows = None
        if len(old) + len(new) <= _AT_ONCE:
            self._compared(paragraph_diff(old, new))
            return
        self.bar.show_changes(0)
        self.reading.say("Comparing …")
        self._task = self._context.tasks.slices(_compared_slowly(old, new), done=self._compared, words="compare")

    def _compared(self, rows: object) -> None:
        assert isinstance(rows, list)
        self._task = None
        self._rows = rows
        self._show_rows()

    def _show_rows(self) -> None:
        if self._rows is None:
            return
        rows: Sequence[DiffRow | int] = changes(self._rows) if self.bar.only.isChecked() else self._rows
        if not any(row.changed for row in self._rows):
            self.reading.say("No words differ here.")
        elif self.bar.mode.choice() == "sides":
            self.reading.show_sides(rows)
        else:
            self.reading.show_inline(rows)
        self.bar.show_changes(self.reading.changes())

    # Doing

    def step_change(self, by: int) -> None:
        """To the next change or the one before."""
        self.bar.show_changes(self.reading.changes(), self.reading.go(by))

    def copy(self) -> None:
        """Put the text of the moment chosen on the clipboard."""
        QGuiApplication.clipboard().setText(self._texts[1])
        self._context.say("Copied the text.")

    def restore(self) -> None:
        """Make the thing again what it was at the moment chosen."""
        rows = self.chosen()
        if len(rows) != 1 or rows[0].number == NOW:
            return
        project, when = self._context.project, self._when(rows[0])
        try:
            done = project.past.restore(self._of, rows[0].number, when)
        except UserError as error:
            self._context.say(error.message)
            return
        step = project.store.can_undo(self._of)
        if not done or step is None:
            self._context.say("It reads so already.")
        else:
            say_done(self._context, f"Restored what was written on {when}", step.id)

    def _when(self, row: PastRow) -> str:
        """Day and hour of a moment; "now" for what is now."""
        day = ""
        for entry in self.model.rows():
            if entry is row:
                break
            day = day if isinstance(entry, PastRow) else entry.words
        return f"{day}, {row.time}" if row.time else "now"

    def _said(self, rows: Sequence[PastRow], mode: str) -> tuple[str, str]:
        """A title and a line for what is shown."""
        latest = rows[-1]
        if len(rows) > 1:
            first, last = (f"{row.title}, {self._when(row)}" if row.time else row.title for row in (rows[0], latest))
            return "What differs between the two", f"{first}  →  {last}"
        when = self._when(latest) if latest.time else ""
        detail = " · ".join(part for part in (when, latest.detail, latest.count) if part)
        return latest.title if mode == "text" or latest.number == NOW else f"What changed: {latest.title}", detail

    def _choose_mode(self, mode: str) -> None:
        self._mode = mode
        if mode != "text":
            self._context.settings.set(DIFFERENCES, mode)
        elif len(self.chosen()) > 1:
            self.choose(self.chosen()[-1].id)
            return
        self._show()

    def _choose_only(self, only: bool) -> None:
        self._context.settings.set(ONLY_CHANGED, only)
        self._show_rows()

    def _fold(self, index: QModelIndex, fold: bool) -> None:
        row = self.model.past_at(index)
        if row is None or row.folded is None or row.folded is fold:
            return
        (self._unfolded.discard if fold else self._unfolded.add)(row.id)
        self._list()

    def _toggle(self, index: QModelIndex) -> None:
        row = self.model.past_at(index)
        if row is not None and row.folded is not None:
            self._fold(index, not row.folded)

    def _concerns(self, done: Changes) -> bool:
        return self._of in done.refs or "contributor" in done.nouns()

    def _set(self, key: str) -> None:
        if key == TEXT_SIZE.key:
            self.reading.set_size(self._context.settings.get(TEXT_SIZE))
            self._show()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


def _compared_slowly(old: str, new: str) -> Generator[Progress, None, list[DiffRow]]:
    """Compare two long texts between events: handing them to another process would take longer than comparing them."""
    rows: list[DiffRow] = []
    began = monotonic()
    for some in paragraphs_compared(old, new):
        rows += some
        if monotonic() - began > _SLICE:
            yield Progress(len(rows), 0)
            began = monotonic()
    return rows


def page_kind() -> PageKind:
    """How the window makes the page of a history."""
    return PageKind("history", HistoryPage)
