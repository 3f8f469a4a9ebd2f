"""The people of the field, its groups, places, events and phases, in one list of five parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.events import Event
from fieldnotes.domain.people import ActorRow, Phase, Site
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.models.list_model import ROW, Index, ListModel
from ui.theme.drawing import draw_dot, draw_ground, draw_icon, draw_line, draw_right
from ui.theme.theme import Theme

SECTIONS = (("person", "People"), ("group", "Groups"), ("site", "Places"), ("event", "Events"), ("phase", "Phases"))


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading over one of the parts."""

    key: str
    words: str
    count: int

    @property
    def id(self) -> str:
        """An id of its own."""
        return f"section:{self.key}"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """Somebody, some place or some time of the field.

    Attributes:
        ref: what it is.
        name: what it is called.
        detail: pseudonym, first and last seen, or from–to.
        count: in how many notes.
        icon: a name from ``ui/theme/icons.py``.
        depth: how deep it lies in other places.
        colour: "#RRGGBB" of a phase, "" for others.
    """

    ref: Ref
    name: str
    detail: str
    count: int
    icon: str
    depth: int = 0
    colour: str = ""

    @property
    def id(self) -> str:
        """The id of what it is."""
        return self.ref.id


Entry = SectionRow | FieldRow


class ActorList(ListModel[Entry]):
    """Holds the parts; filters and folds without asking anybody."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._parts: dict[str, list[FieldRow]] = {}
        self._filter: tuple[str, ...] = ()

    def set_field(
        self,
        actors: Sequence[ActorRow],
        sites: Sequence[Site],
        phases: Sequence[Phase],
        notes_at: Mapping[str, int],
        events: Sequence[Event] = (),
    ) -> None:
        """Show another field; ``notes_at`` counts notes by the id of their place, or of an event they mention."""
        self._parts = {
            "person": [_actor(row) for row in actors if row.kind == "person"],
            "group": [_actor(row) for row in actors if row.kind == "group"],
            "site": _places(sites, notes_at),
            "event": [_event(event, notes_at) for event in events],
            "phase": [_phase(phase) for phase in phases],
        }
        self._list()

    def set_filter(self, words: str) -> None:
        """List only what has each of the words in its name or detail."""
        self._filter = tuple(words.casefold().split())
        self._list()

    def field_at(self, index: Index) -> FieldRow | None:
        """What stands at an index; None on a heading."""
        row = self.row(index)
        return row if isinstance(row, FieldRow) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        return Qt.ItemFlag.ItemIsEnabled if isinstance(self.row(index), SectionRow) else super().flags(index)

    def _list(self) -> None:
        entries: list[Entry] = []
        for key, words in SECTIONS:
            rows = [row for row in self._parts.get(key, ()) if self._passes(row)]
            if rows:
                entries.append(SectionRow(key, words, len(rows)))
                entries.extend(rows)
        self.set_rows(entries)

    def _passes(self, row: FieldRow) -> bool:
        text = f"{row.name} {row.detail}".casefold()
        return all(word in text for word in self._filter)


class ActorDelegate(QStyledItemDelegate):
    """Draws headings, and what stands under them: icon, name and count, a second line of detail."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines where there is a detail."""
        row = index.data(ROW)
        two_lines = isinstance(row, FieldRow) and row.detail
        return QSize(120, self._theme.fonts.scaled(2.6 if isinstance(row, SectionRow) else 3.5 if two_lines else 2.3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        row = index.data(ROW)
        rect = QRect(option.rect)
        if isinstance(row, SectionRow):
            self._paint_section(painter, rect, row)
        elif isinstance(row, FieldRow):
            state = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            draw_ground(painter, rect, self._theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
            self._paint_row(painter, rect.adjusted(14 + row.depth * 14, 0, -14, 0), row)
        painter.restore()

    def _paint_section(self, painter: QPainter, rect: QRect, row: SectionRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        line = rect.adjusted(14, fonts.scaled(0.6), -14, 0)
        draw_line(painter, line, row.words, fonts.frame(0.92, QFont.Weight.DemiBold), theme.colour("muted"))
        draw_right(painter, line, f"{row.count:,}", fonts.frame(0.88), theme.colour("muted"))

    def _paint_row(self, painter: QPainter, rect: QRect, row: FieldRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        height = fonts.scaled(1.45)
        lines = 2 if row.detail else 1
        top = rect.top() + (rect.height() - lines * height) // 2
        line = QRect(rect.left(), top, rect.width(), height)
        side = fonts.scaled(1.15)
        if row.colour:
            draw_dot(painter, QPointF(line.left() + side / 2, line.center().y() + 0.5), fonts.scaled(0.38), row.colour)
        else:
            icon = QRect(line.left(), line.top() + (height - side) // 2, side, side)
            draw_icon(painter, icon, row.icon, theme)
        count = f"{row.count:,}" if row.count else ""
        taken = draw_right(painter, line, count, fonts.frame(0.88), theme.colour("muted"))
        words = line.adjusted(side + 9, 0, -taken - 8, 0)
        draw_line(painter, words, row.name, fonts.frame(1.0), theme.colour("text"))
        if row.detail:
            below = line.adjusted(side + 9, height, 0, height)
            draw_line(painter, below, row.detail, fonts.small(), theme.colour("muted"))


def seen_words(first: str, last: str) -> str:
    """From when to when somebody was seen (ISO days), in years, or one year."""
    if not first:
        return ""
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"


def _actor(row: ActorRow) -> FieldRow:
    detail = " · ".join(part for part in (row.pseudonym, seen_words(row.first, row.last)) if part)
    icon = "actors" if row.kind == "group" else "actor"
    return FieldRow(Ref("actor", row.id), row.name, detail, row.notes, icon)


def _event(event: Event, notes_at: Mapping[str, int]) -> FieldRow:
    when = event.observed.label() if event.observed else ""
    return FieldRow(Ref("event", event.id), event.name, when, notes_at.get(event.id, 0), "event")


def _phase(phase: Phase) -> FieldRow:
    start = When.of(phase.start).label()
    until = When.of(phase.end).label() if phase.end else "…"
    return FieldRow(Ref("phase", phase.id), phase.name, f"{start} – {until}", 0, "phase", 0, phase.colour)


def _places(sites: Sequence[Site], notes_at: Mapping[str, int]) -> list[FieldRow]:
    """Places with those that lie in them below them."""
    known = {site.id for site in sites}
    below: dict[str | None, list[Site]] = {}
    for site in sites:
        below.setdefault(site.parent if site.parent in known else None, []).append(site)
    rows: list[FieldRow] = []
    waiting = [(site, 0) for site in reversed(below.get(None, []))]
    while waiting:
        site, depth = waiting.pop()
        rows.append(FieldRow(Ref("site", site.id), site.name, site.pseudonym, notes_at.get(site.id, 0), "site", depth))
        waiting.extend((inner, depth + 1) for inner in reversed(below.get(site.id, [])))
    return rows


def _words(entry: Entry) -> str:
    if isinstance(entry, SectionRow):
        return f"{entry.words}, {entry.count:,}"
    notes = f", in {entry.count:,} notes" if entry.count else ""
    return f"{entry.name}, {entry.detail}{notes}".replace(", ,", ",").removesuffix(", ")
