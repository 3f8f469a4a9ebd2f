"""The head of the library: filter, what the list is narrowed to, how it is grouped and sorted, how many are shown."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.notes import KINDS, STATUSES
from ui.models.note_groups import GROUPINGS
from ui.models.note_order import SORTINGS
from ui.models.note_shelf import Arrangement
from ui.panels.library.facets import EVERYTHING, Facets
from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.filter_box import FilterBox


class Head(QWidget):
    """Stands over the list.

    Signals:
        narrowed: words or facets changed.
        arranged: an Arrangement was chosen.
        folding: all groups are to be folded (True) or unfolded.
        left: the person wants to go on in the list.
    """

    narrowed = Signal()
    arranged = Signal(object)
    folding = Signal(bool)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._arrangement = Arrangement()
        self._facets = EVERYTHING
        self._folder_name = ""
        self.filter = FilterBox(theme, "Filter notes", self)
        self.filter.filtered.connect(lambda _: self.narrowed.emit())
        self.filter.left.connect(self.left)
        self.narrow = self._button("filter", "Show only some notes")
        self.sort = self._button("sort", "Group and sort")
        self.waiting = Chip(theme, "", "write up", parent=self)
        self.waiting.setCheckable(True)
        self.waiting.toggled.connect(self._wait)
        self.waiting.hide()
        self.chips = ChipRow(self, gap=6)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.count.hide()
        self.clear = QPushButton("Show all", self)
        self.clear.setProperty("role", "link")
        self.clear.setAccessibleName("Show all notes")
        self.clear.clicked.connect(self.show_all)
        self.clear.hide()
        self._lay_out()

    @property
    def facets(self) -> Facets:
        """What the list is narrowed to besides words."""
        return self._facets

    @property
    def words(self) -> str:
        """What is typed into the filter."""
        return self.filter.text().strip()

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Tick in the menu how the list is arranged."""
        self._arrangement = arrangement

    def set_facets(self, facets: Facets, folder_name: str = "") -> None:
        """Narrow the list; ``folder_name`` is what the folder is called."""
        if facets.folder != self._facets.folder or folder_name:
            self._folder_name = folder_name
        if facets != self._facets:
            self._facets = facets
            self.waiting.setChecked(facets.waiting)
            self._renew_chips()
            self.narrowed.emit()

    def name_folder(self, name: str) -> None:
        """The folder that the list is narrowed to is called otherwise."""
        if name != self._folder_name:
            self._folder_name = name
            self._renew_chips()

    def show_all(self) -> None:
        """Narrow the list to nothing any more."""
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.set_facets(EVERYTHING)
        self.narrowed.emit()

    def tell_waiting(self, count: int) -> None:
        """Say how many jottings wait to be written up."""
        self.waiting.set_fact(f"{count:,} jotting{'s' * (count != 1)} to write up", "write up")
        self.waiting.setVisible(bool(count))
        if not count and self._facets.waiting:
            self.set_facets(replace(self._facets, waiting=False))

    def tell_count(self, shown: int, total: int, read: int = -1) -> None:
        """Say how many notes are shown; ``read`` how many have been read while not all are there."""
        narrowed = bool(self.words) or self._facets != EVERYTHING
        if read >= 0:
            words = f"Reading … {read:,} notes so far"
        else:
            words = f"{shown:,} of {total:,} note{'s' * (total != 1)}" if narrowed else ""
        self.count.setText(words)
        self.count.setVisible(bool(words))
        self.clear.setVisible(narrowed)
        self.filter.set_words("Filter one note" if total == 1 else f"Filter {total:,} notes")

    def narrow_menu(self) -> QMenu:
        """What the list can be narrowed to."""
        menu, facets, icon = QMenu(self), self._facets, self._theme.icon
        kinds = menu.addMenu(icon("notes"), "Kind")
        for kind in KINDS:
            other = replace(facets, kinds=facets.kinds ^ {kind})
            action = kinds.addAction(icon(kind), kind.capitalize(), partial(self.set_facets, other))
            action.setCheckable(True)
            action.setChecked(kind in facets.kinds)
        statuses = menu.addMenu(icon("saved"), "Status")
        for status in STATUSES:
            other = replace(facets, statuses=facets.statuses ^ {status})
            action = statuses.addAction(status.capitalize(), partial(self.set_facets, other))
            action.setCheckable(True)
            action.setChecked(status in facets.statuses)
        menu.addSeparator()
        flags = (
            ("Pinned", facets.pinned, replace(facets, pinned=not facets.pinned)),
            ("Jottings to write up", facets.waiting, replace(facets, waiting=not facets.waiting)),
            ("In no folder", facets.loose, replace(facets, loose=not facets.loose)),
        )
        for words, on, other in flags:
            action = menu.addAction(words, partial(self.set_facets, other))
            action.setCheckable(True)
            action.setChecked(on)
        menu.addSeparator()
        menu.addAction(icon("clear"), "Show all notes", self.show_all).setEnabled(not self.clear.isHidden())
        return menu

    def sort_menu(self) -> QMenu:
        """How the list can be grouped and sorted."""
        menu, now = QMenu(self), self._arrangement
        self._choices(menu, "Group by", [(words, replace(now, grouping=key)) for key, words in GROUPINGS.items()])
        self._choices(menu, "Sort by", [(each.words, replace(now, sorting=key)) for key, each in SORTINGS.items()])
        sorting = SORTINGS[now.sorting]
        directions = [(sorting.falling, replace(now, falling=True)), (sorting.rising, replace(now, falling=False))]
        self._choices(menu, "Order", directions)
        menu.addSeparator()
        menu.addAction("Fold all groups", partial(self.folding.emit, True))
        menu.addAction("Unfold all groups", partial(self.folding.emit, False))
        return menu

    def _choices(self, menu: QMenu, title: str, choices: list[tuple[str, Arrangement]]) -> None:
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(title).setEnabled(False)
        group = QActionGroup(menu)
        for words, arrangement in choices:
            action = menu.addAction(words, partial(self.arranged.emit, arrangement))
            action.setCheckable(True)
            action.setChecked(arrangement == self._arrangement)
            group.addAction(action)

    def _wait(self, on: bool) -> None:
        self.set_facets(replace(self._facets, waiting=on))

    def _soon(self, facets: Facets) -> None:
        """Narrow the list when the chip that was clicked, and will be deleted, has ended its click."""
        QTimer.singleShot(0, self, partial(self.set_facets, facets))

    def _renew_chips(self) -> None:
        self.chips.clear()
        for words, icon, without in self._facets.chips(lambda _: self._folder_name or "Folder"):
            chip = Chip(self._theme, words, icon, parent=self.chips)
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setToolTip(f"Shown: {words}. Click to show others again.")
            chip.clicked.connect(lambda _=False, facets=without: self._soon(facets))
            self.chips.add(chip)
            chip.show()
        self.chips.setVisible(bool(self.chips.widgets()))

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._theme.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self._pop(button))
        return button

    def _pop(self, button: QToolButton) -> None:
        menu = self.narrow_menu() if button is self.narrow else self.sort_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.filter, 1)
        top.addSpacing(4)
        top.addWidget(self.narrow)
        top.addWidget(self.sort)
        tail = QHBoxLayout()
        tail.addWidget(self.count, 1)
        tail.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 6)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.waiting)
        column.addWidget(self.chips)
        column.addLayout(tail)
        self.chips.hide()
