"""Keeps distinctive words as a table, a workbook, or a picture with its table beside it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from fieldnotes.domain.errors import UserError
from fieldnotes.export.distinct import figure_of, write_csv, write_workbook
from fieldnotes.export.figure_files import table_beside, write_svg, write_table
from fieldnotes.export.shapes import Figure
from fieldnotes.export.svg import svg_of
from fieldnotes.search.results import Distinct, DistinctWord
from fieldnotes.storage.files import write_whole
from ui.base.context import Context
from ui.models.distinct_words import caution, sizes

_TABLES = {"csv": "Tables (*.csv)", "xlsx": "Workbooks (*.xlsx)"}
_PICTURES = "Drawing (*.svg);;Picture (*.png)"
_SHARP = 2


def save_words(
    context: Context, kind: str, found: Distinct, words: Sequence[DistinctWord], compared: str
) -> Path | None:
    """Ask where to, and write the words that are listed; the path, or None if the person turned back.

    Args:
        context: where.
        kind: "csv", "xlsx" or "picture".
        found: the answer.
        words: those of its words that are listed, in their order.
        compared: what was held against what, in words.

    Raises:
        UserError: a file cannot be written.
    """
    if kind == "picture":
        return _save_picture(context, figure_of(found, words, compared, context.theme.fonts.frame().family()))
    path = context.prompts.save_file("Save the words", f"Distinctive words.{kind}", _TABLES[kind])
    if path is None:
        return None
    if path.suffix.lower() != f".{kind}":
        path = path.with_name(f"{path.name}.{kind}")
    if kind == "csv":
        write_csv(path, found, words)
    else:
        write_workbook(path, found, words, _about(found, compared))
    context.say(f"Saved {len(words):,} words as {path.name}.")
    return path


def _about(found: Distinct, compared: str) -> dict[str, str]:
    """What the workbook's second sheet tells."""
    return {"compared": compared, "sizes": sizes(found), "caution": caution(found), "exported": str(date.today())}


def _save_picture(context: Context, figure: Figure) -> Path | None:
    path = context.prompts.save_file("Save picture", "Distinctive words.svg", _PICTURES)
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
        write_whole(path, _png_of(figure))
    try:
        write_table(figure, table)
    except UserError:
        path.unlink(missing_ok=True)
        raise
    context.say(f"Saved {path.name}, and what it shows as {table.name}.")
    return path


def _png_of(figure: Figure) -> bytes:
    """The drawing as dots, sharp enough for print."""
    image = QImage(figure.width * _SHARP, figure.height * _SHARP, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg_of(figure).encode("utf-8"))).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())
