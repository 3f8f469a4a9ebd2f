"""The page of a person or group: what they are called, who they are, facts, and the notes in which they are present."""

from collections.abc import Mapping
from dataclasses import asdict

from fieldnotes.domain.refs import Ref
from fieldnotes.project.actors import KINDS
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.commands.actors import change_actor
from ui.panels.field_pages.facts import FactTable
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.memberships import MembershipTable
from ui.panels.field_pages.mentions_part import MentionsPart
from ui.panels.field_pages.notes_part import NotesPart


class ActorSubject:
    """One person or group."""

    noun = "actor"
    related = ("actor", "team", "note")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident
        self._kind = ""

    def read(self) -> Mapping[str, object]:
        """Name, kind, pseudonym and description."""
        actor = self._context.project.actors.get(self._id)
        self._kind = actor.kind
        return asdict(actor)

    def icon(self) -> str:
        """One head, or several."""
        return "actors" if self._kind == "group" else "actor"

    def build(self, page: FieldPage) -> None:
        """Facts, notes and mentions."""
        head = page.head
        head.add_chip("kind", "Person or group", KINDS)
        head.add_line("pseudonym", "Pseudonym", "As reports name them")
        head.add_text("description", "Description", "Who they are; roles that change with time are facts")
        self.facts = FactTable(self._context, self._id)
        self.memberships = MembershipTable(self._context, Ref("actor", self._id), members=False)
        self.members = MembershipTable(self._context, Ref("actor", self._id), members=True)
        self.notes = NotesPart(
            self._context,
            page.area,
            "Present in these notes",
            "Notes in which they are present",
            "No note names them among the people present yet.",
        )
        self.mentions = MentionsPart(self._context, page.area, "No text mentions them by @ yet.")
        for part in (self.facts, self.memberships, self.members, self.notes, self.mentions):
            page.add_part(part)

    def show(self) -> None:
        """Read the parts anew."""
        project = self._context.project
        self.facts.show_facts(project.facts.of(self._id))
        self.memberships.reload()
        self.members.reload()
        self.members.setVisible(self._kind == "group")
        self.notes.show_notes(project.actors.notes_of(self._id))
        self.mentions.show_places(project.mentions.places(Ref("actor", self._id)))

    def change(self, field: str, value: object) -> None:
        """Change one field."""
        change_actor(self._context, self._id, **{field: str(value)})


def page_kind() -> PageKind:
    """How the window makes a page for a person or group."""
    return kind_of("actor", ActorSubject)
