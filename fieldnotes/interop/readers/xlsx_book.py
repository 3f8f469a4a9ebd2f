"""Excel workbooks (.xlsx), read sparsely: a cell far away costs no more than one nearby."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO

from lxml import etree

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.readers.packed import Element, Packed, attribute, child, children, inside, local
from fieldnotes.interop.readers.sheet_cells import MOST_CELLS, Row, Sheet, moment_words, number_words

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_DATES = frozenset([*range(14, 18), 22, *range(27, 37), *range(50, 59)])
_TIMES = frozenset([18, 19, 20, 21, 45, 46, 47])
_NO_SIGNS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


def sheets_of(package: Packed) -> list[Sheet]:
    """The sheets of a workbook in their order, those without cells too.

    Raises:
        UserError: it is damaged or holds far too many cells.
    """
    return _Workbook(package).sheets()


class _Workbook:
    def __init__(self, package: Packed) -> None:
        self._package = package
        root = package.xml("xl/workbook.xml")
        if root is None:
            raise package.damaged
        self._root = root
        early = attribute(child(root, "workbookPr"), "date1904") in ("1", "true")
        self._epoch = datetime(1904, 1, 1) if early else datetime(1899, 12, 30)
        self._targets = self._related()
        self._looks = _looks(package.xml(self._target("styles", "xl/styles.xml")))
        self._strings = [
            _text(each) for each in self._items(self._target("sharedStrings", "xl/sharedStrings.xml"), "si")
        ]
        self._cells = 0

    def sheets(self) -> list[Sheet]:
        found = []
        holder = child(self._root, "sheets")
        for each in children(holder) if holder is not None else ():
            part = self._targets.get(_relation(each), ("", ""))
            if part[0] == "worksheet":
                sheet = Sheet(attribute(each, "name") or "", attribute(each, "state") not in (None, "visible"))
                self._fill(sheet, part[1])
                found.append(sheet)
        return found

    def _related(self) -> dict[str, tuple[str, str]]:
        root = self._package.xml("xl/_rels/workbook.xml.rels")
        return {
            each.get("Id") or "": ((each.get("Type") or "").rpartition("/")[2], inside("xl", each.get("Target") or ""))
            for each in (children(root) if root is not None else ())
        }

    def _target(self, kind: str, otherwise: str) -> str:
        return next((target for found, target in self._targets.values() if found == kind), otherwise)

    def _fill(self, sheet: Sheet, part: str) -> None:
        ranges: list[tuple[int, int, int]] = []
        number = -1
        for each in self._items(part, "row", "mergeCell"):
            if local(each) == "mergeCell":
                match = _RANGE.fullmatch(attribute(each, "ref") or "")
                if match:
                    ranges.append((int(match[2]) - 1, int(match[4]) - 1, _column(match[1])))
                continue
            said = attribute(each, "r") or ""
            number = int(said) - 1 if said.isdecimal() and len(said) < 8 else number + 1
            row = self._row(each)
            if row:
                sheet.rows[number] = row
        for top, bottom, column in ranges[:10_000]:
            sheet.merge(top, bottom, column)

    def _row(self, element: Element) -> Row:
        row: Row = {}
        column = -1
        for each in children(element):
            match = _PLACE.fullmatch(attribute(each, "r") or "")
            column = _column(match[1]) if match else column + 1
            words = self._words(each)
            if words.strip():
                row[column] = words
        self._cells += len(row)
        if self._cells > MOST_CELLS:
            raise UserError("This spreadsheet holds far more cells than notes could; divide it and import its parts.")
        return row

    def _words(self, cell: Element) -> str:
        kind = attribute(cell, "t") or "n"
        if kind == "inlineStr":
            holder = child(cell, "is")
            return _text(holder) if holder is not None else ""
        value = child(cell, "v")
        words = (value.text or "") if value is not None else ""
        if kind == "s":
            at = int(words) if words.strip().isdecimal() and len(words) < 10 else -1
            return self._strings[at] if 0 <= at < len(self._strings) else ""
        if kind == "b":
            return "yes" if words.strip() == "1" else "no"
        if kind == "n" and words:
            return self._number(words, attribute(cell, "s") or "")
        return "" if kind == "e" else words

    def _number(self, words: str, style: str) -> str:
        try:
            number = float(words)
            look = self._looks.get(style, "")
            if look == "date":
                moment = self._epoch + timedelta(seconds=round(number * 86_400))
                return moment_words(moment)
            if look == "time":
                minutes = round(number * 1_440)
                return f"{minutes // 60:02}:{minutes % 60:02}"
            return number_words(number)
        except (ValueError, OverflowError):
            return words

    def _items(self, part: str, *names: str) -> Iterator[Element]:
        """The elements of these names in a part, each thrown away when the next is asked for."""
        data = self._package.bytes(part)
        if data is None:
            return
        parser = etree.iterparse(
            BytesIO(data), events=("end",), tag=[f"{{*}}{name}" for name in names], resolve_entities=False,
            no_network=True, load_dtd=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            for _, element in parser:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._package.damaged from error


def _relation(sheet: Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(element: Element) -> str:
    """The words of a string, whose parts may look different; readings over characters are left out."""
    return "".join(
        each.text or ""
        for each in element.iter()
        if local(each) == "t" and not any(local(up) == "rPh" for up in each.iterancestors())
    )


def _looks(styles: Element | None) -> dict[str, str]:
    """For the number of a cell's style, "date" or "time" where its numbers are shown as such."""
    formats: dict[int, str] = {}
    holder = child(styles, "numFmts")
    for each in children(holder) if holder is not None else ():
        ident = attribute(each, "numFmtId") or ""
        if ident.isdecimal():
            formats[int(ident[:6])] = _look_of(attribute(each, "formatCode") or "")
    formats |= dict.fromkeys(_DATES, "date") | dict.fromkeys(_TIMES, "time")
    looks = {}
    holder = child(styles, "cellXfs")
    for number, each in enumerate(children(holder) if holder is not None else ()):
        ident = attribute(each, "numFmtId") or ""
        looks[str(number)] = formats.get(int(ident[:6]), "") if ident.isdecimal() else ""
    return looks


def _look_of(code: str) -> str:
    """What a format of a person's own shows: days or months or years, only a time, or a number ("")."""
    signs = _NO_SIGNS.sub("", code.split(";")[0]).lower()
    if "d" in signs or "y" in signs or re.search("m{3}", signs):
        return "date"
    return "time" if "h" in signs or "s" in signs else ""
