"""A report written as a Word document, whole or not at all."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.export.docx_contents import Entry, bookmark_name, contents
from fieldnotes.export.docx_figures import FigurePen
from fieldnotes.export.docx_pages import heading_pages
from fieldnotes.export.docx_sections import DEEPEST_HEADING, SectionWriter
from fieldnotes.export.docx_tables import codebook_table, scope_table, strip
from fieldnotes.export.docx_template import empty_document
from fieldnotes.export.outline import Report
from fieldnotes.export.wordml import REPLACEMENT, Pen, right_to_left
from fieldnotes.storage.files import write_whole

_BODY = "word/document.xml"
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The time stamp of every part, so that the same report makes the same file."""

_COMPRESSION = 4
_LOWER = '<w:spacing w:before="1500" w:after="140"/>'
_ROOMY = 4
"""Codes begin on pages of their own when they have so many quotations on average."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: where, how many quotations, how many characters no Word file can hold."""

    path: Path
    quotations: int
    replaced: int


def write_docx(report: Report, path: Path) -> Written:
    """Write a report to a .docx file.

    Raises:
        UserError: its name is not a Word document's, which keeps other files from being written over, or the file
            cannot be written there.
    """
    if path.suffix.lower() != ".docx":
        raise UserError(f"A report is a Word document; let its name end in .docx, not as in {path.name}.")
    if not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent}; choose another place for the report.")
    data, replaced = document_bytes(report)
    write_whole(path, data)
    return Written(path, report.quotations, replaced)


def document_bytes(report: Report) -> tuple[bytes, int]:
    """The report as the bytes of a .docx file, and how many characters had to be replaced in it."""
    pen = Pen()
    figures = FigurePen(pen)
    skeleton = empty_document(report, pen, figures)
    body = _Body(report, pen, figures).xml()
    filled = BytesIO()
    with ZipFile(BytesIO(skeleton)) as empty, ZipFile(filled, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as full:
        for name in empty.namelist():
            part = empty.read(name)
            full.writestr(_stamped(name), _with_body(part, body) if name == _BODY else part)
    return filled.getvalue(), pen.replaced


def _stamped(name: str) -> ZipInfo:
    info = ZipInfo(name, _ALWAYS)
    info.compress_type = ZIP_DEFLATED
    return info


def _with_body(part: bytes, body: str) -> bytes:
    """The skeleton's document with paragraphs put before its section properties."""
    head, properties = part.split(b"<w:sectPr", 1)
    return b"".join((head, body.encode(), b"<w:sectPr", properties))


def _sections_on_new_pages(report: Report) -> frozenset[int]:
    """The first section, and every code at the top of the tree if they are long enough on average."""
    tops = [number for number, section in enumerate(report.sections) if section.level == 1]
    roomy = report.quotations >= _ROOMY * len(tops)
    return frozenset([0, *(tops if roomy else [])])


class _Body:
    """Puts the parts in order: title page, contents, codes, memos, codebook."""

    def __init__(self, report: Report, pen: Pen, figures: FigurePen) -> None:
        self._report = report
        self._pen = pen
        self._sections = SectionWriter(pen, figures)
        self._new_pages = _sections_on_new_pages(report)
        self._pages = heading_pages(report, self._new_pages)
        self._entries: list[Entry] = []

    def xml(self) -> str:
        """The whole body. The parts come first: only then is it known what the front pages must say."""
        parts = self._codes() + self._memos() + self._codebook()
        if not parts:
            parts = [self._pen.paragraph("SectionNote", self._pen.run("No passage is coded in this scope yet."))]
        return self._front() + contents(self._pen, self._entries) + "".join(parts)

    def _entry(self, title: str, level: int) -> str:
        """Remember a heading for the contents list; its bookmark."""
        number = len(self._entries)
        bookmark = bookmark_name(number)
        self._entries.append(Entry(title, min(level, DEEPEST_HEADING), bookmark, self._pages[number]))
        return bookmark

    def _codes(self) -> list[str]:
        parts: list[str] = []
        for number, section in enumerate(self._report.sections):
            bookmark = self._entry(section.name, section.level)
            parts += self._sections.section(section, bookmark, number in self._new_pages)
        return parts

    def _memos(self) -> list[str]:
        if not self._report.memos:
            return []
        parts = [self._sections.heading("Memos", 1, self._entry("Memos", 1), new_page=True)]
        for memo in self._report.memos:
            parts += self._sections.memo(memo)
        return parts

    def _codebook(self) -> list[str]:
        rows = self._report.codebook
        if not rows:
            return []
        pen = self._pen
        caption = pen.run("Codes in the order of the tree, with the number of their quotations in this report.")
        return [
            self._sections.heading("Codebook", 1, self._entry("Codebook", 1), new_page=True),
            pen.paragraph("Caption", caption),
            codebook_table(pen, rows),
            pen.paragraph("Normal", ""),
        ]

    def _front(self) -> str:
        report, pen = self._report, self._pen
        parts = [pen.paragraph("Kicker", pen.run("Coded report"))]
        parts.append(self._set("Title", report.title or "Untitled"))
        parts.append(self._set("Subtitle", report.subtitle) if report.subtitle else "")
        parts.append(strip(pen, report))
        byline = [", ".join(report.authors), When.of(report.made).label() if report.made else ""]
        parts.append(pen.paragraph("Byline", "", props='<w:spacing w:line="240" w:lineRule="exact"/>'))
        parts += [self._set("Byline", line) for line in byline if line]
        rows = [*report.scope, *report.counts, *self._remarks()]
        if rows:
            parts += [pen.paragraph("Kicker", pen.run("Scope"), props=_LOWER), scope_table(pen, rows)]
        return "".join(parts) + pen.paragraph("Normal", "")

    def _set(self, style: str, text: str) -> str:
        """A line of the title page."""
        props = "<w:bidi/>" if right_to_left(text) else ""
        return self._pen.paragraph(style, self._pen.run(text), props=props)

    def _remarks(self) -> list[tuple[str, str]]:
        """What a reader must know about things left out or replaced."""
        remarks = []
        if self._report.withheld:
            passages = "1 passage is" if self._report.withheld == 1 else f"{self._report.withheld} passages are"
            remarks.append(("Withheld", f"{passages} left out because of a restriction."))
        if self._pen.replaced:
            characters = "1 character" if self._pen.replaced == 1 else f"{self._pen.replaced} characters"
            remarks.append(("Replaced", f"{characters} that no Word file can hold, shown as {REPLACEMENT}."))
        return remarks
