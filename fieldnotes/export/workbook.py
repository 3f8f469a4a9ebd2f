"""A table as an Excel workbook; every cell is words or a number, none a formula or a link."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from fieldnotes.storage.files import write_whole

_MOST = 32_767
"""So many UTF-16 units has a cell of Excel at most."""
_LAST_ROW = 1_048_576
_WIDTHS = {"left": 60, "match": 16, "right": 60, "title": 28, "people": 24, "site": 18, "speaker": 18, "note": 34}
_NUMBERS = ("start", "end")


def write_workbook(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]], about: Mapping[str, str]) -> None:
    """Write rows under their heading on a sheet, and on a second one what they are; whole or not at all.

    Nothing is written anywhere but to ``path``: a sealed project leaves no plain words behind.

    Raises:
        UserError: the file cannot be written.
    """
    data = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(data, plain)
    bold, far = book.add_format({"bold": True}), book.add_format({"align": "right"})
    sheet = book.add_worksheet("Lines")
    looks = {"left": far, "match": book.add_format({"bold": True, "align": "center"})}
    for column, name in enumerate(head):
        sheet.set_column(column, column, _WIDTHS.get(name, 12))
        sheet.write_string(0, column, name, bold)
    last = 0
    numbers = {column for column, name in enumerate(head) if name in _NUMBERS}
    formats = [looks.get(name) for name in head]
    for last, cells in enumerate(rows, start=1):
        if last >= _LAST_ROW:
            break
        for column, cell in enumerate(cells):
            if column in numbers:
                sheet.write_number(last, column, int(cell))
            elif cell:
                sheet.write_string(last, column, _fitting(cell), formats[column])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(head) - 1)
    _tell(book, about)
    book.close()
    write_whole(path, data.getvalue())


def _tell(book: Workbook, about: Mapping[str, str]) -> None:
    sheet = book.add_worksheet("About this list")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    for row, (name, words) in enumerate(about.items()):
        sheet.write_string(row, 0, name, book.add_format({"bold": True}))
        sheet.write_string(row, 1, _fitting(words))


def _fitting(cell: str) -> str:
    """As much of it as has room in a cell."""
    if len(cell) <= _MOST // 2 or len(cell.encode("utf-16-le")) // 2 <= _MOST:
        return cell
    return cell.encode("utf-16-le")[: 2 * (_MOST - 1)].decode("utf-16-le", "ignore") + "…"
