"""The page of a memo: title, kind and who may see it, dated entries from the oldest to the one being written."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.memos import MEMO_KINDS, VISIBILITIES, MemoEntry, Neighbour
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.commands.memos import add_entry
from ui.models.dates import day_words
from ui.panels.memo_page.entry import DELAY, EntryEditor
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.page_area import PageArea

_MOST_LINKS = 8
_LONGEST = 34
_SEEN_BY = {"team": "seen by the team", "private": "private"}


class MemoPage(Page):
    """One memo in a tab; everything typed is kept at once."""

    def __init__(self, context: Context, ident: str) -> None:
        super().__init__()
        self._context, self._id = context, ident
        self._memo = context.project.memos.get(ident)
        self._writable = not context.session.readonly
        self._stale = self._begun = False
        self.editors: list[EntryEditor] = []
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area = PageArea(context.theme.fonts.scaled(54))
        self._build()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._save_title)
        context.bus.changed.connect(self._changed)
        self.reload()

    def ref(self) -> Ref:
        """The memo."""
        return Ref("memo", self._id)

    def title(self) -> str:
        """The memo's title."""
        return self._memo.title or "Untitled memo"

    def icon(self) -> str:
        """A sheet."""
        return "memo"

    def word_count(self) -> int:
        """How many words its entries have together."""
        return sum(editor.word_count() for editor in self.editors)

    def arrive(self) -> None:
        """The last entry is ready to write, or the title where there is none yet; the memo is what is selected."""
        before = self.focusWidget()
        if self._begun and before is not None:
            before.setFocus()
        else:
            self.begin()
        self._begun = True
        self._context.select(self.ref())

    def begin(self) -> None:
        """Put the keyboard where one goes on writing."""
        if not self.name.text() and self._writable:
            self.name.setFocus()
        elif self.editors:
            self.editors[-1].words.setFocus()
            self.area.ensureWidgetVisible(self.editors[-1])
        else:
            self.area.setFocus()

    def close_page(self) -> bool:
        """Everything must be written."""
        return self.flush()

    def flush(self) -> bool:
        """Write what is not written yet; False if something cannot be."""
        done = [self._save_title(), *(editor.flush() for editor in self.editors)]
        return all(done)

    def reload(self) -> None:
        """Show the memo as it stands in the project."""
        self._stale = False
        project = self._context.project
        try:
            memo = project.memos.get(self._id)
        except UserError:
            for editor in self.editors:
                editor.forget()
            self._timer.stop()
            self.gone.emit()
            return
        renamed, self._memo = memo.title != self._memo.title, memo
        if not self.name.hasFocus() or renamed:
            self._show_title(memo.title)
        self.kind.show_choice(memo.kind, f"{memo.kind} memo")
        self.visibility.show_choice(memo.visibility, _SEEN_BY[memo.visibility])
        self.began.setText(f"Begun {day_words(memo.created_at)}")
        self._show_links(project.links.of(self.ref()))
        self._show_entries(project.memos.entries(self._id))
        if renamed:
            self.titleChanged.emit()
        self.wordCountChanged.emit(self.word_count())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the page was not shown."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    # Building

    def _build(self) -> None:
        theme, column = self._context.theme, self.area.column
        self.name = QLineEdit()
        self.name.setProperty("role", "title")
        self.name.setAccessibleName("Title of the memo")
        self.name.setPlaceholderText("Title")
        self.name.setReadOnly(not self._writable)
        self.name.setTextMargins(-2, 0, 0, 0)
        self.name.textEdited.connect(self._begin_title)
        self.name.editingFinished.connect(self._save_title)
        self.name.returnPressed.connect(self._go_to_last)
        column.addWidget(self.name)
        chips = ChipRow(gap=6)
        self.kind = ChoiceChip(theme, "Kind of memo", MEMO_KINDS)
        self.kind.chosen.connect(partial(self._change, "kind"))
        self.visibility = ChoiceChip(theme, "Who sees it", VISIBILITIES)
        self.visibility.chosen.connect(partial(self._change, "visibility"))
        for chip in (self.kind, self.visibility):
            chips.add(chip)
            if not self._writable:
                chip.fix()
        self.began = QLabel()
        self.began.setProperty("role", "muted")
        self.began.setMinimumHeight(self.kind.sizeHint().height())
        chips.add(self.began)
        column.addWidget(chips)
        self.links = ChipRow(gap=6)
        column.addWidget(self.links)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(0)
        column.addLayout(self._entries)
        column.addLayout(self._foot())
        column.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        self.add = QPushButton("Add dated entry")
        self.add.setIcon(self._context.theme.icon("date"))
        self.add.setToolTip("Go on under today's date (Ctrl+Shift+E)")
        self.add.clicked.connect(lambda: attempt(self._context, partial(add_entry, self._context, self._id)))
        self.add.setVisible(self._writable)
        row.addWidget(self.add)
        row.addStretch(1)
        return row

    # Showing

    def _show_title(self, title: str) -> None:
        if " ".join(self.name.text().split()) != title:
            self.name.setText(title)
            self.name.setCursorPosition(0)

    def _show_links(self, neighbours: list[Neighbour]) -> None:
        self.links.clear()
        shown = [one for one in neighbours if one.via == "link" and one.outgoing][:_MOST_LINKS]
        for one in shown:
            words = " ".join(one.title.split())
            words = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
            quoted = one.ref.noun == "passage" and words[:1] not in "“„«\"'‘"
            words = f"“{words}”" if quoted else words
            chip = Chip(self._context.theme, f"{one.type} {words}", one.ref.noun)
            chip.setToolTip(f"{one.title}\n{one.detail}")
            chip.clicked.connect(partial(self._context.open, one.ref))
            self.links.add(chip)
        self.links.setVisible(bool(shown))

    def _show_entries(self, entries: list[MemoEntry]) -> None:
        """Editors for entries that are new; those that are gone go; the others take over what changed."""
        known = {editor.id: editor for editor in self.editors}
        people = {person.id: person.name for person in self._context.project.contributors.all()}
        wanted = {entry.id for entry in entries}
        for editor in self.editors:
            if editor.id not in wanted:
                editor.forget()
                editor.hide()
                editor.deleteLater()
        fresh = False
        self.editors = []
        for place, entry in enumerate(entries):
            old = known.get(entry.id)
            if old is None:
                fresh = True
                self.editors.append(self._editor(entry, people.get(entry.author or "", ""), place))
            else:
                old.adopt(entry)
                self.editors.append(old)
        if fresh and known and self.isVisible():
            self.editors[-1].words.setFocus()

    def _editor(self, entry: MemoEntry, who: str, place: int) -> EntryEditor:
        editor = EntryEditor(self._context, entry, who, self._take_back, self)
        editor.stateChanged.connect(self._tell_state)
        editor.cursor_at.connect(partial(self.area.keep_in_sight, editor.words))
        if place:
            line = QFrame(editor)
            line.setProperty("role", "line")
            line.setFixedHeight(1)
            column = editor.layout()
            if isinstance(column, QVBoxLayout):
                column.insertWidget(0, line)
                column.insertSpacing(1, 8)
        self._entries.insertWidget(place, editor)
        return editor

    # Doing

    def _changed(self, changes: Changes) -> None:
        if self._id not in changes.ids("memo") and not changes.nouns() & {"contributor"}:
            return
        if isinstance(changes.initiator, QWidget) and self.isAncestorOf(changes.initiator):
            return
        if self.isVisible() or changes.kind != "do" or "memo" in changes.nouns():
            self.reload()
        else:
            self._stale = True

    def _begin_title(self) -> None:
        if not self._timer.isActive():
            self.stateChanged.emit("saving")
            self._timer.start()

    def _save_title(self) -> bool:
        """Keep the title; successive letters are one step."""
        self._timer.stop()
        title, store = " ".join(self.name.text().split()), self._context.project.store
        if title == self._memo.title or not self._writable:
            return True
        try:
            with store.step("Rename memo", join=f"title:{self._id}"):
                self._context.project.memos.change(self._id, title=title)
        except UserError as error:
            self.stateChanged.emit(error.message)
            return False
        self.stateChanged.emit("saved")
        return True

    def _change(self, field: str, choice: str) -> None:
        attempt(self._context, partial(self._context.project.memos.change, self._id, **{field: choice}))

    def _take_back(self, again: bool) -> None:
        """Undo the memo's last step, whatever else was done since; or do it again."""
        if not self._writable or not self.flush():
            return
        store = self._context.project.store
        step = None
        try:
            step = store.redo_of(self.ref()) if again else store.undo_of(self.ref())
        except UserError as error:
            self._context.say(error.message)
            return
        if step is None:
            self._context.say("There is nothing to do again." if again else "There is nothing to undo in this memo.")

    def _go_to_last(self) -> None:
        if self.editors:
            self.editors[-1].words.setFocus()

    def _tell_state(self, state: str) -> None:
        self.stateChanged.emit(state)
        if state == "saved":
            self.wordCountChanged.emit(self.word_count())


def page_kind() -> PageKind:
    """How the window makes a page for a memo."""
    return PageKind("memo", MemoPage)
