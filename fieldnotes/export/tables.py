"""Tables as CSV that any spreadsheet opens and none takes for formulas."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from fieldnotes.domain.errors import UserError

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write rows as CSV in UTF-8; a file that is there is replaced only by a whole one.

    Raises:
        UserError: the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(head)
            for row in rows:
                table.writerow([harmless(cell) for cell in row])
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
