"""The head of a note: its title, and chips for when, where, who and what kind; a chip is edited in its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.lag import lag_words
from fieldnotes.domain.notes import KINDS
from fieldnotes.domain.when import When
from ui.editor.date_hint import Read
from ui.editor.field_editor import FieldEditor
from ui.editor.title_line import TitleLine
from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow

_NARROWEST = 240
_TITLE_PAUSE = 600
"""Milliseconds of rest after which a title that is being typed is kept."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The visit and the strand of a note, in words; None where the study has none at all.

    ``offered`` is the one visit that fits a note without any.
    """

    visit: str | None = None
    offered: str = ""
    strand: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head of a note tells; names instead of ids.

    ``offered`` are the place and people of the note made last, which a new one can take over; ``events`` are None
    where the study has none at all.
    """

    title: str = ""
    kind: str = "fieldnote"
    observed: When | None = None
    written: str | None = None
    site: str = ""
    people: tuple[str, ...] = ()
    phase: str = ""
    writable: bool = True
    offered: tuple[str, ...] = ()
    joined: Joined = Joined()
    events: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What can be completed, asked for when a chip is opened."""

    sites: Callable[[], Sequence[str]] = field(default=list)
    people: Callable[[], Sequence[str]] = field(default=list)
    events: Callable[[], Sequence[str]] = field(default=list)


class Header(QWidget):
    """Shows the facts of a note and lets them be changed in place.

    Args:
        theme: colours, icons, fonts.
        read_when: reads a date as people write it (see `date_hint.Read`); raises UserError.
        known: names to complete.

    Signals:
        titled: the title (str).
        observed: a When or None.
        written: a partial ISO date (str) or None.
        sited: the name of a place, "" for none; it may be new.
        peopled: names (list of str); some may be new.
        happened: names of events (list of str); some may be new.
        kinded: a kind of note.
        asked: the chip of "visit" or "strand" was pressed.
        accepted: the place and people offered are those of this note.
        left: the person is done with the title and goes on to the text.
    """

    titled = Signal(str)
    observed = Signal(object)
    written = Signal(object)
    sited = Signal(str)
    peopled = Signal(list)
    happened = Signal(list)
    kinded = Signal(str)
    asked = Signal(str)
    accepted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, read_when: Read, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read_when = read_when
        self._known = known
        self._facts = Facts()
        self._editing = ""
        self._title = TitleLine(theme, self)
        self._title.textEdited.connect(self._title_typed)
        self._title.editingFinished.connect(self.keep_title)
        self._title.finished.connect(self.left)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_TITLE_PAUSE)
        self._rest.timeout.connect(self.keep_title)
        self._row = ChipRow(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 18, 0, 12)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)
        self._column.addWidget(self._row)
        self._chips: dict[str, Chip] = {}
        for name, icon in (
            ("observed", "date"),
            ("written", "written"),
            ("site", "site"),
            ("people", "actors"),
            ("events", "event"),
            ("kind", "fieldnote"),
            ("phase", "phase"),
            ("visit", "visit"),
            ("strand", "strand"),
        ):
            chip = Chip(theme, name, icon)
            chip.clicked.connect(lambda _=False, name=name: self.edit(name))
            self._chips[name] = chip
            self._row.add(chip)
        self._chips["phase"].setToolTip("Phases follow from the date observed")
        self._offer = Chip(theme, "", "accept", empty=True)
        self._offer.clicked.connect(self.accepted)
        self._row.add(self._offer)
        self._field = FieldEditor(theme, self)
        self._field.committed.connect(self._commit)
        self._field.cancelled.connect(self._cancel)

    def set_margins(self, left: int, right: int) -> None:
        """Stand over the text: what stays free beside it, in pixels."""
        self._column.setContentsMargins(left, 18, right, 12)

    def minimumSizeHint(self) -> QSize:
        """The margins beside the column give way when the page grows narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def show_facts(self, facts: Facts) -> None:
        """Show other facts; a title that is being typed is left alone."""
        self._facts = facts
        typing = self._title.hasFocus() and self._title.isModified()
        if not typing and self._title.text() != facts.title:
            self._title.setText(facts.title)
        self._title.setReadOnly(not facts.writable)
        for name, (words, icon, empty) in self._worded(facts).items():
            self._chips[name].set_fact(words, icon, empty)
        self._chips["phase"].setVisible(bool(facts.phase))
        self._chips["events"].setVisible(facts.events is not None)
        self._chips["visit"].setVisible(facts.joined.visit is not None)
        self._chips["strand"].setVisible(facts.joined.strand is not None)
        self._offer.set_fact(f"as last: {_names(facts.offered)}", "accept", True)
        self._offer.setToolTip(f"Take over {', '.join(facts.offered)} (Alt+Enter)")
        self._offer.setVisible(bool(facts.offered))
        self._row.updateGeometry()

    def chip(self, name: str) -> Chip:
        """The chip of a fact: "observed", "written", "site", "people", "events", "kind", "phase", "visit", "strand"."""
        return self._chips[name]

    @property
    def offer(self) -> Chip:
        """The chip that takes place and people over from the note made last."""
        return self._offer

    @property
    def field(self) -> FieldEditor:
        """The line in which a fact is being changed."""
        return self._field

    @property
    def title_line(self) -> TitleLine:
        """The line of the title."""
        return self._title

    def edit(self, name: str) -> None:
        """Open a fact for changing."""
        if not self._facts.writable or name == "phase":
            return
        chip = self._chips[name]
        if name in ("visit", "strand"):
            self.asked.emit(name)
            return
        if name == "kind":
            self._choose_kind(chip)
            return
        self._editing = name
        place = QRect(chip.mapTo(self, QPoint(0, 0)), chip.size())
        facts = self._facts
        if name == "observed":
            words = facts.observed.label() if facts.observed else ""
            self._field.begin(place, words, "When it happened", read=self._read_when)
        elif name == "written":
            words = When.of(facts.written).label() if facts.written else ""
            self._field.begin(place, words, "When it was written", read=self._read_when)
        elif name == "site":
            self._field.begin(place, facts.site, "Where: a place, known or new", self._known.sites())
        elif name == "events":
            words = ", ".join(facts.events or ())
            self._field.begin(place, words, "What happened: events, with commas", self._known.events(), several=True)
        else:
            words = ", ".join(facts.people)
            self._field.begin(place, words, "Who was there, with commas", self._known.people(), several=True)

    def keep_title(self) -> None:
        """Hand over a title that was typed."""
        self._rest.stop()
        if self._title.isModified() and not self._title.isReadOnly():
            self._title.setModified(False)
            self.titled.emit(" ".join(self._title.text().split()))

    def keep(self) -> None:
        """Hand over everything that is being typed."""
        self.keep_title()
        if self._field.isVisible() and not self._field.property("wrong"):
            self._commit(self._field.text())

    def _title_typed(self) -> None:
        self._rest.start()

    def _choose_kind(self, chip: Chip) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in KINDS:
            action = menu.addAction(self._theme.icon(kind), kind.capitalize())
            action.triggered.connect(lambda _=False, kind=kind: self.kinded.emit(kind))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def _commit(self, words: str) -> None:
        name, words = self._editing, " ".join(words.split())
        if not name:
            return
        try:
            self._hand_over(name, words)
        except UserError as error:
            self._field.refuse(error.message)
            return
        self._close()

    def _hand_over(self, name: str, words: str) -> None:
        if name in ("observed", "written"):
            when = self._read_when(words, True) if words else None
            if name == "observed":
                self.observed.emit(when)
            else:
                self.written.emit(when.start if when else None)
        elif name == "site":
            self.sited.emit(words)
        else:
            parts = (" ".join(part.split()) for part in words.split(","))
            names = list(dict.fromkeys(part for part in parts if part))
            (self.happened if name == "events" else self.peopled).emit(names)

    def _cancel(self) -> None:
        self._close()

    def _close(self) -> None:
        name, self._editing = self._editing, ""
        held = self._field.hasFocus()
        self._field.hide()
        if name and held:
            self._chips[name].setFocus()

    def _worded(self, facts: Facts) -> dict[str, tuple[str, str, bool]]:
        """What each chip says, its icon, and whether it is empty."""
        observed = f"Observed {facts.observed.label()}" if facts.observed else "date observed"
        lag = lag_words(facts.observed, facts.written)
        written = f"Written {lag}" if lag else "date written"
        if facts.written and not lag:
            written = f"Written {When.of(facts.written).label()}"
        return {
            "observed": (observed, "date", facts.observed is None),
            "written": (written, "written", not facts.written),
            "site": (facts.site or "place", "site", not facts.site),
            "people": (_names(facts.people) or "people", "actors", not facts.people),
            "events": (_names(facts.events or ()) or "event", "event", not facts.events),
            "kind": (facts.kind.capitalize(), facts.kind, False),
            "phase": (facts.phase, "phase", False),
            "visit": _visit_words(facts.joined),
            "strand": (facts.joined.strand or "strand", "strand", not facts.joined.strand),
        }


def _visit_words(joined: Joined) -> tuple[str, str, bool]:
    """A visit, or the one that is offered, or none yet."""
    if joined.visit:
        return f"Visit {joined.visit}", "visit", False
    return (f"visit {joined.offered}?", "accept", True) if joined.offered else ("visit", "visit", True)


def _names(people: Sequence[str]) -> str:
    if len(people) <= 3:
        return ", ".join(people)
    return f"{', '.join(people[:2])} and {len(people) - 2} more"
