"""What a Word file's styles and lists mean for a plain text: headings, quotations, bullets, numbers, bold words."""

import re
from dataclasses import dataclass

from fieldnotes.interop.readers.packed import Element, attribute, child, children, local

_HEADING = re.compile(r"heading ([1-9])")
_QUOTES = ("quote", "intense quote", "block text", "quotations")
_INLINE = {"b": "bold", "i": "italic", "strike": "strike", "dstrike": "strike"}
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says: its name, the block it makes ("" for none), its inline formats, its list."""

    block: str = ""
    formats: frozenset[str] = frozenset()
    list_id: str = ""
    level: int = 0
    name: str = ""


class Styles:
    """The styles of one file by their id."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {
            attribute(each, "styleId") or "": each
            for each in (children(root) if root is not None else ())
            if local(each) == "style"
        }
        self._looks: dict[str, Look] = {}

    def look(self, ident: str | None) -> Look:
        """What a style means, with what it inherits."""
        if not ident or ident not in self._elements:
            return Look()
        if ident not in self._looks:
            self._looks[ident] = Look()
            self._looks[ident] = self._read(self._elements[ident])
        return self._looks[ident]

    def _read(self, style: Element) -> Look:
        base = self.look(attribute(child(style, "basedOn"), "val"))
        title = attribute(child(style, "name"), "val") or ""
        name = title.lower()
        properties = child(style, "pPr")
        formats = formats_of(child(style, "rPr"), base.formats)
        list_id, level = list_of(properties)
        return Look(
            block_of(name, attribute(child(properties, "outlineLvl"), "val")) or base.block,
            formats,
            list_id or base.list_id,
            level if list_id else base.level,
            title,
        )


def block_of(name: str, outline: str | None) -> str:
    """The block that a style makes by its lower-case name or its level in the outline (from "0"); "" for none."""
    heading = _HEADING.fullmatch(name)
    if heading:
        return f"heading{min(4, int(heading[1]))}"
    if name == "title":
        return "heading1"
    if name == "subtitle":
        return "heading2"
    if name in _QUOTES:
        return "quote"
    return f"heading{min(4, int(outline) + 1)}" if outline and outline.isdecimal() and int(outline) < 9 else ""


def formats_of(properties: Element | None, given: frozenset[str] = frozenset()) -> frozenset[str]:
    """The inline formats after a run's properties, beginning from those given."""
    formats = set(given)
    for each in children(properties) if properties is not None else ():
        name, value = local(each), attribute(each, "val")
        kind = _INLINE.get(name) or {"u": "underline"}.get(name)
        if kind:
            (formats.discard if value in _OFF else formats.add)(kind)
        elif name == "vertAlign":
            formats -= {"superscript", "subscript"}
            formats |= {value or ""} & {"superscript", "subscript"}
    return frozenset(formats)


def list_of(properties: Element | None) -> tuple[str, int]:
    """The list a paragraph's properties name ("" for none) and how deep in it."""
    numbers = child(properties, "numPr")
    ident = attribute(child(numbers, "numId"), "val") or ""
    level = attribute(child(numbers, "ilvl"), "val") or "0"
    return ident, int(level) if level.isdecimal() else 0


class Lists:
    """The lists of one file: bullets or numbers, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        found = list(children(root)) if root is not None else []
        abstract = {attribute(each, "abstractNumId"): each for each in found if local(each) == "abstractNum"}
        self._levels: dict[str, dict[int, tuple[str, int]]] = {}
        for each in found:
            if local(each) == "num":
                definition = abstract.get(attribute(child(each, "abstractNumId"), "val"))
                self._levels[attribute(each, "numId") or ""] = _levels(definition)
        self._counts: dict[tuple[str, int], int] = {}

    def sign(self, ident: str, level: int) -> tuple[str, str]:
        """The block and its value for the next item of a list: ("bullet", "") or ("numbered", "3")."""
        form, start = self._levels.get(ident, {}).get(level, ("bullet", 1))
        if ident == "0" or form == "none":
            return "", ""
        if form == "bullet":
            return "bullet", ""
        for deeper in [key for key in self._counts if key[0] == ident and key[1] > level]:
            del self._counts[deeper]
        number = self._counts.get((ident, level), start - 1) + 1
        self._counts[(ident, level)] = number
        return "numbered", str(number)


def _levels(definition: Element | None) -> dict[int, tuple[str, int]]:
    levels = {}
    for each in children(definition) if definition is not None else ():
        depth = attribute(each, "ilvl") or ""
        if local(each) == "lvl" and depth.isdecimal():
            start = attribute(child(each, "start"), "val") or "1"
            form = attribute(child(each, "numFmt"), "val") or "bullet"
            levels[int(depth)] = (form, int(start) if start.isdecimal() else 1)
    return levels
