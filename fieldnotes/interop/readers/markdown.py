"""Markdown files: headings, emphasis, lists and quotations become marks, links and pictures are planned."""

from dataclasses import replace

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.encodings import decode
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading
from fieldnotes.interop.readers.finishing import doubt_about, finished, stamped
from fieldnotes.interop.readers.front_matter import Front, front_matter
from fieldnotes.interop.readers.titles import title_of
from fieldnotes.interop.vaults.pages import read_page
from fieldnotes.interop.vaults.placing import folder_path
from fieldnotes.text.standoff import settle


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read a Markdown file as one note, or as one a dated entry; a header between ``---`` lines is heeded.

    Raises:
        UserError: it is no text, or holds no words.
    """
    text, encoding, sure = decode(data, options.encoding)
    front, body = front_matter(settle(text))
    page = read_page(body)
    if not page.text.strip():
        raise UserError("There are no words in this file.")
    note = PlannedNote(
        title=front.title or title_of(page.text, page.marks, name),
        text=page.text,
        marks=page.marks,
        links=page.links,
        media=page.media,
        encoding=encoding,
        warnings=(*doubt_about(encoding, sure), *page.warnings),
    )
    reading = finished(headed(note, front, options), name, options)
    return stamped(reading, front.created(options.order))


def headed(note: PlannedNote, front: Front, options: ImportOptions) -> PlannedNote:
    """The note with what its header says of it."""
    return replace(
        note,
        kind=front.kind or note.kind,
        observed=front.when("observed", options.order) or front.when("date", options.order),
        written=front.written(options.order),
        site=front.site,
        people=front.people,
        author=front.author,
        language=front.language,
        folders=tuple(folder_path(tag) for tag in front.tags),
        names=front.aliases,
    )
