"""The page of a person or group: what they are called, who they are, facts, and the notes in which they are present."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QVBoxLayout

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.project.actors import KINDS
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.commands.actors import change_actor
from ui.panels.actor_page.facts import FactTable
from ui.panels.actor_page.mentions_part import MentionsPart
from ui.panels.actor_page.notes_part import NotesPart
from ui.widgets.chip_row import ChipRow
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.grow_text import GrowText
from ui.widgets.page_area import PageArea
from ui.widgets.settled_line import SettledLine

_RELATED = touches("actor", "note")


class ActorPage(Page):
    """One person or group in a tab; everything on it can be changed where it stands."""

    def __init__(self, context: Context, ident: str) -> None:
        super().__init__()
        self._context, self._id = context, ident
        self._actor = context.project.actors.get(ident)
        self._writable = not context.session.readonly
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area = PageArea(context.theme.fonts.scaled(60))
        self._build()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        KeepingUp(self, context.bus, self.reload, _RELATED, self.ref())
        self.reload()

    def ref(self) -> Ref:
        """The person or group."""
        return Ref("actor", self._id)

    def title(self) -> str:
        """Their name."""
        return self._actor.name

    def icon(self) -> str:
        """One head, or several."""
        return "actors" if self._actor.kind == "group" else "actor"

    def arrive(self) -> None:
        """They are what is selected; the keyboard goes to their notes."""
        self.notes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.select(self.ref())

    def close_page(self) -> bool:
        """Keep what is being written."""
        self._save_description()
        return True

    def reload(self) -> None:
        """Show them as they stand in the project."""
        project = self._context.project
        try:
            actor = project.actors.get(self._id)
        except UserError:
            self.gone.emit()
            return
        renamed, self._actor = actor.name != self._actor.name, actor
        self.name.show_words(actor.name)
        self.pseudonym.show_words(actor.pseudonym)
        self.kind.show_choice(actor.kind)
        if not self.description.hasFocus() and self.description.text().strip() != actor.description:
            self.description.set_text(actor.description)
        self.facts.show_facts(project.facts.of(self._id))
        self.notes.show_notes(project.actors.notes_of(self._id))
        self.mentions.show_places(project.mentions.places(self.ref()))
        if renamed:
            self.titleChanged.emit()

    def _build(self) -> None:
        theme, column = self._context.theme, self.area.column
        self.name = SettledLine("Name", "title")
        self.name.setTextMargins(-2, 0, 0, 0)
        self.name.settled.connect(partial(self._change, "name"))
        column.addWidget(self.name)
        chips = ChipRow(gap=6)
        self.kind = ChoiceChip(theme, "Person or group", KINDS)
        self.kind.chosen.connect(partial(self._change, "kind"))
        chips.add(self.kind)
        column.addWidget(chips)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        self.pseudonym = SettledLine("Pseudonym", hint="As reports name them")
        self.pseudonym.settled.connect(partial(self._change, "pseudonym"))
        self.description = GrowText(theme, "Description", history=True)
        self.description.setProperty("role", "field")
        self.description.setPlaceholderText("Who they are; roles that change with time are facts")
        self.description.left.connect(self._save_description)
        form.addRow("Pseudonym", self.pseudonym)
        form.addRow("Description", self.description)
        column.addLayout(form)
        self.facts = FactTable(self._context, self._id)
        column.addWidget(self.facts)
        self.notes = NotesPart(
            self._context,
            self.area,
            "Present in these notes",
            "Notes in which they are present",
            "No note names them among the people present yet.",
        )
        column.addWidget(self.notes)
        self.mentions = MentionsPart(self._context, self.area, "No text mentions them by @ yet.")
        column.addWidget(self.mentions)
        column.addStretch(1)
        if not self._writable:
            self.kind.fix()
            for field in (self.name, self.pseudonym, self.description):
                field.setReadOnly(True)

    def _change(self, field: str, words: str) -> None:
        if not attempt(self._context, partial(change_actor, self._context, self._id, **{field: words})):
            self.name.setText(self._actor.name)

    def _save_description(self) -> None:
        words = self.description.text().strip()
        if self._writable and words != self._actor.description:
            self._change("description", words)


def page_kind() -> PageKind:
    """How the window makes a page for a person or group."""
    return PageKind("actor", ActorPage)
