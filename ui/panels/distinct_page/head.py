"""Over the distinctive words: what is held against what, how large both sides are, and which words are listed."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from fieldnotes.search.results import Distinct
from ui.base.comparing import Comparison
from ui.models.distinct_table import Shown
from ui.models.distinct_words import sizes
from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.filter_box import FilterBox
from ui.widgets.progress_row import ProgressRow
from ui.widgets.segmented import Segmented

LEANS = (("over", "More here"), ("under", "Rarer here"), ("", "Both"))


class DistinctHead(QWidget):
    """Shows; decides nothing.

    Signals:
        side_asked: the person wants another side: True for the first, False for the other.
        turned: the person wants the sides to change places.
        gathered: whether inflected forms shall count as one word.
        language_picked: a short code, "" for all.
        shown_changed: other words of the answer shall be listed.
        saving_asked: "csv", "xlsx" or "picture".
        stopped: the count shall not go on.
    """

    side_asked = Signal(bool)
    turned = Signal()
    gathered = Signal(bool)
    language_picked = Signal(str)
    shown_changed = Signal()
    saving_asked = Signal(str)
    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = ""
        self.here = Chip(theme, "Choose a side", "filter", empty=True)
        self.there = Chip(theme, "everything else", "filter", empty=True)
        self.turn = Chip(theme, "Turn round", "repeat")
        self.forms = Chip(theme, "Inflected forms together", "word")
        self.language = Chip(theme, "All languages", "names")
        self._build_sides()
        self._build_view()
        self.save = QPushButton(" Save", self)
        self.save.setIcon(theme.icon("export"))
        self.save.setAccessibleName("Save the words")
        menu = QMenu(self.save)
        menu.addAction(theme.icon("table"), "As a table (CSV)…", partial(self.saving_asked.emit, "csv"))
        menu.addAction(theme.icon("table"), "As a workbook (Excel)…", partial(self.saving_asked.emit, "xlsx"))
        menu.addAction(theme.icon("chart"), "Picture of the first twenty…", partial(self.saving_asked.emit, "picture"))
        self.save.setMenu(menu)
        self.progress = ProgressRow("Counting words …", self)
        self.progress.cancelled.connect(self.stopped)
        self.progress.hide()
        self._lay_out()

    def show_comparison(self, comparison: Comparison, here: str, there: str) -> None:
        """Tell what is held against what, in words."""
        self.here.set_fact(here or "Choose a side", "filter", empty=not here)
        self.there.set_fact(there or "everything else", "filter", empty=not there)
        self.turn.setVisible(bool(there) and not comparison.text)
        self.forms.set_fact("Inflected forms together" if comparison.gathered else "Each form by itself", "word")
        self.forms.setChecked(comparison.gathered)
        self._language = comparison.language

    def show_found(self, found: Distinct) -> None:
        """Tell how large both sides are, and how many words lean either way."""
        self.progress.hide()
        self.summary.setText(sizes(found))
        self.leans.set_words("over", f"More here · {found.over:,}")
        self.leans.set_words("under", f"Rarer here · {found.under:,}")
        self.save.setEnabled(bool(found.words))
        self._fill_languages(found.languages)

    def show_progress(self, done: float) -> None:
        """Tell how far the count is."""
        self.progress.show()
        self.progress.show_progress(round(done * 100), 100)

    def show_words(self, words: str) -> None:
        """Say something instead of the sizes."""
        self.progress.hide()
        self.summary.setText(words)
        self.save.setEnabled(False)

    def shown(self) -> Shown:
        """Which words shall be listed."""
        return Shown(self.leans.choice(), self.filter.text().strip(), not self.rare.isChecked())

    def _build_sides(self) -> None:
        self.here.setToolTip("What is looked at: click to choose")
        self.here.clicked.connect(lambda: self.side_asked.emit(True))
        self.there.setToolTip("What it is held against: click to choose")
        self.there.clicked.connect(lambda: self.side_asked.emit(False))
        self.turn.setToolTip("Let the sides change places")
        self.turn.clicked.connect(self.turned)
        self.forms.setCheckable(True)
        self.forms.setChecked(True)
        self.forms.setToolTip("Whether “wait”, “waits” and “waited” count as one word, in the language of their note")
        self.forms.clicked.connect(lambda: self.gathered.emit(self.forms.isChecked()))
        self.language.setMenu(QMenu(self.language))
        self.language.setPopupMode(Chip.ToolButtonPopupMode.InstantPopup)
        self.language.hide()

    def _build_view(self) -> None:
        self.summary = QLabel("", self)
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.leans = Segmented(LEANS, "Words", self)
        self.leans.chosen.connect(lambda _: self.shown_changed.emit())
        self.filter = FilterBox(self._theme, "Filter words", self)
        self.filter.filtered.connect(lambda _: self.shown_changed.emit())
        self.filter.setFixedWidth(self._theme.fonts.scaled(11.5))  # its hint grows as one types, and the line broke
        self.rare = Chip(self._theme, "Without the 100 commonest", "filter")
        self.rare.setCheckable(True)
        self.rare.setToolTip(
            "Leave the hundred commonest words of the project out of the list; they count all the same"
        )
        self.rare.toggled.connect(lambda _: self.shown_changed.emit())

    def _lay_out(self) -> None:
        title = QLabel("Distinctive words", self)
        title.setProperty("role", "heading")
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.save)
        compared = ChipRow(self)
        against = QLabel("against", self)
        against.setProperty("role", "muted")
        against.setMinimumHeight(self.here.sizeHint().height())
        for widget in (self.here, against, self.there, self.turn, self.forms, self.language):
            compared.add(widget)
        view = ChipRow(self)
        for part in (self.leans, self.filter, self.rare):
            view.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 8)
        column.setSpacing(10)
        column.addLayout(top)
        for line in (compared, self.summary, self.progress, view):
            column.addWidget(line)

    def _fill_languages(self, languages: tuple[str, ...]) -> None:
        menu = self.language.menu()
        menu.clear()
        for code in ("", *languages):
            action = menu.addAction(_language_words(code), partial(self.language_picked.emit, code))
            action.setCheckable(True)
            action.setChecked(code == self._language)
        self.language.set_fact(_language_words(self._language), "names", empty=not self._language)
        self.language.setVisible(len(languages) > 1 or bool(self._language))


def _language_words(code: str) -> str:
    return f"Only notes in “{code}”" if code else "All languages"
