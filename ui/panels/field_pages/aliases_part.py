"""What somebody is called besides their name: initials, short names, names of a time."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.aliases import Alias
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import aliases as commands
from ui.commands.facts import Verb
from ui.panels.field_pages.fact_bands import stretch_words
from ui.widgets.line_table import Line, LineTable

_HINT = "Other names, initials and abbreviations, by which they are found in texts and replaced in reports."


class AliasesPart(QWidget):
    """Other names in lines: the name, what reports put, from–to; each can be changed and removed."""

    def __init__(self, context: Context, actor: str) -> None:
        super().__init__()
        self._context, self._actor = context, actor
        self._writable = not context.session.readonly
        self.lines = LineTable(context.theme, "Also called", _HINT)
        if self._writable:
            self.lines.header.add_action("add", "Another name…", partial(self._do, commands.add_alias, actor))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)

    def reload(self) -> None:
        """Read the names anew."""
        self.lines.show_lines([self._line(alias) for alias in self._context.project.aliases.of(self._actor)])

    def _line(self, alias: Alias) -> Line:
        hidden = f"in reports: {alias.pseudonym}" if alias.pseudonym else "in reports: their pseudonym"
        buttons = (
            ("edit", f"Change the name {alias.form}", partial(self._do, commands.change_alias, alias)),
            ("close", f"Remove the name {alias.form}", partial(self._do, commands.remove_alias, alias)),
        )
        parts = (alias.form, hidden, stretch_words(alias.start, alias.end))
        return Line(parts, buttons if self._writable else ())

    def _do(self, run: Verb, value: object) -> None:
        attempt(self._context, partial(run, self._context, value))
