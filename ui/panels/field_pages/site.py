"""The page of a place: what it is called, where it lies, and the notes that were observed there."""

from collections.abc import Mapping
from dataclasses import asdict

from fieldnotes.domain.people import Site
from fieldnotes.domain.refs import Ref
from fieldnotes.project.note_rows import NoteFilter
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.commands.actors import change_site
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.mentions_part import MentionsPart
from ui.panels.field_pages.notes_part import NotesPart
from ui.panels.field_pages.trail_part import TrailPart


class SiteSubject:
    """One place."""

    noun = "site"
    related = ("site", "note")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident

    def read(self) -> Mapping[str, object]:
        """Name, pseudonym, description and the place it lies in."""
        return asdict(self._context.project.sites.get(self._id))

    def icon(self) -> str:
        """A pin."""
        return "site"

    def build(self, page: FieldPage) -> None:
        """Notes and mentions."""
        page.head.add_line("pseudonym", "Pseudonym", "As reports name it")
        self._within = page.head.add_choice("parent", "Lies in")
        page.head.add_text("description", "Description", "What one sees there")
        self.notes = NotesPart(
            self._context, page.area, "Observed there", "Notes observed there", "No note was observed there yet."
        )
        self.mentions = MentionsPart(self._context, page.area, "No note mentions it by @ yet.")
        page.add_part(self.notes)
        page.add_part(self.mentions)
        page.add_part(TrailPart(self._context, page.area, Ref("site", self._id), "No note was observed there yet."))

    def show(self) -> None:
        """Read the parts anew."""
        project = self._context.project
        self._show_within(project.sites.all())
        self.notes.show_notes(project.notes.rows(NoteFilter(site=self._id)))
        self.mentions.show_places(project.mentions.places(Ref("site", self._id)))

    def change(self, field: str, value: object) -> None:
        """Change one field."""
        change_site(self._context, self._id, **{field: None if value is None else str(value)})

    def _show_within(self, sites: list[Site]) -> None:
        """The places it may lie in: not itself, and none that lies in it."""
        inside = {self._id}
        while more := {site.id for site in sites if site.parent in inside} - inside:
            inside |= more
        self._within.clear()
        self._within.addItem("(nothing larger)", None)
        for site in sites:
            if site.id not in inside:
                self._within.addItem(site.name, site.id)


def page_kind() -> PageKind:
    """How the window makes a page for a place."""
    return kind_of("site", SiteSubject)
