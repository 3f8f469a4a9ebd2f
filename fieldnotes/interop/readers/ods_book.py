"""OpenDocument tables (.ods), read sparsely: repeated empty cells cost nothing."""

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.readers.packed import Element, Packed, attribute, child, children, local
from fieldnotes.interop.readers.sheet_cells import MOST_CELLS, Row, Sheet, number_words

_MOST_REPEATED = 1_000
"""How often a cell or row with words may say itself again; more is made to swell."""


def sheets_of(package: Packed) -> list[Sheet]:
    """The sheets of a table document in their order.

    Raises:
        UserError: it is locked, damaged or holds far too many cells.
    """
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(each) == "encryption-data" for each in manifest.iter()):
        raise UserError("This spreadsheet is locked with a password; take the password off and import it again.")
    root = package.xml("content.xml")
    book = child(root, "body", "spreadsheet")
    if root is None or book is None:
        raise package.damaged
    hidden = _hidden_styles(root)
    return [_sheet(each, hidden) for each in children(book) if local(each) == "table"]


def _hidden_styles(root: Element) -> set[str]:
    found = set()
    styles = child(root, "automatic-styles")
    for each in children(styles) if styles is not None else ():
        if attribute(child(each, "table-properties"), "display") == "false":
            found.add(attribute(each, "name") or "")
    return found


def _sheet(table: Element, hidden: set[str]) -> Sheet:
    sheet = Sheet(attribute(table, "name") or "", (attribute(table, "style-name") or "") in hidden)
    number = cells = 0
    ranges: list[tuple[int, int, int]] = []
    for element in table.iter():
        if local(element) != "table-row":
            continue
        row = _row(element, number, ranges)
        count = _count(element, "number-rows-repeated")
        for again in range(min(count, _MOST_REPEATED) if row else 0):
            sheet.rows[number + again] = dict(row)
            cells += len(row)
        if cells > MOST_CELLS:
            raise UserError("This spreadsheet holds far more cells than notes could; divide it and import its parts.")
        number += count
    for top, bottom, column in ranges[:10_000]:
        sheet.merge(top, bottom, column)
    return sheet


def _row(element: Element, number: int, ranges: list[tuple[int, int, int]]) -> Row:
    row: Row = {}
    column = 0
    for cell in children(element):
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        count = _count(cell, "number-columns-repeated")
        words = _words(cell)
        if words.strip():
            row |= dict.fromkeys(range(column, column + min(count, _MOST_REPEATED)), words)
        down = _count(cell, "number-rows-spanned")
        if down > 1:
            ranges.append((number, number + down - 1, column))
        column += count
    return row


def _words(cell: Element) -> str:
    kind = attribute(cell, "value-type")
    if kind == "date":
        said = attribute(cell, "date-value") or ""
        return said[:10] if said[11:19] in ("", "00:00:00") else said[:16]
    if kind == "float":
        try:
            return number_words(float(attribute(cell, "value") or ""))
        except (ValueError, OverflowError):
            return attribute(cell, "value") or ""
    if kind == "boolean":
        return "yes" if attribute(cell, "boolean-value") == "true" else "no"
    return "\n".join(_line(each) for each in children(cell) if local(each) == "p")


def _line(element: Element) -> str:
    """A paragraph's words; comments in a cell are no part of them."""
    words = [element.text or ""]
    for each in children(element):
        name = local(each)
        if name == "s":
            words.append(" " * min(_MOST_REPEATED, _count(each, "c")))
        elif name in ("tab", "line-break"):
            words.append("\t" if name == "tab" else "\n")
        elif name != "annotation":
            words.append(_line(each))
        words.append(each.tail or "")
    return "".join(words)


def _count(element: Element, name: str) -> int:
    said = attribute(element, name) or "1"
    return int(said[:9]) if said.isdecimal() else 1
