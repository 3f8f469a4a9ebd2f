"""Plain text files: characters found out, page-width line breaks undone, dates and speakers taken up."""

from dataclasses import replace

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.encodings import decode
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading
from fieldnotes.interop.readers.finishing import doubt_about, finished
from fieldnotes.interop.readers.titles import title_of_file
from fieldnotes.interop.wrapping import joined_lines
from fieldnotes.text.standoff import settle


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read a plain text file as one note, or as one a dated entry.

    Raises:
        UserError: it is empty, or no text.
    """
    text, encoding, sure = decode(data, options.encoding)
    note = plain_note(text, name, options)
    warnings = (*doubt_about(encoding, sure), *note.warnings)
    return finished(replace(note, encoding=encoding, warnings=warnings), name, options, plain=True)


def plain_note(text: str, name: str, options: ImportOptions) -> PlannedNote:
    """The settled text as a note titled by the file's name.

    Raises:
        UserError: there are no words in it, or far too many control characters.
    """
    controls = sum(text.count(char) for char in map(chr, (*range(9), *range(14, 32))))
    if controls > 8 and controls > len(text) * 0.01:
        raise UserError("This is not a text file, or its characters are written in a way this program does not know.")
    settled = settle(text)
    if not settled.strip():
        raise UserError("There are no words in this file.")
    joined = joined_lines(settled) if options.unwrap else settled
    told = ("Lines that were broken to fit a page were joined into paragraphs.",) if joined != settled else ()
    return PlannedNote(title=title_of_file(name), text=joined.strip("\n"), warnings=told)
