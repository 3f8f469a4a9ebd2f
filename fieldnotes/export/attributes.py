"""The table of people by attributes as CSV that any spreadsheet opens."""

import csv
from pathlib import Path

from fieldnotes.analysis.attributes import PeopleTable
from fieldnotes.domain.errors import UserError

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_people_table(table: PeopleTable, path: Path) -> None:
    """Write a table in UTF-8; a file that is there is replaced only by a whole one. The first heading tells the day.

    Raises:
        UserError: the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.writer(file)
            lines.writerow([f"as at {table.day}", *(_harmless(column.key) for column in table.columns)])
            for row in table.rows:
                cells = (" / ".join(values) for values in row.values)
                lines.writerow([_harmless(row.name), *(_harmless(cell) for cell in cells)])
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number stays one."""
    number = cell[1:].replace(".", "", 1).isdigit() and cell[:1] == "-"
    return f"'{cell}" if cell.startswith(_FORMULA) and not number else cell
