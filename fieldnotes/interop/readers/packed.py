"""Files that are an archive of parts (Word, OpenDocument, electronic books), opened with care and read part by part."""

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
LARGEST_WHOLE = 256_000_000
"""Bytes that all parts asked for may unfold to."""
MOST_SQUEEZED = 400
"""How many times smaller than itself a large part may be packed; beyond that it is made to swell."""

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


class Packed:
    """The parts of an archive by name, each read when asked for; nothing is ever unfolded to a disk.

    Args:
        data: the whole file.
        what: what the file is, as sentences name it: "Word file", "electronic book".
        program: what can open and save it anew, as sentences name it.
    """

    def __init__(self, data: bytes, what: str, program: str) -> None:
        self._what = what
        self._damaged = f"This {what} is damaged or not complete; open it in {program}, save it again, and import that."
        self._unfolded = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}
        except _TROUBLE as error:
            raise UserError(self._damaged) from error

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    @property
    def damaged(self) -> UserError:
        """What to say of a file whose parts do not fit together."""
        return UserError(self._damaged)

    def names(self) -> list[str]:
        """The names of all parts, in the order of the archive."""
        return list(self._names.values())

    def size(self, part: str) -> int:
        """Bytes a part says it unfolds to; 0 where there is none."""
        name = self._names.get(part.lower())
        return self._zip.getinfo(name).file_size if name is not None else 0

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, or None where there is no such part.

        Raises:
            UserError: the part is damaged, swells beyond measure, or brings entities.
        """
        data = self.bytes(part)
        return None if data is None else parse_xml(data, self._what, self._damaged)

    def bytes(self, part: str) -> bytes | None:
        """A part as it is, or None where there is no such part.

        Raises:
            UserError: the part is damaged or swells beyond measure.
        """
        name = self._names.get(part.lower())
        if name is None:
            return None
        try:
            info = self._zip.getinfo(name)
            swollen = info.file_size > 5_000_000 and info.file_size > MOST_SQUEEZED * max(1, info.compress_size)
            if swollen or info.file_size > LARGEST_PART:
                raise self._swollen()
            with self._zip.open(info) as stream:
                data = stream.read(LARGEST_PART + 1)
        except _TROUBLE as error:
            raise UserError(self._damaged) from error
        self._unfolded += len(data)
        if len(data) > LARGEST_PART or self._unfolded > LARGEST_WHOLE:
            raise self._swollen()
        return data

    def _swollen(self) -> UserError:
        return UserError(f"This {self._what} unfolds to far more than it could hold, so it was not opened.")


def parse_xml(data: bytes, what: str, damaged: str) -> Element:
    """The root of a piece of XML; nothing is fetched, no entity expanded.

    Raises:
        UserError: it is no sound XML (``damaged`` is what is said then), or it brings declarations of its own.
    """
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
        raise UserError(damaged) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UserError(f"This {what} holds declarations that no {what} needs, so it was not opened.")
    return root


def inside(folder: str, target: str) -> str:
    """The whole name of a part that another part in ``folder`` points to; never one above the archive."""
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


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
