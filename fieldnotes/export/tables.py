"""Tables as CSV that any spreadsheet opens and none takes for formulas."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from fieldnotes.storage.files import write_whole

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write rows as CSV in UTF-8; a file that is there is replaced only by a whole one.

    Raises:
        UserError: the file cannot be written.
    """
    lines = StringIO(newline="")
    table = csv.writer(lines)
    for row in (head, *rows):
        table.writerow([harmless(cell) for cell in row])
    write_whole(path, lines.getvalue().encode("utf-8-sig"))


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number below zero stays one."""
    number = cell[:1] == "-" and cell[1:].replace(".", "", 1).isdecimal()
    return f"'{cell}" if cell.startswith(_FORMULA) and not number else cell
