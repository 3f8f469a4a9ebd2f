"""One dated entry of a memo: when and by whom, and the words, kept as they are typed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.memos import MemoEntry
from fieldnotes.domain.refs import Ref
from fieldnotes.text.anchors import diff_edits
from fieldnotes.text.counting import count_words
from fieldnotes.text.offsets import from_utf16, to_utf16
from fieldnotes.text.standoff import settle
from ui.base.context import Context
from ui.base.settings import TEXT_SIZE
from ui.base.undoing import attempt
from ui.commands.memos import delete_entry
from ui.models.dates import day_words, detail_words
from ui.widgets.grow_text import GrowText
from ui.widgets.name_card import Name
from ui.widgets.name_completer import NameCompleter

DELAY = 250
"""Milliseconds between a key and the saving of it."""
RETRY = 3_000
"""Milliseconds after which saving is tried again when it failed (a full disk, say)."""


class EntryEditor(QWidget):
    """Writes its edits to the project within 300 ms; ``[[`` names things, Ctrl and a click open them.

    Args:
        entry: as it stands in the project.
        who: who wrote it, in words.
        take_back: undoes (True: does again) the memo's last step.
        page: over which names float.

    Signals:
        stateChanged: "saving", "saved", or a sentence that says why it cannot be saved.
        cursor_at: where the cursor stands, in the text.
    """

    stateChanged = Signal(str)  # noqa: N815  # named as Qt names signals
    cursor_at = Signal(QRect)

    def __init__(
        self, context: Context, entry: MemoEntry, who: str, take_back: Callable[[bool], object], page: QWidget
    ) -> None:
        super().__init__()
        self._context = context
        self._entry = entry
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self.words = GrowText(context.theme, f"Entry of {day_words(entry.at)}", self._face())
        context.settings.changed.connect(self._setting_changed)
        self.words.setReadOnly(context.session.readonly)
        self.words.setPlaceholderText("Write; [[ names a note, a memo, a code or a person")
        self.words.set_least(2)
        self.words.set_text(entry.text)
        self.completer = NameCompleter(context.theme, self.words, page, self._suggest, "memo")
        self.completer.named.connect(self._mention)
        self.words.textChanged.connect(self._begin)
        self.words.left.connect(self.flush)
        self.words.cursor_at.connect(self.cursor_at)
        self.words.pointed.connect(self._open_link)
        self.words.taken_back.connect(partial(take_back, False))
        self.words.done_again.connect(partial(take_back, True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 6)
        column.setSpacing(4)
        column.addLayout(self._head(who))
        column.addWidget(self.words)
        self.setFocusProxy(self.words)

    @property
    def id(self) -> str:
        """The entry's id."""
        return self._entry.id

    def word_count(self) -> int:
        """How many words it has."""
        return count_words(self.words.text())

    def flush(self) -> bool:
        """Write what is not written yet; False when that failed, and then it is tried again."""
        self._timer.stop()
        text = settle(self.words.text())
        edits = diff_edits(self._entry.text, text)
        if not edits:
            return True
        try:
            self._context.project.memos.write(self.id, edits, initiator=self)
        except UserError as error:
            self.stateChanged.emit(error.message)
            self._timer.start(RETRY)
            return False
        self._entry = MemoEntry(self.id, self._entry.memo, self._entry.at, self._entry.author, text)
        self.stateChanged.emit("saved")
        return True

    def adopt(self, entry: MemoEntry) -> None:
        """Show the entry as it stands in the project now, after an undo; what is not written yet stays."""
        before = self._entry.text
        if settle(self.words.text()) != before:
            return
        self._entry = entry
        text = before
        for edit in diff_edits(before, entry.text):
            start, end = edit.position, edit.position + len(edit.removed)
            self.words.replace(to_utf16(text, start), to_utf16(text, end), edit.inserted)
            text = edit.apply(text)
        self._timer.stop()

    def forget(self) -> None:
        """The entry is gone: nothing of it is to be written any more."""
        self._timer.stop()
        self.words.blockSignals(True)

    def _face(self) -> QFont:
        """The face of notes, in the size the person reads them in."""
        return self._context.theme.fonts.serif(self._context.settings.get(TEXT_SIZE))

    def _setting_changed(self, key: str) -> None:
        if key == TEXT_SIZE.key:
            self.words.set_face(self._face())

    def _head(self, who: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        moment = datetime.fromtimestamp(self._entry.at / 1000).astimezone()
        day = QLabel(day_words(self._entry.at))
        day.setFont(self._context.theme.fonts.frame(0.92, QFont.Weight.DemiBold))
        day.setToolTip(f"{moment:%H:%M}")
        by = QLabel(who)
        by.setProperty("role", "muted")
        row.addWidget(day)
        row.addWidget(by)
        row.addStretch(1)
        if not self._context.session.readonly:
            row.addWidget(self._menu_button())
        return row

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._context.theme.icon("menu", "faint"))
        button.setToolTip("What can be done with this entry")
        button.setAccessibleName(f"What can be done with the entry of {day_words(self._entry.at)}")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(self._context.theme.icon("delete"), "Delete this entry", self._delete)
        button.setMenu(menu)
        return button

    def _begin(self) -> None:
        if not self._timer.isActive() and settle(self.words.text()) != self._entry.text:
            self.stateChanged.emit("saving")
            self._timer.start(DELAY)

    def _delete(self) -> None:
        if self.flush():
            attempt(self._context, partial(delete_entry, self._context, self.id))

    def _suggest(self, words: str) -> Sequence[Name]:
        """What might be meant by the words typed, but for the memo itself."""
        found = self._context.project.mentions.complete(words, limit=9)
        return [
            Name(ref, name, detail_words(detail), ref.noun) for ref, name, detail in found if ref.id != self._entry.memo
        ]

    def _mention(self, named: Name, start: int, end: int) -> None:
        attempt(self._context, partial(self._enter_mention, named, start, end))

    def _enter_mention(self, named: Name, start: int, end: int) -> None:
        project, text = self._context.project, self.words.text()
        with project.store.step(f"Mention “{named.name[:40]}”", initiator=self):
            if not self.flush():
                return
            target = named.target
            if not isinstance(target, Ref):
                target = Ref("memo", project.memos.add(named.name).id)
            project.mentions.add_to_entry(self.id, from_utf16(text, start), from_utf16(text, end), target)

    def _open_link(self, position: int) -> None:
        """Open what is named where the person clicked."""
        place, name = from_utf16(self.words.text(), position), self.words.link_at(position)
        self.flush()
        for mention in self._context.project.mentions.of_entry(self.id):
            if mention.start <= place <= mention.end:
                self._context.open(Ref(mention.target_noun, mention.target))
                return
        if name:
            found = self._context.project.mentions.complete(name, limit=1)
            if found and found[0][1].casefold() == name.casefold():
                self._context.open(found[0][0])
            else:
                self._context.say(f"Nothing is called “{name}” yet.")
