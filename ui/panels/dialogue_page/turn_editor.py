"""A turn being written in its place among the threads: by whom, its words, and what can be done with words of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.dialogues import Said
from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.text.offsets import from_utf16
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chip_row import ChipRow
from ui.widgets.grow_text import GrowText

Place = tuple[str, int, Ref | None]
"""A cell: the prompt's id, the round's number, and whose row it is in (None: everybody's)."""

_OWN = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TurnEditor(Card):
    """Writes one turn, new or known.

    Args:
        place: the cell it stands in.
        said: the turn as it is; None for a new one.
        speakers: who may speak, with their names.
        speaker: who does at first.

    Signals:
        kept: the words are to be kept.
        dropped: they are not.
        wished: "code" or "show" for the selected words.
    """

    kept = Signal()
    dropped = Signal()
    wished = Signal(str)

    def __init__(
        self,
        theme: Theme,
        place: Place,
        said: Said | None,
        speakers: Sequence[tuple[Ref, str]],
        speaker: Ref | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, colour=said.side.colour if said else theme.tokens.accent, parent=parent)
        self.place, self.said = place, said
        self.who = QComboBox(self)
        self.who.setAccessibleName("Who speaks")
        for ref, name in speakers:
            self.who.addItem(name, ref)
        self.who.setCurrentIndex(next((at for at, (ref, _) in enumerate(speakers) if ref == speaker), 0))
        self.who.setVisible(said is None)
        self.words = GrowText(theme, "Words of the turn", theme.fonts.serif(theme.fonts.scaled(1.08)), history=True)
        self.words.setPlaceholderText("What was said")
        self.words.set_least(2)
        self.words.set_text(said.words if said else "")
        self.words.accepted.connect(self.kept)
        self.words.dismissed.connect(self.dropped)
        self.words.installEventFilter(self)
        self.column.setSpacing(6)
        self.column.addWidget(self.who)
        self.column.addWidget(self.words)
        self.column.addLayout(self._buttons())

    def begin(self) -> None:
        """Take the keyboard: to the words, or first to who speaks if nobody has been named yet."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def speaker(self) -> Ref | None:
        """Who speaks."""
        if self.said is not None:
            return self.said.speaker
        ref = self.who.currentData()
        return ref if isinstance(ref, Ref) else None

    def text(self) -> str:
        """The words as they are written now."""
        return self.words.text().strip()

    def changed(self) -> bool:
        """Whether there is something to keep."""
        return self.text() != (self.said.words if self.said else "")

    def selected(self) -> Span | None:
        """The words selected, in code points of the words; all of them where none are."""
        whole = self.words.text()
        lead = len(whole) - len(whole.lstrip())
        cursor = self.words.textCursor()
        start = from_utf16(whole, cursor.selectionStart()) - lead
        end = from_utf16(whole, cursor.selectionEnd()) - lead
        length = len(self.text())
        if start >= end:
            return Span(0, length) if length else None
        return Span(max(0, start), min(length, end))

    def _buttons(self) -> QVBoxLayout:
        tools = ChipRow(gap=2)
        for words, tip, wish in (
            ("Code…", "Lay a code over the words selected", "code"),
            ("Shows…", "Say which position the words selected show", "show"),
        ):
            button = self._button(words, tip)
            button.clicked.connect(lambda _=False, wish=wish: self.wished.emit(wish))
            tools.add(button)
            button.setVisible(self.said is not None)
        keep = self._button("Keep", "Keep these words (Ctrl+Enter)")
        keep.setProperty("role", "primary")
        keep.clicked.connect(self.kept)
        drop = self._button("Cancel", "Leave it as it was (Esc)")
        drop.clicked.connect(self.dropped)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(tools, 1)
        row.addWidget(drop)
        row.addWidget(keep)
        hint = QLabel("Ctrl+Enter keeps · Esc cancels", self)
        hint.setProperty("role", "muted")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(hint)
        return column

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "quiet")
        button.setToolTip(tip)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter and Escape are kept from the window's shortcuts; Ctrl+Shift+Enter codes the words selected."""
        if not isinstance(event, QKeyEvent) or event.key() not in _OWN:
            return super().eventFilter(watched, event)
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if event.type() == QEvent.Type.ShortcutOverride and (event.modifiers() & control or event.key() == _OWN[0]):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and self.said is not None and event.modifiers() == control | shift:
            self.wished.emit("code")
            return True
        return super().eventFilter(watched, event)
