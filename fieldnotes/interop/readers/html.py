"""Web pages and electronic book chapters (HTML and XHTML), whole or an entry at a time."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.interop.encodings import decode
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading
from fieldnotes.interop.readers.finishing import completed, doubt_about, finished
from fieldnotes.interop.readers.html_entries import entries_of, moments_of
from fieldnotes.interop.readers.html_tree import Element, marked_of, parse, primary_tag, words_of
from fieldnotes.interop.readers.titles import title_of


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read a page as one note, or its dated entries as one each.

    ``<time datetime>`` gives the date observed; for a page of many entries, the stretch they span.

    Raises:
        UserError: it is no text, or holds no words.
    """
    text, encoding, sure = decode(data, options.encoding, declared=True)
    root = parse(text)
    if root is None:
        raise UserError("There are no words in this file.")
    language = root.get("lang") or root.get("xml:lang") or ""
    base = PlannedNote(
        title="",
        text="",
        source=name,
        language=primary_tag(language),
        encoding=encoding,
        warnings=doubt_about(encoding, sure),
    )
    if options.split == "dated":
        notes = entries_of(root, base, name)
        if notes:
            return Reading(tuple(completed(note, name, options, whole=False) for note in notes))
    return finished(_whole(root, base, name), name, options)


def _whole(root: Element, base: PlannedNote, name: str) -> PlannedNote:
    marked = marked_of(root)
    text = marked.text.strip("\n")
    if not text.strip():
        raise UserError("There are no words in this file.")
    lead = len(marked.text) - len(marked.text.lstrip("\n"))
    titled = words_of(next(iter(root.iter("title")), None))
    moments = moments_of(root)
    note = PlannedNote("", marked.text, marked.marks, language=base.language, encoding=base.encoding)
    note = note.part(lead, lead + len(text))
    return note.part(
        0,
        len(text),
        title=title_of(text, note.marks, titled or name) if titled or note.marks else title_of(text, (), name),
        observed=_span(moments),
        warnings=base.warnings,
    )


def _span(moments: list[When]) -> When | None:
    """The one moment of a page, or the stretch from its first to its last."""
    if not moments:
        return None
    first, last = min(moment.first for moment in moments), max(moment.last for moment in moments)
    if len(moments) == 1 or first == last:
        return moments[0]
    return When(first, last, "range")
