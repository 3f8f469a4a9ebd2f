"""The parts of a Word file, opened with care: locked, damaged, swollen and foreign files are refused in a sentence."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TypeAlias

from lxml import etree

from fieldnotes.domain.errors import UserError

Element: TypeAlias = etree._Element  # noqa: SLF001  the only name lxml has for it

LARGEST_PART = 64_000_000
"""Bytes a part may unfold to; a Word document of three thousand pages stays below."""
MOST_SQUEEZED = 400
"""How many times smaller than itself a large part may be packed; beyond that it is made to swell."""

_DAMAGED = "This Word file is damaged or not complete; open it in Word or LibreOffice, save it again, and import that."
_TROUBLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
)


class Package:
    """A Word file's parts by name, each read when asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}
        except _TROUBLE as error:
            raise UserError(_DAMAGED) from error

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, or None where there is no such part.

        Raises:
            UserError: the part is damaged, swells beyond measure, or brings entities.
        """
        data = self._bytes(part)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UserError(_DAMAGED) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise UserError("This Word file holds declarations that no Word document needs, so it was not opened.")
        return root

    def related(self, part: str) -> list[tuple[str, str, str]]:
        """Everything a part points to, as (id, last word of the kind, target); targets inside are whole names."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = []
        for each in children(root) if root is not None else ():
            target = each.get("Target") or ""
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found.append((each.get("Id") or "", (each.get("Type") or "").rpartition("/")[2], target))
        return found

    def _bytes(self, part: str) -> bytes | None:
        name = self._names.get(part.lower())
        if name is None:
            return None
        try:
            info = self._zip.getinfo(name)
            swollen = info.file_size > 5_000_000 and info.file_size > MOST_SQUEEZED * max(1, info.compress_size)
            if swollen or info.file_size > LARGEST_PART:
                raise UserError("This Word file unfolds to far more than it could hold, so it was not opened.")
            with self._zip.open(info) as stream:
                data = stream.read(LARGEST_PART + 1)
        except _TROUBLE as error:
            raise UserError(_DAMAGED) from error
        if len(data) > LARGEST_PART:
            raise UserError("This Word file unfolds to far more than it could hold, so it was not opened.")
        return data


def open_package(data: bytes) -> tuple[Package, str]:
    """A Word file and the name of its main part.

    Raises:
        UserError: it is locked with a password, an old .doc, damaged, or no Word document.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UserError(
                "This Word file is locked with a password; take the password off in Word and import it again."
            )
        raise UserError("This is an old Word file (.doc); save it as .docx in Word or LibreOffice and import that.")
    if not data.startswith(b"PK"):
        raise UserError("This is not a Word file, whatever its name says.")
    package = Package(data)
    for _, kind, target in package.related(""):
        if kind == "officeDocument":
            return package, target
    raise UserError("This file holds no Word document.")


def local(element: Element) -> str:
    """An element's name without its namespace: transitional and strict files read alike."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def children(element: Element) -> Iterator[Element]:
    """The child elements, without comments and entities."""
    return (each for each in element if isinstance(each.tag, str))


def child(element: Element | None, *names: str) -> Element | None:
    """The first descendant along a path of names, or None."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in children(element) if local(each) == name), None)
    return element
