"""The facts about somebody, each with the time in which it is true."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import actors as commands
from ui.widgets.section_header import SectionHeader


class FactTable(QWidget):
    """Facts in lines: what, value, from–to; a line can be changed and removed."""

    def __init__(self, context: Context, actor: str) -> None:
        super().__init__()
        self._context, self._actor = context, actor
        self._writable = not context.session.readonly
        self._lines: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        self.header = SectionHeader(context.theme, "Facts")
        if self._writable:
            self.header.add_action("add", "New fact…", partial(self._do, commands.add_fact, actor))
        column.addWidget(self.header)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self.hint = QLabel("What is true of somebody for a time: a role, a team, consent. Nothing is entered yet.")
        self.hint.setWordWrap(True)
        self.hint.setProperty("role", "muted")
        column.addWidget(self.hint)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for place, fact in enumerate(facts):
            self._add(place, fact)
        self.header.set_count(len(facts) or None)
        self.hint.setVisible(not facts)

    def words(self) -> list[str]:
        """What the lines say."""
        return [line.text() for line in self._lines if isinstance(line, QLabel)]

    def _add(self, place: int, fact: Fact) -> None:
        words = (fact.key, fact.value, stretch_words(fact))
        for column, part in enumerate(words):
            label = QLabel(part)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(column == 1)
            if column != 1:
                label.setProperty("role", "muted")
            self._grid.addWidget(label, place, column)
            self._lines.append(label)
        if self._writable:
            buttons = self._buttons(fact)
            self._grid.addWidget(buttons, place, 3)
            self._lines.append(buttons)

    def _buttons(self, fact: Fact) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        entries = (
            ("edit", f"Change {fact.key}: {fact.value}", commands.change_fact),
            ("close", f"Remove {fact.key}: {fact.value}", commands.remove_fact),
        )
        for icon, words, run in entries:
            button = QToolButton()
            button.setIcon(self._context.theme.icon(icon, "faint"))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(partial(self._do, run, fact))
            row.addWidget(button)
        return whole

    def _do(self, run: commands.Verb, *values: object) -> None:
        given = [value for value in values if not isinstance(value, bool)]  # a button hands over whether it is checked
        attempt(self._context, partial(run, self._context, *given))


def stretch_words(fact: Fact) -> str:
    """From when to when a fact is true, in words; "" when it always is."""
    start = When.of(fact.start).label() if fact.start else ""
    end = When.of(fact.end).label() if fact.end else ""
    if start and end:
        return f"{start} – {end}"
    return f"since {start}" if start else f"until {end}" if end else ""
