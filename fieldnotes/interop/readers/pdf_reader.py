"""PDF files with words in them: paragraphs made whole, each page begun by its number, headings by the outline."""

import re
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as raw

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, Reading
from fieldnotes.interop.readers.finishing import finished
from fieldnotes.interop.readers.metadata import author_of, titled, written_at
from fieldnotes.interop.readers.page_note import note_of, short
from fieldnotes.interop.readers.pdf_flow import Flow, folded
from fieldnotes.interop.readers.pdf_heads import without_heads
from fieldnotes.interop.readers.pdf_lines import PageLines, lines_of
from fieldnotes.interop.readers.titles import title_of_file

MOST_PAGES = 5_000
"""Pages beyond which a file is refused."""
LONGEST = 30_000_000
"""Characters beyond which a file is refused: twenty times the Bible would be less."""

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d))?")
_MOST_HEADINGS = 5_000


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read a PDF as one note, or as one a dated entry.

    Each page begins with a small sign, "[page 12]", that gives the number printed or told for it; where a paragraph
    runs on over the end of a page, the sign stands within it.

    Raises:
        UserError: the file is locked, damaged, holds pictures of pages only, or is far too long.
    """
    document = _opened(data)
    try:
        pages = _pages(document)
        if not any(page.lines for page in pages):
            raise _no_words(pages)
        headings = _headings(document)
        facts = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise UserError("This PDF is damaged; open it in a reader, print it to a new PDF, and import that.") from error
    finally:
        document.close()
    kept, running = without_heads(pages)
    page = Flow(kept, options.unwrap, headings).write()
    note = note_of(page, name, (), _warnings(pages, running, page.text))
    fields: dict[str, object] = {
        "title": titled(facts.get("Title", "")) or title_of_file(name),
        "author": author_of(facts.get("Author", "")),
        "written": None if options.split else _written(facts.get("CreationDate", "")),
    }
    return finished(note.part(0, len(note.text), **fields), name, options)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    start = data.find(b"%PDF-", 0, 1100)
    if start < 0:
        raise UserError("This is not a PDF file, whatever its name says.")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise UserError("This PDF is locked with a password; save it without one and import that.") from error
        raise UserError(
            "This PDF is damaged or not complete; get it anew, or print it to a new PDF, and import that."
        ) from error


def _pages(document: pypdfium2.PdfDocument) -> list[PageLines]:
    count = len(document)
    if count > MOST_PAGES:
        raise UserError(f"This PDF has {count:,} pages; at most {MOST_PAGES:,} can be read as one note.")
    pages: list[PageLines] = []
    length = 0
    for number in range(count):
        try:
            pages.append(lines_of(document, number))
        except pypdfium2.PdfiumError:
            pages.append(PageLines(str(number + 1), 0.0, (), has_pictures=False))
        length += sum(len(line.words) for line in pages[-1].lines)
        if length > LONGEST:
            raise UserError("This PDF holds far more words than a note can; divide it and import its parts.")
    return pages


def _no_words(pages: Sequence[PageLines]) -> UserError:
    if any(page.has_pictures for page in pages):
        return UserError(
            "This PDF holds pictures of pages but no text; have its words recognised (OCR) and import the result."
        )
    return UserError("There are no words in this file.")


def _headings(document: pypdfium2.PdfDocument) -> dict[tuple[int, str], int]:
    """The outline: for a page and a line's folded words, how deep the heading lies."""
    found: dict[tuple[int, str], int] = {}
    for number, mark in enumerate(document.get_toc()):
        target = mark.get_dest()
        page = target.get_index() if target is not None else None
        words = folded(mark.get_title())
        if number >= _MOST_HEADINGS:
            break
        if page is not None and words:
            found.setdefault((page, words), mark.level)
    return found


def _warnings(pages: Sequence[PageLines], running: Sequence[str], text: str) -> tuple[str, ...]:
    told = []
    if running:
        examples = ", ".join(f"“{short(words)}”" for words in running[:3])
        told.append(f"Lines that come again at the head or foot of pages were left out, such as {examples}.")
    bare = [page.label for page in pages if not page.lines and page.has_pictures]
    if bare:
        which = f"Page {bare[0]} holds" if len(bare) == 1 else f"Pages {short(', '.join(bare))} hold"
        told.append(f"{which} only pictures, whose words could not be read.")
    strange = sum(1 for char in text if "\ue000" <= char <= "\uf8ff" or char == "\ufffd")
    if strange > 0.02 * len(text):
        told.append("Many letters of this PDF do not say which letters they are; look whether its words can be read.")
    return tuple(told)


def _written(moment: str) -> str | None:
    match = _DATE.match(moment)
    if not match:
        return None
    year, month, day, hour, minute = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    return written_at(f"{date}T{hour}:{minute}" if hour and day else date)
