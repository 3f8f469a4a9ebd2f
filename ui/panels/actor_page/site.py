"""The page of a place: what it is called, where it lies, and the notes that were observed there."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.people import Site
from fieldnotes.domain.refs import Ref
from fieldnotes.project.note_rows import NoteFilter
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.commands.actors import change_site
from ui.panels.actor_page.mentions_part import MentionsPart
from ui.panels.actor_page.notes_part import NotesPart
from ui.widgets.grow_text import GrowText
from ui.widgets.page_area import PageArea
from ui.widgets.settled_line import SettledLine

_RELATED = touches("site", "note")


class SitePage(Page):
    """One place in a tab; everything on it can be changed where it stands."""

    def __init__(self, context: Context, ident: str) -> None:
        super().__init__()
        self._context, self._id = context, ident
        self._site = context.project.sites.get(ident)
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
        """The place."""
        return Ref("site", self._id)

    def title(self) -> str:
        """Its name."""
        return self._site.name

    def icon(self) -> str:
        """A pin."""
        return "site"

    def arrive(self) -> None:
        """The place is what is selected; the keyboard goes to its notes."""
        self.notes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.select(self.ref())

    def close_page(self) -> bool:
        """Keep what is being written."""
        self._save_description()
        return True

    def reload(self) -> None:
        """Show the place as it stands in the project."""
        project = self._context.project
        try:
            site = project.sites.get(self._id)
        except UserError:
            self.gone.emit()
            return
        renamed, self._site = site.name != self._site.name, site
        self.name.show_words(site.name)
        self.pseudonym.show_words(site.pseudonym)
        self._show_within(project.sites.all())
        if not self.description.hasFocus() and self.description.text().strip() != site.description:
            self.description.set_text(site.description)
        self.notes.show_notes(project.notes.rows(NoteFilter(site=self._id)))
        self.mentions.show_places(project.mentions.places(self.ref()))
        if renamed:
            self.titleChanged.emit()

    def _build(self) -> None:
        theme, column = self._context.theme, self.area.column
        self.name = SettledLine("Name", "title")
        self.name.setTextMargins(-2, 0, 0, 0)
        self.name.settled.connect(partial(self._change, "name"))
        column.addWidget(self.name)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        self.pseudonym = SettledLine("Pseudonym", hint="As reports name it")
        self.pseudonym.settled.connect(partial(self._change, "pseudonym"))
        self.within = QComboBox()
        self.within.setAccessibleName("Lies in")
        self.within.activated.connect(self._move)
        self.description = GrowText(theme, "Description", history=True)
        self.description.setProperty("role", "field")
        self.description.setPlaceholderText("What one sees there")
        self.description.left.connect(self._save_description)
        form.addRow("Pseudonym", self.pseudonym)
        form.addRow("Lies in", self.within)
        form.addRow("Description", self.description)
        column.addLayout(form)
        self.notes = NotesPart(
            self._context,
            self.area,
            "Observed there",
            "Notes observed there",
            "No note was observed there yet.",
        )
        column.addWidget(self.notes)
        self.mentions = MentionsPart(self._context, self.area, "No note mentions it by @ yet.")
        column.addWidget(self.mentions)
        column.addStretch(1)
        if not self._writable:
            self.within.setEnabled(False)
            for field in (self.name, self.pseudonym, self.description):
                field.setReadOnly(True)

    def _show_within(self, sites: list[Site]) -> None:
        """The places it may lie in: not itself, and none that lies in it."""
        inside = {self._id}
        while more := {site.id for site in sites if site.parent in inside} - inside:
            inside |= more
        self.within.clear()
        self.within.addItem("(nothing larger)", None)
        for site in sites:
            if site.id not in inside:
                self.within.addItem(site.name, site.id)
        self.within.setCurrentIndex(max(0, self.within.findData(self._site.parent)))

    def _change(self, field: str, words: str | None) -> None:
        if not attempt(self._context, partial(change_site, self._context, self._id, **{field: words})):
            self.name.setText(self._site.name)

    def _move(self) -> None:
        self._change("parent", self.within.currentData())

    def _save_description(self) -> None:
        words = self.description.text().strip()
        if self._writable and words != self._site.description:
            self._change("description", words)


def page_kind() -> PageKind:
    """How the window makes a page for a place."""
    return PageKind("site", SitePage)
