"""The head of a code's page: dot and name, phase, origin and status, what it means, what became of it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.codes import Code, CodeEvent
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import codes as commands
from ui.dialogs.definition_form import Definition, DefinitionEditor
from ui.models.code_words import definition_html, life_words
from ui.widgets.chip_row import ChipRow
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.dots import DotButton
from ui.widgets.press_label import PressLabel

_FIELDS = (("phase", "Phase of coding"), ("origin", "Origin"), ("status", "Status"))
_SHORT = 36
"""A name of more letters than this may take several lines."""


class CodeHead(QWidget):
    """Shows a code; everything in it can be changed where it stands, unless the project is open for reading only."""

    def __init__(self, context: Context, code: Code) -> None:
        super().__init__()
        self._context = context
        self._code = code
        self._events: tuple[CodeEvent, ...] = ()
        self._writable = not context.session.readonly
        self.editor: DefinitionEditor | None = None
        self.chips: dict[str, ChoiceChip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._column.addLayout(self._top())
        self.definition = PressLabel(context.theme, "Definition")
        self.definition.set_pressable(self._writable, "Click to redefine")
        self.definition.pressed.connect(self.redefine)
        self._column.addWidget(self.definition)
        self.life = QLabel()
        self.life.setWordWrap(True)
        self.life.setTextFormat(Qt.TextFormat.PlainText)
        self.life.setProperty("role", "muted")
        self._column.addWidget(self.life)
        context.theme.changed.connect(self._dye)

    def show_code(self, code: Code, events: list[CodeEvent]) -> None:
        """Show a code as it is now, with what happened to it."""
        self._code, self._events = code, tuple(events)
        self.name.setText(code.name)
        self.name.setAccessibleName(code.name)
        self.name.setWordWrap(len(code.name) > _SHORT)
        for field, chip in self.chips.items():
            chip.show_choice(getattr(code, field))
        self.life.setText(life_words(code, self._events))
        self._fit()
        self._dye()

    def redefine(self) -> None:
        """Let definition and bounds be written in place."""
        if not self._writable or self.editor is not None:
            return
        before = Definition(self._code.definition, self._code.include, self._code.exclude, self._code.example)
        self.editor = DefinitionEditor(self._context.theme, before)
        self.editor.saved.connect(self._save)
        self.editor.dismissed.connect(self._close_editor)
        self._column.insertWidget(self._column.indexOf(self.definition), self.editor)
        self.definition.hide()
        self.editor.show()
        self.editor.begin()

    def rename(self) -> None:
        """Ask for another name."""
        self._do(commands.rename_code)

    def finish(self) -> bool:
        """Save a definition that is being written; False if it cannot be saved."""
        if self.editor is not None:
            self.editor.save()
        return self.editor is None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow page the chips stand under the name."""
        super().resizeEvent(event)
        self._fit()

    # Building

    def _top(self) -> QHBoxLayout:
        context, row = self._context, QHBoxLayout()
        row.setSpacing(8)
        self.dot = DotButton(context.theme, "Colour of the code")
        self.dot.setEnabled(self._writable)
        self.dot.clicked.connect(partial(self._do, commands.recolour_code))
        self.name = QLabel()
        self.name.setProperty("role", "title")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setFont(context.theme.fonts.serif(context.theme.fonts.scaled(1.85)))
        named = QHBoxLayout()
        named.setSpacing(8)
        named.addWidget(self.dot)
        named.addWidget(self.name)
        named.addStretch(1)
        self._chip_row = self._chips()
        self._naming = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._naming.setSpacing(12)
        self._naming.addLayout(named)
        self._naming.addWidget(self._chip_row, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._naming, 1)
        if self._writable:
            merge = QPushButton("Merge …")
            merge.setIcon(context.theme.icon("merge"))
            merge.setToolTip("Merge this code into another")
            merge.clicked.connect(partial(self._do, commands.merge_code))
            row.addWidget(merge, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self._menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _chips(self) -> ChipRow:
        chips = ChipRow(gap=6)
        for field, name in _FIELDS:
            chip = ChoiceChip(self._context.theme, name, commands.CHOICES[field])
            chip.chosen.connect(partial(self._classify, field))
            if not self._writable:
                chip.fix()
            self.chips[field] = chip
            chips.add(chip)
        return chips

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._context.theme.icon("menu"))
        button.setToolTip("What else can be done to this code")
        button.setAccessibleName("What else can be done to this code")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, icon = QMenu(button), self._context.theme.icon
        menu.addAction(icon("edit"), "Rename…\tF2", self.rename)
        menu.addAction(icon("note"), "Redefine", self.redefine)
        menu.addAction(icon("colour"), "Colour…", partial(self._do, commands.recolour_code))
        menu.addAction(icon("add"), "New code below this one…", partial(self._do, commands.new_code))
        menu.addAction(icon("history"), "Retire, or take back into use…", partial(self._do, commands.retire_code))
        menu.addSeparator()
        menu.addAction(icon("delete"), "Delete…", partial(self._do, commands.delete_code))
        button.setMenu(menu)
        return button

    def _fit(self) -> None:
        chips = sum(chip.sizeHint().width() + 6 for chip in self.chips.values())
        wanted = self.name.sizeHint().width() + chips + self._context.theme.fonts.scaled(15)
        narrow = self.name.wordWrap() or wanted > self.width()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._naming.direction():
            self._naming.setDirection(direction)
            self._naming.setSpacing(6 if narrow else 12)

    # Doing

    def _dye(self) -> None:
        """What bears colours of the look is made anew with it."""
        code, theme = self._code, self._context.theme
        self.dot.set_colour(code.colour)
        words = definition_html(code, theme.tokens.muted)
        if not words and self._writable:
            words = f'<span style="color:{theme.tokens.muted}">Say what this code means …</span>'
        self.definition.setText(words)
        self.definition.setVisible(self.editor is None and bool(words))

    def _classify(self, field: str, choice: str) -> None:
        self._do(partial(commands.classify_code, field=field, choice=choice))

    def _do(self, run: commands.Verb, *_: object) -> None:
        attempt(self._context, partial(run, self._context, self._code.id))

    def _save(self, words: Definition, reason: str) -> None:
        if attempt(self._context, partial(commands.redefine_code, self._context, self._code.id, words, reason)):
            self._close_editor()

    def _close_editor(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
        self._dye()
        self.definition.setFocus()
