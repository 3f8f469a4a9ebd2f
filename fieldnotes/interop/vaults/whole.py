"""Files and folders that hold many notes of another program at once, told by their endings and by what they hold."""

from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, Reading
from fieldnotes.interop.vaults import evernote, joplin
from fieldnotes.interop.vaults.joplin_items import is_raw_folder, read_archive, read_folder

LARGEST = 8_000_000_000
"""Bytes beyond which an export is refused; it is read as a stream, but no export of notes is as large."""


def is_whole(path: Path) -> bool:
    """Whether a path is an export of Joplin (.jex or a RAW folder) or of Evernote (.enex)."""
    if path.is_dir():
        return is_raw_folder(path)
    return path.suffix.lower() in (".jex", ".enex")


def read_whole(path: Path, name: str, options: ImportOptions) -> Reading:
    """Read an export as a whole.

    Raises:
        UserError: it is none, is damaged, or is too large.
    """
    if path.is_dir():
        return joplin.planned(read_folder(path, name), name, options)
    if not path.is_file():
        raise UserError("This is no ordinary file.")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as error:
        raise UserError(f"This file cannot be read: {(error.strerror or 'no reason is given').lower()}.") from error
    if not start.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UserError("This file is empty.")
    if size > LARGEST:
        raise UserError(f"This export is too large ({size // 1_000_000_000} GB); export it in parts.")
    if path.suffix.lower() == ".enex":
        return evernote.read_export(path, name, options)
    return joplin.planned(read_archive(path, name), name, options)
