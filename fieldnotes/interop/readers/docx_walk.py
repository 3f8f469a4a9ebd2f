"""Walk a Word document in the order it is read, and write it down as plain text with marks."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from fieldnotes.interop.readers.docx_fields import Fields
from fieldnotes.interop.readers.docx_looks import Lists, Styles, formats_of, list_of
from fieldnotes.interop.readers.packed import Element, attribute, child, children, local
from fieldnotes.interop.readers.page import Format, Page
from fieldnotes.interop.readers.symbols import WINGDINGS

_THROUGH = frozenset([
    "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "bdo", "dir", "fldSimple", "body",
    "rubyBase", "rt", "oMath", "oMathPara", "r", "e", "num", "den", "sup", "sub", "deg", "fName", "lim",
    "f", "sSup", "sSub", "sSubSup", "sPre", "rad", "nary", "d", "func", "m", "mr", "box", "borderBox",
    "acc", "bar", "groupChr", "limLow", "limUpp", "eqArr", "phant",
])  # fmt: skip
_GONE = ("del", "moveFrom")
_SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n"}


Note: TypeAlias = tuple[Element, dict[str, str]]
"""A footnote's body and the addresses of its part's relationships."""


class Walker:
    """Writes the blocks and runs it is led to onto one page.

    Args:
        styles, lists: of the file.
        links: the addresses of the part's relationships by id.
        notes: the bodies of footnotes and endnotes by kind and id.
        notes_in_place: whether a note follows the paragraph that refers to it, else all stand at the end.
    """

    def __init__(
        self,
        styles: Styles,
        lists: Lists,
        links: dict[str, str],
        notes: dict[tuple[str, str], Note],
        notes_in_place: bool,
    ) -> None:
        self.page = Page()
        self.deleted: list[tuple[str, str]] = []
        self.pictures = 0
        self.left_out = 0
        self._styles = styles
        self._lists = lists
        self._links = links
        self._notes = notes
        self._in_place = notes_in_place
        self._waiting: list[tuple[int, Note]] = []
        self._numbered = 0
        self._boxes: list[Element] = []
        self._fields = Fields()
        self._inline: dict[str, Callable[[Element, Format], None]] = {
            "r": self._run,
            "hyperlink": self._hyperlink,
            "t": self._words,
            "sym": self._symbol,
            "ruby": self._ruby,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "drawing": self._picture,
            "pict": self._picture,
            "object": self._picture,
        }

    def blocks(self, parent: Element) -> None:
        """Write the paragraphs and tables under an element, whatever they are wrapped in."""
        for each in children(parent):
            name = local(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._table(each)
            elif name == "AlternateContent":
                self.blocks(_chosen(each))
            elif name in _GONE:
                self._delete(each)
            elif name in _THROUGH:
                self.blocks(each)
            elif name == "altChunk":
                self.left_out += 1
            else:
                self._sign(each, name)

    def remaining_notes(self) -> None:
        """Write the footnotes and endnotes that have been referred to, each as paragraphs of its own."""
        while self._waiting:
            number, (body, links) = self._waiting.pop(0)
            self.page.write(f"[{number}] ", Format())
            self.page.skips_space = True
            before, links_before = self.page.length, self._links
            self._links = links
            self.blocks(body)
            self._links = links_before
            if self.page.length == before:
                self.page.end_line()
            self.page.skips_space = False

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        start = self.page.length
        self._runs(element, Format())
        self._blocks_over(start, properties)
        mark = child(properties, "rPr")
        if child(mark, "del") is None and child(mark, "moveFrom") is None:
            self.page.end_line()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)
        if self._in_place:
            self.remaining_notes()

    def _blocks_over(self, start: int, properties: Element | None) -> None:
        look = self._styles.look(attribute(child(properties, "pStyle"), "val"))
        self.page.hint(start, "paragraph", look.name)
        outline = attribute(child(properties, "outlineLvl"), "val") or ""
        block = look.block or (f"heading{min(4, int(outline) + 1)}" if re.fullmatch("[0-8]", outline) else "")
        if self.page.length > start and not block.startswith("heading"):
            ident, level = list_of(properties)
            ident, level = (ident, level) if ident else (look.list_id, look.level)
            if ident:
                self.page.block(start, *self._lists.sign(ident, level))
        self.page.block(start, block)
        right = child(properties, "bidi")
        if right is not None and attribute(right, "val") not in ("0", "false", "off"):
            self.page.block(start, "rtl")

    def _table(self, table: Element) -> None:
        """A row is a line with tabs, unless a cell of it holds several paragraphs: then each stands alone."""
        for row in _rows(table):
            if _is_plain(row):
                self._line_of_cells(row)
            else:
                for column, cell in enumerate(_cells(row)):
                    start = self.page.length
                    self.blocks(cell)
                    self.page.hint(start, "cell", str(column))
            if self._in_place:
                self.remaining_notes()

    def _line_of_cells(self, row: Element) -> None:
        start = self.page.length
        for index, cell in enumerate(_cells(row)):
            if index:
                self.page.write("\t", Format())
            begin = self.page.length
            for paragraph in _unwrapped(cell, "p"):
                self._runs(paragraph, Format())
            self.page.hint(begin, "cell", str(index))
        self.page.drop_blank_line(start)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _runs(self, parent: Element, form: Format) -> None:
        for each in children(parent):
            name = local(each)
            handler = self._inline.get(name)
            if handler:
                handler(each, form)
            elif name in _GONE:
                self._delete(each)
            elif name == "AlternateContent":
                self._runs(_chosen(each), form)
            elif name == "sdt" and child(each, "sdtPr", "showingPlcHdr") is not None:
                continue
            elif name in _THROUGH:
                self._runs(each, form)
            else:
                self._sign(each, name)
                self._sign_of_text(each, name, form)

    def _run(self, run: Element, form: Format) -> None:
        properties = child(run, "rPr")
        style = self._styles.look(attribute(child(properties, "rStyle"), "val"))
        kinds = formats_of(properties, form.kinds | style.formats)
        start = self.page.length
        self._runs(run, replace(form, kinds=kinds))
        self.page.hint(start, "run", style.name)

    def _words(self, element: Element, form: Format) -> None:
        if self._fields.showing:
            link = form.link or self._fields.link
            kinds = form.kinds - {"underline"} if link else form.kinds
            words = re.sub(r"[\r\n\t]+", " ", element.text or "")
            self.page.write(words, Format(kinds, link))

    def _sign_of_text(self, element: Element, name: str, form: Format) -> None:
        if name == "fldChar":
            self._fields.turn(attribute(element, "fldCharType") or "")
        elif name == "instrText":
            self._fields.instruct(element.text or "")
        elif name in _SIGNS and _is_shown(element) and self._fields.showing:
            self.page.write(_SIGNS[name], form)

    def _sign(self, element: Element, name: str) -> None:
        ident = attribute(element, "id") or ""
        if name == "commentRangeStart":
            self.page.open_comment(ident)
        elif name == "commentRangeEnd":
            self.page.close_comment(ident)
        elif name == "commentReference":
            self.page.refer_to_comment(ident)

    def _symbol(self, element: Element, form: Format) -> None:
        code = attribute(element, "char") or ""
        if re.fullmatch("[0-9A-Fa-f]{1,5}", code):
            number = int(code, 16)
            private = 0xF000 <= number <= 0xF0FF
            self.page.write(WINGDINGS.get(number & 0xFF, "▪") if private else chr(number), form)

    def _ruby(self, element: Element, form: Format) -> None:
        base, reading = child(element, "rubyBase"), child(element, "rt")
        if base is not None:
            self._runs(base, form)
        if reading is not None:
            self.page.write("《", form)
            self._runs(reading, form)
            self.page.write("》", form)

    def _hyperlink(self, element: Element, form: Format) -> None:
        target = self._links.get(attribute(element, "id") or "", "")
        anchor = attribute(element, "anchor")
        whole = f"{target}#{anchor}" if target and anchor else target
        self._runs(element, replace(form, link=whole or form.link))

    def _note(self, element: Element, form: Format) -> None:
        kind = local(element).removesuffix("Reference")
        note = self._notes.get((kind, attribute(element, "id") or ""))
        if note is not None:
            self._numbered += 1
            self._waiting.append((self._numbered, note))
            self.page.write(f"[{self._numbered}]", replace(form, kinds=form.kinds | {"superscript"}))

    def _picture(self, element: Element, _: Format) -> None:
        boxes = [each for each in element.iter() if isinstance(each.tag, str) and local(each) == "txbxContent"]
        outer = [box for box in boxes if not any(local(up) == "txbxContent" for up in box.iterancestors())]
        self._boxes += outer or boxes[:1]
        if not boxes and any(local(each) in ("blip", "imagedata") for each in element.iter()):
            self.pictures += 1

    def _delete(self, element: Element) -> None:
        words = "".join(each.text or "" for each in element.iter() if local(each) in ("delText", "t"))
        if words.strip():
            self.deleted.append((attribute(element, "author") or "", words))


def _chosen(alternatives: Element) -> Element:
    """Of the same thing said in two ways, the newer one."""
    return next(children(alternatives), alternatives)


def _is_shown(sign: Element) -> bool:
    """Whether a tab or break stands in a run, and is not the turn of a page."""
    parent = sign.getparent()
    return parent is not None and local(parent) == "r" and attribute(sign, "type") not in ("page", "column")


def _unwrapped(parent: Element, wanted: str) -> list[Element]:
    """The children of one name, however they are wrapped (content controls, tracked rows)."""
    found = []
    for each in children(parent):
        if local(each) == wanted:
            found.append(each)
        elif local(each) in _THROUGH:
            found += _unwrapped(each, wanted)
    return found


def _rows(table: Element) -> list[Element]:
    rows = _unwrapped(table, "tr")
    return [row for row in rows if child(row, "trPr", "del") is None]


def _cells(row: Element) -> list[Element]:
    return _unwrapped(row, "tc")


def _is_plain(row: Element) -> bool:
    """Whether each cell of a row holds a paragraph at most, and no table."""
    cells = _cells(row)
    nested = any(_unwrapped(cell, "tbl") or _unwrapped(cell, "altChunk") for cell in cells)
    return not nested and all(len(_unwrapped(cell, "p")) <= 1 for cell in cells)
