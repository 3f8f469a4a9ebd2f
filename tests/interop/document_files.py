"""Small documents for tests, built from the pieces that matter: OpenDocument, electronic books, PDF, spreadsheets."""

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO

_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
        "number": "datastyle",
    }.items()
)
_MORE = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xml="http://www.w3.org/XML/1998/namespace"'
)
_STYLES = (
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" '
    'style:default-outline-level="1"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="Loud" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
    '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in parts.items():
            archive.writestr(name, inside)
    return buffer.getvalue()


def odt_file(body: str, styles: str = "", meta: str = "", manifest: str = "", **parts: str) -> bytes:
    """An OpenDocument text with this body and these automatic styles; ``meta`` is what stands in its facts."""
    content = (
        f"<office:document-content {_NAMESPACES} {_MORE}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {_NAMESPACES} {_MORE}><office:styles>{_STYLES}</office:styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {_NAMESPACES} {_MORE}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            "META-INF/manifest.xml": f'<manifest xmlns="urn:manifest">{manifest}</manifest>',
            **parts,
        }
    )


def flat_odt(body: str) -> bytes:
    """The same as one piece of XML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} {_MORE} '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f"{body}</office:text></office:body></office:document>"
    ).encode()


def epub_file(
    chapters: Mapping[str, str], metadata: str = "", contents: Mapping[str, str] | None = None, **parts: str
) -> bytes:
    """An electronic book of chapters (the body of each, by name); ``contents`` is what its table calls them."""
    items = "".join(
        f'<item id="c{at}" href="text/{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(chapters)
    )
    spine = "".join(
        f'<itemref idref="c{at}"{" linear=" + chr(34) + "no" + chr(34) if name.startswith("aside") else ""}/>'
        for at, name in enumerate(chapters)
    )
    links = "".join(f'<li><a href="text/{name}">{words}</a></li>' for name, words in (contents or {}).items())
    pages = {f"book/text/{name}": _page(body) for name, body in chapters.items() if body}
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
            "book/book.opf": '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
            f'<metadata>{metadata}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" '
            f'media-type="application/xhtml+xml"/>{items}</manifest><spine><itemref idref="nav"/>{spine}</spine>'
            "</package>",
            "book/nav.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            f'<body><nav epub:type="toc"><ol>{links}</ol></nav></body></html>',
            **pages,
            **parts,
        }
    )


def _page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{body}</body></html>'
    )


Drawn = tuple[float, float, float, str]
"""Words on a page of a PDF: how far from the left and from below (points), the size of the letters, the words."""


def pdf_file(
    pages: Sequence[Sequence[Drawn]],
    info: str = "",
    outline: Sequence[tuple[str, int]] = (),
    labels: str = "",
    trailer: str = "",
    picture: bool = False,
) -> bytes:
    """A PDF of pages with words drawn on them; ``outline`` names a title and the number of its page."""
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"]
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    objects.append(image + b"stream\n\x80\nendstream")
    kids = []
    for words in pages:
        stream = b"".join(_drawn(each) for each in words) + (b"q 300 0 0 300 0 0 cm /I Do Q" if picture else b"")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>" % len(objects)
        )
        kids.append(len(objects))
    first = len(objects) + 2
    for at, (title, number) in enumerate(outline):
        following = f"/Next {first + at + 1} 0 R" if at + 1 < len(outline) else ""
        entry = f"<</Title({title})/Parent {len(objects) + 1 - at} 0 R{following}/Dest[{kids[number]} 0 R/Fit]>>"
        if at == 0:
            last = first + len(outline) - 1
            objects.append(f"<</First {first} 0 R/Last {last} 0 R/Count {len(outline)}>>".encode())
            entry = f"<</Title({title})/Parent {first - 1} 0 R{following}/Dest[{kids[number]} 0 R/Fit]>>"
        objects.append(entry.encode())
    marks = f"/Outlines {first - 1} 0 R" if outline else ""
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{marks}{labels}>>".encode()
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    objects.append(f"<<{info}>>".encode())
    return _assembled(objects, trailer)


def _drawn(words: Drawn) -> bytes:
    left, below, size, text = words
    shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, left, below, shown)


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    whole = b"%PDF-1.5\n"
    places = []
    for number, inside in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    ending = f"trailer<</Size {size}/Root 1 0 R/Info {len(objects)} 0 R{trailer}>>\nstartxref\n{len(whole)}\n%%EOF"
    return whole + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + ending.encode()


def paragraph(*lines: str, top: float = 700, left: float = 72, size: float = 10) -> list[Drawn]:
    """Lines one below another."""
    return [(left, top - 12 * at, size, line) for at, line in enumerate(lines)]


Cell = str | int | float | bool | None


def xlsx_file(*sheets: Sequence[Sequence[Cell | tuple[str, float]]], merged: str = "", hidden: int = -1) -> bytes:
    """A spreadsheet of sheets of rows; a cell ("date", 41590) is a date as Excel counts days."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _relations(
            *[("worksheet", f"worksheets/sheet{at}.xml") for at, _ in enumerate(sheets)], ("styles", "styles.xml")
        ),
        "xl/workbook.xml": f'<workbook {_SHEET} xmlns:r="{_OFFICE}"><sheets>'
        + "".join(
            f'<sheet name="Year {2012 + at}" sheetId="{at + 1}" r:id="r{at}"{_state(at == hidden)}/>'
            for at, _ in enumerate(sheets)
        )
        + "</sheets></workbook>",
        "xl/styles.xml": f'<styleSheet {_SHEET}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        "</styleSheet>",
    }
    for at, rows in enumerate(sheets):
        data = "".join(
            f'<row r="{number}">{"".join(_cell(cell, column, number) for column, cell in enumerate(row))}</row>'
            for number, row in enumerate(rows, start=1)
        )
        merges = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged and at == 0 else ""
        parts[f"xl/worksheets/sheet{at}.xml"] = f"<worksheet {_SHEET}><sheetData>{data}</sheetData>{merges}</worksheet>"
    return packed(parts)


_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relations(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def _state(is_hidden: bool) -> str:
    return ' state="hidden"' if is_hidden else ""


def _cell(cell: Cell | tuple[str, float], column: int, row: int) -> str:
    place = f'r="{chr(65 + column)}{row}"'
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return f'<c {place} s="1"><v>{cell[1]}</v></c>'
    if isinstance(cell, bool):
        return f'<c {place} t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, int | float):
        return f"<c {place}><v>{cell}</v></c>"
    if cell.startswith("="):
        return f'<c {place} t="str"><f>{escape(cell[1:])}</f><v>worked out</v></c>'
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def ods_file(*rows: Sequence[str], more: str = "") -> bytes:
    """A table of rows of words as OpenDocument; ``more`` stands after them."""
    inside = "".join(
        f"<table:table-row>{''.join(_table_cell(words) for words in row)}</table:table-row>" for row in rows
    )
    content = (
        f"<office:document-content {_NAMESPACES} {_MORE}><office:body><office:spreadsheet>"
        f'<table:table table:name="One">{inside}{more}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def _table_cell(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{escape(words)}</text:p></table:table-cell>'
