"""The page of words that set one side apart from another: a table whose every count opens to its passages."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.search.results import Distinct, DistinctWord, Status
from ui.base.comparing import Comparing, Comparison
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.commands import distinct as commands
from ui.dialogs.palette import Entry
from ui.dialogs.side_form import ask_side
from ui.models.distinct_table import THERE, DistinctDelegate, DistinctTable
from ui.models.distinct_words import caution, too_few
from ui.panels.distinct_page.head import DistinctHead
from ui.panels.distinct_page.saving import save_words
from ui.panels.distinct_page.table import WordTable
from ui.widgets.empty_state import EmptyState

_NOTHING = (
    "Which words mark a phase, a place or a person? Choose one: its words are counted and held against those of all "
    "other notes, or of another phase, place or person."
)
_STOPPED = "The count was stopped before it was done."


class DistinctPage(Page):
    """Counts anew when the sides change; when notes change meanwhile, it says so and counts when asked."""

    def __init__(self, context: Context, plain: str) -> None:
        super().__init__()
        self._context = context
        self.comparison = Comparison.of(plain)
        self.found = Distinct()
        self._names = ("", "")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.comparing = Comparing(context.search, self)
        self.head = DistinctHead(context.theme, self)
        self.model = DistinctTable(self)
        self.table = WordTable(self.model, DistinctDelegate(context.theme, self.model, self), context.theme, self)
        self.empty = EmptyState(context.theme, "chart", _NOTHING)
        self._choose = self.empty.add_action("Choose a side…", partial(self.choose_side, True), primary=True)
        self._again = self.empty.add_action("Count", self.count)
        self.foot = QLabel("", self)
        self.foot.setProperty("role", "muted")
        self.foot.setWordWrap(True)
        self.foot.setContentsMargins(28, 8, 28, 10)
        self._lay_out()
        self._connect()
        self._show_names()
        self._begun = False

    # What the window asks

    def ref(self) -> Ref:
        """The comparison, as JSON."""
        return Ref(commands.NOUN, self.comparison.plain())

    def title(self) -> str:
        """The first side."""
        return f"Words: {self._names[0]}" if self._names[0] else "Distinctive words"

    def icon(self) -> str:
        """Bars."""
        return "chart"

    def arrive(self) -> None:
        """The keyboard goes to the table, or to the choice of a side."""
        (self.table if self.found.words else self._choose).setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.select(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Count when first seen: tabs of the last time that stay behind cost nothing."""
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self.count()

    def close_page(self) -> bool:
        """Want no more answers."""
        self.comparing.stop()
        return True

    # Asking

    def count(self) -> None:
        """Count the words of both sides anew."""
        if not self.comparison.begun:
            self._say(_NOTHING, "")
            return
        self.head.show_progress(0)
        self.comparing.ask(self.comparison)

    def change(self, comparison: Comparison) -> None:
        """Compare something else."""
        self.comparison = comparison
        self._show_names()
        self.titleChanged.emit()
        self.count()

    def choose_side(self, here: bool) -> None:
        """Ask for a side, and compare it."""
        entries = [side.entry for side in commands.sides(self._context.project)]
        if not here:
            entries = [Entry("", "Everything else", icon="clear"), *entries]
        title = "Whose words?" if here else "Against what?"
        chosen = ask_side(entries, title, self._context.theme, self.window())
        if chosen is not None:
            self.take_side(here, chosen)

    def take_side(self, here: bool, chosen: str) -> None:
        """Compare with another side ("facet:value", "" for everything else)."""
        attempt(self._context, lambda: self.change(commands.with_side(self.comparison, here, chosen)))

    # Building

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        body = QVBoxLayout()
        body.setContentsMargins(20, 0, 20, 0)
        body.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(body, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        head, comparing = self.head, self.comparing
        comparing.progressed.connect(head.show_progress)
        comparing.told.connect(self._take)
        comparing.refused.connect(self._refuse)
        head.side_asked.connect(self.choose_side)
        head.turned.connect(self._turn)
        head.gathered.connect(lambda on: self.change(replace(self.comparison, gathered=on)))
        head.language_picked.connect(lambda code: self.change(replace(self.comparison, language=code)))
        head.shown_changed.connect(self._list)
        head.saving_asked.connect(self._save)
        head.stopped.connect(self._stop)
        head.filter.left.connect(self.table.begin)
        self.table.opened.connect(self._open)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._context.search.indexed.connect(self._indexed)
        self._context.theme.changed.connect(self.table.viewport().update)
        KeepingUp(self, self._context.bus, self._show_names, touches("phase", "site", "actor", "code"))

    # Showing

    def _take(self, found: Distinct) -> None:
        self.found = found
        self.head.show_found(found)
        lacking = too_few(found)
        if lacking:
            self._say(lacking, "")
            return
        behind = " Some changes are not counted yet." if found.unindexed else ""
        self.foot.setText(caution(found) + behind)
        self._list()
        self.stack.setCurrentWidget(self.table)
        if self.isVisible() and not self.head.filter.hasFocus():
            self.table.begin()

    def _refuse(self, error: UserError) -> None:
        self.found = Distinct()
        self.head.show_words("")
        self._say(error.message, "")

    def _stop(self) -> None:
        self.comparing.stop()
        self.head.show_words("")
        self._say(_STOPPED, "again")

    def _say(self, words: str, offer: str) -> None:
        """Show a sentence in place of the table."""
        self.empty.set_words(words)
        self._again.setVisible(bool(offer))
        self.foot.setText("")
        self.model.show(Distinct(), self.head.shown())
        self.stack.setCurrentWidget(self.empty)

    def _list(self) -> None:
        self.model.show(self.found, self.head.shown())
        self.table.fit()

    def _show_names(self) -> None:
        project, comparison = self._context.project, self.comparison
        here = commands.side_words(project, comparison.scope, comparison.text)
        there = commands.side_words(project, comparison.against) if comparison.against is not None else ""
        self._names = (here, there)
        self.head.show_comparison(comparison, here, there)

    def _indexed(self, status: Status) -> None:
        """What was not counted when the answer came is indexed now."""
        behind = self.found.unindexed and not status.unindexed and not self.comparing.busy
        if behind and self.isVisible():
            self.count()

    # Doing

    def _turn(self) -> None:
        """The sides change places."""
        if self.comparison.against is not None:
            turned = replace(self.comparison, scope=self.comparison.against, against=self.comparison.scope)
            self.change(turned)

    def _open(self, index: QModelIndex) -> None:
        """A count opens to its passages: those there for the counts there, those here for anything else."""
        word = self.model.word(index)
        if word is not None:
            self.open_word(word, here=index.column() != THERE)

    def open_word(self, word: DistinctWord, here: bool) -> None:
        """Open all places of a word on a side; of everything else, all places in the project."""
        comparison = self.comparison
        against = comparison.against or EVERYTHING
        scope: Scope = comparison.scope if here else against
        asked = f"({comparison.text}) AND ({word.query})" if here and comparison.text.strip() else word.query
        if comparison.within:
            asked = f"({asked}) {comparison.within}"
        commands.open_within(self._context, asked, scope)

    def _show_menu(self, place: QPoint) -> None:
        word = self.model.word(self.table.indexAt(place))
        if word is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = self._context.theme.icon
        there = "Every place there" if self.comparison.against is not None else "Every place in the project"
        menu.addAction(icon("search"), "Every place here\tReturn", partial(self.open_word, word, True))
        menu.addAction(icon("search"), there, partial(self.open_word, word, False))
        menu.addAction(icon("time"), "Its course through time", partial(self._trace, word))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _trace(self, word: DistinctWord) -> None:
        self._context.navigation.trace(word.query)

    def _save(self, kind: str) -> None:
        here, there = self._names
        compared = f"{here}, against {there or 'everything else'}"
        words = self.model.rows()
        attempt(self._context, lambda: save_words(self._context, kind, self.found, words, compared))


def page_kind() -> PageKind:
    """How the window makes the page of a comparison."""
    return PageKind(commands.NOUN, DistinctPage)
