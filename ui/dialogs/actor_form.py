"""What the people, groups and places of the field need to be told."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from fieldnotes.domain.people import Site
from ui.dialogs.form import Form, answered


@dataclass(frozen=True, slots=True)
class NewActor:
    """The answers; ``kind`` is "person" or "group"."""

    name: str
    kind: str
    pseudonym: str
    description: str


@dataclass(frozen=True, slots=True)
class NewSite:
    """The answers; ``parent`` is the id of the place it lies in, or None."""

    name: str
    parent: str | None
    pseudonym: str
    description: str


class ActorForm(Form):
    """A new person or group; the name is required."""

    def __init__(self, kind: str = "person", window: QWidget | None = None) -> None:
        super().__init__(f"New {kind}", f"Add {kind}", window)
        self._kind = kind
        self.name = self.add_line("Name", "", "As you call them in your notes")
        self.pseudonym = self.add_line("Pseudonym", "", "As reports name them; may be left empty")
        self.description = self.add_text("Description", "", "Who they are; roles that change with time are facts", 72)
        self.require(self.name)
        self.name.setFocus()

    def answer(self) -> NewActor:
        """What was filled in."""
        description = self.description.toPlainText().strip()
        return NewActor(self.name.text().strip(), self._kind, self.pseudonym.text().strip(), description)


class SiteForm(Form):
    """A new place; the name is required."""

    def __init__(self, sites: Sequence[Site], window: QWidget | None = None) -> None:
        super().__init__("New place", "Add place", window)
        self.name = self.add_line("Name", "", "As you call it in your notes")
        self.pseudonym = self.add_line("Pseudonym", "", "As reports name it; may be left empty")
        self.within = QComboBox(self)
        self.within.setAccessibleName("Lies in")
        self.within.addItem("(nothing larger)", None)
        for site in sites:
            self.within.addItem(site.name, site.id)
        self.lines.addRow("Lies in", self.within)
        self.description = self.add_text("Description", "", "What one sees there", 72)
        self.require(self.name)
        self.name.setFocus()

    def answer(self) -> NewSite:
        """What was filled in."""
        description = self.description.toPlainText().strip()
        return NewSite(self.name.text().strip(), self.within.currentData(), self.pseudonym.text().strip(), description)


def ask_actor(kind: str = "person", window: QWidget | None = None) -> NewActor | None:
    """Ask for a new person or group; None when the person turned back."""
    form = ActorForm(kind, window)
    return answered(form, form.answer)


def ask_site(sites: Sequence[Site], window: QWidget | None = None) -> NewSite | None:
    """Ask for a new place; None when the person turned back."""
    form = SiteForm(sites, window)
    return answered(form, form.answer)
