"""The room of searches: what was searched for lately, and how to ask, with examples that can be tried."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.base.context import Context
from ui.base.recent_searches import forget_searches, recent_searches, run_search, searches_of
from ui.base.rooms import Room
from ui.base.settings import Setting
from ui.panels.search_room.facets import NarrowingPart
from ui.panels.search_room.kept import KeptSearches
from ui.widgets.clearing import clear
from ui.widgets.folding_section import FoldingSection
from ui.widgets.section_header import SectionHeader

EXAMPLES = (
    ("ferry chain", "Both words, in any of their forms: chain finds chains too."),
    ('"slack chain"', "Exactly these words, side by side."),
    ('"ferry rope"~5', "Both words, in any order, at most five words apart; ~1 is for neighbours."),
    ('"ferry rope"~>5', "The same, but in this order."),
    ("ferry OR boat", "One of them, or both."),
    ("ferry NOT tea", "The first without the second."),
    ("evaluat*", "Every word that begins so; *ation ends so, and wom?n has one letter in between."),
    ("ferrry~", "Words that differ by one letter, for doubtful spellings; ~2 allows two."),
    ("=Rose", "Exactly as written, capitals and accents too: the name, not what rose."),
    ("name:Winifred", "Every place where somebody is called by any of their names."),
    ("title:meeting", "In titles only."),
    ("kind:interview", "Only interviews; kind:memo finds memos."),
    ("register:verbatim well", "Words only where the note is read so; NOT register:verbatim well, where it is not."),
    ("register:verbatim", "Every stretch in this register; the list of words in context shows them one by one."),
    (
        "speaker:others wheel",
        "Words only where somebody says them: a name, interviewer, others, a role of that time.",
    ),
    (
        "role:skipper",
        "Notes with somebody who was skipper then; so team:trust, fact:calm, standing:evaluator.",
    ),
    ("observed:[2013 TO 2014]", "By the time of what was seen; observed:2013-05 is one month."),
    ("lag:[7 TO]", "What was written a week or more after it was observed; precision:about finds uncertain dates."),
)
"""Ways to ask, with what each finds."""


FOLDED: Setting[list[str]] = Setting("search/room_folded", [], "Sections of the room Search that are folded away")


def room() -> Room:
    """The room as the window asks for it."""
    return Room("search", "Search", "search", SearchRoom)


class SearchRoom(QWidget):
    """A line to search, then what was searched for, then the language of queries."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = searches_of(context.project.id).key
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Search")
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Search everything")
        self.line.setAccessibleName("Search everything")
        self.line.setClearButtonEnabled(True)
        sign = self.line.addAction(context.theme.icon("search", "faint"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText("Search")
        self.line.returnPressed.connect(self._search)
        self.setFocusProxy(self.line)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._header = SectionHeader(context.theme, "Recent", self)
        self._header.add_action("clear", "Forget recent searches", partial(forget_searches, context))
        self._lay_out()
        self._show_recent()
        context.settings.changed.connect(self._setting_changed)

    def buttons(self) -> list[QPushButton]:
        """Everything that can be pressed to search, recent searches first."""
        return [button for button in self.findChildren(QPushButton) if button.property("query")]

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 2, 3, 16)
        column.setSpacing(4)
        self.kept, self.narrowing = KeptSearches(self._context), NarrowingPart(self._context)
        column.addWidget(self.narrowing)
        column.addWidget(self.kept)
        self._column = column
        self.kept.filled.connect(self._place_kept)
        self.kept.reload()
        column.addWidget(self._header)
        column.addLayout(self._recent)
        for words, examples in (("How to ask", EXAMPLES), ("In this project", self._own_examples())):
            if examples:
                section = FoldingSection(self._context.theme, words, inside)
                section.fold(words in self._context.settings.get(FOLDED))
                section.folded.connect(partial(self._remember, words))
                for query, meaning in examples:
                    self._add_example(section.column, query, meaning)
                column.addWidget(section)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.addWidget(self.line)
        outside.addLayout(head)
        outside.addWidget(scroll, 1)

    def _place_kept(self, filled: bool) -> None:
        """Kept searches stand first, so that one can be opened after the other; what explains them stands below."""
        place = 0 if filled else 1
        if self._column.indexOf(self.kept) != place:
            self._column.insertWidget(place, self.kept)

    def _own_examples(self) -> Sequence[tuple[str, str]]:
        """Fields with names that this project knows."""
        project = self._context.project
        found = []
        codes, people, sites = project.codes.all(), project.actors.rows(), project.sites.all()
        if codes:
            found.append((_fielded("code", codes[0].name), "Notes with passages that bear this code."))
        if people:
            found.append((_fielded("person", people[0].name), "Notes of what this person was present at."))
        if sites:
            found.append((_fielded("site", sites[0].name), "Notes of what happened here."))
        events = project.events.all()
        if events:
            found.append((_fielded("event", events[0].name), "Notes that mention this event."))
        return found

    def _add_example(self, column: QVBoxLayout, query: str, meaning: str) -> None:
        column.addWidget(self._button(query), 0, Qt.AlignmentFlag.AlignLeft)
        words = QLabel(meaning)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setContentsMargins(2, 0, 0, 6)
        column.addWidget(words)

    def _button(self, query: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "link")
        button.setProperty("query", query)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"Search for {query}")
        button.setMinimumWidth(60)
        button.setMaximumWidth(self._context.theme.fonts.scaled(17))
        button.ensurePolished()
        room = button.maximumWidth() - 8
        shown = button.fontMetrics().elidedText(query, Qt.TextElideMode.ElideRight, room)
        button.setText(shown.replace("&", "&&"))
        button.setToolTip("" if shown == query else query)
        button.clicked.connect(partial(run_search, self._context, query))
        return button

    def _setting_changed(self, key: str) -> None:
        if key == self._key:
            self._show_recent()

    def _show_recent(self) -> None:
        clear(self._recent)
        queries = recent_searches(self._context)
        for query in queries:
            self._recent.addWidget(self._button(query), 0, Qt.AlignmentFlag.AlignLeft)
        if not queries:
            words = QLabel("What you search for is listed here, so that you can ask again.")
            words.setProperty("role", "muted")
            words.setWordWrap(True)
            self._recent.addWidget(words)

    def _remember(self, words: str, away: bool) -> None:
        known = [section for section in self._context.settings.get(FOLDED) if section != words]
        self._context.settings.set(FOLDED, [*known, words] if away else known)

    def _search(self) -> None:
        if self.line.text().strip():
            run_search(self._context, self.line.text().strip())


def _fielded(field: str, name: str) -> str:
    return f'{field}:"{name}"' if " " in name else f"{field}:{name}"
