"""The page of an event: what it is called, when and where it was, and every place where it is mentioned."""

from collections.abc import Mapping
from datetime import date

from fieldnotes.domain.notes import MentionPlace
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan, kept
from fieldnotes.text.dates import parse_when
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.base.settings import DATE_ORDER
from ui.commands.events import change_event
from ui.commands.timeline import kept_line
from ui.models.kept_words import kept_words
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.mentions_part import MentionsPart
from ui.panels.field_pages.notes_part import NotesPart


class EventSubject:
    """One event."""

    noun = "event"
    related = ("event", "site", "note", "memo")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident

    def read(self) -> Mapping[str, object]:
        """Name, when in words, where and what happened."""
        event = self._context.project.events.get(self._id)
        return {
            "name": event.name,
            "observed": event.observed.label() if event.observed else "",
            "site": event.site,
            "description": event.description,
        }

    def icon(self) -> str:
        """A day of the calendar."""
        return "event"

    def build(self, page: FieldPage) -> None:
        """The notes that tell of it, and where it is mentioned."""
        page.head.add_line("observed", "When", "12 March 2013, spring 2012, about 1974")
        self._where = page.head.add_choice("site", "Where")
        page.head.add_text("description", "Description", "What happened")
        nothing = "No note mentions it yet. In a note, @ and the first letters of its name do."
        self.notes = NotesPart(
            self._context,
            page.area,
            "Told in these notes",
            "Notes that tell of it",
            "No note names it in its head yet.",
        )
        self.mentions = MentionsPart(self._context, page.area, nothing)
        self.kept = kept_line(self._context)
        page.add_part(self.kept)
        page.add_part(self.notes)
        page.add_part(self.mentions)

    def show(self) -> None:
        """Read the parts anew."""
        project = self._context.project
        self._where.clear()
        self._where.addItem("(nowhere said)", None)
        for site in project.sites.all():
            self._where.addItem(site.name, site.id)
        span = self._context.navigation.span
        notes = project.notes.days(ids=project.events.notes_of(self._id))
        places = project.mentions.places(Ref("event", self._id))
        shown, here = kept(notes, span), [place for place in places if _counts(place, span)]
        outside = {"note": len(notes) - len(shown), "mention": len(places) - len(here)}
        self.notes.show_notes(shown, outside["note"])
        self.mentions.show_places(here, outside["mention"])
        self.kept.tell(kept_words(span, outside))

    def change(self, field: str, value: object) -> None:
        """Change one field; a date is read as people tell it."""
        if field == "observed":
            value = parse_when(str(value), date.today(), self._context.settings.get(DATE_ORDER)) if value else None
        change_event(self._context, self._id, **{field: value})


def _counts(place: MentionPlace, span: TimeSpan | None) -> bool:
    """Whether a mention lies in the time that lists keep to; memos are written, not observed, and stay."""
    when = place.observed
    observed = when is not None and span is not None and span.touches(when.first, when.last)
    return span is None or place.text.noun != "note" or observed


def page_kind() -> PageKind:
    """How the window makes a page for an event."""
    return kind_of("event", EventSubject)
