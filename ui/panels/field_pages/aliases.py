"""What somebody is called besides their name: initials, short names, names of a time."""

from functools import partial

from fieldnotes.domain.aliases import Alias
from ui.base.context import Context
from ui.commands import aliases as commands
from ui.panels.field_pages.lines import FieldLines, edges_words
from ui.widgets.line_table import Line

_HINT = "Other names, initials and abbreviations, by which they are found in texts and replaced in reports."


class AliasTable(FieldLines):
    """Other names of an actor (an id) in lines: the name, what reports put, from–to."""

    def __init__(self, context: Context, actor: str) -> None:
        self._actor = actor
        super().__init__(context, "Also called", _HINT, "Another name…", partial(commands.add_alias, context, actor))

    def reload(self) -> None:
        """Read the names anew."""
        self.show_lines([self._line(alias) for alias in self._context.project.aliases.of(self._actor)])

    def _line(self, alias: Alias) -> Line:
        hidden = f"in reports: {alias.pseudonym}" if alias.pseudonym else "in reports: their pseudonym"
        buttons = self.changing(
            f"the name {alias.form}",
            partial(commands.change_alias, self._context, alias),
            partial(commands.remove_alias, self._context, alias),
        )
        return Line(alias.form, hidden, edges_words(alias.start, alias.end), buttons)
