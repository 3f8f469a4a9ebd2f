"""An electronic book as a package: what it says of itself, its chapters in reading order, its table of contents."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.readers.packed import Element, Packed, attribute, child, children, inside, local

MOST_CHAPTERS = 5_000
"""Chapters beyond which a file is refused."""

_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc")
_LOCKED = "This book is locked by its seller (DRM); only a copy without that lock can be imported."
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: the part that holds it, what the table of contents calls it ("" for nothing)."""

    part: str
    label: str = ""


class Book:
    """An electronic book that has been opened.

    Raises:
        UserError: it is locked, damaged, swollen or no book.
    """

    def __init__(self, data: bytes) -> None:
        if not data.startswith(b"PK"):
            raise UserError("This is not an electronic book (EPUB), whatever its name says.")
        self.package = Packed(data, "electronic book", "Calibre or Sigil")
        self._refuse_locked()
        container = self.package.xml("META-INF/container.xml")
        path = attribute(child(container, "rootfiles", "rootfile"), "full-path") or ""
        root = self.package.xml(inside("", unquote(path))) if path else None
        if root is None:
            raise UserError("This file holds no electronic book.")
        self._folder = posixpath.dirname(inside("", unquote(path)))
        self._root = root
        self._items = {attribute(each, "id") or "": each for each in _all(child(root, "manifest"), "item")}

    def facts(self, name: str) -> list[str]:
        """What the book says of itself under a name ("title", "creator", "language", "date")."""
        metadata = child(self._root, "metadata")
        holders = [metadata, child(metadata, "dc-metadata")]
        found = [each for holder in holders for each in _all(holder, name)]
        words = (" ".join("".join(map(str, each.itertext())).split()) for each in found)
        return [each for each in words if each]

    def chapters(self) -> list[Chapter]:
        """The chapters in reading order; those that stand outside it (notes, mostly) come last.

        Raises:
            UserError: there are far too many.
        """
        spine = list(_all(child(self._root, "spine"), "itemref"))
        if len(spine) > MOST_CHAPTERS:
            raise UserError(f"This book has {len(spine):,} chapters; at most {MOST_CHAPTERS:,} can be read.")
        aside = [each for each in spine if attribute(each, "linear") == "no"]
        ordered = [each for each in spine if attribute(each, "linear") != "no"] + aside
        labels = self._labels()
        found: dict[str, Chapter] = {}
        for each in ordered:
            item = self._items.get(attribute(each, "idref") or "")
            kind = (attribute(item, "media-type") or "").lower()
            if item is None or (kind and kind not in _PAGES) or "nav" in (attribute(item, "properties") or "").split():
                continue
            part = self._part(self._folder, attribute(item, "href") or "")
            found.setdefault(part, Chapter(part, labels.get(part, "")))
        return list(found.values())

    def _refuse_locked(self) -> None:
        if "META-INF/rights.xml" in self.package or "META-INF/sinf.xml" in self.package:
            raise UserError(_LOCKED)
        root = self.package.xml("META-INF/encryption.xml")
        for each in root.iter() if root is not None else ():
            is_data = local(each) == "EncryptedData"
            if is_data and attribute(child(each, "EncryptionMethod"), "Algorithm") not in _FONTS:
                raise UserError(_LOCKED)

    def _part(self, folder: str, href: str) -> str:
        return inside(folder, unquote(href.partition("#")[0]))

    def _labels(self) -> dict[str, str]:
        """What the table of contents calls each part; a part with several entries is called by none."""
        labels: dict[str, str] = {}
        several: set[str] = set()
        for part, words in self._contents():
            if part in labels:
                several.add(part)
            labels.setdefault(part, words)
        return {part: words for part, words in labels.items() if part not in several}

    def _contents(self) -> Iterator[tuple[str, str]]:
        for item in self._items.values():
            name = self._part(self._folder, attribute(item, "href") or "")
            folder = posixpath.dirname(name)
            if "nav" in (attribute(item, "properties") or "").split():
                yield from self._entries(folder, self._soundly(name))
                return
        for item in self._items.values():
            if attribute(item, "media-type") == "application/x-dtbncx+xml":
                name = self._part(self._folder, attribute(item, "href") or "")
                yield from self._points(posixpath.dirname(name), self._soundly(name))
                return

    def _soundly(self, name: str) -> Element | None:
        """A table of contents; a book can be read without one that is damaged."""
        try:
            return self.package.xml(name)
        except UserError:
            return None

    def _entries(self, folder: str, root: Element | None) -> Iterator[tuple[str, str]]:
        for nav in root.iter() if root is not None else ():
            if local(nav) == "nav" and (attribute(nav, "type") or "toc") == "toc":
                for link in nav.iter():
                    if local(link) == "a":
                        words = " ".join("".join(map(str, link.itertext())).split())
                        yield self._part(folder, attribute(link, "href") or ""), words

    def _points(self, folder: str, root: Element | None) -> Iterator[tuple[str, str]]:
        for point in root.iter() if root is not None else ():
            if local(point) == "navPoint":
                label = child(point, "navLabel", "text")
                words = " ".join((label.text or "").split()) if label is not None else ""
                yield self._part(folder, attribute(child(point, "content"), "src") or ""), words


def _all(parent: Element | None, name: str) -> Iterator[Element]:
    return (each for each in (children(parent) if parent is not None else ()) if local(each) == name)
