"""The page of a visit or a time of absence: when, where, who, what was not seen, and the notes that came of it."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.people import Actor
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.visits import KINDS, Visit
from fieldnotes.project.note_rows import NoteFilter
from fieldnotes.text.stays import minutes_words, parse_minutes, parse_stay
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.base.settings import DATE_ORDER
from ui.base.undoing import attempt
from ui.commands.visits import change_visit, note_of_visit
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.notes_part import NotesPart
from ui.widgets.check_chips import CheckChips
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.section_header import SectionHeader


class VisitSubject:
    """One visit or absence."""

    noun = "visit"
    related = ("visit", "note", "site", "contributor", "strand", "actor")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident
        self._visit = Visit(ident, "")

    def read(self) -> Mapping[str, object]:
        """All its fields in words; it is called by its days and place."""
        visit = self._visit = self._context.project.visits.get(self._id)
        place = self._context.project.sites.get(visit.site).name if visit.site else ""
        return {
            "name": ", ".join(filter(None, (visit.label(), place))) + (" (away)" if visit.absent else ""),
            "kind": visit.kind,
            "when": visit.label(),
            "minutes": minutes_words(visit.minutes) if visit.minutes else "",
            "site": visit.site,
            "strand": visit.strand,
            "access": visit.access,
            "not_seen": visit.not_seen,
            "description": visit.description,
        }

    def icon(self) -> str:
        """Somebody walking, or a day crossed out."""
        return "absence" if self._visit.absent else "visit"

    def build(self, page: FieldPage) -> None:
        """Fields, then notes and people."""
        head, project = page.head, self._context.project
        head.name.setReadOnly(True)
        head.add_chip("kind", "Visit or absence", KINDS)
        head.add_line("when", "When", "12 March 2013, 9:30–13:00; 3–5 May; August 2014")
        head.add_line("minutes", "How long", "3 h 20, 3.5 h, 45 min")
        self._where = head.add_choice("site", "Where")
        self.who = CheckChips(self._context.theme, "Who")
        self.who.ticked.connect(self._set_visitors)
        head.form.addRow("Who", self.who)
        self._strand: QComboBox | None = head.add_choice("strand", "Strand") if project.strands.all() else None
        head.add_text("access", "Access", "How you came in; what you were let see")
        head.add_text("not_seen", "Not seen", "What went on that you did not see")
        self._remarks = head.add_text("description", "Remarks", "Anything else")
        self._form = head.form
        self._stays = tuple(head.widgets[field] for field in ("minutes", "access", "not_seen"))
        self.notes = NotesPart(
            self._context, page.area, "Notes of this visit", "Notes of this visit", "No note was joined to it yet."
        )
        self.people = PeoplePart(self._context)
        self._new = self._new_note()
        for part in (self.notes, self._new, self.people):
            page.add_part(part)

    def show(self) -> None:
        """Read choices and parts anew."""
        project = self._context.project
        _fill(self._where, "(no place said)", [(site.id, site.name) for site in project.sites.all()])
        if self._strand is not None:
            _fill(self._strand, "(none)", [(strand.id, strand.name) for strand in project.strands.all()])
        people = [(person.id, person.name) for person in project.contributors.all()]
        self.who.show_choices(people, self._visit.visitors, not self._context.session.readonly)
        self.notes.show_notes(project.notes.days(NoteFilter(visit=self._id)))
        self.people.show_people(project.visits.people(self._id))
        self._fit()

    def change(self, field: str, value: object) -> None:
        """Change one field; dates and lengths are read as people write them.

        Raises:
            UserError: they cannot be read, or the visit cannot be so.
        """
        fields: dict[str, Any] = {field: value}
        if field == "when":
            order = self._context.settings.get(DATE_ORDER)
            stay = parse_stay(str(value), date.today(), order, self._visit.absent)
            fields = {"start": stay.start, "end": stay.end}
            fields |= {"minutes": stay.minutes} if stay.minutes else {}
        elif field == "minutes":
            fields = {"minutes": parse_minutes(str(value))}
        change_visit(self._context, self._id, **fields)

    def _fit(self) -> None:
        """An absence has a reason, and nothing that only a visit has."""
        absent = self._visit.absent
        for field in self._stays:
            self._form.setRowVisible(field, not absent)
        label = self._form.labelForField(self._remarks)
        if isinstance(label, QLabel):
            label.setText("Why" if absent else "Remarks")
        self._remarks.setPlaceholderText("Ill, teaching, snowed in, no access …" if absent else "Anything else")
        self.notes.setVisible(not absent)
        self.people.setVisible(not absent)
        self._new.setVisible(not absent and not self._context.session.readonly)

    def _set_visitors(self, people: list[str]) -> None:
        attempt(self._context, partial(change_visit, self._context, self._id, visitors=tuple(people)))

    def _new_note(self) -> QWidget:
        button = QPushButton("New note of this visit")
        button.setProperty("role", "link")
        button.clicked.connect(lambda: attempt(self._context, partial(note_of_visit, self._context, self._id)))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button)
        row.addStretch(1)
        return whole


class PeoplePart(QWidget):
    """Who is present in the notes of a visit, as chips that open their pages."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.header = SectionHeader(context.theme, "People present")
        self._nothing = QLabel("Nobody is entered as present in its notes.")
        self._nothing.setProperty("role", "muted")
        self.chips = ChipRow(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.header, self._nothing, self.chips):
            column.addWidget(widget)

    def show_people(self, people: list[Actor]) -> None:
        """Show these."""
        self.chips.clear()
        for actor in people:
            chip = Chip(self._context.theme, actor.name, "actors" if actor.kind == "group" else "actor")
            chip.clicked.connect(partial(self._open, actor.id))
            self.chips.add(chip)
        self.header.set_count(len(people) or None)
        self.chips.setVisible(bool(people))
        self._nothing.setVisible(not people)

    def _open(self, actor: str, _: bool = False) -> None:
        self._context.open(Ref("actor", actor))


def _fill(box: QComboBox, nothing: str, choices: list[tuple[str, str]]) -> None:
    box.clear()
    box.addItem(nothing, None)
    for ident, name in choices:
        box.addItem(name, ident)


def page_kind() -> PageKind:
    """How the window makes a page for a visit."""
    return kind_of("visit", VisitSubject)
