"""The pictures that notes show: found beside them, told by their first bytes, left out in words where they are not."""

from binascii import a2b_base64
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from os import walk
from pathlib import Path
from typing import TypeVar

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Mark
from fieldnotes.interop.plan import PlannedComment, PlannedLink, PlannedMedia, PlannedNote, PlannedTurn
from fieldnotes.interop.vaults.leads import is_picture

LARGEST_PICTURE = 50_000_000
"""Bytes beyond which a picture is left out."""
_PIECE = 1_000_000
_MOST_FILES = 200_000
_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)


class Shelf:
    """The picture files in a folder and all below it; nothing outside is ever looked at.

    Args:
        root: the folder.
        deep: whether a picture may be looked for by its name alone, wherever it lies.
    """

    def __init__(self, root: Path, deep: bool = True) -> None:
        self._root = root
        self._deep = deep
        self._inside = root.resolve()
        self._by_name: dict[str, Path] | None = None

    def find(self, address: str, beside: Path) -> Path | None:
        """The picture at an address, seen from a folder, from the root, or else of that name anywhere below it."""
        for base in (beside, self._root):
            found = self._at(base / address.lstrip("/"))
            if found is not None:
                return found
        if self._by_name is None:
            self._by_name = self._all() if self._deep else {}
        return self._by_name.get(Path(address).name.casefold())

    def _at(self, path: Path) -> Path | None:
        try:
            real = path.resolve()
            return path if real.is_relative_to(self._inside) and real.is_file() else None
        except (OSError, RuntimeError, ValueError):
            return None  # a name that the disk cannot hold, or links in a ring

    def _all(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder, folders, names in walk(self._root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if is_picture(name) and (path := self._at(Path(folder) / name)) is not None:
                    found.setdefault(name.casefold(), path)
            if len(found) > _MOST_FILES:
                break
        return found


Finder = Callable[[PlannedMedia], PlannedMedia | None]
"""Finds the bytes of a picture by its name: None if there are none, of length 0 if they cannot be kept."""


def with_pictures(note: PlannedNote, find: Finder) -> PlannedNote:
    """The note with where its pictures' bytes lie; those that are not there or cannot be kept are left out in words."""
    kept: list[PlannedMedia] = []
    missing: list[str] = []
    unfit: list[str] = []
    for media in note.media:
        found = find(media)
        if found is not None and found.length:
            kept.append(found)
        elif found is None:
            missing.append(Path(media.name).name)
        else:
            unfit.append(Path(found.name).name)
    warnings = [*note.warnings, *_told(missing, "not found"), *_told(unfit, "of no kind that can be kept")]
    return without(replace(note, media=tuple(kept), warnings=tuple(warnings)), _starts(note.media, kept))


def in_folder(shelf: Shelf, beside: Path) -> Finder:
    """Finds pictures that are files, seen from a folder."""

    def find(media: PlannedMedia) -> PlannedMedia | None:
        path = shelf.find(media.name, beside)
        return None if path is None else at_file(replace(media, name=path.name), path)

    return find


def at_file(media: PlannedMedia, path: Path, offset: int = 0, size: int | None = None) -> PlannedMedia:
    """The picture whose bytes lie in a file, ``size`` of them from ``offset`` on; of length 0 if it cannot be kept."""
    try:
        size = path.stat().st_size if size is None else size
        with path.open("rb") as file:
            file.seek(offset)
            mime = picture_kind(file.read(16))
    except OSError:
        return replace(media, length=0)
    fit = bool(mime) and 0 < size <= LARGEST_PICTURE
    return replace(media, mime=mime, file=str(path), offset=offset, length=size if fit else 0)


def pieces_of(media: PlannedMedia) -> Iterator[bytes]:
    """The bytes of a picture, a megabyte at a time.

    Raises:
        UserError: they cannot be read any more.
    """
    try:
        with Path(media.file).open("rb") as file:
            file.seek(media.offset)
            left, rest = media.length, b""
            while left > 0 and (data := file.read(min(_PIECE, left))):
                left -= len(data)
                if not media.base64:
                    yield data
                    continue
                signs = rest + b"".join(data.split())
                whole = len(signs) // 4 * 4 if left > 0 else len(signs)
                rest = signs[whole:]
                yield a2b_base64(signs[:whole])
            if left > 0:
                raise ValueError("the file is shorter than it was")
    except (OSError, ValueError):
        raise UserError(f"The picture “{media.name}” cannot be read any more; look at the files again.") from None


def picture_kind(data: bytes) -> str:
    """The MIME type of a picture by its first bytes; "" for what is no picture that can be kept."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for sign, mime in _SIGNS if data.startswith(sign)), "")


def without(note: PlannedNote, places: Sequence[int]) -> PlannedNote:
    """The note without the characters at some places (code points), and all that lies over it moved along.

    A line that held nothing else goes with its character.
    """
    gone = sorted({each for at in places for each in _with_line(note.text, at)})
    if not gone:
        return note
    pieces = [note.text[a:b] for a, b in zip([0, *(at + 1 for at in gone)], [*gone, len(note.text)], strict=True)]
    return replace(
        note,
        text="".join(pieces),
        marks=_closed(note.marks, gone),
        turns=_closed(note.turns, gone),
        comments=_closed(note.comments, gone),
        links=_closed(note.links, gone),
        media=_closed(note.media, gone),
    )


def _with_line(text: str, at: int) -> tuple[int, ...]:
    """A place and, if nothing else stands in its line, the line break after it, or the one before the last line."""
    alone = (at == 0 or text[at - 1] == "\n") and text[at + 1 : at + 2] in ("\n", "")
    if not alone or len(text) == 1:
        return (at,)
    return (at, at + 1) if at + 1 < len(text) else (at - 1, at)


_Span = TypeVar("_Span", Mark, PlannedTurn, PlannedComment, PlannedLink, PlannedMedia)


def _closed(spans: Sequence[_Span], gone: Sequence[int]) -> tuple[_Span, ...]:
    moved = (
        replace(span, start=span.start - bisect_left(gone, span.start), end=span.end - bisect_left(gone, span.end))
        for span in spans
    )
    return tuple(span for span in moved if span.start < span.end)


def _starts(before: Sequence[PlannedMedia], after: Sequence[PlannedMedia]) -> list[int]:
    return sorted({media.start for media in before} - {media.start for media in after})


def _told(names: Sequence[str], why: str) -> list[str]:
    if not names:
        return []
    some = ", ".join(f"“{name}”" for name in list(dict.fromkeys(names))[:3])
    if len(names) == 1:
        return [f"A picture is {why} and is left out: {some}."]
    return [f"{len(names):,} pictures are {why} and are left out: {some}{' and others' if len(names) > 3 else ''}."]
