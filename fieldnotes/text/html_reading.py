"""Reads a piece of HTML as a browser would show it, into plain text with marks; nothing is fetched."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from fieldnotes.domain.marks import Marked
from fieldnotes.text.html_lines import Format, Lines
from fieldnotes.text.html_office import make_plain
from fieldnotes.text.html_styles import BLOCKS, DROPPED, HEADINGS, declarations, formats_inside

_DEEPEST = 1500  # the parser silently drops what lies deeper than 2048 elements
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>")
_QT_KEEPS_SPACES = re.compile(r"p,\s*li\s*\{\s*white-space:\s*pre-wrap")


@dataclass(slots=True)
class _Item:
    """An item of a list: its sign goes to its first line only."""

    formats: tuple[Format, ...]


@dataclass(slots=True)
class _Counter:
    """The last number given in a list, or the cells begun in a row."""

    value: int = 0


@dataclass(frozen=True, slots=True)
class _Frame:
    """What an element hands down to the text inside it."""

    formats: frozenset[Format] = frozenset()
    blocks: tuple[Format, ...] = ()
    item: _Item | None = None
    numbers: _Counter | None = None
    cells: _Counter | None = None
    keeps_spaces: bool = False
    in_cell: bool = False
    is_dropped: bool = False

    def line_formats(self) -> tuple[Format, ...]:
        """The block formats of a line that opens here; takes the list item's sign."""
        own = self.item.formats if self.item else ()
        if self.item:
            self.item.formats = ()
        return own + self.blocks


def read_html(html: str, clean: Callable[[str], str], pictures: bool = False) -> Marked:
    """The text of a piece of HTML and the marks over it.

    Args:
        html: any HTML, whole or part, however broken.
        clean: what settles each run of text.
        pictures: whether an image becomes one U+FFFC; else it leaves nothing.
    """
    root = _parsed(html)
    if root is None:
        return Marked("")
    if _depth(root) > _DEEPEST:
        root = _parsed(_TAG.sub(_flattened, html))
    if root is not None:
        make_plain(root)
    return _Reader(clean, pictures, bool(_QT_KEEPS_SPACES.search(html))).read(root)


def _parsed(html: str) -> "etree._Element | None":
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    data = html.encode("utf-8", "replace")
    return etree.fromstring(data, parser) if data.strip() else None


def _depth(root: "etree._Element") -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _flattened(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    if name in ("script", "style", "br"):
        return tag[0]
    return "<p>" if name in BLOCKS else ""


class _Reader:
    """Walks an element tree and writes lines."""

    def __init__(self, clean: Callable[[str], str], pictures: bool, paragraphs_keep_spaces: bool) -> None:
        self._lines = Lines(clean)
        self._pictures = pictures
        self._paragraphs_keep_spaces = paragraphs_keep_spaces
        self._frames = [_Frame()]

    def read(self, root: "etree._Element | None") -> Marked:
        """The whole tree as marked text."""
        if root is not None:
            for event, element in etree.iterwalk(root, events=("start", "end")):
                (self._enter if event == "start" else self._leave)(element)
        return self._lines.marked()

    def _enter(self, element: "etree._Element") -> None:
        frame = self._frame(element, self._frames[-1])
        self._frames.append(frame)
        if frame.is_dropped:
            return
        self._begin(_name(element), frame)
        text = element.text or ""
        self._write(text.removeprefix("\n") if _name(element) == "pre" else text, frame)

    def _begin(self, tag: str, frame: _Frame) -> None:
        if tag in ("td", "th") and frame.cells:
            frame.cells.value += 1
            if frame.cells.value > 1:
                self._lines.tab(frame.line_formats)
        elif tag == "br":
            self._break(frame, even_empty=True)
        elif tag == "img" and self._pictures:
            self._lines.write("\ufffc", frame.formats, frame.line_formats)
        elif tag == "rt":
            self._lines.write("(", frame.formats, frame.line_formats)
        elif tag in BLOCKS:
            self._break(frame)

    def _leave(self, element: "etree._Element") -> None:
        frame = self._frames.pop()
        tag = _name(element)
        if not frame.is_dropped:
            if tag == "rt":
                self._lines.write(")", frame.formats, frame.line_formats)
            elif tag in BLOCKS:
                self._break(frame)
        if not self._frames[-1].is_dropped:
            self._write(element.tail or "", self._frames[-1])

    def _write(self, text: str, frame: _Frame) -> None:
        if text and frame.keeps_spaces and not frame.in_cell:
            self._lines.write_kept(text, sorted(frame.formats), frame.line_formats)
        elif text:
            self._lines.write(text, sorted(frame.formats), frame.line_formats)

    def _break(self, frame: _Frame, even_empty: bool = False) -> None:
        if frame.in_cell:
            if self._lines.is_open:
                self._lines.write(" ", (), frame.line_formats)
        elif even_empty:
            self._lines.break_line()
        else:
            self._lines.break_block()

    def _frame(self, element: "etree._Element", around: _Frame) -> _Frame:
        tag = _name(element)
        style = declarations(element.get("style") or "")
        hidden = style.get("display") == "none" or element.get("hidden") is not None
        if around.is_dropped or hidden or tag in DROPPED:
            return replace(around, is_dropped=True)
        frame = replace(
            around,
            formats=formats_inside(tag, element.get("href") or "", style, around.formats),
            keeps_spaces=self._keeps_spaces(tag, style.get("white-space", ""), around),
        )
        return _with_blocks(tag, element, style, frame)

    def _keeps_spaces(self, tag: str, white_space: str, around: _Frame) -> bool:
        if white_space:
            return white_space.startswith(("pre", "break-spaces")) and white_space != "pre-line"
        return tag == "pre" or (self._paragraphs_keep_spaces and tag in ("p", "li")) or around.keeps_spaces


def _with_blocks(tag: str, element: "etree._Element", style: dict[str, str], frame: _Frame) -> _Frame:
    """The frame with what a block element adds: heading, quotation, list, table row, direction."""
    blocks = dict(frame.blocks)
    if tag in HEADINGS:
        blocks = {kind: value for kind, value in blocks.items() if not kind.startswith("heading")}
        blocks[HEADINGS[tag]] = ""
    elif tag == "blockquote":
        blocks["quote"] = ""
    if "rtl" in ((element.get("dir") or "").lower(), style.get("direction")):
        blocks["rtl"] = ""
    frame = replace(frame, blocks=tuple(blocks.items()))
    if tag in ("ol", "ul", "menu", "dir"):
        return replace(frame, numbers=_Counter(_number(element.get("start"), 1) - 1) if tag == "ol" else None)
    if tag == "li":
        return replace(frame, item=_item(element, frame.numbers))
    if tag == "tr":
        return replace(frame, cells=_Counter())
    return replace(frame, in_cell=True) if tag in ("td", "th") else frame


def _item(element: "etree._Element", numbers: _Counter | None) -> _Item:
    if numbers is None:
        alone = element.get("value")
        return _Item((("bullet", ""),) if alone is None else (("numbered", str(_number(alone, 1))),))
    numbers.value = _number(element.get("value"), numbers.value + 1)
    return _Item((("numbered", str(numbers.value)),))


def _number(words: str | None, otherwise: int) -> int:
    return int(words) if words and re.fullmatch(r"-?[0-9]{1,9}", words) else otherwise


def _name(element: "etree._Element") -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""
