"""The line at the foot: saved, words, what waits, how the index is; work under way at the right."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.theme.theme import Theme
from ui.widgets.progress_row import ProgressRow


class StatusLine(QFrame):
    """Facts by name, in the order they were first told; a fact without words takes no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "bar")
        self.setAccessibleName("State")
        self.setFixedHeight(max(28, theme.fonts.scaled(28 / 13)))
        self._facts: dict[str, QLabel] = {}
        self._leads: dict[str, Callable[[], object]] = {}
        self._works = 0
        self._check = QLabel(self)
        self._project = QLabel(self)
        self._project.setProperty("role", "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 14, 0)
        self._row.setSpacing(16)
        self._saved = QHBoxLayout()
        self._saved.setSpacing(6)
        self._saved.addWidget(self._check)
        self._row.addLayout(self._saved)
        self._row.addStretch(1)
        self._row.addWidget(self._project)
        theme.changed.connect(self._dye)
        self._well = True
        self._dye()

    def tell(self, name: str, words: str, role: str = "muted") -> None:
        """Show a fact in place of the last one of that name."""
        label = self._facts.get(name)
        if label is None:
            run = self._leads.get(name)
            label = self._facts[name] = QLabel(self) if run is None else _Lead(run, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            if name == "saved":
                self._saved.addWidget(label)
            else:
                self._row.insertWidget(self._row.count() - 2 - self._works, label)
        if label.property("role") != role:
            label.setProperty("role", role)
            label.style().unpolish(label)
            label.style().polish(label)
        label.setText(words)
        label.setAccessibleName(words)
        label.setVisible(bool(words))

    def lead(self, name: str, run: Callable[[], object]) -> None:
        """Let a fact be pressed, by mouse, Enter or Space; said before the fact is first told."""
        self._leads[name] = run

    def fact(self, name: str) -> QLabel | None:
        """Where a fact is shown, once it was told."""
        return self._facts.get(name)

    def told(self, name: str) -> str:
        """The words shown for a fact."""
        label = self._facts.get(name)
        return label.text() if label is not None else ""

    def tell_saved(self, words: str, well: bool = True) -> None:
        """Show that all is saved, with a tick, or in a warning colour what is wrong."""
        self._well = well
        self.tell("saved", words, "good" if well else "danger")
        self._dye()

    def tell_project(self, words: str) -> None:
        """Show the project's name at the right."""
        self._project.setText(words)

    def add_work(self, words: str) -> ProgressRow:
        """Show work under way before the project's name, until ``end_work``."""
        row = ProgressRow(words, self)
        row.setMaximumWidth(self._theme.fonts.scaled(32))
        self._row.insertWidget(self._row.count() - 1, row)
        self._works += 1
        return row

    def end_work(self, row: ProgressRow) -> None:
        """Take out work that ended."""
        self._works -= 1
        self._row.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _dye(self) -> None:
        side = self._theme.fonts.scaled(1.08)
        name, token = ("saved", "accent") if self._well else ("warning", "danger")
        self._check.setPixmap(self._theme.icon(name, token).pixmap(QSize(side, side)))
        self._check.setVisible(bool(self.told("saved")))


class _Lead(QLabel):
    """A fact that leads somewhere."""

    def __init__(self, run: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._run = run
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes there."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._run()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Underlined while it has the keyboard."""
        super().focusInEvent(event)
        self._underline(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Plain again."""
        super().focusOutEvent(event)
        self._underline(False)

    def _underline(self, on: bool) -> None:
        font = self.font()
        font.setUnderline(on)
        self.setFont(font)
