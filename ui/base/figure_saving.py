"""Keeps a figure as a picture, and its table beside it."""

from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.export.figure_files import table_beside, write_svg, write_table
from fieldnotes.export.shapes import Figure
from fieldnotes.storage.files import write_whole
from ui.base.context import Context
from ui.base.painting import Letters, png_of

KINDS = "Drawing (*.svg);;Picture (*.png)"


def save_figure(context: Context, figure: Figure, name: str) -> Path | None:
    """Ask where to, and write picture and table; the picture's path, None when the person turned back.

    Args:
        name: what the file is called unless the person says otherwise.

    Raises:
        UserError: a file cannot be written.
    """
    path = context.prompts.save_file("Save picture", name, KINDS)
    if path is None:
        return None
    if path.suffix.lower() not in (".svg", ".png"):
        path = path.with_name(f"{path.name}.svg")
    table = table_beside(path)
    words = f"{table.name} is there already. The table of the picture would replace it."
    if table.exists() and not context.prompts.confirm("Save picture", words, "Replace"):
        return None
    if path.suffix.lower() == ".svg":
        write_svg(figure, path)
    else:
        write_whole(path, png_of(figure, Letters(context.theme)))
    try:
        write_table(figure, table)
    except UserError:
        path.unlink(missing_ok=True)
        raise
    context.say(f"Saved {path.name}, and what it shows as {table.name}.")
    return path
