"""Where a note comes from and what became of it: a quiet band between the head and the text."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.chip_row import ChipRow
from ui.widgets.clearing import clear

_NARROWEST = 240
_HIGHEST = 11.0
"""How much room the jottings take at the most, in lines of the frame's letters."""


@dataclass(frozen=True, slots=True)
class Source:
    """A jotting that the note grew from: its id, when it was, and its words."""

    id: str
    when: str
    words: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """What the band tells.

    Attributes:
        template: the note is a template for notes of this kind; "" for any other note.
        sources: the jottings it grew from.
        grown: the notes a jotting was written up in: id and title.
        waits: it is a jotting that can be written up.
        aside: it is a jotting that needs no writing up.
    """

    template: str = ""
    sources: tuple[Source, ...] = ()
    grown: tuple[tuple[str, str], ...] = ()
    waits: bool = False
    aside: bool = False


class LineageBand(QFrame):
    """Shows a note's lineage; the jottings it grew from can be folded away.

    Signals:
        opened: the id of a note to open.
        wanted: what is asked for: "write up", "words" (the same, beginning with its words), "aside", "take up", or
            "sources folded" after the jottings were folded or unfolded.
        inserted: words of a jotting, to be put into the text.
    """

    opened = Signal(str)
    wanted = Signal(str)
    inserted = Signal(str)

    def __init__(self, theme: Theme, folded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.folded = folded
        self._told = Lineage()
        self.setAccessibleName("Where this note comes from")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 10)
        self._column.setSpacing(6)
        self.hide()

    def set_margins(self, left: int, right: int) -> None:
        """Stand over the text: what stays free beside it, in pixels."""
        self._column.setContentsMargins(left, 0, right, 10)

    def minimumSizeHint(self) -> QSize:
        """The margins beside the column give way when the page grows narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def tell(self, lineage: Lineage, again: bool = False) -> None:
        """Show another lineage; nothing is shown of a note that has none."""
        if lineage == self._told and not again:
            return
        self._told = lineage
        clear(self._column)
        for part in (self._template, self._waiting, self._grown, self._grew):
            part(lineage)
        self.setVisible(self._column.count() > 0)

    def fold(self, folded: bool) -> None:
        """Fold the jottings away, or show them again."""
        self.folded = folded
        self.tell(self._told, again=True)
        self.wanted.emit("sources folded")

    # Parts

    def _template(self, lineage: Lineage) -> None:
        if lineage.template:
            self._line(f"A template: each {lineage.template} begun from it is a copy, and this page stays as it is.")

    def _waiting(self, lineage: Lineage) -> None:
        if lineage.waits:
            wishes = (("Write up beside it", "write up"), ("Begin with its words", "words"), ("No need to", "aside"))
            self._line("Not written up yet.", *((words, partial(self.wanted.emit, wish)) for words, wish in wishes))
        elif lineage.aside:
            self._line("Set aside: needs no writing up.", ("Take up again", partial(self.wanted.emit, "take up")))

    def _grown(self, lineage: Lineage) -> None:
        if lineage.grown:
            self._line("Written up in", *((title, partial(self.opened.emit, note)) for note, title in lineage.grown))

    def _grew(self, lineage: Lineage) -> None:
        sources = lineage.sources
        if not sources:
            return
        many = "jotting" if len(sources) == 1 else f"{len(sources)} jottings"
        fold = ("Show" if self.folded else "Fold away", partial(self.fold, not self.folded))
        self._line(f"Grown from {many}" + (f" of {sources[0].when}" if len(sources) == 1 else ""), fold)
        if not self.folded:
            self._column.addWidget(self._cards(sources))

    def _line(self, words: str, *buttons: tuple[str, Callable[[], object]]) -> None:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "muted")
        label.setWordWrap(not buttons)
        if not buttons:
            self._column.addWidget(label)
            return
        line = ChipRow(self)
        line.add(label)
        for title, run in buttons:
            button = QPushButton(title, line)
            button.setProperty("role", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, run=run: run())
            line.add(button)
        self._column.addWidget(line)

    def _cards(self, sources: tuple[Source, ...]) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for source in sources:
            column.addWidget(self._card(source))
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = inside.sizeHint().height()
        area.setFixedHeight(min(self._theme.fonts.scaled(_HIGHEST), max(self._theme.fonts.scaled(4.4), height)))
        return area

    def _card(self, source: Source) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        when = QPushButton(source.when or "Jotting", card)
        when.setToolTip("Open this jotting")
        insert = QPushButton("Put into the text", card)
        insert.setToolTip("Put its words, or those selected in it, where the cursor stands")
        words = QLabel(source.words, card)
        when.clicked.connect(lambda: self.opened.emit(source.id))
        insert.clicked.connect(lambda: self.inserted.emit(words.selectedText() or source.words))
        for button in (when, insert):
            button.setProperty("role", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        head.addWidget(when)
        head.addStretch(1)
        head.addWidget(insert)
        column.addLayout(head)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setFont(self._theme.fonts.serif(round(self._theme.fonts.scaled(1.15))))
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setAccessibleName("Words of the jotting")
        column.addWidget(words)
        return card
