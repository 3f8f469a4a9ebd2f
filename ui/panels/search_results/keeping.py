"""Whether what a page of results shows is kept: the button over the results, the line under the name of a kept one."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from ui.theme.theme import Theme
from ui.widgets.chip import Chip

_TIPS = {
    "new": "Keep this search under a name (Ctrl+D)",
    "kept": "This search is kept as it is shown now",
    "changed": "It is narrowed or shown otherwise than it was kept",
}


class KeepButton(QPushButton):
    """Save; Saved, where there is nothing to keep; or the choice of what to do with a change.

    Signals:
        wanted: "keep" under a name, keep the "change", or keep it as "another".
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.state = ""
        self.setIconSize(QSize(theme.fonts.scaled(1.15), theme.fonts.scaled(1.15)))
        self.choices = QMenu(self)
        self.choices.addAction(theme.icon("save"), "Keep the change", lambda: self.wanted.emit("change"))
        self.choices.addAction(theme.icon("bookmark"), "Keep as another…", lambda: self.wanted.emit("another"))
        self.clicked.connect(self._press)
        self.show_state("new")

    def show_state(self, state: str) -> None:
        """Show that a search is "new", "kept" as it is, or "changed" since it was kept."""
        if state == self.state:
            return
        self.state = state
        words = {"new": "Save", "kept": "Saved ✓", "changed": "Keep the change"}[state]
        self.setText(f" {words}")
        self.setAccessibleName(words.removesuffix(" ✓"))
        self.setIcon(self._theme.icon("bookmark", "accent" if state == "kept" else "muted"))
        self.setToolTip(_TIPS[state])
        self.setMenu(self.choices if state == "changed" else None)  # type: ignore[arg-type]  # Qt takes none

    def _press(self) -> None:
        if self.state == "new":
            self.wanted.emit("keep")


class KeptLine(QWidget):
    """What a kept search asks, what is new since it was looked at last, and a switch that shows nothing else.

    Signals:
        switched: whether only what is new is to be shown.
    """

    switched = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = QLabel(self)
        self.since = QLabel(self)
        for label in (self.query, self.since):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", "muted")
        self.only = Chip(theme, "Only new", "filter", empty=True, parent=self)
        self.only.setCheckable(True)
        self.only.setToolTip("Show only what was not found when the results were looked at last")
        self.only.toggled.connect(self._switch)
        self.only.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.query)
        row.addWidget(self.since, 1)
        row.addWidget(self.only)
        self._row = row

    def show_query(self, query: str) -> None:
        """Show what is asked; "" where its name says it."""
        self.query.setText(query)
        self.query.setAccessibleName(f"Asks for {query}")
        self.query.setVisible(bool(query))
        self._row.setStretch(0, 1 if len(query) > 40 else 0)

    def show_new(self, count: int, since: str) -> None:
        """Tell how many rows are new since a moment (words); "" where nobody has looked before."""
        if not since:
            words = "Looked at for the first time: nothing counts as new yet."
        else:
            words = f"{count:,} new since {since}" if count else f"Nothing new since {since}"
        self.since.setText(words)
        self.only.set_fact(f"Only new ({count:,})", "filter", empty=not self.only.isChecked())
        self.only.setVisible(bool(count) or self.only.isChecked())

    def switch_off(self) -> None:
        """Show everything again, without telling anybody."""
        self.only.blockSignals(True)
        self.only.setChecked(False)
        self.only.blockSignals(False)
        self.only.hide()

    def _switch(self, on: bool) -> None:
        self.only.set_fact(self.only.accessibleName(), "filter", empty=not on)
        QTimer.singleShot(0, self, lambda: self.switched.emit(on))
