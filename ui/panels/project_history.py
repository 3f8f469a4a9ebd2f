"""The page of the project's history: every step, who, when and what, narrowed, opened, undone and done again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.history import Deed
from fieldnotes.domain.refs import Ref
from fieldnotes.export.audit_trail import write_audit_trail
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.commands.history import LOG
from ui.models.keeping import kept_place
from ui.models.past_list import PastList, PastRow
from ui.models.past_words import log_rows
from ui.widgets.chip_row import ChipRow
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.filter_box import FilterBox
from ui.widgets.past_view import PastView

PAGE = 300
"""Steps read at a time."""
_REST = 180
"""Milliseconds after a key in the filter before the history is asked."""
_EVERYBODY = "Everybody"


class ProjectHistory(Page):
    """All steps of the project, the latest first."""

    def __init__(self, context: Context, _ident: str = LOG.id) -> None:
        super().__init__()
        self._context = context
        self._deeds: list[Deed] = []
        self._unfolded: set[str] = set()
        self._whole = False
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = PastList(self)
        self.list = PastView(context.theme, self.model, "Steps, the latest first", "page")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.filter = FilterBox(context.theme, "Filter by words, such as “merge” or the name of a code")
        self.person = ChoiceChip(context.theme, "Whose steps", [_EVERYBODY, *self._people().values()], "actor")
        self.person.show_choice(_EVERYBODY)
        self.count = _muted("")
        self.nothing = _muted("Nothing was done that fits. Take the words away, or choose everybody.")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.undo = self._button("Undo this", "undo", self.take_back)
        self.open = self._button("Open", "open", self.show_concerned)
        self.export = self._button("Save as a table…", "export", self.save)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._connect()
        self.reload()

    def ref(self) -> Ref:
        """There is only one."""
        return LOG

    def title(self) -> str:
        """The words on the tab."""
        return "History of the project"

    def icon(self) -> str:
        """A clock that goes backwards."""
        return "history"

    def arrive(self) -> None:
        """The keyboard goes to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the latest steps anew, as many as are shown."""
        self._rest.stop()
        self._deeds = self._read(max(PAGE, len(self._deeds)), None)
        self._whole = len(self._deeds) < PAGE
        self._list()

    def extend(self) -> None:
        """Read the next page of earlier steps."""
        if self._whole or not self._deeds:
            return
        more = self._read(PAGE, self._deeds[-1].number)
        self._whole = len(more) < PAGE
        self._deeds += more
        self._list()

    def take_back(self) -> None:
        """Undo the step chosen, or do it again; say so, or what stands in the way."""
        row = self._chosen()
        if row is None or not row.step:
            return
        store = self._context.project.store
        if row.undone:
            if attempt(self._context, partial(store.redo_step, row.step)):
                self._context.say(f"Done again: {row.title}", "Undo", partial(self._again, store.undo_step, row.step))
        elif attempt(self._context, partial(store.undo_step, row.step)):
            self._context.say(f"Undone: {row.title}", "Redo", partial(self._again, store.redo_step, row.step))

    def show_concerned(self) -> None:
        """Open what the step chosen touched."""
        row = self._chosen()
        found = None if row is None else self._context.project.history.concerned(row.number)
        if found is None:
            self._context.say("What this step touched is not there any more, or has no page.")
        else:
            self._context.open(found)

    def save(self) -> None:
        """Write the whole history as a table for a spreadsheet."""
        path = self._context.prompts.save_file(
            "Save the history", f"{self._context.project.title} history.csv", "Tables (*.csv)"
        )
        if path is not None and attempt(self._context, partial(self._write, path)):
            self._context.say(f"Wrote the history to {path.name}.")

    # Building

    def _lay_out(self) -> None:
        head = QWidget()
        head.setProperty("role", "page")
        title = QLabel("History of the project")
        title.setProperty("role", "heading")
        tools = ChipRow(gap=8)
        self.person.setMinimumHeight(self.undo.sizeHint().height())
        tools.add(self.person)
        for button in (self.undo, self.open, self.export):
            tools.add(button)
        words = QHBoxLayout()
        words.addWidget(title)
        words.addStretch(1)
        words.addWidget(self.count)
        column = QVBoxLayout(head)
        column.setContentsMargins(18, 14, 18, 10)
        column.setSpacing(8)
        column.addLayout(words)
        column.addWidget(self.filter)
        column.addWidget(tools)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(line)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.filter.filtered.connect(lambda _: self._rest.start())
        self.filter.left.connect(self.list.setFocus)
        self._rest.timeout.connect(self._narrow)
        self.person.chosen.connect(self._choose_person)
        self.list.folding.connect(self._fold)
        self.list.activated.connect(self._enter)
        self.list.selectionModel().selectionChanged.connect(self._offer)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        KeepingUp(self, self._context.bus, self.reload, lambda _: True)

    def _button(self, words: str, icon: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(self._context.theme.icon(icon))
        button.clicked.connect(lambda: run())
        return button

    # Showing

    def _read(self, limit: int, before: int | None) -> list[Deed]:
        whose = next((ident for ident, name in self._people().items() if name == self.person.choice()), None)
        return self._context.project.history.log(limit, before, whose, self.filter.text())

    def _people(self) -> dict[str, str]:
        return {person.id: person.name for person in self._context.project.contributors.all()}

    def _list(self) -> None:
        with kept_place(self.list, self.model):
            self.model.set_entries(log_rows(self._deeds, self._people(), self._unfolded))
        narrowed = bool(self.filter.text().strip()) or self.person.choice() != _EVERYBODY
        count = len(self._deeds) if narrowed else self._context.project.history.count()
        more = "+" if narrowed and not self._whole else ""
        self.count.setText(f"{count:,}{more} step{'s' * (count != 1)}")
        self.nothing.setVisible(not self._deeds)
        self.list.setVisible(bool(self._deeds))
        self._offer()

    def _offer(self) -> None:
        """Say what can be done with the step chosen."""
        row = self._chosen()
        undone, several = row is not None and row.undone, row is not None and row.folded is not None
        what = "the latest of these" if several else "this"
        words = f"Do {what} again" if undone else f"Undo {what}"
        self.undo.setText(words)
        self.undo.setAccessibleName(words)
        self.undo.setEnabled(row is not None and row.kind == "do" and not self._context.session.readonly)
        self.undo.setVisible(not self._context.session.readonly)
        self.open.setEnabled(row is not None)

    def _chosen(self) -> PastRow | None:
        rows = [self.model.past_at(index) for index in self.list.selectedIndexes()]
        return rows[0] if len(rows) == 1 else None

    # Doing

    def _again(self, verb: Callable[[str], object], step: str) -> None:
        attempt(self._context, partial(verb, step))

    def _write(self, path: Path) -> None:
        write_audit_trail(self._context.project, path)

    def _narrow(self) -> None:
        self._deeds = []
        self.reload()
        self.list.scrollToTop()

    def _choose_person(self, name: str) -> None:
        self.person.show_choice(name)
        self._narrow()

    def _fold(self, index: QModelIndex, fold: bool) -> None:
        row = self.model.past_at(index)
        if row is None or row.folded is None or row.folded is fold:
            return
        (self._unfolded.discard if fold else self._unfolded.add)(row.id)
        self._list()

    def _enter(self, index: QModelIndex) -> None:
        """Enter and a double click unfold several steps, and open what a single one touched."""
        row = self.model.past_at(index)
        if row is None:
            return
        if row.folded is None:
            self.show_concerned()
        else:
            self._fold(index, not row.folded)

    def _scrolled(self, value: int) -> None:
        if value > self.list.verticalScrollBar().maximum() - 2 * self.list.height():
            self.extend()


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "muted")
    label.setWordWrap(False)
    return label


def page_kind() -> PageKind:
    """How the window makes the page of the project's history."""
    return PageKind(LOG.noun, ProjectHistory)
