"""Walk an OpenDocument text in the order it is read, and write it down as plain text with marks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from fieldnotes.interop.readers.odt_styles import HIDDEN, Styles
from fieldnotes.interop.readers.packed import Element, attribute, child, children, local
from fieldnotes.interop.readers.page import Format, Page
from fieldnotes.interop.readers.page_note import is_link

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_REPEATED = 200
_UNREAD = frozenset([
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "forms",
    "script", "event-listeners", "title", "desc", "soft-page-break", "hidden-text", "note-citation", "ruby-text",
    "table-of-content-source", "alphabetical-index-source", "bibliography-source", "user-index-source",
    "illustration-index-source", "table-index-source", "object-index-source", "shapes", "table-column",
    "table-columns", "table-header-columns", "table-column-group", "calculation-settings", "change-info",
])  # fmt: skip


@dataclass
class _List:
    """A list around this place: its style, how deep it lies, how far it has counted."""

    style: str
    depth: int
    count: int | None = None
    sign: tuple[str, str] = ("", "")


class Walker:
    """Writes the blocks it is led to onto one page.

    Args:
        styles: of the file.
        notes_in_place: whether a note follows the paragraph that refers to it, else all stand at the end.
    """

    def __init__(self, styles: Styles, notes_in_place: bool) -> None:
        self.page = Page()
        self.annotations: list[tuple[str, Element]] = []
        self.hidden: list[str] = []
        self.pictures = 0
        self.left_out = 0
        self._styles = styles
        self._in_place = notes_in_place
        self._waiting: list[tuple[int, Element]] = []
        self._numbered = 0
        self._boxes: list[Element] = []
        self._list: _List | None = None
        self._counts: dict[tuple[int, str], int | None] = {}
        self._after_space = True
        self._blocks: dict[str, Callable[[Element], None]] = {
            "p": self._paragraph,
            "h": self._paragraph,
            "list": self._whole_list,
            "table": self._table,
            "section": self._section,
            "frame": self._frame_alone,
            "annotation": self._annotation,
            "annotation-end": self._annotation_end,
        }
        self._inline: dict[str, Callable[[Element, Format], None]] = {
            "span": self._span,
            "a": self._anchor,
            "s": self._spaces,
            "tab": lambda _, form: self._sign("\t", form),
            "line-break": lambda _, form: self._sign("\n", form),
            "note": self._note,
            "ruby": self._ruby,
            "annotation": lambda element, _: self._annotation(element),
            "annotation-end": lambda element, _: self._annotation_end(element),
            "frame": lambda element, _: self._frame(element),
        }

    def blocks(self, parent: Element) -> None:
        """Write the paragraphs, lists and tables under an element, whatever they are wrapped in."""
        for each in children(parent):
            name = local(each)
            if name in self._blocks:
                self._blocks[name](each)
            elif _is_shape(each):
                self._frame_alone(each)
            elif name not in _UNREAD:
                self.blocks(each)

    def remaining_notes(self) -> None:
        """Write the footnotes that have been referred to, each as paragraphs of its own."""
        while self._waiting:
            number, body = self._waiting.pop(0)
            self.page.write(f"[{number}] ", Format())
            self.page.skips_space = True
            before = self.page.length
            self.blocks(body)
            if self.page.length == before:
                self.page.end_line()
            self.page.skips_space = False

    def _paragraph(self, element: Element) -> None:
        start = self.page.length
        self._content(element)
        self._blocks_over(start, element)
        self.page.end_line()
        self._after_paragraph()

    def _content(self, element: Element) -> None:
        self._after_space = True
        style = attribute(element, "style-name")
        kinds = self._styles.paragraph_formats(style)
        if self._block(element).startswith("heading"):
            kinds &= {HIDDEN}
        self._runs(element, Format(kinds))

    def _after_paragraph(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            around, self._list = self._list, None
            self.blocks(box)
            self._list = around
        if self._in_place:
            self.remaining_notes()

    def _block(self, element: Element) -> str:
        level = attribute(element, "outline-level") or "1"
        if local(element) == "h":
            return f"heading{max(1, min(4, int(level)))}" if level.isdecimal() else "heading1"
        return self._styles.block(attribute(element, "style-name"))

    def _blocks_over(self, start: int, element: Element) -> None:
        block = self._block(element)
        self.page.hint(start, "paragraph", self._styles.named("paragraph", attribute(element, "style-name")))
        self.page.block(start, block)
        if self._list and self.page.length > start:
            sign, self._list.sign = self._list.sign, ("", "")
            if not block.startswith("heading"):
                self.page.block(start, *sign)
        if self._styles.is_right_to_left(attribute(element, "style-name")):
            self.page.block(start, "rtl")

    def _whole_list(self, element: Element) -> None:
        outer = self._list
        style = attribute(element, "style-name") or (outer.style if outer else "")
        inner = _List(style, outer.depth + 1 if outer else 1)
        if attribute(element, "continue-numbering") == "true":
            inner.count = self._counts.get((inner.depth, ""))
        elif attribute(element, "continue-list"):
            inner.count = self._counts.get((inner.depth, attribute(element, "continue-list") or ""))
        for item in children(element):
            self._list = inner
            inner.sign = self._sign_of(item, inner) if local(item) == "list-item" else ("", "")
            self.blocks(item)
        self._list = outer
        for ident in ("", attribute(element, "id") or ""):
            self._counts[(inner.depth, ident)] = inner.count

    def _sign_of(self, item: Element, around: _List) -> tuple[str, str]:
        form, first = self._styles.level(around.style, around.depth)
        if form != "number":
            return ("bullet", "") if form else ("", "")
        said = attribute(item, "start-value") or ""
        count = int(said) if said.isdecimal() else first if around.count is None else around.count + 1
        around.count = count
        return "numbered", str(count)

    def _section(self, element: Element) -> None:
        if attribute(element, "display") == "none":
            self.hidden.append(_plain(element))
        else:
            self.blocks(element)

    def _table(self, table: Element) -> None:
        """A row is a line with tabs, unless a cell of it holds several paragraphs: then each stands alone."""
        around, self._list = self._list, None
        for row in _within(table, "table-row"):
            cells = [cell for cell in children(row) if local(cell) in ("table-cell", "covered-table-cell")]
            if all(_is_plain(cell) for cell in cells):
                self._line_of_cells(cells)
                self._after_paragraph()
            else:
                for column, cell in enumerate(cells):
                    start = self.page.length
                    self.blocks(cell)
                    self.page.hint(start, "cell", str(column))
        self._list = around

    def _line_of_cells(self, cells: list[Element]) -> None:
        start = self.page.length
        tabs = 0
        for column, cell in enumerate(cells):
            begin = self.page.length + tabs
            for paragraph in children(cell):
                self.page.write("\t" * tabs, Format())
                tabs = 0
                self._content(paragraph)
            if not tabs:
                self.page.hint(begin, "cell", str(column))
            tabs += _repeated(cell)
        self.page.drop_blank_line(start)

    def _runs(self, parent: Element, form: Format) -> None:
        self._words(parent.text, form)
        for each in parent:
            if isinstance(each.tag, str):
                name = local(each)
                if name in self._inline:
                    self._inline[name](each, form)
                elif _is_shape(each):
                    self._frame(each)
                elif name not in _UNREAD:
                    self._runs(each, form)
            self._words(each.tail, form)

    def _words(self, text: str | None, form: Format) -> None:
        """Words with white space as the format wants it: runs of it are one space, none stands at the beginning."""
        words = _SPACES.sub(" ", text or "")
        if self._after_space:
            words = words.removeprefix(" ")
        if words:
            self._after_space = words.endswith(" ")
            self._write(words, form)

    def _sign(self, sign: str, form: Format) -> None:
        self._after_space = False
        self._write(sign, form)

    def _write(self, words: str, form: Format) -> None:
        if HIDDEN in form.kinds:
            self.hidden.append(words)
        else:
            kinds = form.kinds - {"underline"} if form.link else form.kinds
            self.page.write(words, replace(form, kinds=kinds))

    def _span(self, element: Element, form: Format) -> None:
        style = attribute(element, "style-name")
        start = self.page.length
        self._runs(element, replace(form, kinds=self._styles.text_formats(style, form.kinds)))
        self.page.hint(start, "run", self._styles.named("text", style))

    def _anchor(self, element: Element, form: Format) -> None:
        target = attribute(element, "href") or ""
        self._runs(element, replace(form, link=target if is_link(target) else form.link))

    def _spaces(self, element: Element, form: Format) -> None:
        count = attribute(element, "c") or "1"
        self._sign(" " * (min(_MOST_REPEATED, int(count)) if count.isdecimal() else 1), form)

    def _note(self, element: Element, form: Format) -> None:
        body = child(element, "note-body")
        if body is not None and HIDDEN not in form.kinds:
            self._numbered += 1
            self._waiting.append((self._numbered, body))
            self._sign(f"[{self._numbered}]", replace(form, kinds=form.kinds | {"superscript"}))

    def _ruby(self, element: Element, form: Format) -> None:
        base, reading = child(element, "ruby-base"), child(element, "ruby-text")
        if base is not None:
            self._runs(base, form)
        if reading is not None:
            self._sign("《", form)
            self._runs(reading, form)
            self._sign("》", form)

    def _annotation(self, element: Element) -> None:
        ident = attribute(element, "name") or f"unnamed {len(self.annotations)}"
        self.annotations.append((ident, element))
        self.page.open_comment(ident)

    def _annotation_end(self, element: Element) -> None:
        self.page.close_comment(attribute(element, "name") or "")

    def _frame_alone(self, element: Element) -> None:
        self._frame(element)
        self._after_paragraph()

    def _frame(self, element: Element) -> None:
        """A box of text is read after its paragraph; a picture or an embedded document is counted."""
        if any(local(each) in ("p", "h", "list", "table") for each in element.iter() if isinstance(each.tag, str)):
            self._boxes.append(element)
            return
        inside = {local(each) for each in element.iter() if isinstance(each.tag, str)}
        if inside & {"object", "object-ole", "plugin"}:
            self.left_out += 1
        elif "image" in inside:
            self.pictures += 1


def _is_shape(element: Element) -> bool:
    return isinstance(element.tag, str) and "drawing" in element.tag.partition("}")[0] and local(element) != "a"


def _plain(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _within(parent: Element, wanted: str) -> list[Element]:
    """The children of one name, however they are grouped (headers, groups of rows)."""
    found = []
    for each in children(parent):
        if local(each) == wanted:
            found.append(each)
        elif local(each).startswith("table-"):
            found += _within(each, wanted)
    return found


def _is_plain(cell: Element) -> bool:
    """Whether a cell holds a paragraph at most, and nothing else."""
    inside = [local(each) for each in children(cell)]
    return not inside or inside in (["p"], ["h"])


def _repeated(cell: Element) -> int:
    said = attribute(cell, "number-columns-repeated") or "1"
    return min(_MOST_REPEATED, int(said)) if said.isdecimal() else 1
