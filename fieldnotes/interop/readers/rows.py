"""Notes as rows: JSON Lines and tables (CSV), a note to a line, with the column that holds each field."""

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from io import StringIO

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import KINDS
from fieldnotes.domain.when import When
from fieldnotes.interop.encodings import decode
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading, Skipped
from fieldnotes.interop.readers.finishing import completed, doubt_about
from fieldnotes.interop.readers.titles import title_of_file
from fieldnotes.text.dates import recorded_when
from fieldnotes.text.standoff import settle

FIELDS = ("text", "title", "observed", "written", "kind", "site", "people", "author", "language")
"""What a row may say; only the text is required."""

_ZONE = re.compile(r"(?<=:\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$")
_LONGEST_CELL = 50_000_000


def read_json_lines(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read one JSON object a line; a line that cannot be used is named with its reason.

    Raises:
        UserError: it is no text, or no line of it can be used.
    """
    text, encoding, sure = decode(data, options.encoding)
    notes: list[PlannedNote] = []
    skipped: list[Skipped] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = _renamed(_object(line), options.columns)
            notes.append(note_of_row(row, name, f"line {number}", options))
        except UserError as error:
            skipped.append(Skipped(f"{name} line {number}", error.message))
    return reading_of(notes, skipped, options, encoding, sure)


def read_csv(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read a table whose first line names its columns; ``options.columns`` says which holds what.

    Raises:
        UserError: it is no text, has no column of words, or no row of it can be used.
    """
    text, encoding, sure = decode(data, options.encoding)
    table = table_rows(text)
    header = next((row for _, row in table), None)
    if header is None:
        raise UserError("There are no words in this file.")
    places = places_of(header, options.columns)
    notes: list[PlannedNote] = []
    skipped: list[Skipped] = []
    for number, cells in table[1:]:
        take_row(cells, places, (name, f"line {number}"), options, notes, skipped)
    return reading_of(notes, skipped, options, encoding, sure)


def take_row(
    cells: list[str],
    places: Mapping[str, int],
    source: tuple[str, str],
    options: ImportOptions,
    notes: list[PlannedNote],
    skipped: list[Skipped],
) -> None:
    """Add the note of a row of cells to the notes, or the reason why there is none to what is skipped.

    Args:
        cells: of the row; a row of empty cells is passed over.
        places: which cell holds which field.
        source: the file's name, and which row of it this is ("line 12").
        options: what the person said.
        notes, skipped: are added to.
    """
    if not any(cell.strip() for cell in cells):
        return
    row = {field: cells[at] for field, at in places.items() if at < len(cells)}
    try:
        notes.append(note_of_row(row, *source, options))
    except UserError as error:
        skipped.append(Skipped(" ".join(source), error.message))


def table_rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a table with the number of the line each ends on; commas, semicolons or tabs are found out.

    Raises:
        UserError: the table cannot be told into cells.
    """
    text = text.removeprefix("\ufeff").replace("\x00", "")
    old = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
        return [(reader.line_num, row) for row in reader if row]
    except csv.Error as error:
        raise UserError(f"This table cannot be read: {error}.") from error
    finally:
        csv.field_size_limit(old)


def columns_of(data: bytes, encoding: str = "") -> list[str]:
    """The names of a table's columns, so that a person can say which is which.

    Raises:
        UserError: it is no text.
    """
    table = table_rows(decode(data, encoding)[0])
    return [" ".join(cell.split()) for cell in table[0][1]] if table else []


def _delimiter(text: str) -> str:
    """The sign that divides the first lines most evenly."""
    sample = text[:20_000]
    best, most = ",", (0.0, 0)
    for sign in (",", ";", "\t", "|"):
        rows = list(csv.reader(StringIO(sample, newline=""), delimiter=sign))[:30]
        widths = [len(row) for row in rows if row]
        if not widths or widths[0] < 2:
            continue
        even = sum(width == widths[0] for width in widths) / len(widths)
        if (even, widths[0]) > most:
            best, most = sign, (even, widths[0])
    return best


def places_of(header: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Which column of a table with these names holds which field.

    Raises:
        UserError: a column the person named is missing, or none holds the text.
    """
    names = {" ".join(cell.split()).casefold(): at for at, cell in reversed(list(enumerate(header)))}
    places = {}
    for field in FIELDS:
        wanted = " ".join(columns.get(field, field).split()).casefold()
        if wanted in names:
            places[field] = names[wanted]
        elif columns.get(field):
            raise UserError(f"This table has no column “{columns[field]}”; it has {_listed(header)}.")
    if "text" not in places:
        raise UserError(f"Say which column holds the text; this table has {_listed(header)}.")
    return places


def _listed(header: list[str]) -> str:
    names = [f"“{' '.join(cell.split())}”" for cell in header if cell.strip()]
    return ", ".join(names[:12]) or "no columns with a name"


def _object(line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        raise UserError("This line is not JSON.") from error
    if not isinstance(row, dict):
        raise UserError("This line is not a JSON object with a text.")
    return row


def _renamed(row: dict[str, object], columns: Mapping[str, str]) -> dict[str, object]:
    """The object with our names for the keys that the person said hold our fields."""
    return {**row, **{field: row.get(key) for field, key in columns.items() if key}}


def note_of_row(row: Mapping[str, object], name: str, place: str, options: ImportOptions) -> PlannedNote:
    """The note that a row says; ``place`` is where in the file it stands ("line 12").

    Raises:
        UserError: it has no text, or a field that is neither word nor number.
    """
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UserError(f"There is no text in this {place.split()[0]}.")
    doubts: list[str] = []
    kind = _kind(_words(row, "kind").lower(), doubts)
    title = _words(row, "title")
    observed = _when(_words(row, "observed"), options, doubts)
    written = _when(_words(row, "written"), options, doubts)
    return PlannedNote(
        title=title or (observed.label() if observed else f"{title_of_file(name)}, {place}"),
        text=settle(text).strip("\n"),
        kind=kind or options.kind or "fieldnote",
        observed=observed,
        written=written.start if written else None,
        site=_words(row, "site"),
        people=_people(row.get("people")),
        author=_words(row, "author"),
        language=_words(row, "language"),
        source=f"{name} {place}",
        warnings=tuple(doubts),
    )


def _words(row: Mapping[str, object], field: str) -> str:
    value = row.get(field)
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise UserError(f"The {field} of this line is not a word or a number.")
    return " ".join(settle(str(value)).split())


def _kind(words: str, doubts: list[str]) -> str:
    """A kind of note; another word is left out and told among the doubts."""
    if words in KINDS or not words:
        return words
    doubts.append(f"“{words}” is not a kind of note and is left out; the kinds are {', '.join(KINDS)}.")
    return ""


def _when(words: str, options: ImportOptions, doubts: list[str]) -> When | None:
    """The moment a row names; words that name none are left out and told among the doubts."""
    if not words:
        return None
    try:
        return recorded_when(_ZONE.sub("", words), date.today(), options.order or "dmy")
    except UserError:
        doubts.append(f"The date “{words}” could not be read and is left out.")
        return None


def _people(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        names: Iterable[str] = value.split(";")
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        names = value
    else:
        raise UserError("The people of this line are neither names nor a list of names.")
    bare = [" ".join(settle(each).split()) for each in names]
    return tuple(dict.fromkeys(each for each in bare if each))


def reading_of(
    notes: list[PlannedNote],
    skipped: list[Skipped],
    options: ImportOptions,
    encoding: str = "",
    sure: bool = True,
) -> Reading:
    """The notes of a file's rows with what the person said filled in.

    Raises:
        UserError: there are none.
    """
    if not notes:
        if skipped:
            first = skipped[0]
            unit, _, number = first.path.rpartition(" ")
            unit = unit.rpartition(" ")[2]
            raise UserError(f"No {unit} of this file can be used; the first, {unit} {number}: {first.reason}")
        raise UserError("There are no words in this file.")
    undated = replace(options, kind=None)
    done = [completed(replace(note, encoding=encoding), "", undated, whole=False) for note in notes]
    if options.observed:
        done = [replace(note, observed=note.observed or options.observed) for note in done]
    done[0] = replace(done[0], warnings=(*doubt_about(encoding, sure), *done[0].warnings))
    return Reading(tuple(done), tuple(skipped))
