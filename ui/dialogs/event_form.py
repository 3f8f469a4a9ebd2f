"""What an event of the field needs to be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from fieldnotes.domain.people import Site
from fieldnotes.domain.when import When
from fieldnotes.text.dates import parse_when
from ui.dialogs.form import Form, answered


@dataclass(frozen=True, slots=True)
class NewEvent:
    """The answers; ``site`` is the id of its place, or None."""

    name: str
    observed: When | None
    site: str | None
    description: str


class EventForm(Form):
    """A new event; only the name is required, the date is read as people write it."""

    def __init__(self, sites: Sequence[Site], order: str = "dmy", window: QWidget | None = None) -> None:
        super().__init__("New event", "Add event", window)
        self._order = order
        self.name = self.add_line("Name", "", "As you call it in your notes")
        self.when = self.add_line("When", "", "12 March 2013, spring 2012, about 1974; may be left empty")
        self.where = QComboBox(self)
        self.where.setAccessibleName("Where")
        self.where.addItem("(nowhere said)", None)
        for site in sites:
            self.where.addItem(site.name, site.id)
        self.lines.addRow("Where", self.where)
        self.description = self.add_text("Description", "", "What happened", 72)
        self.require(self.name)
        self.name.setFocus()

    def check(self) -> None:
        """The date must be one."""
        self._when()

    def answer(self) -> NewEvent:
        """What was filled in."""
        description = self.description.toPlainText().strip()
        return NewEvent(self.name.text().strip(), self._when(), self.where.currentData(), description)

    def _when(self) -> When | None:
        words = self.when.text().strip()
        return parse_when(words, date.today(), self._order) if words else None


def ask_event(sites: Sequence[Site], order: str = "dmy", window: QWidget | None = None) -> NewEvent | None:
    """Ask for a new event; None when the person turned back."""
    form = EventForm(sites, order, window)
    return answered(form, form.answer)
