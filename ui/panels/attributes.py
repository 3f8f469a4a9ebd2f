"""The page of people by attributes as at a day: what the study asks about everybody, and what was true of them then."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from fieldnotes.analysis.attributes import Column, people_table
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.text.dates import parse_when
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.settings import DATE_ORDER
from ui.base.undoing import attempt
from ui.commands import attributes as commands
from ui.dialogs.value_field import ValueField
from ui.models.people_table import PeopleModel
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.segmented import Segmented
from ui.widgets.settled_line import SettledLine

_NOBODY = (
    "A table of everybody by what the study asks about them, as at any day: a role, a year of birth, consent. Add a "
    "person first, or say what you want to ask."
)
_HINTS = {
    "day": "Type into a cell to enter what is true from this day on; what held before ends the day before.",
    "always": "Type into a cell to enter what was never otherwise; it takes the place of all that stood there.",
}


def page_kind() -> PageKind:
    """How the window makes this page; there is one for the whole project."""
    return PageKind(commands.TABLE.noun, lambda context, _: AttributesPage(context))


class AttributesPage(Page):
    """Chips for the attributes, a day, and the table."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._writable = not context.session.readonly
        self.day = commands.today()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = PeopleModel(self._writable, self)
        self.table = self._make_table()
        self.empty = EmptyState(context.theme, "table", _NOBODY)
        if self._writable:
            self.empty.add_action("New attribute…", partial(self._do, commands.new_attribute), primary=True)
        self.chips = ChipRow(gap=6)
        self._hint = QLabel(_HINTS["day"])
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._hint.setVisible(self._writable)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(10)
        column.addLayout(self._head())
        for widget in (self.chips, self._hint, self.table, self.empty):
            column.addWidget(widget, int(widget in (self.table, self.empty)))
        self.setFocusProxy(self.table)
        KeepingUp(self, context.bus, self.reload, touches("actor", "attribute"))
        self.reload()

    def ref(self) -> Ref:
        """The table."""
        return commands.TABLE

    def title(self) -> str:
        """What it is of."""
        return "People by attributes"

    def icon(self) -> str:
        """A table."""
        return "table"

    def reload(self) -> None:
        """Read the table anew."""
        table = people_table(self._context.project, self.day, self.kinds.choice())
        other = [column.key for column in table.columns] != [column.key for column in self.model.table().columns]
        self.model.show_table(table)
        if other:
            self.table.resizeColumnsToContents()
        self._show_chips()
        full = bool(table.rows and table.columns)
        self.table.setVisible(full)
        self._hint.setVisible(full and self._writable)
        self.empty.setVisible(not full)
        self.save.setEnabled(full)

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done with a cell."""
        menu, icon = QMenu(self), self._context.theme.icon
        person, column = self.model.person(index.row()), self.model.column(index.column())
        menu.addAction(icon("actor"), f"Open {person.name}", partial(self._context.open, Ref("actor", person.id)))
        if self._writable:
            menu.addAction(icon("edit"), f"Change {column.key}", partial(self.table.edit, index))
            run = partial(self._enter, person.id, column.key, "")
            menu.addAction(icon("close"), f"No {column.key} from this day on", run)
        return menu

    def attribute_menu(self, column: Column) -> QMenu:
        """What can be done with an attribute, or with a key that is none yet."""
        menu, icon, attribute = QMenu(self), self._context.theme.icon, column.attribute
        if attribute is None:
            menu.addAction(
                icon("edit"), "Say of which kind it is…", partial(self._do, commands.new_attribute, column.key)
            )
            return menu
        menu.addAction(icon("edit"), "Change…", partial(self._do, commands.change_attribute, attribute.id))
        menu.addAction(icon("back"), "Move to the left", partial(self._do, commands.move_attribute, attribute.id, -1))
        menu.addAction(
            icon("forward"), "Move to the right", partial(self._do, commands.move_attribute, attribute.id, 1)
        )
        menu.addSeparator()
        menu.addAction(icon("delete"), "Delete attribute", partial(self._do, commands.delete_attribute, attribute.id))
        return menu

    # Building

    def _head(self) -> QVBoxLayout:
        title = QLabel("People by attributes")
        title.setProperty("role", "title")
        self.date = SettledLine("As at", hint="A date")
        self.date.setFixedWidth(self._context.theme.fonts.scaled(11))
        self.date.show_words(When.of(self.day).label())
        self.date.settled.connect(self._take_day)
        self.kinds = Segmented((("person", "People"), ("group", "Groups")), "Who")
        self.kinds.chosen.connect(lambda _: self.reload())
        self.since = Segmented((("day", "from this day on"), ("always", "at all times")), "What is entered is true")
        self.since.setVisible(self._writable)
        self.since.chosen.connect(lambda key: self._hint.setText(_HINTS[key]))
        self.save = QPushButton("Save as table…")
        self.save.setProperty("role", "quiet")
        self.save.clicked.connect(lambda: self._do(commands.save_table, self.day, self.kinds.choice()))
        self.new = QPushButton("New attribute…")
        self.new.setVisible(self._writable)
        self.new.clicked.connect(lambda: self._do(commands.new_attribute))
        top, row = QHBoxLayout(), QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.save)
        top.addWidget(self.new)
        row.setSpacing(8)
        entered = self._muted("Enter what is true")
        entered.setVisible(self._writable)
        for widget in (self._muted("As at"), self.date, self.kinds, entered, self.since):
            row.addWidget(widget)
        row.addStretch(1)
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addLayout(top)
        head.addLayout(row)
        return head

    def _muted(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("role", "muted")
        return label

    def _make_table(self) -> QTableView:
        fonts = self._context.theme.fonts
        table = QTableView()
        table.setAccessibleName("People by attributes")
        table.setModel(self.model)
        table.setItemDelegate(CellDelegate(self._read, self._enter, self._context.say, self))
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().setDefaultSectionSize(fonts.scaled(2.6))
        table.horizontalHeader().setMinimumSectionSize(fonts.scaled(6))
        table.horizontalHeader().setMaximumSectionSize(fonts.scaled(18))
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setHighlightSections(False)
        table.verticalHeader().setMaximumWidth(fonts.scaled(16))
        table.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().sectionDoubleClicked.connect(self._open)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        return table

    def _show_chips(self) -> None:
        self.chips.clear()
        for column in self.model.table().columns:
            attribute = column.attribute
            chip = Chip(self._context.theme, f"{column.key} · {attribute.kind}" if attribute else column.key)
            chip.set_fact(chip.accessibleName(), empty=attribute is None)
            chip.setToolTip(attribute.description or "Change, move or delete" if attribute else "Of no kind yet")
            chip.setEnabled(self._writable)
            chip.clicked.connect(partial(self._show_attribute_menu, chip, column))
            self.chips.add(chip)
        self.chips.setVisible(bool(self.chips.widgets()))

    # Doing

    def _do(self, run: Callable[..., object], *values: object) -> None:
        attempt(self._context, partial(run, self._context, *values))

    def _take_day(self, words: str) -> None:
        try:
            self.day = self._read(words).last if words else commands.today()
        except UserError as error:
            self._context.say(error.message)
        self.date.show_words(When.of(self.day).label())
        self.date.setText(When.of(self.day).label())
        self.reload()

    def _read(self, words: str) -> When:
        return parse_when(words, date.today(), self._context.settings.get(DATE_ORDER))

    def _enter(self, actor: str, key: str, value: str) -> None:
        day = self.day if self.since.choice() == "day" else None
        self._do(commands.enter_value, actor, key, value, day)

    def _open(self, row: int) -> None:
        self._context.open(Ref("actor", self.model.person(row).id))

    def _show_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if index.isValid():
            self.menu_for(index).popup(self.table.viewport().mapToGlobal(place))

    def _show_attribute_menu(self, chip: Chip, column: Column) -> None:
        self.attribute_menu(column).popup(chip.mapToGlobal(chip.rect().bottomLeft()))


class CellDelegate(QStyledItemDelegate):
    """Edits a cell in the field of its attribute.

    Args:
        read: reads a date.
        enter: takes an actor, a key and a value.
        refuse: says why a value cannot be taken.
    """

    def __init__(
        self,
        read: Callable[[str], When],
        enter: Callable[[str, str, str], object],
        refuse: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._read, self._enter, self._refuse = read, enter, refuse

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """The field of the column's attribute."""
        field = ValueField(self._read, parent)
        field.said.setMaximumHeight(0)  # there is no room for it in a cell
        model = index.model()
        if isinstance(model, PeopleModel):
            column = model.column(index.column())
            field.set_name(f"{model.person(index.row()).name}, {column.key}")
            field.set_attribute(column.attribute)
        field.setAutoFillBackground(True)
        return field

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """What is true now."""
        model = index.model()
        if isinstance(editor, ValueField) and isinstance(model, PeopleModel):
            editor.set_text(model.value(index))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """As wide as its words need, over the cells beside it."""
        super().updateEditorGeometry(editor, option, index)
        width = max(editor.width(), editor.sizeHint().width())
        cells = editor.parentWidget()
        left = min(editor.x(), cells.width() - width) if cells is not None else 0
        editor.setGeometry(max(0, left), editor.y(), width, editor.height())

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Enter what was written, if it is another value."""
        if not isinstance(editor, ValueField) or not isinstance(model, PeopleModel):
            return
        try:
            value = editor.value() if editor.text() else ""
        except UserError as error:
            self._refuse(error.message)
            return
        if value != model.value(index):
            self._enter(model.person(index.row()).id, model.column(index.column()).key, value)
