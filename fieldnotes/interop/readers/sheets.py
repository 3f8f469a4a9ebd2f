"""Spreadsheets (.xlsx, .ods): notes as rows, with the column that holds each field, as in other tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum
from python_calamine import load_workbook as opened

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading, Skipped
from fieldnotes.interop.readers.rows import places_of, reading_of, take_row
from fieldnotes.interop.readers.sheet_sizes import refuse_swollen

_DAMAGED = (
    "This spreadsheet is damaged or not complete; open it in Excel or LibreOffice, save it again, and import that."
)
_LOCKED = "This spreadsheet is locked with a password; take the password off and import it again."
_FIRST_ROWS = 20
"""Rows among which the names of the columns are looked for."""


@dataclass(frozen=True)
class _Sheet:
    """A sheet with words in it.

    Attributes:
        rows: its cells as text, from the first row on.
        head: which row names the columns.
        filled: places (row, column) of cells that only repeat the cell they were merged with.
        is_hidden: whether its author put it out of sight.
    """

    name: str
    rows: list[list[str]]
    head: int
    filled: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    is_hidden: bool = False

    @property
    def header(self) -> list[str]:
        return self.rows[self.head]

    @property
    def size(self) -> int:
        return sum(len(cell) for row in self.rows[self.head + 1 :] for cell in row)


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read the rows of a spreadsheet as notes.

    The sheet that holds most words is read, and with it all sheets with the same columns; the others are told.

    Raises:
        UserError: it is locked, damaged, swollen, has no column of words, or no row of it can be used.
    """
    sheets = _sheets(data)
    main = _main(sheets, options)
    places = places_of(main.header, options.columns)
    alike = [sheet for sheet in sheets if not sheet.is_hidden and _names(sheet) == _names(main)] or [main]
    notes: list[PlannedNote] = []
    skipped: list[Skipped] = []
    for sheet in alike:
        whose = name if len(alike) == 1 else f"{name}, sheet “{sheet.name}”,"
        for number, cells in enumerate(sheet.rows[sheet.head + 1 :], start=sheet.head + 1):
            if (number, places["text"]) not in sheet.filled:
                take_row(cells, places, (whose, f"row {number + 1}"), options, notes, skipped)
    reading = reading_of(notes, skipped, options)
    left = [sheet.name for sheet in sheets if sheet not in alike]
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
    return [" ".join(cell.split()) for cell in _main(_sheets(data), ImportOptions()).header]


def _told(left: Sequence[str], alike: Sequence[_Sheet]) -> str:
    names = ", ".join(f"“{name}”" for name in left[:8])
    which = "The sheet" if len(left) == 1 else "The sheets"
    verb = "was" if len(left) == 1 else "were"
    return f"{which} {names} {verb} left out; the rows are those of “{alike[0].name}”."


def _main(sheets: Sequence[_Sheet], options: ImportOptions) -> _Sheet:
    """The sheet that holds most words, among those whose columns are as the person said; hidden ones come last."""

    def rank(sheet: _Sheet) -> tuple[bool, bool, int]:
        try:
            places_of(sheet.header, options.columns)
        except UserError:
            return False, not sheet.is_hidden, sheet.size
        return True, not sheet.is_hidden, sheet.size

    return max(sheets, key=rank)


def _names(sheet: _Sheet) -> list[str]:
    names = [" ".join(cell.split()).casefold() for cell in sheet.header]
    while names and not names[-1]:
        names.pop()
    return names


def _sheets(data: bytes) -> list[_Sheet]:
    refuse_swollen(data)
    try:
        with opened(BytesIO(data)) as book:
            sheets = [sheet for number in range(len(book.sheet_names)) if (sheet := _sheet(book, number))]
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        locked = "password" in type(error).__name__.lower() or "password" in str(error).lower()
        raise UserError(_LOCKED if locked else _DAMAGED) from error
    except BaseException as error:
        # What goes wrong within the library's own language arrives as an exception that is no ordinary one.
        if type(error).__name__ != "PanicException":
            raise
        raise UserError(_DAMAGED) from error
    if not sheets:
        raise UserError("There are no words in this file.")
    return sheets


def _sheet(book: CalamineWorkbook, number: int) -> _Sheet | None:
    facts = book.sheets_metadata[number]
    if facts.typ != SheetTypeEnum.WorkSheet:
        return None
    sheet = book.get_sheet_by_index(number)
    if sheet.start is None:
        return None
    rows = [[_words(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    head = _head(rows)
    if head is None:
        return None
    filled = _fill(rows, sheet)
    return _Sheet(facts.name, rows, head, filled, facts.visible != SheetVisibleEnum.Visible)


def _head(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that names the columns: the first with two names or more, for a title may stand above it."""
    several = (at for at, row in enumerate(rows[:_FIRST_ROWS]) if sum(bool(cell.strip()) for cell in row) > 1)
    first = (at for at, row in enumerate(rows) if any(cell.strip() for cell in row))
    return next(several, next(first, None))


def _fill(rows: list[list[str]], sheet: CalamineSheet) -> frozenset[tuple[int, int]]:
    """Say a cell that was merged over several rows in each of them; answers where."""
    filled = set()
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[row]) and not rows[row][left]:
                rows[row][left] = rows[top][left]
                filled.add((row, left))
    return frozenset(filled)


def _words(cell: object) -> str:
    """A cell's value as words: dates as ISO dates, whole numbers without a point."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat(timespec="minutes")
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(cell)
