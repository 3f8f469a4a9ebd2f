"""What a file plainly is by its first bytes or its parts, whatever its name says."""

import zipfile
import zlib
from io import BytesIO

LOOKED_AT = 4_000
"""Bytes at a file's beginning that tell what it is, where it is no archive."""

_MIME = {
    b"application/epub+zip": ".epub",
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.text-template": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_PARTS = (
    ("meta-inf/container.xml", ".epub"),
    ("word/document.xml", ".docx"),
    ("xl/workbook.xml", ".xlsx"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ending_of(data: bytes) -> str:
    """The ending that a file's contents call for, "" where they could be of several kinds.

    Args:
        data: the whole file.
    """
    start = data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return ".rtf"
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if data.startswith(_OLE):
        return _compound(data)
    if start.startswith(b"<") and b"<office:document" in start:
        return ".fodt" if b"opendocument.text" in start else ""
    lower = start[:300].lower()
    return ".html" if lower.startswith((b"<html", b"<!doctype html")) else ""


def _packed(data: bytes) -> str:
    """What an archive is by the kind it states, or by its parts."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        names = {name.lower() for name in archive.namelist()}
        if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
            kind = _MIME.get(archive.read("mimetype").strip())
            if kind:
                return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, RuntimeError, NotImplementedError):
        return ""
    return next((ending for part, ending in _PARTS if part in names), "")


def _compound(data: bytes) -> str:
    """Old Excel files and old Word files lie in the same wrapping; the name of a stream tells which it is."""
    if "WordDocument".encode("utf-16-le") in data:
        return ".doc"
    return ".xls" if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data else ""
