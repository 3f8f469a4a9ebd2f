"""Spreadsheets (.xlsx, .ods): notes as rows, with the column that holds each field, as in other tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading, Skipped
from fieldnotes.interop.readers import ods_book, xlsx_book
from fieldnotes.interop.readers.packed import Packed
from fieldnotes.interop.readers.rows import places_of, reading_of, take_row
from fieldnotes.interop.readers.sheet_cells import Row, Sheet

_LOCKED = "This spreadsheet is locked with a password; take the password off and import it again."
_OLD = "This is an old Excel file (.xls); save it as .xlsx in Excel or LibreOffice and import that."
_FIRST_ROWS = 20
"""Rows among which the names of the columns are looked for."""
_MOST_COLUMNS = 1_000


@dataclass(frozen=True)
class _Table:
    """A sheet with the row that names its columns."""

    sheet: Sheet
    head: int

    @property
    def header(self) -> list[str]:
        row = self.sheet.rows[self.head]
        return [row.get(at, "") for at in range(min(_MOST_COLUMNS, max(row) + 1))]

    @property
    def names(self) -> list[str]:
        return [" ".join(cell.split()).casefold() for cell in self.header]

    @property
    def size(self) -> int:
        rows = self.sheet.rows.items()
        return sum(len(cell) for number, row in rows if number > self.head for cell in row.values())


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read the rows of a spreadsheet as notes.

    The sheet that holds most words is read, and with it all sheets with the same columns; the others are told.

    Raises:
        UserError: it is locked, damaged, swollen, has no column of words, or no row of it can be used.
    """
    tables = _tables(data, options)
    main = _main(tables, options)
    places = places_of(main.header, options.columns)
    alike = [table for table in tables if not table.sheet.is_hidden and table.names == main.names] or [main]
    notes: list[PlannedNote] = []
    skipped: list[Skipped] = []
    for table in alike:
        whose = name if len(alike) == 1 else f"{name}, sheet “{table.sheet.name}”,"
        for number, row in sorted(table.sheet.rows.items()):
            if number > table.head and (number, places["text"]) not in table.sheet.merged:
                cells, where = _cells(row, places)
                take_row(cells, where, (whose, f"row {number + 1}"), options, notes, skipped)
    reading = reading_of(notes, skipped, options)
    left = [table.sheet.name for table in tables if table not in alike]
    if not left:
        return reading
    first = reading.notes[0]
    told = (*first.warnings, _told(left, alike))
    return replace(reading, notes=(replace(first, warnings=told), *reading.notes[1:]))


def columns_of(data: bytes) -> list[str]:
    """The names of the columns of the sheet that holds most words.

    Raises:
        UserError: it is locked, damaged, swollen or empty.
    """
    return [" ".join(cell.split()) for cell in _main(_tables(data, ImportOptions()), ImportOptions()).header]


def _cells(row: Row, places: dict[str, int]) -> tuple[list[str], dict[str, int]]:
    """The cells of a row that hold fields, where each now stands, and one more that tells whether the row is empty."""
    fields = list(places)
    cells = [row.get(places[each], "") for each in fields]
    return [*cells, next(iter(row.values()), "")], {each: at for at, each in enumerate(fields)}


def _told(left: Sequence[str], alike: Sequence[_Table]) -> str:
    names = ", ".join(f"“{name}”" for name in left[:8])
    which = "The sheet" if len(left) == 1 else "The sheets"
    verb = "was" if len(left) == 1 else "were"
    return f"{which} {names} {verb} left out; the rows are those of “{alike[0].sheet.name}”."


def _main(tables: Sequence[_Table], options: ImportOptions) -> _Table:
    """The sheet that holds most words, among those whose columns are as the person said; hidden ones come last."""

    def rank(table: _Table) -> tuple[bool, bool, int]:
        try:
            places_of(table.header, options.columns)
        except UserError:
            return False, not table.sheet.is_hidden, table.size
        return True, not table.sheet.is_hidden, table.size

    return max(tables, key=rank)


def _tables(data: bytes, options: ImportOptions) -> list[_Table]:
    wanted = options.columns.get("text", "text")
    found = [_Table(sheet, _head(sheet, wanted)) for sheet in _sheets(data) if sheet.rows]
    if not found:
        raise UserError("There are no words in this file.")
    return found


def _sheets(data: bytes) -> list[Sheet]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError(_LOCKED if "EncryptedPackage".encode("utf-16-le") in data else _OLD)
    package = Packed(data, "spreadsheet", "Excel or LibreOffice")
    if "xl/workbook.bin" in package:
        raise UserError("This is a binary Excel file (.xlsb); save it as .xlsx and import that.")
    return ods_book.sheets_of(package) if "content.xml" in package else xlsx_book.sheets_of(package)


def _head(sheet: Sheet, wanted: str) -> int:
    """The row that names the columns: the first that names the text, or has two names or more below a title."""
    first = sorted(sheet.rows)[:_FIRST_ROWS]
    folded = " ".join(wanted.split()).casefold()
    named = (number for number in first if folded in [cell.strip().casefold() for cell in sheet.rows[number].values()])
    several = (number for number in first if len(sheet.rows[number]) > 1)
    return next(named, next(several, first[0]))
