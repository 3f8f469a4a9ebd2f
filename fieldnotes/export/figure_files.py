"""Keeps a figure as files: SVG, and beside every picture the table of what it shows."""

from pathlib import Path

from fieldnotes.export import tables
from fieldnotes.export.shapes import Figure
from fieldnotes.export.svg import svg_of
from fieldnotes.storage.files import write_whole


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
    """Write what a figure shows as CSV.

    Raises:
        UserError: the file cannot be written.
    """
    tables.write_table(path, figure.rows[0], figure.rows[1:])
