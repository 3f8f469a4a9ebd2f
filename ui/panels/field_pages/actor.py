"""The page of a person or group: what they are called, facts over time, and their trail through the notes."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.trail import Trail
from fieldnotes.project.actors import KINDS
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.commands.actors import change_actor
from ui.commands.distinct import distinct_of
from ui.commands.timeline import kept_line
from ui.models.kept_words import kept_words
from ui.panels.field_pages.aliases import AliasTable
from ui.panels.field_pages.facts import FactTable
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.memberships import MembershipTable
from ui.panels.field_pages.memos_part import MemosPart
from ui.panels.field_pages.seen_part import SeenPart
from ui.panels.field_pages.trail_part import READING, TrailPart

_NOTHING = (
    "No note names them yet. Say in a note's head that they were present, type @ and the first letters of their name, "
    "or make them the speaker of a turn."
)


class ActorSubject:
    """One person or group."""

    noun = "actor"
    related = ("actor", "team", "attribute", "memo", "passage")

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
        """How often they were met, facts, other names, memos and the trail."""
        head, context, subject = page.head, self._context, Ref("actor", self._id)
        head.add_chip("kind", "Person or group", KINDS)
        head.add_deed("Distinctive words", "chart", partial(distinct_of, context, subject))
        head.add_line("pseudonym", "Pseudonym", "As reports name them")
        head.add_text("description", "Description", "Who they are; roles that change with time are facts")
        self.seen = SeenPart(context, self._id)
        self.facts = FactTable(context, self._id)
        self.memberships = MembershipTable(context, subject, members=False)
        self.members = MembershipTable(context, subject, members=True)
        self.aliases = AliasTable(context, self._id)
        self.memos = MemosPart(context, page.area, subject)
        self.trail = TrailPart(context, page.area, subject, _NOTHING)
        self.kept = kept_line(context)
        self.trail.read.connect(self._show_trail)
        if self.trail.reading:
            self.seen.wait(READING)
        else:
            self._show_trail(self.trail.trail)
        for part in (
            self.kept,
            self.seen,
            self.facts,
            self.memberships,
            self.members,
            self.aliases,
            self.memos,
            self.trail,
        ):
            page.add_part(part)

    def show(self) -> None:
        """Read the parts anew; the trail reads itself."""
        for part in (self.seen, self.facts, self.memberships, self.members, self.aliases, self.memos):
            part.reload()
        self.members.setVisible(self._kind == "group")

    def _show_trail(self, trail: Trail) -> None:
        self.seen.show_trail(trail)
        self.kept.tell(kept_words(self._context.navigation.span, {"entry": self.trail.outside}))

    def change(self, field: str, value: object) -> None:
        """Change one field."""
        change_actor(self._context, self._id, **{field: str(value)})


def page_kind() -> PageKind:
    """How the window makes a page for a person or group."""
    return kind_of("actor", ActorSubject)
