"""The table of people by attributes as CSV that any spreadsheet opens."""

from pathlib import Path

from fieldnotes.analysis.attributes import PeopleTable
from fieldnotes.export.tables import write_table


def write_people_table(table: PeopleTable, path: Path) -> None:
    """Write a table in UTF-8; a file that is there is replaced only by a whole one. The first heading tells the day.

    Raises:
        UserError: the file cannot be written.
    """
    head = [f"as at {table.day}", *(column.key for column in table.columns)]
    write_table(path, head, ([row.name, *(" / ".join(values) for values in row.values)] for row in table.rows))
