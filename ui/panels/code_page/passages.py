"""The passages of a code: counted, in time or under headings, as cards that open at their words."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRect, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from fieldnotes.analysis.scenes import Scenes
from fieldnotes.domain.codes import CodedPassage
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands.taking_back import offer_undo
from ui.models.code_words import reach_words
from ui.models.passage_cards import PassageDelegate
from ui.models.passage_list import (
    Entry,
    PassageList,
    PassageRow,
    by_note,
    by_person,
    grouped_rows,
    passage_rows,
)
from ui.widgets.full_list import FullList
from ui.widgets.segmented import Segmented

FIRST = 40
"""How many codings are read before the page is shown; more come as one goes down it."""

NOTHING = "No passage bears this code yet: select words in a note and give them its name."

_ORDERS = (("time", "In time"), ("person", "By person"), ("note", "By note"))


class Passages(QWidget):
    """Reads the codings of one code.

    Signals:
        scoped: the codes below it are counted in, or no longer.
        reached: where the card is that the keyboard went to, in this widget.
    """

    scoped = Signal()
    reached = Signal(QRect)

    def __init__(self, context: Context, code: str) -> None:
        super().__init__()
        self._context, self._code = context, code
        self._coded: list[CodedPassage] = []
        self._scenes = Scenes(context.project)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._counts())
        self.model = PassageList(self._more, self)
        self.list = FullList("Passages")
        self.list.setModel(self.model)
        self.list.setItemDelegate(PassageDelegate(context.theme, self))
        self.list.opened.connect(self._open)
        self.list.asked.connect(self._show_menu)
        self.list.reached.connect(self._tell_reached)
        column.addWidget(self.list)
        self.nothing = QLabel(NOTHING)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "muted")
        column.addWidget(self.nothing)
        self.setFocusProxy(self.list)
        context.theme.changed.connect(self.list.viewport().update)

    def show_course(self, course: Mapping[str, tuple[int, int]], has_below: bool) -> None:
        """Show how many there are; ``has_below`` says whether codes lie below this one."""
        passages, notes = reach_words(course)
        self.count.setText(passages)
        self.reach.setText(notes)
        self.below.setVisible(has_below or self.below.isChecked())

    def reload(self) -> None:
        """Read the passages anew, from the first."""
        self._scenes = Scenes(self._context.project)
        in_time = self.order.choice() == "time"
        self._coded = self._read(0, max(FIRST, len(self._coded)) if in_time else None)
        rows = self._rows()
        self.model.begin(rows, not in_time or len(self._coded) < FIRST)
        for widget in (self.list, self.order):
            widget.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def extend(self) -> None:
        """Show some more, if there are any."""
        self.model.extend()

    def go_to_year(self, year: str) -> None:
        """Bring the first passage of a year into view."""
        self.order.choose("time")
        self.reload()
        index = self.model.first_of(lambda row: year in row.scene.observed)
        while not index.isValid() and self.model.extend():
            index = self.model.first_of(lambda row: year in row.scene.observed)
        if index.isValid():
            self.list.doItemsLayout()
            self.list.setCurrentIndex(index)
            self.list.setFocus()

    def menu_for(self, row: PassageRow) -> QMenu:
        """What can be done with a passage."""
        menu, icon = QMenu(self), self._context.theme.icon
        menu.addAction(icon("open"), "Open in its note", partial(self._open_row, row))
        menu.addAction(icon("copy"), "Copy with source", partial(self._copy, row))
        menu.addAction(icon("passage"), "Similar passages", partial(self._context.open, Ref("similar", row.id)))
        if self._context.session.readonly:
            return menu
        menu.addSeparator()
        words = "No exemplar any more" if row.exemplar else "Mark as exemplar"
        menu.addAction(icon("star"), words, partial(self._do, self._star, row))
        menu.addAction(icon("comment"), "Comment…", partial(self._do, self._comment, row))
        menu.addSeparator()
        menu.addAction(icon("delete"), "Take the code off this passage", partial(self._do, self._remove, row))
        return menu

    # Building and reading

    def _counts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.count, self.reach = QLabel(), QLabel()
        self.count.setFont(self._context.theme.fonts.frame(1.0, QFont.Weight.DemiBold))
        self.reach.setProperty("role", "muted")
        self.below = QCheckBox("with the codes below it")
        self.below.toggled.connect(self._change_scope)
        self.order = Segmented(_ORDERS, "Order of passages")
        self.order.chosen.connect(self._change_order)
        for widget in (self.count, self.reach, self.below):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.order)
        return row

    def _more(self) -> Sequence[Entry] | None:
        fresh = self._read(len(self._coded), FIRST * 2)
        self._coded += fresh
        return self._rows() if fresh else None

    def _read(self, offset: int, limit: int | None) -> list[CodedPassage]:
        span = self._context.navigation.span
        coded = self._context.project.passages.of_code(self._code, limit, offset, self.below.isChecked(), span)
        self._scenes.read(one.passage for one in coded)
        return coded

    def _rows(self) -> Sequence[Entry]:
        people = self._context.project.contributors.all()
        initials: dict[str | None, str] = {person.id: person.initials for person in people}
        rows = passage_rows(self._coded, self._scenes.of, initials, self.below.isChecked())
        order = self.order.choice()
        return rows if order == "time" else grouped_rows(rows, by_person if order == "person" else by_note)

    def _change_scope(self) -> None:
        self._coded = []
        self.scoped.emit()

    def _change_order(self) -> None:
        self._coded = []
        self.reload()

    # Doing

    def _tell_reached(self, rect: QRect) -> None:
        self.reached.emit(rect.translated(self.list.pos()))

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if isinstance(row, PassageRow):
            self._open_row(row)

    def _open_row(self, row: PassageRow) -> None:
        self._context.open(Ref("note", row.note), row.span)

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        row = self.model.row(index)
        if isinstance(row, PassageRow):
            self.menu_for(row).exec(place)

    def _do(self, run: Callable[[PassageRow], object], row: PassageRow) -> None:
        attempt(self._context, partial(run, row))

    def _copy(self, row: PassageRow) -> None:
        source = ", ".join((row.who, *row.details))
        QGuiApplication.clipboard().setText(f"“{row.words}” ({source})")
        self._context.say("Copied the passage with its source.")

    def _own(self, row: PassageRow) -> CodedPassage:
        """The coding on a card that a person's deeds are about: her own, else the first."""
        me = self._context.project.store.contributor
        coded = [one for one in self._coded if one.coding.id in row.codings]
        return next((one for one in coded if one.coding.coder == me), coded[0])

    def _star(self, row: PassageRow) -> None:
        for one in self._coded:
            if one.coding.id in row.codings and one.coding.exemplar == row.exemplar:
                self._context.project.codings.set_exemplar(one.coding.id, not row.exemplar)
                break
        offer_undo(self._context, "No exemplar any more" if row.exemplar else "Marked as exemplar")

    def _comment(self, row: PassageRow) -> None:
        coding = self._own(row).coding
        words = self._context.prompts.ask("Comment on this coding", "Why does this code fit here?", coding.comment)
        if words is not None:
            self._context.project.codings.comment(coding.id, words)

    def _remove(self, row: PassageRow) -> None:
        coded = self._own(row)
        self._context.project.codings.remove(coded.coding.id)
        offer_undo(self._context, f"Took “{coded.code.name}” off the passage")
