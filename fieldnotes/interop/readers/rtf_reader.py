"""RTF files: exact characters whatever their code pages, formats, lists, tables, footnotes, comments on their words."""

import codecs
from collections.abc import Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedComment, Reading
from fieldnotes.interop.readers.finishing import finished
from fieldnotes.interop.readers.metadata import author_of, language_of_number, written_at
from fieldnotes.interop.readers.page import Page
from fieldnotes.interop.readers.page_note import deletions_told, hidden_told, left_out_told, note_of, place_of
from fieldnotes.interop.readers.rtf_places import Places, moment_of
from fieldnotes.interop.readers.rtf_tokens import tokens
from fieldnotes.interop.readers.rtf_walk import Walker
from fieldnotes.interop.readers.rtf_writer import Remark, Writer


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read an RTF file as one note, or as one a dated entry.

    Words deleted with tracking and hidden ones are left out and told in warnings, so are pictures; headers and footers
    are left out.

    Raises:
        UserError: it is no RTF file, is nested beyond measure, or holds no words.
    """
    start = data.find(b"{\\rtf", 0, 400)
    if start < 0:
        raise UserError("This is not an RTF file, whatever its name says.")
    writer = Writer(notes_in_place=options.split == "dated")
    walker = Walker(writer, _codec(options.encoding))
    places = Places(walker)
    depth = 0
    for token in tokens(data[start:]):
        walker.take(token)
        depth += (token.kind == "open") - (token.kind == "close")
        if depth <= 0 and token.kind == "close":
            break
    walker.settle_bytes()
    page = writer.finish(walker.blocks())
    note = note_of(page, name, _comments(page, places.remarks), _warnings(walker, places, depth))
    language = max(walker.languages, key=lambda number: walker.languages[number], default=0)
    fields: dict[str, object] = {
        "author": author_of("".join(walker.info.get("author", ()))),
        "language": language_of_number(language),
        "written": None if options.split else _written(walker.created),
    }
    return finished(note.part(0, len(note.text), **fields), name, options)


def _codec(encoding: str) -> str:
    """The codec the person named; one of wide characters says nothing of an RTF file."""
    try:
        return codecs.lookup(encoding).name if encoding and not encoding.startswith(("utf-16", "utf-32")) else ""
    except LookupError as error:
        raise UserError(f"There is no encoding called “{encoding}”.") from error


def _warnings(walker: Walker, places: Places, depth: int) -> tuple[str, ...]:
    names = dict(enumerate(walker.revisers))
    deleted = [(author_of(names.get(by, "").strip()), words) for by, words in walker.deleted if words.strip()]
    told = [*deletions_told(deleted), *hidden_told("".join(walker.hidden)), *left_out_told(places.pictures)]
    if depth > 0:
        told.append("This file breaks off before its end; what there is of it was read.")
    return tuple(told)


def _comments(page: Page, remarks: Sequence[Remark]) -> tuple[PlannedComment, ...]:
    text = page.text
    comments = []
    for each in remarks:
        place = place_of(text, page, each.ident)
        if place:
            comments.append(PlannedComment(*place, each.author, moment_of(each.packed), each.text))
    return tuple(sorted(comments, key=lambda comment: (comment.start, comment.end, comment.at or 0)))


def _written(created: dict[str, int]) -> str | None:
    year, month, day = (created.get(part, 0) for part in ("yr", "mo", "dy"))
    hour, minute = created.get("hr", 0), created.get("min", 0)
    clock = f"T{hour:02}:{minute:02}" if hour or minute else ""
    return written_at(f"{year:04}-{month:02}-{day:02}{clock}")
