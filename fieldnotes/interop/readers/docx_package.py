"""The parts of a Word file, opened with care: locked, damaged, swollen and foreign files are refused in a sentence."""

import posixpath

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.readers.packed import Packed, children, inside


class Package(Packed):
    """A Word file's parts by name, each read when asked for."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, "Word file", "Word or LibreOffice")

    def related(self, part: str) -> list[tuple[str, str, str]]:
        """Everything a part points to, as (id, last word of the kind, target); targets inside are whole names."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = []
        for each in children(root) if root is not None else ():
            target = each.get("Target") or ""
            if each.get("TargetMode") != "External":
                target = inside(folder, target)
            found.append((each.get("Id") or "", (each.get("Type") or "").rpartition("/")[2], target))
        return found


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
