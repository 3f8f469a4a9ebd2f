"""The page of somebody or something of the field: its head, which is changed where it stands, and parts below it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.grow_text import GrowText
from ui.widgets.page_area import PageArea
from ui.widgets.settled_line import SettledLine
from ui.widgets.swatches import Swatches

MEASURE = 60
"""The width of the column, in units of the frame's letters."""


class Subject(Protocol):
    """What the page of one noun is made of."""

    @property
    def noun(self) -> str:
        """What the page is of."""

    @property
    def related(self) -> tuple[str, ...]:
        """Nouns whose changes concern the page."""

    def read(self) -> Mapping[str, object]:
        """The values of the head's fields as they stand in the project; "name" is the tab's words.

        Raises:
            UserError: the row is gone.
        """

    def icon(self) -> str:
        """The name of the tab's icon, as last read."""

    def build(self, page: "FieldPage") -> None:
        """Put fields into ``page.head`` and parts into the page."""

    def show(self) -> None:
        """Show the parts as they stand in the project."""

    def change(self, field: str, value: object) -> None:
        """Change one field.

        Raises:
            UserError: it cannot be so.
        """


class Head:
    """The fields at the top of a page; each settles by itself, and what cannot be taken is shown again as it was.

    Args:
        column: where it is built.
        change: takes a field and its new value; False when they cannot be taken.
    """

    def __init__(self, context: Context, column: QVBoxLayout, change: Callable[[str, object], bool]) -> None:
        self._theme, self._change = context.theme, change
        self._writable = not context.session.readonly
        self._values: Mapping[str, object] = {}
        self._shows: dict[str, Callable[[object], object]] = {}
        self.widgets: dict[str, QWidget] = {}
        self.name = SettledLine("Name", "title")
        self.name.setTextMargins(-2, 0, 0, 0)
        column.addWidget(self.name)
        self.chips = ChipRow(gap=6)
        self.chips.hide()
        column.addWidget(self.chips)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(18)
        column.addLayout(self.form)
        self._take_line("name", self.name)

    def add_line(self, field: str, words: str, hint: str) -> SettledLine:
        """Add a line of words."""
        line = SettledLine(words, hint=hint)
        self.form.addRow(words, line)
        self._take_line(field, line)
        return line

    def add_choice(self, field: str, words: str) -> QComboBox:
        """Add a list to choose from; its entries' data are the values. Fill it before the page is shown anew."""
        box = QComboBox()
        box.setAccessibleName(words)
        box.setEnabled(self._writable)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.activated.connect(lambda _=0: self._settle(field, box.currentData()))
        self.form.addRow(words, box)
        self._shows[field] = lambda value: box.setCurrentIndex(max(0, box.findData(value)))
        self.widgets[field] = box
        return box

    def add_chip(self, field: str, words: str, choices: Sequence[str]) -> ChoiceChip:
        """Add a chip with a few choices under the name."""
        chip = ChoiceChip(self._theme, words, choices)
        chip.chosen.connect(partial(self._settle, field))
        if not self._writable:
            chip.fix()
        self.chips.add(chip)
        self.chips.show()
        self._shows[field] = lambda value: chip.show_choice(str(value))
        self.widgets[field] = chip
        return chip

    def add_deed(self, words: str, icon: str, run: Callable[[], object]) -> Chip:
        """Add a chip under the name that does something with what the page is of."""
        chip = Chip(self._theme, words, icon)
        chip.clicked.connect(lambda: run())
        self.chips.add(chip)
        self.chips.show()
        return chip

    def add_colour(self, field: str, words: str) -> Swatches:
        """Add a few colours side by side."""
        swatches = Swatches(self._theme, COLOURS, words)
        swatches.setEnabled(self._writable)
        swatches.chosen.connect(partial(self._settle, field))
        self.form.addRow(words, swatches)
        self._shows[field] = lambda value: swatches.choose(str(value) or COLOURS[0])
        self.widgets[field] = swatches
        return swatches

    def add_text(self, field: str, words: str, hint: str) -> GrowText:
        """Add a field for several lines; it settles when the keyboard leaves it."""
        text = GrowText(self._theme, words, history=True)
        text.setProperty("role", "field")
        text.setPlaceholderText(hint)
        text.setReadOnly(not self._writable)
        text.left.connect(self.settle)
        self.form.addRow(words, text)
        self._shows[field] = partial(_show_text, text)
        self.widgets[field] = text
        return text

    def show(self, values: Mapping[str, object]) -> None:
        """Show values by their fields; what is being typed stays."""
        self._values = values
        for field, show in self._shows.items():
            show(values[field])
        self.name.setToolTip(str(values["name"]))

    def settle(self) -> None:
        """Keep the texts that are being written."""
        for field, widget in self.widgets.items():
            if isinstance(widget, GrowText) and self._writable and widget.text().strip() != self._values[field]:
                self._settle(field, widget.text().strip())

    def _take_line(self, field: str, line: SettledLine) -> None:
        line.setReadOnly(not self._writable)
        line.settled.connect(partial(self._settle, field))
        self._shows[field] = lambda value: line.show_words(str(value))
        self.widgets[field] = line

    def _settle(self, field: str, value: object) -> None:
        widget = self.widgets[field]
        if not self._change(field, value) and isinstance(widget, SettledLine):
            widget.setText(str(self._values[field]))


def _show_text(text: GrowText, value: object) -> None:
    if not text.hasFocus() and text.text().strip() != value:
        text.set_text(str(value))


class FieldPage(Page):
    """One subject in a tab; everything on it can be changed where it stands."""

    def __init__(self, context: Context, subject: Subject, ident: str) -> None:
        super().__init__()
        self._context, self._id = context, ident
        self.subject = subject
        self._values = subject.read()
        self._parts: list[QWidget] = []
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area = PageArea(context.theme.fonts.scaled(MEASURE))
        self.head = Head(context, self.area.column, self._change)
        subject.build(self)
        self.area.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        KeepingUp(self, context.bus, self.reload, touches(*subject.related), self.ref(), context.navigation)
        self.reload()

    def add_part(self, part: QWidget) -> None:
        """Put a part below the head; the keyboard goes to the first that can take it."""
        self._parts.append(part)
        self.area.column.addWidget(part)

    def ref(self) -> Ref:
        """What the page is of."""
        return Ref(self.subject.noun, self._id)

    def title(self) -> str:
        """Its name."""
        return str(self._values["name"])

    def icon(self) -> str:
        """The subject's icon."""
        return self.subject.icon()

    def arrive(self) -> None:
        """It is what is selected; the keyboard goes to the first part that takes it, or scrolls the page."""
        for part in self._parts:
            if part.focusProxy() is not None and part.isVisibleTo(self):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        else:
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.select(self.ref())

    def close_page(self) -> bool:
        """Keep what is being written."""
        self.head.settle()
        return True

    def reload(self) -> None:
        """Show everything as it stands in the project."""
        before = self.title()
        try:
            self._values = self.subject.read()
            self.subject.show()
        except UserError:
            self.gone.emit()
            return
        self.head.show(self._values)
        if self.title() != before:
            self.titleChanged.emit()

    def _change(self, field: str, value: object) -> bool:
        if value == self._values[field]:
            return True
        return attempt(self._context, partial(self.subject.change, field, value))


def kind_of(noun: str, make: Callable[[Context, str], Subject]) -> PageKind:
    """How the window makes a page for a noun of the field."""
    return PageKind(noun, lambda context, ident: FieldPage(context, make(context, ident), ident))
