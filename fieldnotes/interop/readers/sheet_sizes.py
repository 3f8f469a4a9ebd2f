"""How far the sheets of a spreadsheet reach, seen before they are unfolded: one cell far away may cost gigabytes."""

import re

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.readers.packed import Element, Packed, attribute, children, local

MOST_CELLS = 8_000_000
"""Cells, empty ones between too, that a sheet may reach over."""

_LOCKED = "This spreadsheet is locked with a password; take the password off and import it again."
_OLD = "This is an old Excel file (.xls); save it as .xlsx in Excel or LibreOffice and import that."
_CELL = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["']([0-9]{1,7})["']""")
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def refuse_swollen(data: bytes) -> None:
    """Refuse a spreadsheet that would unfold beyond measure.

    Old and binary ones are refused, too: damaged ones make what reads them ask for hundreds of gigabytes (tried).

    Raises:
        UserError: it would, it is locked, old, binary or damaged.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError(_LOCKED if "EncryptedPackage".encode("utf-16-le") in data else _OLD)
    package = Packed(data, "spreadsheet", "Excel or LibreOffice")
    if "xl/workbook.bin" in package:
        raise UserError("This is a binary Excel file (.xlsb); save it as .xlsx and import that.")
    total = 0
    for name in package.names():
        lower = name.lower()
        if lower.endswith(".xml") and "/worksheets/" in f"/{lower}":
            total += _reach(package.bytes(name) or b"")
        elif lower.endswith(".xml"):
            package.bytes(name)
    manifest = package.xml("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else None
    if manifest is not None and any(local(each) == "encryption-data" for each in manifest.iter()):
        raise UserError(_LOCKED)
    content = package.xml("content.xml") if "content.xml" in package else None
    for table in content.iter() if content is not None else ():
        if local(table) == "table":
            total += _reach_of_table(table)
    if total > MOST_CELLS:
        raise UserError(
            "A sheet of this file reaches over far more cells than it fills; delete what stands far below or far to "
            "the right, save it, and import that."
        )


def _reach(sheet: bytes) -> int:
    rows = columns = 0
    letters: dict[bytes, int] = {}
    for match in _CELL.finditer(sheet):
        name = match[1]
        if name not in letters:
            letters[name] = _number(name)
        columns = max(columns, letters[name])
        rows = max(rows, int(match[2]))
    rows = max(rows, max((int(match[1]) for match in _ROW.finditer(sheet)), default=0)) if rows else 0
    return rows * columns


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + _LETTERS.index(letter) + 1
    return number


def _reach_of_table(table: Element) -> int:
    """Rows down to the last with words, times the widest of them."""
    rows = widest = waiting = 0
    for row in table.iter():
        if local(row) == "table-row":
            waiting += _repeated(row, "number-rows-repeated")
            width = _width(row)
            if width:
                rows, waiting, widest = rows + waiting, 0, max(widest, width)
    return rows * widest


def _width(row: Element) -> int:
    """Cells up to the last with words."""
    width = waiting = 0
    for cell in children(row):
        waiting += _repeated(cell, "number-columns-repeated")
        if len(cell) or attribute(cell, "value-type"):
            width, waiting = width + waiting, 0
    return width


def _repeated(element: Element, name: str) -> int:
    said = attribute(element, name) or "1"
    return int(said[:12]) if said.isdecimal() else 1
