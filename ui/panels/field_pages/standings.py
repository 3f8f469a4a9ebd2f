"""How a researcher stood towards the field, in lines with their longer texts."""

from collections.abc import Sequence
from functools import partial

from fieldnotes.domain.standings import Standing, last_days
from ui.base.context import Context
from ui.commands import standings as commands
from ui.panels.field_pages.lines import FieldLines, edges_words
from ui.widgets.line_table import Line

_HINT = "What you were to the people of the field changes over the years, and what you could see with it. Say it here."


class StandingTable(FieldLines):
    """The standings of one contributor (an id)."""

    def __init__(self, context: Context, contributor: str) -> None:
        add = partial(commands.add_standing, context, contributor)
        super().__init__(context, "Standing towards the field", _HINT, "New standing…", add)

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show these; an open end is told as the day before the next one begins."""
        lasts = last_days(standings)
        self.show_lines([self._line(each, lasts[each.id]) for each in standings])

    def change(self, standings: Sequence[Standing], ident: str) -> None:
        """Ask for one of them anew."""
        for each in standings:
            if each.id == ident and self._writable:
                commands.change_standing(self._context, each)

    def _line(self, each: Standing, last: str | None) -> Line:
        buttons = self.changing(
            each.standing,
            partial(commands.change_standing, self._context, each),
            partial(commands.remove_standing, self._context, each),
        )
        return Line(each.standing, "", edges_words(each.start, each.end or last), buttons, below=each.text)
