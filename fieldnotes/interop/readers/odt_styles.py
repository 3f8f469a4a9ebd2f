"""What the styles and lists of an OpenDocument text mean: headings, quotations, formats, numbers, bullets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fieldnotes.interop.readers.docx_looks import block_of
from fieldnotes.interop.readers.packed import Element, attribute, child, children, local

HIDDEN = "hidden"
"""The format of words that the document does not show."""

_QUOTES = ("quotations", "block quotation", "zitat", "citation")
_RAISED = re.compile(r"(super|sub|-?\d+(?:\.\d+)?%)")


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it stands: its parent, what it says itself.

    Attributes:
        title: its name as people read it.
        formats: by format, whether it switches it on or off.
        is_automatic: whether it was made for a place of this document, not named by a person.
    """

    name: str
    parent: str
    outline: str
    formats: dict[str, bool]
    is_automatic: bool
    is_right_to_left: bool | None
    title: str = ""


class Styles:
    """The styles of one file, by family and name.

    Args:
        roots: elements that hold ``office:styles`` and ``office:automatic-styles``.
    """

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        self._lists: dict[str, dict[int, tuple[str, int]]] = {}
        self.language = ""
        for root in roots:
            for name in ("styles", "automatic-styles"):
                holder = child(root, name)
                for each in children(holder) if holder is not None else ():
                    self._add(each, name == "automatic-styles")

    def _add(self, each: Element, is_automatic: bool) -> None:
        kind = local(each)
        if kind == "style":
            key = (attribute(each, "family") or "", attribute(each, "name") or "")
            self._styles[key] = _style(each, is_automatic)
        elif kind == "list-style":
            self._lists[attribute(each, "name") or ""] = _levels(each)
        elif kind == "default-style" and attribute(each, "family") == "paragraph":
            self.language = attribute(child(each, "text-properties"), "language") or self.language

    def _chain(self, family: str, name: str | None) -> Iterator[Style]:
        """A style and those it is built on."""
        met: set[str] = set()
        while name and name not in met and (family, name) in self._styles:
            met.add(name)
            style = self._styles[(family, name)]
            yield style
            name = style.parent

    def block(self, name: str | None) -> str:
        """The block that a paragraph's style makes, "" for none."""
        for style in self._chain("paragraph", name):
            block = block_of(style.name, None)
            if not block and style.outline.isdecimal() and int(style.outline) > 0:
                block = block_of("", str(int(style.outline) - 1))
            if block or style.name in _QUOTES:
                return block or "quote"
        return ""

    def named(self, family: str, name: str | None) -> str:
        """The style that a person chose for a paragraph or for words, as it is called; "" for none."""
        return next((style.title for style in self._chain(family, name) if not style.is_automatic), "")

    def paragraph_formats(self, name: str | None) -> frozenset[str]:
        """The formats a person gave to a whole paragraph; what a named style looks like is no emphasis."""
        own = [style for style in self._chain("paragraph", name) if style.is_automatic]
        hidden = any(style.formats.get(HIDDEN) for style in self._chain("paragraph", name))
        return _applied(frozenset({HIDDEN} if hidden else ()), own)

    def text_formats(self, name: str | None, given: frozenset[str]) -> frozenset[str]:
        """The formats of words in a style, beginning from those around them."""
        return _applied(given, list(self._chain("text", name)))

    def is_right_to_left(self, name: str | None) -> bool:
        """Whether a paragraph runs from right to left."""
        said = (style.is_right_to_left for style in self._chain("paragraph", name))
        return next((each for each in said if each is not None), False)

    def level(self, name: str, depth: int) -> tuple[str, int]:
        """The form of a list at a depth ("bullet", "number" or "") and its first number."""
        return self._lists.get(name, {}).get(depth, ("bullet", 1))


def _style(element: Element, is_automatic: bool) -> Style:
    name = attribute(element, "display-name") or (attribute(element, "name") or "").replace("_20_", " ")
    direction = attribute(child(element, "paragraph-properties"), "writing-mode")
    return Style(
        name.lower(),
        attribute(element, "parent-style-name") or "",
        attribute(element, "default-outline-level") or "",
        _formats(child(element, "text-properties")),
        is_automatic,
        direction.startswith("rl") if direction and direction != "page" else None,
        name,
    )


def _formats(properties: Element | None) -> dict[str, bool]:
    if properties is None:
        return {}
    found: dict[str, bool] = {}
    weight = attribute(properties, "font-weight")
    if weight:
        found["bold"] = weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
    slant = attribute(properties, "font-style")
    if slant:
        found["italic"] = slant in ("italic", "oblique")
    for kind, line in (("underline", "text-underline"), ("strike", "text-line-through")):
        said = attribute(properties, f"{line}-style") or attribute(properties, f"{line}-type")
        if said:
            found[kind] = said != "none"
    if attribute(properties, "display"):
        found[HIDDEN] = attribute(properties, "display") == "none"
    return found | _raised(attribute(properties, "text-position"))


def _raised(position: str | None) -> dict[str, bool]:
    match = _RAISED.match(position or "")
    if not match:
        return {}
    step = {"super": 1.0, "sub": -1.0}.get(match[1])
    step = float(match[1].rstrip("%")) if step is None else step
    return {"superscript": step > 0, "subscript": step < 0}


def _applied(given: frozenset[str], chain: list[Style]) -> frozenset[str]:
    formats = set(given)
    for style in reversed(chain):
        for kind, is_on in style.formats.items():
            (formats.add if is_on else formats.discard)(kind)
    return frozenset(formats)


def _levels(style: Element) -> dict[int, tuple[str, int]]:
    levels = {}
    for each in children(style):
        depth = attribute(each, "level") or ""
        if depth.isdecimal():
            start = attribute(each, "start-value") or "1"
            is_number = local(each).endswith("number")
            form = "bullet" if not is_number else "number" if attribute(each, "num-format") else ""
            levels[int(depth)] = (form, int(start) if start.isdecimal() else 1)
    return levels
