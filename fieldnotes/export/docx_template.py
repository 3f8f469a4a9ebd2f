"""An empty Word report: page, styles, header, footer, properties. Its body is filled in by ``docx_writer``."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from fieldnotes.domain.when import When
from fieldnotes.export.docx_figures import FigurePen
from fieldnotes.export.docx_styles import INK, SANS, style_sheet
from fieldnotes.export.outline import Report
from fieldnotes.export.wordml import Pen

_MARGINS = {"top_margin": 27, "bottom_margin": 25, "left_margin": 29, "right_margin": 29}
_UNUSED = frozenset(
    {"thumbnail", "extended-properties", "stylesWithEffects", "customXml", "numbering", "webSettings", "fontTable"}
)
_LONGEST_PROPERTY = 255
"""Word's core properties hold at most so many characters."""


def empty_document(report: Report, pen: Pen, figures: FigurePen) -> bytes:
    """A .docx without body, ready to be filled; it holds the report's pictures already."""
    document = Document()
    _drop_what_we_do_not_use(document)
    _set_settings(document, report.language)
    _set_styles(document, report.language)
    _set_page(document)
    _set_header_and_footer(document, report, pen)
    _set_properties(document, report, pen)
    figures.embed(document, report)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def field(instruction: str, result: str) -> str:
    """A complex field with its cached result, as runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _declared(xml: str) -> Any:
    """An element from XML whose first tag lacks the namespace declaration."""
    return parse_xml(f"<w:holder {nsdecls('w')}>{xml}</w:holder>")[0]


def _drop_what_we_do_not_use(document: Any) -> None:
    """Leave out what python-docx's template brings along: a thumbnail, a second style sheet, who made it with what."""
    for relations in (document.part.rels, document.part.package.rels):
        for ident, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[1] in _UNUSED:
                del relations[ident]


def _set_settings(document: Any, language: str) -> None:
    """Our own settings, in the order of the schema; without the mode Word would open the file as an old one."""
    settings = document.settings.element
    for old in list(settings):
        settings.remove(old)
    uri = "http://schemas.microsoft.com/office/word"
    for xml in (
        '<w:zoom w:percent="100"/>',
        '<w:defaultTabStop w:val="720"/>',
        '<w:characterSpacingControl w:val="doNotCompress"/>',
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>',
        f'<w:themeFontLang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
        '<w:decimalSymbol w:val="."/>',
        '<w:listSeparator w:val=","/>',
    ):
        settings.append(_declared(xml))


def _set_styles(document: Any, language: str) -> None:
    sheet = document.styles.element
    for old in sheet.findall(qn("w:style")):
        sheet.remove(old)
    defaults = sheet.find(qn("w:docDefaults"))
    sheet.replace(defaults, _defaults(language))
    for xml in style_sheet():
        sheet.append(_declared(xml))


def _defaults(language: str) -> Any:
    return _declared(
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:eastAsia="SimSun" w:cs="Arial"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, millimetres in _MARGINS.items():
        setattr(section, side, Mm(millimetres))
    section.header_distance, section.footer_distance = Mm(13), Mm(12)
    section.different_first_page_header_footer = True


def _set_header_and_footer(document: Any, report: Report, pen: Pen) -> None:
    section = document.sections[0]
    short = report.title if len(report.title) <= 80 else report.title[:79].rstrip() + "…"
    _fill(section.header, pen.paragraph("Header", pen.run(short)))
    pages = (
        pen.run(f"{When.of(report.made).label() if report.made else ''}\t")
        + field("PAGE", pen.run("2"))
        + pen.run(" / ")
        + field("NUMPAGES", pen.run("2"))
    )
    _fill(section.footer, pen.paragraph("Footer", pages))
    _fill(section.first_page_header, pen.paragraph("Header", ""))
    _fill(section.first_page_footer, pen.paragraph("Footer", ""))


def _fill(part: Any, paragraph: str) -> None:
    part.is_linked_to_previous = False
    element = part.part.element
    for old in list(element):
        element.remove(old)
    element.append(_declared(paragraph))


def _set_properties(document: Any, report: Report, pen: Pen) -> None:
    made = datetime.fromisoformat(report.made) if report.made else datetime.now(UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title = _property(report.title, pen)
    properties.subject = _property(report.subtitle or "Coded report", pen)
    properties.author = _property("; ".join(report.authors), pen)
    properties.last_modified_by = _property("; ".join(report.authors[:1]), pen)
    properties.keywords = _property("; ".join(section.name for section in report.sections), pen)
    properties.comments = f"{report.quotations} quotations"
    properties.category = "Coded report"
    properties.language = report.language
    properties.created = properties.modified = made
    properties.revision = 1
    properties.version = ""


def _property(text: str, pen: Pen) -> str:
    """A core property's text: fit for XML, on one line, not too long (python-docx escapes it itself)."""
    return " ".join(pen.fit(text).split())[:_LONGEST_PROPERTY]
