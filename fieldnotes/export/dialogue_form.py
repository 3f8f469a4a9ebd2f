"""Writes the form of a dialogue exercise as a Word document: questions, what was said so far, boxes that grow."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from fieldnotes.domain.errors import UserError
from fieldnotes.export.dialogue_sheet import Box, Question, Sheet
from fieldnotes.export.docx_figures import FigurePen
from fieldnotes.export.docx_styles import LINE, MUTED, TEXT_WIDTH
from fieldnotes.export.docx_template import empty_document
from fieldnotes.export.outline import Report
from fieldnotes.export.wordml import Pen, right_to_left
from fieldnotes.storage.files import write_whole

_ROOM = 1900
"""Least height of a box, in twentieths of a point; it grows with what is written."""
_EDGES = ("top", "left", "bottom", "right")
HINT = "Write here."
"""What stands in an empty box; Word takes it away with the first letter."""


def write_form(sheet: Sheet, path: Path) -> None:
    """Write a form to a .docx file.

    Raises:
        UserError: its name is not a Word document's, or it cannot be written there.
    """
    if path.suffix.lower() != ".docx":
        raise UserError(f"A form is a Word document; let its name end in .docx, not as in {path.name}.")
    write_whole(path, form_bytes(sheet))


def form_bytes(sheet: Sheet) -> bytes:
    """The form as the bytes of a .docx file."""
    pen = Pen()
    report = Report(sheet.title, "Dialogue exercise", (sheet.author,) if sheet.author else (), language=sheet.language)
    document = Document(BytesIO(empty_document(replace(report, subtitle=sheet.subtitle), pen, FigurePen(pen))))
    properties = document.core_properties
    properties.category, properties.comments = "Dialogue form", f"{len(sheet.questions)} questions"
    properties.subject = "Form of a dialogue exercise"
    end = document.element.body.sectPr
    for xml in _paragraphs(sheet, pen):
        end.addprevious(_declared(xml))
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _declared(xml: str) -> Any:
    return parse_xml(f"<w:holder {nsdecls('w')}>{xml}</w:holder>")[0]


def _paragraphs(sheet: Sheet, pen: Pen) -> list[str]:
    parts = [
        pen.paragraph("Kicker", pen.run("Dialogue exercise"), props='<w:spacing w:before="0" w:after="120"/>'),
        pen.paragraph("Title", pen.run(sheet.title)),
        pen.paragraph("Subtitle", pen.run(sheet.subtitle)),
    ]
    parts += [pen.paragraph("Normal", pen.run(line)) for line in sheet.instructions]
    for question in sheet.questions:
        parts += _question(question, pen)
    return parts


def _question(question: Question, pen: Pen) -> list[str]:
    parts = [pen.paragraph("Heading2", pen.run(f"{question.number}  {question.words}"))]
    for words, attribution in question.said:
        *firsts, last = words.split("\n")
        parts += [_quoted(line, pen, False) for line in firsts if line.strip()]
        parts.append(_quoted(last, pen, True))
        parts.append(pen.paragraph("Attribution", pen.run(attribution)))
    for box in question.boxes:
        label = pen.bookmark(box.mark, pen.run(box.label, "Label"))
        parts.append(pen.paragraph("Normal", label, keep=True, props='<w:spacing w:before="200" w:after="60"/>'))
        parts.append(_box(box, pen))
    return parts


def _quoted(line: str, pen: Pen, keep: bool) -> str:
    props = "<w:bidi/>" if right_to_left(line) else ""
    return pen.paragraph("Quotation", pen.run(line), keep=keep, props=props)


def _box(box: Box, pen: Pen) -> str:
    """A bordered cell that holds a content control; it is named by the box's mark, as is the bookmark at its label."""
    edge = f'w:val="single" w:sz="8" w:space="0" w:color="{LINE}"'
    edges = "".join(f"<w:{side} {edge}/>" for side in _EDGES)
    margins = "".join(f'<w:{side} w:w="140" w:type="dxa"/>' for side in _EDGES)
    hint = pen.run(HINT, extra=f'<w:color w:val="{MUTED}"/>')
    label = pen.text(box.label)
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{box.mark}"/><w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent>{pen.paragraph('Normal', hint)}</w:sdtContent></w:sdt>"
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblDescription w:val="{label}"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_ROOM}" w:hRule="atLeast"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/></w:tcPr>{control}</w:tc></w:tr></w:tbl>'
    )
