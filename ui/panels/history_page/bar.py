"""The bar over what is read on a history page: how it is shown, from change to change, copying and restoring."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from ui.theme.theme import Theme
from ui.widgets.chip_row import ChipRow
from ui.widgets.segmented import Segmented

MODES = (("text", "Text"), ("inline", "Changes"), ("sides", "Side by side"))


class Bar(QFrame):
    """Says what is shown and offers what can be done with it.

    Signals:
        mode_chosen: "text", "inline" or "sides".
        only_changed: whether only what changed is to be shown.
        stepped: 1 to the next change, -1 to the one before.
        copy_wanted, restore_wanted: the buttons were pressed.
    """

    mode_chosen = Signal(str)
    only_changed = Signal(bool)
    stepped = Signal(int)
    copy_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, theme: Theme, writable: bool) -> None:
        super().__init__()
        self._theme = theme
        self._writable = writable
        self.setProperty("role", "page")
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.detail = QLabel()
        self.detail.setProperty("role", "muted")
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setWordWrap(True)
        self.mode = Segmented(MODES, "Show")
        self.mode.chosen.connect(self.mode_chosen)
        self.only = QCheckBox("Only changes")
        self.only.setToolTip("Leave out paragraphs that are the same")
        self.only.toggled.connect(self.only_changed)
        self.place = QLabel()
        self.place.setProperty("role", "muted")
        self.before = self._button("up", "Change before (Alt+Up)", -1)
        self.after = self._button("down", "Next change (Alt+Down)", 1)
        self.copy = self._action("Copy text", "copy", "Copy this text to the clipboard")
        self.copy.clicked.connect(self.copy_wanted)
        self.restore = self._action("Restore…", "undo", "Make it again what it was here, as a new step")
        self.restore.setText("Restore this")
        self.restore.setAccessibleName("Restore this")
        self.restore.clicked.connect(self.restore_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 10)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addSpacing(4)
        column.addWidget(self._tools())

    def show_state(self, title: str, detail: str, mode: str, restorable: bool, copyable: bool) -> None:
        """Say what is shown."""
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.mode.choose(mode)
        self.copy.setEnabled(copyable)
        self.restore.setVisible(self._writable)
        self.restore.setEnabled(restorable)
        for widget in (self.only, self.place, self.before, self.after):
            widget.setVisible(mode != "text")

    def show_changes(self, count: int, at: int = 0) -> None:
        """Say how many changes there are, and which one is shown."""
        words = f"{count:,} change{'s' * (count != 1)}" if count else "no changes"
        self.place.setText(f"{at} of {words}" if at else words)
        self.before.setEnabled(count > 0)
        self.after.setEnabled(count > 0)

    def _tools(self) -> ChipRow:
        tools = ChipRow(gap=8)
        for widget in (self.mode, self.only, self.before, self.after, self.place, self.copy, self.restore):
            tools.add(widget)
        for widget in (self.only, self.place):
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            widget.setMinimumHeight(self.mode.sizeHint().height())
        return tools

    def _button(self, icon: str, words: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words.partition(" (")[0])
        button.clicked.connect(lambda: self.stepped.emit(by))
        return button

    def _action(self, words: str, icon: str, hint: str) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(self._theme.icon(icon))
        button.setToolTip(hint)
        return button
