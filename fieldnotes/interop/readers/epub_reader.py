"""Electronic books (EPUB): the chapters in reading order as one note with headings, or a note a dated entry."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.interop.encodings import decode
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading
from fieldnotes.interop.readers.epub_book import Book, Chapter
from fieldnotes.interop.readers.finishing import completed, finished
from fieldnotes.interop.readers.html_entries import entries_of
from fieldnotes.interop.readers.html_tree import Element, marked_of, parse, primary_tag
from fieldnotes.interop.readers.metadata import author_of, first_language, titled, written_at
from fieldnotes.interop.readers.page_note import left_out_told
from fieldnotes.interop.readers.titles import title_of, title_of_file
from fieldnotes.text.marked import join


@dataclass(frozen=True, slots=True)
class _Page:
    """A chapter's page: its elements, its text."""

    chapter: Chapter
    root: Element
    marked: Marked


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read a book as one note with its chapters' headings, or as one note a dated entry.

    Raises:
        UserError: the book is locked, damaged, swollen, or holds no words.
    """
    book = Book(data)
    pages, warnings = _pages(book)
    base = PlannedNote(
        title=_first([titled(words) for words in book.facts("title")]) or title_of_file(name),
        text="",
        source=name,
        author=author_of(*book.facts("creator")),
        language=first_language(book.facts("language")) or _language(pages),
        warnings=warnings,
    )
    if options.split == "dated":
        notes = _entries(pages, base, name)
        if notes:
            return Reading(tuple(completed(note, name, options, whole=False) for note in notes))
    written = None if options.split else _first([written_at(moment) or "" for moment in book.facts("date")]) or None
    whole = join([page.marked for page in pages])
    return finished(replace(base, text=whole.text, marks=whole.marks, written=written), name, options)


def _pages(book: Book) -> tuple[list[_Page], tuple[str, ...]]:
    """The chapters that hold words, and what is to be said of the others."""
    pages: list[_Page] = []
    missing: list[str] = []
    pictures = 0
    chapters = book.chapters()
    beside = {posixpath.basename(chapter.part) for chapter in chapters}
    for chapter in chapters:
        data = book.package.bytes(chapter.part)
        if data is None:
            missing.append(chapter.label or chapter.part)
            continue
        root = parse(decode(data, declared=True)[0], beside) if data.strip() else None
        if root is None:
            continue
        pictures += sum(1 for each in root.iter() if each.tag in ("img", "image"))
        marked = _headed(_trimmed(marked_of(root)), chapter.label)
        if marked.text:
            pages.append(_Page(chapter, root, marked))
    if not pages:
        raise UserError("There are no words in this book.")
    told = [f"The chapter “{words}” is missing in the file." for words in missing[:8]]
    return pages, (*told, *left_out_told(pictures))


def _trimmed(marked: Marked) -> Marked:
    """A chapter without blank lines at its ends."""
    text = marked.text.rstrip()
    lead = len(text) - len(text.lstrip("\n"))
    note = PlannedNote("", marked.text, marked.marks).part(lead, len(text)) if text else PlannedNote("", "")
    return Marked(note.text, note.marks)


def _headed(marked: Marked, label: str) -> Marked:
    """A chapter that has no heading of its own takes the one of the table of contents."""
    if not marked.text or not label or any(mark.kind.startswith("heading") for mark in marked.marks):
        return marked
    first, _, _ = marked.text.partition("\n")
    if " ".join(first.split()).casefold() == label.casefold():
        return replace(marked, marks=tuple(sorted((*marked.marks, Mark(0, len(first), "heading1")))))
    return join([Marked(label, (Mark(0, len(label), "heading1"),)), marked])


def _entries(pages: Sequence[_Page], base: PlannedNote, name: str) -> list[PlannedNote]:
    """A note per dated entry, and one for each chapter that has none; nothing where no chapter has entries."""
    notes: list[PlannedNote] = []
    found = 0
    for page in pages:
        bare = replace(base, warnings=())
        entries = entries_of(page.root, bare, name)
        found += len(entries)
        title = page.chapter.label or title_of(page.marked.text, page.marked.marks, base.title)
        undated = replace(bare, title=title, text=page.marked.text, marks=page.marked.marks)
        notes += entries or [undated]
    if not found:
        return []
    notes[0] = replace(notes[0], warnings=(*base.warnings, *notes[0].warnings))
    return notes


def _language(pages: Sequence[_Page]) -> str:
    return _first([primary_tag(page.root.get("lang") or page.root.get("xml:lang") or "") for page in pages])


def _first(words: Sequence[str]) -> str:
    return next((each for each in words if each), "")
