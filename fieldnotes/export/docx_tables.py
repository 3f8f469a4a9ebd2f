"""The tables of a Word report: scope and counts, the strip of codes, the codebook."""

from collections.abc import Sequence

from fieldnotes.export.docx_sections import colour_digits
from fieldnotes.export.docx_styles import ACCENT, INK, LINE, TEXT_WIDTH
from fieldnotes.export.outline import CodebookRow, Report
from fieldnotes.export.wordml import Pen

_SCOPE_WIDTHS = (2000, TEXT_WIDTH - 2000)
_CODEBOOK_WIDTHS = (2500, 4918, 1200)
_STRIP_HEIGHT = 130
_MOST_CELLS = 48
"""Word takes at most 63 cells in a row; what is more is put together in grey."""

_NARROWEST = 40
"""No code in the strip is thinner than this, so that none vanishes; twentieths of a point."""


def scope_table(pen: Pen, rows: Sequence[tuple[str, str]]) -> str:
    """Labels and values under thin lines."""
    body = "".join(
        _row(
            _cell(_SCOPE_WIDTHS[0], pen.paragraph("ScopeLabel", pen.run(label))),
            _cell(_SCOPE_WIDTHS[1], pen.paragraph("TableText", pen.run(value))),
        )
        for label, value in rows
    )
    return _table(pen, "Scope and counts of this report", _SCOPE_WIDTHS, body, lines=True)


def strip(pen: Pen, report: Report) -> str:
    """A band in which each code has as much room as it has quotations."""
    parts = [(section.colour, len(section.quotations)) for section in report.sections if section.quotations]
    if not parts:
        parts = [(f"#{ACCENT}", 1)]
    if len(parts) > _MOST_CELLS:
        kept = parts[: _MOST_CELLS - 1]
        parts = [*kept, ("", sum(count for _, count in parts[_MOST_CELLS - 1 :]))]
    widths = _shares([count for _, count in parts], TEXT_WIDTH)
    cells = "".join(
        _cell(width, _thin(), fill=colour_digits(colour)) for (colour, _), width in zip(parts, widths, strict=True)
    )
    height = f'<w:trHeight w:val="{_STRIP_HEIGHT}" w:hRule="exact"/>'
    row = f"<w:tr><w:trPr>{height}</w:trPr>{cells}</w:tr>"
    return _table(pen, "Codes of this report by their number of quotations", widths, row, tight=True)


def codebook_table(pen: Pen, rows: Sequence[CodebookRow]) -> str:
    """Codes with definitions and counts; the heading row is repeated on every page."""
    names = ("Code", "Definition", "Quotations")
    heads = "".join(
        _cell(width, pen.paragraph("TableHeading", pen.run(name), props=_to_right(number == 2)), flush=number == 2)
        for number, (width, name) in enumerate(zip(_CODEBOOK_WIDTHS, names, strict=True))
    )
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    body = head + "".join(_codebook_row(pen, row) for row in rows)
    return _table(pen, "The codebook", _CODEBOOK_WIDTHS, body, lines=True, head=True)


def _codebook_row(pen: Pen, row: CodebookRow) -> str:
    indent = f'<w:ind w:left="{170 * (min(row.level, 6) - 1)}"/>' if row.level > 1 else ""
    square = pen.run("■ ", extra=f'<w:color w:val="{colour_digits(row.colour)}"/>')
    bold = "<w:b/><w:bCs/>" if row.level == 1 else ""
    name = pen.paragraph("TableText", square + pen.run(row.name, extra=bold), props=indent)
    name += pen.paragraph("ScopeLabel", pen.run(row.status), props=indent) if row.status else ""
    words = [pen.run(row.definition)] if row.definition else []
    for label, text in (("Include", row.include), ("Exclude", row.exclude), ("Example", row.example)):
        if text:
            words.append(pen.run(f"{label}  ", "Label") + pen.run(text))
    body = "".join(pen.paragraph("TableText", runs) for runs in words) or pen.paragraph("TableText", "")
    count = pen.paragraph("TableText", pen.run(str(row.passages) if row.passages else "–"), props=_to_right(True))
    cells = (name, body, count)
    widths = enumerate(zip(_CODEBOOK_WIDTHS, cells, strict=True))
    return _row(*(_cell(width, cell, flush=number == 2) for number, (width, cell) in widths))


def _to_right(right: bool) -> str:
    return '<w:jc w:val="right"/>' if right else ""


def _table(
    pen: Pen,
    description: str,
    widths: Sequence[int],
    rows: str,
    *,
    lines: bool = False,
    head: bool = False,
    tight: bool = False,
) -> str:
    between = f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
    edge = f'w:val="single" w:sz="{8 if head else 4}" w:space="0" w:color="{INK if head else LINE}"'
    borders = f"<w:tblBorders><w:top {edge}/><w:bottom {edge}/>{between}</w:tblBorders>" if lines else ""
    inner = 0 if tight else 140
    margins = f'<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="{inner}" w:type="dxa"/></w:tblCellMar>'
    first = int(head)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'{borders}<w:tblLayout w:type="fixed"/>{margins}'
        f'<w:tblLook w:val="00{2 * first}0" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{pen.text(description)}"/></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + f"</w:tblGrid>{rows}</w:tbl>"
    )


def _row(*cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, paragraphs: str, fill: str = "", flush: bool = False) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    edge = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if flush else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}{edge}</w:tcPr>{paragraphs}</w:tc>'


def _thin() -> str:
    """An empty paragraph that takes no height, for a cell that is only a colour."""
    tiny = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f"<w:rPr>{tiny}</w:rPr></w:pPr></w:p>"
    )


def _shares(counts: Sequence[int], width: int) -> list[int]:
    """Widths in proportion to counts, none under the narrowest, adding up to the whole."""
    free = max(0, width - _NARROWEST * len(counts))
    total = sum(counts)
    widths = [_NARROWEST + free * count // total for count in counts]
    widths[widths.index(max(widths))] += width - sum(widths) if free else 0
    return widths
