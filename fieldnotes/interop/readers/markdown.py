"""Markdown files: headings, emphasis, lists and quotations become marks, the words stay."""

import re
from dataclasses import replace

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Marked
from fieldnotes.interop.encodings import decode
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading
from fieldnotes.interop.readers.finishing import doubt_about, finished
from fieldnotes.interop.readers.front_matter import Front, front_matter
from fieldnotes.interop.readers.titles import title_of
from fieldnotes.interop.wrapping import wrap_width
from fieldnotes.text.standoff import from_markdown, settle

_TIMES = re.compile(r"(?m)^(\s*)\[((?:\d{1,2}:)?\d{1,2}:\d{2})\](?=\s)")


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read a Markdown file as one note, or as one a dated entry; a header between ``---`` lines is heeded.

    Raises:
        UserError: it is no text, or holds no words.
    """
    text, encoding, sure = decode(data, options.encoding)
    front, body = front_matter(settle(text))
    marked = _marked(body)
    if not marked.text.strip():
        raise UserError("There are no words in this file.")
    note = PlannedNote(
        title=front.title or title_of(marked.text, marked.marks, name),
        text=marked.text,
        marks=marked.marks,
        encoding=encoding,
        warnings=doubt_about(encoding, sure),
    )
    return finished(_headed(note, front, options), name, options)


def _marked(body: str) -> Marked:
    """Line breaks inside a paragraph are kept where the text was not broken to fit a page."""
    return from_markdown(body, keep_breaks=wrap_width(body) is None)


def _headed(note: PlannedNote, front: Front, options: ImportOptions) -> PlannedNote:
    return replace(
        note,
        kind=front.kind or note.kind,
        observed=front.when("observed", options.order) or front.when("date", options.order),
        written=front.written(options.order),
        site=front.site,
        people=front.people,
        author=front.author,
        language=front.language,
    )
