"""Keeps a figure as files: SVG, and beside every picture the table of what it shows."""

import csv
from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.export.shapes import Figure
from fieldnotes.export.svg import svg_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_beside(picture: Path) -> Path:
    """Where the table of a picture goes: the same name, with the ending of a table."""
    return picture.with_suffix(".csv")


def write_svg(figure: Figure, path: Path) -> None:
    """Write a figure as SVG; a file that is there is replaced only by a whole one.

    Raises:
        UserError: the file cannot be written.
    """
    write_whole(path, svg_of(figure).encode("utf-8"))


def write_table(figure: Figure, path: Path) -> None:
    """Write what a figure shows as CSV in UTF-8, with cells that no spreadsheet takes for a formula.

    Raises:
        UserError: the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in figure.rows)
        part.replace(path)
    except OSError as error:
        raise _refusal(path, part, error) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file at once, or not at all.

    Raises:
        UserError: the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise _refusal(path, part, error) from error


def _refusal(path: Path, part: Path, error: OSError) -> UserError:
    part.unlink(missing_ok=True)
    return UserError(f"{path} cannot be written: {error.strerror or error}. Choose another place.")
