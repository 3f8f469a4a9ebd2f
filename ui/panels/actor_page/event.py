"""The page of an event: what it is called, when and where it was, and every place where it is mentioned."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.people import Site
from fieldnotes.domain.refs import Ref
from fieldnotes.text.dates import parse_when
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.settings import DATE_ORDER
from ui.base.undoing import attempt
from ui.commands.events import change_event
from ui.panels.actor_page.mentions_part import MentionsPart
from ui.widgets.grow_text import GrowText
from ui.widgets.page_area import PageArea
from ui.widgets.settled_line import SettledLine

_RELATED = touches("event", "site", "note", "memo")


class EventPage(Page):
    """One event in a tab; everything on it can be changed where it stands."""

    def __init__(self, context: Context, ident: str) -> None:
        super().__init__()
        self._context, self._id = context, ident
        self._event = context.project.events.get(ident)
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
        """The event."""
        return Ref("event", self._id)

    def title(self) -> str:
        """Its name."""
        return self._event.name

    def icon(self) -> str:
        """A day of the calendar."""
        return "event"

    def arrive(self) -> None:
        """The event is what is selected; the keyboard goes to where it is mentioned."""
        self.mentions.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.select(self.ref())

    def close_page(self) -> bool:
        """Keep what is being written."""
        self._save_description()
        return True

    def reload(self) -> None:
        """Show the event as it stands in the project."""
        project = self._context.project
        try:
            event = project.events.get(self._id)
        except UserError:
            self.gone.emit()
            return
        renamed, self._event = event.name != self._event.name, event
        self.name.show_words(event.name)
        self.when.show_words(event.observed.label() if event.observed else "")
        self._show_places(project.sites.all())
        if not self.description.hasFocus() and self.description.text().strip() != event.description:
            self.description.set_text(event.description)
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
        self.when = SettledLine("When", hint="12 March 2013, spring 2012, about 1974")
        self.when.settled.connect(self._date)
        self.where = QComboBox()
        self.where.setAccessibleName("Where")
        self.where.activated.connect(self._move)
        self.description = GrowText(theme, "Description", history=True)
        self.description.setProperty("role", "field")
        self.description.setPlaceholderText("What happened")
        self.description.left.connect(self._save_description)
        form.addRow("When", self.when)
        form.addRow("Where", self.where)
        form.addRow("Description", self.description)
        column.addLayout(form)
        self.mentions = MentionsPart(
            self._context, self.area, "No note mentions it yet. In a note, @ and the first letters of its name do."
        )
        column.addWidget(self.mentions)
        column.addStretch(1)
        if not self._writable:
            self.where.setEnabled(False)
            for field in (self.name, self.when, self.description):
                field.setReadOnly(True)

    def _show_places(self, sites: list[Site]) -> None:
        self.where.clear()
        self.where.addItem("(nowhere said)", None)
        for site in sites:
            self.where.addItem(site.name, site.id)
        self.where.setCurrentIndex(max(0, self.where.findData(self._event.site)))

    def _change(self, field: str, value: object) -> None:
        if not attempt(self._context, partial(change_event, self._context, self._id, **{field: value})):
            self.name.setText(self._event.name)

    def _date(self, words: str) -> None:
        try:
            when = parse_when(words, date.today(), self._context.settings.get(DATE_ORDER)) if words else None
        except UserError as error:
            self._context.say(error.message)
            self.when.setText(self._event.observed.label() if self._event.observed else "")
            return
        self._change("observed", when)
        self.when.show_words(when.label() if when else "")

    def _move(self) -> None:
        self._change("site", self.where.currentData())

    def _save_description(self) -> None:
        words = self.description.text().strip()
        if self._writable and words != self._event.description:
            self._change("description", words)


def page_kind() -> PageKind:
    """How the window makes a page for an event."""
    return PageKind("event", EventPage)
