"""What the results in front can be narrowed to: a section for each facet, with bars and counts."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.search.results import Facets
from ui.base.asking import Asking
from ui.base.context import Context
from ui.base.facet_names import FacetNames
from ui.base.settings import Setting
from ui.models.facet_row import FacetRow
from ui.models.facet_words import FACET_WORDS, facet_rows, filtered, way_back_words, worth_showing
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.facet_rows import FacetRows
from ui.widgets.filter_box import FilterBox
from ui.widgets.folding_section import FoldingSection

FOLDED: Setting[list[str]] = Setting("search/folded", ["month"], "Facets that are folded away")

FEW = 10
"""How many values of a facet are shown at first."""


class NarrowingPart(QWidget):
    """Follows the results in front; stays away while there are none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asking: Asking | None = None
        self._facets = Facets("")
        self._stale = False
        self._build()
        self._lay_out()
        self.hide()
        context.search.fronted.connect(self._follow)

    def shown(self) -> dict[str, tuple[FacetRow, ...]]:
        """The rows that can be seen, by facet."""
        return {name: part.rows.rows() for name, part in self.sections.items() if not part.isHidden()}

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked while nobody looked is asked for now."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    def _build(self) -> None:
        theme = self._context.theme
        self.filter = FilterBox(theme, "Narrow by …", self)
        self.filter.filtered.connect(lambda _: self._show())
        self.filter.left.connect(self._enter)
        self.over = QStackedWidget(self)
        self.over.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.about = ElidedLabel("By what these notes have in common", self)
        self.about.setProperty("role", "muted")
        self.widen = self._link("◂ Widen", "Take the last narrowing back")
        self.widen.clicked.connect(lambda: self._asking.widen() if self._asking is not None else None)
        self.widen_all = self._link("Widen all", "Narrow to nothing any more")
        self.widen_all.clicked.connect(lambda: self._narrow_to_nothing())
        self.nothing = QLabel("", self)
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.sections = {facet: _Section(self._context, facet, self) for facet in FACET_WORDS}
        for facet, section in self.sections.items():
            section.rows.picked.connect(partial(self._toggle, facet))

    def _lay_out(self) -> None:
        """The way back takes the place of the words, so that the values stay under the mouse that ticks them."""
        place = self.widen.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.widen.setSizePolicy(place)
        back = QWidget(self)
        ways = QHBoxLayout(back)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(12)
        ways.addWidget(self.widen)
        ways.addWidget(self.widen_all)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.filter)
        self.over.addWidget(self.about)
        self.over.addWidget(back)
        column.addWidget(self.over)
        column.addWidget(self.nothing)
        for section in self.sections.values():
            column.addWidget(section)

    def _link(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "link")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.hide()
        return button

    # Following

    def _follow(self, asking: Asking) -> None:
        if asking is self._asking:
            return
        self._let_go()
        self._asking = asking
        asking.asked.connect(self._ask)
        asking.refused.connect(self._refuse)
        asking.destroyed.connect(self._gone)
        self._facets = Facets(asking.query)
        self.filter.clear()
        self._stale = True
        self.show()
        self._ask()

    def _let_go(self) -> None:
        if self._asking is not None:
            self._asking.asked.disconnect(self._ask)
            self._asking.refused.disconnect(self._refuse)
            self._asking.destroyed.disconnect(self._gone)

    def _gone(self) -> None:
        """The page was closed; nothing is left to narrow."""
        self._asking = None
        self.hide()

    def _ask(self) -> None:
        self._stale = self._asking is None or not self.isVisible()
        if self._asking is not None and not self._stale:
            self._asking.ask_facets(self._take)

    def _take(self, facets: Facets) -> None:
        self._facets = facets
        self._show()

    def _refuse(self) -> None:
        """A query that cannot be understood finds nothing that could be narrowed: the page says what is wrong."""
        self._take(Facets(self._asking.query if self._asking is not None else ""))

    # Showing

    def _show(self) -> None:
        if self._asking is None:
            return
        scope, names, words = self._asking.scope, FacetNames(self._context.project), self.filter.text().strip()
        for facet, section in self.sections.items():
            rows = facet_rows(facet, self._facets, scope, names.name, names.colour, names.order(facet))
            found = filtered(rows, words) if worth_showing(rows) else []
            section.setVisible(bool(found))
            section.show_values(found, bool(words))
        words_back, tip = way_back_words(scope)
        self.widen.setText(f"◂ {words_back}")
        self.widen.setToolTip(tip)
        self.widen.setAccessibleName(tip)
        self.widen.setVisible(self._asking.widenable)
        self.widen_all.setVisible(scope != EVERYTHING)
        way_back = self._asking.widenable or scope != EVERYTHING
        self.over.setCurrentIndex(int(way_back))
        any_shown = any(not section.isHidden() for section in self.sections.values())
        self.nothing.setText(f"Nothing here is called “{words}”.")
        self.nothing.setHidden(any_shown or not words)
        self.filter.setVisible(any_shown or bool(words))
        self.over.setVisible(any_shown or bool(words) or way_back)

    def _enter(self) -> None:
        """Down or Enter in the filter goes to the first section that is open."""
        for section in self.sections.values():
            if not section.isHidden() and not section.is_folded:
                section.rows.setFocus()
                return

    def _toggle(self, facet: str, value: str) -> None:
        if self._asking is not None:
            self._asking.narrow(self._asking.scope.toggled(facet, value))

    def _narrow_to_nothing(self) -> None:
        if self._asking is not None:
            self._asking.narrow(EVERYTHING)


class _Section(FoldingSection):
    """One facet: its values, the first few or all of them."""

    def __init__(self, context: Context, facet: str, parent: QWidget) -> None:
        super().__init__(context.theme, FACET_WORDS[facet], parent)
        self._context = context
        self._facet = facet
        self._all = False
        self._values: list[FacetRow] = []
        self.rows = FacetRows(context.theme, FACET_WORDS[facet], self)
        self.more = QPushButton("", self)
        self.more.setProperty("role", "link")
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(lambda: self._turn_all())
        self.more.hide()
        self.column.addWidget(self.rows)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.fold(facet in context.settings.get(FOLDED))
        self.folded.connect(self._remember)

    def show_values(self, values: list[FacetRow], filtering: bool) -> None:
        """Show the first few of these, and whatever is chosen; what a filter has found is shown whole."""
        self._values = values
        if filtering and values:
            self.fold(False)
        elif not filtering:
            self.fold(self._facet in self._context.settings.get(FOLDED))
        few = values if self._all or filtering else [row for at, row in enumerate(values) if at < FEW or row.chosen]
        self.rows.show_rows(few, max((row.value for row in values), default=0))
        self.more.setText("Show fewer" if self._all else f"Show all {len(values):,}")
        self.more.setVisible(len(values) > FEW and not filtering)

    def _turn_all(self) -> None:
        self._all = not self._all
        self.show_values(self._values, False)

    def _remember(self, away: bool) -> None:
        known = [facet for facet in self._context.settings.get(FOLDED) if facet != self._facet]
        self._context.settings.set(FOLDED, [*known, self._facet] if away else known)
