"""A table as an Excel workbook; every cell is words or a number, none a formula or a link."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from xlsxwriter import Workbook

from fieldnotes.storage.files import write_whole

_MOST = 32_767
"""So many UTF-16 units has a cell of Excel at most."""
_LAST_ROW = 1_048_576

Cell = str | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """How a column looks: its width in digits, where its words stand, and whether they are bold."""

    width: int = 12
    align: Literal["left", "center", "right"] = "left"
    bold: bool = False


def write_workbook(
    path: Path,
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    about: Mapping[str, str],
    columns: Mapping[str, Column],
    *,
    still: int = 0,
) -> None:
    """Write rows under their heading on a sheet, and on a second one what they are; whole or not at all.

    Nothing is written anywhere but to ``path``: a sealed project leaves no plain words behind.

    Args:
        path: where to.
        name: of the sheet; the second one's is "About this list".
        head: the names of the columns.
        rows: numbers are written as numbers; nothing is written for None.
        about: what the rows are, by name.
        columns: the looks of those columns, by name, that are not like the others.
        still: so many first columns stay in sight.

    Raises:
        UserError: the file cannot be written.
    """
    data = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(data, plain)
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(name)
    formats = []
    for column, words in enumerate(head):
        look = columns.get(words, Column())
        sheet.set_column(column, column, look.width)
        sheet.write_string(0, column, words, bold)
        asked = {"align": look.align, "bold": look.bold}
        formats.append(book.add_format(asked) if look.align != "left" or look.bold else None)
    last = 0
    for last, cells in enumerate(rows, start=1):
        if last >= _LAST_ROW:
            break
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(last, column, _fitting(cell), formats[column])
            elif cell is not None:
                sheet.write_number(last, column, cell, formats[column])
    sheet.freeze_panes(1, still)
    sheet.autofilter(0, 0, last, len(head) - 1)
    _tell(book, about)
    book.close()
    write_whole(path, data.getvalue())


def _tell(book: Workbook, about: Mapping[str, str]) -> None:
    sheet = book.add_worksheet("About this list")
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 80)
    for row, (name, words) in enumerate(about.items()):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, _fitting(words), wrapped)


def _fitting(cell: str) -> str:
    """As much of it as has room in a cell."""
    if len(cell) <= _MOST // 2 or len(cell.encode("utf-16-le")) // 2 <= _MOST:
        return cell
    return cell.encode("utf-16-le")[: 2 * (_MOST - 1)].decode("utf-16-le", "ignore") + "…"
