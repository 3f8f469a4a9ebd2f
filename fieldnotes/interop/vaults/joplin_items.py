"""The items of a Joplin export: files that end in lines of "name: value", in a folder or in an archive (.jex)."""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import Skipped
from fieldnotes.text.standoff import settle

NOTE, FOLDER, RESOURCE, TAG, NOTE_TAG = "1", "2", "4", "5", "6"
LARGEST_ITEM = 50_000_000
"""Bytes beyond which an item is left out."""
LARGEST_ALL = 600_000_000
"""Bytes of all items together beyond which an export is refused; pictures are not read and do not count."""
_NAME = re.compile(r"[0-9a-f]{32}\.md", re.IGNORECASE)
_RESOURCE = re.compile(r"([0-9a-f]{32})(?:\.[^./]{0,20})?", re.IGNORECASE)
_FIELD = re.compile(r"([a-z_]+): ?(.*)")
_TYPE = re.compile(rb"(?:^|\n)type_: ?\d+\s*$")
_DAMAGED = (tarfile.TarError, EOFError, ValueError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its fields, and for what has a title its title and what stands below it."""

    fields: dict[str, str]
    title: str = ""
    body: str = ""

    def says(self, name: str) -> str:
        """A field's value, or ""."""
        return self.fields.get(name, "")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bytes of an attachment lie."""

    file: Path
    offset: int
    size: int


@dataclass
class Export:
    """All items of an export, where its attachments lie by their numbers, and what could not be used."""

    items: list[Item] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)

    def of_type(self, kind: str) -> Iterator[Item]:
        """The items of one type."""
        return (item for item in self.items if item.says("type_") == kind)


def is_raw_folder(folder: Path) -> bool:
    """Whether a folder is a RAW export: it holds files named by numbers that end in "type_: …"."""
    try:
        named = [file for file in sorted(folder.iterdir()) if _NAME.fullmatch(file.name)][:3]
        return bool(named) and all(_TYPE.search(_tail(file)) for file in named)
    except OSError:
        return False


def read_folder(folder: Path, name: str) -> Export:
    """The items of a RAW folder.

    Raises:
        UserError: it cannot be read, or holds too much.
    """
    export = Export()
    total = 0
    try:
        for file in sorted(folder.iterdir()):
            if file.is_symlink() or not file.is_file() or not _NAME.fullmatch(file.name):
                continue
            total = _counted(total, file.stat().st_size)
            _take(export, f"{name}/{file.name}", file.read_bytes())
        for file in sorted((folder / "resources").glob("*")):
            numbered = _RESOURCE.fullmatch(file.name)
            if numbered and file.is_file() and not file.is_symlink():
                export.places[numbered[1].lower()] = Place(file, 0, file.stat().st_size)
    except OSError as error:
        raise UserError(f"This export cannot be read: {(error.strerror or 'no reason is given').lower()}.") from error
    return export


def read_archive(path: Path, name: str) -> Export:
    """The items of an archive; nothing is unpacked to the disk, whatever its names say.

    Raises:
        UserError: it is no archive, cannot be read, or holds too much.
    """
    export = Export()
    try:
        with path.open("rb") as file, tarfile.open(fileobj=file, mode="r:") as archive:
            _take_members(export, archive, path, name)
    except _DAMAGED:
        if not export.items:
            raise UserError("This is no Joplin export, or it is damaged; export it from Joplin again.") from None
        export.skipped.append(Skipped(name, "This export is damaged or cut short; what stands before that comes."))
    except OSError as error:
        raise UserError(f"This export cannot be read: {(error.strerror or 'no reason is given').lower()}.") from error
    return export


def _take_members(export: Export, archive: tarfile.TarFile, path: Path, name: str) -> None:
    size, total = path.stat().st_size, 0
    file = archive.fileobj
    assert file is not None
    for member in archive:
        inside = PurePosixPath(member.name)
        if member.isdir():
            continue
        if not member.isreg() or member.issparse() or inside.is_absolute() or ".." in inside.parts:
            export.skipped.append(Skipped(f"{name}/{settle(member.name)}", "This is no ordinary file of an export."))
            continue
        if member.offset_data + member.size > size:
            raise tarfile.ReadError("cut short")
        numbered = _RESOURCE.fullmatch(inside.name)
        if inside.parent.name == "resources" and numbered:
            export.places[numbered[1].lower()] = Place(path, member.offset_data, member.size)
        elif _NAME.fullmatch(inside.name):
            total = _counted(total, member.size)
            place = file.tell()
            file.seek(member.offset_data)
            _take(export, f"{name}/{inside.name}", file.read(min(member.size, LARGEST_ITEM + 1)))
            file.seek(place)


def _take(export: Export, name: str, data: bytes) -> None:
    if len(data) > LARGEST_ITEM:
        export.skipped.append(Skipped(name, "This item is too large to be a note."))
        return
    item = _item(settle(data.decode("utf-8", "replace")))
    if item is None:
        export.skipped.append(Skipped(name, "This is no whole item of a Joplin export."))
    else:
        export.items.append(item)


def _item(text: str) -> Item | None:
    """An item by its file's text; the fields stand below the last empty line."""
    lines = text.rstrip().split("\n")
    fields: dict[str, str] = {}
    while lines and (found := _FIELD.fullmatch(lines[-1])):
        fields[found[1]] = found[2].strip()
        lines.pop()
    if "type_" not in fields or (lines and lines[-1].strip()):
        return None
    if not fields.get("id") and fields["type_"] != NOTE_TAG:
        return None
    title, _, body = "\n".join(lines).strip("\n").partition("\n")
    return Item(fields, title.strip(), body.strip("\n"))


def _counted(total: int, size: int) -> int:
    if total + size > LARGEST_ALL:
        raise UserError(f"This export holds more than {LARGEST_ALL // 1_000_000} MB of text; export it in parts.")
    return total + size


def _tail(file: Path) -> bytes:
    with file.open("rb") as opened:
        opened.seek(max(0, file.stat().st_size - 200))
        return opened.read(200)
