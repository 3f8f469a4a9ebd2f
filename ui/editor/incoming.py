"""Files on their way into a note, as the worker that reads them hands them over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.project.media_data import LARGEST, digest
from fieldnotes.project.pictures import PictureFacts, facts_of, small_copy
from ui.base.tasks import Progress

Report = Callable[[Progress], object]


_UNKNOWN = PictureFacts("")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file on its way in, as the worker that read it hands it over; ``trouble`` says why it cannot come in."""

    name: str
    data: bytes = b""
    hash: str = ""
    facts: PictureFacts = _UNKNOWN
    small: bytes = b""
    trouble: str = ""


def read_files(paths: Sequence[Path], *, report: Report) -> list[Incoming]:
    """Read files in a process of its own: what they are, and small copies of pictures."""
    found = []
    for number, path in enumerate(paths):
        report(Progress(number, len(paths), f"Reading {path.name}"))
        found.append(_read(path))
    return found


def read_data(data: bytes, name: str) -> list[Incoming]:
    """The same for a picture from the clipboard."""
    return [_incoming(data, name)]


def _read(path: Path) -> Incoming:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            most = LARGEST // 1024 // 1024
            return Incoming(path.name, trouble=f"{path.name} is larger than {most} MB; keep it beside the project.")
        return _incoming(path.read_bytes(), path.name)
    except OSError:
        return Incoming(path.name, trouble=f"{path.name} cannot be read; see whether it is still there.")


def _incoming(data: bytes, name: str) -> Incoming:
    if not data:
        return Incoming(name, trouble=f"{name} is empty.")
    try:
        facts = facts_of(data, name)
        small = small_copy(data, name) if facts.width else b""
    except UserError as error:
        return Incoming(name, trouble=error.message)
    return Incoming(name, data, digest(data), facts, small)
