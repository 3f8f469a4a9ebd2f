"""Asks for something that is true from–to: a fact about somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from fieldnotes.domain.attributes import Attribute, named, value_words
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.facts import earlier_fact, end_before
from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import When
from fieldnotes.text.dates import parse_when
from ui.dialogs.form import Form, answered
from ui.dialogs.stretch_lines import checked_stretch, shown_edge
from ui.dialogs.value_field import ValueField
from ui.widgets.completing import complete_names

KEYS = ("role", "team", "consent", "position", "employer", "education")
"""What is often true of people for a time; anything else may be typed."""

_QUOTED = 160
"""Letters shown of the words that a fact is learnt from."""


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """What the box knows before it asks.

    Attributes:
        people: whom it may be about, ids and names; one alone is not asked for.
        facts: what is known of each of them, by their ids.
        attributes: what the study asks about everybody.
        order: how dates in figures are read, "dmy", "mdy" or "ymd".
        before: the fact as it is now, if it is to be changed.
        key, value, start: what may be meant (``start`` in words).
        words: the words of a note that the fact is learnt from, "" if it is not.
    """

    people: Sequence[tuple[str, str]]
    facts: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    attributes: Sequence[Attribute] = ()
    order: str = "dmy"
    before: Fact | None = None
    key: str = ""
    value: str = ""
    start: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """The answers: about whom (an id), what, its value, from–to as partial ISO dates, None where open, and the earlier
    fact (an id) that is to end where this one begins.
    """

    actor: str
    key: str
    value: str
    start: str | None
    end: str | None
    ends: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The answers: a name, a value, and from–to as partial ISO dates, None where open."""

    key: str
    value: str
    start: str | None
    end: str | None


class FactForm(Form):
    """A fact with the time in which it is true; the field for its value is that of the attribute.

    Where another value of the same key lasts into the new one's time, it offers to end that.
    """

    def __init__(self, question: FactQuestion, window: QWidget | None = None) -> None:
        before, one = question.before, question.people[0][1] if len(question.people) == 1 else ""
        about = f" about {one}" if one else ""
        title = f"Change a fact{about}" if before else f"A new fact{about}"
        super().__init__(title, "Change fact" if before else "Add fact", window)
        self._question = question
        if question.words:
            self._quote(question.words)
        self.who = self._people()
        self.key = self.add_line("What", before.key if before else question.key, "Such as: role")
        known = [fact.key for facts in question.facts.values() for fact in facts]
        names = [attribute.name for attribute in question.attributes]
        complete_names(self.key, list(dict.fromkeys((*names, *sorted({*KEYS, *known})))))
        self.value = ValueField(lambda words: parse_when(words, date.today(), question.order), self)
        self.value.set_name("Is")
        self.lines.addRow("Is", self.value)
        start = shown_edge(before.start) if before else question.start
        self.start = self.add_line("From", start, "Open, or a date: March 2013")
        self.end = self.add_line("Until", shown_edge(before.end if before else None), "Open, or a date")
        self.ends = QCheckBox(self)
        self.ends.setChecked(True)
        self.lines.addRow("", self.ends)
        self.require(self.key)
        self._take_key()
        self.value.set_text(before.value if before else question.value)
        self.key.textChanged.connect(self._take_key)
        for signal in (self.value.edited, self.start.textChanged, self.end.textChanged, self.who.currentIndexChanged):
            signal.connect(self._offer_end)
        self._offer_end()
        (self.value if self.key.text() else self.key).setFocus()

    def check(self) -> None:
        """The value must be of its kind; dates must be dates, and in order."""
        if not self.value.text():
            raise UserError("Say also what it is, such as “role: skipper”.")
        self.value.value()
        checked_stretch(self.start, self.end, self._question.order)

    def answer(self) -> FactAnswer:
        """What was filled in."""
        start, end = checked_stretch(self.start, self.end, self._question.order)
        earlier = self._earlier()
        ends = earlier.id if earlier is not None and self.ends.isChecked() else None
        return FactAnswer(self._actor(), self.key.text().strip(), self.value.value(), start, end, ends)

    def _quote(self, words: str) -> None:
        shown = " ".join(words.split())
        label = QLabel(f"“{shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1].rsplit(' ', 1)[0] + ' …'}”", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        self.lines.addRow(label)

    def _people(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("Who")
        box.setMaxVisibleItems(16)
        for ident, name in self._question.people:
            box.addItem(name, ident)
        if len(self._question.people) > 1:
            self.lines.addRow("Who", box)
        else:
            box.hide()
        return box

    def _actor(self) -> str:
        return str(self.who.currentData())

    def _take_key(self) -> None:
        """Give the value the field of its attribute."""
        key = self.key.text()
        facts = [fact for known in self._question.facts.values() for fact in known]
        used = sorted({fact.value for fact in facts if fact.key.casefold() == key.strip().casefold()})
        self.value.set_attribute(named(self._question.attributes, key), used)
        self._offer_end()

    def _earlier(self) -> Fact | None:
        """What would end where this fact begins; None while dates and value are not whole."""
        known = self._question.facts.get(self._actor(), ())
        before = self._question.before
        others = [fact for fact in known if before is None or fact.id != before.id]
        try:
            start, _ = checked_stretch(self.start, self.end, self._question.order)
            return earlier_fact(others, self.key.text(), self.value.value(), start)
        except UserError:
            return None

    def _offer_end(self) -> None:
        earlier = self._earlier()
        self.ends.setVisible(earlier is not None)
        if earlier is not None:
            start, _ = checked_stretch(self.start, self.end, self._question.order)
            attribute = named(self._question.attributes, earlier.key)
            until = When.of(end_before(start or "")).label()
            self.ends.setText(f"“{value_words(attribute, earlier.value)}” was true until {until}".replace("&", "&&"))


def ask_fact(question: FactQuestion, window: QWidget | None = None) -> FactAnswer | None:
    """Ask for a fact; None when the person turned back."""
    form = FactForm(question, window)
    return answered(form, form.answer)
