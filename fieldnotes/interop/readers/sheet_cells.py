"""What the readers of spreadsheets hand on: sheets of few filled cells, however far they reach; values as words."""

from dataclasses import dataclass, field
from datetime import datetime, time

MOST_CELLS = 5_000_000
"""Filled cells beyond which a spreadsheet is refused."""

Row = dict[int, str]
"""The filled cells of a row, by column counted from nought."""


@dataclass
class Sheet:
    """A sheet as it is read.

    Attributes:
        rows: those that hold something, by number counted from nought.
        merged: cells that only repeat the one above with which they were merged, as (row, column).
        is_hidden: whether its author put it out of sight.
    """

    name: str
    is_hidden: bool = False
    rows: dict[int, Row] = field(default_factory=dict)
    merged: set[tuple[int, int]] = field(default_factory=set)

    def merge(self, top: int, bottom: int, column: int) -> None:
        """Say the cell of the top row in each row down to the bottom one that holds anything."""
        words = self.rows.get(top, {}).get(column, "")
        if words and bottom > top:
            for number in [number for number in self.rows if top < number <= bottom]:
                if not self.rows[number].get(column):
                    self.rows[number][column] = words
                    self.merged.add((number, column))


def number_words(number: float) -> str:
    """A number as words; a whole one without a point."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def moment_words(moment: datetime) -> str:
    """A day as an ISO date, with the time of day where it has one."""
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(timespec="minutes")
