"""The page of a place: what it is called, where it lies, and the notes that were observed there."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial

from fieldnotes.domain.people import Site
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.tallies import Counted
from fieldnotes.project.note_rows import NoteFilter
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.commands.actors import change_site
from ui.commands.distinct import distinct_of
from ui.commands.sites import lying_in
from ui.commands.timeline import kept_line
from ui.models.kept_words import kept_words
from ui.panels.field_pages.chips_part import ChipsPart, CountingPart
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.told import Told, tally_words, visit_words
from ui.panels.field_pages.trail_part import TrailPart
from ui.panels.field_pages.visits_part import VisitsPart


class SiteSubject:
    """One place."""

    noun = "site"
    related = ("site", "note", "actor", "event", "visit", "contributor")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident

    def read(self) -> Mapping[str, object]:
        """Name, pseudonym, description, where it is and what it lies in."""
        return asdict(self._context.project.sites.get(self._id))

    def icon(self) -> str:
        """A pin."""
        return "site"

    def build(self, page: FieldPage) -> None:
        """Places in it, people and events there, and all that was met there in order of time."""
        mark_off = partial(distinct_of, self._context, Ref("site", self._id))
        page.head.add_deed("Distinctive words", "chart", mark_off)
        page.head.add_line("pseudonym", "Pseudonym", "As reports name it")
        page.head.add_line("place", "Where it is", "An address, or a point: 52.2053, 0.1218")
        self._within = page.head.add_choice("parent", "Lies in")
        page.head.add_text("description", "Description", "What one sees there")
        self.told = Told()
        self.sites = ChipsPart(self._context, "Places in it", counted="notes")
        self.people = CountingPart(
            self._context, "Seen there", "notes", self._context.project.tallies.people, "actor", limit=30
        )
        self.events = ChipsPart(self._context, "What happened there", counted="notes")
        here = Ref("site", self._id)
        self.visits = VisitsPart(self._context, page.area, here, "No visit to it was entered yet.")
        self.trail = TrailPart(self._context, page.area, here, "No note was observed there yet.")
        self.kept = kept_line(self._context)
        self.trail.read.connect(lambda _: self._tell_kept())
        for part in (self.kept, self.told, self.sites, self.people, self.events, self.visits, self.trail):
            page.add_part(part)

    def show(self) -> None:
        """Read the parts anew."""
        project, span = self._context.project, self._context.navigation.span
        only = NoteFilter(site=self._id, span=span)
        counts = project.sites.counts(span) | project.events.counts(span)
        self._show_within(project.sites.all())
        visits = visit_words(project.tallies.visits_to(self._id, span), "")
        self.told.tell((*tally_words(project.tallies.notes(only)), visits))
        self.sites.show_chips(
            [Counted(Ref("site", one.id), one.name, counts.get(one.id, 0)) for one in project.sites.within(self._id)],
            "site",
        )
        self.people.count([note.id for note in project.notes.days(only)])
        self.visits.show_visits(project.visits.of_site(self._id))
        self._tell_kept()
        happened = [event for event in project.events.all() if event.site == self._id]
        self.events.show_chips(
            [Counted(Ref("event", event.id), event.name, counts.get(event.id, 0)) for event in happened], "event"
        )

    def _tell_kept(self) -> None:
        outside = {"entry": self.trail.outside, "visit": self.visits.outside}
        self.kept.tell(kept_words(self._context.navigation.span, outside))

    def change(self, field: str, value: object) -> None:
        """Change one field."""
        change_site(self._context, self._id, **{field: None if value is None else str(value)})

    def _show_within(self, sites: list[Site]) -> None:
        """The places it may lie in: not itself, and none that lies in it."""
        inside = lying_in(sites, self._id)
        self._within.clear()
        self._within.addItem("(nothing larger)", None)
        for site in sites:
            if site.id not in inside:
                self._within.addItem(site.name, site.id)


def page_kind() -> PageKind:
    """How the window makes a page for a place."""
    return kind_of("site", SiteSubject)
