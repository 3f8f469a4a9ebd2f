"""The room Time: which lanes the timeline shows, in which order, and what the study's time amounts to."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from fieldnotes.analysis.presence import OVER
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Room
from ui.commands.timeline import TIMELINE
from ui.dialogs.tick_form import TickRow, ask_ticks
from ui.models.timeline_notes import counted
from ui.models.timeline_scale import stretch_words
from ui.models.timeline_scene import LANES
from ui.panels.timeline.choices import Choices, keep_lanes, ordered_lanes
from ui.panels.timeline.reading import PARTS, Reader
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader

MOST_CODES = 24
MOST_PEOPLE = 40
_KEY = int(Qt.ItemDataRole.UserRole)


def room() -> Room:
    """The room as the window asks for it."""
    return Room("time", "Time", "time", TimeRoom)


class LaneList(QListWidget):
    """Lanes with ticks; they change places by dragging, or with Alt+Up and Alt+Down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Lanes")
        self.setProperty("role", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lanes(self, lanes: list[tuple[str, bool]]) -> None:
        """Show all lanes in an order, each with whether it is shown."""
        at = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for key, shown in lanes:
            item = QListWidgetItem(LANES[key], self)
            item.setData(_KEY, key)
            item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        self.setCurrentRow(max(at, 0))
        self.blockSignals(False)
        self.setFixedHeight(self.sizeHintForRow(0) * self.count() + 4)

    def lanes(self) -> list[tuple[str, bool]]:
        """The order and the ticks as they are now."""
        items = (self.item(place) for place in range(self.count()))
        return [(str(item.data(_KEY)), item.checkState() == Qt.CheckState.Checked) for item in items]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move a lane among its neighbours."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        to = self.currentRow() + by
        if not (by and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif 0 <= to < self.count():
            self.model().moveRow(self.rootIndex(), self.currentRow(), self.rootIndex(), to + (by > 0))


class TimeRoom(QWidget):
    """Ticks, choosers, and a card that tells of the study, or of the time that lists keep to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._choices = Choices.of(context.project.id)
        self.reader = Reader(context, self, ("notes",))
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Time")
        self._build()
        self._listen()
        self._show_lanes()
        self.reader.catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever enters the room sees the timeline."""
        super().showEvent(event)
        if self.window().isVisible() and not event.spontaneous():
            self._context.open(TIMELINE, keep=True)

    def _build(self) -> None:
        theme = self._context.theme
        self.lanes = LaneList(self)
        self.people = QPushButton("Facts of people…", self)
        self.codes = QPushButton("Codes…", self)
        self.card = Card(theme, parent=self)
        self.dates = self.card.add_label("")
        self.sums = self.card.add_label("", "muted")
        self.log = QPushButton("Fieldwork log", self)
        for button in (self.people, self.codes, self.log):
            button.setProperty("role", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.log.setVisible(self._context.navigation.can_open("visit"))
        self.widen = QPushButton("Show all of time again", self)
        self.widen.setProperty("role", "link")
        self.widen.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 12)
        column.setSpacing(6)
        column.addWidget(SectionHeader(theme, "Lanes"))
        column.addWidget(self.lanes)
        for button in (self.people, self.codes):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(SectionHeader(theme, "Span"))
        column.addWidget(self.card)
        for button in (self.widen, self.log):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setFocusProxy(self.lanes)

    def _listen(self) -> None:
        context = self._context
        KeepingUp(self, context.bus, self.reader.soon, touches(*PARTS["notes"]))
        self.reader.read.connect(self._tell_span)
        self.lanes.itemChanged.connect(lambda _: self._keep())
        self.lanes.model().rowsMoved.connect(lambda *_: self._keep())
        self.people.clicked.connect(self.choose_people)
        self.codes.clicked.connect(self.choose_codes)
        self.log.clicked.connect(partial(context.open, Ref("log", "log"), None, True))
        self.widen.clicked.connect(partial(context.navigation.keep_to, None))
        context.navigation.spanned.connect(lambda _: self._tell_span())

    def choose_people(self) -> None:
        """Ask whose facts are to be shown; their lane is shown then."""
        known = self._context.project.timeline.with_facts()
        if not known:
            self._context.say("Nothing is known of anybody yet. Enter facts on a person's page.")
            return
        rows = [TickRow(ident, f"{name} · {counted(facts, 'fact')}", "actor") for ident, name, facts in known]
        chosen = self._context.settings.get(self._choices.people)
        none = "Nobody is ticked, so no facts are shown."
        answer = ask_ticks(self._context.theme, "Facts of people", rows, chosen, none, MOST_PEOPLE, self.window())
        if answer is not None:
            self._context.settings.set(self._choices.people, list(answer))
            self._show("facts", bool(answer))

    def choose_codes(self) -> None:
        """Ask which codes are to be shown; their lane is shown then."""
        codes = self._context.project.codes.all()
        if not codes:
            self._context.say("There are no codes yet.")
            return
        depth: dict[str, int] = {}
        for code in codes:
            depth[code.id] = depth.get(code.parent or "", -1) + 1
        rows = [TickRow(code.id, "    " * depth[code.id] + code.name, colour=code.colour) for code in codes]
        chosen = self._context.settings.get(self._choices.codes)
        none = "None is ticked, so the most used are shown."
        answer = ask_ticks(self._context.theme, "Codes on the timeline", rows, chosen, none, MOST_CODES, self.window())
        if answer is not None:
            self._context.settings.set(self._choices.codes, list(answer))
            self._show("codes", True)

    def _show(self, lane: str, shown: bool) -> None:
        lanes = [(key, shown if key == lane else on) for key, on in self.lanes.lanes()]
        keep_lanes(self._context.settings, self._choices, lanes)
        self._show_lanes()

    def _show_lanes(self) -> None:
        self.lanes.show_lanes(ordered_lanes(self._context.settings, self._choices))

    def _keep(self) -> None:
        before = dict(ordered_lanes(self._context.settings, self._choices))
        lanes = self.lanes.lanes()
        keep_lanes(self._context.settings, self._choices, lanes)
        nobody = not self._context.settings.get(self._choices.people)
        if ("facts", True) in lanes and not before["facts"] and nobody:
            self.choose_people()

    def _tell_span(self) -> None:
        """Tell of the study, or of the time that lists keep to."""
        span, study = self._context.navigation.span, self.reader.study
        reach = study.density.reach
        self.widen.setVisible(span is not None)
        if span is None and reach is None:
            self.dates.setText("No note bears a date yet")
            self.sums.setText("")
            return
        if span is not None:
            self.dates.setText(span.label())
            total = study.density.count + study.undated
            notes = f"{len(self._context.project.timeline.ids_within(span)):,} of {counted(total, 'note')}"
            gaps = sum(span.touches(gap.first, gap.last) for gap in study.gaps)
            self.sums.setText(sums_words(notes, study.presence.days(span.since, span.until), gaps))
        elif reach is not None:
            self.dates.setText(stretch_words(*reach))
            self.sums.setText(sums_words(counted(study.density.count, "note"), study.presence.days(), len(study.gaps)))


def sums_words(notes: str, days: int, gaps: int) -> str:
    """What a stretch of time amounts to: "192 notes, 61 field days, 14 gaps over 30 days"."""
    told = f"{counted(gaps, 'gap')} over {OVER} days" if gaps else f"no gap over {OVER} days"
    return f"{notes}, {counted(days, 'field day')}, {told}"
